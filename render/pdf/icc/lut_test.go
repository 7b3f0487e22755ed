package icc

import (
	"encoding/binary"
	"math"
	"testing"
)

// version4 makes the same profile with tables of version 4 from one with lut16: the grids are copied, the curves
// become curves of type curv, and the Lab side is encoded anew by an affine step (mBA has one before the grid).
func version4(t *testing.T, b []byte) []byte {
	t.Helper()
	out := append([]byte(nil), b[:128]...)
	out[8] = 4
	tg := tags{b}
	a2b, b2a := modern(t, tg.find("A2B0"), true), modern(t, tg.find("B2A0"), false)
	out = binary.BigEndian.AppendUint32(out, 2)
	at := 128 + 4 + 24
	for _, e := range []struct {
		sig  string
		data []byte
	}{{"A2B0", a2b}, {"B2A0", b2a}} {
		out = append(out, e.sig...)
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(e.data)))
		at += len(e.data)
	}
	out = append(append(out, a2b...), b2a...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

// modern writes the table of a lut16 as mAB or mBA.
func modern(t *testing.T, e []byte, toPCS bool) []byte {
	t.Helper()
	old, err := parseLUT(e, "Lab ", 4, toPCS)
	if err != nil || old.side != wideSide || len(old.steps) != 3 {
		t.Fatalf("%v, %v", old, err)
	}
	first, g, last := old.steps[0].(curves), old.steps[1].(*grid), old.steps[2].(curves)
	kind, a, m, k := "mBA ", last, first, 65280.0/65535
	if toPCS {
		kind, a, m, k = "mAB ", first, last, 65535.0/65280
	}
	b := append([]byte(kind), 0, 0, 0, 0, byte(old.in), byte(old.out), 0, 0)
	b = append(b, make([]byte, 20)...)
	put := func(at int) { binary.BigEndian.PutUint32(b[at:], uint32(len(b))) }
	put(12)
	for range 3 {
		b = append(b, "curv\x00\x00\x00\x00\x00\x00\x00\x00"...)
	}
	put(16)
	for _, v := range []float64{k, 0, 0, 0, k, 0, 0, 0, k, 0, 0, 0} {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	put(20)
	b = appendCurves(b, m)
	put(24)
	for i := range 16 {
		p := byte(0)
		if i < g.in {
			p = byte(g.points[i])
		}
		b = append(b, p)
	}
	b = append(b, 2, 0, 0, 0)
	for _, v := range g.cells {
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	put(28)
	return appendCurves(b, a)
}

func appendCurves(b []byte, list curves) []byte {
	for _, c := range list {
		b = append(b, "curv\x00\x00\x00\x00"...)
		b = binary.BigEndian.AppendUint32(b, uint32(len(c.table)))
		for _, v := range c.table {
			b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
		}
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	return b
}

// TestVersion4TablesSayTheSame: the tables of FOGRA39L as version 4 writes them give the same inks and colours.
func TestVersion4TablesSayTheSame(t *testing.T) {
	t.Parallel()
	rgb, old := profiles(t)
	new, err := Parse(version4(t, FOGRA39L))
	if err != nil {
		t.Fatal(err)
	}
	if new.outBlack == old.outBlack {
		t.Error("version 4 has no black of its own")
	}
	new.inBlack, new.outBlack = old.inBlack, old.outBlack
	var a, b [4]float64
	for i := range 9 * 9 * 9 {
		in := []float64{float64(i%9) / 8, float64(i/9%9) / 8, float64(i/81) / 8}
		lab := rgb.toLab(in)
		old.fromLab.fromLab(lab, a[:])
		new.fromLab.fromLab(lab, b[:])
		for k := range a {
			if math.Abs(a[k]-b[k]) > 0.002 {
				t.Fatalf("Lab %v: inks %v, by version 4 %v", lab, a, b)
			}
		}
		inks := []float64{in[0], in[1], in[2], in[0] / 2}
		x, y := old.toLab(inks), new.toLab(inks)
		for k := range x {
			if math.Abs(x[k]-y[k]) > 0.1 {
				t.Fatalf("inks %v: Lab %v, by version 4 %v", inks, x, y)
			}
		}
	}
}

// TestBlackPoints: white stays, black becomes the other black, and the way back leads back.
func TestBlackPoints(t *testing.T) {
	t.Parallel()
	zero := [3]float64{}
	for in, want := range map[float64]float64{100: 100, 0: 3.1373} {
		got := scaleBlack([3]float64{in, 0, 0}, zero, blackV4)
		if math.Abs(got[0]-want) > 0.01 {
			t.Errorf("L* %v becomes %v, want %v", in, got, want)
		}
		if back := scaleBlack(got, blackV4, zero); math.Abs(back[0]-in) > 1e-6 {
			t.Errorf("L* %v comes back as %v", in, back)
		}
	}
}

// TestXYZSide: the connection space may be XYZ.
func TestXYZSide(t *testing.T) {
	t.Parallel()
	for _, lab := range [][3]float64{{100, 0, 0}, {50, 20, -30}, {5, 1, 2}} {
		for _, s := range []encoding{labSide, wideSide, xyzSide} {
			got := s.decode(s.encode(lab))
			for i := range lab {
				if math.Abs(got[i]-lab[i]) > 1e-6 {
					t.Errorf("side %d: %v comes back as %v", s, lab, got)
				}
			}
		}
	}
}

// TestBrokenTablesAreErrors cuts a table of version 4 short and bends its head.
func TestBrokenTablesAreErrors(t *testing.T) {
	t.Parallel()
	good := modern(t, tags{FOGRA39L}.find("B2A0"), false)
	if _, err := parseLUT(good, "Lab ", 4, false); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(b []byte) []byte{
		"short":       func(b []byte) []byte { return b[:len(b)/2] },
		"head":        func(b []byte) []byte { return b[:20] },
		"no B":        func(b []byte) []byte { b[12], b[13], b[14], b[15] = 0, 0, 0, 0; return b },
		"no grid":     func(b []byte) []byte { b[24], b[25], b[26], b[27] = 0, 0, 0, 0; return b },
		"far":         func(b []byte) []byte { b[28] = 0x7f; return b },
		"other shape": func(b []byte) []byte { b[8] = 4; return b },
		"other kind":  func(b []byte) []byte { b[0] = 'x'; return b },
	} {
		if _, err := parseLUT(change(append([]byte(nil), good...)), "Lab ", 4, false); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
