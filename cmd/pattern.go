package cmd

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/content"
)

// fields are what an output pattern may name.
type fields struct{ name, dir, slug, date, lang, index string }

func patternFields() []string {
	return []string{"slug", "date", "ext", "name", "dir", "lang", "index"}
}

func fieldsOf(in *input, index int) fields {
	f := fields{name: "article", dir: ".", index: fmt.Sprintf("%04d", index)}
	file, n, record := recordOf(in.Path)
	if file != "-" {
		f.dir = filepath.Dir(file)
		base := filepath.Base(file)
		f.name = strings.TrimSuffix(base, filepath.Ext(base))
	}
	if record {
		f.name += fmt.Sprintf("-%04d", n)
	}
	title, date := "", content.Stamp{}
	if c := in.Collection; c != nil {
		title, date, f.lang = content.InlineText(c.Title), c.Date, c.Lang
		if a := c.Articles(); title == "" && len(a) > 0 {
			title, date, f.lang = content.InlineText(a[0].Title), a[0].Published, a[0].Lang
		}
	}
	if title == "" { // it fails, but names no output that another article has
		title = f.name
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
		if !slices.Contains(patternFields(), word) {
			hint := "known are {" + strings.Join(patternFields(), "} {") + "}"
			if near := config.Nearest(word, patternFields()); near != "" {
				hint = "the nearest is {" + near + "}"
			}
			return usage(hint, "-o %s: unknown field {%s}", p, word)
		}
		rest = next
	}
}
