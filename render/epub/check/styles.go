package check

import (
	"regexp"
	"strings"
	"sync"
)

// sheet is a style sheet, taken apart as far as the rules need.
type sheet struct {
	path    string
	rules   []rule
	faces   []face
	classes map[string]bool
}

// rule is a selector list with its declarations, or an at-rule (selector "@name …").
type rule struct {
	selector     string
	declarations []declaration
	line         int
	inside       string // the at-rule around it
}

type declaration struct{ name, value string }

// face is an @font-face.
type face struct {
	family string
	urls   []string
}

// styles judges the sheets (epub.md §7): the base sheet is the one without what weak readers drop.
func (b *book) styles() {
	for i := range b.items {
		it := &b.items[i]
		if it.mediaType != "text/css" {
			continue
		}
		s := b.parseSheet(it.path, string(b.data[it.path]))
		b.sheets[it.path] = s
		b.judgeSheet(s)
	}
	for _, d := range b.docs {
		b.classes(d)
	}
}

// parseSheet reads rules one level deep inside at-rules.
func (b *book) parseSheet(path, css string) *sheet {
	s := &sheet{path: path, classes: map[string]bool{}}
	clean, ok := withoutComments(css)
	if !ok || strings.Count(clean, "{") != strings.Count(clean, "}") {
		b.report("E-EPUB-CSS", path, 0, 0, "a brace or comment is not closed")
		return s
	}
	s.read(clean, 1, "")
	for _, r := range s.rules {
		for _, c := range classNames().FindAllStringSubmatch(r.selector, -1) {
			s.classes[c[1]] = true
		}
		if r.selector != "@font-face" {
			continue
		}
		f := face{}
		for _, d := range r.declarations {
			switch d.name {
			case "font-family":
				f.family = strings.Trim(d.value, `"' `)
			case "src":
				for _, u := range urls().FindAllStringSubmatch(d.value, -1) {
					f.urls = append(f.urls, u[1])
				}
			}
		}
		s.faces = append(s.faces, f)
	}
	return s
}

var (
	classNames = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\.([A-Za-z_][\w-]*)`) })
	urls       = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`url\(\s*["']?([^"')]*)["']?\s*\)`) })
)

func withoutComments(css string) (string, bool) {
	var b strings.Builder
	for {
		from := strings.Index(css, "/*")
		if from < 0 {
			b.WriteString(css)
			return b.String(), true
		}
		to := strings.Index(css[from+2:], "*/")
		if to < 0 {
			return "", false
		}
		b.WriteString(css[:from])
		b.WriteString(strings.Repeat("\n", strings.Count(css[from:from+2+to], "\n")))
		css = css[from+2+to+2:]
	}
}

func (s *sheet) read(css string, line int, inside string) {
	for css != "" {
		at := strings.IndexAny(css, "{;")
		if at < 0 {
			return
		}
		head := strings.TrimSpace(css[:at])
		line += strings.Count(css[:at], "\n")
		if css[at] == ';' {
			if strings.HasPrefix(head, "@") {
				s.rules = append(s.rules, rule{selector: head, line: line, inside: inside})
			}
			css = css[at+1:]
			continue
		}
		end := closing(css[at:])
		if end < 0 {
			return
		}
		body := css[at+1 : at+end]
		r := rule{selector: head, line: line, inside: inside}
		if strings.HasPrefix(head, "@media") || strings.HasPrefix(head, "@supports") {
			s.rules = append(s.rules, r)
			s.read(body, line, head)
		} else {
			for _, d := range strings.Split(body, ";") {
				if name, value, ok := strings.Cut(d, ":"); ok {
					r.declarations = append(r.declarations, declaration{strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)})
				}
			}
			s.rules = append(s.rules, r)
		}
		line += strings.Count(body, "\n")
		css = css[at+end+1:]
	}
}

func closing(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// judgeSheet holds what no sheet may do, and what a sheet called base may not.
func (b *book) judgeSheet(s *sheet) {
	base := strings.HasSuffix(s.path, "base.css")
	for _, r := range s.rules {
		if strings.HasPrefix(r.selector, "@") {
			b.atRule(s, r, base)
		} else if base && strings.ContainsAny(r.selector, ">+~[:#*|") {
			b.report("W-EPUB-CSS", s.path, r.line, 0, "selector %s is more than weak readers know", r.selector)
		}
		for _, d := range r.declarations {
			b.declaration(s, r, d)
		}
	}
}

func (b *book) atRule(s *sheet, r rule, base bool) {
	name, _, _ := strings.Cut(r.selector, " ")
	if name == "@import" {
		b.report("W-EPUB-CSS", s.path, r.line, 0, "@import hides a sheet from weak readers")
	}
	if base && name != "@charset" && name != "@font-face" {
		b.report("W-EPUB-CSS", s.path, r.line, 0, "%s is more than weak readers know", name)
	}
}

func (b *book) declaration(s *sheet, r rule, d declaration) {
	for _, u := range urls().FindAllStringSubmatch(d.value, -1) {
		target, _ := resolve(s.path, u[1])
		switch {
		case strings.Contains(u[1], "://") || strings.HasPrefix(u[1], "//"):
			b.report("E-EPUB-REMOTE", s.path, r.line, 0, "the sheet loads %s", u[1])
		case b.data[target] == nil:
			b.report("E-EPUB-LINK", s.path, r.line, 0, "url leads to %s, which is not in the book", target)
		}
	}
	switch d.name {
	case "color", "background", "background-color", "background-image":
		if v := strings.ToLower(d.value); v != "inherit" && v != "currentcolor" && v != "transparent" && v != "none" {
			b.report("W-EPUB-COLOUR", s.path, r.line, 0, "%s: %s may be unreadable in dark mode", d.name, d.value)
		}
	case "direction", "unicode-bidi":
		b.report("E-EPUB-CSS", s.path, r.line, 0, "%s is not allowed (EPUB 3.3 §6.3.1.2)", d.name)
	case "font-size":
		if strings.HasSuffix(d.value, "px") || strings.HasSuffix(d.value, "pt") {
			b.report("W-EPUB-CSS", s.path, r.line, 0, "font-size %s does not follow the reader's setting", d.value)
		}
	}
}

// classes finds classes that no linked sheet defines.
func (b *book) classes(d *document) {
	defined := map[string]bool{"gen": true, "person": true, "place": true, "book": true, "tcy": true, "koboSpan": true, "book-columns": true, "book-inner": true}
	head := d.root.find("head")
	if head == nil {
		return
	}
	for _, l := range head.children("link") {
		target, _ := resolve(d.path, l.attr("href"))
		if s := b.sheets[target]; s != nil {
			for c := range s.classes {
				defined[c] = true
			}
		}
	}
	d.root.walk(func(n *node) {
		for _, c := range strings.Fields(n.attr("class")) {
			if !defined[c] {
				defined[c] = true
				b.at(n, "W-EPUB-CLASS", d.path, "no linked sheet defines class %s", c)
			}
		}
	})
}
