package pdf

import (
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/picture"
)

// paintImage paints a picture in its frame, turned by its EXIF orientation through the matrix alone.
func (p *painter) paintImage(it *layout.ImageItem) {
	if it.Asset == nil || it.W <= 0 || it.H <= 0 {
		return
	}
	p.begin(it.Mark, it.Y)
	p.endText()
	n := p.images.number(it)
	ph := p.images.photos[n]
	if ph.broken {
		p.emptyFrame(it)
		return
	}
	x, y, w, h, clip := p.frameOf(it, ph)
	ph.note(w, h)
	left, foot := p.sheet.x(x), p.sheet.y(y+h)
	p.b = append(p.b, "q\n"...)
	if clip != nil {
		p.b = append(appendPts(p.b, clip.x0, clip.y0, clip.x1-clip.x0, clip.y1-clip.y0), "re W n\n"...)
	}
	if ph.info.MediaType == picture.SVG {
		p.paintDrawing(ph.drawing, left, foot, w, h)
	} else {
		p.b = append(appendTurn(p.b, ph.info.Orientation, left, foot, w, h), "cm\n"...)
		p.canvas.raw(p.b)
		p.b = p.b[:0]
		p.canvas.picture(n)
		p.used[p.on].pictures[n] = true
		p.used[p.on].alpha = p.used[p.on].alpha || p.images.hasAlpha(ph)
	}
	p.b = append(p.b, "Q\n"...)
}

// emptyFrame marks the place of a picture that cannot be shown.
func (p *painter) emptyFrame(it *layout.ImageItem) {
	p.setLine(layout.Ink{K: 1000})
	p.setWidth(250)
	p.b = append(appendPts(p.b, p.sheet.x(it.X), p.sheet.y(it.Y+it.H), it.W, it.H), "re S\n"...)
}

// frameOf is where the picture goes, from the top left corner of the trim. One that bleeds is enlarged to cover
// its frame and the bleed, keeping its proportions; clip cuts what stands over.
func (p *painter) frameOf(it *layout.ImageItem, ph *photo) (x, y, w, h render.Pt, clip *box) {
	if !it.Bleed || p.sheet.bleed == 0 {
		return it.X, it.Y, it.W, it.H, nil
	}
	gx, gy, gw, gh := p.sheet.grow(it.X, it.Y, it.W, it.H)
	if gw == it.W && gh == it.H {
		return it.X, it.Y, it.W, it.H, nil
	}
	w, h = gw, render.Pt(int64(gw)*int64(it.H)/int64(it.W))
	if h < gh {
		w, h = render.Pt(int64(gh)*int64(it.W)/int64(it.H)), gh
	}
	clip = &box{p.sheet.x(gx), p.sheet.y(gy + gh), p.sheet.x(gx + gw), p.sheet.y(gy)}
	return gx - (w-gw)/2, gy - (h-gh)/2, w, h, clip
}

// appendTurn writes the matrix that brings the stored picture's unit square to the frame (EXIF 2.3, tag 0x112).
func appendTurn(b []byte, orientation int, x, y, w, h render.Pt) []byte {
	switch orientation {
	case 2:
		return appendPts(b, -w, 0, 0, h, x+w, y)
	case 3:
		return appendPts(b, -w, 0, 0, -h, x+w, y+h)
	case 4:
		return appendPts(b, w, 0, 0, -h, x, y+h)
	case 5:
		return appendPts(b, 0, -h, -w, 0, x+w, y+h)
	case 6:
		return appendPts(b, 0, -h, w, 0, x, y+h)
	case 7:
		return appendPts(b, 0, h, w, 0, x, y)
	case 8:
		return appendPts(b, 0, h, -w, 0, x+w, y)
	}
	return appendPts(b, w, 0, 0, h, x, y)
}
