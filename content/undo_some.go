package content

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// UndoSome takes back the edits of Normalise that take says, in place, and keeps the record of the others true, so
// that Undo still works. An edit whose text a later one changed again stays.
func UndoSome(a *Article, take func(Edit) bool) {
	nodes := map[NodeRef]textNode{}
	eachTextNode(a, func(t textNode) { nodes[t.ref] = t })
	for i := len(a.Prov.Edits) - 1; i >= 0; i-- {
		e := a.Prov.Edits[i]
		if !strings.HasPrefix(e.Rule, "IN-") || !take(e) {
			continue
		}
		later := slices.Clone(a.Prov.Edits[i+1:])
		at, ok := carry(e, later)
		t, known := nodes[e.Node]
		if !ok || !known || !replace(t, at, e) {
			continue
		}
		a.Prov.Edits = append(a.Prov.Edits[:i], later...)
	}
}

// carry follows the place of an edit's new text through the later edits of its node, and moves those behind it to
// where they would have been without it. ok is false if one of them touched it.
func carry(e Edit, later []Edit) (at int, ok bool) {
	at = e.Off
	size, shift := utf8.RuneCountInString(e.New), utf8.RuneCountInString(e.Old)-utf8.RuneCountInString(e.New)
	for j := range later {
		l := &later[j]
		old := utf8.RuneCountInString(l.Old)
		switch {
		case l.Node != e.Node:
		case l.Off >= at+size:
			l.Off += shift
		case l.Off+old <= at:
			at += utf8.RuneCountInString(l.New) - old
		default:
			return 0, false
		}
	}
	return at, true
}

// replace puts the old text back at the place, if the new one stands there.
func replace(t textNode, at int, e Edit) bool {
	var l editLine
	l.load(t)
	n := utf8.RuneCountInString(e.New)
	if !l.free(at, n) || string(l.rs[at:at+n]) != e.New {
		return false
	}
	l.apply(nil, "", []change{{at, n, e.Old}})
	l.store()
	return true
}
