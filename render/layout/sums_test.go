package layout

import (
	"slices"
	"unicode"

	"pgregory.net/rapid"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// mapCovers holds that the page map parts a text without gap or overlap: a page that begins at a character of it has
// all characters before that one on the pages before, and none of them itself.
func mapCovers(t *rapid.T, d *Document) {
	before := map[int32]int{} // characters of each block on the pages so far
	for i := range d.Pages {
		m := d.Map.Pages[i]
		for e := range d.Elems {
			if n, ok := before[int32(e)]; ok && m.Own && m.Node != "" && d.Elems[e].Node == m.Node && n != m.Off {
				t.Fatalf("page %d begins at %s+%d, but the pages before hold %d characters of it", i+1, m.Node, m.Off, n)
			}
		}
		for _, it := range d.Pages[i].Items {
			x, ok := it.(*Text)
			if !ok || x.Elem < 0 || x.Generated {
				continue
			}
			b := d.block(x.Elem)
			if _, begun := before[b]; !begun && d.Elems[x.Elem].Kind == "Code" {
				continue // the ends of its lines are no glyphs
			}
			for _, g := range x.Glyphs {
				before[b] += int(g.N)
			}
		}
	}
}

// linesSum holds LA-1 on the page: a line of a paragraph of the body, other than its last, ends with its last Han right
// at the measure, to 1/1000 em, or with a mark whose half is there. A W-LOOSE tells of a line that has no gap to
// stretch: one piece of an address.
func linesSum(t *rapid.T, d *Document, g grid, problems []content.Problem) {
	told := map[string]bool{}
	for _, p := range problems {
		told[p.Page] = told[p.Page] || p.Code == "W-LOOSE"
	}
	full := typeset.Em(int64(g.column) * 1000 / int64(g.size))
	var last *Text
	for i := range d.Pages {
		if told[d.Pages[i].Label] {
			continue
		}
		f := g.frame(d.Pages[i].Recto)
		for _, it := range d.Pages[i].Items {
			x, ok := it.(*Text)
			if !ok || x.Elem <= 0 || d.inNote(x.Elem) {
				continue
			}
			if x.Scale != 0 { // a note mark may be the end of its line
				last = nil
				continue
			}
			if last != nil && d.block(last.Elem) == d.block(x.Elem) && !sameLine(last, x) {
				endsAt(t, i, last, full)
			}
			last = nil
			if d.inBody(x.Elem) && x.Size == g.size && g.atStart(f, x) {
				last = x
			}
		}
	}
}

// inBody reports whether the element is of a paragraph right in a section.
func (d *Document) inBody(e int32) bool {
	b := d.block(e)
	return d.Elems[b].Kind == "P" && b > 0 && d.Elems[d.Elems[b].Parent].Kind == "Sect"
}

// atStart reports whether the measure of the line begins where a column does.
func (g *grid) atStart(f frame, x *Text) bool {
	at := x.X - f.x
	if g.vertical {
		at = x.Y - f.y
	}
	return at%(g.column+g.gutter) == 0
}

func sameLine(a, b *Text) bool {
	if a.Vertical {
		return a.X == b.X && a.Y <= b.Y
	}
	return a.Y == b.Y && a.X <= b.X
}

func endsAt(t *rapid.T, page int, x *Text, full render.Em1000) {
	n := len(x.Glyphs) - 1
	for n > 0 && x.Glyphs[n].Flags&typeset.Vanished != 0 {
		n--
	}
	han := func(g typeset.Glyph) bool { return unicode.Is(unicode.Han, x.Runes[g.Text]) }
	if !slices.ContainsFunc(x.Glyphs, han) { // a piece of an address, which has no gap to stretch (UR-1)
		return
	}
	gl := &x.Glyphs[n]
	if gl.N != 1 || gl.Flags != 0 {
		return
	}
	switch r := x.Runes[gl.Text]; {
	case unicode.Is(unicode.Han, r) && gl.X != full-1000,
		unicode.In(r, unicode.Pe, unicode.Pf) && r > 0xFF && gl.X != full-1000 && gl.X != full-500,
		(r == '，' || r == '。') && gl.X != full-1000 && gl.X != full-500:
		t.Fatalf("page %d: %q stands at %d, the line ends at %d %s", page+1, r, gl.X, full, string(x.Runes))
	}
}
