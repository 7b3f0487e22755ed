package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/kanben/kanben/cmd/internal/fleet"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/export"
)

// press is the engine of batch and worker: it renders one article in memory. It is shared by goroutines.
type press struct {
	read   readOptions
	opts   export.Options
	names  naming
	system bool // --system-fonts
}

// newPress checks the flags and reads the files they name, once for all articles.
func newPress(a *app, read *readOptions, page *pageOptions, names *naming) (*press, error) {
	names.Many, names.Suffix = true, "epub"
	if page.EPUBProfile == "kobo" {
		names.Suffix = "kepub.epub"
	}
	if err := errors.Join(names.settle(), read.settle()); err != nil {
		return nil, err
	}
	opts, err := page.export(a, read)
	if err != nil {
		return nil, err
	}
	return &press{read: *read, opts: opts, names: *names, system: page.SystemFonts}, nil
}

// export makes everything that Export needs of flags, files and environment.
func (o *pageOptions) export(a *app, read *readOptions) (export.Options, error) {
	opts, err := o.options(a)
	if err != nil {
		return opts, err
	}
	opts.Mode, opts.NoImages = read.content.Mode, read.NoImages
	opts.Build, err = a.buildTime()
	return opts, err
}

// Look reads the article for its pictures and for what the names of its outputs need.
func (p *press) Look(ctx context.Context, name string, index int, data []byte, base fs.FS) (l fleet.Look) {
	defer func() {
		if recover() != nil {
			l = p.look(&content.Collection{}, name, index) // Render will say so
		}
	}()
	c, _, err := p.article(ctx, name, data, base)
	if err != nil || c == nil {
		c = &content.Collection{}
	}
	return p.look(c, name, index)
}

func (p *press) look(c *content.Collection, name string, index int) (l fleet.Look) {
	for _, a := range c.Articles() {
		for _, s := range a.Assets {
			if s.Path != "" && len(s.Bytes) == 0 {
				l.Assets = append(l.Assets, s.Path)
			}
		}
	}
	for _, o := range p.names.of(&input{Path: name, Name: name, Collection: c}, index+1) {
		l.Names = append(l.Names, filepath.ToSlash(o.Path))
	}
	return l
}

// Render makes the outputs of one article. A panic is the article's failure, never the batch's.
func (p *press) Render(ctx context.Context, e fleet.Entry, data []byte, base fs.FS) (r fleet.Rendered, err error) {
	defer func() {
		if v := recover(); v != nil {
			b := bug(fmt.Errorf("%v", v))
			b.problem.Pos.File, b.problem.Path = e.Name, strings.Join(frames(debug.Stack()), " < ")
			r, err = fleet.Rendered{Code: exitBug, Problems: []content.Problem{b.problem}}, nil
		}
	}()
	return p.render(ctx, e, data, base)
}

func (p *press) render(ctx context.Context, e fleet.Entry, data []byte, base fs.FS) (fleet.Rendered, error) {
	c, problems, err := p.article(ctx, e.Name, data, base)
	if err != nil {
		return fleet.Rendered{}, err
	}
	out := fleet.Rendered{Problems: problems}
	switch {
	case c == nil || content.AnyFails(problems, p.read.content.Mode):
		out.Code = readCode(problems, p.read.content.Mode)
		return out, nil
	case withdrawn(c):
		out.Withdrawn = true
		return out, nil
	}
	files, sinks := p.sinks(e)
	report, refused, err := p.print(ctx, c, base, sinks)
	out.Problems = append(out.Problems, report.Problems...)
	if refused {
		out.Code = exitPage
	}
	if refused || err != nil {
		return out, err
	}
	out.Pages = report.Pages
	for _, f := range files {
		out.Files = append(out.Files, fleet.File{Format: f.format, Data: f.buf.Bytes()})
	}
	return out, nil
}

// print exports the collection with the pictures that lie at base. refused says that its problems, which the report
// has, forbid an output.
func (p *press) print(ctx context.Context, c *content.Collection, base fs.FS, s export.Sinks) (r export.Report, refused bool, err error) {
	opts := p.opts
	opts.Open = func(s *content.Asset) (io.ReadCloser, error) {
		if base == nil {
			return nil, &fs.PathError{Op: "open", Path: s.Name, Err: fs.ErrNotExist}
		}
		return base.Open(s.Path)
	}
	var problems []content.Problem
	if opts.Faces, problems, err = facesFor(opts.Faces, c, p.system); err != nil {
		return r, false, err
	}
	r, err = export.Export(ctx, c, opts, s)
	r.Problems = append(problems, r.Problems...)
	if errors.Is(err, export.ErrProblems) {
		return r, true, nil
	}
	return r, false, err
}

type memoryFile struct {
	format string
	buf    bytes.Buffer
}

func (p *press) sinks(e fleet.Entry) ([]*memoryFile, export.Sinks) {
	var files []*memoryFile
	var s export.Sinks
	for _, name := range e.Names {
		f := &memoryFile{format: formatOf(name)}
		files = append(files, f)
		if f.format == "epub" {
			s.EPUB = &f.buf
		} else {
			s.PDF = &f.buf
		}
	}
	return files, s
}

// article reads the collection and gives mapped pictures their place on disk.
func (p *press) article(ctx context.Context, name string, data []byte, base fs.FS) (c *content.Collection, ps []content.Problem, err error) {
	src := content.Source{Name: name, Data: data, Base: base}
	c, ps, err = content.ReadAll(ctx, src, p.read.of(name))
	if err != nil || c == nil {
		return nil, ps, err
	}
	all := c.Articles()
	if len(all) == 0 {
		return nil, ps, nil
	}
	for _, a := range all {
		for i := range a.Assets {
			s := &a.Assets[i]
			if n, rest, ok := mapped(s.URL, p.read.assets); ok && s.Path == "" && len(s.Bytes) == 0 {
				s.Path = mapPrefix(n) + rest
			}
		}
	}
	return c, ps, nil
}

func withdrawn(c *content.Collection) bool {
	for _, a := range c.Articles() {
		if !a.Withdrawn {
			return false
		}
	}
	return true
}
