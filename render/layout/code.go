package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

func (p *press) code(text string, pos content.Pos, f flow, node content.NodeRef) {
	l := p.look(p.theme.Code)
	p.before(l.above)
	elem := p.elemAt("P", f.parent, node)
	code := p.elem("Code", elem)
	off, gap := 0, render.Pt(0)
	var strips []strip
	for len(text) > 0 {
		line := text
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			line, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		if strings.TrimSpace(line) == "" {
			gap += l.leading
		} else {
			q := &para{look: l, node: node, off: off}
			q.left, q.right = f.left+l.left, f.right+l.right
			more := p.codeLine(q, untab(line), code, pos)
			if len(more) > 0 {
				more[0].above += gap
			}
			strips, gap = append(strips, more...), 0
		}
		off += utf8.RuneCountInString(line) + 1
		pos.Line++
	}
	for i := range strips { // neither its first line nor its last stands alone (PG-6)
		if n := len(strips); n > 1 && (i == 0 || i == n-2) {
			strips[i].keep = breakNever
		}
	}
	p.emit(strips...)
	p.space += gap + l.below
}

// codeLine sets a line of code. The line maker drops the spaces that begin a line; here they are its indent.
func (p *press) codeLine(q *para, line string, code int32, pos content.Pos) []strip {
	one := &para{look: q.look}
	p.words(one, "0", code, q.role, typeset.CodeText)
	_, wide := p.oneLine(one)
	indent := wide * render.Pt(len(line)-len(strings.TrimLeft(line, " ")))
	q.right += indent
	p.literal(q, line, code, q.role, typeset.CodeText, pos)
	strips := p.galley(q, p.grid.column)
	for i := range strips {
		strips[i].galley = nil
		for _, it := range strips[i].items {
			shift(it, indent, 0)
		}
	}
	return strips
}

// untab sets tabs as spaces, four to a stop.
func untab(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	n := 0
	for _, r := range s {
		if r != '\t' {
			b.WriteRune(r)
			n++
			continue
		}
		b.WriteString("    "[n%4:])
		n += 4 - n%4
	}
	return b.String()
}
