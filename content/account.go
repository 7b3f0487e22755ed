package content

import "slices"

// LineAccount says what became of one line of the source: which parts of it were kept, where they stand in the
// article, and what normalising changed there.
type LineAccount struct {
	Line  int
	Text  string // without its line end
	Parts []LinePart
	Nodes []NodeRef // of the article, in reading order
	Edits []Edit    // of these nodes
}

// LinePart is a stretch of a line with one fate. White space between parts is left out.
type LinePart struct {
	Text    string
	Kind    SpanKind
	Outside bool
	Why     string
}

// AccountLines accounts for every line of the decoded input that a was read from (content.md §11): text is
// what AccountText returns. It is what kanben inspect --report prints.
func AccountLines(a *Article, text string) []LineAccount {
	lines := NewLines(a.Prov.File, text)
	nodes := nodesByLine(a)
	edits := map[NodeRef][]Edit{}
	for _, e := range a.Prov.Edits {
		edits[e.Node] = append(edits[e.Node], e)
	}
	out := make([]LineAccount, lines.Count())
	for i := range out {
		n := i + 1
		out[i] = LineAccount{Line: n, Text: lines.Line(n), Nodes: nodes[n]}
		for _, ref := range nodes[n] {
			out[i].Edits = append(out[i].Edits, edits[ref]...)
		}
	}
	for _, s := range a.Prov.Spans {
		addParts(out, lines, text, s)
	}
	return out
}

// addParts gives each line that the span touches its part of it.
func addParts(out []LineAccount, lines *Lines, text string, s Span) {
	for n := lines.Pos(s.From).Line; n <= len(out); n++ {
		from, to := lines.Range(n)
		if from >= s.To {
			return
		}
		from, to = max(from, s.From), min(to, s.To)
		if from < to && Width(text[from:to]) > 0 {
			out[n-1].Parts = append(out[n-1].Parts, LinePart{text[from:to], s.Kind, s.Outside, s.Why})
		}
	}
}

// nodesByLine returns the nodes of the article that begin on each line.
func nodesByLine(a *Article) map[int][]NodeRef {
	nodes := map[int][]NodeRef{}
	eachTextNode(a, func(t textNode) {
		for _, part := range t.parts {
			eachLeaf(part, false, func(s *Text, _ bool) {
				if s.Pos.Line > 0 && !slices.Contains(nodes[s.Pos.Line], t.ref) {
					nodes[s.Pos.Line] = append(nodes[s.Pos.Line], t.ref)
				}
			})
		}
	})
	return nodes
}
