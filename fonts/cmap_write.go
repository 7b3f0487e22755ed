package fonts

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// mapping is a character and its new glyph.
type mapping struct {
	char  int
	glyph int
}

// sequence is a variation sequence and its new glyph; glyph -1 means the nominal one.
type sequence struct{ base, selector, glyph int }

// cmapRecord is a subtable under its platform and encoding.
type cmapRecord struct {
	platform, encoding int
	data               []byte
}

// encodeCmap returns a cmap with format 4, with format 12 where characters lie above U+FFFF, and with format 14
// where there are variation sequences. Both lists ascend, sequences by selector first.
func encodeCmap(list []mapping, sequences []sequence) []byte {
	split := slices.IndexFunc(list, func(m mapping) bool { return m.char > 0xFFFF })
	bmp := list
	if split >= 0 {
		bmp = list[:split]
	}
	plain := encodeFormat4(bmp)
	records := []cmapRecord{{0, 3, plain}, {3, 1, plain}}
	if split >= 0 {
		full := encodeFormat12(list)
		records = []cmapRecord{{0, 3, plain}, {0, 4, full}, {3, 1, plain}, {3, 10, full}}
	}
	if len(sequences) > 0 { // records ascend by platform and encoding
		at := slices.IndexFunc(records, func(r cmapRecord) bool { return r.platform == 3 })
		records = slices.Insert(records, at, cmapRecord{0, 5, encodeFormat14(sequences)})
	}
	return joinCmap(records)
}

// joinCmap lays the subtables down, shared ones once.
func joinCmap(records []cmapRecord) []byte {
	out := appendInts(nil, 0, len(records))
	base := 4 + 8*len(records)
	placed := map[*byte]int{}
	var body []byte
	for _, r := range records {
		at, ok := placed[&r.data[0]]
		if !ok {
			at = base + len(body)
			placed[&r.data[0]] = at
			body = append(body, r.data...)
		}
		out = appendInts(out, r.platform, r.encoding)
		out = binary.BigEndian.AppendUint32(out, uint32(at))
	}
	return append(out, body...)
}

// run is consecutive characters with consecutive glyphs.
type run struct{ first, last, glyph int }

func runs(list []mapping) []run {
	var out []run
	for _, m := range list {
		if n := len(out); n > 0 && out[n-1].last == m.char-1 && out[n-1].glyph+m.char-out[n-1].first == m.glyph {
			out[n-1].last = m.char
			continue
		}
		out = append(out, run{m.char, m.char, m.glyph})
	}
	return out
}

// encodeFormat4 writes a segment for each run and the last one that the format asks for.
func encodeFormat4(list []mapping) []byte {
	segments := runs(list)
	if n := len(segments); n > 0 && segments[n-1].last == 0xFFFF { // not a character; the last segment must be its own
		segments = segments[:n-1]
	}
	segments = append(segments, run{0xFFFF, 0xFFFF, 0})
	n := len(segments)
	log := bits.Len(uint(n)) - 1
	out := appendInts(nil, 4, 16+8*n, 0, 2*n, 2<<log, log, 2*n-2<<log)
	for _, s := range segments {
		out = appendInts(out, s.last)
	}
	out = appendInts(out, 0)
	for _, s := range segments {
		out = appendInts(out, s.first)
	}
	for i, s := range segments {
		delta := s.glyph - s.first
		if i == n-1 {
			delta = 1
		}
		out = appendInts(out, delta)
	}
	return append(out, make([]byte, 2*n)...)
}

func encodeFormat12(list []mapping) []byte {
	groups := runs(list)
	out := appendInts(nil, 12, 0)
	for _, v := range []int{16 + 12*len(groups), 0, len(groups)} {
		out = binary.BigEndian.AppendUint32(out, uint32(v))
	}
	for _, g := range groups {
		for _, v := range []int{g.first, g.last, g.glyph} {
			out = binary.BigEndian.AppendUint32(out, uint32(v))
		}
	}
	return out
}

// encodeFormat14 writes the sequences by selector: default ones as ranges of one, the others with their glyphs.
func encodeFormat14(list []sequence) []byte {
	var selectors [][]sequence
	for i, s := range list {
		if i == 0 || list[i-1].selector != s.selector {
			selectors = append(selectors, nil)
		}
		n := len(selectors) - 1
		selectors[n] = append(selectors[n], s)
	}
	head := appendInts(nil, 14, 0, 0, 0, len(selectors))
	var body []byte
	for _, group := range selectors {
		base := 10 + 11*len(selectors)
		defaults, others := splitSequences(group)
		head = append(head, byte(group[0].selector>>16), byte(group[0].selector>>8), byte(group[0].selector))
		for _, t := range [][]byte{defaults, others} {
			at := 0
			if t != nil {
				at = base + len(body)
			}
			head = binary.BigEndian.AppendUint32(head, uint32(at))
			body = append(body, t...)
		}
	}
	out := append(head, body...)
	binary.BigEndian.PutUint32(out[2:], uint32(len(out)))
	return out
}

// splitSequences returns the Default and Non-Default UVS tables of one selector, nil if empty.
func splitSequences(group []sequence) (defaults, others []byte) {
	var d, o []byte
	nd, no := 0, 0
	for _, s := range group {
		char := []byte{byte(s.base >> 16), byte(s.base >> 8), byte(s.base)}
		if s.glyph < 0 {
			d = append(append(d, char...), 0)
			nd++
			continue
		}
		o = appendInts(append(o, char...), s.glyph)
		no++
	}
	if nd > 0 {
		defaults = append(appendInts(nil, nd>>16, nd), d...)
	}
	if no > 0 {
		others = append(appendInts(nil, no>>16, no), o...)
	}
	return defaults, others
}
