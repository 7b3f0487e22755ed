package fields

import (
	"io/fs"
	"net/url"
	"slices"
	"strings"

	"github.com/kanben/kanben/content"
)

// AddAssets gives every figure whose picture is not among the assets an entry there: a file beside the article,
// or a remote one (W-REMOTE unless a folder stands for its address), which is never fetched. Paths that leave the article's folder are E-BASE.
// Whether a file exists is seen when it is opened.
func AddAssets(a *content.Article, o content.Options) []content.Problem {
	var ps []content.Problem
	known := map[string]bool{}
	for _, s := range a.Assets {
		known[s.Name] = true
	}
	EachFigure(a, func(f *content.Figure) {
		if f.Asset == "" || known[f.Asset] {
			return
		}
		asset, p := assetOf(f, o)
		ps = append(ps, p...)
		known[f.Asset] = true
		a.Assets = append(a.Assets, asset)
	})
	slices.SortStableFunc(a.Assets, func(x, y content.Asset) int { return strings.Compare(x.Name, y.Name) })
	return ps
}

func assetOf(f *content.Figure, o content.Options) (content.Asset, []content.Problem) {
	name := f.Asset
	if u, err := url.Parse(name); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		asset := content.Asset{Name: name, URL: name}
		if o.NoImages || slices.ContainsFunc(o.Pictures, func(d content.PictureDir) bool { return strings.HasPrefix(name, d.Prefix) }) {
			return asset, nil
		}
		return asset, []content.Problem{{Severity: content.Warning, Code: "W-REMOTE", Pos: f.Pos,
			Msg: "the picture " + content.QuoteInput(name) + " is remote and not fetched", Hint: "save it beside the article, or name its folder with --asset-map"}}
	}
	path := strings.TrimPrefix(name, "./")
	if !fs.ValidPath(path) || path == "." || strings.Contains(path, `\`) {
		return content.Asset{Name: name}, []content.Problem{{Severity: content.Error, Code: "E-BASE", Pos: f.Pos,
			Msg: "the path " + content.QuoteInput(name) + " leaves the folder of the article", Hint: "put the picture beside the article or below it"}}
	}
	return content.Asset{Name: name, Path: path}, nil
}

// EachFigure calls f for every figure of the article in reading order.
func EachFigure(a *content.Article, f func(*content.Figure)) {
	eachFigure(a.Abstract, f)
	for _, s := range a.Sections {
		eachFigure(s.Blocks, f)
	}
	for _, n := range a.Notes {
		eachFigure(n.Blocks, f)
	}
}

func eachFigure(blocks []content.Block, f func(*content.Figure)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *content.Figure:
			f(b)
		case *content.List:
			for _, it := range b.Items {
				eachFigure(it.Blocks, f)
			}
		case *content.Quote:
			eachFigure(b.Blocks, f)
		case *content.Callout:
			eachFigure(b.Blocks, f)
		}
	}
}

// AddFigureCredits adds the credits of figures to those of the article, each role and name once (content.md §1).
func AddFigureCredits(a *content.Article) {
	EachFigure(a, func(f *content.Figure) {
		for _, c := range f.Credits {
			a.Credits = content.AddCredit(a.Credits, c)
		}
	})
}
