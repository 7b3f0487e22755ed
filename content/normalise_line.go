package content

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// editLine is the joined text of a node, with the leaf that each stretch belongs to. Rules see one line of
// characters; changes go back to the leaf they lie in.
type editLine struct {
	ref    NodeRef
	rs     []rune
	spare  []rune // the buffer that the next apply writes into
	leaves []leaf
}

// leaf is a stretch of the line. text is nil for what is no Text (ruby base, code, a forced break); a frozen
// one takes part as a neighbour but is never changed.
type leaf struct {
	text     *Text
	from, to int
	frozen   bool
	dirty    bool
}

// change replaces n characters at index at. Old and new are never empty and lie in one leaf, so that Undo
// finds the leaf again.
type change struct {
	at, n int
	to    string
}

func (l *editLine) load(t textNode) {
	l.ref, l.rs, l.leaves = t.ref, l.rs[:0], l.leaves[:0]
	for _, part := range t.parts {
		l.loadInlines(part, false)
	}
}

func (l *editLine) loadInlines(in []Inline, frozen bool) {
	for _, n := range in {
		switch n := n.(type) {
		case *Text:
			l.add(n.S, n, frozen)
		case *Ruby:
			l.add(n.Base, nil, true)
		case *CodeSpan:
			l.add(n.S, nil, true)
		case *MathSpan:
			l.add(n.TeX, nil, true)
		case *Break:
			l.add("\u2028", nil, true)
		default:
			kids, still := kidsOf(n)
			l.loadInlines(kids, frozen || still)
		}
	}
}

func (l *editLine) add(s string, t *Text, frozen bool) {
	from := len(l.rs)
	for _, r := range s {
		l.rs = append(l.rs, r)
	}
	l.leaves = append(l.leaves, leaf{text: t, from: from, to: len(l.rs), frozen: frozen})
}

// kidsOf returns the inlines inside n and whether normalising leaves them alone.
func kidsOf(n Inline) (kids []Inline, frozen bool) {
	switch n := n.(type) {
	case *Emph:
		return n.Kids, false
	case *Strong:
		return n.Kids, false
	case *Strike:
		return n.Kids, false
	case *Sup:
		return n.Kids, false
	case *Sub:
		return n.Kids, false
	case *Link:
		return n.Kids, false
	case *Styled:
		return n.Kids, n.Kind == MarkRaw || n.Lang != "" && !isChinese(n.Lang)
	}
	return nil, false
}

// eachLeaf calls f for every Text leaf of the inlines.
func eachLeaf(in []Inline, frozen bool, f func(*Text, bool)) {
	for _, n := range in {
		if t, ok := n.(*Text); ok {
			f(t, frozen)
			continue
		}
		kids, still := kidsOf(n)
		eachLeaf(kids, frozen || still, f)
	}
}

// free reports whether the n characters at i lie in one leaf that may be changed.
func (l *editLine) free(i, n int) bool {
	k := sort.Search(len(l.leaves), func(k int) bool { return l.leaves[k].to > i })
	if k == len(l.leaves) || i < 0 {
		return false
	}
	f := l.leaves[k]
	return i+n <= f.to && !f.frozen && f.text != nil
}

// apply makes the changes, which come in order and do not overlap, and records them as edits one after the other.
func (l *editLine) apply(edits []Edit, rule string, changes []change) []Edit {
	if len(changes) == 0 {
		return edits
	}
	out := l.spare[:0]
	done, k := 0, 0
	for i := range l.leaves {
		f := &l.leaves[i]
		from := len(out)
		for ; k < len(changes) && changes[k].at < f.to; k++ {
			c := changes[k]
			out = append(out, l.rs[done:c.at]...)
			edits = append(edits, Edit{Rule: rule, Off: len(out), Old: shortString(l.rs[c.at : c.at+c.n]), New: c.to, Node: l.ref})
			for _, r := range c.to {
				out = append(out, r)
			}
			done = c.at + c.n
			f.dirty = true
		}
		out = append(out, l.rs[done:f.to]...)
		done = f.to
		f.from, f.to = from, len(out)
	}
	l.rs, l.spare = out, l.rs
	return edits
}

