package ninjs

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/records"
	"github.com/kanben/kanben/content/tree"
)

// associations are the items that belong to this one, an object in version 1, a list later. Pictures and graphics are
// taken; of others there is no printed form, so that they are reported. An item that is a picture is its own.
func associations(n *tree.Node, body string) ([]records.Picture, []content.Problem) {
	var out []records.Picture
	var problems []content.Problem
	if isPicture(n) {
		out = appendPicture(out, n, "", body)
	}
	list := get(n, "associations")
	if list == nil {
		return out, nil
	}
	for i, it := range list.Items {
		path := "associations[" + strconv.Itoa(i) + "]."
		if list.Kind == tree.Map {
			path = "associations." + list.Keys[i].Value + "."
		}
		switch {
		case it.Kind != tree.Map:
		case isPicture(it):
			out = appendPicture(out, it, path, body)
		default:
			problems = append(problems, unprinted(it, path))
		}
	}
	return out, problems
}

func isPicture(n *tree.Node) bool {
	kind := field(n, "", "type").Value
	return kind == "picture" || kind == "graphic"
}

func unprinted(n *tree.Node, path string) content.Problem {
	f := field(n, path, "type")
	f.Path = strings.TrimSuffix(path, ".")
	words := firstOf(f.Value, "item")
	name, _, _ := headlines(n)
	if at := firstOf(name.Value, largest(n, path).Value, field(n, path, "uri").Value); at != "" {
		words += " " + content.QuoteInput(at)
	}
	return problem(f, "W-EMBED", "an associated "+words+" was left out")
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// appendPicture adds a picture, unless one of its renditions stands in the body already.
func appendPicture(out []records.Picture, n *tree.Node, path, body string) []records.Picture {
	for _, r := range renditions(n, path) {
		if r.Value != "" && strings.Contains(body, r.Value) {
			return out
		}
	}
	alt, _, _ := headlines(n)
	p := records.Picture{URL: largest(n, path), Caption: caption(n), Credit: field(n, path, "byline", "by"), Alt: alt, Holder: field(n, path, "copyrightholder")}
	for _, d := range wordings(n, "description", "descriptions") {
		if p.Credit.Value == "" && hasAny(d.role, "creditline") {
			p.Credit = d.Field
		}
	}
	if p.URL.Value != "" {
		out = append(out, p)
	}
	return out
}

// renditions are the addresses of an item's files.
func renditions(n *tree.Node, path string) []records.Field {
	var out []records.Field
	if list := get(n, "renditions"); list != nil {
		for i, r := range list.Items {
			out = append(out, field(r, path+"renditions["+strconv.Itoa(i)+"].", "href"))
		}
	}
	return out
}

// largest is the widest rendition; of those without width, the first that is no thumbnail.
func largest(n *tree.Node, path string) records.Field {
	best, width := records.Field{}, -2
	list := get(n, "renditions")
	for i, f := range renditions(n, path) {
		r := list.Items[i]
		w, err := strconv.ParseFloat(field(r, "", "width").Value, 64)
		if err != nil {
			w = 0
		}
		name := strings.ToLower(field(r, "", "name").Value)
		if list.Kind == tree.Map {
			name = strings.ToLower(list.Keys[i].Value)
		}
		if hasAny(name, "thumb") && err != nil {
			w = -1
		}
		if f.Value != "" && int(w) > width {
			best, width = f, int(w)
		}
	}
	return best
}
