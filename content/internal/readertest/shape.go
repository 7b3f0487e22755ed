// Package readertest holds what the tests of readers share.
package readertest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
)

// Read reads with the reader alone: without normalising and validating.
func Read(t testing.TB, f content.Format, name, data string) (*content.Collection, []content.Problem) {
	t.Helper()
	c, ps, err := f.Reader.Read(context.Background(), content.Source{Name: name, Data: []byte(data)}, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c, ps
}

// Shape writes a collection for a person to compare: kind and title, then an article a line.
func Shape(c *content.Collection) string {
	var b strings.Builder
	fmt.Fprintln(&b, strings.TrimSpace(string(c.Kind)+" "+content.InlineText(c.Title)))
	for _, a := range c.Articles() {
		line(&b, a)
	}
	return b.String()
}

func line(b *strings.Builder, a *content.Article) {
	fields := []string{content.InlineText(a.Title), a.Canonical, a.Published.String(), a.Source.Name, a.Publisher.Name, strings.Join(a.Subjects, " ")}
	b.WriteString(strings.Join(fields, "|") + "|")
	if a.Withdrawn {
		b.WriteString(" withdrawn")
	}
	for _, c := range a.Credits {
		fmt.Fprintf(b, " %s %s", c.Role, c.Name)
	}
	for _, s := range a.Sections {
		fmt.Fprintf(b, " [%s", content.InlineText(s.Heading))
		for _, bl := range s.Blocks {
			if p, ok := bl.(*content.Para); ok {
				b.WriteString(" " + content.ParaText(p))
			} else {
				fmt.Fprintf(b, " %T", bl)
			}
		}
		b.WriteString("]")
	}
	b.WriteString("\n")
}

// Places writes problems with their place and field, one a line.
func Places(ps []content.Problem) string {
	var out []string
	for _, p := range ps {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %d:%d %s", p.Code, p.Pos.Line, p.Pos.Col, p.Path)))
	}
	return strings.Join(out, "\n")
}
