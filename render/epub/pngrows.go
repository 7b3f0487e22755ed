package epub

import (
	"encoding/binary"
	"math/bits"
)

// rowPacker turns rows of tints into a zlib stream. It looks for repeats by the pixel, and only where a row differs
// from the one above: compress/flate at its fastest takes twenty times as long for a file twice as large. The topmost
// row is paper.
type rowPacker struct {
	width, height int
	row           int
	steps         *steps
	still         []step    // a row in which nothing changes
	recent        [8][]step // what the last rows added to the row above, by row modulo 8
	inked         [8]span   // where those are not zero
	seen          [1 << 11][4]place
	tokens        tokens
	blank         tokens // a row like the one above
	sum, weighted uint64 // of Adler-32
}

// place is where a pair of pixels stood; row is counted from 1, so that the zero value is none.
type place struct{ row, x uint16 }

func newRowPacker(width, height int) *rowPacker {
	p := &rowPacker{width: width, height: height, steps: newSteps(), tokens: make(tokens, 0, 1<<16)}
	p.still = make([]step, width)
	cells := make([]step, 8*width)
	for i := range p.recent {
		p.recent[i] = cells[i*width:][:width]
	}
	p.blank = p.blank.literal(upFilter).zeros(3*width, upFilter)

	// The first row is paper below nothing (PNG 9.2: above it are zeros).
	p.weigh(upFilter, 0)
	for x := range width {
		p.weighPixel(p.steps.first, x)
	}
	p.tokens = p.tokens.literal(upFilter).pixel(p.steps.first)
	for left := 3 * (width - 1); left > 0; left -= min(left, longest) {
		p.tokens = p.tokens.match(min(left, longest), 3)
	}
	p.row++
	return p
}

const upFilter = 2 // PNG 9.2

// put adds a row that differs from the row above within the span at most.
func (p *rowPacker) put(now, above []tint, s span) {
	slot := p.row & 7
	row := p.recent[slot]
	clear(row[p.inked[slot].from:p.inked[slot].to])
	p.inked[slot] = s
	p.weigh(upFilter, p.row*(3*p.width+1))
	changed := false
	for x := s.from; x < s.to; x++ {
		if x += alike(now[x:s.to], above[x:s.to]); x == s.to {
			break
		}
		row[x] = p.steps.of[now[x]][above[x]]
		p.weighPixel(row[x], x)
		changed = true
	}
	if changed {
		p.tokens = p.tokens.literal(upFilter)
		p.pack(row, s)
	} else {
		p.tokens = append(p.tokens, p.blank...)
	}
	p.row++
}

// pack writes a row as runs of zeros, repeats and pixels.
func (p *rowPacker) pack(row []step, s span) {
	last := byte(upFilter)
	for x := 0; x < p.width; {
		if row[x] == 0 {
			from := x
			if x = max(x, s.from); x < s.to { // a repeat may reach beyond the span
				x += alike(row[x:s.to], p.still[x:s.to])
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
		last = byte(p.steps.values[row[x-1]])
	}
}

// repeat finds pixels before that are equal to those from x on, and remembers x. A repeat from further away than the
// pixel to the left costs some ten bits more, so that one pixel does not pay.
func (p *rowPacker) repeat(row []step, x int) (n, distance int) {
	next := step(0)
	if x+1 < p.width {
		next = row[x+1]
	}
	places := &p.seen[(uint32(row[x])<<8|uint32(next))*0x9E3779B1>>21]
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
func equal(a, b []step) int {
	n := min(len(a), len(b), longest/3)
	return alike(a[:n], b[:n])
}

// alike counts the bytes at the start of both that are equal; they are of one length.
func alike(a, b []byte) int {
	n := 0
	for ; n+8 <= len(a) && n+8 <= len(b); n += 8 {
		if d := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); d != 0 {
			return n + bits.TrailingZeros64(d)>>3
		}
	}
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return n
}

// weigh adds a byte to the Adler-32: b is the sum of all bytes, each as often as bytes stand behind it and once more.
// Neither sum can overflow in a cover, so that the zeros between need no step.
func (p *rowPacker) weigh(v byte, at int) {
	p.sum += uint64(v)
	p.weighted += uint64(p.height*(3*p.width+1)-at) * uint64(v)
}

func (p *rowPacker) weighPixel(s step, x int) {
	v := p.steps.values[s]
	r, g, b := uint64(v>>16), uint64(v>>8&0xFF), uint64(v&0xFF)
	behind := uint64(p.height*(3*p.width+1) - (p.row*(3*p.width+1) + 1 + 3*x))
	p.sum += r + g + b
	p.weighted += behind*(r+g+b) - g - 2*b
}

// end returns the zlib stream.
func (p *rowPacker) end() []byte {
	const base = 65521
	b := p.tokens.deflate([]byte{0x78, 0x01}, p.steps.values)
	size := uint64(p.height * (3*p.width + 1))
	return binary.BigEndian.AppendUint32(b, uint32((size+p.weighted)%base)<<16|uint32((1+p.sum)%base))
}
