package picture

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Probe reads the head of the picture: its kind from the bytes, never from a name, and what can be known without
// decoding. It refuses what passes the limits.
func Probe(r io.Reader) (Info, error) {
	b := bufio.NewReaderSize(r, 16<<10)
	head, _ := b.Peek(512)
	in := Info{Orientation: 1}
	var err error
	switch kind := sniff(head); kind {
	case JPEG:
		err = in.probeJPEG(b)
	case PNG:
		err = in.probePNG(b)
	case GIF:
		err = in.probeGIF(head)
	case WebP:
		err = in.probeWebP(b)
	case BMP:
		err = in.probeBMP(b)
	case TIFF:
		err = in.probeTIFF(b)
	case SVG:
		err = in.probeSVG(b)
	case "":
		return in, ErrFormat
	default:
		return in, fmt.Errorf("%s is not supported: convert it to JPEG or PNG", kind)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("the file is cut short")
	}
	if err != nil {
		return in, fmt.Errorf("read %s: %w", name(in.MediaType), err)
	}
	if err := checkSize(in.Width, in.Height); err != nil {
		return in, fmt.Errorf("read %s: %w", name(in.MediaType), err)
	}
	if in.Turned() {
		in.Width, in.Height = in.Height, in.Width
	}
	return in, nil
}

// sniff names the kind by its first bytes; "" for none.
func sniff(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xd8\xff")):
		return JPEG
	case bytes.HasPrefix(b, []byte(pngMagic)):
		return PNG
	case bytes.HasPrefix(b, []byte("GIF87a")), bytes.HasPrefix(b, []byte("GIF89a")):
		return GIF
	case len(b) >= 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP":
		return WebP
	case bytes.HasPrefix(b, []byte("BM")) && len(b) >= 26:
		return BMP
	case bytes.HasPrefix(b, []byte("II*\x00")), bytes.HasPrefix(b, []byte("MM\x00*")):
		return TIFF
	case len(b) >= 12 && string(b[4:8]) == "ftyp":
		return sniffBoxes(string(b[8:12]))
	case bytes.HasPrefix(b, []byte("\xff\x0a")), bytes.HasPrefix(b, []byte("\x00\x00\x00\x0cJXL ")):
		return "JPEG XL"
	case bytes.HasPrefix(b, []byte("\x00\x00\x00\x0cjP  ")):
		return "JPEG 2000"
	case looksLikeSVG(b):
		return SVG
	}
	return ""
}

// sniffBoxes names the kinds that share the ISO media container.
func sniffBoxes(brand string) string {
	switch brand {
	case "avif", "avis":
		return "AVIF"
	case "heic", "heix", "mif1", "msf1", "hevc":
		return "HEIC"
	}
	return ""
}

func looksLikeSVG(b []byte) bool {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), " \t\r\n")
	return bytes.HasPrefix(b, []byte("<")) && bytes.Contains(b, []byte("<svg"))
}

// name is the short name of a media type for messages.
func name(mediaType string) string {
	switch mediaType {
	case JPEG:
		return "JPEG"
	case PNG:
		return "PNG"
	case GIF:
		return "GIF"
	case WebP:
		return "WebP"
	case BMP:
		return "BMP"
	case TIFF:
		return "TIFF"
	case SVG:
		return "SVG"
	}
	return "picture"
}