// asciiMarks holds the marks that IN-1 replaces, so that recording one costs no memory.
const asciiMarks = ",:;?!()\"'"

func shortString(rs []rune) string {
	if len(rs) == 1 {
		if i := strings.IndexRune(asciiMarks, rs[0]); i >= 0 {
			return asciiMarks[i : i+1]
		}
	}
	return string(rs)
}

// store writes the changed leaves back.
func (l *editLine) store() {
	for _, f := range l.leaves {
		if f.dirty {
			f.text.S = string(l.rs[f.from:f.to])
		}
	}
}

// before and after return the nearest character that is no space; 0 at the edge of the line.
func (l *editLine) before(i int) rune { return l.at(l.previous(i)) }

func (l *editLine) after(i int) rune { return l.at(l.next(i)) }

func (l *editLine) at(i int) rune {
	if i < 0 || i >= len(l.rs) {
		return 0
	}
	return l.rs[i]
}

// previous and next return the index of the nearest character that is no space; -1 or the length at the edge.
func (l *editLine) previous(i int) int {
	for i--; i >= 0 && IsSpace(l.rs[i]); i-- {
	}
	return i
}

func (l *editLine) next(i int) int {
	for i++; i < len(l.rs) && IsSpace(l.rs[i]); i++ {
	}
	return i
}

// chinese reports whether r is Han or a Chinese mark.
func chinese(r rune) bool { return IsHan(r) || IsCJKMark(r) }

// betweenHan reports whether the stretch from i to j stands in Chinese text: Chinese on both sides, where the
// edge of the line takes the side of the other neighbour.
func (l *editLine) betweenHan(i, j int) bool {
	a, b := l.before(i), l.after(j-1)
	switch {
	case a == 0:
		return chinese(b)
	case b == 0:
		return chinese(a)
	}
	return chinese(a) && chinese(b)
}

// Undo takes back what Normalise changed in the article, in place: afterwards it is as the reader made it. The
// records of furniture that the reader itself took away (R3, R7) stay.
func Undo(a *Article) {
	nodes := map[NodeRef]textNode{}
	for _, e := range a.Prov.Edits {
		if strings.HasPrefix(e.Rule, "IN-") {
			eachTextNode(a, func(t textNode) { nodes[t.ref] = t })
			break
		}
	}
	var kept, undo []Edit
	for _, e := range a.Prov.Edits {
		if strings.HasPrefix(e.Rule, "IN-") {
			undo = append(undo, e)
		} else {
			kept = append(kept, e)
		}
	}
	for end := len(undo); end > 0; {
		start := runStart(undo, end)
		if t, ok := nodes[undo[start].Node]; ok {
			revert(t, undo[start:end])
		}
		end = start
	}
	a.Prov.Edits = kept
}

// runStart returns the first of the edits before end that lie in one node from left to right: later ones did not
// move the earlier ones, so that all of them can be undone at once.
func runStart(edits []Edit, end int) int {
	i := end - 1
	for i > 0 && edits[i-1].Node == edits[i].Node && edits[i-1].Off+utf8.RuneCountInString(edits[i-1].New) <= edits[i].Off {
		i--
	}
	return i
}

// revert takes back a run of edits. If the article was changed since, what no longer fits is left.
func revert(t textNode, edits []Edit) {
	var l editLine
	l.load(t)
	var cs []change
	for _, e := range edits {
		n := utf8.RuneCountInString(e.New)
		if l.free(e.Off, n) && string(l.rs[e.Off:e.Off+n]) == e.New {
			cs = append(cs, change{e.Off, n, e.Old})
		}
	}
	l.apply(nil, "", cs)
	l.store()
}
