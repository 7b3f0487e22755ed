package fonts

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// fontBuilder assembles an sfnt from tables.
type fontBuilder struct{ tables []entry }

// add appends a table; bytes sorts them.
func (b *fontBuilder) add(name string, data []byte) {
	b.tables = append(b.tables, entry{tagOf(name), data})
}

// bytes returns the font: tables sorted by tag, padded to four bytes, checksums right (OpenType, Table Directory).
func (b *fontBuilder) bytes(kind tag) []byte {
	slices.SortFunc(b.tables, func(x, y entry) int { return int(int64(x.tag) - int64(y.tag)) })
	n := len(b.tables)
	size := 12 + 16*n
	for _, t := range b.tables {
		size += pad4(len(t.data))
	}
	out := make([]byte, 12+16*n, size)
	writeSearch(out, kind, n)
	headAt, sum := 0, uint32(0)
	for i, t := range b.tables {
		rec := out[12+16*i:]
		at := len(out)
		out = append(out, t.data...)
		out = out[:pad4(len(out))]
		if t.tag == tagOf("head") && len(t.data) >= 12 {
			headAt = at
			binary.BigEndian.PutUint32(out[at+8:], 0)
		}
		own := checksum(out[at:])
		sum += own
		binary.BigEndian.PutUint32(rec, uint32(t.tag))
		binary.BigEndian.PutUint32(rec[4:], own)
		binary.BigEndian.PutUint32(rec[8:], uint32(at))
		binary.BigEndian.PutUint32(rec[12:], uint32(len(t.data)))
	}
	if headAt != 0 {
		sum += checksum(out[:12+16*n])
		binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-sum)
	}
	return out
}

func writeSearch(out []byte, kind tag, n int) {
	log := bits.Len(uint(n)) - 1
	binary.BigEndian.PutUint32(out, uint32(kind))
	binary.BigEndian.PutUint16(out[4:], uint16(n))
	binary.BigEndian.PutUint16(out[6:], uint16(16<<log))
	binary.BigEndian.PutUint16(out[8:], uint16(log))
	binary.BigEndian.PutUint16(out[10:], uint16(16*n-16<<log))
}

func pad4(n int) int { return (n + 3) &^ 3 }

// checksum adds the big-endian words of b, whose length is a multiple of four. It takes two words at a time.
func checksum(b []byte) uint32 {
	high, low := uint64(0), uint64(0)
	for ; len(b) >= 8; b = b[8:] {
		two := binary.BigEndian.Uint64(b)
		high += two >> 32
		low += two
	}
	sum := uint32(high) + uint32(low)
	if len(b) >= 4 {
		sum += binary.BigEndian.Uint32(b)
	}
	return sum
}
