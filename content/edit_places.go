package content

import "unicode/utf8"

// EditPlace says where an edit of Prov.Edits shows: the line of its node, and a few characters of the text as it is
// now, the edit's own in the middle.
type EditPlace struct {
	Line   int
	Around string
}

// EditPlaces returns the places of all edits of the article, in their order.
func EditPlaces(a *Article) []EditPlace {
	nodes := map[NodeRef]textNode{}
	eachTextNode(a, func(t textNode) { nodes[t.ref] = t })
	out := make([]EditPlace, len(a.Prov.Edits))
	lines := map[NodeRef]*editLine{}
	mine := editsByNode(a.Prov.Edits)
	for i, e := range a.Prov.Edits {
		t, ok := nodes[e.Node]
		if !ok {
			continue
		}
		l := lines[e.Node]
		if l == nil {
			l = &editLine{}
			l.load(t)
			lines[e.Node] = l
		}
		out[i].Line = t.pos.Line
		at, ok := carry(a.Prov.Edits, e, after(mine[e.Node], i), nil)
		if !ok || at > len(l.rs) {
			continue
		}
		from, to := max(0, at-6), min(len(l.rs), at+utf8.RuneCountInString(e.New)+6)
		out[i].Around = string(l.rs[from:to])
	}
	return out
}
