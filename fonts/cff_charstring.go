package fonts

// The bounds of a charstring: nesting of subroutines (Adobe TN 5177 §4.2), operands, and steps all told.
const (
	maxSubrDepth = 10
	maxStack     = 513 // CFF2's; CFF allows 48, and some of its fonts were written for more
	maxSteps     = 200_000
)

// The operators of Type 2 charstrings (Adobe TN 5177); two-byte ones are 0x0C00 + the second byte.
const (
	opHstem      = 1
	opVstem      = 3
	opVmoveto    = 4
	opRlineto    = 5
	opHlineto    = 6
	opVlineto    = 7
	opRrcurveto  = 8
	opCallsubr   = 10
	opReturn     = 11
	opEndchar    = 14
	opVSIndex    = 15 // CFF2
	opBlend      = 16 // CFF2
	opHstemhm    = 18
	opHintmask   = 19
	opCntrmask   = 20
	opRmoveto    = 21
	opHmoveto    = 22
	opVstemhm    = 23
	opRcurveline = 24
	opRlinecurve = 25
	opVvcurveto  = 26
	opHhcurveto  = 27
	opCallgsubr  = 29
	opVhcurveto  = 30
	opHvcurveto  = 31
	opHflex      = 0x0C22
	opFlex       = 0x0C23
	opHflex1     = 0x0C24
	opFlex1      = 0x0C25
)

// sink takes the path of a glyph. move gets the new place, draw an operator of lines and curves with its operands and
// the place where it ends; all in 1/65536 of a font unit.
type sink interface {
	move(x, y int)
	draw(op int, args []int, endX, endY int)
}

// runner interprets one charstring: subroutines are followed, hints and the width passed over.
type runner struct {
	font    *cffFont
	private *cffPrivate
	sink    sink
	stack   []int // 1/65536; in CFF2 1/2³², so that blended moves do not drift
	x, y    int
	unit    int // bits of an operand below the point
	regions int // list of the variation store
	stems   int
	steps   int
	ended   bool
	broken  bool
}

// run draws the glyph; ok is false if its charstring is broken, and what was drawn until then stands.
func (c *cffFont) run(g int, s sink) (ok bool) {
	r := runner{font: c, private: c.private(g), sink: s, unit: 16, stack: make([]int, 0, 192)}
	if c.second {
		r.unit, r.regions, r.sink = 32, r.private.regions, &roundedSink{to: s}
	}
	r.execute(c.charStrings.at(g), maxSubrDepth)
	return (r.ended || c.second) && !r.broken
}

// execute runs the code until it returns, ends or breaks.
func (r *runner) execute(code table, depth int) {
	for off := 0; off < len(code) && !r.ended && !r.broken; {
		if r.steps++; r.steps > maxSteps {
			r.broken = true
			return
		}
		b := code.u8(off)
		if b == 28 || b >= 32 {
			off = r.push(code, off)
			continue
		}
		off++
		if b == 12 {
			b = 0x0C00 | code.u8(off)
			off++
		}
		switch b {
		case opReturn:
			return
		case opCallsubr:
			r.call(&r.private.subrs, depth)
		case opCallgsubr:
			r.call(&r.font.global, depth)
		case opHintmask, opCntrmask:
			r.hints()
			off += (r.stems + 7) / 8
		default:
			r.operate(b)
		}
	}
}

// push reads an operand and returns where the next byte stands.
func (r *runner) push(code table, off int) int {
	n, next := 0, off+1
	switch b := code.u8(off); {
	case b == 255:
		n, next = int(int32(code.u32(off+1))), off+5
	case b >= 32 && b <= 246:
		n = (b - 139) << 16
	default:
		n, next = dictNumber(code, off)
		n <<= 16
	}
	if len(r.stack) == maxStack {
		r.broken = true
		return next
	}
	r.stack = append(r.stack, n<<(r.unit-16))
	return next
}

// call runs a subroutine, whose number is biased by the count of all (Adobe TN 5177 §4.7).
func (r *runner) call(subrs *cffIndex, depth int) {
	bias := 107
	if subrs.count >= 1240 {
		bias = 1131
	}
	if subrs.count >= 33900 {
		bias = 32768
	}
	if len(r.stack) == 0 || depth == 0 {
		r.broken = true
		return
	}
	n := r.stack[len(r.stack)-1]>>r.unit + bias
	r.stack = r.stack[:len(r.stack)-1]
	if n < 0 || n >= subrs.count {
		r.broken = true
		return
	}
	r.execute(subrs.at(n), depth-1)
}

// operate runs an operator that takes the whole stack, or arithmetic.
func (r *runner) operate(op int) {
	switch op {
	case opHstem, opVstem, opHstemhm, opVstemhm:
		r.hints()
	case opRmoveto:
		d := r.last(2)
		r.moveBy(d[0], d[1])
	case opHmoveto:
		r.moveBy(r.last(1)[0], 0)
	case opVmoveto:
		r.moveBy(0, r.last(1)[0])
	case opEndchar:
		r.end()
	case opRlineto, opHlineto, opVlineto, opRrcurveto, opRcurveline, opRlinecurve, opVvcurveto, opHhcurveto,
		opVhcurveto, opHvcurveto, opHflex, opFlex, opHflex1, opFlex1:
		p := pen{x: r.x, y: r.y}
		p.follow(op, r.stack)
		r.x, r.y = p.x, p.y
		r.sink.draw(op, r.stack, r.x, r.y)
		r.stack = r.stack[:0]
	default:
		if r.font.second {
			r.vary(op)
			return
		}
		r.broken = !r.compute(op)
	}
}

// hints counts the stems on the stack and clears it.
func (r *runner) hints() {
	r.stems += len(r.stack) / 2
	r.stack = r.stack[:0]
}

// last returns the last n operands; those before are the width. The stack is cleared.
func (r *runner) last(n int) []int {
	list := r.stack
	r.stack = r.stack[:0]
	if len(list) < n {
		r.broken = true
		return make([]int, n)
	}
	return list[len(list)-n:]
}

func (r *runner) moveBy(dx, dy int) {
	r.x += dx
	r.y += dy
	r.sink.move(r.x, r.y)
}

// end finishes the glyph. Four operands put an accent on a base glyph, as Type 1's seac did (Adobe TN 5177,
// appendix C).
func (r *runner) end() {
	r.ended = true
	if n := len(r.stack); n >= 4 && !r.font.cid {
		dx, dy, base, accent := r.stack[n-4], r.stack[n-3], r.stack[n-2]>>16, r.stack[n-1]>>16
		r.stack = r.stack[:0]
		r.part(base, 0, 0)
		r.part(accent, dx, dy)
	}
}

// part draws the glyph of a code of the Standard Encoding at a place.
func (r *runner) part(code, x, y int) {
	g := r.font.glyphOf(standardSID(code))
	if g < 0 || r.steps > maxSteps/2 {
		r.broken = true
		return
	}
	inner := runner{font: r.font, private: r.private, sink: r.sink, stack: r.stack[:0], unit: r.unit, x: x, y: y, steps: maxSteps / 2}
	inner.execute(r.font.charStrings.at(g), maxSubrDepth)
	r.broken = r.broken || inner.broken || !inner.ended
	r.steps += maxSteps / 4
}
