package cmd

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
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
	case ext != "" && n.Asked && !slices.Contains(n.Types, ext):
		return usage("leave -t out: the extension decides", "-o %s and -t %s disagree", o, strings.Join(n.Types, ","))
	case isForeign(o):
		return usage("the extensions are .pdf and .epub; kanben convert writes others", "-o %s: no such file is written here", o)
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

// isForeign tells names of files that kanben does not make from stems with a dot in them, such as report.v2.
func isForeign(o string) bool {
	return slices.Contains([]string{".azw3", ".doc", ".docx", ".htm", ".html", ".json", ".md", ".mobi", ".odt", ".ps", ".rtf", ".tex", ".txt", ".xml", ".yaml"},
		strings.ToLower(filepath.Ext(o))) && !isFolder(o)
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
