package cmd

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render/typeset"
)

type linesOptions struct {
	*app
	Fonts         []string
	FontLicenceOK bool
	Theme, Lang   string
	Line          []string
	Vertical      bool
}

func newLines(a *app, run func(context.Context, *linesOptions) error) *cobra.Command {
	o := &linesOptions{app: a}
	if run == nil {
		run = runLines
	}
	c := &cobra.Command{Use: "lines < FILE.tsv", Short: "Line making for those who debug type",
		Long: `lines reads one paragraph a row from standard input: id, measure in em, indent of the first line in em, text, parted
by tabs. It writes one JSON object a row with the glyphs of each line: c the character, x the origin from the start
of the measure in 1/1000 em. Spaces that vanish at a break are left out; a hyphen set at a break is -.

Rows are set by the rules' own defaults. --theme sets them as that theme would, and --line by single settings, those
of line: in a theme, over those of the theme.`,
		Example: "  printf 't1\\t12\\t2\\t春天来了，河边的柳树绿了。\\n' | kanben lines\n" +
			"  kanben lines --theme newsprint --line punct=kaiming --line hang=true < rows.tsv", Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return run(c.Context(), o) }}
	c.Flags().StringArrayVar(&o.Fonts, "font", nil, "`role=file[#index]` to set the rows in, as for export")
	c.Flags().BoolVar(&o.FontLicenceOK, "font-licence-ok", false, "as for export")
	c.Flags().StringVar(&o.Theme, "theme", "", "set the rows as the `theme` sets its lines")
	c.Flags().StringArrayVar(&o.Line, "line", nil, "`key=value` of a theme's line settings: kinsoku, punct, line-end, hang …")
	c.Flags().StringVar(&o.Lang, "lang", "zh-Hans", "`language` of the rows")
	c.Flags().BoolVar(&o.Vertical, "vertical", false, "vertical lines: x runs down")
	c.Flags().SetAnnotation("theme", config.Paths, []string{""})
	return c
}

// maxRow bounds a row of input.
const maxRow = 4 << 20

func runLines(ctx context.Context, o *linesOptions) error {
	set, err := o.faces(o.Fonts, o.FontLicenceOK)
	if err != nil {
		return err
	}
	s := rowSetter{faces: set}
	if err := s.follow(o); err != nil {
		return err
	}
	in := bufio.NewScanner(o.In)
	in.Buffer(make([]byte, 64<<10), maxRow)
	out := bufio.NewWriter(o.Out)
	for n := 1; in.Scan(); n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		row, err := parseRow(in.Text())
		if err != nil {
			return badRow(n, err)
		}
		out.Write(s.set(row))
	}
	if err := in.Err(); err != nil {
		return world(exitInput, "E-INPUT", "<stdin>", err, "")
	}
	if err := out.Flush(); err != nil {
		return world(exitOutput, "E-OUTPUT", "standard output", err, "")
	}
	return nil
}

func badRow(n int, err error) error {
	return &fault{code: exitInput, cause: err, problem: content.Problem{Severity: content.Error, Code: "E-ROW",
		Pos: content.Pos{File: "<stdin>", Line: n}, Msg: err.Error(), Hint: "a row is id, measure_em, indent_em, text, parted by tabs"}}
}

// row is one paragraph to be set.
type row struct {
	id              string
	measure, indent typeset.Em
	text            string
}

func parseRow(s string) (row, error) {
	f := strings.SplitN(strings.TrimSuffix(s, "\r"), "\t", 4)
	if len(f) != 4 {
		return row{}, fmt.Errorf("%d fields instead of 4", len(f))
	}
	r := row{id: f[0], text: f[3]}
	if !utf8.ValidString(s) {
		return r, fmt.Errorf("not UTF-8")
	}
	var err error
	if r.measure, err = parseEm(f[1]); err != nil || r.measure <= 0 {
		return r, fmt.Errorf("measure %q is no positive number", f[1])
	}
	if r.indent, err = parseEm(f[2]); err != nil {
		return r, fmt.Errorf("indent %q is no number", f[2])
	}
	return r, nil
}

func parseEm(s string) (typeset.Em, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > 100_000 {
		return 0, fmt.Errorf("%q is no length", s)
	}
	return typeset.Em(math.Round(v * 1000)), nil
}

type placedGlyph struct {
	C string     `json:"c"`
	X typeset.Em `json:"x"`
}

type placedLine struct {
	Glyphs []placedGlyph `json:"glyphs"`
}

type placedRow struct {
	ID    string       `json:"id"`
	Lines []placedLine `json:"lines"`
}

// rowSetter sets rows in the body face.
type rowSetter struct {
	faces   *fonts.Set
	options *typeset.Options
	latin   *typeset.Style // of Latin, where the theme sets it in a size of its own (FT-2)
	setter  typeset.Setter
}

func (s *rowSetter) set(r row) []byte {
	p := s.setter.Prepare(&typeset.Paragraph{Indent: r.indent, Options: s.options, Spans: s.spans(r.text)})
	lines, _ := p.Break(typeset.Fixed(r.measure), 0)
	out := placedRow{ID: r.id, Lines: []placedLine{}}
	for _, l := range lines {
		out.Lines = append(out.Lines, placedLine{s.glyphs(p.Runes, l.Glyphs)})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.Encode(out) // a struct of strings and numbers cannot fail
	return b.Bytes()
}

// glyphs gives one entry a source character: a glyph of several spreads them over its advance, so that a —— drawn
// as one glyph gives two entries 1000 apart.
func (s *rowSetter) glyphs(text []rune, line []typeset.Glyph) []placedGlyph {
	out := []placedGlyph{}
	for _, g := range line {
		switch {
		case g.Flags&typeset.Vanished != 0:
		case g.Flags&typeset.Inserted != 0:
			out = append(out, placedGlyph{"-", g.X})
		case g.N == 1:
			out = append(out, placedGlyph{string(text[g.Text]), g.X})
		default:
			step := 0
			if g.N > 1 {
				step = s.faces.Face(g.Face).AdvanceEm(g.GID) / int(g.N)
			}
			for i := range int(g.N) {
				out = append(out, placedGlyph{string(text[int(g.Text)+i]), g.X + typeset.Em(i*step)})
			}
		}
	}
	return out
}
