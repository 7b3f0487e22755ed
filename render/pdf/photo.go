package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"

	"github.com/kanben/kanben/render/pdf/icc"
	"github.com/kanben/kanben/render/picture"
)

// writePictures writes the real pictures in place of the stubs, one at a time.
func (n *finisher) writePictures(profile ref) error {
	n.pictures = map[int]ref{}
	g := n.p.images
	g.late = append(g.late, g.coarse()...)
	for i, p := range g.photos {
		if _, drawn := n.drawn.pictures[i]; !drawn {
			continue
		}
		r := n.f.alloc()
		n.pictures[i] = r
		if err := n.writePicture(r, p); err != nil {
			if n.f.err != nil {
				return n.f.err
			}
			g.late = append(g.late, picture.Problem(p.asset, p.pos, err))
			n.f.deflated(r, "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", []byte{0xee})
		}
	}
	return nil
}

// writePicture stores the picture as it is where PDF and the profile can show its bytes, else its pixels. An error
// means that nothing was written.
func (n *finisher) writePicture(r ref, p *photo) error {
	screen := n.o.Profile != Print
	in := &p.info
	switch {
	case in.MediaType == picture.JPEG && (in.Components == 1 || screen && in.Components == 3):
		return n.passJPEG(r, p)
	case in.MediaType == picture.JPEG && in.Components == 4 && screen:
		return n.passJPEG(r, p)
	case in.MediaType == picture.JPEG && in.Components == 4 && !n.o.OneInk && n.inkOf(p) <= inkLimit(n.in.condition):
		return n.passJPEG(r, p)
	case in.MediaType == picture.PNG && !in.Alpha && !in.Interlaced && (screen || in.Components == 1) && !(n.o.X1a && in.Bits == 16):
		return n.passPNG(r, p)
	}
	img, err := n.pixels(p)
	if err != nil {
		return err
	}
	return n.writePixels(r, p, img)
}

// hasAlpha reports whether the picture is stored with a soft mask.
func (g *gallery) hasAlpha(p *photo) bool {
	return p.info.Alpha && !g.o.X1a
}

func imageDict(w, h, bits int, space string) string {
	return fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%s/BitsPerComponent %d", w, h, space, bits)
}

// storedSize is the size in pixels before turning.
func storedSize(in *picture.Info) (w, h int) {
	if in.Turned() {
		return in.Height, in.Width
	}
	return in.Width, in.Height
}

// space is the colour space of a picture whose samples are stored as they are.
func (n *finisher) space(in *picture.Info) string {
	c := n.p.images.colours
	switch in.Components {
	case 1:
		if n.o.Profile != Print && usable(in.Profile, "GRAY") {
			return fmt.Sprintf("[/ICCBased %d 0 R]", c.profile(n.f, in.Profile, 1))
		}
		return "/DeviceGray"
	case 3:
		if usable(in.Profile, "RGB ") {
			return fmt.Sprintf("[/ICCBased %d 0 R]", c.profile(n.f, in.Profile, 3))
		}
		return "/DeviceRGB"
	}
	if n.o.Profile == Print {
		return "/DeviceCMYK"
	}
	profile := in.Profile
	if !usable(profile, "CMYK") {
		profile = icc.FOGRA39L
	}
	return fmt.Sprintf("[/ICCBased %d 0 R]", c.profile(n.f, profile, 4))
}

// passJPEG copies a JPEG, baseline or progressive. CMYK with the Adobe marker is stored inverted.
func (n *finisher) passJPEG(r ref, p *photo) error {
	w, h := storedSize(&p.info)
	dict := imageDict(w, h, 8, n.space(&p.info)) + "/Filter/DCTDecode"
	if p.info.Components == 4 && p.info.Adobe {
		dict += "/Decode[1 0 1 0 1 0 1 0]"
	}
	src, err := picture.Open(p.asset, n.o.Open)
	if err != nil {
		return err
	}
	defer src.Close()
	return n.f.streamOf(r, dict, io.LimitReader(src, picture.MaxBytes))
}

// passPNG copies the compressed rows of a PNG: PDF knows its predictors.
func (n *finisher) passPNG(r ref, p *photo) error {
	src, err := picture.Open(p.asset, n.o.Open)
	if err != nil {
		return err
	}
	defer src.Close()
	data, err := picture.NewPixelData(src)
	if err != nil {
		return err
	}
	var first [1]byte
	if _, err := io.ReadFull(data, first[:]); err != nil {
		return err
	}
	in := &p.info
	w, h := storedSize(in)
	colors, space := in.Components, ""
	if in.Palette {
		colors = 1
		if space, err = n.indexed(data.Palette, in); err != nil {
			return err
		}
	} else {
		space = n.space(in)
	}
	dict := imageDict(w, h, in.Bits, space) +
		fmt.Sprintf("/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>", colors, in.Bits, w)
	return n.f.streamOf(r, dict, io.MultiReader(newByteReader(first[0]), data))
}

func newByteReader(b byte) io.Reader { return &oneByte{b: b} }

// oneByte gives back the byte that was read to reach the palette.
type oneByte struct {
	b    byte
	done bool
}

// Read implements io.Reader.
func (o *oneByte) Read(p []byte) (int, error) {
	if o.done || len(p) == 0 {
		return 0, io.EOF
	}
	o.done = true
	p[0] = o.b
	return 1, nil
}

func (n *finisher) indexed(palette []byte, in *picture.Info) (string, error) {
	if len(palette) < 3 || len(palette) > 768 || len(palette)%3 != 0 {
		return "", errors.New("the palette is missing or broken")
	}
	base := n.space(&picture.Info{Components: 3, Profile: in.Profile})
	// Pixels beyond a short palette are black, as browsers show them; beyond the bits of a pixel none can be.
	palette = append(bytes.Clone(palette), make([]byte, 768)...)[:3<<in.Bits]
	return fmt.Sprintf("[/Indexed%s %d%s]", " "+base, len(palette)/3-1, appendHex(nil, palette)), nil
}

// streamOf writes a stream whose length is known only at its end.
func (f *file) streamOf(r ref, dict string, src io.Reader) error {
	length := f.alloc()
	f.begin(r)
	f.raw(fmt.Appendf(nil, "<<%s/Length %d 0 R>>\nstream\n", dict, length))
	from := f.at
	_, err := io.Copy(rawWriter{f}, src)
	n := f.at - from
	f.raw([]byte("\nendstream\nendobj\n"))
	f.direct(length, appendInt(nil, int(n)))
	if f.err == nil && err != nil {
		f.err = fmt.Errorf("write picture: %w", err) // its head is written: there is no way back
	}
	return f.err
}

// pixels decodes the picture.
func (n *finisher) pixels(p *photo) (image.Image, error) {
	r, err := picture.Open(p.asset, n.o.Open)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return picture.Decode(r, &p.info)
}

// inkOf measures the greatest sum of inks of a CMYK JPEG in per cent; one that cannot be decoded counts as too
// much, so that decoding it again tells why.
func (n *finisher) inkOf(p *photo) int {
	img, err := n.pixels(p)
	if err != nil {
		return 1000
	}
	c, ok := img.(*image.CMYK)
	if !ok {
		return 1000
	}
	worst := 0
	for i := 0; i+3 < len(c.Pix); i += 4 {
		worst = max(worst, int(c.Pix[i])+int(c.Pix[i+1])+int(c.Pix[i+2])+int(c.Pix[i+3]))
	}
	return worst * 100 / 255
}
