package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/cmd/internal/preview"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/export"
)

// previewed is one rendering in the making.
type previewed struct {
	*previewOptions // as flags, environment and kanben.yaml have it now
	in              preview.Input
	choices         preview.Choices
	soon            func(*preview.Result)
	result          preview.Result
}

// render makes both outputs of the input as the page asks for them; soon is told of the pages before the e-book.
// A panic is told as a problem: the page stays, and the next change is tried again.
func (o *previewOptions) render(ctx context.Context, in preview.Input, c preview.Choices, soon func(*preview.Result)) (r *preview.Result, err error) {
	p := &previewed{in: in, choices: c, soon: soon}
	defer func() {
		if v := recover(); v != nil {
			b := bug(fmt.Errorf("%v", v))
			b.problem.Path = strings.Join(frames(debug.Stack()), " < ")
			p.result.Problems = append(p.result.Problems, b.problem)
			r, err = &p.result, nil
		}
	}()
	p.previewOptions, p.result.Problems = o.again(ctx)
	if p.previewOptions == nil {
		p.previewOptions = o
	} else {
		p.instead = func(ps []content.Problem) { p.result.Problems = append(p.result.Problems, ps...) }
		p.result.Set = preview.Choices{Theme: p.Page.Theme, Paper: p.Page.Paper, Profile: p.Page.Profile, Direction: direction(p.Page.Vertical)}
		p.choose()
	}
	p.follow()
	if !content.AnyFails(p.result.Problems, content.DefaultMode) {
		err = p.make(ctx)
	}
	p.quote()
	return &p.result, err
}

// again reads the command line and kanben.yaml anew, since the file may have changed. Nil when it cannot be used.
func (o *previewOptions) again(ctx context.Context) (*previewOptions, []content.Problem) {
	var problems []content.Problem
	a := &app{Streams: &Streams{In: o.In, Out: io.Discard, Err: io.Discard, Lookup: o.Lookup}, known: o.known, words: o.words}
	a.instead = func(ps []content.Problem) { problems = append(problems, ps...) }
	var fresh *previewOptions
	root := &cobra.Command{Use: "kanben", SilenceUsage: true, SilenceErrors: true, PersistentPreRunE: a.settle}
	a.common(root.PersistentFlags())
	local(root, "config", "json", "print-config")
	root.AddCommand(newPreview(a, func(_ context.Context, p *previewOptions) error {
		fresh = p
		return p.Read.settle()
	}))
	root.SetArgs(o.words)
	if err := root.ExecuteContext(ctx); err != nil {
		return nil, toldOr(problems, err)
	}
	return fresh, problems
}

// toldOr returns the problems, with the error's own unless it was told among them.
func toldOr(problems []content.Problem, err error) []content.Problem {
	if done := told(0); errors.As(err, &done) {
		return problems
	}
	return append(problems, asFault(err).problem)
}

// choose puts the page's switches in place of the settings.
func (p *previewed) choose() {
	for _, v := range []struct{ to, from *string }{{&p.Page.Theme, &p.choices.Theme}, {&p.Page.Paper, &p.choices.Paper}, {&p.Page.Profile, &p.choices.Profile}} {
		if *v.from != "" {
			*v.to = *v.from
		}
	}
	if p.choices.Direction != "" {
		p.Page.Vertical = p.choices.Direction == "vertical"
	}
	if p.in.Data != nil {
		p.Read.content.Mode = content.Lenient // what was dropped comes without its pictures
	}
}

// follow lists the files beside the input whose change shows.
func (p *previewed) follow() {
	files := p.Page.paths()
	if p.in.Data == nil {
		files = append(files, p.in.Name)
	}
	for _, f := range []string{p.Config, p.Read.Map, p.Read.SiteRules, p.settingsFile()} {
		if f != "" {
			files = append(files, f)
		}
	}
	p.result.Files = files
}

