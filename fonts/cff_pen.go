package fonts

// pen follows the operators of a path and keeps the current point; each, if there, gets the steps with their points.
type pen struct {
	x, y int // in the units of the operands
	each func(op SegmentOp, points [3][2]int)
}

func (p *pen) move(x, y int) {
	p.x, p.y = x, y
	p.emit(MoveTo, [3][2]int{{x, y}})
}

func (p *pen) line(dx, dy int) {
	p.x += dx
	p.y += dy
	p.emit(LineTo, [3][2]int{{p.x, p.y}})
}

func (p *pen) curve(ax, ay, bx, by, cx, cy int) {
	a := [2]int{p.x + ax, p.y + ay}
	b := [2]int{a[0] + bx, a[1] + by}
	p.x, p.y = b[0]+cx, b[1]+cy
	p.emit(CubeTo, [3][2]int{a, b, {p.x, p.y}})
}

func (p *pen) emit(op SegmentOp, points [3][2]int) {
	if p.each != nil {
		p.each(op, points)
	}
}

func (p *pen) draw(op int, args []int, _, _ int) { p.follow(op, args) }

// follow runs one operator; operands beyond whole groups are passed over (Adobe TN 5177 §4.1).
func (p *pen) follow(op int, a []int) {
	switch op {
	case opRlineto:
		p.lines(a)
	case opHlineto:
		p.alternate(a, true)
	case opVlineto:
		p.alternate(a, false)
	case opRrcurveto:
		p.curves(a)
	case opRcurveline:
		n := max(0, len(a)-2) / 6 * 6
		p.curves(a[:n])
		p.lines(a[n:])
	case opRlinecurve:
		n := max(0, len(a)-6) / 2 * 2
		p.lines(a[:n])
		p.curves(a[n:])
	case opHhcurveto:
		p.parallel(a, true)
	case opVvcurveto:
		p.parallel(a, false)
	case opHvcurveto:
		p.turning(a, true)
	case opVhcurveto:
		p.turning(a, false)
	default:
		p.flex(op, a)
	}
}

func (p *pen) lines(a []int) {
	for ; len(a) >= 2; a = a[2:] {
		p.line(a[0], a[1])
	}
}

func (p *pen) alternate(a []int, horizontal bool) {
	for _, d := range a {
		if horizontal {
			p.line(d, 0)
		} else {
			p.line(0, d)
		}
		horizontal = !horizontal
	}
}

func (p *pen) curves(a []int) {
	for ; len(a) >= 6; a = a[6:] {
		p.curve(a[0], a[1], a[2], a[3], a[4], a[5])
	}
}

// parallel draws curves that begin and end in one direction; an odd operand leads across it.
func (p *pen) parallel(a []int, horizontal bool) {
	across := 0
	if len(a)%4 != 0 && len(a) > 0 {
		across, a = a[0], a[1:]
	}
	for ; len(a) >= 4; a = a[4:] {
		if horizontal {
			p.curve(a[0], across, a[1], a[2], a[3], 0)
		} else {
			p.curve(across, a[0], a[1], a[2], 0, a[3])
		}
		across = 0
	}
}

// turning draws curves that begin in one direction and end in the other; the last may have an end of its own.
func (p *pen) turning(a []int, horizontal bool) {
	for ; len(a) >= 4; a = a[4:] {
		end := 0
		if len(a) == 5 {
			end = a[4]
		}
		if horizontal {
			p.curve(a[0], 0, a[1], a[2], end, a[3])
		} else {
			p.curve(0, a[0], a[1], a[2], a[3], end)
		}
		horizontal = !horizontal
	}
}

// flex draws the two curves of a flex; the depth is for rasters and is passed over.
func (p *pen) flex(op int, a []int) {
	switch {
	case op == opFlex && len(a) >= 12:
		p.curves(a[:12])
	case op == opHflex && len(a) >= 7:
		p.curve(a[0], 0, a[1], a[2], a[3], 0)
		p.curve(a[4], 0, a[5], -a[2], a[6], 0)
	case op == opHflex1 && len(a) >= 9:
		p.curve(a[0], a[1], a[2], a[3], a[4], 0)
		p.curve(a[5], 0, a[6], a[7], a[8], -(a[1] + a[3] + a[7]))
	case op == opFlex1 && len(a) >= 11:
		p.flex1(a)
	}
}

// flex1 ends level with its start along the shorter way.
func (p *pen) flex1(a []int) {
	dx, dy := a[0]+a[2]+a[4]+a[6]+a[8], a[1]+a[3]+a[5]+a[7]+a[9]
	p.curve(a[0], a[1], a[2], a[3], a[4], a[5])
	if max(dx, -dx) > max(dy, -dy) {
		p.curve(a[6], a[7], a[8], a[9], a[10], -dy)
	} else {
		p.curve(a[6], a[7], a[8], a[9], -dx, a[10])
	}
}
