package epub

import (
	"time"

	"github.com/kanben/kanben/content"
)

// builder turns a book into documents. It is used once.
type builder struct {
	book   Book
	opt    Options
	c      *content.Collection
	single bool // one article: its title is the book's
	lang   string
	l      labels
	time   time.Time

	units    []*unit
	docs     []*document
	toc      []*entry
	start    string // first document of the text
	marks    map[content.NodeRef][]mark
	tail     []int // pages after the last text
	seen     []int // page markers in the order they were written
	cover    *bookImage
	pictures *gallery

	files   []fontFile
	rules   []fontRule
	lenders []string // families behind the others

	lost   []rune               // characters that no face has
	wanted map[rune]content.Pos // characters whose first place is looked for

	hasRuby, hasMath     bool
	pictured, unlabelled int // informative pictures; those of them without alt
	problems             []content.Problem
	said                 map[content.Problem]bool
}

// build makes the documents of the book. It runs again, at most once, if the page map names places that are not
// in the book in that order.
func build(book Book, o Options) (*builder, error) {
	if book.Pages != nil && len(book.Pages.Pages) == 0 {
		book.Pages = nil
	}
	b := begin(book, o, nil)
	if err := b.documents(); err != nil {
		return nil, err
	}
	if book.Pages == nil {
		return b, nil
	}
	lost := misplaced(book.Pages, b.seen)
	if lost == nil {
		return b, nil
	}
	again := begin(book, o, lost)
	if book.Cover == nil {
		again.cover = b.cover // drawing it is dear
	}
	return again, again.documents()
}

func begin(book Book, o Options, lost []bool) *builder {
	c := book.Collection
	b := &builder{book: book, opt: o, c: c, pictures: newGallery(), said: map[content.Problem]bool{}}
	articles := c.Articles()
	b.single = len(articles) == 1 && (c.Kind == content.Single || c.Kind == "" || len(c.Title) == 0)
	b.lang = tagOr(c.Lang, "")
	if b.lang == "" && len(articles) > 0 {
		b.lang = languageTag(articles[0].Lang)
	}
	b.lang = tagOr(b.lang, defaultLang)
	b.l = labelsFor(b.lang)
	for i, a := range articles {
		b.units = append(b.units, newUnit(a, i, len(articles), b.single))
	}
	b.marks, b.tail = marksOf(book.Pages, lost)
	b.time = b.buildTime()
	return b
}

// buildTime is the caller's, else the newest date of the articles, else the oldest that a zip can hold; never
// the clock (epub.md §4, Dates).
func (b *builder) buildTime() time.Time {
	t := b.opt.Build
	if t.IsZero() {
		t = b.c.Date.Time
		for _, u := range b.units {
			for _, s := range []content.Stamp{u.a.Published, u.a.Modified} {
				if !s.IsZero() && s.Time.After(t) {
					t = s.Time
				}
			}
		}
	}
	if t.IsZero() {
		b.problem(content.Warning, "W-EPUB-DATE", content.Pos{}, "no date: the files are dated 1980-01-01", "give the article a date, or set SOURCE_DATE_EPOCH")
	}
	if t.Year() < 1980 {
		return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t.UTC()
}

// begin starts a document of the unit (nil: of the book) and puts it in reading order.
func (b *builder) document(name string, k kind, label string, u *unit) *flow {
	d := &document{name: name, kind: k, lang: b.lang, label: label}
	if u != nil {
		d.lang = u.lang
	}
	b.docs = append(b.docs, d)
	f := &flow{b: b, doc: d, u: u, l: labelsFor(d.lang)}
	f.illegal = f.illegalCharacter
	f.bidi = f.bidiControl
	return f
}

// end takes over what the flow has written.
func (f *flow) end() { f.doc.body = f.markup.b }

// sheets returns the style sheets that the documents link.
func (b *builder) sheets() []string {
	s := []string{"base.css"}
	if b.opt.Vertical {
		s = append(s, "vertical.css")
	}
	if b.opt.Profile != Kindle {
		s = append(s, "enhanced.css")
	}
	return s
}
