package epub

import (
	"github.com/kanben/kanben/content"
)

// picture is an image of the book: what it will be called and how large it will be, known before a pixel is coded.
type picture struct {
	name, mediaType string
	width, height   int
	data            []byte
}

// gallery is the pictures of the book; equal ones are one.
type gallery struct{ list []*picture }

func newGallery() *gallery { return &gallery{} }

func (g *gallery) use(b *builder, u *unit, fig *content.Figure) *picture { return nil }

func (g *gallery) sorted(cover *picture) []*picture {
	if cover != nil {
		return []*picture{cover}
	}
	return nil
}

func (b *builder) encode(p *picture) ([]byte, error) { return p.data, nil }

func (b *builder) findCover() error {
	if b.opt.Faces != nil {
		b.cover = &picture{name: "cover.png", mediaType: "image/png", width: coverWidth, height: coverHeight, data: b.drawCover()}
	}
	return nil
}
