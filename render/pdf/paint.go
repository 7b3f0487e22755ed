package pdf

import (
	"strconv"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
)

// painter turns the items of pages into content streams and notes which element each marked content belongs to.
type painter struct {
	canvas *canvas
	set    *fonts.Set
	book   codebook
	ends   lineEnds
	tree   *tree
	images *gallery
	shades []shade // gradients of drawings
	inks   palette
	sheet  sheet
	page   int // among those of the tree
	on     int // index in used
	used   []pageUse
	job    string            // title for the job line
	elem   func(int32) int32 // element of the tree for one of the document; nil = the same

	b     []byte // content since the last picture
	mark  layout.Mark
	open  bool // marked content is open
	text  textState
	apart int // glyph of the item with which a further text object begins, 0 = none
	fill  layout.Ink
	line  layout.Ink
	over  bool // overprint is on
	width render.Pt
}

// pageUse is what the page's resource dictionary has to name.
type pageUse struct {
	sheet    sheet
	fonts    map[string]bool
	chapter  int // of a book, from 1: whose further codes the fonts have; 0 = front matter and parts
	pictures map[int]bool
	shades   map[int]bool   // gradients
	fades    map[uint8]bool // alpha values of drawings
	alpha    bool
}

// nowhere is a mark that no item has.
var nowhere = layout.Mark{Elem: -2}

func (p *painter) paintPage(n int, pg *layout.Page, o *Options) {
	p.turn(n, pg, o)
	p.canvas.page(p.sheet.media())
	p.reset()
	p.items(pg.Items)
	p.printersMarks(pg, o)
	p.flush()
}

// turn begins a page: n is its number among those of the tree.
func (p *painter) turn(n int, pg *layout.Page, o *Options) {
	p.sheet = newSheet(pg.Width, pg.Height, o)
	p.page = n
	p.used = append(p.used, pageUse{sheet: p.sheet, fonts: map[string]bool{}, pictures: map[int]bool{}, shades: map[int]bool{}, fades: map[uint8]bool{}})
	p.on = len(p.used) - 1
}

// turnBack goes on with page n of the book, whose resources are listed already.
func (p *painter) turnBack(n int) {
	p.sheet, p.on = p.used[n].sheet, n
}

// elemOf returns the element of the tree that takes what belongs to an element of the document.
func (p *painter) elemOf(e int32) int32 {
	if e < 0 || p.elem == nil {
		return e
	}
	return p.elem(e)
}

func (p *painter) items(list []layout.Item) {
	for i, it := range list {
		p.apart = columnEnd(p.sheet, it, list[i+1:])
		p.item(it)
	}
	p.close()
}

func (p *painter) flush() {
	p.canvas.raw(p.b)
	p.b = p.b[:0]
}

// reset takes the graphics state that a page begins with (ISO 32000-1 8.4.1).
func (p *painter) reset() {
	p.b, p.mark, p.open = p.b[:0], nowhere, false
	p.text = textState{}
	p.fill, p.line, p.over, p.width = layout.Ink{K: 1000}, layout.Ink{K: 1000}, false, 0
	if p.inks.cmyk { // the initial colour space is DeviceGray: say what is meant
		p.b = p.inks.appendInk(p.b, p.fill, false)
		p.b = p.inks.appendInk(p.b, p.line, true)
	}
}

func (p *painter) item(it layout.Item) {
	switch it := it.(type) {
	case *layout.Text:
		if len(it.Glyphs) == 0 {
			return
		}
		p.begin(it.Mark, textTop(it))
		p.paintText(it)
	case *layout.RuleItem:
		p.begin(it.Mark, it.Y1)
		p.paintRule(it)
	case *layout.BoxItem:
		p.begin(it.Mark, it.Y)
		p.paintBox(it)
	case *layout.DotsItem:
		if len(it.X) == 0 || len(it.Y) == 0 {
			return
		}
		p.begin(it.Mark, it.Y[0])
		p.paintDots(it)
	case *layout.WaveItem:
		p.begin(it.Mark, it.Y1)
		p.paintWave(it)
	case *layout.ImageItem:
		p.paintImage(it)
	}
}

// textTop is the top of the line's em box.
func textTop(t *layout.Text) render.Pt {
	if t.Vertical {
		return t.Y
	}
	return t.Y - glyphSize(t)*88/100
}

// begin opens the marked content of the mark unless it is open. Items of one element that follow each other
// share one marked content.
func (p *painter) begin(m layout.Mark, top render.Pt) {
	if p.open && p.mark == m {
		return
	}
	p.close()
	p.mark, p.open = m, true
	if m.Elem < 0 {
		p.b = append(append(p.b, artifactTag(m.Artifact)...), '\n')
		return
	}
	kind, id := p.tree.mark(p.page, p.elemOf(m.Elem), p.sheet.y(top))
	p.b = append(appendName(p.b, kind), "<</MCID "...)
	p.b = append(appendInt(p.b, id), ">>BDC\n"...)
}

// close ends the text object and the marked content.
func (p *painter) close() {
	p.endText()
	if p.open {
		p.b = append(p.b, "EMC\n"...)
		p.open = false
	}
}

// artifactTag begins an artifact with its type (ISO 32000-1 14.8.2.2.2).
func artifactTag(a layout.Artifact) string {
	switch a {
	case layout.HeaderArtifact:
		return "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC"
	case layout.FooterArtifact:
		return "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC"
	case layout.BackgroundArtifact:
		return "/Artifact<</Type/Background>>BDC"
	}
	return "/Artifact<</Type/Layout>>BDC"
}

// setFill makes the ink the fill colour. Solid black overprints on a press; all else knocks out.
func (p *painter) setFill(i layout.Ink) {
	p.overprint(black(i))
	if p.fill != i {
		p.b = p.inks.appendInk(p.b, i, false)
		p.fill = i
	}
}

func (p *painter) setLine(i layout.Ink) {
	p.overprint(black(i))
	if p.line != i {
		p.b = p.inks.appendInk(p.b, i, true)
		p.line = i
	}
}

func (p *painter) overprint(on bool) {
	if !p.inks.cmyk || p.over == on {
		return
	}
	p.over = on
	p.b = append(p.b, "/O"...)
	if on {
		p.b = append(p.b, "1 gs\n"...)
		return
	}
	p.b = append(p.b, "0 gs\n"...)
}

func (p *painter) setWidth(w render.Pt) {
	if p.width != w {
		p.b = append(appendPt(p.b, w), " w\n"...)
		p.width = w
	}
}

func (p *painter) useFont(name string) { p.used[p.on].fonts[name] = true }

func fontName(id fonts.FaceID, upright bool) string {
	if upright {
		return "V" + strconv.Itoa(int(id))
	}
	return "F" + strconv.Itoa(int(id))
}
