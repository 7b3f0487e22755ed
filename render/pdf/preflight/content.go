package preflight

import (
	"bytes"
	"fmt"
	"math"
)

// matrix is a transformation [a b c d e f].
type matrix [6]float64

func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

// state is the graphics state.
type state struct {
	ctm, tm      matrix
	fill, stroke colour
	over, overS  bool
	opm          int
	width        float64
	font         *font
	size         float64
	render       int
}

// run interprets one content stream.
type run struct {
	c         *checker
	p         *page
	resources Dict
	st        state
	stack     []state
	args      []any
	path      box
	hasPath   bool
	marks     []markedContent
	numbered  Ref // the form whose marked content has numbers of its own
	depth     int
}

// readPage interprets the content of the page.
func (c *checker) readPage(p *page) {
	data, err := c.contents(p)
	if err != nil {
		c.error("X31", p.n, "the content cannot be read: "+err.Error())
		return
	}
	id := matrix{1, 0, 0, 1, 0, 0}
	black := colour{"Gray", []float64{0}}
	r := &run{c: c, p: p, resources: c.f.dict(p.inherit["Resources"])}
	r.st = state{ctm: id, tm: id, fill: black, stroke: black, width: 1}
	r.interpret(data)
	if len(r.stack) > 0 {
		c.error("X31", p.n, "q without Q")
	}
	if len(r.marks) > 0 {
		c.error("S3", p.n, "marked content is not closed")
	}
}

func (c *checker) contents(p *page) ([]byte, error) {
	var parts [][]byte
	v := c.f.get(p.dict["Contents"])
	list, ok := v.(Array)
	if !ok {
		list = Array{v}
	}
	for _, x := range list {
		s, ok := c.f.get(x).(*Stream)
		if !ok {
			continue
		}
		b, err := c.f.decode(s)
		if err != nil {
			return nil, err
		}
		parts = append(parts, b)
	}
	return bytes.Join(parts, []byte("\n")), nil
}

func (r *run) interpret(data []byte) {
	l := &lexer{b: data}
	for {
		v, ok, err := l.next()
		if err != nil {
			r.c.error("X31", r.p.n, "the content does not parse")
			return
		}
		if !ok {
			return
		}
		op, isOp := v.(keyword)
		if !isOp {
			if len(r.args) < 64 {
				r.args = append(r.args, v)
			}
			continue
		}
		if op == "BI" {
			r.inline(l)
		} else {
			r.do(string(op))
		}
		r.args = r.args[:0]
	}
}

// inline passes over an inline image; ours have none, so that it is only kept from being read as operators.
func (r *run) inline(l *lexer) {
	i := bytes.Index(l.b[l.at:], []byte("ID"))
	if i < 0 {
		l.at = len(l.b)
		return
	}
	l.at += i + 2
	if e := bytes.Index(l.b[l.at:], []byte("\nEI")); e >= 0 {
		l.at += e + 3
		return
	}
	l.at = len(l.b)
}

// nums returns the operands as numbers.
func (r *run) nums() []float64 {
	out := make([]float64, 0, 6)
	for _, a := range r.args {
		if n, ok := number(a); ok {
			out = append(out, n)
		}
	}
	return out
}

func (r *run) do(op string) {
	n := r.nums()
	switch op {
	case "q":
		r.stack = append(r.stack, r.st)
	case "Q":
		if len(r.stack) == 0 {
			r.c.error("X31", r.p.n, "Q without q")
			return
		}
		r.st = r.stack[len(r.stack)-1]
		r.stack = r.stack[:len(r.stack)-1]
	case "cm":
		if len(n) == 6 {
			r.st.ctm = matrix(n).times(r.st.ctm)
		}
	case "w":
		if len(n) == 1 {
			r.st.width = n[0]
		}
	case "g", "rg", "k", "G", "RG", "K":
		r.device(op, n)
	case "cs", "CS", "sc", "scn", "SC", "SCN":
		r.space(op, n)
	case "gs":
		r.extended()
	case "m", "l", "c", "v", "y", "re":
		r.addPath(op, n)
	case "f", "F", "f*", "S", "s", "B", "B*", "b", "b*":
		r.paint(op)
	case "n":
		r.hasPath = false
	case "BT", "Tm", "Td", "TD", "Tf", "Tr", "Tj", "TJ", "'", "\"":
		r.text(op, n)
	case "BMC", "BDC", "EMC":
		r.mark(op)
	case "Do":
		r.object()
	case "sh":
		r.touch("sh")
	case "h", "W", "W*", "ET", "i", "j", "J", "M", "d", "ri", "Tc", "Tw", "Tz", "TL", "Ts", "T*", "MP", "DP", "BX", "EX", "d0", "d1":
	default:
		r.c.error("X31", r.p.n, fmt.Sprintf("unknown operator %.20q", op))
	}
}

// object paints an XObject.
func (r *run) object() {
	f := r.c.f
	name, _ := firstOperand(r.args).(Name)
	where := f.dict(r.resources["XObject"])[name]
	s, ok := f.get(where).(*Stream)
	if !ok {
		r.c.error("X31", r.p.n, "the object "+string(name)+" is not defined")
		return
	}
	switch f.name(s.Dict["Subtype"]) {
	case "Image":
		r.touch("image")
		r.image(s)
	case "Form":
		at, _ := where.(Ref)
		r.form(s, at)
	}
}

func (r *run) form(s *Stream, at Ref) {
	if r.depth > 8 {
		r.c.error("X31", r.p.n, "forms call each other too deep")
		return
	}
	data, err := r.c.f.decode(s)
	if err != nil {
		r.c.error("X31", r.p.n, "a form cannot be read")
		return
	}
	in := &run{c: r.c, p: r.p, resources: r.c.f.dict(s.Dict["Resources"]), st: r.st, marks: r.marks, numbered: r.numbered, depth: r.depth + 1}
	if s.Dict["StructParents"] != nil {
		in.numbered = at
	}
	if in.resources == nil {
		in.resources = r.resources
	}
	if a := r.c.f.array(s.Dict["Matrix"]); len(a) == 6 {
		var m matrix
		for i := range m {
			m[i], _ = number(r.c.f.get(a[i]))
		}
		in.st.ctm = m.times(r.st.ctm)
	}
	in.interpret(data)
}
