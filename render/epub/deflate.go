package epub

import (
	"math/bits"
	"slices"
)

// tokens are what a cover consists of in the terms of deflate (RFC 1951 3.2.5), one in each word: a literal is its
// byte; a repeat has its length above bit 16 and its distance less one below; a pixel is a step, three literals; a run
// is so many of the longest repeats at distance 1.
type tokens []uint32

const (
	longest  = 258
	farthest = 32768

	isMatch = 1 << 31
	isPixel = 1 << 30
	isRun   = 1 << 29
)

func (t tokens) literal(v byte) tokens { return append(t, uint32(v)) }

func (t tokens) match(length, distance int) tokens {
	return append(t, isMatch|uint32(length)<<16|uint32(distance-1))
}

func (t tokens) pixel(s step) tokens { return append(t, isPixel|uint32(s)) }

// zeros adds n zero bytes behind the byte last.
func (t tokens) zeros(n int, last byte) tokens {
	if n > 0 && last != 0 {
		t = t.literal(0)
		n--
	}
	runs := n / longest
	n %= longest
	if runs > 0 && (n == 1 || n == 2) { // a repeat has three bytes or more
		runs--
		n += longest
	}
	if runs > 0 {
		t = append(t, isRun|uint32(runs))
	}
	if n > longest {
		t = t.match(longest-3, 1)
		n -= longest - 3
	}
	if n >= 3 {
		return t.match(n, 1)
	}
	for ; n > 0; n-- {
		t = t.literal(0)
	}
	return t
}

// deflate appends the tokens as one block with codes of its own (RFC 1951 3.2.7); values are those of the steps.
func (t tokens) deflate(b []byte, values []uint32) []byte {
	codes := lengthCodes()
	often, far := t.count(codes, values)
	literals, distances := newHuffman(often[:], 15), newHuffman(far[:], 15)

	size := 0 // in bits
	for i, c := range literals {
		size += often[i] * (int(c.size) + 5) // 5: the most further bits of a length
	}
	for i, c := range distances {
		size += far[i] * (int(c.size) + 13)
	}
	w := bitWriter{b: append(b, make([]byte, size/8+512)...), at: len(b)} // 512: the lengths of codes take at most 290
	w.put(1|2<<1, 3)                                                      // the last block, with codes of its own
	w.lengths(literals, distances)

	pixels := make([]bitString, len(values))
	for i, v := range values {
		pixels[i] = bitString{}.code(literals[v>>16]).code(literals[v>>8&0xFF]).code(literals[v&0xFF])
	}
	match := func(length, d uint32) bitString {
		c := codes[length]
		s := bitString{}.code(literals[256+int(c.symbol)]).and(uint64(length-uint32(c.base)), uint(c.extra))
		k := distanceCode(d)
		s = s.code(distances[k])
		if k >= 4 {
			extra := uint(k/2 - 1)
			s = s.and(uint64(d&(1<<extra-1)), extra)
		}
		return s
	}
	run := match(longest, 0)
	for _, v := range t {
		switch {
		case v&isMatch != 0:
			s := match(v>>16&0x1FF, v&0xFFFF)
			w.put(s.bits, s.n)
		case v&isPixel != 0:
			s := pixels[v&0xFF]
			w.put(s.bits, s.n)
		case v&isRun != 0:
			for range v &^ isRun {
				w.put(run.bits, run.n)
			}
		default:
			w.code(literals[v])
		}
	}
	w.code(literals[256])
	return w.end()
}

// count tells how often each literal or length, and each distance, is coded.
func (t tokens) count(codes *[longest + 1]lengthCode, values []uint32) (often [286]int, far [30]int) {
	var pixels [256]int
	often[256] = 1
	for _, v := range t {
		switch {
		case v&isMatch != 0:
			often[256+int(codes[v>>16&0x1FF].symbol)]++
			far[distanceCode(v&0xFFFF)]++
		case v&isPixel != 0:
			pixels[v&0xFF]++
		case v&isRun != 0:
			often[256+int(codes[longest].symbol)] += int(v &^ isRun)
			far[0] += int(v &^ isRun)
		default:
			often[v]++
		}
	}
	for i, v := range values {
		often[v>>16] += pixels[i]
		often[v>>8&0xFF] += pixels[i]
		often[v&0xFF] += pixels[i]
	}
	return often, far
}

// lengthCode is the symbol of a length, counted from 256, the least length that has it, and its further bits.
type lengthCode struct {
	symbol, extra uint8
	base          uint16
}

func lengthCodes() *[longest + 1]lengthCode {
	var codes [longest + 1]lengthCode
	n := 3
	for symbol := 1; symbol <= 28; symbol++ {
		extra := max(0, (symbol-1)/4-1)
		base := n
		for ; n < base+1<<extra && n < longest; n++ {
			codes[n] = lengthCode{uint8(symbol), uint8(extra), uint16(base)}
		}
	}
	codes[longest] = lengthCode{29, 0, longest}
	return &codes
}

// distanceCode returns the symbol of a distance less one.
func distanceCode(d uint32) int {
	if d < 4 {
		return int(d)
	}
	n := bits.Len32(d) - 2
	return 2*n + 2 + int(d>>n&1)
}

// huffmanCode is a code, its first bit lowest, and its length; 0 = none.
type huffmanCode struct{ bits, size uint16 }

// newHuffman returns codes for symbols by how often they come, none longer than the limit (RFC 1951 3.2.2).
func newHuffman(often []int, limit int) []huffmanCode {
	size := codeSizes(often)
	for slices.Max(size) > limit { // flatter counts give a flatter tree
		for i, n := range often {
			often[i] = (n + 1) / 2
		}
		size = codeSizes(often)
	}
	codes := make([]huffmanCode, len(often))
	next := 0
	for n := 1; n <= limit; n++ {
		next <<= 1
		for i, s := range size {
			if s == n {
				codes[i] = huffmanCode{bits.Reverse16(uint16(next)) >> (16 - n), uint16(n)}
				next++
			}
		}
	}
	return codes
}

// codeSizes builds Huffman's tree from two queues, the symbols and the pairs, both by how often they come.
func codeSizes(often []int) []int {
	type node struct{ n, symbol, parent int }
	var tree []node
	for i, n := range often {
		if n > 0 {
			tree = append(tree, node{n, i, 0})
		}
	}
	size := make([]int, len(often))
	leaves := len(tree)
	if leaves == 1 {
		size[tree[0].symbol] = 1
	}
	if leaves < 2 {
		return size
	}
	slices.SortStableFunc(tree, func(a, b node) int { return a.n - b.n })
	leaf, pair := 0, leaves
	least := func() int {
		if pair == len(tree) || leaf < leaves && tree[leaf].n <= tree[pair].n {
			leaf++
			return leaf - 1
		}
		pair++
		return pair - 1
	}
	for len(tree) < 2*leaves-1 {
		i, k := least(), least()
		tree[i].parent, tree[k].parent = len(tree), len(tree)
		tree = append(tree, node{n: tree[i].n + tree[k].n})
	}
	depth := make([]int, len(tree))
	for i := len(tree) - 2; i >= 0; i-- {
		depth[i] = depth[tree[i].parent] + 1
		if i < leaves {
			size[tree[i].symbol] = depth[i]
		}
	}
	return size
}
