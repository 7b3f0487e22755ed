package cmd

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/export"
)

func newFonts(a *app) *cobra.Command {
	c := &cobra.Command{Use: "fonts", Short: "Faces, their coverage, missing characters",
		Example: "  kanben fonts list\n  kanben fonts check article.md", Args: noArgs}
	c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
	c.AddCommand(newFontsList(a, nil), newFontsCheck(a, nil))
	return c
}

type fontsListOptions struct {
	*app
	Fonts         []string
	FontLicenceOK bool
	Licences      bool
}

func newFontsList(a *app, run func(context.Context, *fontsListOptions) error) *cobra.Command {
	o := &fontsListOptions{app: a}
	if run == nil {
		run = runFontsList
	}
	c := &cobra.Command{Use: "list", Short: "Faces of each role in the order they are tried",
		Example: "  kanben fonts list\n  kanben fonts list --font kai=MyKai.ttf\n  kanben fonts list --licences", Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return run(c.Context(), o) }}
	c.Flags().StringArrayVar(&o.Fonts, "font", nil, "`role=file[#index]`, as for export")
	c.Flags().BoolVar(&o.FontLicenceOK, "font-licence-ok", false, "as for export")
	c.Flags().BoolVar(&o.Licences, "licences", false, "print the licences of the embedded faces")
	local(c, "licences")
	return c
}

func runFontsList(_ context.Context, o *fontsListOptions) error {
	if o.Licences {
		var b strings.Builder
		for _, l := range defaults.Licences() {
			fmt.Fprintf(&b, "%s\n\n%s\n", l.Family, l.Text)
		}
		return o.print(b.String())
	}
	set, err := o.faces(o.Fonts, o.FontLicenceOK)
	if err != nil {
		return err
	}
	var b strings.Builder
	for r := range fonts.NumRoles {
		var names []string
		for _, id := range set.Chain(fonts.Role(r)) {
			names = append(names, set.Face(id).PostScriptName())
		}
		fmt.Fprintf(&b, "%-9s %s\n", fonts.Role(r), strings.Join(names, ", "))
	}
	b.WriteString("\n")
	for id := range set.Len() {
		f := set.Face(fonts.FaceID(id))
		e := f.Embedding()
		fmt.Fprintf(&b, "%-24s %6d glyphs  %4d units an em  embedding: PDF %s, EPUB %s\n", f.PostScriptName(),
			f.GlyphCount(), f.UnitsPerEm(), yesNo(e.PDF), yesNo(e.EPUB))
	}
	return o.print(b.String())
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

type fontsCheckOptions struct {
	*app
	Read  readOptions
	Page  pageOptions
	Input string
}

func newFontsCheck(a *app, run func(context.Context, *fontsCheckOptions) error) *cobra.Command {
	o := &fontsCheckOptions{app: a}
	if run == nil {
		run = runFontsCheck
	}
	c := &cobra.Command{Use: "check INPUT", Short: "Characters of an input without a glyph, with their place", Args: inputs(true),
		Annotations: takesInputs(), Example: "  kanben fonts check article.md\n  kanben fonts check --font fallback=HanaMinB.ttf article.md",
		RunE: func(c *cobra.Command, args []string) error {
			o.Input = args[0]
			return run(c.Context(), o)
		}}
	o.Read.flags(c.Flags())
	o.Page.flags(c.Flags())
	return c
}

func runFontsCheck(ctx context.Context, o *fontsCheckOptions) error {
	if err := o.Read.settle(); err != nil {
		return err
	}
	opts, err := o.Page.options(o.app)
	if err != nil {
		return err
	}
	in, err := o.read(ctx, o.Input, &o.Read)
	if err != nil {
		return err
	}
	defer in.close()
	if in.Collection == nil {
		o.printer().Print(in.Problems)
		return told(exitInput)
	}
	if opts.Faces, _, err = facesFor(opts.Faces, in.Collection, o.Page.SystemFonts); err != nil {
		return err
	}
	opts.NoImages, opts.Mode = true, content.Lenient
	r, err := export.Export(ctx, in.Collection, opts, export.Sinks{})
	if err != nil && err != export.ErrProblems {
		return err
	}
	return o.tellGlyphs(r.Problems)
}

// tellGlyphs keeps what the pages said about faces.
func (o *fontsCheckOptions) tellGlyphs(ps []content.Problem) error {
	var kept []content.Problem
	missing := false
	for _, p := range ps {
		if strings.HasSuffix(p.Code, "-GLYPH") {
			kept = append(kept, p)
			missing = missing || p.Severity == content.Error
		}
	}
	p := o.printer()
	p.W, p.Level = o.Out, content.Info
	p.Print(kept)
	if missing {
		return told(exitSome)
	}
	return nil
}
