package export

import (
	"bytes"
	"errors"
	"io"
	"io/fs"

	"github.com/kanben/kanben/content"
)

// errNoFolder is what a picture without bytes gives when the caller has no folder to read from.
var errNoFolder = errors.New("no folder to read pictures from")

// open gives a picture's bytes: those of the article, else what the caller's opener reads.
func (o Options) open(a *content.Asset) (io.ReadCloser, error) {
	if len(a.Bytes) > 0 {
		return io.NopCloser(bytes.NewReader(a.Bytes)), nil
	}
	if o.Open == nil || a.Path == "" {
		return nil, &fs.PathError{Op: "open", Path: a.Name, Err: errNoFolder}
	}
	return o.Open(a)
}

// probe returns the collection with the size and kind of each picture filled in. The caller's articles stay as
// they are: those with pictures are copied down to their list of assets.
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
	return &out, problems
}

func (o Options) probeArticle(a *content.Article) (*content.Article, []content.Problem) {
	b := *a
	if o.NoImages {
		b.Assets = nil
		return &b, nil
	}
	var problems []content.Problem
	b.Assets = make([]content.Asset, len(a.Assets))
	for i := range a.Assets {
		b.Assets[i] = a.Assets[i]
		if p, bad := o.measure(&b, &b.Assets[i]); bad {
			problems = append(problems, p)
		}
	}
	return &b, problems
}

func (o Options) measure(a *content.Article, s *content.Asset) (content.Problem, bool) {
	r, err := o.open(s)
	if err != nil {
		return missing(a, s, err), true
	}
	defer r.Close()
	return content.Problem{}, false
}

func missing(a *content.Article, s *content.Asset, err error) content.Problem {
	p := content.Problem{Severity: content.Error, Code: "E-ASSET", Pos: figurePos(a, s.Name),
		Msg: "picture " + s.Name + " cannot be read: " + cause(err), Hint: "--no-images leaves pictures out, --lenient keeps the caption"}
	if s.Path == "" && s.URL != "" {
		p.Msg = "picture " + s.Name + " is remote, and nothing is fetched"
		p.Hint = "save it beside the article, or map its address with --asset-map PREFIX=DIR"
	}
	return p
}

func cause(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "no such file"
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
