package cmd

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/cmd/internal/preview"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/export"
)

type previewOptions struct {
	*app
	Read   readOptions
	Page   pageOptions
	Host   string
	Port   int
	NoOpen bool
	Input  string
}

func newPreview(a *app, run func(context.Context, *previewOptions) error) *cobra.Command {
	o := &previewOptions{app: a}
	if run == nil {
		run = runPreview
	}
	c := &cobra.Command{Use: "preview [flags] INPUT", Short: "See pages and chapters side by side while you write", Annotations: takesInputs(),
		Long: `preview shows the PDF's pages and the EPUB's chapters side by side in the browser, with the credits and metadata as
they will be written, problems with their place in the source, and the edits that normalising made. It follows the
input, its pictures, the theme and the configuration, and shows a change as it is saved. It listens on this machine
only and loads nothing from elsewhere.`,
		Example: "  kanben preview article.md\n  kanben preview --theme book --port 8000 --no-open article.md",
		Args:    inputs(true),
		RunE: func(c *cobra.Command, args []string) error {
			o.Input = args[0]
			return run(c.Context(), o)
		}}
	f := c.Flags()
	f.IntVar(&o.Port, "port", 0, "`port` to listen on (0 = a free one)")
	f.StringVar(&o.Host, "host", "127.0.0.1", "`address` to listen on; others than this machine's own let others read along")
	f.BoolVar(&o.NoOpen, "no-open", false, "do not open the browser")
	local(c, "port", "host", "no-open")
	o.Read.flags(f)
	o.Page.flags(f)
	o.Page.complete(c)
	return c
}

func runPreview(ctx context.Context, o *previewOptions) error {
	if o.Input == "-" {
		return usage("name a file", "preview: standard input cannot be followed")
	}
	if err := o.Read.settle(); err != nil {
		return err
	}
	if _, err := o.Page.options(o.app); err != nil {
		return err
	}
	l, err := net.Listen("tcp", net.JoinHostPort(o.Host, fmt.Sprint(o.Port)))
	if err != nil {
		return usage("choose another with --port", "preview: %v", err)
	}
	address := "http://" + l.Addr().String() + "/"
	if err := o.print(address + "\n"); err != nil {
		return err
	}
	if !o.NoOpen {
		browse(address)
	}
	lists := preview.Lists{Themes: render.Themes(), Papers: []string{"a3", "a4", "a5", "16k", "32k"},
		Profiles: []string{"screen", "print", "archive"}}
	s := preview.New(preview.Input{Name: o.Input}, preview.Choices{Vertical: o.Page.Vertical}, lists, o.render)
	if err := s.Run(ctx, l); err != nil {
		return world(exitOutput, "E-SERVE", address, err, "")
	}
	return ctx.Err()
}

// browse opens the address with the desktop's own command; without one the printed line has to do.
func browse(address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	if c := exec.Command(name, args...); c.Start() == nil {
		go c.Wait()
	}
}

// render makes both outputs of the input as the page asks for them.
func (o *previewOptions) render(ctx context.Context, in preview.Input, c preview.Choices) (*preview.Result, error) {
	path := filepath.ToSlash(in.Name)
	data, maps := in.Data, &shelf{maps: o.Read.assets, limit: readLimit(o.Read.content.Limits)}
	r := &preview.Result{Files: o.follow(in, c)}
	if data == nil {
		var err error
		if data, err = maps.Read(ctx, path); err != nil {
			r.Problems = []content.Problem{{Severity: content.Error, Code: "E-INPUT", Pos: content.Pos{File: path}, Msg: reason(err)}}
			return r, nil
		}
	}
	base := maps.Base(ctx, path)
	p := &press{read: o.Read}
	col, problems, err := p.article(ctx, path, data, base)
	if err != nil {
		return nil, err
	}
	r.Problems = problems
	d, _ := content.Decode(content.Source{Name: path, Data: data}, content.Options{Encoding: o.Read.Encoding})
	r.Source = d.Text
	if col == nil {
		return r, nil
	}
	articles := col.Articles()
	r.Edits = edits(articles, c.Undone)
	a := articles[0]
	r.Title, r.Lang, r.Fields = content.InlineText(a.Title), a.Lang, previewFields(a)
	for _, s := range a.Assets {
		if s.Path != "" {
			r.Files = append(r.Files, filepath.Join(filepath.Dir(in.Name), filepath.FromSlash(s.Path)))
		}
	}
	if content.AnyFails(problems, o.Read.content.Mode) {
		return r, nil
	}
	return r, o.output(ctx, col, c, base, r)
}

