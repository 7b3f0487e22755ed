package pdf

import (
	"bytes"
	"slices"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
)

// book is a document painted chapter by chapter. The structure tree of each chapter, its codes and the contents of its
// pages depend on nothing outside it, so that what an earlier run painted can stand in its place.
type book struct {
	p     *painter
	d     *layout.Document
	o     *Options
	ends  lineEnds
	own   map[fonts.FaceID][]rune
	inks  [][]inked        // of the front matter and parts, then of each chapter
	more  []map[string]ref // their further fonts, by name
	shown []bitset         // glyphs of their own characters in kept chapters, by place in the codebook
	trees []*tree          // of each chapter
	frame *tree            // of the front matter and parts
	index []int32          // in the whole tree, by element of the document
	sheet []bookSheet      // pages
	kept  []*Painted       // of chapters that were not painted now
}

// bookSheet is a page of a book: the body of a chapter's page and its furniture are two contents.
type bookSheet struct {
	body, furniture int    // among the pages that were drawn, -1 = none
	done            []byte // the body, deflated, of a kept page
}

// Painted is a chapter as the pages of any book may hold it.
type Painted struct {
	Pages   []PaintedPage
	Tree    []byte // elements and marked contents (recordTree); pages and elements count from the chapter's first
	Inks    []byte // the glyphs shown (recordInks)
	Upright bool
}

// PaintedPage is the deflated content of a page, without furniture, and the fonts that it names.
type PaintedPage struct {
	Content []byte
	Fonts   []string
}

// KeepsChapters reports whether Write paints the chapters of a book one by one with these faces: a bare CFF program has no
// map from codes to glyphs, so its codes count through the whole book.
func KeepsChapters(set *fonts.Set) bool {
	for i := range set.Len() {
		if set.Face(fonts.FaceID(i)).Descriptor().CFF {
			return false
		}
	}
	return true
}

// paintBook paints all pages and leaves the whole tree in the painter.
func paintBook(p *painter, d *layout.Document, o *Options) *book {
	k := &book{p: p, d: d, o: o, ends: p.ends, own: map[fonts.FaceID][]rune{}, sheet: make([]bookSheet, len(d.Pages))}
	k.inks, k.shown = make([][]inked, 1+len(d.Chapters)), make([]bitset, 2*d.Faces.Len())
	k.trees, k.kept = make([]*tree, len(d.Chapters)), make([]*Painted, len(d.Chapters))
	frame := k.paintFrame()
	next := 0
	for i := range d.Chapters {
		c := &d.Chapters[i]
		for ; next < c.Page; next++ {
			k.framePage(next, frame)
		}
		k.chapter(i)
		next = c.Page + len(c.Kept.Pages)
		for j := c.Page; j < next; j++ {
			k.furnish(j, frame)
		}
	}
	for ; next < len(d.Pages); next++ {
		k.framePage(next, frame)
	}
	k.inks[0] = frame.inks()
	p.tree = k.whole()
	return k
}

// paintFrame readies codes and tree of what no chapter holds: front matter, parts, furniture.
func (k *book) paintFrame() codebook {
	codes := make(codebook, 2*k.d.Faces.Len())
	var elems []layout.Elem
	k.index = make([]int32, len(k.d.Elems))
	page, elem := 0, 0
	take := func(pages, to int) {
		for ; page < pages; page++ {
			codes.noteItems(k.d.Faces, k.d.Pages[page].Items, k.ends, k.codesOf(0))
		}
		for ; elem < to; elem++ {
			k.index[elem] = int32(len(elems))
			e := k.d.Elems[elem]
			if e.Parent >= 0 {
				e.Parent = k.index[e.Parent]
			}
			elems = append(elems, e)
		}
	}
	for i := range k.d.Chapters {
		c := &k.d.Chapters[i]
		take(c.Page, int(c.Elem))
		for ; page < c.Page+len(c.Kept.Pages); page++ {
			pg := &k.d.Pages[page]
			codes.noteItems(k.d.Faces, pg.Items[pg.Furniture:], k.ends, k.codesOf(0))
		}
		elem += c.Kept.Elems
	}
	take(len(k.d.Pages), len(k.d.Elems))
	codes.number()
	k.frame = newTree(elems, len(k.d.Pages), k.o.Profile != Print)
	return codes
}

