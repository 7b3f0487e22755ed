package picture

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
)

const pngMagic = "\x89PNG\r\n\x1a\n"

// maxChunk bounds what is read of a chunk before the pixels; profiles are rarely above 1 MB.
const maxChunk = 8 << 20

// probePNG reads the chunks before the pixel data (PNG 3rd edition §11).
func (in *Info) probePNG(r *bufio.Reader) error {
	in.MediaType = PNG
	if _, err := r.Discard(len(pngMagic)); err != nil {
		return err
	}
	for first := true; ; first = false {
		kind, size, err := chunkHead(r)
		if err != nil {
			return err
		}
		if first != (kind == "IHDR") {
			return errors.New("the header chunk is not the first")
		}
		if kind == "IDAT" {
			return nil
		}
		if size > maxChunk {
			return fmt.Errorf("chunk %s of %d bytes", kind, size)
		}
		data := make([]byte, size)
		if _, err := io.ReadFull(r, data); err != nil {
			return err
		}
		if _, err := r.Discard(4); err != nil {
			return err
		}
		if err := in.chunk(kind, data); err != nil {
			return err
		}
	}
}

func chunkHead(r io.Reader) (kind string, size int, err error) {
	var h [8]byte
	if _, err := io.ReadFull(r, h[:]); err != nil {
		return "", 0, err
	}
	n := binary.BigEndian.Uint32(h[:])
	if n > 1<<31-1 {
		return "", 0, errors.New("a chunk is too long")
	}
	return string(h[4:]), int(n), nil
}

func (in *Info) chunk(kind string, d []byte) error {
	switch {
	case kind == "IHDR":
		return in.header(d)
	case kind == "tRNS":
		in.Alpha = true
	case kind == "pHYs" && len(d) == 9 && d[8] == 1:
		in.PPI = int((int64(binary.BigEndian.Uint32(d))*254 + 5000) / 10000)
	case kind == "iCCP":
		in.Profile = inflateProfile(d)
	case kind == "eXIf":
		in.exif(d)
	case kind == "IEND":
		return errors.New("no picture data")
	}
	return nil
}

func (in *Info) header(d []byte) error {
	if len(d) != 13 {
		return errors.New("short header chunk")
	}
	in.Width, in.Height = int(binary.BigEndian.Uint32(d)), int(binary.BigEndian.Uint32(d[4:]))
	in.Bits = int(d[8])
	in.Interlaced = d[12] == 1
	allowed := []int{8, 16}
	switch d[9] {
	case 0:
		in.Components, allowed = 1, []int{1, 2, 4, 8, 16}
	case 2:
		in.Components = 3
	case 3:
		in.Components, in.Palette, allowed = 3, true, []int{1, 2, 4, 8}
	case 4:
		in.Components, in.Alpha, in.alphaChannel = 1, true, true
	case 6:
		in.Components, in.Alpha, in.alphaChannel = 3, true, true
	default:
		return fmt.Errorf("colour type %d", d[9])
	}
	switch {
	case !slices.Contains(allowed, in.Bits):
		return fmt.Errorf("%d bits with colour type %d", in.Bits, d[9])
	case d[10] != 0 || d[11] != 0 || d[12] > 1:
		return fmt.Errorf("unknown methods: compression %d, filter %d, interlace %d", d[10], d[11], d[12])
	}
	return nil
}

// inflateProfile unpacks iCCP: a name, a zero, the method, then the profile.
func inflateProfile(d []byte) []byte {
	_, rest, ok := bytes.Cut(d, []byte{0})
	if !ok || len(rest) < 1 || rest[0] != 0 {
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(rest[1:]))
	if err != nil {
		return nil
	}
	p, err := io.ReadAll(io.LimitReader(z, maxChunk))
	if err != nil {
		return nil
	}
	return p
}

// checkPNG walks all chunks, checks their sums and inflates the pixel data without keeping it: its length and
// filter types are what the header promises.
func checkPNG(r *bufio.Reader, in *Info) error {
	d := &PixelData{r: r}
	if _, err := r.Discard(len(pngMagic)); err != nil {
		return err
	}
	z, err := zlib.NewReader(d)
	if err != nil {
		return fmt.Errorf("pixel data: %w", err)
	}
	for _, p := range in.passes() {
		if err := checkRows(z, p.stride, p.rows); err != nil {
			return fmt.Errorf("pixel data: %w", err)
		}
	}
	if n, err := io.Copy(io.Discard, io.LimitReader(z, 1)); err != nil || n != 0 {
		return errors.New("pixel data: more than the header says")
	}
	return d.finish()
}

