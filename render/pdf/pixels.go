package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"io"

	"github.com/kanben/kanben/render/pdf/icc"
	"github.com/kanben/kanben/render/picture"
)

// raster turns an image into rows of samples in the space that the profile wants.
type raster struct {
	img    image.Image
	conv   *icc.Converter // RGB to CMYK
	gray   bool           // only gray samples
	limit  int            // sum of inks of CMYK samples, 255 = 100 %
	flat   bool           // alpha is laid on white
	alpha  bool
	k      int // channels
	shrink int // pixels that become one, an axis
}

// writePixels stores the pixels deflated with PNG predictors, alpha as a soft mask.
func (n *finisher) writePixels(r ref, p *photo, img image.Image) error {
	rs, err := n.newRaster(p, img)
	if err != nil {
		return err
	}
	w, h := rs.size()
	mask := ref(0)
	if rs.alpha {
		mask = n.f.alloc()
	}
	dict := imageDict(w, h, 8, n.rasterSpace(rs, p)) + predictor(rs.k, w)
	if mask != 0 {
		dict += fmt.Sprintf("/SMask %d 0 R", mask)
	}
	var masked bytes.Buffer
	if err := n.f.rows(r, dict, &masked, rs); err != nil {
		return err
	}
	if mask != 0 {
		n.f.stream(mask, imageDict(w, h, 8, "/DeviceGray")+predictor(1, w), masked.Bytes())
	}
	return n.f.err
}

func predictor(colors, columns int) string {
	return fmt.Sprintf("/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent 8/Columns %d>>", colors, columns)
}

func (n *finisher) rasterSpace(rs *raster, p *photo) string {
	switch rs.k {
	case 1:
		return "/DeviceGray"
	case 3:
		return n.space(&picture.Info{Components: 3, Profile: p.info.Profile})
	}
	return n.space(&picture.Info{Components: 4, Profile: p.info.Profile})
}

func (n *finisher) newRaster(p *photo, img image.Image) (*raster, error) {
	rs := &raster{img: img, k: 3, shrink: 1}
	rs.alpha = !opaque(img)
	if n.o.X1a && rs.alpha {
		rs.alpha, rs.flat = false, true
	}
	print := n.o.Profile == Print
	_, cmyk := img.(*image.CMYK)
	switch {
	case n.o.OneInk, (print || !usable(p.info.Profile, "RGB ")) && isGray(img):
		rs.gray, rs.k = true, 1
	case cmyk:
		rs.k = 4
		if print {
			rs.limit = inkLimit(n.in.condition) * 255 / 100
		}
	case print:
		conv, err := n.p.images.colours.toCMYK(p.info.Profile)
		if err != nil {
			return nil, err
		}
		rs.conv, rs.k = conv, 4
	}
	if print && p.ppi >= 2*pressPPI {
		rs.shrink = p.ppi / pressPPI
	}
	return rs, nil
}

// isGray reports whether the picture has no colour: on a press such a one is K alone.
func isGray(img image.Image) bool {
	switch img := img.(type) {
	case *image.Gray, *image.Gray16:
		return true
	case *image.Paletted:
		for _, c := range img.Palette {
			if r, g, b, _ := c.RGBA(); r != g || g != b {
				return false
			}
		}
		return true
	case *image.CMYK:
		return false
	}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, g, b, a := pixelAt(img, x, y); a > 0 && (r != g || g != b) {
				return false
			}
		}
	}
	return true
}

func opaque(img image.Image) bool {
	o, ok := img.(interface{ Opaque() bool })
	return !ok || o.Opaque()
}

func (rs *raster) size() (w, h int) {
	b := rs.img.Bounds()
	return max(1, b.Dx()/rs.shrink), max(1, b.Dy()/rs.shrink)
}

// rows writes the samples as a stream and the alpha to mask.
func (f *file) rows(r ref, dict string, mask *bytes.Buffer, rs *raster) error {
	length := f.alloc()
	f.begin(r)
	f.raw(fmt.Appendf(nil, "<<%s/Length %d 0 R>>\nstream\n", dict, length))
	from := f.at
	w, h := rs.size()
	out := newRowWriter(newDeflater(rawWriter{f}, pixelLevel), w*rs.k, rs.k)
	var alphas *rowWriter
	if rs.alpha {
		alphas = newRowWriter(newDeflater(mask, pixelLevel), w, 1)
	}
	alpha := make([]byte, w)
	for y := range h {
		rs.row(out.row, alpha, y)
		out.write()
		if alphas != nil {
			copy(alphas.row, alpha)
			alphas.write()
		}
	}
	out.close()
	if alphas != nil {
		alphas.close()
	}
	n := f.at - from
	f.raw([]byte("\nendstream\nendobj\n"))
	f.direct(length, appendInt(nil, int(n)))
	return f.err
}