// codesOf makes codes that count by glyphs, those of the chapter.
func (k *book) codesOf(chapter int) maker {
	return func(id fonts.FaceID, f *fonts.Face, upright bool) *faceCodes {
		if k.own[id] == nil {
			k.own[id] = ownCharacters(f)
		}
		return &faceCodes{id: id, face: f, upright: upright, name: fontName(id, upright), own: k.own[id], suffix: suffixOf(chapter)}
	}
}

// framePage paints a page of the front matter or of a part, all of it in one content.
func (k *book) framePage(i int, codes codebook) {
	k.p.book, k.p.tree = codes, k.frame
	k.p.elem = func(e int32) int32 { return k.index[e] }
	k.p.paintPage(i, &k.d.Pages[i], k.o)
	k.sheet[i] = bookSheet{body: k.p.canvas.begun - 1, furniture: -1}
}

// furnish paints running head, folio and printer's marks of a chapter's page.
func (k *book) furnish(i int, codes codebook) {
	p, pg := k.p, &k.d.Pages[i]
	k.sheet[i].furniture = -1
	p.turnBack(i)
	if len(pg.Items) == pg.Furniture && p.sheet.slug == p.sheet.bleed {
		return
	}
	p.book, p.tree = codes, k.frame
	p.canvas.page(p.sheet.media())
	p.reset()
	p.items(pg.Items[pg.Furniture:])
	p.printersMarks(pg, k.o)
	p.flush()
	k.sheet[i].furniture = p.canvas.begun - 1
}

// chapter paints the bodies of a chapter's pages, or takes those that are kept.
func (k *book) chapter(i int) {
	c := &k.d.Chapters[i]
	if !c.Fresh {
		k.takeKept(i, k.o.Painted(c.Index))
		return
	}
	p, pages := k.p, k.d.Pages[c.Page:c.Page+len(c.Kept.Pages)]
	codes := make(codebook, 2*k.d.Faces.Len())
	for j := range pages {
		codes.noteItems(k.d.Faces, pages[j].Items[:pages[j].Furniture], k.ends, k.codesOf(i+1))
	}
	codes.number()
	elems := make([]layout.Elem, c.Kept.Elems)
	for j := range elems {
		elems[j] = k.d.Elems[int(c.Elem)+j].Moved(-c.Elem, -c.Page)
	}
	elems[0].Parent = -1
	p.book, p.tree = codes, newTree(elems, len(pages), k.o.Profile != Print)
	p.elem = func(e int32) int32 { return e - c.Elem }
	for j := range pages {
		p.turn(j, &pages[j], k.o)
		p.used[p.on].chapter = i + 1
		p.canvas.page(p.sheet.media())
		p.reset()
		p.items(pages[j].Items[:pages[j].Furniture])
		p.flush()
		k.sheet[c.Page+j].body = p.canvas.begun - 1
	}
	k.trees[i], k.inks[i+1] = p.tree, codes.inks()
}

// takeKept puts what an earlier run painted in the place of the chapter.
func (k *book) takeKept(i int, from *Painted) {
	c := &k.d.Chapters[i]
	k.kept[i] = from
	for j := range from.Pages {
		k.p.turn(j, &k.d.Pages[c.Page+j], k.o)
		use := &k.p.used[len(k.p.used)-1]
		use.chapter = i + 1
		for _, name := range from.Pages[j].Fonts {
			use.fonts[name] = true
		}
		k.sheet[c.Page+j] = bookSheet{body: -1, done: from.Pages[j].Content}
	}
	k.inks[i+1] = readInks(from.Inks, k.shown)
	for _, in := range k.inks[i+1] {
		if id := fonts.FaceID(in.index / 2); k.own[id] == nil {
			k.own[id] = ownCharacters(k.d.Faces.Face(id))
		}
	}
}

