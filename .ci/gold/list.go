package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// gold is what a person read on one page. A value is a fact in plain words or, after #, a hash of it.
type gold struct {
	page                    string // owner/name path
	half                    string // tuning or held
	published               string // 2025-03-08T08:50, or the day alone where the page has no more
	title, source           []string
	editors, authors, other []string
	body                    []span
	sum                     string // hash of the body's text, so that a page that is not the same is noticed
	raw                     []string
}

// span is a run of visible lines, from 1, both ends in it.
type span struct{ from, to int }

type goldList struct {
	head  []string // comments and repositories
	pages []gold
}

// readList reads blocks of "key value" lines that begin with the key page; # begins a comment line.
func readList(file string) (*goldList, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	l := &goldList{}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		key, value, _ := strings.Cut(line, " ")
		switch {
		case key == "page":
			l.pages = append(l.pages, gold{page: value, half: halfOf(value)})
		case len(l.pages) == 0:
			l.head = append(l.head, line)
			continue
		case line == "" || strings.HasPrefix(line, "#"):
			continue
		}
		g := &l.pages[len(l.pages)-1]
		if err := g.set(key, strings.TrimSpace(value)); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		g.raw = append(g.raw, line)
	}
	return l, in.Err()
}

func (g *gold) set(key, value string) error {
	switch key {
	case "page":
	case "title":
		g.title = strings.Split(value, " | ")
	case "published":
		g.published = value
	case "source":
		g.source = strings.Split(value, " | ")
	case "editors":
		g.editors = strings.Split(value, ", ")
	case "authors":
		g.authors = strings.Split(value, ", ")
	case "other":
		g.other = strings.Split(value, ", ")
	case "sum":
		g.sum = value
	case "body":
		for _, s := range strings.Fields(value) {
			from, to, ok := strings.Cut(s, "-")
			if !ok {
				to = from
			}
			a, err1 := strconv.Atoi(from)
			b, err2 := strconv.Atoi(to)
			if err1 != nil || err2 != nil || b < a {
				return fmt.Errorf("body: %q is no run of lines", s)
			}
			g.body = append(g.body, span{a, b})
		}
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}

// halfOf parts the pages by their names, so that nobody chooses: by the first one rules may be mended, by the other
// they are only measured.
func halfOf(page string) string {
	if sum := sha256.Sum256([]byte(page)); sum[0]&1 == 0 {
		return "tuning"
	}
	return "held"
}

// says reports whether a value of the list says s: both without white space.
func says(value, s string) bool {
	s = tight(s)
	if h, ok := strings.CutPrefix(value, "#"); ok {
		return h == hash(s)
	}
	return tight(value) == s
}

func saysAny(values []string, s string) bool {
	return slices.ContainsFunc(values, func(v string) bool { return says(v, s) })
}

func tight(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(tight(s)))
	return hex.EncodeToString(sum[:6])
}

// file returns where a page lies under the folder of pages.
func (g gold) file(pages string) string {
	repo, path, _ := strings.Cut(g.page, " ")
	return filepath.Join(pages, strings.ReplaceAll(repo, "/", "+"), filepath.FromSlash(path))
}

// bodyText returns the text of the body's lines.
func (g gold) bodyText(lines []visible) (string, error) {
	var b strings.Builder
	for _, s := range g.body {
		if s.to > len(lines) {
			return "", fmt.Errorf("%s: line %d of %d", g.page, s.to, len(lines))
		}
		for _, l := range lines[s.from-1 : s.to] {
			b.WriteString(l.text)
			b.WriteByte('\n')
		}
	}
	return b.String(), nil
}

// sealList writes the list with hashes in place of titles and people, and the hash of each body.
func sealList(w io.Writer, file, pages string) error {
	l, err := readList(file)
	if err != nil {
		return err
	}
	for _, line := range l.head {
		fmt.Fprintln(w, line)
	}
	for i, g := range l.pages {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if err := g.seal(w, pages); err != nil {
			return err
		}
	}
	return nil
}

func (g gold) seal(w io.Writer, pages string) error {
	page, err := os.ReadFile(g.file(pages))
	if err != nil {
		return err
	}
	lines, err := visibleLines(page)
	if err != nil {
		return err
	}
	body, err := g.bodyText(lines)
	if err != nil {
		return err
	}
	for _, line := range g.raw {
		key, value, _ := strings.Cut(line, " ")
		switch key {
		case "title":
			line = key + " " + hashes(value, " | ")
		case "editors", "authors", "other":
			line = key + " " + hashes(value, ", ")
		case "sum":
			continue
		}
		fmt.Fprintln(w, line)
	}
	_, err = fmt.Fprintln(w, "sum "+hash(body))
	return err
}

func hashes(value, sep string) string {
	parts := strings.Split(value, sep)
	for i, s := range parts {
		if !strings.HasPrefix(s, "#") {
			parts[i] = "#" + hash(s)
		}
	}
	return strings.Join(parts, sep)
}
