package content

import (
	"encoding/base64"
	"slices"
)

// Marshal returns the canonical JSON of the article (content.md §9): keys in a fixed order, empty ones left out.
// Reading it back gives an equal article. Places (Pos) are not written: they belong to the file that was read.
func Marshal(a *Article) ([]byte, error) { return encode(articleObject(a, true)) }

// MarshalText is Marshal without provenance: the form to convert an article into, for people to go on editing.
func MarshalText(a *Article) ([]byte, error) { return encode(articleObject(a, false)) }

// MarshalCollection returns the canonical JSON of a collection, provenance left out as in MarshalText.
func MarshalCollection(c *Collection) ([]byte, error) { return encode(collectionObject(c)) }

// CollectionSchema is the identifier of the collection model, written as the key "schema" of its canonical JSON.
const CollectionSchema = "kanben.collection/1"

// object is a JSON object whose keys keep their order.
type object []member

type member struct {
	key string
	val any // string, int, bool, object, []any
}

// str, num, yes and list add a member unless it is empty: the canonical form leaves empty ones out.
func (o *object) str(key, s string) {
	if s != "" {
		*o = append(*o, member{key, s})
	}
}

// strs adds texts, each key with its value.
func (o *object) strs(pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		o.str(pairs[i], pairs[i+1])
	}
}

func (o *object) num(key string, n int) {
	if n != 0 {
		*o = append(*o, member{key, n})
	}
}

func (o *object) yes(key string, b bool) {
	if b {
		*o = append(*o, member{key, true})
	}
}

func (o *object) list(key string, l []any) {
	if len(l) > 0 {
		*o = append(*o, member{key, l})
	}
}

func (o *object) obj(key string, v object) {
	if len(v) > 0 {
		*o = append(*o, member{key, v})
	}
}

func (o *object) inlines(key string, in []Inline) {
	if len(in) > 0 {
		*o = append(*o, member{key, inlinesValue(in)})
	}
}

func words(l []string) []any {
	out := make([]any, len(l))
	for i, s := range l {
		out[i] = s
	}
	return out
}

func each[T any](l []T, f func(T) any) []any {
	out := make([]any, len(l))
	for i, v := range l {
		out[i] = f(v)
	}
	return out
}

func articleObject(a *Article, prov bool) object {
	var o object
	o.str("schema", Schema)
	o.str("id", a.ID)
	o.str("lang", a.Lang)
	o.inlines("kicker", a.Kicker)
	o.inlines("title", a.Title)
	o.inlines("subtitle", a.Subtitle)
	o.inlines("original_title", a.OriginalTitle)
	o.obj("dateline", datelineObject(a.Dateline))
	o.list("abstract", blocksValue(a.Abstract))
	o.list("credits", creditsValue(a.Credits))
	o.org("source", a.Source)
	o.org("publisher", a.Publisher)
	o.dates(dated{"published", a.Published}, dated{"modified", a.Modified})
	o.str("canonical", a.Canonical)
	o.list("breadcrumb", words(a.Breadcrumb))
	o.list("subjects", words(a.Subjects))
	o.obj("rights", rightsObject(a.Rights))
	o.list("licences", each(a.Licences, licenceValue))
	o.obj("edition", editionObject(a.Edition))
	o.yes("withdrawn", a.Withdrawn)
	if a.Prov.Normalise != NormaliseAll {
		o.str("normalise", a.Prov.Normalise.String())
	}
	o.list("sections", each(a.Sections, sectionValue))
	o.list("notes", each(a.Notes, noteValue))
	o.list("related", each(a.Related, relatedValue))
	o.list("assets", each(a.Assets, assetValue))
	if prov {
		o.obj("prov", provObject(a.Prov))
	}
	return o
}

func collectionObject(c *Collection) object {
	var o object
	o.str("schema", CollectionSchema)
	o.str("kind", string(c.Kind))
	o.str("id", c.ID)
	o.str("lang", c.Lang)
	o.inlines("title", c.Title)
	o.inlines("subtitle", c.Subtitle)
	o.str("volume", c.Volume)
	o.str("number", c.Number)
	o.dates(dated{"date", c.Date})
	o.list("credits", creditsValue(c.Credits))
	o.org("publisher", c.Publisher)
	o.obj("rights", rightsObject(c.Rights))
	o.list("licences", each(c.Licences, licenceValue))
	o.str("series_name", c.SeriesName)
	o.str("series_position", c.SeriesPosition)
	o.list("imprint", each(c.Imprint, func(i ImprintItem) any { return object{{"label", i.Label}, {"value", i.Value}} }))
	o.list("parts", each(c.Parts, partValue))
	return o
}

func partValue(p Part) any {
	var o object
	o.inlines("title", p.Title)
	return append(o, member{"articles", each(p.Articles, func(a *Article) any { return articleObject(a, false) })})
}

