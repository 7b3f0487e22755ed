package pdf

import "github.com/kanben/kanben/render"

// sheet says where the trim box lies on the medium (pdf.md, boxes). All boxes have integer coordinates in 1/1000 pt.
type sheet struct {
	wide, high render.Pt // trim
	bleed      render.Pt // beyond the trim, 0 on screen
	slug       render.Pt // beyond the trim to the edge of the medium; at least bleed
}

// slugWidth is what marks and the job line need beyond the bleed: 9 mm.
const slugWidth = render.Pt(25512)

func newSheet(wide, high render.Pt, o *Options) sheet {
	s := sheet{wide: wide, high: high}
	if o.Profile != Print {
		return s
	}
	s.bleed = o.Bleed
	if s.bleed == 0 {
		s.bleed = render.Mm(3)
	}
	s.slug = s.bleed
	if o.Marks {
		s.slug += slugWidth
	}
	return s
}

func (s sheet) media() (wide, high render.Pt) { return s.wide + 2*s.slug, s.high + 2*s.slug }

// x and y turn layout's coordinates (from the top left corner of the trim, downwards) into those of the page.
func (s sheet) x(x render.Pt) render.Pt { return s.slug + x }
func (s sheet) y(y render.Pt) render.Pt { return s.slug + s.high - y }

// grow extends a box that touches the trim's edge into the bleed.
func (s sheet) grow(x, y, w, h render.Pt) (gx, gy, gw, gh render.Pt) {
	right, low := x+w, y+h
	if x <= 0 {
		x = -s.bleed
	}
	if y <= 0 {
		y = -s.bleed
	}
	if right >= s.wide {
		right = s.wide + s.bleed
	}
	if low >= s.high {
		low = s.high + s.bleed
	}
	return x, y, right - x, low - y
}

// appendBoxes writes the page's boxes. On screen all are one (Media = Crop = Trim).
func (s sheet) appendBoxes(b []byte) []byte {
	w, h := s.media()
	b = appendBox(b, "MediaBox", 0, 0, w, h)
	b = appendBox(b, "CropBox", 0, 0, w, h)
	in := s.slug - s.bleed
	b = appendBox(b, "BleedBox", in, in, w-in, h-in)
	return appendBox(b, "TrimBox", s.slug, s.slug, w-s.slug, h-s.slug)
}

func appendBox(b []byte, name string, x0, y0, x1, y1 render.Pt) []byte {
	b = append(append(append(b, '/'), name...), '[')
	b = appendPts(b, x0, y0, x1, y1)
	b[len(b)-1] = ']'
	return b
}
