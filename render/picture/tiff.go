package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"io"

	"golang.org/x/image/tiff"
)

// The tags of TIFF 6.0 that are looked at.
const (
	tagPacking    = 259 // Compression
	tagColours    = 262 // PhotometricInterpretation
	tagSamples    = 277
	tagInkSet     = 332
	tagExtra      = 338
	tagProfile    = 34675
	coloursOfInks = 5
)

func (in *Info) probeTIFF(r io.Reader) error {
	in.MediaType = TIFF
	b, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return err
	}
	in.Components, in.Bits, in.Alpha = 3, 8, true // decoding tells whether there is alpha
	t, err := readTIFF(b)
	if err != nil {
		return err
	}
	if p := t.short(tagPacking); p == 6 || p == 7 {
		return errors.New("a JPEG within a TIFF is not supported")
	}
	if t.inks() {
		in.Components, in.Alpha = 4, false
		if b, err = t.asAlpha(); err != nil {
			return err
		}
	}
	c, err := tiff.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return err
	}
	in.Width, in.Height = c.Width, c.Height
	in.Profile = t.data(tagProfile)
	in.exif(b)
	return nil
}

// decodeTIFF decodes inks too: the library knows none, but four channels of which the last is alpha that is not
// multiplied into the others.
func decodeTIFF(r io.Reader, in *Info) (image.Image, error) {
	if in.Components != 4 {
		return tiff.Decode(r)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	t, err := readTIFF(b)
	if err != nil {
		return nil, err
	}
	if b, err = t.asAlpha(); err != nil {
		return nil, err
	}
	img, err := tiff.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	channels, ok := img.(*image.NRGBA)
	if !ok {
		return nil, errors.New("four inks of 8 bits expected")
	}
	return &image.CMYK{Pix: channels.Pix, Stride: channels.Stride, Rect: channels.Rect}, nil
}

// byteOrder reads and writes numbers.
type byteOrder interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

// tiffFile is a TIFF with the entries of its first directory, 12 bytes each.
type tiffFile struct {
	b       []byte
	order   byteOrder
	entries [][]byte
}

func readTIFF(b []byte) (*tiffFile, error) {
	t := &tiffFile{b: b, order: binary.BigEndian}
	if len(b) < 8 {
		return nil, io.ErrUnexpectedEOF
	}
	if b[0] == 'I' {
		t.order = binary.LittleEndian
	}
	at := int(t.u32(b[4:]))
	if at < 8 || at+2 > len(b) {
		return nil, io.ErrUnexpectedEOF
	}
	n := int(t.u16(b[at:]))
	if at+2+12*n > len(b) {
		return nil, io.ErrUnexpectedEOF
	}
	for i := range n {
		t.entries = append(t.entries, b[at+2+12*i:at+14+12*i])
	}
	return t, nil
}

func (t *tiffFile) u16(b []byte) uint16 { return t.order.Uint16(b) }
func (t *tiffFile) u32(b []byte) uint32 { return t.order.Uint32(b) }

// short returns the first value of a tag of numbers of 16 bits, 0 for none.
func (t *tiffFile) short(tag uint16) int {
	for _, e := range t.entries {
		if t.u16(e) == tag {
			return int(t.u16(e[8:]))
		}
	}
	return 0
}

// data returns the bytes of a tag, nil for none.
func (t *tiffFile) data(tag uint16) []byte {
	for _, e := range t.entries {
		if t.u16(e) != tag {
			continue
		}
		n, at := int(t.u32(e[4:])), int(t.u32(e[8:]))
		if at > 0 && n <= len(t.b) && at <= len(t.b)-n {
			return t.b[at : at+n]
		}
	}
	return nil
}

// inks reports whether the pixels are inks.
func (t *tiffFile) inks() bool { return t.short(tagColours) == coloursOfInks }

// asAlpha returns the file with a directory, at its end, that calls four inks red, green, blue and alpha.
func (t *tiffFile) asAlpha() ([]byte, error) {
	if t.short(tagSamples) != 4 || t.short(tagInkSet) > 1 {
		return nil, errors.New("inks other than cyan, magenta, yellow and black")
	}
	const rgb, unassociated, shorts = 2, 2, 3
	var list [][]byte
	for _, e := range t.entries {
		switch t.u16(e) {
		case tagInkSet, tagExtra:
			continue
		case tagColours:
			e = t.entry(tagColours, shorts, rgb)
		}
		if len(list) > 0 && t.u16(list[len(list)-1]) < tagExtra && t.u16(e) > tagExtra {
			list = append(list, t.entry(tagExtra, shorts, unassociated))
		}
		list = append(list, e)
	}
	if t.u16(list[len(list)-1]) < tagExtra {
		list = append(list, t.entry(tagExtra, shorts, unassociated))
	}
	out := bytes.Clone(t.b)
	if len(out)%2 != 0 {
		out = append(out, 0)
	}
	copy(out[4:], t.order.AppendUint32(nil, uint32(len(out))))
	out = t.order.AppendUint16(out, uint16(len(list)))
	for _, e := range list {
		out = append(out, e...)
	}
	return append(out, 0, 0, 0, 0), nil
}

// entry is a directory entry of one value.
func (t *tiffFile) entry(tag, kind, value uint16) []byte {
	b := t.order.AppendUint16(t.order.AppendUint16(nil, tag), kind)
	b = t.order.AppendUint16(t.order.AppendUint32(b, 1), value)
	return append(b, 0, 0)
}
