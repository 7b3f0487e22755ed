package fonts

// place is a point or a move in the design, in font units.
type place struct{ x, y float64 }

// packed reads the packed numbers of tuple variation data from front to back.
type packed struct{ t table }

func (p *packed) byte() int {
	b := p.t.u8(0)
	p.t = p.t.from(min(1, len(p.t)))
	return b
}

func (p *packed) word() int { return p.byte()<<8 | p.byte() }

// points reads point numbers; nil stands for all points.
func (p *packed) points(limit int) []int {
	count := p.byte()
	if count&0x80 != 0 {
		count = count&0x7F<<8 | p.byte()
	}
	if count == 0 {
		return nil
	}
	list := make([]int, 0, min(count, limit))
	at := 0
	for count > 0 && len(p.t) > 0 {
		control := p.byte()
		for range min(control&0x7F+1, count) {
			if control&0x80 != 0 {
				at += p.word()
			} else {
				at += p.byte()
			}
			list = append(list, at)
			count--
		}
	}
	return list
}

// deltas reads count deltas.
func (p *packed) deltas(count int) []int {
	list := make([]int, 0, count)
	for len(list) < count && len(p.t) > 0 {
		control := p.byte()
		for range min(control&0x3F+1, count-len(list)) {
			d := 0
			switch control & 0xC0 {
			case 0x40:
				d = int(int16(p.word()))
			case 0xC0:
				d = int(int32(p.word()<<16 | p.word()))
			case 0:
				d = int(int8(p.byte()))
			}
			list = append(list, d)
		}
	}
	return append(list, make([]int, count-len(list))...)
}

// addTuple adds the scaled deltas of one tuple to sum.
func addTuple(sum, points []place, ends []int, p *packed, listed []int, scalar float64) {
	if listed == nil {
		xs, ys := p.deltas(len(points)), p.deltas(len(points))
		for i := range sum {
			sum[i].x += float64(xs[i]) * scalar
			sum[i].y += float64(ys[i]) * scalar
		}
		return
	}
	xs, ys := p.deltas(len(listed)), p.deltas(len(listed))
	moves, given := make([]place, len(points)), make([]bool, len(points))
	for i, n := range listed {
		if n < len(points) {
			moves[n], given[n] = place{float64(xs[i]) * scalar, float64(ys[i]) * scalar}, true
		}
	}
	from := 0
	for _, end := range ends {
		inferContour(points[from:end+1], moves[from:end+1], given[from:end+1])
		from = end + 1
	}
	for i := range sum {
		sum[i].x += moves[i].x
		sum[i].y += moves[i].y
	}
}

// inferContour gives the points of one contour without a move of their own one (OpenType gvar, Inferred deltas for
// un-referenced point numbers).
func inferContour(points, moves []place, given []bool) {
	first := -1
	for i, ok := range given {
		if ok {
			first = i
			break
		}
	}
	if first < 0 {
		return
	}
	n := len(points)
	for a := first; ; {
		b := a + 1
		for !given[b%n] {
			b++
		}
		for i := a + 1; i < b; i++ {
			k := i % n
			moves[k].x = infer(points[k].x, points[a%n].x, points[b%n].x, moves[a%n].x, moves[b%n].x)
			moves[k].y = infer(points[k].y, points[a%n].y, points[b%n].y, moves[a%n].y, moves[b%n].y)
		}
		if b%n == first {
			return
		}
		a = b
	}
}

// infer returns the move of a point at v between neighbours at a and b that move by da and db.
func infer(v, a, b, da, db float64) float64 {
	if a == b {
		if da == db {
			return da
		}
		return 0
	}
	if a > b {
		a, b, da, db = b, a, db, da
	}
	switch {
	case v <= a:
		return da
	case v >= b:
		return db
	}
	return da + (v-a)*((db-da)/(b-a))
}
