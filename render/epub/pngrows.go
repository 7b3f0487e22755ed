package epub

import (
	"bytes"
	"encoding/binary"

	"github.com/klauspost/compress/flate"
)

// pngRows packs filtered rows as a zlib stream made of pieces that do not refer to each other: each ends with a
// flush, on a byte, so that a packed piece can be copied.
type pngRows struct {
	width   int
	out     bytes.Buffer
	z       *flate.Writer
	line    []byte // filter type and row, zeros where nothing changed
	blank   int    // rows like the one above, not written yet
	open    bool   // z has a piece under way
	repeats [2][]byte
	a, b    uint32 // Adler-32
}

// blankRuns are the lengths of the pieces of blank rows that are packed once.
var blankRuns = [2]int{64, 8}

func (p *pngRows) start() {
	p.out.Write([]byte{0x78, 0x01})
	p.z, _ = flate.NewWriter(&p.out, flate.BestSpeed) // the level is a constant
	p.line = make([]byte, 3*p.width+1)
	p.line[0] = 2 // Up
	p.a = 1
}

// row writes a row of which only the bytes from ≤ i < to differ from the row above.
func (p *pngRows) row(row, above []byte, from, to int) {
	p.flushBlank()
	for i := from; i < to; i++ {
		p.line[i+1] = row[i] - above[i]
	}
	p.write(p.line)
	p.sum(p.line[:1])
	p.zeros(from)
	p.sum(p.line[from+1 : to+1])
	p.zeros(len(p.line) - to - 1)
	clear(p.line[from+1 : to+1])
}

func (p *pngRows) write(b []byte) {
	if !p.open {
		p.z.Reset(&p.out)
		p.open = true
	}
	_, _ = p.z.Write(b) // a bytes.Buffer does not fail
}

// flushBlank writes the rows without change that came before.
func (p *pngRows) flushBlank() {
	if p.blank == 0 {
		return
	}
	for range p.blank {
		p.sum(p.line[:1])
		p.zeros(len(p.line) - 1)
	}
	for i, n := range blankRuns {
		for ; p.blank >= n; p.blank -= n {
			p.finishPiece()
			if p.repeats[i] == nil {
				p.repeats[i] = p.pack(n)
			}
			p.out.Write(p.repeats[i])
		}
	}
	for ; p.blank > 0; p.blank-- {
		p.write(p.line)
	}
}

func (p *pngRows) finishPiece() {
	if p.open {
		_ = p.z.Flush()
		p.open = false
	}
}

// pack returns n blank rows as a piece of their own.
func (p *pngRows) pack(n int) []byte {
	var b bytes.Buffer
	p.z.Reset(&b)
	for range n {
		_, _ = p.z.Write(p.line)
	}
	_ = p.z.Flush()
	return b.Bytes()
}

func (p *pngRows) end() []byte {
	p.flushBlank()
	p.finishPiece()
	p.out.Write([]byte{3, 0}) // an empty last block (RFC 1951 3.2.6)
	return binary.BigEndian.AppendUint32(p.out.Bytes(), p.b<<16|p.a)
}

const adlerBase = 65521

// sum adds bytes to the Adler-32, words of zeros in one step.
func (p *pngRows) sum(bytes []byte) {
	a, b := uint64(p.a), uint64(p.b)
	for len(bytes) >= 8 {
		if binary.LittleEndian.Uint64(bytes) == 0 {
			b += 8 * a
		} else {
			for _, v := range bytes[:8] {
				a += uint64(v)
				b += a
			}
		}
		bytes = bytes[8:]
	}
	for _, v := range bytes {
		a += uint64(v)
		b += a
	}
	p.a, p.b = uint32(a%adlerBase), uint32(b%adlerBase) // a row is far too short to overflow 64 bits
}

// zeros adds n zero bytes: each adds a to b.
func (p *pngRows) zeros(n int) {
	p.b = uint32((uint64(p.b) + uint64(n)*uint64(p.a)) % adlerBase)
}