// rowWriter filters rows as PNG does (W3C PNG §9) and deflates them: None, Sub or Up, whichever leaves the
// smallest sum.
type rowWriter struct {
	z         io.WriteCloser
	row, prev []byte
	try       [3][]byte
	k         int
}

func newRowWriter(z io.WriteCloser, n, k int) *rowWriter {
	w := &rowWriter{z: z, row: make([]byte, n), prev: make([]byte, n), k: k}
	for i := range w.try {
		w.try[i] = make([]byte, n+1)
		w.try[i][0] = byte(i)
	}
	return w
}

func (w *rowWriter) write() {
	var sums [3]int
	none, sub, up := w.try[0][1:], w.try[1][1:], w.try[2][1:]
	for i, v := range w.row {
		left := byte(0)
		if i >= w.k {
			left = w.row[i-w.k]
		}
		none[i], sub[i], up[i] = v, v-left, v-w.prev[i]
		sums[0] += int(magnitude(v))
		sums[1] += int(magnitude(v - left))
		sums[2] += int(magnitude(v - w.prev[i]))
	}
	best := 0
	for i, s := range sums {
		if s < sums[best] {
			best = i
		}
	}
	w.z.Write(w.try[best]) // errors of the file are kept in it
	w.row, w.prev = w.prev, w.row
}

func magnitude(v byte) byte {
	if v >= 128 {
		return -v
	}
	return v
}

func (w *rowWriter) close() { w.z.Close() }

// row fills samples and alpha of row y.
func (rs *raster) row(dst, alpha []byte, y int) {
	w, _ := rs.size()
	b := rs.img.Bounds()
	if c, ok := rs.img.(*image.CMYK); ok && !rs.gray {
		rs.cmykRow(dst, c, y, w)
		return
	}
	var px [4]uint8
	for x := range w {
		r, g, bl, a := rs.average(b.Min.X+x*rs.shrink, b.Min.Y+y*rs.shrink)
		if rs.flat {
			r, g, bl = onWhite(color.NRGBA{r, g, bl, a})
		}
		alpha[x] = a
		switch {
		case rs.gray:
			dst[x] = uint8((299*int(r) + 587*int(g) + 114*int(bl) + 500) / 1000)
		case rs.conv != nil:
			rs.conv.Pixel(px[:], r, g, bl)
			copy(dst[4*x:], px[:])
		default:
			dst[3*x], dst[3*x+1], dst[3*x+2] = r, g, bl
		}
	}
}

func (rs *raster) cmykRow(dst []byte, c *image.CMYK, y, w int) {
	b := c.Rect
	for x := range w {
		var sum [4]int
		for dy := range rs.shrink {
			at := c.PixOffset(b.Min.X+x*rs.shrink, b.Min.Y+y*rs.shrink+dy)
			for i := range 4 * rs.shrink {
				sum[i%4] += int(c.Pix[at+i])
			}
		}
		for i, s := range sum {
			dst[4*x+i] = uint8(s / (rs.shrink * rs.shrink))
		}
		if rs.limit > 0 {
			icc.Limit(dst[4*x:4*x+4], rs.limit)
		}
	}
}

// average is the mean colour of a square of shrink × shrink pixels.
func (rs *raster) average(x, y int) (r, g, b, a uint8) {
	if rs.shrink == 1 {
		return pixelAt(rs.img, x, y)
	}
	var sum [4]int
	for dy := range rs.shrink {
		for dx := range rs.shrink {
			r, g, b, a := pixelAt(rs.img, x+dx, y+dy)
			sum[0] += int(r)
			sum[1] += int(g)
			sum[2] += int(b)
			sum[3] += int(a)
		}
	}
	n := rs.shrink * rs.shrink
	return uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n), uint8(sum[3] / n)
}

// pixelAt is the pixel without premultiplied alpha; the common kinds avoid the colour interfaces.
func pixelAt(img image.Image, x, y int) (r, g, b, a uint8) {
	switch img := img.(type) {
	case *image.YCbCr:
		yi, ci := img.YOffset(x, y), img.COffset(x, y)
		r, g, b = color.YCbCrToRGB(img.Y[yi], img.Cb[ci], img.Cr[ci])
		return r, g, b, 255
	case *image.NRGBA:
		p := img.Pix[img.PixOffset(x, y):]
		return p[0], p[1], p[2], p[3]
	case *image.Gray:
		v := img.Pix[img.PixOffset(x, y)]
		return v, v, v, 255
	}
	c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
	return c.R, c.G, c.B, c.A
}
