package picture

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// JPEG markers (ITU-T T.81 table B.1).
const (
	markerSOI   = 0xd8
	markerEOI   = 0xd9
	markerSOS   = 0xda
	markerAPP0  = 0xe0
	markerAPP1  = 0xe1
	markerAPP2  = 0xe2
	markerAPP14 = 0xee
)

// probeJPEG reads the segments up to the first scan.
func (in *Info) probeJPEG(r *bufio.Reader) error {
	in.MediaType = JPEG
	if _, err := r.Discard(2); err != nil {
		return err
	}
	var chunks [][]byte
	for {
		m, seg, err := segment(r)
		if err != nil {
			return err
		}
		switch {
		case m == markerSOS:
			in.Profile = joinProfile(chunks)
			if in.Width == 0 {
				return errors.New("no frame header")
			}
			return nil
		case isFrame(m):
			if err := in.frame(m, seg); err != nil {
				return err
			}
		case m == markerAPP0 && len(seg) >= 12 && string(seg[:5]) == "JFIF\x00":
			in.density(seg[7], int(binary.BigEndian.Uint16(seg[8:])))
		case m == markerAPP1 && bytes.HasPrefix(seg, []byte("Exif\x00\x00")):
			in.exif(seg[6:])
		case m == markerAPP2 && bytes.HasPrefix(seg, []byte("ICC_PROFILE\x00")) && len(seg) > 14:
			chunks = append(chunks, seg[12:])
		case m == markerAPP14 && len(seg) >= 12 && string(seg[:5]) == "Adobe":
			in.Adobe, in.Transform = true, seg[11]
		}
	}
}

// segment reads the next marker with its payload.
func segment(r *bufio.Reader) (marker byte, payload []byte, err error) {
	m, err := nextMarker(r)
	switch {
	case err != nil:
		return 0, nil, err
	case m == markerEOI:
		return 0, nil, errors.New("no picture data")
	case standsAlone(m):
		return m, nil, nil
	}
	var size [2]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return 0, nil, err
	}
	n := int(binary.BigEndian.Uint16(size[:]))
	if n < 2 {
		return 0, nil, errors.New("a segment has no length")
	}
	payload = make([]byte, n-2)
	_, err = io.ReadFull(r, payload)
	return m, payload, err
}

// nextMarker finds the next marker; stray bytes before it are passed over, as decoders do.
func nextMarker(r *bufio.Reader) (byte, error) {
	c, err := r.ReadByte()
	for err == nil && c != 0xff {
		c, err = r.ReadByte()
	}
	for err == nil && c == 0xff {
		c, err = r.ReadByte()
	}
	return c, err
}

// standsAlone reports whether the marker has no payload.
func standsAlone(m byte) bool { return m <= 1 || m >= 0xd0 && m <= markerEOI }

func isFrame(m byte) bool { return m >= 0xc0 && m <= 0xcf && m != 0xc4 && m != 0xc8 && m != 0xcc }

// frame reads SOF. Only baseline, extended and progressive Huffman frames of 8 bits can be shown by PDF and Go.
func (in *Info) frame(m byte, s []byte) error {
	if m > 0xc2 {
		return fmt.Errorf("coding process %d is not supported", m-0xc0)
	}
	if len(s) < 6 {
		return errors.New("short frame header")
	}
	if s[0] != 8 {
		return fmt.Errorf("%d bits a component are not supported", s[0])
	}
	in.Bits = 8
	in.Height, in.Width = int(binary.BigEndian.Uint16(s[1:])), int(binary.BigEndian.Uint16(s[3:]))
	in.Components = int(s[5])
	in.Interlaced = m == 0xc2
	if in.Components != 1 && in.Components != 3 && in.Components != 4 || len(s) < 6+3*in.Components {
		return fmt.Errorf("%d components", in.Components)
	}
	return nil
}

// density takes JFIF's resolution: unit 1 is per inch, 2 per centimetre.
func (in *Info) density(unit byte, x int) {
	switch {
	case in.PPI != 0: // EXIF came first
	case unit == 1:
		in.PPI = x
	case unit == 2:
		in.PPI = (x*254 + 50) / 100
	}
}

// joinProfile joins the pieces of an ICC profile in the order of their numbers (ICC.1 annex B.4).
func joinProfile(chunks [][]byte) []byte {
	var profile []byte
	for n := 1; n <= len(chunks); n++ {
		for _, c := range chunks {
			if int(c[0]) == n {
				profile = append(profile, c[2:]...)
			}
		}
	}
	return profile
}

// checkJPEG walks the segments and scans to the end mark without decoding: a file that is cut short, or that
// promises more blocks than its data can hold, is found here.
func checkJPEG(r *bufio.Reader, in *Info) error {
	if _, err := r.Discard(2); err != nil {
		return err
	}
	scanned := 0
	m, err := nextMarker(r)
	for err == nil && m != markerEOI {
		if !standsAlone(m) {
			if err := skip(r); err != nil {
				return err
			}
		}
		if m != markerSOS {
			m, err = nextMarker(r)
			continue
		}
		var n int
		n, m, err = scan(r)
		scanned += n
	}
	if err != nil {
		return err
	}
	// A block of 64 samples takes a bit at least, and 16 × 16 pixels hold one block or more.
	if least := (in.Width + 15) / 16 * ((in.Height + 15) / 16) / 8; scanned < least {
		return fmt.Errorf("%d × %d pixels in %d bytes of data", in.Width, in.Height, scanned)
	}
	return nil
}

// skip passes over the payload of a segment.
func skip(r *bufio.Reader) error {
	var size [2]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return err
	}
	_, err := r.Discard(max(0, int(binary.BigEndian.Uint16(size[:]))-2))
	return err
}

// scan passes the entropy-coded data and returns its size and the marker that ends it.
func scan(r *bufio.Reader) (n int, marker byte, err error) {
	for {
		part, err := r.ReadSlice(0xff)
		n += len(part)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		c := byte(0xff)
		for err == nil && c == 0xff {
			c, err = r.ReadByte()
		}
		switch {
		case err != nil:
			return n, 0, err
		case c == 0 || c >= 0xd0 && c <= 0xd7: // a stuffed byte, a restart
			n++
		default:
			return n, c, nil
		}
	}
}
