package fields

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// scalar returns the characters of a scalar; false, and a problem, if n is none.
func (d *Decoder) scalar(n *tree.Node, path string) (string, bool) {
	if n.Kind != tree.Scalar {
		d.wrongKind(n, path, "text")
		return "", false
	}
	return n.Value, true
}

// text reads words without markup.
func (d *Decoder) text(dst *string) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		if s, ok := d.scalar(n, path); ok {
			*dst = oneLine(s)
		}
	}
}

// oneLine joins the lines of a value that was written on several; one line stays to the character.
func oneLine(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	return tree.JoinLines(strings.TrimSpace(s))
}

// lines reads text whose lines are paragraphs, as CIP data has them.
func (d *Decoder) lines(dst *string) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		if s, ok := d.scalar(n, path); ok {
			*dst = strings.TrimSpace(s)
		}
	}
}

// exact reads characters that stay as they are: the words of a source, code, TeX.
func (d *Decoder) exact(dst *string) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		if s, ok := d.scalar(n, path); ok {
			*dst = s
		}
	}
}

func (d *Decoder) number(dst *int, low, high int) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		s, ok := d.scalar(n, path)
		if !ok {
			return
		}
		v, err := strconv.Atoi(s)
		if err != nil || v < low || v > high || s[0] == '+' || s == "-0" {
			d.wrongValue(n, path, "not a number from "+strconv.Itoa(low)+" to "+strconv.Itoa(high)+":", "")
			return
		}
		*dst = v
	}
}

func (d *Decoder) truth(dst *bool) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		switch s, ok := d.scalar(n, path); {
		case !ok:
		case s == "true" || s == "false":
			*dst = s == "true"
		default:
			d.wrongValue(n, path, "neither true nor false:", "")
		}
	}
}

// oneOf reads a word of a closed list. what names it: role, kind.
func oneOf[T ~string](d *Decoder, dst *T, what string, known []T) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		s, ok := d.scalar(n, path)
		if !ok {
			return
		}
		list := make([]string, len(known))
		for i, k := range known {
			if list[i] = string(k); list[i] == s {
				*dst = k
				return
			}
		}
		hint := "one of " + strings.Join(list, ", ")
		if near := tree.Nearest(s, list); near != "" {
			hint = "did you mean " + near + "?"
		}
		d.wrongValue(n, path, "unknown "+what, hint)
	}
}

// words reads a list of strings; a single one counts as a list of one.
func (d *Decoder) words(dst *[]string) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		read := func(n *tree.Node, path string) {
			if s, ok := d.scalar(n, path); ok {
				*dst = append(*dst, oneLine(s))
			}
		}
		if n.Kind == tree.Scalar {
			read(n, path)
			return
		}
		d.each(n, path, read)
	}
}

// lang reads a BCP 47 tag.
func (d *Decoder) lang(dst *string) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		switch s, ok := d.scalar(n, path); {
		case !ok:
		case content.IsLangTag(s):
			*dst = s
		default:
			d.wrongValue(n, path, "not a language tag:", "zh-Hans, zh-Hant, en …")
		}
	}
}

func (d *Decoder) org(dst *content.Org) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		dst.Pos = n.Pos
		if n.Kind == tree.Scalar {
			d.text(&dst.Name)(n, path)
			return
		}
		d.mapping(n, path, d.orgFields(dst))
	}
}

func (d *Decoder) orgFields(o *content.Org) []field {
	return []field{
		{"name", d.text(&o.Name)}, {"address", d.text(&o.Address)},
		{"postcode", d.text(&o.Postcode)}, {"url", d.text(&o.URL)},
	}
}
