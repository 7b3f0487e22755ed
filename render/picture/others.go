package picture

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"

	"golang.org/x/image/bmp"
)

func (in *Info) probeGIF(head []byte) error {
	in.MediaType = GIF
	if len(head) < 13 {
		return io.ErrUnexpectedEOF
	}
	in.Width, in.Height = int(binary.LittleEndian.Uint16(head[6:])), int(binary.LittleEndian.Uint16(head[8:]))
	in.Components, in.Bits, in.Palette, in.Alpha = 3, 8, true, true
	return nil
}

// probeWebP reads the chunks of the container (RFC 9649 §2.7) up to the picture data, and EXIF after it.
func (in *Info) probeWebP(r *bufio.Reader) error {
	in.MediaType = WebP
	in.Components, in.Bits = 3, 8
	if _, err := r.Discard(12); err != nil {
		return err
	}
	for {
		var h [8]byte
		if _, err := io.ReadFull(r, h[:]); err != nil {
			if in.Width > 0 && errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		size := int(binary.LittleEndian.Uint32(h[4:]))
		if size < 0 || size > MaxBytes {
			return errors.New("a chunk is too long")
		}
		head, _ := r.Peek(min(size, 10))
		kind := string(h[:4])
		in.webpSize(kind, head)
		if kind == "ICCP" || kind == "EXIF" {
			data := make([]byte, size)
			if _, err := io.ReadFull(r, data); err != nil {
				return err
			}
			in.webpMetadata(kind, data)
			size = 0
			if len(data)%2 != 0 {
				size = 1
			}
		}
		if _, err := r.Discard(size + size%2); err != nil {
			if in.Width > 0 {
				return nil // the last chunk may lack its padding; Check looks at the data itself
			}
			return err
		}
	}
}

func (in *Info) webpSize(kind string, b []byte) {
	if len(b) < 10 || in.Width > 0 {
		return
	}
	switch kind {
	case "VP8X":
		in.Alpha = b[0]&0x10 != 0
		in.Width = 1 + (int(b[4]) | int(b[5])<<8 | int(b[6])<<16)
		in.Height = 1 + (int(b[7]) | int(b[8])<<8 | int(b[9])<<16)
	case "VP8L":
		v := binary.LittleEndian.Uint32(b[1:])
		in.Width, in.Height, in.Alpha = int(v&0x3fff)+1, int(v>>14&0x3fff)+1, v>>28&1 != 0
	case "VP8 ":
		in.Width = int(binary.LittleEndian.Uint16(b[6:]) & 0x3fff)
		in.Height = int(binary.LittleEndian.Uint16(b[8:]) & 0x3fff)
	}
}

func (in *Info) webpMetadata(kind string, data []byte) {
	if kind == "ICCP" {
		in.Profile = data
		return
	}
	in.exif(bytes.TrimPrefix(data, []byte("Exif\x00\x00")))
}

func (in *Info) probeBMP(r io.Reader) error {
	in.MediaType = BMP
	c, err := bmp.DecodeConfig(r)
	in.Width, in.Height, in.Components, in.Bits = c.Width, c.Height, 3, 8
	in.Alpha = true // 32-bit files may have it; decoding tells
	return err
}
