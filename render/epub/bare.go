package epub

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"

	"github.com/klauspost/compress/zlib"
)

// bareJPEG cuts everything from a JPEG but what its pixels need: JFIF, ICC profile, Adobe marker and the picture
// itself. EXIF, GPS, XMP and whatever follows the end are gone (epub.md §9).
func bareJPEG(b []byte) ([]byte, error) {
	if len(b) < 4 || b[0] != 0xFF || b[1] != 0xD8 {
		return nil, errors.New("no JPEG")
	}
	out := append(make([]byte, 0, len(b)), 0xFF, 0xD8)
	for i := 2; i+1 < len(b); {
		if b[i] != 0xFF {
			return nil, errors.New("JPEG without a marker where one is due")
		}
		m := b[i+1]
		switch {
		case m == 0xFF:
			i++ // fill byte
			continue
		case m == 0xD9:
			return append(out, 0xFF, 0xD9), nil
		case m == 0x01 || m >= 0xD0 && m <= 0xD7:
			out = append(out, 0xFF, m)
			i += 2
			continue
		}
		if i+4 > len(b) {
			break
		}
		end := i + 2 + int(binary.BigEndian.Uint16(b[i+2:]))
		if end > len(b) || end < i+4 {
			break
		}
		if keepsSegment(m, b[i+4:end]) {
			out = append(out, b[i:end]...)
		}
		i = end
		if m == 0xDA {
			n := scanLength(b[i:])
			out = append(out, b[i:i+n]...)
			i += n
		}
	}
	return nil, errors.New("JPEG without an end")
}

func keepsSegment(marker byte, data []byte) bool {
	switch {
	case marker == 0xE0 || marker == 0xEE:
		return true
	case marker == 0xE2:
		return bytes.HasPrefix(data, []byte(iccMarker))
	case marker > 0xE0 && marker <= 0xEF || marker == 0xFE:
		return false
	}
	return true
}

// scanLength returns the length of entropy-coded data: up to a marker that is neither a restart nor stuffing.
func scanLength(b []byte) int {
	for i := 0; i+1 < len(b); i++ {
		if b[i] == 0xFF && b[i+1] != 0 && (b[i+1] < 0xD0 || b[i+1] > 0xD7) && b[i+1] != 0xFF {
			return i
		}
	}
	return len(b)
}

// barePNG keeps the chunks that pixels and their colours need.
func barePNG(b []byte) ([]byte, error) {
	const magic = "\x89PNG\r\n\x1a\n"
	if !bytes.HasPrefix(b, []byte(magic)) {
		return nil, errors.New("no PNG")
	}
	out := append(make([]byte, 0, len(b)), magic...)
	for b = b[len(magic):]; len(b) >= 12; {
		n := binary.BigEndian.Uint32(b)
		if uint64(n)+12 > uint64(len(b)) {
			break
		}
		c := b[:n+12]
		switch string(c[4:8]) {
		case "IHDR", "PLTE", "IDAT", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs":
			out = append(out, c...)
		case "IEND":
			return append(out, c...), nil
		}
		b = b[n+12:]
	}
	return nil, errors.New("PNG without an end")
}

const iccMarker = "ICC_PROFILE\x00"

// rgbProfile returns the ICC profile if it fits pixels that are RGB now.
func rgbProfile(profile []byte) []byte {
	if len(profile) > 20 && string(profile[16:20]) == "RGB " {
		return profile
	}
	return nil
}

// withProfileJPEG puts the profile behind SOI (ICC.1 B.4).
func withProfileJPEG(b, profile []byte) []byte {
	const most = 65519
	parts := (len(profile) + most - 1) / most
	if parts == 0 || parts > 255 {
		return b
	}
	out := append(make([]byte, 0, len(b)+len(profile)+32*parts), b[:2]...)
	for i := range parts {
		data := profile[i*most : min(len(profile), (i+1)*most)]
		out = append(out, 0xFF, 0xE2)
		out = binary.BigEndian.AppendUint16(out, uint16(2+len(iccMarker)+2+len(data)))
		out = append(out, iccMarker...)
		out = append(out, byte(i+1), byte(parts))
		out = append(out, data...)
	}
	return append(out, b[2:]...)
}

// withProfilePNG puts the profile behind IHDR (PNG 11.3.2.3).
func withProfilePNG(b, profile []byte) []byte {
	const header = 8 + 25
	if len(profile) == 0 || len(b) < header {
		return b
	}
	var packed bytes.Buffer
	packed.WriteString("ICC\x00\x00")
	z := zlib.NewWriter(&packed)
	_, _ = z.Write(profile) // a bytes.Buffer does not fail
	_ = z.Close()
	out := append(make([]byte, 0, len(b)+packed.Len()+12), b[:header]...)
	out = binary.BigEndian.AppendUint32(out, uint32(packed.Len()))
	at := len(out)
	out = append(append(out, "iCCP"...), packed.Bytes()...)
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[at:]))
	return append(out, b[header:]...)
}
