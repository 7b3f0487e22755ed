package layout

import (
	"testing"

	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// TestPicturesOverAllColumns: in a magazine a picture over both columns stands at the head or the foot of its page, and
// the text flows on beside the place where it belongs: no page but the last has a hole.
func TestPicturesOverAllColumns(t *testing.T) {
	t.Parallel()
	theme, _ := render.ThemeByName("magazine")
	for _, vertical := range []bool{false, true} {
		o := Options{Theme: theme, Faces: defaults.Set(), Vertical: vertical}
		g := newGrid(theme, o)
		across := 0
		for before := range 24 {
			d, problems := Layout(pictured(before, 16), o)
			for _, p := range problems {
				t.Error(p)
			}
			for i := range d.Pages {
				across += bandAt(t, d, &g, before, i)
				if i < len(d.Pages)-1 {
					noHole(t, d, &g, before, i)
				}
			}
		}
		if !vertical && across < 12 { // a vertical page is not wide enough for one over both
			t.Errorf("only %d of 24 pictures run over both columns", across)
		}
	}
}

// block is where an item begins and ends across the lines, from the top of the type area.
func (g *grid) blockOf(f frame, it Item) (from, to render.Pt) {
	switch x := it.(type) {
	case *Text:
		from = x.Y - f.y - g.ascent(x.Size)
		if g.vertical {
			from = f.x - x.X - g.ascent(x.Size)
		}
		return from, from + x.Size
	case *ImageItem:
		if g.vertical {
			return f.x - x.X - x.W, f.x - x.X
		}
		return x.Y - f.y, x.Y - f.y + x.H
	}
	return 0, 0
}

// bandAt counts a picture over all columns, and holds that text is above it or below it, but not both.
func bandAt(t *testing.T, d *Document, g *grid, before, page int) int {
	f := g.frame(d.Pages[page].Recto)
	for _, it := range d.Pages[page].Items {
		im, ok := it.(*ImageItem)
		if !ok || max(im.W, im.H) <= g.column*11/10 {
			continue
		}
		top, foot := g.blockOf(f, im)
		above, below := 0, 0
		for _, x := range textItems(&d.Pages[page]) {
			if d.Elems[x.Elem].Kind != "P" {
				continue
			}
			from, to := g.blockOf(f, x)
			switch {
			case to <= top:
				above++
			case from >= foot:
				below++
			default:
				t.Errorf("%d paragraphs before: %q stands beside a picture over all columns", before, textOf(x))
			}
		}
		if above > 0 && below > 0 {
			t.Errorf("%d paragraphs before: the picture on page %d parts %d lines from %d", before, page+1, above, below)
		}
		return 1
	}
	return 0
}

// noHole holds that each column of the page ends at its foot, but for the lines that widows may ask for and those that
// a picture in the next column leaves, which is high on a vertical page.
func noHole(t *testing.T, d *Document, g *grid, before, page int) {
	f := g.frame(d.Pages[page].Recto)
	ends := make([]render.Pt, g.columns)
	for _, it := range d.Pages[page].Items {
		at, wide := render.Pt(0), render.Pt(0)
		switch x := it.(type) {
		case *Text:
			if x.Elem < 0 {
				continue
			}
			if at = x.X - f.x; g.vertical {
				at = x.Y - f.y
			}
		case *ImageItem:
			if at, wide = x.X-f.x, x.W; g.vertical {
				at, wide = x.Y-f.y, x.H
			}
		default:
			continue
		}
		_, to := g.blockOf(f, it)
		for k := at / (g.column + g.gutter); k <= (at+wide)/(g.column+g.gutter) && int(k) < g.columns; k++ {
			ends[k] = max(ends[k], to)
		}
	}
	most := render.Pt(6)
	if g.vertical {
		most = 10
	}
	for k, y := range ends {
		if g.block-y > most*g.leading {
			t.Errorf("%d paragraphs before: column %d of page %d ends %d lines above its foot", before, k+1, page+1, (g.block-y)/g.leading)
		}
	}
}
