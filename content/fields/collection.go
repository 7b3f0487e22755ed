package fields

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// IsCollection reports whether the tree describes a collection: it says so, or it holds articles.
func IsCollection(n *tree.Node) bool {
	if s := n.Get("schema"); s != nil && s.Kind == tree.Scalar {
		return s.Value == content.CollectionSchema
	}
	return n.Get("articles") != nil || n.Get("parts") != nil
}

// Collection reads a collection or an order file: articles stand in it, or are named by path.
func (d *Decoder) Collection(n *tree.Node) *content.Collection {
	c := &content.Collection{Kind: content.Series}
	var loose []*content.Article
	if d.mapping(n, "", d.collectionFields(c, &loose)) {
		d.assumeZone(n, "", map[string]*content.Stamp{"date": &c.Date})
	}
	if len(loose) > 0 {
		c.Parts = append([]content.Part{{Articles: loose}}, c.Parts...)
	}
	return c
}

func (d *Decoder) collectionFields(c *content.Collection, loose *[]*content.Article) []field {
	kinds := []content.CollectionKind{content.Single, content.Series, content.Issue, content.Book}
	return []field{
		{"schema", d.schema(content.CollectionSchema)},
		{"kind", oneOf(d, &c.Kind, "kind", kinds)},
		{"id", d.text(&c.ID)},
		{"lang", d.lang(&c.Lang)},
		{"title", d.inlines(&c.Title)},
		{"subtitle", d.inlines(&c.Subtitle)},
		{"volume", d.text(&c.Volume)},
		{"number", d.text(&c.Number)},
		{"date", d.stamp(&c.Date)},
		{"date_raw", d.exact(&c.Date.Raw)},
		{"zone_assumed", later},
		{"credits", d.credits(&c.Credits)},
		{"publisher", d.org(&c.Publisher)},
		{"publisher_raw", d.exact(&c.Publisher.Raw)},
		{"rights", d.rights(&c.Rights)},
		{"licences", d.licences(&c.Licences)},
		{"series_name", d.text(&c.SeriesName)},
		{"series_position", d.text(&c.SeriesPosition)},
		{"imprint", d.imprint(&c.Imprint)},
		{"articles", d.articles(loose)},
		{"parts", d.parts(&c.Parts)},
	}
}

func (d *Decoder) imprint(dst *[]content.ImprintItem) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		d.each(n, path, func(n *tree.Node, path string) {
			var i content.ImprintItem
			if d.mapping(n, path, d.imprintFields(&i)) {
				d.required(n, path, "label", "value")
				*dst = append(*dst, i)
			}
		})
	}
}

func (d *Decoder) imprintFields(i *content.ImprintItem) []field {
	return []field{{"label", d.text(&i.Label)}, {"value", d.lines(&i.Value)}}
}

func (d *Decoder) parts(dst *[]content.Part) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		d.each(n, path, func(n *tree.Node, path string) {
			var p content.Part
			if d.mapping(n, path, d.partFields(&p)) {
				d.required(n, path, "articles")
				*dst = append(*dst, p)
			}
		})
	}
}

func (d *Decoder) partFields(p *content.Part) []field {
	return []field{{"title", d.inlines(&p.Title)}, {"articles", d.articles(&p.Articles)}}
}

func (d *Decoder) articles(dst *[]*content.Article) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		d.each(n, path, func(n *tree.Node, path string) {
			switch {
			case n.Kind == tree.Map:
				*dst = append(*dst, d.Article(n, path))
			case n.Kind == tree.Scalar && d.Load != nil:
				*dst = append(*dst, d.Load(n.Value, n.Pos)...)
			default:
				d.wrongKind(n, path, "an article or the path of one")
			}
		})
	}
}
