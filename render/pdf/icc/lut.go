package icc

// lut is a transform between a device and the connection space: steps that values of [0, 1] pass in turn
// (ICC.1:2010 §10.10 … §10.13).
type lut struct {
	in, out int
	steps   []step
	side    encoding
}

// step changes the values of a colour in place. There is room for four channels.
type step interface{ pass(v *[4]float64) }

// eval passes the values through the steps; what leaves [0, 1] is clipped (§10.12.1).
func (l *lut) eval(v *[4]float64) {
	for _, s := range l.steps {
		s.pass(v)
		for i, x := range v {
			v[i] = clip(x)
		}
	}
}

// clip brings a value into [0, 1]; what a broken curve makes of it, not a number, is 0.
func clip(x float64) float64 {
	if x > 0 {
		return min(x, 1)
	}
	return 0
}

func (l *lut) toLab(in []float64) [3]float64 {
	var v [4]float64
	copy(v[:], in[:l.in])
	l.eval(&v)
	return l.side.decode([3]float64(v[:3]))
}

func (l *lut) fromLab(lab [3]float64, out []float64) {
	var v [4]float64
	for i, x := range l.side.encode(lab) {
		v[i] = clip(x)
	}
	l.eval(&v)
	copy(out, v[:l.out])
}

// curves is a tone curve for each channel.
type curves []curve

func (c curves) pass(v *[4]float64) {
	for i := range c {
		v[i] = c[i].at(v[i])
	}
}

// affine is a matrix of three rows with an offset.
type affine struct {
	m   [9]float64
	add [3]float64
}

func (a *affine) pass(v *[4]float64) {
	x, y, z := v[0], v[1], v[2]
	for i := range 3 {
		v[i] = a.m[3*i]*x + a.m[3*i+1]*y + a.m[3*i+2]*z + a.add[i]
	}
}

// grid is a table of colours at points on each axis; between them it interpolates.
type grid struct {
	in, out int
	points  [4]int
	cells   []float64
}

// size is the number of cells, -1 for a grid that cannot be.
func (g *grid) size() int {
	n := g.out
	for _, p := range g.points[:g.in] {
		if p < 2 || n > 1<<26 {
			return -1
		}
		n *= p
	}
	return n
}

func (g *grid) pass(v *[4]float64) {
	var at [4]int
	var frac [4]float64
	for i := range g.in {
		x := v[i] * float64(g.points[i]-1)
		at[i] = min(int(x), g.points[i]-2)
		frac[i] = x - float64(at[i])
	}
	*v = [4]float64{}
	for corner := range 1 << g.in {
		weight, index := 1.0, 0
		for i := range g.in {
			index *= g.points[i]
			if corner>>i&1 != 0 {
				weight *= frac[i]
				index += at[i] + 1
			} else {
				weight *= 1 - frac[i]
				index += at[i]
			}
		}
		if weight == 0 {
			continue
		}
		for k := range g.out {
			v[k] += weight * g.cells[index*g.out+k]
		}
	}
}
