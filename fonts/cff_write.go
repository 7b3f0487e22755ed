package fonts

import "fmt"

// flattener writes a glyph's path anew: subroutines unrolled, hints left out, the operators as they were.
type flattener struct {
	out  []byte
	x, y int // where the written path stands
}

// width writes the operand that leads the first operator where the advance is not the default.
func (w *flattener) width(advance, usual int) {
	if advance != usual {
		w.number(advance << 16)
	}
}

func (w *flattener) move(x, y int) {
	dx, dy := x-w.x, y-w.y
	w.x, w.y = x, y
	switch {
	case dy == 0:
		w.number(dx)
		w.out = append(w.out, opHmoveto)
	case dx == 0:
		w.number(dy)
		w.out = append(w.out, opVmoveto)
	default:
		w.number(dx)
		w.number(dy)
		w.out = append(w.out, opRmoveto)
	}
}

func (w *flattener) draw(op int, args []int, endX, endY int) {
	for _, n := range args {
		w.number(n)
	}
	if op >= 0x0C00 {
		w.out = append(w.out, 12)
	}
	w.out = append(w.out, byte(op))
	w.x, w.y = endX, endY
}

// number writes an operand of 1/65536 in the shortest form (Adobe TN 5177 §3.2).
func (w *flattener) number(n int) {
	v := n >> 16
	switch {
	case n&0xFFFF != 0 || v < -32768 || v > 32767:
		w.out = append(w.out, 255, byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
	case v >= -107 && v <= 107:
		w.out = append(w.out, byte(v+139))
	case v >= 108 && v <= 1131:
		w.out = append(w.out, byte((v-108)>>8+247), byte(v-108))
	case v <= -108 && v >= -1131:
		w.out = append(w.out, byte((-v-108)>>8+251), byte(-v-108))
	default:
		w.out = append(w.out, 28, byte(v>>8), byte(v))
	}
}

// subsetCFF returns a bare CID-keyed CFF whose glyph n is old[n] and has CID n (Adobe TN 5176; ISO 32000-1 9.7.4.2).
func (f *Face) subsetCFF(old []GID) ([]byte, error) {
	usual := f.usualAdvance(old)
	var w flattener
	ends := make([]int, 0, len(old))
	for _, g := range old {
		w.x, w.y = 0, 0
		w.width(f.Advance(g), usual)
		if !f.cff.run(int(g), &w) {
			return nil, fmt.Errorf("glyph %d: broken charstring: %w", g, ErrFormat)
		}
		w.out = append(w.out, opEndchar)
		ends = append(ends, len(w.out))
	}
	return f.assembleCFF(w.out, ends, usual), nil
}

// usualAdvance returns the commonest advance, the smaller of equally common ones.
func (f *Face) usualAdvance(old []GID) int {
	count := map[int]int{}
	best := 0
	for _, g := range old {
		a := f.Advance(g)
		count[a]++
		if count[a] > count[best] || count[a] == count[best] && a < best {
			best = a
		}
	}
	return best
}

// assembleCFF lays the parts down. Offsets in dictionaries have one length, so that the second top dictionary is as
// long as the first, which has no offsets yet.
func (f *Face) assembleCFF(charStrings []byte, ends []int, usual int) []byte {
	n := len(ends)
	name := []byte(f.cffName())
	out := appendIndex([]byte{1, 0, 4, 4}, name, []int{len(name)})
	topAt := len(out)
	blank := f.cffTop(n, 0, 0, 0, 0)
	out = appendIndex(out, blank, []int{len(blank)})
	out = appendIndex(out, []byte("AdobeIdentity"), []int{5, 13})
	out = appendIndex(out, nil, nil) // global subroutines
	charsetAt := len(out)
	out = append(out, cffCharset(n)...)
	selectAt := len(out)
	out = append(out, appendInts([]byte{3, 0, 1, 0, 0, 0}, n)...) // FDSelect: one range, the only dictionary
	privateAt := len(out)
	private := appendDict(appendDict(nil, dictDefaultW, usual), dictNominalW, 0)
	out = append(out, private...)
	arrayAt := len(out)
	fd := appendDict(nil, dictPrivate, len(private), privateAt)
	out = appendIndex(out, fd, []int{len(fd)})
	stringsAt := len(out)
	top := f.cffTop(n, charsetAt, stringsAt, arrayAt, selectAt)
	appendIndex(out[:topAt], top, []int{len(top)}) // over the blank one
	return appendIndex(out, charStrings, ends)
}

// cffCharset gives glyph n CID n: one range of format 2.
func cffCharset(glyphs int) []byte {
	if glyphs == 1 {
		return []byte{0}
	}
	return appendInts([]byte{2}, 1, glyphs-2)
}

// cffTop returns the top dictionary; its length does not depend on the offsets.
func (f *Face) cffTop(glyphs, charset, charStrings, fdArray, fdSelect int) []byte {
	box := f.dir.find("head")
	out := appendDict(nil, dictROS, 391, 392, 0) // the first two strings of our own: Adobe, Identity
	out = appendDict(out, dictFontBBox, box.i16(36), box.i16(38), box.i16(40), box.i16(42))
	if f.unitsPerEm != 1000 {
		out = f.appendMatrix(out)
	}
	out = appendDict(out, dictCIDCount, glyphs)
	out = appendDict(out, dictCharset, charset)
	out = appendDict(out, dictCharStrings, charStrings)
	out = appendDict(out, dictFDArray, fdArray)
	return appendDict(out, dictFDSelect, fdSelect)
}

// appendMatrix appends FontMatrix: one unit is 1/unitsPerEm.
func (f *Face) appendMatrix(out []byte) []byte {
	unit := realNumber(fmt.Sprintf("%.9f", 1/float64(f.unitsPerEm)))
	for i := range 6 {
		if i == 0 || i == 3 {
			out = append(out, unit...)
		} else {
			out = append(out, 139)
		}
	}
	return append(out, 12, dictFontMatrix&0xFF)
}

// realNumber encodes a decimal fraction in nibbles: digits, 10 for the point, 15 at the end.
func realNumber(text string) []byte {
	out := []byte{30}
	nibbles := make([]byte, 0, len(text)+2)
	for _, c := range []byte(text) {
		if c == '.' {
			nibbles = append(nibbles, 10)
		} else {
			nibbles = append(nibbles, c-'0')
		}
	}
	nibbles = append(nibbles, 15)
	if len(nibbles)%2 != 0 {
		nibbles = append(nibbles, 15)
	}
	for i := 0; i < len(nibbles); i += 2 {
		out = append(out, nibbles[i]<<4|nibbles[i+1])
	}
	return out
}

// cffName is the face's PostScript name, at most 63 printable ASCII characters (Adobe TN 5176 §7).
func (f *Face) cffName() string {
	var out []byte
	for _, c := range []byte(f.PostScriptName()) {
		if c > ' ' && c < 0x7F && len(out) < 63 && !isDelimiter(c) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return "Subset"
	}
	return string(out)
}

func isDelimiter(c byte) bool {
	switch c {
	case '[', ']', '(', ')', '{', '}', '<', '>', '/', '%':
		return true
	}
	return false
}
