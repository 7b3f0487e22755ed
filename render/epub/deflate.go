package epub

import (
	"math/bits"
	"slices"
)

// tokens are literals and repeats as deflate has them (RFC 1951 3.2.5): a literal is its byte, a repeat has the top
// bit, its length above bit 16 and its distance less one below.
type tokens []uint32

const (
	longest  = 258
	farthest = 32768
	isMatch  = 1 << 31
)

func (t tokens) literal(v byte) tokens { return append(t, uint32(v)) }

func (t tokens) match(length, distance int) tokens {
	return append(t, isMatch|uint32(length)<<16|uint32(distance-1))
}

func (t tokens) pixel(v uint32) tokens {
	return append(t, v>>16, v>>8&0xFF, v&0xFF)
}

// zeros adds n zero bytes behind the byte last.
func (t tokens) zeros(n int, last byte) tokens {
	if n > 0 && last != 0 {
		t = t.literal(0)
		n--
	}
	for n >= 3 {
		k := min(n, longest)
		if left := n - k; left == 1 || left == 2 {
			k -= 3
		}
		t = t.match(k, 1)
		n -= k
	}
	for ; n > 0; n-- {
		t = t.literal(0)
	}
	return t
}

// deflate appends the tokens as one block with codes of its own (RFC 1951 3.2.7).
func (t tokens) deflate(b []byte) []byte {
	codes := lengthCodes()
	var often [286]int
	var far [30]int
	often[256] = 1
	for _, v := range t {
		if v&isMatch == 0 {
			often[v]++
			continue
		}
		often[256+int(codes[v>>16&0x1FF].symbol)]++
		far[distanceCode(v&0xFFFF)]++
	}
	w := bitWriter{b: b}
	literals, distances := newHuffman(often[:], 15), newHuffman(far[:], 15)
	w.put(1|2<<1, 3) // the last block, with codes of its own
	w.lengths(literals, distances)
	for _, v := range t {
		if v&isMatch == 0 {
			w.code(literals[v])
			continue
		}
		c := codes[v>>16&0x1FF]
		w.code(literals[256+int(c.symbol)])
		w.put(uint32(v>>16&0x1FF)-uint32(c.base), uint(c.extra))
		d := v & 0xFFFF
		k := distanceCode(d)
		w.code(distances[k])
		if k >= 4 {
			extra := uint(k/2 - 1)
			w.put(d&(1<<extra-1), extra)
		}
	}
	w.code(literals[256])
	return w.end()
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
