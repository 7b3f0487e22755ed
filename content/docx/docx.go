// Package docx reads Word documents (content.md §10).
//
// Paragraphs, runs, tables, lists, notes, links and pictures become the article's; styles are known by id and by
// name, also the Chinese one (标题 1). Insertions are accepted, deletions dropped and counted. Headers, footers,
// comments, shapes, charts and page layout are not carried over.
package docx

import (
	"bytes"
	"context"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/account"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/outline"
	"github.com/kanben/kanben/content/pack"
	"github.com/kanben/kanben/content/xmltree"
)

// Format returns the format of Word documents.
func Format() content.Format {
	return content.Format{Name: "docx", Exts: []string{".docx"}, Reader: reader{}}
}

type reader struct{}

// Sniff implements content.Reader: an archive with a document of Word in it.
func (reader) Sniff(head []byte, name string) int {
	if !bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return 0
	}
	if bytes.Contains(head, []byte("word/")) {
		return 95
	}
	if strings.EqualFold(path.Ext(name), ".docx") {
		return 90
	}
	return 0
}

// Read implements content.Reader. Places are paragraphs: Line counts them.
func (reader) Read(ctx context.Context, src content.Source, o content.Options) (*content.Collection, []content.Problem, error) {
	d, ps := load(src, o)
	if d == nil {
		return nil, ps, ctx.Err()
	}
	d.article.Prov.Spans = d.lines.Spans(d.article)
	return content.Of(d.article), ps, ctx.Err()
}

// AccountText returns what the spans of an article count: the paragraphs of the file, one a line.
func (reader) AccountText(src content.Source, o content.Options) string {
	d, _ := load(src, o)
	if d == nil {
		return ""
	}
	return d.lines.Text()
}

// load reads the document; nil if there is none.
func load(src content.Source, o content.Options) (*document, []content.Problem) {
	a, ps := pack.Open(src, o)
	if len(ps) > 0 {
		return nil, ps
	}
	d := &document{file: src.Name, archive: a, opts: o, article: &content.Article{Schema: content.Schema}, used: map[string]string{}}
	d.main = d.mainPart()
	body := d.part(d.main).First("body")
	if body == nil {
		return nil, append(d.problems, d.missing()...)
	}
	d.loadParts()
	items := d.items(body.Kids)
	d.problems = append(d.problems, outline.Build(d.article, items, o)...)
	d.coreProperties()
	d.finish()
	d.outside()
	return d, append(d.problems, a.Problems()...)
}

// document is one file on its way to an article.
type document struct {
	file     string
	archive  *pack.Archive
	opts     content.Options
	article  *content.Article
	problems []content.Problem

	styles    map[string]style
	numbers   *numbering
	main      string              // the document's own part
	links     map[string]relation // of the part that is read
	noteLinks map[byte]map[string]relation
	notes     map[string]*xmltree.Node
	used      map[string]string // member → asset name
	lines     account.Lines     // the paragraphs as text
	lineFont  string            // of the run that is noted
	deleted   int               // characters of deletions
	left      []string          // what else was left out
	figures   []content.Block   // pictures and text boxes of the paragraph that is read
	inNote    bool
	noteRefs  []string
}

func (d *document) missing() []content.Problem {
	if ps := d.archive.Problems(); len(ps) > 0 || len(d.problems) > 0 {
		return ps
	}
	return []content.Problem{{Severity: content.Error, Code: "E-FORMAT", Pos: content.Pos{File: d.file, Line: 1, Col: 1},
		Msg: "the archive holds no Word document", Path: "word/document.xml"}}
}

// part reads a member as XML, nil if there is none.
func (d *document) part(name string) *xmltree.Node {
	data, ok := d.archive.Read(name)
	if !ok {
		return nil
	}
	text, ps := content.Decode(content.Source{Name: d.file, Data: data}, d.opts)
	if len(ps) > 0 {
		d.member(name, ps)
	}
	n, ps := xmltree.Parse(d.file, text.Text, d.opts)
	d.member(name, ps)
	return n
}

// member reports problems as those of a member.
func (d *document) member(name string, ps []content.Problem) {
	for _, p := range ps {
		p.Path = name
		d.problems = append(d.problems, p)
	}
}

func (d *document) pos() content.Pos {
	return content.Pos{File: d.file, Line: max(d.lines.Count(), 1), Col: 1}
}

// coreProperties gives what the document itself does not say: title and author.
func (d *document) coreProperties() {
	core := d.part("docProps/core.xml")
	a := d.article
	if title := core.First("title").Words(); len(a.Title) == 0 && title != "" {
		a.Title = []content.Inline{&content.Text{S: title}}
	}
	if creator := core.First("creator").Words(); len(a.Credits) == 0 && creator != "" {
		d.creator(creator)
	}
	if words := core.First("keywords").Words(); words != "" {
		a.Subjects = strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune(",，;；、", r) })
		for i := range a.Subjects {
			a.Subjects[i] = strings.TrimSpace(a.Subjects[i])
		}
	}
	if lang := core.First("language").Words(); a.Lang == "" && lang != "" && d.opts.Lang == "" {
		a.Lang = lang
	}
}

// creator takes the name of the file's author if it is a person's: often it is that of a computer.
func (d *document) creator(name string) {
	line := content.ParseCreditLine("作者："+name, content.AtByline)
	for _, c := range line.Credits {
		if first, _ := utf8.DecodeRuneInString(c.Name); line.Kind != content.CreditMatter || !content.IsHan(first) || strings.Contains(c.Name, "用户") {
			return
		}
	}
	for _, c := range line.Credits {
		c.Confidence, c.Pos, c.Raw = 75, d.pos(), name
		d.article.Credits = content.AddCredit(d.article.Credits, c)
	}
}

func (d *document) finish() {
	a := d.article
	d.noteTexts()
	d.problems = append(d.problems, fields.AddAssets(a, d.opts)...)
	fields.AddFigureCredits(a)
	a.Prov.Encoding = "utf-8"
	if d.deleted > 0 {
		d.info(strconv.Itoa(d.deleted) + " characters of tracked deletions left out")
	}
}

func (d *document) info(msg string) {
	d.problems = append(d.problems, content.Problem{Severity: content.Info, Code: "I-DROPPED", Pos: content.Pos{File: d.file, Line: 1, Col: 1}, Msg: msg})
}

// leave notes something that is not carried over, once for each kind.
func (d *document) leave(what string) {
	for _, w := range d.left {
		if w == what {
			return
		}
	}
	d.left = append(d.left, what)
}
