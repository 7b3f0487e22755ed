// Package outline finds title, credits, headings and captions in blocks whose source says little or nothing of them.
//
// Word files, feeds and exports of content systems give a run of paragraphs, some of which are the title, the
// byline or a heading. What a source states is taken; the rest follows the rules for raw text (content.md R3–R10).
package outline

import (
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// Part is what a source says a block is.
type Part uint8

// The parts that sources name.
const (
	Body Part = iota
	Title
	Subtitle
	Kicker
	Byline
	Heading
	Caption
	Quote
)

// Item is a block with what its source says of it.
type Item struct {
	Block content.Block
	Part  Part
	Level int    // of a Heading, from 1
	Label string // number that the source sets before a heading
}

// Builder makes an article of items.
type Builder struct {
	Article  *content.Article
	Options  content.Options
	Problems []content.Problem

	items []Item
	group int
}

// Build fills the article, whose fields that are set already stay: title, credits, sections.
func Build(a *content.Article, items []Item, o content.Options) []content.Problem {
	b := &Builder{Article: a, Options: o, items: items}
	b.title()
	b.byline()
	b.tail()
	b.captions()
	if len(b.items) > 0 || len(a.Sections) == 0 {
		b.sections()
	}
	for _, s := range a.Sections {
		for _, bl := range s.Blocks {
			if p, ok := bl.(*content.Para); ok && len(s.Heading) > 0 {
				RunIn(p)
			}
		}
	}
	if !hasRunIns(a) {
		content.MarkRunIns(a)
	}
	content.NameSections(a)
	return b.Problems
}

// words returns the text of item i if it is a paragraph.
func (b *Builder) words(i int) (string, bool) {
	if i < 0 || i >= len(b.items) {
		return "", false
	}
	p, ok := b.items[i].Block.(*content.Para)
	if !ok {
		return "", false
	}
	return strings.TrimFunc(content.ParaText(p), content.IsSpace), true
}

func (b *Builder) remove(i, n int) { b.items = append(b.items[:i:i], b.items[i+n:]...) }

func (b *Builder) inlines(i int) []content.Inline {
	p := b.items[i].Block.(*content.Para)
	return append(append([]content.Inline(nil), p.RunIn...), p.Text...)
}

func hasRunIns(a *content.Article) bool {
	for _, s := range a.Sections {
		for _, b := range s.Blocks {
			if p, ok := b.(*content.Para); ok && len(p.RunIn) > 0 {
				return true
			}
		}
	}
	return false
}

// RunIn makes bold text that begins a paragraph, ends in a mark and is followed by more its run-in head (content.md K5).
// The space behind it goes where both neighbours are CJK.
func RunIn(p *content.Para) {
	if len(p.Text) < 2 || len(p.RunIn) > 0 {
		return
	}
	bold, ok := p.Text[0].(*content.Strong)
	if !ok {
		return
	}
	words := content.InlineText(bold.Kids)
	if last, _ := utf8.DecodeLastRuneInString(words); !strings.ContainsRune("。！？：.!?:", last) {
		return
	}
	rest := append([]content.Inline(nil), p.Text[1:]...)
	if t, ok := rest[0].(*content.Text); ok {
		if s := strings.TrimLeft(t.S, " "); s != t.S && tree.ClosesUp(words, s) {
			rest[0] = &content.Text{S: s, Pos: tree.Advance(t.Pos, t.S[:len(t.S)-len(s)])}
		}
	}
	p.RunIn, p.Text = bold.Kids, rest
}
