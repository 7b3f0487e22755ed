package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

// picture is a figure whose height may still be lowered, so that it fits on the page where it belongs.
type picture struct {
	p          *press
	elem       int32
	asset      *content.Asset
	decorative bool
	node       content.NodeRef
	across     bool
	x, measure render.Pt
	w, h       render.Pt // as large as it may be
	gap        render.Pt // between picture and caption
	caption    strip
	at         render.Pt // where the caption's items stand
	fitted     bool
}

// strip makes the strip of the figure with its picture h high.
func (f *picture) strip(h render.Pt) strip {
	w := scale(f.w, h, f.h)
	s := f.p.picture(f.elem, f.asset, f.decorative, f.x+(f.measure-w)/2, w, h)
	s.node, s.box, s.across, s.picture = f.node, f.elem, f.across, f
	if f.caption.block > 0 {
		top := s.block + f.gap
		for _, it := range f.caption.items {
			shift(it, 0, top-f.at)
		}
		s.items, s.block = append(s.items, f.caption.items...), top+f.caption.block
		s.notes, s.calls, s.faults = f.caption.notes, f.caption.calls, f.caption.faults
		f.at = top
	}
	before := s.block
	s = f.p.whole(s)
	if f.caption.block > 0 { // whole moved the caption too
		f.at += (s.block - (f.p.grid.leading - f.p.grid.size) - before) / 2
	}
	return s
}

// fit lowers the picture so that the figure takes no more than the room, to 55 % of its height at most.
func (f *picture) fit(room render.Pt) (strip, bool) {
	if f.fitted {
		return strip{}, false
	}
	f.fitted = true
	g := &f.p.grid
	rest := g.leading*11/10 - (g.leading - g.size) // what whole adds
	h := room/g.leading*g.leading - rest
	if f.caption.block > 0 {
		h -= f.gap + f.caption.block
	}
	if h < f.h*55/100 {
		return strip{}, false
	}
	return f.strip(min(h, f.h)), true
}

func (p *press) picture(elem int32, a *content.Asset, decorative bool, x, w, h render.Pt) strip {
	mark := Mark{Elem: elem}
	if decorative {
		mark = Mark{Elem: -1, Artifact: LayoutArtifact}
	}
	if a == nil || a.Width <= 0 || a.Height <= 0 {
		return strip{block: h, items: p.emptyFrame(x, w, h)}
	}
	return strip{block: h, items: []Item{&ImageItem{Mark: mark, X: x, W: w, H: h, Asset: a}}}
}

// emptyFrame stands where a picture is missing.
func (p *press) emptyFrame(x, w, h render.Pt) []Item {
	mark := Mark{Elem: -1, Artifact: LayoutArtifact}
	t := &p.theme.Figure
	side := func(x1, y1, x2, y2 render.Pt) Item {
		return &RuleItem{Mark: mark, X1: x1, Y1: y1, X2: x2, Y2: y2, Width: max(t.Frame, 250), Ink: p.ink(t.FrameInk)}
	}
	return []Item{side(x, 0, x+w, 0), side(x+w, 0, x+w, h), side(x+w, h, x, h), side(x, h, x, 0)}
}
