package icc

import "errors"

// Converter turns 8-bit pixels of three components into CMYK, within a sum of inks.
type Converter struct {
	grid  []uint8 // side³ × 4
	limit int     // of the four inks together, 255 = 100 %
}

// side is the number of grid points an axis; between them the converter interpolates.
const side = 33

// Prints reports whether colours can be converted to the inks of the profile.
func (p *Profile) Prints() bool { return p.Space == "CMYK" && p.fromLab != nil }

// NewConverter makes a converter from the profile of the pixels to an output profile. limit is the sum of inks in
// per cent, 0 for none.
func NewConverter(from, to *Profile, limit int) (*Converter, error) {
	if from.Space != "RGB" {
		return nil, errors.New("convert colours: the source is not RGB")
	}
	if !to.Prints() {
		return nil, errors.New("convert colours: the target has no table to CMYK")
	}
	c := &Converter{grid: make([]uint8, 4*side*side*side), limit: limit * 255 / 100}
	var out [4]float64
	i := 0
	for r := range side {
		for g := range side {
			for b := range side {
				lab := from.toLab([]float64{float64(r) / (side - 1), float64(g) / (side - 1), float64(b) / (side - 1)})
				to.fromLab.fromLab(scaleBlack(lab, from.inBlack, to.outBlack), out[:])
				for k, v := range out {
					c.grid[i+k] = uint8(v*255 + 0.5)
				}
				if c.limit > 0 {
					Limit(c.grid[i:i+4], c.limit)
				}
				i += 4
			}
		}
	}
	return c, nil
}

// Limit brings the sum of the four inks of a pixel to the limit, taking from C, M and Y alike and leaving K.
func Limit(p []uint8, limit int) {
	colours, k := int(p[0])+int(p[1])+int(p[2]), int(p[3])
	if colours+k <= limit || colours == 0 {
		return
	}
	left := max(0, limit-k)
	for i := range 3 {
		p[i] = uint8(int(p[i]) * left / colours)
	}
}

// Pixel converts one pixel; dst has room for four inks.
func (c *Converter) Pixel(dst []uint8, r, g, b uint8) {
	pr, pg, pb := int(r)*(side-1)*256/255, int(g)*(side-1)*256/255, int(b)*(side-1)*256/255
	ir, ig, ib := min(pr>>8, side-2), min(pg>>8, side-2), min(pb>>8, side-2)
	fr, fg, fb := pr-ir<<8, pg-ig<<8, pb-ib<<8
	base := ((ir*side+ig)*side + ib) * 4
	c.tetrahedron(dst, base, fr, fg, fb)
}

// tetrahedron interpolates in the cell at base along its edges from the largest fraction to the smallest, which
// keeps grays on the diagonal gray.
func (c *Converter) tetrahedron(dst []uint8, base, fr, fg, fb int) {
	const dr, dg, db = side * side * 4, side * 4, 4
	first, second, third := dr, dg, db
	a, b, d := fr, fg, fb
	if a < b {
		a, b, first, second = b, a, second, first
	}
	if b < d {
		b, d, second, third = d, b, third, second
	}
	if a < b {
		a, b, first, second = b, a, second, first
	}
	p0, p1 := c.grid[base:base+4], c.grid[base+first:]
	p2, p3 := c.grid[base+first+second:], c.grid[base+first+second+third:]
	for k := range 4 {
		v := int(p0[k])*(256-a) + int(p1[k])*(a-b) + int(p2[k])*(b-d) + int(p3[k])*d
		dst[k] = uint8((v + 128) >> 8)
	}
}
