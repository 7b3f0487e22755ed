package pdf

import (
	"strings"

	"github.com/kanben/kanben/render"
)

// writeLinks writes the link annotations (ISO 32000-1 12.5.6.5), one for each link and page, and returns them by page.
func (n *finisher) writeLinks() [][]ref {
	byPage := make([][]ref, len(n.pages))
	s := n.structure
	s.annots = map[int32][]annot{}
	key := len(n.pages)
	for _, l := range s.t.links() {
		if s.elems[l.elem] == 0 {
			continue
		}
		r := n.f.alloc()
		n.f.put(r, n.link(l, key))
		s.annots[l.elem] = append(s.annots[l.elem], annot{r, l.page, key})
		byPage[l.page] = append(byPage[l.page], r)
		key++
	}
	return byPage
}

func (n *finisher) link(l link, key int) []byte {
	e := &n.p.tree.elems[l.elem]
	b := l.around().appendRect([]byte("<</Type/Annot/Subtype/Link"), "Rect")
	if len(l.boxes) > 1 {
		b = l.appendQuads(b)
	}
	b = appendInt(append(b, "/F 4/Border[0 0 0]/StructParent "...), key)
	b = appendRef(append(b, "/P "...), n.pages[l.page])
	b = appendText(append(b, "/Contents"...), n.linkText(l))
	if e.URI != "" {
		b = append(appendLiteral(append(b, "/A<</S/URI/URI"...), asciiURI(e.URI)), ">>"...)
		return append(b, ">>"...)
	}
	page, y := n.target(e.Dest - 1)
	b = appendRef(append(b, "/Dest["...), n.pages[page])
	b = appendPts(append(b, "/XYZ null "...), y)
	return append(b, "null]>>"...)
}

// linkText says where the link leads (PDF/UA-1 7.18.5).
func (n *finisher) linkText(l link) string {
	e := &n.p.tree.elems[l.elem]
	switch {
	case e.Alt != "":
		return e.Alt
	case e.URI != "":
		return e.URI
	}
	page, _ := n.target(e.Dest - 1)
	label := n.d.Pages[page].Label
	if strings.HasPrefix(n.d.Lang, "zh") {
		return "第" + label + "页"
	}
	return "page " + label
}

// target is the place of the first content of the element, or of the nearest element after it that has some.
func (n *finisher) target(elem int32) (page int, y render.Pt) {
	if n.tops == nil {
		n.tops = n.p.tree.firstMarks()
	}
	for e := elem; e >= 0 && int(e) < len(n.tops); e++ {
		if m := n.tops[e]; m >= 0 {
			return n.p.tree.marks[m].page, n.p.tree.tops[m]
		}
	}
	return 0, n.p.used[0].sheet.y(0)
}

// asciiURI escapes what a URI may not hold (RFC 3986): Chinese addresses become percent-encoded UTF-8.
func asciiURI(s string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c <= ' ' || c >= 0x7f || strings.IndexByte(`<>"{}|\^`+"`", c) >= 0 {
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
