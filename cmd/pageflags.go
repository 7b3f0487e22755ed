package cmd

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/epub"
	"github.com/kanben/kanben/render/export"
	"github.com/kanben/kanben/render/pdf"
)

// pageOptions are the flags that change what pages and books look like.
type pageOptions struct {
	Profile, EPUBProfile, Paper, Bleed, Theme, Inks, PDFX, ICC, Condition string
	Cover, Certifier, Thickness, Identifier                               string
	Marks, Vertical, Licences, TOCSlogan, FontLicenceOK, SystemFonts      bool
	NoEPUBFonts, NoContents, Producer                                     bool
	Fonts                                                                 []string
	PagesMultiple                                                         int
}

func (o *pageOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.Profile, "profile", "screen", "`kind` of PDF: screen, print, archive")
	f.StringVar(&o.EPUBProfile, "epub-profile", "default", "`kind` of EPUB: default, kobo, kindle (the last two experimental)")
	f.StringVar(&o.Paper, "paper", "", "`size` of the page: a3, a4, a5, 16k, 32k or WIDTHxHEIGHTmm (default: the theme's)")
	f.IntVar(&o.PagesMultiple, "pages-multiple", 1, "blank pages at the end make the number of pages a multiple of `N`: 16 fills the sheets of a 16-page section")
	f.StringVar(&o.Bleed, "bleed", "3mm", "bleed of the print profile, a `length`")
	f.BoolVar(&o.Marks, "marks", false, "crop and registration marks (print profile)")
	f.BoolVar(&o.Vertical, "vertical", false, "vertical lines, from right to left")
	f.StringVar(&o.Theme, "theme", "article", "built-in theme or theme `file`")
	f.StringArrayVar(&o.Fonts, "font", nil, "`role=file[#index][:weight]`; roles body, heading, kai, fangsong, caption, code, fallback")
	f.BoolVar(&o.Licences, "licences", false, "print licence numbers found in the input")
	f.BoolVar(&o.TOCSlogan, "toc-slogan", false, "contents and bookmarks join the slogan to the heading")
	f.StringVar(&o.ICC, "icc", "", "output profile of the press, a `file`")
	f.StringVar(&o.Condition, "condition", "", "`name` of the printing condition that --icc stands for")
	f.StringVar(&o.Inks, "inks", "cmyk", "`inks` of the print profile: cmyk or k")
	f.StringVar(&o.PDFX, "pdfx", "4", "`version` of PDF/X of the print profile: 4 or 1a:2003")
	f.StringVar(&o.Cover, "cover", "", "cover of the EPUB, a picture `file` (default: made from the title)")
	f.StringVar(&o.Thickness, "paper-thickness", "0.1mm", "of a leaf, a `length`: makes the spine of --cover-pdf")
	f.StringVar(&o.Certifier, "certifier", "", "`name` of who vouches for the EPUB's accessibility")
	f.StringVar(&o.Identifier, "identifier", "", "unique identifier of the EPUB, a `URI` (default: made from the article's address, or outlet, date and title)")
	f.BoolVar(&o.NoEPUBFonts, "no-epub-fonts", false, "leave the fonts of the EPUB to the reader")
	f.BoolVar(&o.NoContents, "no-contents", false, "no page of contents in the EPUB; readers show their own")
	f.BoolVar(&o.Producer, "producer", false, "name kanben as producer in the EPUB")
	f.BoolVar(&o.SystemFonts, "system-fonts", false, "look for missing characters in the fonts of this machine (outputs then depend on it)")
	f.BoolVar(&o.FontLicenceOK, "font-licence-ok", false, "embed fonts whose licence bits forbid it: you have the right")
	for _, name := range []string{"theme", "font", "icc", "cover"} {
		f.SetAnnotation(name, config.Paths, []string{""})
	}
}

