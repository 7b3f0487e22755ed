package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/kanben/kanben/content"
)

// note is a footnote of the page: the element that an in-page link with a mark leads to.
type note struct {
	id           string
	mark, target *html.Node
}

// notes finds the footnotes (脚注): links such as <sup><a href="#fn1">[1]</a></sup> whose target stands behind them. The targets
// are taken out of the tree, so that no other step reads them as text of the body.
func (p *page) findNotes() {
	p.notes = map[string]note{}
	var order []string
	ids := map[string]*html.Node{}
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if ref, ok := noteMark(n); ok {
			if _, have := p.notes[ref]; !have && ids[ref] == nil {
				p.notes[ref] = note{mark: n}
				order = append(order, ref)
			}
		}
		id := attr(n, "id")
		if id == "" && n.DataAtom == atom.A {
			id = attr(n, "name")
		}
		if id != "" && ids[id] == nil {
			ids[id] = n
		}
	}
	for _, ref := range order {
		target := noteElement(ids[ref])
		if target == nil || target.Parent == nil || holds(target, p.notes[ref].mark) || content.Width(rawText(target)) < 3 {
			delete(p.notes, ref)
			continue
		}
		p.notes[ref] = note{id: strconv.Itoa(len(p.order) + 1), target: target}
		p.order = append(p.order, ref)
		target.Parent.RemoveChild(target)
	}
}

// noteMark returns the id that a link leads to if its text is the mark of a note: a number or a star, in brackets or raised.
func noteMark(n *html.Node) (string, bool) {
	if n.DataAtom != atom.A {
		return "", false
	}
	ref, ok := strings.CutPrefix(attr(n, "href"), "#")
	if !ok || ref == "" {
		return "", false
	}
	text := strings.TrimFunc(rawText(n), content.IsSpace)
	mark := strings.Trim(text, "[]［］〔〕()（）【】注註")
	raised := mark != text || n.Parent != nil && n.Parent.DataAtom == atom.Sup || n.FirstChild != nil && n.FirstChild.DataAtom == atom.Sup
	return ref, raised && isMark(mark)
}

func isMark(s string) bool {
	if s == "" || len(s) > 3 {
		return false
	}
	return strings.Trim(s, "0123456789") == "" || strings.Trim(s, "*†‡") == ""
}

// isBackLink reports whether a link only leads back from a note to its mark.
func isBackLink(n *html.Node) bool {
	if n.DataAtom != atom.A || !strings.HasPrefix(attr(n, "href"), "#") {
		return false
	}
	switch strings.Trim(rawText(n), " \u00A0\uFE0E") {
	case "↩", "↑", "^", "⏎", "返回":
		return true
	}
	return false
}

// noteElement returns the element that holds the whole note: the target, or the paragraph or item round an anchor.
func noteElement(n *html.Node) *html.Node {
	for k := 0; n != nil && k < 4; k, n = k+1, n.Parent {
		switch n.DataAtom {
		case atom.Li, atom.P, atom.Dd, atom.Aside, atom.Div, atom.Tr:
			return n
		}
	}
	return nil
}

// holds reports whether n stands inside root.
func holds(root, n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// addNotes puts the notes into the article that its text refers to.
func (p *page) addNotes() {
	for _, ref := range p.order {
		n := p.notes[ref]
		m := &pieceMaker{page: p}
		if blocks := m.blocks(n.target); len(blocks) > 0 && p.cited[n.id] {
			p.art.Notes = append(p.art.Notes, content.Note{ID: n.id, Blocks: blocks})
		}
	}
}

// noteRef returns the reference that a link stands for, if it is one. Marks in the notes themselves stay text.
func (p *page) noteRef(n *html.Node) (content.Inline, bool) {
	ref, ok := noteMark(n)
	if !ok {
		return nil, false
	}
	note, ok := p.notes[ref]
	if !ok {
		return nil, false
	}
	if p.cited == nil {
		p.cited = map[string]bool{}
	}
	p.cited[note.id] = true
	return &content.NoteRef{ID: note.id}, true
}
