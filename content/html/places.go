package html

import (
	"html"
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
)

// The parser keeps no places, and go-readability works on a copy of its tree. So places are looked up at the end: the
// paragraphs of the article stand in the source in their order, a picture or a problem by the words it is about.

// seeker finds words in the source of a page.
type seeker struct {
	text  string
	body  int // where the body element begins
	at    int // behind the last words found in reading order
	last  content.Pos
	lines *content.Lines
}

// places gives sections, paragraphs, figures and problems their places in the source. The parts of an MHTML file have none:
// their lines are not those of the file.
func (p *page) places(text string) {
	if p.parts.parts != nil {
		return
	}
	s := &seeker{text: text, lines: content.NewLines(p.src.Name, text)}
	s.body = max(0, strings.Index(text, "<body"))
	s.at = s.body
	for i := range p.art.Sections {
		sec := &p.art.Sections[i]
		if pos := s.next(content.InlineText(sec.Slogan) + content.InlineText(sec.Heading)); pos.Line > 0 {
			sec.Pos = pos
			inlinePlaces(sec.Slogan, pos)
			inlinePlaces(sec.Heading, pos)
		}
		p.blockPlaces(s, sec.Blocks)
	}
	for i, words := range p.sought {
		if pos := s.find(words); pos.Line > 0 {
			p.problems[i].Pos = pos
		}
	}
}

func (p *page) blockPlaces(s *seeker, blocks []content.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *content.Para:
			b.Pos = s.next(content.ParaText(b))
			inlinePlaces(b.RunIn, b.Pos)
			inlinePlaces(b.Text, b.Pos)
		case *content.Figure:
			b.Pos = s.find(p.sources[b])
			inlinePlaces(b.Caption, s.next(content.InlineText(b.Caption)))
		case *content.Quote:
			p.blockPlaces(s, b.Blocks)
		case *content.Callout:
			p.blockPlaces(s, b.Blocks)
		case *content.List:
			for _, it := range b.Items {
				p.blockPlaces(s, it.Blocks)
			}
		case *content.Table:
			for _, r := range b.Rows {
				for k := range r.Cells {
					r.Cells[k].Pos = s.next(content.InlineText(r.Cells[k].Text))
				}
			}
		}
	}
}

// inlinePlaces gives the texts of a line the line's place.
func inlinePlaces(in []content.Inline, pos content.Pos) {
	for _, n := range in {
		if t, ok := n.(*content.Text); ok && t.Pos.Line == 0 {
			t.Pos = pos
		}
	}
}

// next returns the place of words behind the last ones found.
func (s *seeker) next(words string) content.Pos {
	key := keyOf(words)
	if key == "" {
		return content.Pos{}
	}
	i := strings.Index(s.text[s.at:], key)
	if i < 0 {
		return content.Pos{}
	}
	i += s.at
	s.at = i + len(key)
	return s.ahead(i)
}

// ahead is the place of byte i, which lies behind the last one asked for: a page may be one long line, so the column is
// counted on from there.
func (s *seeker) ahead(i int) content.Pos {
	last := s.last
	if last.Line > 0 && !strings.Contains(s.text[last.Byte:i], "\n") {
		s.last.Col += utf8.RuneCountInString(s.text[last.Byte:i])
		s.last.Byte = i
		return s.last
	}
	s.last = s.lines.Pos(i)
	return s.last
}

// find returns the first place of words in the body, else in the head. An address may stand there with its marks escaped.
func (s *seeker) find(words string) content.Pos {
	if words == "" {
		return content.Pos{}
	}
	for _, w := range [...]string{words, html.EscapeString(words), keyOf(words)} {
		if w == "" {
			continue
		}
		if i := strings.Index(s.text[s.body:], w); i >= 0 {
			return s.lines.Pos(s.body + i)
		}
		if i := strings.Index(s.text[:s.body], w); i >= 0 {
			return s.lines.Pos(i)
		}
	}
	return content.Pos{}
}

// keyOf returns the first stretch of words that the source must hold as it is: at least four characters, at most twelve,
// without white space or marks that may be written as entities.
func keyOf(words string) string {
	from, n := 0, 0
	for i, r := range words {
		switch {
		case n == 12:
			return words[from:i]
		case content.IsSpace(r), strings.ContainsRune(`&<>"'“”‘’…—·`, r):
			if n >= 4 {
				return words[from:i]
			}
			from, n = i+utf8.RuneLen(r), 0
		default:
			n++
		}
	}
	if n < 4 {
		return ""
	}
	return words[from:]
}
