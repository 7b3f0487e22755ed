package html

import (
	"slices"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/kanben/kanben/content"
)

// page is one saved page on its way to an article.
type page struct {
	src      content.Source
	o        content.Options
	root     *html.Node
	parts    archive
	meta     meta
	lines    []line // visible lines of the whole page
	inBody   []bool // which of them stand in the extracted text
	art      *content.Article
	names    map[string]string // address of a picture → name of its asset
	problems []content.Problem
	sought   map[int]string             // problem → the words it is about
	sources  map[*content.Figure]string // figure → the address in its element
	group    int
	unsure   []string // words beside the date that may be names
	rule     *content.SiteRule
	notes    map[string]note // by the id that their marks lead to
	order    []string        // of those ids
	cited    map[string]bool // notes that the text refers to
}

// warn reports a warning about the words at, which places looks up in the source; "" for the page as a whole.
func (p *page) warn(code, msg, at string) {
	p.report(content.Problem{Severity: content.Warning, Code: code, Msg: msg}, at)
}

func (p *page) fail(code, msg, hint, at string) {
	p.report(content.Problem{Severity: content.Error, Code: code, Msg: msg, Hint: hint}, at)
}

func (p *page) report(pr content.Problem, at string) {
	pr.Pos = content.Pos{File: p.src.Name}
	if at != "" {
		if p.sought == nil {
			p.sought = map[int]string{}
		}
		p.sought[len(p.problems)] = at
	}
	p.problems = append(p.problems, pr)
}

// read runs the steps H1 … H6 in order.
func (p *page) read() {
	p.meta = readMeta(p.root)
	p.rule = p.siteRule()
	p.lines = visibleLines(p.root)
	p.findNotes()
	body := p.body()
	pieces := p.pieces(body)
	w := p.window(pieces)
	p.art.Canonical = p.meta.canonical
	p.language()
	p.title(w)
	w = p.narrow(w)
	p.headCredits(w)
	pieces, tail := p.trim(pieces)
	p.sections(pieces)
	p.addNotes()
	p.keepAll(tail)
	if len(pieces) > 0 {
		w.last = p.window(pieces).last // links to other articles are gone
	}
	p.tailCredits(w)
	p.dropPersonSource()
	p.confirmed(w)
	p.titleAuthor(w)
	p.fromWeChat()
	p.fromMeta()
	content.MarkRunIns(p.art)
	content.NameSections(p.art)
	slices.SortStableFunc(p.art.Assets, func(a, b content.Asset) int { return strings.Compare(a.Name, b.Name) })
	p.account(w)
}

// body returns the part of the page that holds the text: by the site's rule, else what go-readability finds in a
// copy of the tree (H1).
func (p *page) body() *html.Node {
	if n := p.pick(p.ruleBody()); n != nil {
		return n
	}
	if n := byID(p.root, "js_content"); n != nil && content.Width(rawText(n)) > 40 {
		return n // a page of a WeChat account, hidden until its script has run
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	if a, err := parser.ParseDocument(p.root, nil); err == nil && a.Node != nil {
		nameElements(a.Node)
		if n := p.ownBody(a.Node); n != nil {
			return n
		}
		return a.Node
	}
	return &html.Node{Type: html.ElementNode, Data: "div"}
}

// nameElements gives the elements that go-readability made or renamed their atoms, by which we tell elements apart.
func nameElements(root *html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	}
}

// language takes the page's own word if it fits the text, else the text's.
func (p *page) language() {
	p.art.Lang = p.o.Lang
	if p.art.Lang != "" {
		return
	}
	var b strings.Builder
	for _, l := range p.lines {
		if l.links*2 < len(l.text) {
			b.WriteString(l.text)
		}
	}
	lang, sure := content.DetectLang(b.String())
	if !sure {
		p.warn("W-LANG", "language guessed weakly: "+lang, "")
	}
	p.art.Lang = lang
}

// credits adds credits to the article's list, once each.
func (p *page) credits(cs []content.Credit) {
	base := p.group
	for _, c := range cs {
		c.Group += base
		p.group = max(p.group, c.Group)
		p.art.Credits = content.AddCredit(p.art.Credits, c)
	}
}
