package fonts

// Coverage is how many characters of a block a face has.
type Coverage struct {
	Block    string
	Have, Of int
}

// blockRange is a range of characters that readers of Chinese ask about, with how many of them are assigned.
type blockRange struct {
	name        string
	first, last rune
	assigned    int
}

// blocks are the ranges of Unicode 17 that Coverage counts.
func blocks() []blockRange {
	return []blockRange{
		{"Basic Latin", 0x20, 0x7E, 95},
		{"CJK punctuation", 0x3000, 0x303F, 64},
		{"Kana", 0x3041, 0x30FF, 189},
		{"Bopomofo", 0x3105, 0x312F, 43},
		{"Tibetan", 0x0F00, 0x0FFF, 211},
		{"Han", 0x4E00, 0x9FFF, 20992},
		{"Han Ext A", 0x3400, 0x4DBF, 6592},
		{"Han Ext B", 0x20000, 0x2A6DF, 42720},
		{"Han Ext C–F, I", 0x2A700, 0x2EE5D, 4160 + 222 + 5774 + 7473 + 622},
		{"Han Ext G–J", 0x30000, 0x33479, 4939 + 4192 + 4298},
		{"Emoji", 0x1F300, 0x1FAFF, 1783},
	}
}

// Coverage counts the face's characters by blocks, those it has none of left out.
func (f *Face) Coverage() []Coverage {
	ranges := blocks()
	have := make([]int, len(ranges))
	for r := range f.Characters() {
		for i, b := range ranges {
			if r >= b.first && r <= b.last {
				have[i]++
			}
		}
	}
	var list []Coverage
	for i, b := range ranges {
		if have[i] > 0 {
			list = append(list, Coverage{b.name, have[i], max(b.assigned, have[i])})
		}
	}
	return list
}
