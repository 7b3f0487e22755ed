package cmd

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/pflag"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/cmd/internal/fleet"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/export"
)

// press is the engine of batch and worker: it renders one article in memory. It is shared by goroutines.
type press struct {
	read  readOptions
	opts  export.Options
	names naming
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
	opts, err := page.options(a)
	if err != nil {
		return nil, err
	}
	opts.Mode, opts.NoImages = read.content.Mode, read.NoImages
	if opts.Build, err = a.buildTime(); err != nil {
		return nil, err
	}
	return &press{read: *read, opts: opts, names: *names}, nil
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
	opts := p.opts
	opts.Open = func(s *content.Asset) (io.ReadCloser, error) {
		if base == nil {
			return nil, &fs.PathError{Op: "open", Path: s.Name, Err: fs.ErrNotExist}
		}
		return base.Open(s.Path)
	}
	files, sinks := p.sinks(e)
	report, err := export.Export(ctx, c, opts, sinks)
	out.Problems = append(out.Problems, report.Problems...)
	if errors.Is(err, export.ErrProblems) {
		out.Code = exitPage
		return out, nil
	}
	if err != nil {
		return out, err
	}
	out.Pages = report.Pages
	for _, f := range files {
		out.Files = append(out.Files, fleet.File{Format: f.format, Data: f.buf.Bytes()})
	}
	return out, nil
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
	c, ps, err = content.ReadAll(ctx, src, p.read.content)
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

// shelf is a folder of inputs on disk: names are paths as the user wrote them.
type shelf struct {
	paths []string
	maps  []assetMap
	limit int64
}

func (s *shelf) List(context.Context) ([]string, error) { return s.paths, nil }

func (s *shelf) Read(_ context.Context, name string) ([]byte, error) {
	f, err := os.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, s.limit))
}

func (s *shelf) Base(_ context.Context, name string) fs.FS {
	return pictureFolder{filepath.Dir(filepath.FromSlash(name)), s.maps}
}

// pictureFolder opens pictures below the input's folder or a folder of --asset-map, and nowhere else.
type pictureFolder struct {
	dir  string
	maps []assetMap
}

func (d pictureFolder) Open(name string) (fs.File, error) {
	for i, m := range d.maps {
		if rest, ok := strings.CutPrefix(name, mapPrefix(i)); ok {
			return os.OpenInRoot(m.dir, filepath.FromSlash(rest))
		}
	}
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return os.OpenInRoot(d.dir, filepath.FromSlash(name))
}

// settings lists everything that shows in the bytes: the version, every flag that is no matter of the run, and the
// sums of the files that flags name. Two runs with equal settings may use each other's outputs.
func (a *app) settings(f *pflag.FlagSet, page *pageOptions) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "kanben %s\nepoch %s\n", version(), a.env("SOURCE_DATE_EPOCH"))
	f.VisitAll(func(flag *pflag.Flag) {
		if flag.Annotations[config.Local] == nil && !isCommon(flag.Name) {
			fmt.Fprintf(&b, "%s=%s\n", flag.Name, flag.Value)
		}
	})
	for _, path := range page.paths() {
		data, err := os.ReadFile(path)
		if err != nil {
			return "", world(exitUsage, "E-FILE", filepath.ToSlash(path), err, "")
		}
		fmt.Fprintf(&b, "%x %s\n", sha256.Sum256(data), filepath.Base(path))
	}
	return b.String(), nil
}

// paths returns the files that flags name, in a fixed order.
func (o *pageOptions) paths() []string {
	var out []string
	if strings.ContainsAny(o.Theme, `./\`) {
		out = append(out, o.Theme)
	}
	for _, v := range o.Fonts {
		if f, err := parseFont(v); err == nil {
			out = append(out, f.path)
		}
	}
	for _, p := range []string{o.ICC, o.Cover} {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// isCommon reports whether a flag of all commands is meant: none of them shows in an output.
func isCommon(name string) bool {
	switch name {
	case "config", "quiet", "verbose", "color", "log-format", "json", "cache", "print-config", "help":
		return true
	}
	return false
}
