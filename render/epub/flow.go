package epub

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"github.com/kanben/kanben/content"
)

// flow writes the running text of one document.
type flow struct {
	markup
	b   *builder
	doc *document
	u   *unit
	l   labels // in the document's language

	marks  []mark // page starts of the node that is being written, ascending
	off    int    // code points of the node written so far
	pos    content.Pos
	inLink bool
	refs   []*content.NoteRef // met inside a link: they follow it

	para, sentence int // of Kobo's spans
	still          int // > 0: inside ruby or a reference, where no span may begin
}

// open begins a node whose text may hold page starts.
func (f *flow) open(node content.NodeRef) {
	f.off, f.marks = 0, nil
	if len(f.b.marks) > 0 {
		f.marks = f.b.marks[f.u.node(node)]
	}
	f.para++
	f.sentence = 0
}

// shut ends the node: what was not reached stands at its end.
func (f *flow) shut() {
	for _, m := range f.marks {
		f.pageMarkers(m.pages)
	}
	f.marks = nil
}

// marksUpTo writes the markers of pages that begin before the n code points which come next as one piece.
func (f *flow) marksUpTo(n int) {
	for len(f.marks) > 0 && f.marks[0].off < f.off+n {
		f.pageMarkers(f.marks[0].pages)
		f.marks = f.marks[1:]
	}
}

// chars writes text of the node, with the page markers that fall into it.
func (f *flow) chars(s string, pos content.Pos) {
	f.pos = pos
	f.look(s)
	for len(f.marks) > 0 {
		n := utf8.RuneCountInString(s)
		if f.marks[0].off >= f.off+n {
			f.off += n
			f.words(s)
			return
		}
		at, runes := f.seam(s, f.marks[0].off-f.off)
		f.words(s[:at])
		f.pageMarkers(f.marks[0].pages)
		f.marks = f.marks[1:]
		f.off += runes
		s = s[at:]
	}
	f.off += utf8.RuneCountInString(s)
	f.words(s)
}

// seam returns the place, in bytes and code points, where a marker wanted before code point n of s may stand:
// there, or before the grapheme cluster or upright number that it would part.
func (f *flow) seam(s string, n int) (at, runes int) {
	for g := graphemes.FromString(s); g.Next(); {
		c := g.Value()
		k := utf8.RuneCountInString(c)
		if runes+k > n {
			break
		}
		at += len(c)
		runes += k
	}
	if f.b.opt.Vertical {
		for _, span := range uprights(s) {
			if span[0] < at && at < span[1] {
				return span[0], utf8.RuneCountInString(s[:span[0]])
			}
		}
	}
	return at, runes
}

// words writes text that holds no page marker, in the spans that the profile asks for.
func (f *flow) words(s string) {
	if s == "" {
		return
	}
	if f.b.opt.Profile == Kobo && f.still == 0 {
		f.sentences(s)
		return
	}
	f.plain(s)
}

func (f *flow) plain(s string) {
	if !f.b.opt.Vertical || f.still > 0 {
		f.text(s)
		return
	}
	from := 0
	for _, span := range uprights(s) {
		f.text(s[from:span[0]])
		f.raw(`<span class="tcy">`)
		f.text(s[span[0]:span[1]])
		f.raw(`</span>`)
		from = span[1]
	}
	f.text(s[from:])
}

// uprights returns the byte ranges of numbers of two ASCII digits that stand alone: tate-chu-yoko in vertical
// lines (直书中横排, epub.md §7).
func uprights(s string) [][2]int {
	var spans [][2]int
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && joins(s[j]) {
			j++
		}
		if j-i == 2 && isDigit(s[i]) && isDigit(s[i+1]) {
			spans = append(spans, [2]int{i, j})
		}
		if j == i {
			j++
		}
		i = j
	}
	return spans
}

// joins reports the ASCII characters that make a longer word or number of a pair of digits.
func joins(c byte) bool {
	return c > ' ' && c < 0x7F && !strings.ContainsRune("()[]{},;:!?\"'", rune(c))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
