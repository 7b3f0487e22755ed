// Package epubin reads EPUB books (content.md §10).
//
// The package document gives title, people with their roles, dates and identifiers; the documents of the spine give
// the text, each a section with those inside it. Covers, title pages, contents, imprints, styles, fonts, scripts and
// media overlays are not carried over: they are made anew.
package epubin

import (
	"bytes"
	"context"
	"net/url"
	"path"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/account"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/outline"
	"github.com/kanben/kanben/content/pack"
	"github.com/kanben/kanben/content/xmltree"
)

// Format returns the format of EPUB books.
func Format() content.Format {
	return content.Format{Name: "epub", Exts: []string{".epub"}, Reader: reader{}}
}

type reader struct{}

// Sniff implements content.Reader: an archive whose first member says what it is.
func (reader) Sniff(head []byte, name string) int {
	if !bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return 0
	}
	if bytes.Contains(head[:min(len(head), 200)], []byte("application/epub+zip")) {
		return 96
	}
	if strings.EqualFold(path.Ext(name), ".epub") {
		return 90
	}
	return 0
}

// Read implements content.Reader. Problems name the member they are about; lines count those of the book as text.
func (reader) Read(ctx context.Context, src content.Source, o content.Options) (*content.Collection, []content.Problem, error) {
	b, ps := load(ctx, src, o)
	if b == nil {
		return nil, ps, ctx.Err()
	}
	b.article.Prov.Spans = b.lines.Spans(b.article)
	return content.Of(b.article), ps, ctx.Err()
}

// AccountText returns what the spans of an article count: metadata, then the visible text of the spine, a line a block.
func (reader) AccountText(src content.Source, o content.Options) string {
	b, _ := load(context.Background(), src, o)
	if b == nil {
		return ""
	}
	return b.lines.Text()
}

// load reads the book; nil if there is none.
func load(ctx context.Context, src content.Source, o content.Options) (*book, []content.Problem) {
	a, ps := pack.Open(src, o)
	if len(ps) > 0 {
		return nil, ps
	}
	b := &book{file: src.Name, archive: a, opts: o, article: &content.Article{Schema: content.Schema}, notes: map[string]*note{}}
	opf := b.packageDocument()
	if opf == nil {
		return nil, append(b.problems, b.missing()...)
	}
	b.metadataLines(opf.First("metadata"))
	b.metadata(opf.First("metadata"))
	b.readManifest(opf.First("manifest"))
	b.readGuide(opf.First("guide"))
	if !b.ours {
		b.readContents(opf.First("spine"))
	}
	items := b.spine(ctx, opf.First("spine"))
	b.problems = append(b.problems, outline.Build(b.article, items, o)...)
	b.linkNotes()
	b.problems = append(b.problems, fields.AddAssets(b.article, o)...)
	fields.AddFigureCredits(b.article)
	b.article.Prov.Encoding = "utf-8"
	return b, append(b.problems, a.Problems()...)
}

// book is one EPUB on its way to an article.
type book struct {
	file     string
	archive  *pack.Archive
	opts     content.Options
	article  *content.Article
	problems []content.Problem

	lines    account.Lines       // the book as text
	folder   string              // of the package document
	manifest map[string]manifest // by id
	notes    map[string]*note    // by member and fragment: text/ch1.xhtml#n1
	used     []string            // notes in the order of their references
	made     map[string]bool     // members that EPUB 2's guide says are made anew
	labels   map[string]string   // what the contents call each member
	top      string              // element of the highest heading
	ours     bool                // made by kanben, by the names of its style sheets
}

type manifest struct{ member, properties, mediaType string }

type note struct {
	id     string
	blocks []content.Block
}

func (b *book) missing() []content.Problem {
	if ps := b.archive.Problems(); len(ps) > 0 || len(b.problems) > 0 {
		return ps
	}
	return []content.Problem{{Severity: content.Error, Code: "E-FORMAT", Pos: b.pos(), Path: "META-INF/container.xml",
		Msg: "the archive holds no EPUB book"}}
}

func (b *book) pos() content.Pos { return content.Pos{File: b.file, Line: 1, Col: 1} }

// part reads a member as XML; pages may have the document type of HTML.
func (b *book) part(member string, page bool) *xmltree.Node {
	data, ok := b.archive.Read(member)
	if !ok {
		return nil
	}
	text, ps := content.Decode(content.Source{Name: b.file, Data: data}, b.opts)
	read := xmltree.Parse
	if page {
		read = xmltree.ParseXHTML
	}
	n, more := read(b.file, text.Text, b.opts)
	for _, p := range append(ps, more...) {
		p.Path = member
		b.problems = append(b.problems, p)
	}
	return n
}

// packageDocument finds the OPF that the container names.
func (b *book) packageDocument() *xmltree.Node {
	root := b.part("META-INF/container.xml", false).Find("rootfiles", "rootfile").Value("full-path")
	if root == "" {
		return nil
	}
	b.folder = path.Dir(root)
	return b.part(root, false)
}

func (b *book) readManifest(n *xmltree.Node) {
	b.manifest = map[string]manifest{}
	for _, it := range n.All("item") {
		b.manifest[it.Value("id")] = manifest{resolve(b.folder, it.Value("href")), it.Value("properties"), it.Value("media-type")}
	}
	b.ours = b.archive.Has(path.Join(b.folder, "css/enhanced.css")) && b.archive.Has(path.Join(b.folder, "css/base.css"))
}

// resolve returns the member that an address in a document of a folder names, without its fragment.
func resolve(folder, href string) string {
	href, _, _ = strings.Cut(href, "#")
	if plain, err := url.PathUnescape(href); err == nil {
		href = plain
	}
	return path.Join(folder, href)
}
