package epub

import (
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

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
	b = begin(book, o, lost)
	return b, b.documents()
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

// problem records something about the input, once.
func (b *builder) problem(s content.Severity, code string, pos content.Pos, msg, hint string) {
	p := content.Problem{Severity: s, Code: code, Pos: pos, Msg: msg, Hint: hint}
	if !b.said[p] {
		b.said[p] = true
		b.problems = append(b.problems, p)
	}
}

// begin starts a document of the unit (nil: of the book) and puts it in reading order.
func (b *builder) document(name string, k kind, label string, u *unit) *flow {
	d := &document{name: name, kind: k, lang: b.lang, label: label}
	if u != nil {
		d.lang = u.lang
	}
	b.docs = append(b.docs, d)
	f := &flow{b: b, doc: d, u: u}
	f.illegal = f.illegalCharacter
	f.bidi = f.bidiControl
	return f
}

// end takes over what the flow has written.
func (f *flow) end() { f.doc.body = f.markup.b }

func (f *flow) illegalCharacter(r rune, at int) {
	what := "character U+" + hex4(r) + " is not allowed in XML and was left out"
	if r == utf8.RuneError {
		what = "broken UTF-8 was left out"
	}
	f.b.problem(content.Error, "E-EPUB-CHAR", f.place(at), what, "remove it from the source")
}

func (f *flow) bidiControl(r rune, at int) {
	f.b.problem(content.Warning, "W-EPUB-BIDI", f.place(at), "the text holds the direction control U+"+hex4(r), "it is kept; remove it unless the text needs it")
}

// place is the position of a byte of the text that is being written.
func (f *flow) place(at int) content.Pos {
	p := f.pos
	if p.Line > 0 {
		p.Byte += at
	}
	return p
}

func hex4(r rune) string {
	const digits = "0123456789ABCDEF"
	s := ""
	for r > 0 || len(s) < 4 {
		s = string(digits[r&15]) + s
		r >>= 4
	}
	return s
}

// target returns the href for a link of the article, as seen from a document; "" if a book may not have it.
func (b *builder) target(u *unit, link string) string {
	link = strings.TrimSpace(link)
	if id, ok := strings.CutPrefix(link, "#"); ok {
		if u == nil {
			return ""
		}
		return u.targets[id]
	}
	p, err := url.Parse(link)
	if err != nil {
		return ""
	}
	switch strings.ToLower(p.Scheme) {
	case "http", "https":
		if p.Host == "" {
			return ""
		}
	case "mailto", "tel":
		if p.Opaque == "" {
			return ""
		}
	default:
		return ""
	}
	return strictURL(p.String())
}

// strictURL escapes what net/url leaves in a query or fragment and the URL standard forbids there.
func strictURL(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.WriteString("%" + hex4(rune(c))[2:])
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

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
