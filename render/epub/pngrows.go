package epub

import "encoding/binary"

// rowPacker turns rows of pixels into a zlib stream. It looks for repeats by the pixel, and only where a row differs
// from the one above: compress/flate at its fastest takes ten times as long for a file twice as large.
type rowPacker struct {
	width, height int
	row           int
	recent        [8][]uint32 // what the last rows added to the row above, by row modulo 8
	inked         [8]span     // where those are not zero
	seen          [1 << 11][4]place
	tokens        tokens
	blank         tokens // a row like the one above
	sum, weighted uint64 // of Adler-32
}

// place is where a pair of pixels stood; row is counted from 1, so that the zero value is none.
type place struct{ row, x uint16 }

func newRowPacker(width, height int) *rowPacker {
	p := &rowPacker{width: width, height: height}
	cells := make([]uint32, 8*width)
	for i := range p.recent {
		p.recent[i] = cells[i*width:][:width]
	}
	p.tokens = make(tokens, 0, 1<<17)
	p.blank = p.blank.zeros(3*width, upFilter)
	return p
}

const upFilter = 2 // PNG 9.2

// put adds a row that differs from the row above within the span at most.
func (p *rowPacker) put(now, above []uint32, s span) {
	slot := p.row & 7
	row := p.recent[slot]
	clear(row[p.inked[slot].from:p.inked[slot].to])
	p.inked[slot] = s
	p.weigh(upFilter, p.row*(3*p.width+1))
	p.tokens = p.tokens.literal(upFilter)
	changed := false
	for x := s.from; x < s.to; x++ {
		if now[x] != above[x] {
			row[x] = minus(now[x], above[x])
			p.weighPixel(row[x], x)
			changed = true
		}
	}
	if changed {
		p.pack(row, s)
	} else {
		p.tokens = append(p.tokens, p.blank...)
	}
	p.row++
}

// pack writes a row as runs of zeros, repeats and pixels.
func (p *rowPacker) pack(row []uint32, s span) {
	last := byte(upFilter)
	for x := 0; x < p.width; {
		if row[x] == 0 {
			from := x
			for x = max(x, min(s.from, p.width)); x < s.to && row[x] == 0; x++ {
			}
			if x >= s.to {
				x = p.width
			}
			p.tokens = p.tokens.zeros(3*(x-from), last)
			last = 0
			continue
		}
		n, distance := p.repeat(row, x)
		if n == 0 {
			p.tokens = p.tokens.pixel(row[x])
			n = 1
		} else {
			p.tokens = p.tokens.match(3*n, distance)
		}
		x += n
		last = byte(row[x-1])
	}
}

// repeat finds pixels before that are equal to those from x on, and remembers x. A repeat from further away than the
// pixel to the left costs some ten bits more, so that one pixel does not pay.
func (p *rowPacker) repeat(row []uint32, x int) (n, distance int) {
	next := uint32(0)
	if x+1 < p.width {
		next = row[x+1]
	}
	places := &p.seen[(row[x]*0x9E3779B1^next*0x85EBCA6B)>>21]
	if x > 0 && row[x-1] == row[x] {
		n, distance = equal(row[x:], row[x-1:]), 3
	}
	for _, at := range places {
		d := (p.row+1-int(at.row))*(3*p.width+1) + 3*(x-int(at.x))
		if at.row == 0 || d > farthest {
			break
		}
		if k := equal(row[x:], p.recent[(at.row-1)&7][at.x:]); k > n+1 {
			n, distance = k, d
		}
	}
	copy(places[1:], places[:3])
	places[0] = place{uint16(p.row + 1), uint16(x)}
	return n, distance
}

// equal counts the pixels at the start of both, up to the longest match.
func equal(a, b []uint32) int {
	n := min(len(a), len(b), longest/3)
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// minus subtracts each of the three channels.
func minus(a, b uint32) uint32 {
	return (a-b&0xFF0000)&0xFF0000 | (a&0xFF00-b&0xFF00)&0xFF00 | (a&0xFF-b&0xFF)&0xFF
}

// weigh adds a byte to the Adler-32: b is the sum of all bytes, each as often as bytes stand behind it and once more.
// Neither sum can overflow in a cover, so that the zeros between need no step.
func (p *rowPacker) weigh(v byte, at int) {
	p.sum += uint64(v)
	p.weighted += uint64(p.height*(3*p.width+1)-at) * uint64(v)
}

func (p *rowPacker) weighPixel(v uint32, x int) {
	at := p.row*(3*p.width+1) + 1 + 3*x
	p.weigh(byte(v>>16), at)
	p.weigh(byte(v>>8), at+1)
	p.weigh(byte(v), at+2)
}

// end returns the zlib stream.
func (p *rowPacker) end() []byte {
	const base = 65521
	b := p.tokens.deflate([]byte{0x78, 0x01})
	size := uint64(p.height * (3*p.width + 1))
	return binary.BigEndian.AppendUint32(b, uint32((size+p.weighted)%base)<<16|uint32((1+p.sum)%base))
}
