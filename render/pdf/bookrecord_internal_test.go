package pdf

import (
	"reflect"
	"testing"

	"github.com/kanben/kanben/render/layout"
)

func recordedTree() *tree {
	return &tree{
		elems: []layout.Elem{
			{Kind: "Sect", Parent: -1},
			{Kind: "Link", Node: "a1.b2", URI: "https://example.org/", Dest: 1, Lang: "en", Title: "题", ID: "n1", Alt: "图", Actual: "－"},
			{Kind: "TH", Node: "a1.t1", Parent: 1, Scope: "Column", ColSpan: 2, RowSpan: 3, Headers: []int32{1, 2}},
			{Kind: "L", Parent: 2, Numbering: "Decimal", BBox: &layout.Rect{Page: 1, X: 2, Y: -3, W: 4, H: 5}},
		},
		marks:  []mark{{0, 0, 1}, {1, 7, 3}},
		tops:   nil,
		covers: []cover{{1, 1, box{-1, 2, 3, 1 << 30}}},
	}
}

func TestRecordedTree(t *testing.T) {
	t.Parallel()
	in := recordedTree()
	in.tops = append(in.tops, 12, -13)
	out := &tree{}
	out.addTree(recordTree(in), 0, 0, kinds{})
	if !reflect.DeepEqual(in, out) {
		t.Errorf("got  %+v\nwant %+v", out, in)
	}
	moved := &tree{elems: make([]layout.Elem, 10)}
	moved.addTree(recordTree(in), 10, 5, kinds{})
	for i, e := range in.elems {
		if want := e.Moved(10, 5); !reflect.DeepEqual(moved.elems[10+i], want) {
			t.Errorf("element %d is %+v, want %+v", i, moved.elems[10+i], want)
		}
	}
	if m := moved.marks[1]; m != (mark{6, 7, 13}) || moved.covers[0].elem != 11 || moved.covers[0].page != 6 {
		t.Errorf("contents have not moved: %+v %+v", moved.marks, moved.covers)
	}
}

// TestRecordsCutShort: bytes that end too early give less, and no panic.
func TestRecordsCutShort(t *testing.T) {
	t.Parallel()
	in := recordedTree()
	in.tops = append(in.tops, 12, -13)
	whole := recordTree(in)
	for n := range whole {
		new(tree).addTree(whole[:n], 0, 0, kinds{})
	}
	var used bitset
	for _, g := range []int{0, 5, 700, 65535} {
		used.add(g)
	}
	inks := []inked{{index: 3, used: used, more: []code{{9, "ab"}, {65535, "国"}}}}
	data := recordInks(inks)
	for n := range data {
		readInks(data[:n], make([]bitset, 4))
	}
	sets := make([]bitset, 4)
	got := readInks(data, sets)
	if !reflect.DeepEqual(sets[3], used) || !reflect.DeepEqual(got[0].more, inks[0].more) || got[0].index != 3 {
		t.Errorf("got %+v %v", got, sets[3].glyphs())
	}
}
