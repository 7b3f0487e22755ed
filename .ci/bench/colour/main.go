// Command colour sets paragraphs, a line each on standard input, in the measures of the paragraph-colour benchmark
// and writes the characters with their places, so that colour.py measures our lines and Typst's by the same ruler.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/typeset"
)

// themes are those whose conventions are measured: a narrow column, a book's page, a wide page.
var themes = []struct {
	name    string
	measure typeset.Em
}{{"newsprint", 15000}, {"book", 22000}, {"article", 30000}}

// setting is one paragraph in one measure by one set of conventions.
type setting struct {
	Who     string   `json:"who"`
	Measure int      `json:"measure"` // in em
	Lines   [][]char `json:"lines"`
}

type char struct {
	C string     `json:"c"`
	X typeset.Em `json:"x"` // origin in 1/1000 em
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "colour:", err)
		os.Exit(1)
	}
}

func run() error {
	in := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	write := json.NewEncoder(out)
	for in.Scan() {
		for _, t := range themes {
			own, err := conventions(t.name)
			if err != nil {
				return err
			}
			trimmed := own
			trimmed.LineEnd = typeset.LineEndTrim
			for _, c := range []struct {
				who     string
				options typeset.Options
			}{
				{"kanben, theme " + t.name, own},
				{"line ends trimmed", trimmed},
				{"nothing but the rules' defaults", typeset.Options{Faces: own.Faces}},
			} {
				if err := write.Encode(setting{c.who, int(t.measure / 1000), set(in.Text(), t.measure, c.options)}); err != nil {
					return err
				}
			}
		}
	}
	if err := in.Err(); err != nil {
		return err
	}
	return out.Flush()
}

// conventions are what the theme asks of lines.
func conventions(name string) (typeset.Options, error) {
	t, ok := render.ThemeByName(name)
	if !ok {
		return typeset.Options{}, fmt.Errorf("no theme %s", name)
	}
	return *layout.LineOptions(t.Line, "zh-Hans", false, defaults.Set()), nil
}

func set(text string, measure typeset.Em, o typeset.Options) [][]char {
	q := typeset.Prepare(&typeset.Paragraph{Indent: 2000, Options: &o, Spans: []typeset.Span{{Text: text, Style: &typeset.Style{}}}})
	lines, _ := q.Break(typeset.Fixed(measure), 0)
	out := make([][]char, len(lines))
	for n, l := range lines {
		for _, g := range l.Glyphs {
			if g.N > 0 && g.Flags&typeset.Vanished == 0 {
				out[n] = append(out[n], char{string(q.Runes[g.Text : g.Text+int32(g.N)]), g.X})
			}
		}
	}
	return out
}
