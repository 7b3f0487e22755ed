package epub

import "encoding/binary"

// bitWriter packs codes into bytes, the first bit lowest (RFC 1951 3.1.1).
type bitWriter struct {
	b    []byte
	hold uint64
	n    uint
}

func (w *bitWriter) put(v uint32, n uint) {
	w.hold |= uint64(v) << w.n
	if w.n += n; w.n >= 32 {
		w.b = binary.LittleEndian.AppendUint32(w.b, uint32(w.hold))
		w.hold >>= 32
		w.n -= 32
	}
}

func (w *bitWriter) code(c huffmanCode) { w.put(uint32(c.bits), uint(c.size)) }

func (w *bitWriter) end() []byte {
	for ; w.n > 0; w.n -= min(w.n, 8) {
		w.b = append(w.b, byte(w.hold))
		w.hold >>= 8
	}
	return w.b
}

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
	w.put(uint32(len(literals)-257), 5)
	w.put(uint32(len(distances)-1), 5)
	w.put(uint32(len(order)-4), 4)
	for _, i := range order {
		w.put(uint32(sizes[i].size), 3)
	}
	for _, codes := range [][]huffmanCode{literals, distances} {
		for _, c := range codes {
			w.code(sizes[c.size])
		}
	}
}
