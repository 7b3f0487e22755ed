package content

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalise applies the rules IN-1 … IN-5 of typography.md to the text of the article, in place, and returns
// what it changed; the changes are appended to Prov.Edits, so that Undo can take them back. Names, Raw fields,
// numbers, code, formulas, link targets, raw spans and text that is not Chinese stay as they are. Applying it
// twice changes nothing more.
func Normalise(a *Article, off Rules) []Edit {
	off |= a.Prov.Normalise
	if off&NormaliseNone == NormaliseNone || !isChinese(a.Lang) {
		return nil
	}
	first := len(a.Prov.Edits)
	n := normaliser{off: off, hant: isHant(a.Lang), edits: a.Prov.Edits}
	eachTextNode(a, n.node)
	a.Prov.Edits = n.edits
	return a.Prov.Edits[first:]
}

func isChinese(lang string) bool { return lang == "zh" || strings.HasPrefix(lang, "zh-") }

type normaliser struct {
	off   Rules
	hant  bool
	edits []Edit
	line  editLine // reused from node to node
}

// node runs the rules over one node until none finds anything more: a mark that became Chinese can be the
// neighbour that the next one waited for.
func (n *normaliser) node(t textNode) {
	if !worthNormalising(t) {
		return
	}
	n.line.load(t)
	l := &n.line
	for changed := true; changed; {
		before := len(n.edits)
		if n.off&NoIN5 == 0 {
			n.edits = l.apply(n.edits, "IN-5", l.compose())
		}
		if n.off&NoIN4 == 0 {
			n.edits = l.apply(n.edits, "IN-4", l.unbreak())
		}
		if n.off&NoIN1 == 0 {
			n.edits = l.apply(n.edits, "IN-1", l.widenBrackets())
			n.edits = l.apply(n.edits, "IN-1", l.widenMarks())
		}
		if n.off&NoIN2 == 0 {
			n.edits = l.apply(n.edits, "IN-2", l.mendDashes(t.heading))
		}
		if n.off&NoIN3 == 0 {
			n.edits = l.apply(n.edits, "IN-3", l.pairQuotes(n.hant))
		}
		changed = len(n.edits) > before
	}
	l.store()
}

// worthNormalising is a quick look for any character that a rule could change.
func worthNormalising(t textNode) bool {
	found := false
	for _, part := range t.parts {
		eachLeaf(part, false, func(s *Text, frozen bool) {
			if s != nil && !frozen && !found {
				found = hasCandidate(s.S)
			}
		})
	}
	return found
}

func hasCandidate(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ',', ':', ';', '?', '!', '(', ')', '"', '\'', '-', '.', '\n':
			return true
		}
	}
	if strings.Contains(s, "…") || strings.Contains(s, "—") || strings.Contains(s, "。。") {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(s); IsSpace(r) {
		return true
	}
	return !norm.NFC.IsNormalString(s)
}

// normaliseProblems sums the edits up as one I-NORMALISE a rule, with count and first place, and warns of
// quotation marks that found no partner.
func normaliseProblems(a *Article, edits []Edit) []Problem {
	var ps []Problem
	places := map[NodeRef]Pos{}
	if len(edits) > 0 {
		eachTextNode(a, func(t textNode) { places[t.ref] = t.pos })
	}
	at := func(ref NodeRef) Pos {
		p := places[ref]
		if p.Line == 0 {
			p = Pos{File: a.Prov.File, Line: 1, Col: 1}
		}
		return p
	}
	for _, rule := range []string{"IN-1", "IN-2", "IN-3", "IN-4", "IN-5"} {
		count, first := 0, NodeRef("")
		for _, e := range edits {
			if e.Rule == rule {
				if count == 0 {
					first = e.Node
				}
				count++
			}
		}
		if count > 0 {
			ps = append(ps, Problem{Severity: Info, Code: "I-NORMALISE", Pos: at(first),
				Msg: fmt.Sprintf("%s changed %d places, the first in %s", rule, count, first)})
		}
	}
	return append(ps, quoteProblems(a)...)
}

// quoteProblems warns of straight quotation marks beside Han that were left because they do not pair.
func quoteProblems(a *Article) []Problem {
	if !isChinese(a.Lang) || a.Prov.Normalise&NoIN3 != 0 {
		return nil
	}
	var ps []Problem
	eachTextNode(a, func(t textNode) {
		var l editLine
		if !worthNormalising(t) {
			return
		}
		l.load(t)
		if n := len(l.straightQuotes('"')); n%2 == 1 {
			p := t.pos
			if p.Line == 0 {
				p = Pos{File: a.Prov.File, Line: 1, Col: 1}
			}
			ps = append(ps, Problem{Severity: Warning, Code: "W-QUOTE", Pos: p,
				Msg: "unpaired quotation mark in " + string(t.ref)})
		}
	})
	return ps
}
