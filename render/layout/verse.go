package layout

import (
	"github.com/kanben/kanben/content"
)

func (p *press) verse(b *content.Verse, f flow, node content.NodeRef) {
	l := p.look(p.theme.Verse)
	p.before(l.above)
	elem := p.elemAt("Div", f.parent, node)
	for i, line := range b.Lines {
		if len(line) == 0 {
			p.space += p.grid.leading
			continue
		}
		q := &para{look: l, node: node.Down("l", i)}
		q.left, q.right, q.indent = f.left+l.left+2*l.size, f.right+l.right, -2000
		p.write(q, line, p.elemAt("P", elem, node.Down("l", i)))
		s := hung(p.galley(q, p.grid.column))
		if n := len(s); n > 0 && stanzaEdge(b.Lines, i) {
			s[n-1].keep = breakNever
		}
		p.emit(s...)
	}
	p.space += l.below
}

// stanzaEdge reports whether the line begins its stanza or is the last but one: it stays with the next.
func stanzaEdge(lines [][]content.Inline, i int) bool {
	if i+1 == len(lines) || len(lines[i+1]) == 0 {
		return false
	}
	first := i == 0 || len(lines[i-1]) == 0
	return first || i+2 == len(lines) || len(lines[i+2]) == 0
}

// hung lets every line of a paragraph stay with the next: a line of verse is not parted.
func hung(s []strip) []strip {
	for i := range len(s) - 1 {
		s[i].keep = breakNever
	}
	return s
}