// whole joins the trees: front matter and parts first, then the chapters; their contents in the order of pages.
func (k *book) whole() *tree {
	t := &tree{elems: k.frame.elems, upright: k.frame.upright}
	marks, covers := k.frame.marks, k.frame.covers
	tops := k.frame.tops
	upTo := func(page int) {
		for ; len(marks) > 0 && marks[0].page < page; marks, tops = marks[1:], tops[1:] {
			t.marks, t.tops = append(t.marks, marks[0]), append(t.tops, tops[0])
		}
		for ; len(covers) > 0 && covers[0].page < page; covers = covers[1:] {
			t.covers = append(t.covers, covers[0])
		}
	}
	own, known := len(t.elems), kinds{}
	elems, n := own, len(marks)
	for i, c := range k.trees {
		elems += k.d.Chapters[i].Kept.Elems
		if c != nil {
			n += len(c.marks)
		}
	}
	t.elems, t.marks, t.tops = slices.Grow(t.elems, elems-own), make([]mark, 0, n), make([]render.Pt, 0, n)
	for i, c := range k.trees {
		at := &k.d.Chapters[i]
		upTo(at.Page)
		base := int32(len(t.elems))
		for j := range at.Kept.Elems {
			k.index[int(at.Elem)+j] = base + int32(j)
		}
		if from := k.kept[i]; from != nil {
			t.addTree(from.Tree, base, at.Page, known)
			t.upright = t.upright || from.Upright
		} else {
			t.add(c, base, at.Page)
		}
		t.elems[base].Parent = k.index[k.d.Elems[at.Elem].Parent]
	}
	upTo(len(k.d.Pages))
	for i := range t.elems[:own] { // the contents lead into chapters
		if e := &t.elems[i]; e.Dest > 0 {
			e.Dest = k.index[e.Dest-1] + 1
		}
	}
	return t
}

// add appends another tree.
func (t *tree) add(c *tree, base int32, page int) {
	for _, e := range c.elems {
		t.elems = append(t.elems, e.Moved(base, page))
	}
	for i, m := range c.marks {
		t.marks, t.tops = append(t.marks, mark{m.page + page, m.id, m.elem + base}), append(t.tops, c.tops[i])
	}
	for _, v := range c.covers {
		t.covers = append(t.covers, cover{v.elem + base, v.page + page, v.box})
	}
	t.upright = t.upright || c.upright
}

// bookContents writes the contents of a page. Furniture is too short to gain by deflating.
func (n *finisher) bookContents(i int) []byte {
	s := &n.book.sheet[i]
	body := n.f.alloc()
	if s.body >= 0 {
		s.done = n.f.deflate(n.drawn.contents[s.body])
	}
	n.f.stream(body, "/Filter/FlateDecode", s.done)
	if s.body >= 0 && n.o.Keep != nil {
		s.done = bytes.Clone(s.done)
	}
	if s.furniture < 0 {
		return appendRef([]byte{' '}, body)
	}
	furniture := n.f.alloc()
	n.f.stream(furniture, "", n.drawn.contents[s.furniture])
	return append(appendRef(append(appendRef([]byte{'['}, body), ' '), furniture), ']')
}

// keep hands over the chapters that were painted now, those with pictures left out: their names count through the book.
func (k *book) keep() {
	if k.o.Keep == nil {
		return
	}
	for i := range k.d.Chapters {
		if c := &k.d.Chapters[i]; c.Fresh && !k.hasPictures(c) {
			k.o.Keep(c, k.painted(i))
		}
	}
}

func (k *book) hasPictures(c *layout.Chapter) bool {
	for _, pg := range k.d.Pages[c.Page : c.Page+len(c.Kept.Pages)] {
		for _, it := range pg.Items {
			if _, is := it.(*layout.ImageItem); is {
				return true
			}
		}
	}
	return false
}

func (k *book) painted(i int) *Painted {
	c, t := &k.d.Chapters[i], k.trees[i]
	out := &Painted{Tree: recordTree(t), Inks: recordInks(k.inks[i+1]), Upright: t.upright}
	for j := range c.Kept.Pages {
		var names []string
		for _, name := range sortedNames(k.p.used[c.Page+j].fonts) {
			if name[len(name)-1] != 'y' {
				names = append(names, name)
			}
		}
		out.Pages = append(out.Pages, PaintedPage{k.sheet[c.Page+j].done, names})
	}
	return out
}
