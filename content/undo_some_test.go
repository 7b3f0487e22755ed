package content

import (
	"testing"

	"pgregory.net/rapid"
)

func TestUndoSomeLeavesTheOthers(t *testing.T) {
	t.Parallel()
	a := &Article{Lang: "zh-Hans", Title: []Inline{&Text{S: "题"}},
		Sections: []Section{{Blocks: []Block{&Para{Text: []Inline{&Text{S: "他说\"好\",然后走了...大家(都)笑了."}}}}}}}
	raw := ParaText(a.Sections[0].Blocks[0].(*Para))
	Normalise(a, NormaliseAll)
	UndoSome(a, func(e Edit) bool { return e.Rule == "IN-2" })
	got := ParaText(a.Sections[0].Blocks[0].(*Para))
	if want := "他说“好”，然后走了...大家（都）笑了."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	Undo(a)
	if got := ParaText(a.Sections[0].Blocks[0].(*Para)); got != raw {
		t.Errorf("Undo afterwards gives %s, want %s", got, raw)
	}
}

// Whatever is taken back first, Undo of the rest gives the reader's own text.
func TestUndoSomeThenUndoIsUndo(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[春天花开,:;?!()"'.—…-]{1,40}`).Draw(t, "text")
		a := &Article{Lang: "zh-Hans", Title: []Inline{&Text{S: "题"}},
			Sections: []Section{{Blocks: []Block{&Para{Text: []Inline{&Text{S: s}}}}}}}
		Normalise(a, NormaliseAll)
		pick := rapid.SliceOfN(rapid.Bool(), len(a.Prov.Edits), len(a.Prov.Edits)).Draw(t, "pick")
		i := len(pick)
		UndoSome(a, func(Edit) bool { i--; return pick[i] })
		Undo(a)
		if got := ParaText(a.Sections[0].Blocks[0].(*Para)); got != s {
			t.Fatalf("got %q, want %q", got, s)
		}
	})
}
