package account

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// Lines gathers the text of an input that is no text file, a paragraph a line, so that places and spans can count it.
type Lines struct{ lines [][]part }

// part is a stretch of a line; why says why it was left out.
type part struct{ words, why string }

// Line makes room for the next line, and returns its number, from 1.
func (l *Lines) Line() int {
	l.lines = append(l.lines, nil)
	return len(l.lines)
}

// Add appends words to a line; why is not empty if they are left out of the article.
func (l *Lines) Add(line int, words, why string) {
	words = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, words)
	if words == "" {
		return
	}
	parts := &l.lines[line-1]
	if n := len(*parts); n > 0 && (*parts)[n-1].why == why {
		(*parts)[n-1].words += words
		return
	}
	*parts = append(*parts, part{words, why})
}

// Count is the number of lines.
func (l *Lines) Count() int { return len(l.lines) }

// Text returns the lines as one text.
func (l *Lines) Text() string {
	text, _ := l.leaves()
	return text
}

func (l *Lines) leaves() (string, []Leaf) {
	var b strings.Builder
	var out []Leaf
	for i, parts := range l.lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, p := range parts {
			from := b.Len()
			b.WriteString(p.words)
			out = append(out, Leaf{From: from, To: b.Len(), Value: p.words, Why: p.why, whole: true})
		}
	}
	return b.String(), out
}

// Spans accounts for the lines as those of an article; the spans count Text.
func (l *Lines) Spans(a *content.Article) []content.Span {
	text, leaves := l.leaves()
	return Whole(a, leaves, text)
}