// complete offers the values of the flags to the shell.
func (o *pageOptions) complete(c *cobra.Command) {
	offer := func(flag string, values ...string) {
		c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
	offer("profile", "screen", "print", "archive")
	offer("epub-profile", "default", "kobo", "kindle")
	offer("paper", "a3", "a4", "a5", "16k", "32k")
	offer("inks", "cmyk", "k")
	offer("pdfx", "4", "1a:2003")
	c.RegisterFlagCompletionFunc("font", cobra.FixedCompletions(
		[]string{"body=", "heading=", "kai=", "fangsong=", "caption=", "code=", "fallback="}, cobra.ShellCompDirectiveNoSpace))
}

// options makes the exporter's options of the flags and reads the files they name.
func (o *pageOptions) options(a *app) (export.Options, error) {
	out := export.Options{Vertical: o.Vertical, Licences: o.Licences, TOCSlogan: o.TOCSlogan, Marks: o.Marks,
		Condition: o.Condition, Certifier: o.Certifier, Version: version(), EPUBFonts: !o.NoEPUBFonts,
		Identifier: o.Identifier, NoContents: o.NoContents, Producer: o.Producer}
	var err error
	if out.Profile, err = pdfProfile(o.Profile); err != nil {
		return out, err
	}
	if out.EPUBProfile, err = epubProfile(o.EPUBProfile); err != nil {
		return out, err
	}
	if out.Paper, err = parsePaper(o.Paper); err != nil {
		return out, err
	}
	if out.Bleed, err = parseLength("--bleed", o.Bleed); err != nil {
		return out, err
	}
	if out.Thickness, err = parseLength("--paper-thickness", o.Thickness); err != nil {
		return out, err
	}
	if err := oneOf("--inks", o.Inks, "cmyk", "k"); err != nil {
		return out, err
	}
	if err := oneOf("--pdfx", o.PDFX, "4", "1a:2003"); err != nil {
		return out, err
	}
	if o.PagesMultiple < 1 || o.PagesMultiple > maxMultiple {
		return out, usage("4, 8, 16 and 32 are the usual ones", "--pages-multiple: %d is not from 1 to %d", o.PagesMultiple, maxMultiple)
	}
	out.Multiple = o.PagesMultiple
	out.OneInk, out.X1a = o.Inks == "k", o.PDFX == "1a:2003"
	if out.Theme, err = a.theme(o.Theme); err != nil {
		return out, err
	}
	if out.Faces, err = a.faces(o.Fonts, o.FontLicenceOK); err != nil {
		return out, err
	}
	return out, o.files(&out)
}

// maxMultiple is more than any sheet folds to: a greater number is a slip that would make a book of blank pages.
const maxMultiple = 128

func (o *pageOptions) files(out *export.Options) error {
	if o.ICC != "" {
		data, err := os.ReadFile(o.ICC)
		if err != nil {
			return world(exitPage, "E-FILE", o.ICC, err, "")
		}
		if err := pdf.CheckICC(data); err != nil {
			return usage("ask the printer for the CMYK profile of the press", "--icc %s: %v", filepath.ToSlash(o.ICC), err)
		}
		out.ICC = data
	}
	if o.Cover != "" {
		data, err := os.ReadFile(o.Cover)
		if err != nil {
			return world(exitPage, "E-FILE", o.Cover, err, "")
		}
		out.Cover = &content.Asset{Name: "cover", Bytes: data}
	}
	return nil
}

func pdfProfile(s string) (pdf.Profile, error) {
	switch s {
	case "print":
		return pdf.Print, nil
	case "archive":
		return pdf.Archive, nil
	}
	return pdf.Screen, oneOf("--profile", s, "screen", "print", "archive")
}

func epubProfile(s string) (epub.Profile, error) {
	switch s {
	case "kobo":
		return epub.Kobo, nil
	case "kindle":
		return epub.Kindle, nil
	}
	return epub.Default, oneOf("--epub-profile", s, "default", "kobo", "kindle")
}

// parsePaper reads a paper size; none is the theme's own.
func parsePaper(s string) (render.Paper, error) {
	if s == "" {
		return render.Paper{}, nil
	}
	p, ok := render.PaperByName(s)
	if !ok {
		return p, usage("known are a3, a4, a5, 16k, 32k, 32k-large; others as in 170x240mm", "--paper: unknown size %q", s)
	}
	return p, nil
}

// parseLength reads millimetres or points.
func parseLength(flag, s string) (render.Pt, error) {
	number, unit := s, render.Mm
	if n, mm := strings.CutSuffix(s, "mm"); mm {
		number = n
	} else if n, pt := strings.CutSuffix(s, "pt"); pt {
		number, unit = n, render.Points
	}
	v, err := strconv.ParseFloat(number, 64)
	if err != nil || v < 0 || v > 100 {
		return 0, usage("as in "+flag+" 3mm", "%s: %q is no length of 0 to 100 mm", flag, s)
	}
	return unit(v), nil
}
