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

// maxPasses bounds the passes over one node; text that is no attempt to make them many needs two.
const maxPasses = 50

// node runs the rules over one node until none finds anything more: a mark that became Chinese can be the
// neighbour that the next one waited for.
func (n *normaliser) node(t textNode) {
	found := candidates(t)
	if found == 0 {
		return
	}
	n.line.load(t)
	l := &n.line
	for pass, changed := 0, true; changed && pass < maxPasses; pass++ {
		before := len(n.edits)
		if n.on(found, NoIN5) {
			n.edits = l.apply(n.edits, "IN-5", l.compose())
			if len(n.edits) > before {
				found = ^Rules(0) // the quick look did not see what is composed: the Greek question mark becomes ;
			}
		}
		if n.on(found, NoIN4) {
			n.edits = l.apply(n.edits, "IN-4", l.unbreak())
		}
		if n.on(found, NoIN1) {
			n.edits = l.apply(n.edits, "IN-1", l.widenBrackets())
			n.edits = l.apply(n.edits, "IN-1", l.widenMarks())
		}
		if n.on(found, NoIN2) {
			n.edits = l.apply(n.edits, "IN-2", l.mendDashes(t.heading))
		}
		if n.on(found, NoIN3) {
			n.edits = l.apply(n.edits, "IN-3", l.pairQuotes(n.hant))
		}
		changed = len(n.edits) > before
	}
	l.store()
}

func (n *normaliser) on(found, rule Rules) bool { return n.off&rule == 0 && found&rule != 0 }

// candidates is a quick look for characters that a rule could change; each rule that may find some has its bit set.
func candidates(t textNode) Rules {
	var found Rules
	first := true
	for _, part := range t.parts {
		eachLeaf(part, false, func(s *Text, frozen bool) {
			if !frozen {
				found |= candidatesIn(s.S, first)
			}
			first = false
		})
	}
	return found
}

func candidatesIn(s string, first bool) Rules {
	var found Rules
	prev := rune(0)
	for i, r := range s {
		switch {
		case r >= 0x4E00 && r <= 0x9FFF:
		case r < utf8.RuneSelf:
			found |= asciiCandidate(r, prev)
		case r == '…', r == '—', r == '。' && prev == '。':
			found |= NoIN2
		case r == '，', r == '。', r == '、', r == '：', r == '；', r == '“', r == '”', r == '《', r == '》', r == '（', r == '）', r < 0x300:
		default:
			found |= NoIN5
		}
		if i == 0 && first && IsSpace(r) {
			found |= NoIN4
		}
		prev = r
	}
	if found&NoIN5 != 0 && norm.NFC.IsNormalString(s) {
		found &^= NoIN5
	}
	return found
}

func asciiCandidate(r, prev rune) Rules {
	switch r {
	case ',', ':', ';', '?', '!', '(', ')':
		return NoIN1
	case '"', '\'':
		return NoIN3
	case '-', '.':
		if prev == r {
			return NoIN2
		}
	case '\n':
		return NoIN4
	}
	return 0
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
		if candidates(t)&NoIN3 == 0 {
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
