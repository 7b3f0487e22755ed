package structured

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"strconv"

	"github.com/kanben/kanben/content"
)

// depthKey marks how many order files stand above the one that is read.
type depthKey struct{}

const maxOrderDepth = 8

// load reads the articles of another file through the reader that fits it. A file that cannot be read does not
// stop the others.
func (d *decoder) load(name string, at content.Pos) []*content.Article {
	if d.err != nil {
		return nil
	}
	depth, _ := d.ctx.Value(depthKey{}).(int)
	if depth >= maxOrderDepth {
		d.report("E-DEPTH", at, "order files name each other over more than "+strconv.Itoa(maxOrderDepth)+" levels")
		return nil
	}
	src, ok := d.open(name, at)
	if !ok {
		return nil
	}
	c, ps, err := content.ReadAll(context.WithValue(d.ctx, depthKey{}, depth+1), src, d.childOptions())
	d.Problems = append(d.Problems, ps...)
	d.err = err
	if c == nil {
		return nil
	}
	for _, a := range c.Articles() {
		rebase(a, path.Dir(name))
	}
	return c.Articles()
}

// rebase makes the paths of an article's files count from the folder of the order file.
func rebase(a *content.Article, dir string) {
	for i := range a.Assets {
		if s := &a.Assets[i]; s.Path != "" {
			s.Path = path.Join(dir, s.Path)
		}
	}
}

// childOptions are the options for other files: what names the format or charset of this one is not for them.
func (d *decoder) childOptions() content.Options {
	o := d.o
	o.From, o.Encoding = "", ""
	return o
}

func (d *decoder) open(name string, at content.Pos) (content.Source, bool) {
	if !fs.ValidPath(name) || name == "." {
		d.report("E-BASE", at, "the path "+content.QuoteInput(name)+" leaves the folder of the order file")
		return content.Source{}, false
	}
	if d.src.Base == nil {
		d.report("E-BASE", at, "no folder is given to read "+content.QuoteInput(name)+" from")
		return content.Source{}, false
	}
	data, err := fs.ReadFile(d.src.Base, name)
	if err != nil {
		d.report("E-ASSET", at, "cannot read "+content.QuoteInput(name)+": "+reason(err))
		return content.Source{}, false
	}
	base, err := fs.Sub(d.src.Base, path.Dir(name))
	if err != nil {
		base = nil
	}
	return content.Source{Name: path.Join(path.Dir(d.src.Name), name), Data: data, Base: base}, true
}

// reason is the cause without the path, which the message has already.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

func (d *decoder) report(code string, at content.Pos, msg string) {
	d.Problems = append(d.Problems, content.Problem{Severity: content.Error, Code: code, Pos: at, Msg: msg})
}
