package fonts

import "testing"

func TestEmbeddingFollowsFsType(t *testing.T) { // fonts.md, Bad fonts, licences, fallback
	t.Parallel()
	all := Embedding{true, true, true}
	tests := []struct {
		bits  int
		want  Embedding
		words string
	}{
		{0, all, "0x0000: installable"},
		{8, all, "0x0008: editable"},
		{4, Embedding{true, false, true}, "0x0004: preview and print"},
		{2, Embedding{false, false, true}, "0x0002: restricted"},
		{0x200, Embedding{false, false, true}, "0x0200: bitmaps only"},
		{0x100, Embedding{}, "0x0100: no subsetting"},
		{0x104, Embedding{}, "0x0104: preview and print, no subsetting"},
		{0x108, Embedding{}, "0x0108: editable, no subsetting"},
		{2 | 8, all, "0x000A: restricted, editable"}, // of several the least restrictive
	}
	for _, tt := range tests {
		f := &Face{os2: append(make(table, 8), byte(tt.bits>>8), byte(tt.bits))}
		if got := f.Embedding(); got != tt.want {
			t.Errorf("fsType %#x: %+v, want %+v", tt.bits, got, tt.want)
		}
		if got := f.Licence(); got != "OS/2 fsType "+tt.words {
			t.Errorf("fsType %#x: %s", tt.bits, got)
		}
		f.Grant()
		if got := f.Embedding(); got != all || f.Overridden() != (tt.want != all) {
			t.Errorf("fsType %#x granted: %+v, overridden %v", tt.bits, got, f.Overridden())
		}
	}
}
