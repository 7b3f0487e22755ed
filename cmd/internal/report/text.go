package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/kanben/kanben/content"
)

// Printer tells problems on one stream. The zero value prints plain text without source lines.
type Printer struct {
	W       io.Writer
	Colour  bool
	Columns int  // of the terminal; 0 = 100
	JSON    bool // one JSON object a line
	GitHub  bool // workflow commands as well
	Level   content.Severity
	Source  func(file string, line int) (string, bool) // text of a source line, without its end
	Instead func([]content.Problem)                    // takes what would be printed, for those who show it elsewhere

	annotated [3]int // annotations written so far, by severity
}

// Print tells the problems of at least p.Level, sorted and folded.
func (p *Printer) Print(ps []content.Problem) {
	if p.Instead != nil {
		p.Instead(ps)
		return
	}
	for _, q := range fold(ps) {
		if q.Severity < p.Level {
			continue
		}
		if p.JSON {
			p.line(q)
			continue
		}
		p.text(q)
		if p.GitHub {
			p.annotate(q)
		}
	}
}

func (p *Printer) text(q content.Problem) {
	var b strings.Builder
	place, rest := split(q)
	b.WriteString(p.paint(bold, place))
	b.WriteString(p.paint(tint(q.Severity), q.Severity.String()+":"))
	fmt.Fprintf(&b, " %s %s\n", rest, p.paint(faint, "["+q.Code+"]"))
	if p.Source != nil && q.Pos.Line > 0 {
		if line, ok := p.Source(q.Pos.File, q.Pos.Line); ok {
			p.excerpt(&b, q, line)
		}
	}
	if q.Hint != "" {
		b.WriteString(p.paint(faint, "  hint: ") + Clean(q.Hint) + "\n")
	}
	io.WriteString(p.W, b.String())
}

// split parts the one-line form of a problem at its severity, so that each half can have its own colour.
func split(q content.Problem) (place, rest string) {
	if q.Pos.File != "" {
		place = Clean(q.Pos.File) + ":"
	}
	if q.Pos.Line > 0 {
		place += fmt.Sprintf("%d:", q.Pos.Line)
		if q.Pos.Col > 0 {
			place += fmt.Sprintf("%d:", q.Pos.Col)
		}
	}
	if place != "" {
		place += " "
	}
	rest = Clean(q.Msg)
	if q.Path != "" {
		rest = Clean(q.Path) + ": " + rest
	}
	if q.Page != "" {
		rest += " (page " + q.Page + ")"
	}
	return place, rest
}

func (p *Printer) excerpt(b *strings.Builder, q content.Problem, line string) {
	columns := p.Columns
	if columns == 0 {
		columns = 100
	}
	width := 0
	if q.End.Line == q.Pos.Line && q.End.Col > q.Pos.Col {
		width = q.End.Col - q.Pos.Col
	}
	shown, caret := Excerpt(line, q.Pos.Col, width, columns-4)
	b.WriteString("  " + shown + "\n")
	if caret != "" {
		b.WriteString("  " + p.paint(tint(q.Severity), caret) + "\n")
	}
}

const (
	bold  = "\x1b[1m"
	faint = "\x1b[2m"
)

func tint(s content.Severity) string {
	switch s {
	case content.Error:
		return "\x1b[1;31m"
	case content.Warning:
		return "\x1b[1;33m"
	}
	return "\x1b[1;36m"
}

func (p *Printer) paint(code, s string) string {
	if !p.Colour || s == "" {
		return s
	}
	return code + s + "\x1b[0m"
}
