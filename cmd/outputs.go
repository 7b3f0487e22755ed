package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/content"
)

// output is one file to be written. Path "-" is standard output.
type output struct {
	Path   string
	Format string // pdf or epub
}

// naming turns -o and -t into the outputs of each input.
type naming struct {
	Outputs []string // values of -o
	Types   []string // values of -t; pdf and epub by default
	Asked   bool     // -t was given on the command line
	Suffix  string   // of EPUBs, without the dot: epub or kepub.epub
	Many    bool     // several inputs become several outputs

	folder bool // the one -o is a folder
}

// settle checks what can be known before any input is read.
func (n *naming) settle() error {
	for _, t := range n.Types {
		if err := oneOf("-t", t, "pdf", "epub"); err != nil {
			return err
		}
	}
	if len(n.Types) == 0 {
		return usage("as in -t pdf,epub", "-t: no format")
	}
	for _, o := range n.Outputs {
		if err := n.settleOutput(o); err != nil {
			return err
		}
	}
	return nil
}

func (n *naming) settleOutput(o string) error {
	ext := formatOf(o)
	switch {
	case o == "":
		return usage("", "-o: the name is empty")
	case o == "-" && (len(n.Types) != 1 || n.Many || len(n.Outputs) > 1):
		return usage("choose one with -t pdf or -t epub", "-o -: standard output takes one file of one format")
	case ext != "" && n.Asked && !has(n.Types, ext):
		return usage("leave -t out: the extension decides", "-o %s and -t %s disagree", o, strings.Join(n.Types, ","))
	case len(n.Outputs) > 1 && ext == "":
		return usage("", "-o %s: of several outputs each needs the extension .pdf or .epub", o)
	case n.Many && ext != "" && !strings.Contains(o, "{"):
		return usage("name a folder, or a pattern such as 'out/{slug}.{ext}'", "-o %s: several inputs cannot become one file (--book makes one)", o)
	}
	if err := checkPattern(o); err != nil {
		return err
	}
	n.folder = ext == "" && o != "-" && !strings.Contains(o, "{") && (n.Many || isFolder(o))
	return nil
}

func isFolder(path string) bool {
	if strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator)) {
		return true
	}
	i, err := os.Stat(path)
	return err == nil && i.IsDir()
}

// of returns the outputs of one input. The article gives slug, date and language; index counts inputs from 1.
func (n *naming) of(in *input, index int) []output {
	var out []output
	f := fieldsOf(in, index)
	if len(n.Outputs) == 0 {
		for _, t := range n.Types {
			out = append(out, output{filepath.Join(f.dir, f.name+"."+n.suffix(t)), t})
		}
		return out
	}
	for _, o := range n.Outputs {
		if ext := formatOf(o); ext != "" {
			out = append(out, output{f.expand(o, n.suffix(ext)), ext})
			continue
		}
		for _, t := range n.Types {
			out = append(out, output{n.name(o, f, t), t})
		}
	}
	return out
}

func (n *naming) name(o string, f fields, t string) string {
	switch {
	case o == "-":
		return o
	case n.folder:
		return filepath.Join(o, f.name+"."+n.suffix(t))
	case strings.Contains(o, "{ext}"):
		return f.expand(o, n.suffix(t))
	}
	return f.expand(o, "") + "." + n.suffix(t)
}

func (n *naming) suffix(format string) string {
	if format == "epub" {
		return n.Suffix
	}
	return format
}

// formatOf returns pdf or epub if the extension says so, else "".
func formatOf(name string) string {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".pdf":
		return "pdf"
	case ".epub":
		return "epub"
	}
	return ""
}

// fields are what an output pattern may name.
type fields struct{ name, dir, slug, date, lang, index string }

func patternFields() []string {
	return []string{"slug", "date", "ext", "name", "dir", "lang", "index"}
}

func fieldsOf(in *input, index int) fields {
	f := fields{name: "article", dir: ".", index: fmt.Sprintf("%04d", index)}
	if in.Path != "-" {
		f.dir = filepath.Dir(in.Path)
		base := filepath.Base(in.Path)
		f.name = strings.TrimSuffix(base, filepath.Ext(base))
	}
	title, date := "", content.Stamp{}
	if c := in.Collection; c != nil {
		title, date, f.lang = content.InlineText(c.Title), c.Date, c.Lang
		if a := c.Articles(); title == "" && len(a) > 0 {
			title, date, f.lang = content.InlineText(a[0].Title), a[0].Published, a[0].Lang
		}
	}
	f.slug, f.date = slug(title), "undated"
	if !date.IsZero() {
		f.date = date.Time.Format("2006-01-02")
	}
	return f
}

func (f fields) expand(pattern, ext string) string {
	return strings.NewReplacer("{slug}", f.slug, "{date}", f.date, "{ext}", ext, "{name}", f.name, "{dir}", f.dir,
		"{lang}", f.lang, "{index}", f.index).Replace(pattern)
}

// checkPattern refuses a field that does not exist, which would otherwise become a part of the name.
func checkPattern(p string) error {
	for rest := p; ; {
		_, after, open := strings.Cut(rest, "{")
		if !open {
			return nil
		}
		word, next, closed := strings.Cut(after, "}")
		if !closed {
			return usage("", "-o %s: { without }", p)
		}
		if !has(patternFields(), word) {
			hint := "known are {" + strings.Join(patternFields(), "} {") + "}"
			if near := config.Nearest(word, patternFields()); near != "" {
				hint = "the nearest is {" + near + "}"
			}
			return usage(hint, "-o %s: unknown field {%s}", p, word)
		}
		rest = next
	}
}

// clash finds two inputs that would write one file, as file systems see names: case and Unicode form apart. An
// output that is an input is a clash too.
func clash(inputs []*input, outs [][]output) error {
	owner := map[string]string{}
	for _, in := range inputs {
		if in.Path != "-" {
			owner[identity(in.Path)] = ""
		}
	}
	for i, list := range outs {
		for _, o := range list {
			if o.Path == "-" {
				continue
			}
			other, taken := owner[identity(o.Path)]
			switch {
			case taken && other == "":
				return usage("choose another name with -o", "%s is an input and would be overwritten", o.Path)
			case taken:
				return &fault{code: exitUsage, problem: content.Problem{Severity: content.Error, Code: "E-CLASH",
					Pos: content.Pos{File: inputs[i].Name}, Msg: "would write " + filepath.ToSlash(o.Path) + ", as would " + other,
					Hint: "tell them apart with a pattern such as -o 'out/{name}-{index}.{ext}'"}}
			}
			owner[identity(o.Path)] = inputs[i].Name
		}
	}
	return nil
}

func identity(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return strings.ToLower(norm.NFC.String(filepath.Clean(path)))
}

func has(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}