// settingsFile is the kanben.yaml in force, or where the first one would be looked for.
func (p *previewed) settingsFile() string {
	dir := filepath.Dir(p.Input)
	if path, err := config.Find(dir); err == nil && path != "" {
		return path
	}
	return filepath.Join(dir, config.Name)
}

// make reads the input and exports it.
func (p *previewed) make(ctx context.Context) error {
	name := filepath.ToSlash(p.in.Name)
	files := &shelf{maps: p.Read.assets, limit: readLimit(p.Read.content.Limits)}
	data, r := p.in.Data, &p.result
	if data == nil {
		var err error
		if data, err = files.Read(ctx, name); err != nil {
			r.Problems = append(r.Problems, content.Problem{Severity: content.Error, Code: "E-INPUT", Pos: content.Pos{File: name}, Msg: reason(err)})
			return nil
		}
	}
	base := files.Base(ctx, filepath.ToSlash(p.Input))
	col, problems, err := (&press{read: p.Read}).article(ctx, name, data, base)
	r.Problems = append(r.Problems, problems...)
	d, _ := content.Decode(content.Source{Name: name, Data: data}, content.Options{Encoding: p.Read.Encoding})
	r.Sources = map[string]string{name: d.Text}
	if err != nil || col == nil {
		return err
	}
	p.describe(col)
	if content.AnyFails(r.Problems, p.Read.content.Mode) {
		return nil
	}
	return p.export(ctx, col, base)
}

// describe fills the panel from the articles and takes back the edits that the page asked for.
func (p *previewed) describe(col *content.Collection) {
	r, articles := &p.result, col.Articles()
	r.Edits = edits(articles, p.choices.Undone)
	r.Title, r.Lang, r.Groups = content.InlineText(col.Title), col.Lang, previewFields(col)
	if r.Title == "" {
		r.Title = content.InlineText(articles[0].Title)
	}
	for _, article := range articles {
		for _, s := range article.Assets {
			if s.Path != "" {
				r.Files = append(r.Files, filepath.Join(filepath.Dir(p.Input), filepath.FromSlash(s.Path)))
			}
		}
	}
}

func (p *previewed) export(ctx context.Context, col *content.Collection, base fs.FS) error {
	opts, err := p.Page.export(p.app, &p.Read)
	if err != nil {
		p.result.Problems = toldOr(p.result.Problems, err)
		return nil
	}
	var pdf, epub bytes.Buffer
	read := p.result.Problems
	press := &press{read: p.Read, opts: opts, system: p.Page.SystemFonts}
	report, refused, err := press.print(ctx, col, base, export.Sinks{PDF: &pdf, EPUB: &epub, Wrote: func(r export.Report) {
		early := p.result
		early.PDF, early.Pages = pdf.Bytes(), labels(r)
		early.Problems = append(read[:len(read):len(read)], r.Problems...)
		p.soon(&early)
	}})
	p.result.Problems = append(read, report.Problems...)
	if refused || err != nil {
		return err
	}
	p.result.PDF, p.result.EPUB, p.result.Pages = pdf.Bytes(), epub.Bytes(), labels(report)
	return nil
}

func direction(vertical bool) string {
	if vertical {
		return "vertical"
	}
	return "horizontal"
}

// labels lists the folios (页码) of the pages in order.
func labels(r export.Report) []string {
	var out []string
	for _, p := range r.PageMap.Pages {
		out = append(out, p.Label)
	}
	return out
}

// quote adds the text of the theme or configuration that a problem is about, so that the page can show the place.
func (p *previewed) quote() {
	for _, q := range p.result.Problems {
		if _, known := p.result.Sources[q.Pos.File]; known || q.Pos.Line == 0 {
			continue
		}
		if p.result.Sources == nil {
			p.result.Sources = map[string]string{}
		}
		data, err := os.ReadFile(filepath.FromSlash(q.Pos.File))
		if err == nil && len(data) < 1<<20 {
			p.result.Sources[q.Pos.File] = string(data)
		}
	}
}