func checkRows(z io.Reader, stride, rows int) error {
	row := make([]byte, stride+1)
	for range rows {
		if _, err := io.ReadFull(z, row); err != nil {
			return err
		}
		if row[0] > 4 {
			return fmt.Errorf("filter type %d", row[0])
		}
	}
	return nil
}

// pass is a run of rows of one width.
type pass struct{ stride, rows int }

// passes returns the passes of the picture: one, or the seven of Adam7.
func (in *Info) passes() []pass {
	w, h := in.Width, in.Height
	if in.Turned() {
		w, h = h, w
	}
	if !in.Interlaced {
		return []pass{{in.stride(w), h}}
	}
	var all []pass
	for _, p := range [7][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		pw, ph := (w-p[0]+p[2]-1)/p[2], (h-p[1]+p[3]-1)/p[3]
		if pw > 0 && ph > 0 {
			all = append(all, pass{in.stride(pw), ph})
		}
	}
	return all
}

// stride is the number of bytes of a row of w pixels.
func (in *Info) stride(w int) int {
	n := in.Components
	switch {
	case in.Palette:
		n = 1
	case in.alphaChannel: // a tRNS chunk is none
		n++
	}
	return (w*n*in.Bits + 7) / 8
}

// PixelData reads the joined IDAT chunks of a PNG: a zlib stream that PDF takes as it is. It checks the sums.
type PixelData struct {
	r       *bufio.Reader
	left    int
	sum     uint32
	in      bool // within a chunk of pixel data
	done    bool
	Palette []byte // PLTE, once the first pixel byte is read
	Trans   []byte // tRNS
}

// NewPixelData begins to read the PNG of r.
func NewPixelData(r io.Reader) (*PixelData, error) {
	b := bufio.NewReaderSize(r, 64<<10)
	if _, err := b.Discard(len(pngMagic)); err != nil {
		return nil, err
	}
	return &PixelData{r: b}, nil
}

// Read implements io.Reader.
func (d *PixelData) Read(p []byte) (int, error) {
	for d.left == 0 {
		if d.done {
			return 0, io.EOF
		}
		if err := d.next(); err != nil {
			return 0, err
		}
	}
	n, err := d.r.Read(p[:min(len(p), d.left)])
	d.left -= n
	d.sum = crc32.Update(d.sum, crc32.IEEETable, p[:n])
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// next ends a chunk of pixel data and goes to the one after it, keeping the palette on the way.
func (d *PixelData) next() error {
	if d.in {
		if err := d.checkSum(); err != nil {
			return err
		}
	}
	for {
		kind, size, err := chunkHead(d.r)
		if err != nil {
			return unexpected(err)
		}
		if kind == "IDAT" {
			d.in, d.left, d.sum = true, size, crc32.ChecksumIEEE([]byte(kind))
			return nil
		}
		if d.in || kind == "IEND" {
			d.done = true
			return nil
		}
		if size > maxChunk {
			return fmt.Errorf("chunk %s of %d bytes", kind, size)
		}
		data := make([]byte, size)
		if _, err := io.ReadFull(d.r, data); err != nil {
			return unexpected(err)
		}
		switch kind {
		case "PLTE":
			d.Palette = data
		case "tRNS":
			d.Trans = data
		}
		d.sum = crc32.Update(crc32.ChecksumIEEE([]byte(kind)), crc32.IEEETable, data)
		critical := kind[0]&0x20 == 0
		if err := d.checkSum(); err != nil && critical {
			return err
		}
	}
}

func (d *PixelData) checkSum() error {
	var s [4]byte
	if _, err := io.ReadFull(d.r, s[:]); err != nil {
		return unexpected(err)
	}
	if binary.BigEndian.Uint32(s[:]) != d.sum {
		return errors.New("a checksum is wrong")
	}
	return nil
}

// finish reads what is left of the pixel data, so that the sum of the last chunk is checked.
func (d *PixelData) finish() error {
	_, err := io.Copy(io.Discard, d)
	return err
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
