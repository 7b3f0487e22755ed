package epub

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/picture"
)

// findCover takes the caller's cover, else makes one. A picture that cannot be used is a problem, and the made one
// stands in.
func (b *builder) findCover() error {
	if b.cover != nil {
		return nil
	}
	if a := b.book.Cover; a != nil {
		p, err := b.givenCover(a)
		if err == nil {
			b.cover = p
			return nil
		}
		b.problems = append(b.problems, picture.Problem(a, content.Pos{}, err))
	}
	if b.opt.Faces == nil {
		return nil
	}
	b.cover = &bookImage{name: "cover.png", mediaType: picture.PNG, width: coverWidth, height: coverHeight}
	c := b.drawCover()
	if b.opt.Profile == Kindle {
		b.cover.name, b.cover.mediaType = "cover.jpg", picture.JPEG
		data, err := encodeJPEG(c.image(coverWidth, coverHeight), nil)
		b.cover.data = data
		return err
	}
	b.cover.data = c.png(coverWidth, coverHeight)
	return nil
}

// maxCover is the most bytes that shops take for a cover.
const maxCover = 2 << 20

func (b *builder) givenCover(a *content.Asset) (*bookImage, error) {
	if err := b.pictures.read(b, a); err != nil {
		return nil, err
	}
	data := b.pictures.buf.Bytes()
	p := &bookImage{asset: a, fit: [2]int{coverWidth, coverHeight}}
	if err := p.plan(data, b.opt.Profile); err != nil {
		return nil, err
	}
	in := &p.info
	// Shops want 8-bit RGB without palette or alpha (epub.md §9).
	if in.Palette || in.Alpha || in.Components != 3 || in.Bits > 8 || len(data) > maxCover {
		p.recode = true
		if len(data) > maxCover && !in.Alpha {
			p.mediaType = picture.JPEG
		}
	}
	p.name = "cover" + p.ext()
	return p, nil
}
