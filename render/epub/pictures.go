package epub

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/picture"
)

// maxSide is the longest side of a picture in the book, in pixels (epub.md §9).
const maxSide = 1600

// bookImage is a picture of the book: its name and size are known before a pixel is coded.
type bookImage struct {
	name, mediaType string
	width, height   int

	asset  *content.Asset
	info   picture.Info
	recode bool // else only its metadata is cut
	fit    [2]int
	data   []byte // made here, not read from an asset
}

// gallery is the pictures of the book; equal ones are one member, across all articles.
type gallery struct {
	byName  map[string]*bookImage
	byAsset map[*content.Asset]*bookImage
	buf     bytes.Buffer // of the picture in hand: one at a time
}

func newGallery() *gallery {
	return &gallery{byName: map[string]*bookImage{}, byAsset: map[*content.Asset]*bookImage{}}
}

// use returns the picture of a figure; nil after a problem.
func (g *gallery) use(b *builder, u *unit, fig *content.Figure) *bookImage {
	a := findAsset(u.a, fig.Asset)
	if a == nil {
		b.problem(content.Error, "E-ASSET", fig.Pos, "picture "+clip(fig.Asset)+" is not among the assets", "")
		return nil
	}
	if p, ok := g.byAsset[a]; ok {
		return p
	}
	p, err := g.look(b, a)
	if err != nil {
		b.problems = append(b.problems, pictureProblem(a, fig, err))
	}
	g.byAsset[a] = p
	return p
}

func findAsset(a *content.Article, name string) *content.Asset {
	for i := range a.Assets {
		if a.Assets[i].Name == name {
			return &a.Assets[i]
		}
	}
	return nil
}

// look reads a picture for the first time: its bytes are hashed, its head is read, its pixels are not.
func (g *gallery) look(b *builder, a *content.Asset) (*bookImage, error) {
	if err := g.read(b, a); err != nil {
		return nil, err
	}
	p := &bookImage{asset: a, fit: [2]int{maxSide, maxSide}}
	if err := p.plan(g.buf.Bytes(), b.opt.Profile); err != nil {
		return nil, err
	}
	p.name = "img-" + p.hash(g.buf.Bytes(), b.opt.Profile) + p.ext()
	if same, ok := g.byName[p.name]; ok {
		return same, nil
	}
	g.byName[p.name] = p
	return p, nil
}

// plan decides from the head what becomes of the picture.
func (p *bookImage) plan(data []byte, profile Profile) error {
	in, err := picture.Probe(bytes.NewReader(data))
	if err != nil {
		return err
	}
	if _, err := picture.Check(bytes.NewReader(data), &in); err != nil {
		return err
	}
	p.info = in
	p.width, p.height = in.Width, in.Height
	if in.MediaType == picture.SVG {
		p.width, p.height = 2*in.Width, 2*in.Height
	}
	p.width, p.height = fitInto(p.width, p.height, p.fit)
	p.mediaType = picture.PNG
	switch in.MediaType {
	case picture.JPEG:
		p.mediaType = picture.JPEG
		p.recode = in.Orientation > 1 || in.Components == 4
	case picture.PNG:
	case picture.WebP:
		p.recode = true
		if !in.Alpha {
			p.mediaType = picture.JPEG
		}
	default:
		p.recode = true
	}
	if profile == Kindle && p.mediaType == picture.PNG {
		p.mediaType, p.recode = picture.JPEG, true
	}
	p.recode = p.recode || p.width != in.Width || p.height != in.Height
	return nil
}

// fitInto scales a size down to the box, keeping its shape.
func fitInto(w, h int, box [2]int) (int, int) {
	if w <= box[0] && h <= box[1] {
		return w, h
	}
	if w*box[1] >= h*box[0] {
		return box[0], max(1, (h*box[0]+w/2)/w)
	}
	return max(1, (w*box[1]+h/2)/h), box[1]
}

// hash names a picture by its source and what is done to it.
func (p *bookImage) hash(data []byte, profile Profile) string {
	h := sha256.New()
	h.Write(data)
	fmt.Fprintf(h, "\n%d %s", maxSide, p.mediaType)
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func (p *bookImage) ext() string {
	if p.mediaType == picture.JPEG {
		return ".jpg"
	}
	return ".png"
}

// pictureProblem says why a picture is not in the book; its caption is.
func pictureProblem(a *content.Asset, fig *content.Figure, err error) content.Problem {
	p := picture.Problem(a, fig.Pos, err)
	if len(a.Bytes) == 0 && a.Path == "" && a.URL != "" {
		p.Severity, p.Code, p.Msg = content.Warning, "W-REMOTE", "it is at "+clip(a.URL)+", and nothing is loaded from a network"
	}
	return p
}

// read takes the bytes of an asset into the buffer, through the caller's opener only (epub.md §13).
func (g *gallery) read(b *builder, a *content.Asset) (err error) {
	g.buf.Reset()
	r, err := picture.Open(a, b.opt.Open)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	n, err := io.Copy(&g.buf, io.LimitReader(r, picture.MaxBytes+1))
	if err == nil && n > picture.MaxBytes {
		return fmt.Errorf("it is larger than %d MiB", picture.MaxBytes>>20)
	}
	return err
}

// sorted returns all pictures by name, as the archive has them.
func (g *gallery) sorted(cover *bookImage) []*bookImage {
	var ps []*bookImage
	if cover != nil {
		ps = append(ps, cover)
	}
	for _, p := range g.byName {
		ps = append(ps, p)
	}
	slices.SortFunc(ps, func(x, y *bookImage) int { return strings.Compare(x.name, y.name) })
	return ps
}
