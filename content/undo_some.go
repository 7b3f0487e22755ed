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
	edits := a.Prov.Edits
	mine := editsByNode(edits)
	gone := make([]bool, len(edits))
	for i := len(edits) - 1; i >= 0; i-- {
		e := edits[i]
		if !strings.HasPrefix(e.Rule, "IN-") || !take(e) {
			continue
		}
		later := after(mine[e.Node], i)
		at, ok := carry(edits, e, later, gone)
		t, known := nodes[e.Node]
		if ok && known && replace(t, at, e) {
			gone[i] = true
			closeUp(edits, e, later, gone)
		}
	}
	kept := edits[:0]
	for i, e := range edits {
		if !gone[i] {
			kept = append(kept, e)
		}
	}
	a.Prov.Edits = kept
}

func editsByNode(edits []Edit) map[NodeRef][]int {
	mine := map[NodeRef][]int{}
	for i, e := range edits {
		mine[e.Node] = append(mine[e.Node], i)
	}
	return mine
}

func after(list []int, i int) []int {
	k, _ := slices.BinarySearch(list, i+1)
	return list[k:]
}

// carry follows the place of an edit's new text through the later edits of its node. ok is false if one of them
// touched it.
func carry(edits []Edit, e Edit, later []int, gone []bool) (at int, ok bool) {
	at = e.Off
	size := utf8.RuneCountInString(e.New)
	for _, j := range later {
		l := edits[j]
		old := utf8.RuneCountInString(l.Old)
		switch {
		case gone != nil && gone[j], l.Off >= at+size:
		case l.Off+old <= at:
			at += utf8.RuneCountInString(l.New) - old
		default:
			return 0, false
		}
	}
	return at, true
}

// closeUp moves the later edits that stood behind an edit to where they are now that it is gone.
func closeUp(edits []Edit, e Edit, later []int, gone []bool) {
	at, size := e.Off, utf8.RuneCountInString(e.New)
	shift := utf8.RuneCountInString(e.Old) - size
	for _, j := range later {
		l := &edits[j]
		switch {
		case gone[j]:
		case l.Off >= at+size:
			l.Off += shift
		default:
			at += utf8.RuneCountInString(l.New) - utf8.RuneCountInString(l.Old)
		}
	}
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
