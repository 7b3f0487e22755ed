package content

import (
	"context"
	"io/fs"
	"time"
)

// CollectionKind says what a collection is.
type CollectionKind string

// The kinds of collections; one article alone is Single.
const (
	Single CollectionKind = "single"
	Series CollectionKind = "series"
	Issue  CollectionKind = "issue"
	Book   CollectionKind = "book"
)

// Collection is one or more articles that are issued together. Readers return one also for a single article.
type Collection struct {
	Kind            CollectionKind
	ID, Lang        string
	Title, Subtitle []Inline
	Volume, Number  string
	Date            Stamp
	Credits         []Credit
	Publisher       Org
	Rights          Rights
	Licences        []Licence
	SeriesName      string
	SeriesPosition  string
	Imprint         []ImprintItem // further lines of 版权页: CIP, 开本, 印张, 字数, 版次, 定价
	Parts           []Part
}

// ImprintItem is a labelled line of the imprint (版权页) that the input states.
type ImprintItem struct{ Label, Value string }

// Part is a run of articles under a common title, which may be empty.
type Part struct {
	Title    []Inline
	Articles []*Article
}

// Articles returns the articles of all parts in order.
func (c *Collection) Articles() []*Article {
	if len(c.Parts) == 1 {
		return c.Parts[0].Articles
	}
	var all []*Article
	for _, p := range c.Parts {
		all = append(all, p.Articles...)
	}
	return all
}

// Of returns the collection that holds just the article.
func Of(a *Article) *Collection {
	return &Collection{Kind: Single, ID: a.ID, Lang: a.Lang, Parts: []Part{{Articles: []*Article{a}}}}
}

// Source is one input: its name for messages, its bytes, the charset its transport declared, and where
// relative links may be read (nil = nowhere).
type Source struct {
	Name    string
	Data    []byte
	Charset string
	Base    fs.FS
}

// Options steer reading; the zero value means the defaults.
type Options struct {
	Formats   []Format       // content/formats.All() lists ours
	From      string         // name of a format: no sniffing
	Encoding  string         // name of a charset: no guessing
	Lang      string         // BCP 47; "" = from the text
	Zone      *time.Location // for dates without one; nil = +08:00
	Normalise Rules
	Mode      Mode
	Limits    Limits
	Pictures  []PictureDir // --asset-map: where remote pictures lie on disk
	NoImages  bool         // leave pictures out; their captions stay
	SiteRules []SiteRule   // of saved web pages, tried before the general rules
}

// PictureDir maps the URLs that begin with Prefix to the files of FS.
type PictureDir struct {
	Prefix string
	FS     fs.FS
}

// SiteRule says where the pages of a site keep what we look for: CSS selectors, each of which may be empty.
type SiteRule struct {
	Match   string // host, or a prefix of the page's URL
	Title   string
	Date    string
	Source  string
	Credits string
	Body    string
	Drop    []string
}

// Format is a reader with its name and file name extensions.
type Format struct {
	Name   string
	Exts   []string // with the dot
	Reader Reader
}

// Reader turns one input into articles. Sniff rates the first 64 KiB, decoded, from 0 to 100. Read's error is
// about the world (a cancelled context), never about the input: that is what Problems are for.
type Reader interface {
	Sniff(head []byte, name string) int
	Read(ctx context.Context, src Source, o Options) (*Collection, []Problem, error)
}

// Limits bound what a reader accepts (content.md §4); zero fields mean the default.
type Limits struct {
	Input      int64 // bytes of text, 32 MiB
	Structured int64 // bytes of YAML or JSON, 4 MiB
	Nesting    int   // 200
	Nodes      int   // 1,000,000
	Unpacked   int64 // bytes of an archive, 256 MiB
	Ratio      int   // unpacked to packed, 100
	Members    int   // of an archive, 10,000
}
