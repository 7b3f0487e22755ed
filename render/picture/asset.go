package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

// ErrMissing is the error of an asset with neither bytes nor a path that opens.
var ErrMissing = errors.New("the picture is not there")

// Open opens the bytes of the asset: its own, else those that open finds.
func Open(a *content.Asset, open render.Opener) (io.ReadCloser, error) {
	switch {
	case len(a.Bytes) > 0:
		return io.NopCloser(bytes.NewReader(a.Bytes)), nil
	case open == nil:
		return nil, ErrMissing
	}
	r, err := open(a)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrMissing
	}
	return r, err
}

// Load reads the whole asset, within MaxBytes.
func Load(a *content.Asset, open render.Opener) ([]byte, error) {
	if len(a.Bytes) > 0 {
		return a.Bytes, nil
	}
	r, err := Open(a, open)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err == nil && len(b) > MaxBytes {
		err = fmt.Errorf("larger than %d MiB", MaxBytes>>20)
	}
	return b, err
}

// Fill sets media type, size and hash of the asset from its bytes, reading them once. Those that are set already
// stay.
func Fill(a *content.Asset, open render.Opener) (Info, error) {
	r, err := Open(a, open)
	if err != nil {
		return Info{}, err
	}
	defer r.Close()
	h := sha256.New()
	limited := io.LimitReader(r, MaxBytes+1)
	in, err := Probe(io.TeeReader(limited, h))
	if err != nil {
		return in, err
	}
	a.MediaType, a.Width, a.Height = in.MediaType, in.Width, in.Height
	if a.SHA256 == "" {
		if _, err := io.Copy(h, limited); err != nil {
			return in, err
		}
		a.SHA256 = hex.EncodeToString(h.Sum(nil))
	}
	return in, nil
}

// Problem is what to report of the asset when Open, Probe, Check or Decode failed.
func Problem(a *content.Asset, pos content.Pos, err error) content.Problem {
	p := content.Problem{Severity: content.Error, Code: "E-ASSET", Pos: pos, Path: a.Name, Msg: err.Error()}
	switch {
	case errors.Is(err, ErrMissing):
		p.Hint = "put the file beside the input, or take the figure out"
	case errors.Is(err, ErrFormat):
		p.Hint = "give JPEG, PNG, GIF, WebP, TIFF, BMP or SVG"
	default:
		p.Hint = "open it in a program for pictures and save it anew, as JPEG or PNG"
	}
	return p
}
