package preflight

import (
	"fmt"
	"strings"
)

func (r *run) extended() {
	f := r.c.f
	name, _ := firstOperand(r.args).(Name)
	d := f.dict(f.dict(r.resources["ExtGState"])[name])
	if d == nil {
		r.c.error("X31", r.p.n, "the graphics state "+string(name)+" is not defined")
		return
	}
	if r.c.press {
		r.c.checkState(d)
	}
	if v, ok := f.get(d["OP"]).(bool); ok {
		r.st.overS = v
		if d["op"] == nil {
			r.st.over = v
		}
	}
	if v, ok := f.get(d["op"]).(bool); ok {
		r.st.over = v
	}
	if d["OPM"] != nil {
		r.st.opm = f.int(d["OPM"])
	}
	if v, ok := number(f.get(d["LW"])); ok {
		r.st.width = v
	}
}

func (r *run) addPath(op string, n []float64) {
	pts := n
	if op == "re" && len(n) == 4 {
		pts = []float64{n[0], n[1], n[0] + n[2], n[1] + n[3], n[0] + n[2], n[1], n[0], n[1] + n[3]}
	}
	for i := 0; i+1 < len(pts); i += 2 {
		x, y := r.st.ctm.apply(pts[i], pts[i+1])
		if !r.hasPath {
			r.path, r.hasPath = box{x, y, x, y}, true
		}
		r.path.add(x, y)
	}
}

// paint judges a painted path.
func (r *run) paint(op string) {
	if !r.hasPath {
		return
	}
	r.hasPath = false
	r.touch(op)
	if strings.ContainsAny(op, "fFBb") {
		r.judge(r.st.fill, r.st.over, "area")
		r.sum(r.st.fill, r.path)
	}
	if strings.ContainsAny(op, "SsBb") {
		r.judge(r.st.stroke, r.st.overS, "line")
		r.sum(r.st.stroke, r.path)
		if w := r.st.width * r.st.ctm.scale(); w < 0.249 && r.c.press {
			r.c.error("X26", r.p.n, fmt.Sprintf("a line of %.3f pt, thinner than 0.25", w))
		}
	}
	if r.c.press && r.isPressMark() && r.path.meets(r.p.bleed) {
		r.c.error("X30", r.p.n, "a printer's mark reaches into the bleed box")
	}
}

func (r *run) isPressMark() bool {
	for _, m := range r.marks {
		if m.press {
			return true
		}
	}
	return false
}

// judge holds X24: white and tints knock out.
func (r *run) judge(c colour, over bool, what string) {
	k, ok := c.ink()
	if !r.c.press || !over || !ok {
		return
	}
	if max(k[0], k[1], k[2], k[3]) < 0.001 {
		r.c.error("X24", r.p.n, "a white "+what+" overprints and vanishes")
	}
	if c.family == "CMYK" && r.st.opm == 0 && k[0]+k[1]+k[2] < 0.001 {
		r.c.warn("X25", r.p.n, "overprint mode 0 knocks out the other plates")
	}
}

// sum holds X28 for a flat colour inside the bleed box.
func (r *run) sum(c colour, where box) {
	k, ok := c.ink()
	if !r.c.press || !ok || !where.meets(r.p.bleed) {
		return
	}
	if s := (k[0] + k[1] + k[2] + k[3]) * 100; s > r.c.limit+0.5 {
		r.c.error("X28", r.p.n, fmt.Sprintf("%.0f %% of ink, more than %.0f", s, r.c.limit))
	}
}
