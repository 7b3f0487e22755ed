package fields

import (
	"encoding/base64"
	"slices"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// Article reads a whole article. The result holds all that could be read, whatever Problems there are.
func (d *Decoder) Article(n *tree.Node, path string) *content.Article {
	a := &content.Article{Schema: content.Schema}
	d.notes = nil
	fields := d.articleFields(a)
	if d.FrontMatter {
		fields = slices.DeleteFunc(fields, func(f field) bool { return f.key == "sections" || f.key == "prov" })
	}
	d.foreign = d.FrontMatter
	if d.mapping(n, path, fields) {
		d.readForeign(a, n, fields)
		d.assumeZone(n, path, map[string]*content.Stamp{"published": &a.Published, "modified": &a.Modified})
	}
	d.foreign = false
	a.Notes = append(a.Notes, d.notes...)
	return a
}

// assumeZone applies zone_assumed after the dates that it speaks of have been read.
func (d *Decoder) assumeZone(n *tree.Node, path string, stamps map[string]*content.Stamp) {
	if z := n.Get("zone_assumed"); z != nil && z.Kind != tree.Null {
		d.zoneAssumed(z, join(path, "zone_assumed"), stamps)
	}
}

func later(*tree.Node, string) {}

func (d *Decoder) articleFields(a *content.Article) []field {
	return []field{
		{"schema", d.schema(content.Schema)},
		{"id", d.text(&a.ID)},
		{"lang", d.lang(&a.Lang)},
		{"kicker", d.inlines(&a.Kicker)},
		{"title", d.inlines(&a.Title)},
		{"subtitle", d.inlines(&a.Subtitle)},
		{"original_title", d.inlines(&a.OriginalTitle)},
		{"dateline", func(n *tree.Node, path string) {
			a.Dateline.Pos = n.Pos
			d.mapping(n, path, d.datelineFields(&a.Dateline))
		}},
		{"abstract", d.blocks(&a.Abstract)},
		{"credits", d.credits(&a.Credits)},
		{"source", d.org(&a.Source)},
		{"source_raw", d.exact(&a.Source.Raw)},
		{"publisher", d.org(&a.Publisher)},
		{"publisher_raw", d.exact(&a.Publisher.Raw)},
		{"published", d.stamp(&a.Published)},
		{"published_raw", d.exact(&a.Published.Raw)},
		{"modified", d.stamp(&a.Modified)},
		{"modified_raw", d.exact(&a.Modified.Raw)},
		{"zone_assumed", later},
		{"canonical", d.text(&a.Canonical)},
		{"breadcrumb", d.words(&a.Breadcrumb)},
		{"subjects", d.words(&a.Subjects)},
		{"rights", d.rights(&a.Rights)},
		{"licences", d.licences(&a.Licences)},
		{"edition", func(n *tree.Node, path string) {
			a.Edition.Pos = n.Pos
			d.mapping(n, path, d.editionFields(&a.Edition))
		}},
		{"withdrawn", d.truth(&a.Withdrawn)},
		{"normalise", d.rules(&a.Prov.Normalise)},
		{"sections", d.sections(&a.Sections)},
		{"notes", d.noteList(&a.Notes)},
		{"related", d.related(&a.Related)},
		{"assets", d.assets(&a.Assets)},
		{"prov", func(n *tree.Node, path string) { d.mapping(n, path, d.provFields(&a.Prov)) }},
	}
}

// rules reads the normalising rules that are off for this article.
func (d *Decoder) rules(dst *content.Rules) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		s, ok := d.scalar(n, path)
		if !ok {
			return
		}
		off, err := content.ParseRules(s)
		if err != nil {
			d.wrongValue(n, path, "unknown rules", "all, none, or a list such as all,-IN-2")
			return
		}
		*dst = off
	}
}

func (d *Decoder) schema(known string) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		if s, ok := d.scalar(n, path); ok && s != known {
			d.wrongValue(n, path, "unknown schema", "this program reads "+known)
		}
	}
}

func (d *Decoder) datelineFields(l *content.Dateline) []field {
	return []field{
		{"agency", d.text(&l.Agency)}, {"place", d.text(&l.Place)},
		{"wire_date", d.wireDate(&l.WireDate)}, {"raw", d.exact(&l.Raw)},
	}
}

// wireDate reads month and day: 02-03.
func (d *Decoder) wireDate(dst *string) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		s, ok := d.scalar(n, path)
		if !ok {
			return
		}
		if _, ok := ParseStamp("2024-"+s, nil); !ok || len(s) != len("02-03") {
			d.wrongValue(n, path, "not a month and day:", "write 02-03")
			return
		}
		*dst = s
	}
}

// rights reads a mapping, or the notice alone.
func (d *Decoder) rights(r *content.Rights) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		if n.Kind == tree.Scalar {
			d.text(&r.Notice)(n, path)
			return
		}
		d.mapping(n, path, d.rightsFields(r))
	}
}

func (d *Decoder) rightsFields(r *content.Rights) []field {
	return []field{
		{"holder", d.text(&r.Holder)}, {"notice", d.text(&r.Notice)}, {"terms_url", d.text(&r.TermsURL)},
		{"spdx", d.text(&r.SPDX)}, {"year", d.number(&r.Year, 1000, 9999)},
	}
}

