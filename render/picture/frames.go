package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/draw"
	"image/gif"
	"io"

	"golang.org/x/image/webp"
)

// decodeGIF returns the first frame, in its place on the canvas.
func decodeGIF(r io.Reader, in *Info) (image.Image, error) {
	img, err := gif.Decode(r)
	if err != nil {
		return nil, err
	}
	return onCanvas(img, image.Point{}, in), nil
}

// onCanvas puts a frame on the canvas of the head unless it fills it.
func onCanvas(img image.Image, at image.Point, in *Info) image.Image {
	w, h := in.Width, in.Height
	if in.Turned() {
		w, h = h, w
	}
	canvas := image.Rect(0, 0, w, h)
	place := img.Bounds().Add(at)
	if place == canvas || !place.In(canvas) {
		return img
	}
	out := image.NewNRGBA(canvas)
	draw.Draw(out, place, img, img.Bounds().Min, draw.Src)
	return out
}

// decodeWebP decodes the picture, of a moving one the first frame: the library knows still ones only.
func decodeWebP(r io.Reader, in *Info) (image.Image, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	const moving = 0x02
	if len(b) < 30 || string(b[12:16]) != "VP8X" || b[20]&moving == 0 {
		return webp.Decode(bytes.NewReader(b))
	}
	frame := webpChunk(b[12:], "ANMF")
	if len(frame) < 16 {
		return nil, errors.New("no frame")
	}
	img, err := webp.Decode(bytes.NewReader(stillWebP(frame)))
	if err != nil {
		return nil, err
	}
	return onCanvas(img, image.Pt(2*int24(frame), 2*int24(frame[3:])), in), nil
}

func int24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

// webpChunk returns the payload of the first chunk of the kind, nil for none.
func webpChunk(b []byte, kind string) []byte {
	for len(b) >= 8 {
		n := int(binary.LittleEndian.Uint32(b[4:]))
		if n < 0 || n > len(b)-8 {
			return nil
		}
		if string(b[:4]) == kind {
			return b[8 : 8+n]
		}
		b = b[min(len(b), 8+n+n%2):]
	}
	return nil
}

// stillWebP makes a file of one frame (RFC 9649 §2.7.1.1): its place and size stand in front, then its chunks.
func stillWebP(frame []byte) []byte {
	const alpha = 0x10
	var b []byte
	if webpChunk(frame[16:], "VP8L") == nil {
		b = append(b, "VP8X\x0a\x00\x00\x00"...)
		flags := byte(0)
		if webpChunk(frame[16:], "ALPH") != nil {
			flags = alpha
		}
		b = append(b, flags, 0, 0, 0)
		b = append(b, frame[6:12]...)
	}
	b = append(b, frame[16:]...)
	head := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(b)+4))
	return append(append(head, "WEBP"...), b...)
}
