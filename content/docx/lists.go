package docx

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/xmltree"
)

func kidsOf(n *xmltree.Node) []*xmltree.Node {
	if n == nil {
		return nil
	}
	return n.Kids
}

// entry is a paragraph of a list.
type entry struct {
	para    *content.Para
	depth   int
	ordered bool
	label   string
	list    string
}

// listing builds one list with its inner ones.
type listing struct {
	open   []*content.List // from the outermost
	depths []int
	list   string // number of the outermost
}

// endsAt reports whether an entry begins another list.
func (l *listing) endsAt(e *entry) bool { return e.depth <= l.depths[0] && e.list != l.list }

func (l *listing) begin(e *entry) *content.List {
	list := e.newList()
	l.open, l.depths, l.list = []*content.List{list}, []int{e.depth}, e.list
	return list
}

func (e *entry) newList() *content.List {
	list := &content.List{Ordered: e.ordered, Tight: true, Pos: e.para.Pos}
	if n, err := strconv.Atoi(strings.TrimRight(e.label, ".．")); err == nil && n > 1 {
		list.Start = n
	}
	return list
}

// add appends an entry at its depth.
func (l *listing) add(e *entry) {
	for len(l.open) > 1 && e.depth < l.depths[len(l.depths)-1] {
		l.open, l.depths = l.open[:len(l.open)-1], l.depths[:len(l.depths)-1]
	}
	top := l.open[len(l.open)-1]
	if e.depth > l.depths[len(l.depths)-1] && len(top.Items) > 0 {
		inner := e.newList()
		last := &top.Items[len(top.Items)-1]
		last.Blocks = append(last.Blocks, inner)
		l.open, l.depths = append(l.open, inner), append(l.depths, e.depth)
		top = inner
	}
	it := content.Item{Blocks: []content.Block{e.para}, Pos: e.para.Pos}
	if e.ordered && e.label != strconv.Itoa(max(top.Start, 1)+len(top.Items))+"." {
		it.Label = e.label
	}
	top.Items = append(top.Items, it)
}
