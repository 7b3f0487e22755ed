package epub

import "github.com/kanben/kanben/content"

// What weak readers and shops bear (epub.md §11–§13).
const (
	heavyDocument  = 300_000       // bytes: turns slowly
	largeDocument  = 10_000_000    // Kobo refuses it
	manyDocuments  = 5000          // of a book
	largeForKindle = 50_000_000    // bytes of a book sent by mail
	largeForKobo   = 1_000_000_000 // bytes
)

// sizes reports what is too large. A section is never cut in two to get round it: where to cut is the caller's choice.
func (b *builder) sizes(book int64) {
	for _, d := range b.docs {
		switch n := len(d.body); {
		case n > largeDocument:
			b.problem(content.Error, "E-EPUB-SIZE", content.Pos{}, d.name+" ("+clip(d.label)+") has "+itoa(n/1000)+" kB, more than 10 MB", "divide the section")
		case n > heavyDocument:
			b.problem(content.Warning, "W-EPUB-SIZE", content.Pos{}, d.name+" ("+clip(d.label)+") has "+itoa(n/1000)+" kB: it turns slowly on weak readers", "divide the section")
		}
	}
	if n := len(b.docs); n > manyDocuments {
		b.problem(content.Warning, "W-EPUB-VOLUMES", content.Pos{}, "the book has "+itoa(n)+" documents", "make several volumes of it")
	}
	if b.opt.Profile == Kindle && book > largeForKindle {
		b.problem(content.Warning, "W-EPUB-VOLUMES", content.Pos{}, "the book has "+itoa(int(book/1_000_000))+" MB, more than 50 MB", "make several volumes of it, or take smaller pictures")
	}
	if b.opt.Profile == Kobo && book > largeForKobo {
		b.problem(content.Error, "E-EPUB-SIZE", content.Pos{}, "the book has "+itoa(int(book/1_000_000))+" MB, more than 1 GB", "make several volumes of it")
	}
}
