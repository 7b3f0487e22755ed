package export

import (
	"errors"
	"slices"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/picture"
)

// probe returns the collection with its language and the size and kind of each picture filled in. The caller's
// articles stay as they are: those with pictures are copied down to their list of assets.
func (o Options) probe(c *content.Collection) (*content.Collection, []content.Problem) {
	var problems []content.Problem
	out := *c
	out.Parts = make([]content.Part, len(c.Parts))
	for i, p := range c.Parts {
		out.Parts[i] = p
		out.Parts[i].Articles = make([]*content.Article, len(p.Articles))
		for j, a := range p.Articles {
			if len(a.Assets) > 0 {
				var ps []content.Problem
				a, ps = o.probeArticle(a)
				problems = append(problems, ps...)
			}
			out.Parts[i].Articles[j] = a
		}
	}
	if all := out.Articles(); out.Lang == "" && len(all) > 0 {
		out.Lang = all[0].Lang
	}
	return &out, problems
}

func (o Options) probeArticle(a *content.Article) (*content.Article, []content.Problem) {
	if o.NoImages {
		return pictureless(a, func(string) bool { return true }), nil
	}
	b := *a
	var problems []content.Problem
	var bad []string
	b.Assets = slices.Clone(a.Assets)
	for i := range b.Assets {
		if p, failed := o.measure(&b, &b.Assets[i]); failed {
			problems = append(problems, p)
			bad = append(bad, b.Assets[i].Name)
		}
	}
	if len(bad) > 0 {
		return pictureless(&b, func(name string) bool { return slices.Contains(bad, name) }), problems
	}
	return &b, problems
}

// measure reads the picture's head. A bad one fails the job; lenient mode goes on with its caption
// (content.md §12).
func (o Options) measure(a *content.Article, s *content.Asset) (content.Problem, bool) {
	_, err := picture.Fill(s, o.Open)
	if err == nil {
		return content.Problem{}, false
	}
	p := picture.Problem(s, figurePos(a, s.Name), err)
	switch {
	case s.Path == "" && s.URL != "":
		p.Msg = "the picture is remote, and nothing is fetched"
		p.Hint = "save it beside the article, map its address with --asset-map PREFIX=DIR, or leave pictures out with --no-images"
	case errors.Is(err, picture.ErrMissing):
		p.Hint = "put the file beside the article; --no-images leaves pictures out, --lenient keeps the caption"
	}
	return p, true
}
