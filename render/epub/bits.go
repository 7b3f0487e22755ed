package epub

import "encoding/binary"

// bitWriter packs codes into bytes, the first bit lowest (RFC 1951 3.1.1). The buffer has room for eight bytes more
// than what comes.
type bitWriter struct {
	b    []byte
	at   int
	hold uint64 // fewer than eight bits
	n    uint
}

// put writes the n lowest bits of v, at most 56.
func (w *bitWriter) put(v uint64, n uint) {
	w.hold |= v << w.n
	w.n += n
	binary.LittleEndian.PutUint64(w.b[w.at:], w.hold)
	w.at += int(w.n >> 3)
	w.hold >>= w.n &^ 7
	w.n &= 7
}

func (w *bitWriter) code(c huffmanCode) { w.put(uint64(c.bits), uint(c.size)) }

func (w *bitWriter) end() []byte {
	if w.n > 0 {
		w.at++ // put has written it
	}
	return w.b[:w.at]
}

// bitString is up to 56 bits, the first lowest.
type bitString struct {
	bits uint64
	n    uint
}

func (s bitString) and(bits uint64, n uint) bitString { return bitString{s.bits | bits<<s.n, s.n + n} }

func (s bitString) code(c huffmanCode) bitString { return s.and(uint64(c.bits), uint(c.size)) }

// lengths writes how long the codes of a block are (RFC 1951 3.2.7). Runs are not joined: that would save some
// fifty bytes of a picture.
func (w *bitWriter) lengths(literals, distances []huffmanCode) {
	order := [...]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
	var often [19]int
	for _, codes := range [][]huffmanCode{literals, distances} {
		for _, c := range codes {
			often[c.size]++
		}
	}
	sizes := newHuffman(often[:], 7)
	w.put(uint64(len(literals)-257), 5)
	w.put(uint64(len(distances)-1), 5)
	w.put(uint64(len(order)-4), 4)
	for _, i := range order {
		w.put(uint64(sizes[i].size), 3)
	}
	for _, codes := range [][]huffmanCode{literals, distances} {
		for _, c := range codes {
			w.code(sizes[c.size])
		}
	}
}
