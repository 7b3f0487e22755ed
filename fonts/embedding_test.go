package fonts

import "testing"

func TestEmbeddingFollowsFsType(t *testing.T) { // fonts.md, Bad fonts, licences, fallback
	t.Parallel()
	tests := []struct {
		bits int
		want Embedding
	}{
		{0, Embedding{true, true, true}},
		{8, Embedding{true, true, true}},
		{4, Embedding{true, false, true}},
		{2, Embedding{false, false, true}},
		{0x200, Embedding{false, false, true}},
		{0x100, Embedding{}},
		{0x108, Embedding{}},
		{2 | 8, Embedding{true, true, true}}, // of several the least restrictive
	}
	for _, tt := range tests {
		f := Face{os2: append(make(table, 8), byte(tt.bits>>8), byte(tt.bits))}
		if got := f.Embedding(); got != tt.want {
			t.Errorf("fsType %#x: %+v, want %+v", tt.bits, got, tt.want)
		}
	}
}
