package cmd

import (
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/cmd/internal/report"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/epub"
	"github.com/kanben/kanben/render/export"
	"github.com/kanben/kanben/render/pdf"
)

type checkOptions struct {
	*app
	Read     readOptions
	Page     pageOptions
	Warnings bool
	Source   string
	Inputs   []string
}

func newCheck(a *app, run func(context.Context, *checkOptions) error) *cobra.Command {
	o := &checkOptions{app: a}
	if run == nil {
		run = runCheck
	}
	c := &cobra.Command{Use: "check [flags] INPUT...|OUTPUT...", Short: "Problems only, of articles or finished files", Annotations: takesInputs(),
		Long: `check reads articles, lays out their pages and prints the problems without writing anything. A .pdf or .epub is
judged by our own rules (docs/press-rules.md, docs/problems.md). With --source an .epub must have the very text of
that article. The exit code is 1 when there are errors.`,
		Example: "  kanben check article.md\n  kanben check --warnings-as-errors out/*.pdf out/*.epub\n  kanben check --source article.md article.epub",
		Args:    inputs(false),
		RunE: func(c *cobra.Command, args []string) error {
			o.Inputs = args
			return run(c.Context(), o)
		}}
	o.Read.flags(c.Flags())
	o.Page.flags(c.Flags())
	o.Page.complete(c)
	c.Flags().StringVar(&o.Source, "source", "", "article whose text an .epub must have, character by character, a `file`")
	c.Flags().SetAnnotation("source", config.Paths, []string{""})
	c.Flags().BoolVar(&o.Warnings, "warnings-as-errors", false, "warnings count as errors")
	return c
}

func runCheck(ctx context.Context, o *checkOptions) error {
	if err := o.Read.settle(); err != nil {
		return err
	}
	inputs, err := unfold(o.Inputs)
	if err != nil {
		return err
	}
	opts, err := o.Page.options(o.app)
	if err != nil {
		return err
	}
	opts.Mode, opts.NoImages = o.Read.content.Mode, o.Read.NoImages
	var found []content.Problem
	var codes []int
	for _, path := range inputs {
		ps, err := o.checkOne(ctx, path, opts)
		if err != nil {
			if ctx.Err() != nil {
				return err
			}
			codes = append(codes, o.tell(err))
			continue
		}
		o.results().Print(ps)
		found = append(found, ps...)
	}
	if len(codes) > 0 {
		return told(verdict(codes, len(inputs)))
	}
	if worst, any := report.Worst(found); any && (worst == content.Error || o.Warnings && worst == content.Warning) {
		return told(exitSome)
	}
	return nil
}

// results prints problems on standard output: here they are what was asked for.
func (o *checkOptions) results() *report.Printer {
	p := o.printer()
	p.W = o.Out
	return p
}

func (o *checkOptions) checkOne(ctx context.Context, path string, opts export.Options) ([]content.Problem, error) {
	if formatOf(path) != "" {
		return o.checkFile(ctx, path)
	}
	in, err := o.read(ctx, path, &o.Read)
	if err != nil {
		return nil, err
	}
	defer in.close()
	if in.Collection == nil || in.failed(opts.Mode) {
		return in.Problems, nil
	}
	place(in.Collection, 0, o.Read.assets)
	opts.Open = opener([]*input{in}, o.Read.assets)
	r, err := export.Export(ctx, in.Collection, opts, export.Sinks{})
	ps := append(in.Problems, r.Problems...)
	if err != nil && err != export.ErrProblems {
		return ps, err
	}
	return ps, nil
}

// checkFile judges a finished file by our own rules.
func (o *checkOptions) checkFile(ctx context.Context, path string) ([]content.Problem, error) {
	name := filepath.ToSlash(path)
	f, err := os.Open(path)
	if err != nil {
		return nil, world(exitInput, "E-INPUT", name, err, "")
	}
	defer f.Close()
	i, err := f.Stat()
	if err != nil {
		return nil, world(exitInput, "E-INPUT", name, err, "")
	}
	var ps []content.Problem
	if formatOf(path) == "epub" {
		ps = epub.Check(f, i.Size())
	} else {
		ps = pdf.Check(f, i.Size(), defaults.Files()...)
	}
	if o.Source != "" && formatOf(path) == "epub" {
		in, err := o.read(ctx, o.Source, &o.Read)
		if err != nil {
			return nil, err
		}
		defer in.close()
		if in.Collection == nil || in.failed(o.Read.content.Mode) {
			return in.Problems, nil
		}
		ps = append(ps, epub.CheckText(f, i.Size(), in.Collection)...)
	}
	for k := range ps {
		if ps[k].Pos.File == "" {
			ps[k].Pos.File = name
		}
	}
	return ps, nil
}
