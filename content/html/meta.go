package html

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta is what the head of the page says.
type meta struct {
	title     string
	props     map[string]string // name or property, lower case → content; the first one wins
	canonical string
	lang      string
	h1        []*html.Node
	linked    []linkedArticle
	saved     string // address that SingleFile or a browser wrote into a comment
}

// linkedArticle is one JSON-LD object that describes an article (content.md H5).
type linkedArticle struct {
	headline, published, modified, publisher, licence, section string
	authors, editors, translators                              []string
}

func readMeta(root *html.Node) meta {
	m := meta{props: map[string]string{}}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			m.comment(n.Data)
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			m.lang = attr(n, "lang")
		case atom.Title:
			if m.title == "" && n.FirstChild != nil {
				m.title = squeeze(n.FirstChild.Data)
			}
		case atom.Meta:
			m.meta(n)
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				m.canonical = attr(n, "href")
			}
		case atom.H1:
			m.h1 = append(m.h1, n)
		case atom.Script:
			if strings.Contains(attr(n, "type"), "ld+json") && n.FirstChild != nil {
				m.jsonLD(n.FirstChild.Data)
			}
		}
	}
	if m.canonical == "" {
		m.canonical = m.props["og:url"]
	}
	if m.canonical == "" {
		m.canonical = m.saved
	}
	if !strings.HasPrefix(m.canonical, "http") {
		m.canonical = ""
	}
	return m
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func (m *meta) meta(n *html.Node) {
	key := attr(n, "property")
	if key == "" {
		key = attr(n, "name")
	}
	if key == "" {
		key = attr(n, "itemprop")
	}
	key = strings.ToLower(key)
	if val := squeeze(attr(n, "content")); val != "" && m.props[key] == "" {
		m.props[key] = val
	}
}

// comment reads the address out of the comments of SingleFile and of browsers that save a page.
func (m *meta) comment(s string) {
	for _, w := range [...]string{"url: ", "saved from url="} {
		i := strings.Index(s, w)
		if i < 0 || m.saved != "" {
			continue
		}
		rest := s[i+len(w):]
		if j := strings.Index(rest, "http"); j >= 0 && j < 10 {
			m.saved, _, _ = strings.Cut(strings.Fields(rest[j:])[0], "\n")
		}
	}
}

// jsonLD reads one script: an object, an array, or a @graph of them.
func (m *meta) jsonLD(s string) {
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		return
	}
	m.linkedValue(v, 0)
}

func (m *meta) linkedValue(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			m.linkedValue(x, depth+1)
		}
	case map[string]any:
		if isArticleType(v["@type"]) {
			m.linked = append(m.linked, linkedFrom(v))
		}
		m.linkedValue(v["@graph"], depth+1)
	}
}

func isArticleType(v any) bool {
	for _, s := range texts(v) {
		switch s {
		case "NewsArticle", "Article", "ReportageNewsArticle", "Report", "BlogPosting", "AnalysisNewsArticle", "OpinionNewsArticle", "SocialMediaPosting", "Reportage":
			return true
		}
	}
	return false
}

func linkedFrom(v map[string]any) linkedArticle {
	return linkedArticle{
		headline: first(texts(v["headline"])), published: first(texts(v["datePublished"])), modified: first(texts(v["dateModified"])),
		publisher: first(texts(v["publisher"])), licence: first(texts(v["license"])), section: first(texts(v["articleSection"])),
		authors: people(v["author"]), editors: people(v["editor"]), translators: people(v["translator"]),
	}
}

// people returns the names of a value without those of organisations.
func people(v any) []string {
	switch v := v.(type) {
	case map[string]any:
		for _, t := range texts(v["@type"]) {
			if strings.HasSuffix(t, "Organization") {
				return nil
			}
		}
	case []any:
		var all []string
		for _, x := range v {
			if len(all) < 50 {
				all = append(all, people(x)...)
			}
		}
		return all
	}
	return texts(v)
}

// texts returns the strings of a value: itself, the name of an object, or those of each entry.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{squeeze(v)}
	case map[string]any:
		return texts(v["name"])
	case []any:
		var all []string
		for _, x := range v {
			if len(all) < 50 {
				all = append(all, texts(x)...)
			}
		}
		return all
	}
	return nil
}

func first(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}
