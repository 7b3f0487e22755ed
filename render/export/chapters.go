package export

import (
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
)

// Chapter is an article of a book as pages: laid out, and painted.
type Chapter struct {
	Layout  *layout.Kept
	Painted *pdf.Painted
}

// Chapters keeps chapters from one export of a book to the next one with the same options, so that only articles that
// changed are laid out and painted. An implementation answers for the article's text and the language of the book; the
// bytes are the same with and without it.
type Chapters interface {
	// Kept returns the chapter of article i (from 0) at the place, nil if there is none.
	Kept(i int, at layout.Place) *Chapter
	// Keep is told of each article that was painted, once the PDF is written.
	Keep(i int, at layout.Place, c *Chapter)
	// Err stops the export after Kept could not give a chapter whose article is not at hand.
	Err() error
}

// keeper hands chapters to layout and to the PDF writer.
type keeper struct {
	from  Chapters
	given map[int]*Chapter
}

func (o Options) keeper(painting bool) *keeper {
	k := &keeper{given: map[int]*Chapter{}}
	if painting && o.Chapters != nil && pdf.KeepsChapters(o.Faces) {
		k.from = o.Chapters
	}
	return k
}

func (k *keeper) pages(o layout.Options) layout.Options {
	if k.from == nil {
		return o
	}
	o.Kept = func(i int, at layout.Place) *layout.Kept {
		c := k.from.Kept(i, at)
		if c == nil {
			return nil
		}
		k.given[i] = c
		return c.Layout
	}
	return o
}

func (k *keeper) pdf(o pdf.Options) pdf.Options {
	if k.from == nil {
		return o
	}
	o.Painted = func(i int) *pdf.Painted { return k.given[i].Painted }
	o.Keep = func(c *layout.Chapter, p *pdf.Painted) { k.from.Keep(c.Index, c.Place, &Chapter{c.Kept, p}) }
	return o
}

func (k *keeper) err() error {
	if k.from == nil {
		return nil
	}
	return k.from.Err()
}
