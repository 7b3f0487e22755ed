package check

import (
	"io"
	"strings"
	"unicode"

	"github.com/kanben/kanben/content"
)

// Text compares the words of the book's text, from introduction to last chapter, with those of the articles, code
// point by code point (white space apart), and returns the first difference: nothing is to be lost, nothing added.
func Text(r io.ReaderAt, size int64, c *content.Collection) []content.Problem {
	b := open(r, size)
	b.problems = nil
	got := visible(b.text())
	want := visible(source(c))
	n := 0
	for n < len(got) && n < len(want) && got[n] == want[n] {
		n++
	}
	if n == len(got) && n == len(want) {
		return nil
	}
	b.report("E-EPUB-TEXT", "", 0, 0, "the text differs from the source at character %d of %d: the book has %q, the source %q", n+1, len(want), excerpt(got, n), excerpt(want, n))
	return b.problems
}

func excerpt(rs []rune, n int) string { return string(rs[min(n, len(rs)):min(n+20, len(rs))]) }

// text is the words of introduction and chapters; in a collection also of the articles' own pages, from the lead on.
func (b *book) text() string {
	var s strings.Builder
	for _, d := range b.docs {
		if d.body == nil {
			continue
		}
		var section *node
		d.body.walk(func(n *node) {
			if section == nil && (n.isType("introduction") || n.isType("chapter") || n.isType("part")) {
				section = n
			}
		})
		if section == nil {
			continue
		}
		s.WriteString(section.words(func(n *node) bool {
			return isFurniture(n) || n.hasClass("dateline") || n.hasClass("credit") || section.isType("part") && isTitleBlock(n)
		}))
	}
	return s.String()
}

// isTitleBlock reports what stands above the lead on an article's own page.
func isTitleBlock(n *node) bool {
	return n.tag == "hgroup" || n.tag == "h2" || n.hasClass("kicker") || n.hasClass("dateline-block") || n.isType("abstract")
}

// source is the words of the articles in reading order.
func source(c *content.Collection) string {
	var s strings.Builder
	for _, a := range c.Articles() {
		for i := range a.Sections {
			x := &a.Sections[i]
			// the slogan stands before the label and its heading
			slogan, heading := content.InlineText(x.Slogan), content.InlineText(x.Heading)
			s.WriteString(slogan)
			s.WriteString(x.Label)
			s.WriteString(heading)
			writeBlocks(&s, x.Blocks)
		}
	}
	return s.String()
}

func writeBlocks(s *strings.Builder, blocks []content.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *content.Para:
			s.WriteString(content.ParaText(b))
		case *content.List:
			for _, i := range b.Items {
				s.WriteString(i.Label)
				writeBlocks(s, i.Blocks)
			}
		case *content.Table:
			s.WriteString(content.InlineText(b.Caption))
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					s.WriteString(content.InlineText(c.Text))
				}
			}
		case *content.Quote:
			writeBlocks(s, b.Blocks)
			s.WriteString(content.InlineText(b.By))
		case *content.PullQuote:
			s.WriteString(content.InlineText(b.Text))
			s.WriteString(content.InlineText(b.By))
		case *content.Figure:
			s.WriteString(content.InlineText(b.Caption))
		case *content.Verse:
			for _, l := range b.Lines {
				s.WriteString(content.InlineText(l))
			}
		case *content.Code:
			s.WriteString(b.Text)
		case *content.Math:
			s.WriteString(b.TeX)
		case *content.Callout:
			s.WriteString(content.InlineText(b.Title))
			writeBlocks(s, b.Blocks)
		}
	}
}

// visible drops white space and the characters that XML forbids.
func visible(s string) []rune {
	var rs []rune
	for _, r := range strings.ToValidUTF8(s, "") {
		if !unicode.IsSpace(r) && r >= ' ' && r != 0xFFFE && r != 0xFFFF {
			rs = append(rs, r)
		}
	}
	return rs
}
