package cmd

import (
	"strings"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/typeset"
)

// follow takes the conventions that the flags of kanben lines ask for: the rules' own defaults without a theme and
// without single settings.
func (s *rowSetter) follow(o *linesOptions) error {
	if o.Theme == "" && len(o.Line) == 0 {
		s.options = layout.LineOptions(render.LineTheme{Autospace: 250, AutospaceMost: 333}, o.Lang, o.Vertical, s.faces)
		return nil
	}
	t, err := o.lineTheme()
	if err != nil {
		return err
	}
	s.options = layout.LineOptions(t.Line, o.Lang, o.Vertical, s.faces)
	if t.Line.LatinSize != 1000 || t.Line.LatinRise != 0 {
		s.latin = &typeset.Style{Role: fonts.Body, Scale: int16(t.Line.LatinSize), Rise: t.Line.LatinRise}
	}
	return nil
}

// lineTheme is the theme with the single settings over it: they are read as a theme's are, so that the same words
// mean the same and a wrong one is told in the same way.
func (o *linesOptions) lineTheme() (*render.Theme, error) {
	name := o.Theme
	if name == "" {
		name = "article"
	}
	if len(o.Line) == 0 {
		return o.theme(name)
	}
	if strings.ContainsAny(name, `./\`) {
		return nil, usage("write the settings under line: in the theme file", "--line goes with built-in themes only")
	}
	var b strings.Builder
	b.WriteString("extends: " + name + "\nline:\n")
	for _, setting := range o.Line {
		key, value, ok := strings.Cut(setting, "=")
		if !ok || strings.ContainsAny(setting, "\n{}[]#&*!|>") {
			return nil, usage("it takes the keys of line: in a theme, as in punct=kaiming", "--line: %q is no key=value", setting)
		}
		b.WriteString("  " + key + ": " + value + "\n")
	}
	if _, err := o.theme(name); err != nil {
		return nil, err
	}
	t, problems := render.LoadTheme([]byte(b.String()), "--line")
	for _, p := range problems {
		return nil, usage(p.Hint, "--line %s: %s", o.Line[max(p.Pos.Line-3, 0)], p.Msg)
	}
	return t, nil
}

// spans parts the Latin from the rest where it has a style of its own.
func (s *rowSetter) spans(text string) []typeset.Span {
	plain := &typeset.Style{Role: fonts.Body}
	if s.latin == nil {
		return []typeset.Span{{Text: text, Style: plain}}
	}
	var out []typeset.Span
	for text != "" {
		n, latin := typeset.NextRun(text)
		style := plain
		if latin {
			style = s.latin
		}
		out = append(out, typeset.Span{Text: text[:n], Style: style})
		text = text[n:]
	}
	return out
}