// output exports with the page's choices in place of the command line's.
func (o *previewOptions) output(ctx context.Context, col *content.Collection, c preview.Choices, base fs.FS, r *preview.Result) error {
	page := o.Page
	page.Vertical = c.Vertical
	for _, v := range []struct{ to, from *string }{{&page.Theme, &c.Theme}, {&page.Paper, &c.Paper}, {&page.Profile, &c.Profile}} {
		if *v.from != "" {
			*v.to = *v.from
		}
	}
	quiet := *o.app
	quiet.Streams = &Streams{In: o.In, Out: io.Discard, Err: io.Discard, Lookup: o.Lookup}
	opts, err := page.export(&quiet, &o.Read)
	if err != nil {
		r.Problems = append(r.Problems, asFault(err).problem)
		return nil
	}
	var pdf, epub bytes.Buffer
	p := &press{read: o.Read, opts: opts, system: page.SystemFonts}
	report, refused, err := p.print(ctx, col, base, export.Sinks{PDF: &pdf, EPUB: &epub})
	r.Problems = append(r.Problems, report.Problems...)
	if refused || err != nil {
		return err
	}
	r.PDF, r.EPUB = pdf.Bytes(), epub.Bytes()
	for _, p := range report.PageMap.Pages {
		r.Pages = append(r.Pages, p.Label)
	}
	return nil
}

// follow lists the files beside the input whose change shows.
func (o *previewOptions) follow(in preview.Input, c preview.Choices) []string {
	var out []string
	if in.Data == nil {
		out = append(out, in.Name)
	}
	page := o.Page
	if c.Theme != "" {
		page.Theme = c.Theme
	}
	out = append(out, page.paths()...)
	if path, err := config.Find(filepath.Dir(in.Name)); err == nil && path != "" {
		out = append(out, path)
	}
	return out
}

// edits lists what normalising changed and takes back what the page asked for.
func edits(articles []*content.Article, undone []string) []preview.Edit {
	var out []preview.Edit
	for i, a := range articles {
		key := func(e content.Edit) string { return fmt.Sprintf("%d/%s/%s/%d/%s", i, e.Rule, e.Node, e.Off, e.Old) }
		places := content.EditPlaces(a)
		for j, e := range a.Prov.Edits {
			if !strings.HasPrefix(e.Rule, "IN-") {
				continue
			}
			out = append(out, preview.Edit{Key: key(e), Rule: e.Rule, Line: places[j].Line, Old: e.Old, New: e.New,
				Around: places[j].Around, Undone: slices.Contains(undone, key(e))})
		}
		content.UndoSome(a, func(e content.Edit) bool { return slices.Contains(undone, key(e)) })
	}
	return out
}

// previewFields lists credits and metadata as they will be written.
func previewFields(a *content.Article) []preview.Field {
	var out []preview.Field
	add := func(label, value string) {
		if value != "" {
			out = append(out, preview.Field{Label: label, Value: value})
		}
	}
	zh := strings.HasPrefix(a.Lang, "zh")
	word := func(chinese, english string) string {
		if zh {
			return chinese
		}
		return english
	}
	add(word("引题", "Kicker"), content.InlineText(a.Kicker))
	add(word("标题", "Title"), content.InlineText(a.Title))
	add(word("副题", "Subtitle"), content.InlineText(a.Subtitle))
	for _, c := range a.Credits {
		name := c.Name
		if c.Org != "" {
			name += "（" + c.Org + "）"
		}
		add(c.LabelIn(a.Lang), name)
	}
	add(word("来源", "Source"), a.Source.Name)
	add(word("出版者", "Publisher"), a.Publisher.Name)
	add(word("发布", "Published"), a.Published.String())
	add(word("更新", "Modified"), a.Modified.String())
	add(word("版次", "Edition"), strings.TrimSpace(strings.Join([]string{a.Edition.Paper, a.Edition.Issue, a.Edition.Page, a.Edition.PageName}, " ")))
	add(word("原文", "Original"), a.Canonical)
	add(word("主题词", "Subjects"), strings.Join(a.Subjects, "、"))
	add(word("版权", "Rights"), a.Rights.Notice)
	add(word("语言", "Language"), a.Lang)
	add("ID", a.ID)
	return out
}
