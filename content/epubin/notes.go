package epubin

import (
	"encoding/xml"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	pages "github.com/kanben/kanben/content/html"
	"github.com/kanben/kanben/content/records"
	"github.com/kanben/kanben/content/xmltree"
)

func attribute(name, value string) xml.Attr {
	return xml.Attr{Name: xml.Name{Local: name}, Value: value}
}

// findTargets notes which addresses links lead to.
func (b *book) findTargets(member string, n *xmltree.Node, out map[string]bool) {
	for _, k := range n.Kids {
		if k.Name == "a" && !has(k, "backlink", "doc-backlink") {
			out[b.address(member, k.Value("href"))] = true
		}
		b.findTargets(member, k, out)
	}
}

// takeNotes cuts the notes out of a document; each is known by its address. One that no link leads to stays in the text.
func (b *book) takeNotes(member string, n *xmltree.Node, targets map[string]bool) {
	var kept []*xmltree.Node
	for _, k := range n.Kids {
		if id := k.Value("id"); id != "" && isNote(k) && targets[member+"#"+id] {
			dropBacklinks(k)
			b.notes[member+"#"+id] = &note{id: "n" + strconv.Itoa(len(b.notes)+1), blocks: b.noteBlocks(member, k)}
			continue
		}
		b.takeNotes(member, k, targets)
		if k.Name != "" && isNotesSection(k) && k.Deep("p") == nil {
			continue
		}
		kept = append(kept, k)
	}
	n.Kids = kept
}

func has(n *xmltree.Node, words ...string) bool {
	for _, have := range strings.Fields(n.Value("type") + " " + n.Value("role")) {
		for _, w := range words {
			if have == w {
				return true
			}
		}
	}
	return false
}

func isNote(n *xmltree.Node) bool {
	return has(n, "footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote")
}

func isNotesSection(n *xmltree.Node) bool {
	return has(n, "footnotes", "endnotes", "rearnotes", "doc-endnotes")
}

// dropBacklinks takes out the links back to the text.
func dropBacklinks(n *xmltree.Node) {
	var kept []*xmltree.Node
	for _, k := range n.Kids {
		if has(k, "backlink", "doc-backlink") {
			continue
		}
		dropBacklinks(k)
		kept = append(kept, k)
	}
	n.Kids = kept
}

func (b *book) noteBlocks(member string, n *xmltree.Node) []content.Block {
	at := b.bodyLines(n, "")
	items, _, ps := pages.Fragment(n.Markup(), "", nil, content.Source{Name: b.file}, b.opts)
	for _, p := range ps {
		p.Path, p.Pos = member, b.pos()
		b.problems = append(b.problems, p)
	}
	var out []content.Block
	for _, it := range items {
		records.Place(it.Block, content.Pos{File: b.file, Line: at.line(it.Block), Col: 1})
		out = append(out, it.Block)
	}
	return out
}

// resolveLinks makes references of the links to notes, and text of other links inside the book.
func (b *book) resolveLinks(block content.Block, member string) {
	switch n := block.(type) {
	case *content.Para:
		n.RunIn, n.Text = b.links(n.RunIn, member), b.links(n.Text, member)
	case *content.List:
		for _, it := range n.Items {
			for _, k := range it.Blocks {
				b.resolveLinks(k, member)
			}
		}
	case *content.Quote:
		for _, k := range n.Blocks {
			b.resolveLinks(k, member)
		}
		n.By = b.links(n.By, member)
	case *content.Callout:
		for _, k := range n.Blocks {
			b.resolveLinks(k, member)
		}
	case *content.Table:
		for _, r := range n.Rows {
			for i := range r.Cells {
				r.Cells[i].Text = b.links(r.Cells[i].Text, member)
			}
		}
	case *content.Figure:
		n.Caption = b.links(n.Caption, member)
	}
}

func (b *book) links(in []content.Inline, member string) []content.Inline {
	var out []content.Inline
	for _, n := range in {
		switch n := n.(type) {
		case *content.Link:
			out = append(out, b.link(n, member)...)
			continue
		case *content.Sup:
			n.Kids = b.links(n.Kids, member)
			if ref, ok := single(n.Kids); ok {
				out = append(out, ref)
				continue
			}
		case *content.Strong:
			n.Kids = b.links(n.Kids, member)
		case *content.Emph:
			n.Kids = b.links(n.Kids, member)
		case *content.Styled:
			n.Kids = b.links(n.Kids, member)
		}
		out = append(out, n)
	}
	return out
}

// single is the reference that a superscript holds and nothing else.
func single(in []content.Inline) (content.Inline, bool) {
	if len(in) != 1 {
		return nil, false
	}
	ref, ok := in[0].(*content.NoteRef)
	return ref, ok
}

func (b *book) link(l *content.Link, member string) []content.Inline {
	if rest, ok := strings.CutPrefix(l.URL, marker); ok {
		if tex, ok := strings.CutPrefix(rest, "math"); ok && tex == "" {
			return []content.Inline{&content.MathSpan{TeX: content.InlineText(l.Kids), Pos: l.Pos}}
		}
		b.used = append(b.used, rest)
		return []content.Inline{&content.NoteRef{ID: rest, Pos: l.Pos}}
	}
	l.Kids = b.links(l.Kids, member)
	return []content.Inline{l}
}

// marker begins the addresses that mark what HTML has no element for, through the conversion to blocks.
const marker = "https://kanben.invalid/"

// mark makes references to notes, and formulas, links that survive the conversion.
func (b *book) mark(n *xmltree.Node, member string) {
	var kept []*xmltree.Node
	for _, k := range n.Kids {
		if b.ours && isGenerated(k) || k.Name == "case" && n.Name == "switch" {
			continue // of a switch the default is for readers that know no other form
		}
		kept = append(kept, k)
		switch k.Name {
		case "a":
			if note := b.notes[b.address(member, k.Value("href"))]; note != nil {
				k.Attr = []xml.Attr{attribute("href", marker+note.id)}
				continue
			}
		case "math":
			tex := k.Value("alttext")
			if tex == "" {
				tex = k.Words()
			}
			k.Name, k.Attr, k.Kids = "a", []xml.Attr{attribute("href", marker+"math")}, []*xmltree.Node{{Text: tex}}
			continue
		}
		b.mark(k, member)
	}
	n.Kids = kept
}

// isGenerated reports whether one of our own books says that an element is no text of the article.
func isGenerated(n *xmltree.Node) bool {
	return slices.Contains(strings.Fields(n.Value("class")), "gen")
}

// address is a link of a document as member#fragment.
func (b *book) address(member, href string) string {
	_, fragment, _ := strings.Cut(href, "#")
	if strings.HasPrefix(href, "#") {
		return member + "#" + fragment
	}
	return resolve(path.Dir(member), href) + "#" + fragment
}

// linkNotes adds the notes in the order in which the text refers to them.
func (b *book) linkNotes() {
	byID := map[string]*note{}
	for _, n := range b.notes {
		byID[n.id] = n
	}
	for _, id := range b.used {
		if n := byID[id]; n != nil {
			delete(byID, id)
			b.article.Notes = append(b.article.Notes, content.Note{ID: n.id, Blocks: n.blocks, Pos: b.pos()})
		}
	}
}