func (d *Decoder) licences(dst *[]content.Licence) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		d.each(n, path, func(n *tree.Node, path string) {
			l := content.Licence{Stated: true}
			if d.mapping(n, path, d.licenceFields(&l)) {
				d.required(n, path, "kind", "number")
				*dst = append(*dst, l)
			}
		})
	}
}

func (d *Decoder) licenceFields(l *content.Licence) []field {
	return []field{
		{"kind", oneOf(d, &l.Kind, "kind", licenceKinds())}, {"number", d.text(&l.Number)},
		{"raw", d.exact(&l.Raw)}, {"stated", d.truth(&l.Stated)},
	}
}

func licenceKinds() []content.LicenceKind {
	return []content.LicenceKind{content.LicenceICP, content.LicencePolice, content.LicencePress, content.LicenceBroadcast,
		content.LicenceAVOnline, content.LicenceISBN, content.LicenceISSN, content.LicenceCN}
}

func (d *Decoder) editionFields(e *content.Edition) []field {
	return []field{
		{"paper", d.text(&e.Paper)}, {"issue", d.text(&e.Issue)}, {"page", d.text(&e.Page)},
		{"page_name", d.text(&e.PageName)}, {"raw", d.exact(&e.Raw)},
	}
}

// required reports the keys that n has not; keys parted by | are choices.
func (d *Decoder) required(n *tree.Node, path string, keys ...string) {
	for _, key := range keys {
		any := false
		for _, k := range strings.Split(key, "|") {
			v := n.Get(k)
			any = any || v != nil && v.Kind != tree.Null
		}
		if !any {
			d.missing(n, path, strings.ReplaceAll(key, "|", " or "))
		}
	}
}

func (d *Decoder) sections(dst *[]content.Section) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		d.each(n, path, func(n *tree.Node, path string) { *dst = append(*dst, d.Section(n, path)) })
	}
}

// Section reads one section.
func (d *Decoder) Section(n *tree.Node, path string) content.Section {
	s := content.Section{Level: -1, Pos: n.Pos}
	d.mapping(n, path, d.sectionFields(&s))
	if s.Level < 0 {
		s.Level = 0
		if s.Label != "" || len(s.Slogan) > 0 || len(s.Heading) > 0 {
			s.Level = 1
		}
	}
	return s
}

func (d *Decoder) sectionFields(s *content.Section) []field {
	return []field{
		{"id", d.text(&s.ID)}, {"label", d.text(&s.Label)}, {"level", d.number(&s.Level, 0, 6)},
		{"slogan", d.inlines(&s.Slogan)}, {"heading", d.inlines(&s.Heading)},
		{"blocks", d.blocks(&s.Blocks)}, {"credits", d.credits(&s.Credits)},
	}
}

func (d *Decoder) noteList(dst *[]content.Note) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		d.each(n, path, func(n *tree.Node, path string) {
			note := content.Note{Pos: n.Pos}
			if d.mapping(n, path, d.noteFields(&note)) {
				d.required(n, path, "id", "text|md|blocks")
				*dst = append(*dst, note)
			}
		})
	}
}

func (d *Decoder) noteFields(note *content.Note) []field {
	para := func(n *tree.Node, path string) { note.Blocks = append(note.Blocks, d.paragraphs(n, path)...) }
	return []field{
		{"id", d.text(&note.ID)}, {"text", para}, {"md", func(n *tree.Node, path string) {
			if in, ok := d.markdown(n, path); ok {
				note.Blocks = append(note.Blocks, &content.Para{Text: in, Pos: n.Pos})
			}
		}}, {"blocks", d.blocks(&note.Blocks)},
	}
}

func (d *Decoder) related(dst *[]content.Link) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		d.each(n, path, func(n *tree.Node, path string) {
			l := content.Link{Pos: n.Pos}
			if d.mapping(n, path, d.relatedFields(&l)) {
				d.required(n, path, "url|text")
				*dst = append(*dst, l)
			}
		})
	}
}

func (d *Decoder) relatedFields(l *content.Link) []field {
	return []field{{"url", d.text(&l.URL)}, {"text", d.inlines(&l.Kids)}}
}

func (d *Decoder) assets(dst *[]content.Asset) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		d.each(n, path, func(n *tree.Node, path string) {
			var a content.Asset
			if d.mapping(n, path, d.assetFields(&a)) {
				d.required(n, path, "name")
				*dst = append(*dst, a)
			}
		})
	}
}

func (d *Decoder) assetFields(a *content.Asset) []field {
	return []field{
		{"name", d.text(&a.Name)}, {"media_type", d.text(&a.MediaType)}, {"bytes", d.base64(&a.Bytes)},
		{"path", d.text(&a.Path)}, {"url", d.text(&a.URL)}, {"width", d.number(&a.Width, 0, 999_999)},
		{"height", d.number(&a.Height, 0, 999_999)}, {"sha256", d.text(&a.SHA256)},
	}
}

func (d *Decoder) base64(dst *[]byte) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		s, ok := d.scalar(n, path)
		if !ok {
			return
		}
		b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(s), ""))
		if err != nil {
			d.wrongValue(n, path, "not base64:", "")
			return
		}
		*dst = b
	}
}