func datelineObject(d Dateline) object {
	var o object
	o.str("agency", d.Agency)
	o.str("place", d.Place)
	o.str("wire_date", d.WireDate)
	o.str("raw", d.Raw)
	return o
}

// org writes a bare name as a string; the words as they stood follow in a key of their own.
func (o *object) org(key string, g Org) {
	if g.Address == "" && g.Postcode == "" && g.URL == "" {
		o.str(key, g.Name)
	} else {
		var m object
		m.str("name", g.Name)
		m.str("address", g.Address)
		m.str("postcode", g.Postcode)
		m.str("url", g.URL)
		o.obj(key, m)
	}
	o.str(key+"_raw", g.Raw)
}

type dated struct {
	key   string
	stamp Stamp
}

// dates writes stamps in the form that carries their precision, and zone_assumed beside them (content.md S0):
// true if it holds for all of them, else the list of those it holds for.
func (o *object) dates(list ...dated) {
	var assumed []any
	known := 0
	for _, d := range list {
		o.str(d.key, d.stamp.String())
		o.str(d.key+"_raw", d.stamp.Raw)
		if !d.stamp.IsZero() {
			known++
		}
		if d.stamp.ZoneAssumed && !d.stamp.IsZero() {
			assumed = append(assumed, d.key)
		}
	}
	if len(assumed) > 0 && len(assumed) == known {
		*o = append(*o, member{"zone_assumed", true})
		return
	}
	o.list("zone_assumed", assumed)
}

func creditsValue(l []Credit) []any { return each(l, creditValue) }

func creditValue(c Credit) any {
	var o object
	o.str("role", string(c.Role))
	o.strs("label", c.Label, "name", c.Name, "sort_as", c.SortAs, "alt_name", c.AltName, "alt_lang", c.AltLang,
		"org", c.Org, "staff_id", c.StaffID, "raw", c.Raw)
	o.num("group", c.Group)
	if c.Confidence != 100 {
		o = append(o, member{"confidence", int(c.Confidence)})
	}
	return o
}

func rightsObject(r Rights) object {
	var o object
	o.strs("holder", r.Holder, "notice", r.Notice, "terms_url", r.TermsURL, "spdx", r.SPDX)
	o.num("year", r.Year)
	return o
}

func licenceValue(l Licence) any {
	var o object
	o.strs("kind", string(l.Kind), "number", l.Number, "raw", l.Raw)
	if !l.Stated {
		o = append(o, member{"stated", false})
	}
	return o
}

func editionObject(e Edition) object {
	var o object
	o.strs("paper", e.Paper, "issue", e.Issue, "page", e.Page, "page_name", e.PageName, "raw", e.Raw)
	return o
}

func sectionValue(s Section) any {
	var o object
	o.str("id", s.ID)
	o.str("label", s.Label)
	if s.Level != s.defaultLevel() {
		o = append(o, member{"level", s.Level})
	}
	o.inlines("slogan", s.Slogan)
	o.inlines("heading", s.Heading)
	o.list("blocks", blocksValue(s.Blocks))
	o.list("credits", creditsValue(s.Credits))
	return o
}

// defaultLevel is the level of a section that states none: 1 with a heading, 0 without.
func (s Section) defaultLevel() int {
	if s.Label == "" && len(s.Slogan) == 0 && len(s.Heading) == 0 {
		return 0
	}
	return 1
}

func noteValue(n Note) any {
	var o object
	o.str("id", n.ID)
	o.list("blocks", blocksValue(n.Blocks))
	return o
}

func relatedValue(l Link) any {
	var o object
	o.str("url", l.URL)
	o.inlines("text", l.Kids)
	return o
}

func assetValue(a Asset) any {
	var o object
	o.str("name", a.Name)
	o.str("media_type", a.MediaType)
	o.str("bytes", base64.StdEncoding.EncodeToString(a.Bytes))
	o.str("path", a.Path)
	o.str("url", a.URL)
	o.num("width", a.Width)
	o.num("height", a.Height)
	o.str("sha256", a.SHA256)
	return o
}

func provObject(p Provenance) object {
	var o object
	o.str("reader", p.Reader)
	o.str("file", p.File)
	o.str("encoding", p.Encoding)
	o.str("sha256", p.SHA256)
	o.list("spans", each(p.Spans, spanValue))
	o.list("edits", each(p.Edits, editValue))
	return o
}

func spanValue(s Span) any {
	o := object{{"from", s.From}, {"to", s.To}, {"kind", string(s.Kind)}}
	o.yes("outside", s.Outside)
	o.str("why", s.Why)
	return o
}

func editValue(e Edit) any {
	o := object{{"rule", e.Rule}, {"node", string(e.Node)}, {"off", e.Off}}
	o.str("old", e.Old)
	o.str("new", e.New)
	return o
}

// encode writes the object with two spaces a level and a line end at the end.
func encode(o object) ([]byte, error) {
	w := jsonWriter{}
	w.value(o)
	return slices.Clip(append(w.out, '\n')), w.err
}
