package preflight

import (
	"fmt"
)

// markedContent is an open BMC or BDC.
type markedContent struct {
	artifact bool
	press    bool // artifact of type Page: printer's marks
	mcid     int
}

func (r *run) mark(op string) {
	switch op {
	case "EMC":
		if len(r.marks) == 0 {
			r.c.error("S3", r.p.n, "EMC without BMC")
			return
		}
		r.marks = r.marks[:len(r.marks)-1]
	default:
		tag, _ := firstOperand(r.args).(Name)
		m := markedContent{artifact: tag == "Artifact", mcid: -1}
		if op == "BDC" && len(r.args) > 1 {
			d := r.properties(r.args[1])
			m.press = m.artifact && r.c.f.name(d["Type"]) == "Page"
			if v, ok := r.c.f.get(d["MCID"]).(int); ok {
				m.mcid = v
				r.seen(v)
			}
		}
		r.marks = append(r.marks, m)
	}
}

func (r *run) properties(v any) Dict {
	if name, ok := v.(Name); ok {
		return r.c.f.dict(r.c.f.dict(r.resources["Properties"])[name])
	}
	return r.c.f.dict(v)
}

func (r *run) seen(mcid int) {
	m := mark{r.numbered, mcid}
	if r.p.marks[m] {
		r.c.error("S3", r.p.n, fmt.Sprintf("marked content %d stands twice", mcid))
	}
	r.p.marks[m] = true
	r.p.order = append(r.p.order, m)
}

// touch holds S2: whatever is painted belongs to an element or is an artifact.
func (r *run) touch(what string) {
	for _, m := range r.marks {
		if m.artifact || m.mcid >= 0 {
			return
		}
	}
	r.c.error("S2", r.p.n, "painted content ("+what+") is neither tagged nor an artifact")
}
