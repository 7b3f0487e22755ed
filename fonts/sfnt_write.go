package fonts

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// fontBuilder assembles an sfnt from tables. With room the data of the first table stand in it already, behind the
// place of the directory, and the others are appended to it.
type fontBuilder struct {
	tables []entry
	room   []byte
}

// directorySize is the bytes before the first of n tables.
func directorySize(n int) int { return 12 + 16*n }

// add appends a table; bytes sorts them.
func (b *fontBuilder) add(name string, data []byte) {
	b.tables = append(b.tables, entry{tagOf(name), data})
}

// bytes returns the font: tables sorted by tag, padded to four bytes, checksums right (OpenType, Table Directory).
func (b *fontBuilder) bytes(kind tag) []byte {
	slices.SortFunc(b.tables, func(x, y entry) int { return int(int64(x.tag) - int64(y.tag)) })
	out := b.body()
	writeSearch(out, kind, len(b.tables))
	headAt, sum, at := 0, uint32(0), directorySize(len(b.tables))
	for i, t := range b.tables {
		end := at + pad4(len(t.data))
		if t.tag == tagOf("head") && len(t.data) >= 12 {
			headAt = at
			binary.BigEndian.PutUint32(out[at+8:], 0)
		}
		own := checksum(out[at:end])
		sum += own
		rec := out[12+16*i:]
		binary.BigEndian.PutUint32(rec, uint32(t.tag))
		binary.BigEndian.PutUint32(rec[4:], own)
		binary.BigEndian.PutUint32(rec[8:], uint32(at))
		binary.BigEndian.PutUint32(rec[12:], uint32(len(t.data)))
		at = end
	}
	if headAt != 0 {
		sum += checksum(out[:directorySize(len(b.tables))])
		binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-sum)
	}
	return out
}

// body returns an empty directory with the tables behind it.
func (b *fontBuilder) body() []byte {
	tables, out := b.tables, b.room
	if out == nil {
		size := directorySize(len(tables))
		for _, t := range tables {
			size += pad4(len(t.data))
		}
		out = make([]byte, directorySize(len(tables)), size)
	} else {
		tables = tables[1:]
	}
	for _, t := range tables {
		out = append(padded(out), t.data...)
	}
	return padded(out)
}

// padded returns the bytes with zeros up to a multiple of four.
func padded(out []byte) []byte { return append(out, "\x00\x00\x00"[:pad4(len(out))-len(out)]...) }

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
