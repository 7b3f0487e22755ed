package preflight

import (
	"bytes"
	"fmt"
	"math"
	"strings"
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

// colour is a colour with its family: Gray, RGB, CMYK, or another name.
type colour struct {
	family string
	v      []float64
}

// ink returns the four inks of a device colour for a press.
func (c colour) ink() (k [4]float64, ok bool) {
	switch {
	case c.family == "Gray" && len(c.v) == 1:
		return [4]float64{0, 0, 0, 1 - c.v[0]}, true
	case c.family == "CMYK" && len(c.v) == 4:
		copy(k[:], c.v)
		return k, true
	}
	return k, false
}

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
	depth     int
}

// markedContent is an open BMC or BDC.
type markedContent struct {
	artifact bool
	press    bool // artifact of type Page: printer's marks
	mcid     int
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

func (r *run) device(op string, n []float64) {
	family := map[string]string{"g": "Gray", "rg": "RGB", "k": "CMYK"}[strings.ToLower(op)]
	r.deviceSpace(Name("Device"+family), "colour")
	v := colour{family, append([]float64(nil), n...)}
	if op[0] >= 'a' {
		r.st.fill = v
	} else {
		r.st.stroke = v
	}
}

// deviceSpace holds X17 for a device colour space.
func (r *run) deviceSpace(name Name, what string) {
	if r.c.press && name == "DeviceRGB" && r.c.f.dict(r.resources["ColorSpace"])["DefaultRGB"] == nil {
		r.c.error("X17", r.p.n, what+" in device RGB")
	}
	if !r.c.press && name == "DeviceCMYK" && !r.c.cmyk {
		r.c.error("X17", r.p.n, what+" in device CMYK without such an output intent")
	}
}

func (r *run) space(op string, n []float64) {
	target := &r.st.fill
	if op[0] < 'a' {
		target = &r.st.stroke
	}
	if op == "cs" || op == "CS" {
		family, comps := r.family(firstOperand(r.args), "colour", 0)
		*target = colour{family, make([]float64, comps)}
		if family == "CMYK" {
			target.v = []float64{0, 0, 0, 1}
		}
		return
	}
	*target = colour{target.family, append([]float64(nil), n...)}
}

func firstOperand(args []any) any {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

// family resolves a colour space to a family and its number of components.
func (r *run) family(v any, what string, depth int) (string, int) {
	f := r.c.f
	v = f.get(v)
	if name, ok := v.(Name); ok {
		switch name {
		case "DeviceGray", "G", "CalGray":
			return "Gray", 1
		case "DeviceRGB", "RGB":
			r.deviceSpace("DeviceRGB", what)
			return "RGB", 3
		case "DeviceCMYK", "CMYK":
			r.deviceSpace("DeviceCMYK", what)
			return "CMYK", 4
		case "Pattern":
			return "Pattern", 0
		}
		if named := f.dict(r.resources["ColorSpace"])[name]; named != nil && depth < 8 {
			return r.family(named, what, depth+1)
		}
		return string(name), 0
	}
	a, _ := v.(Array)
	if len(a) == 0 || depth > 8 {
		return "none", 0
	}
	switch kind := f.name(a[0]); {
	case kind == "ICCBased" && len(a) > 1:
		return r.iccBased(a[1], what)
	case kind == "Indexed" && len(a) > 1:
		base, _ := r.family(a[1], what, depth+1)
		return "Indexed" + base, 1
	case (kind == "CalRGB" || kind == "Lab") && r.c.press:
		r.c.error("X17", r.p.n, what+" in "+string(kind))
		return string(kind), 3
	default:
		return string(kind), 1
	}
}

func (r *run) iccBased(v any, what string) (string, int) {
	d := r.c.f.dict(v)
	n := r.c.f.int(d["N"])
	if n == 3 && r.c.press {
		r.c.error("X17", r.p.n, what+" in RGB with a profile: house rule, convert it")
	}
	return fmt.Sprintf("ICC%d", n), n
}

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

func (r *run) text(op string, n []float64) {
	switch op {
	case "BT":
		r.st.tm = matrix{1, 0, 0, 1, 0, 0}
	case "Tm":
		if len(n) == 6 {
			r.st.tm = matrix(n)
		}
	case "Td", "TD":
		if len(n) == 2 {
			r.st.tm = matrix{1, 0, 0, 1, n[0], n[1]}.times(r.st.tm)
		}
	case "Tf":
		name, _ := firstOperand(r.args).(Name)
		r.st.font = r.c.fontOf(r.c.f.dict(r.resources["Font"])[name])
		if r.st.font == nil {
			r.c.error("X31", r.p.n, "the font "+string(name)+" is not defined")
		}
		if len(n) == 1 {
			r.st.size = n[0]
		}
	case "Tr":
		if len(n) == 1 {
			r.st.render = int(n[0])
		}
	default:
		r.show()
	}
}

// show judges shown text and notes its codes.
func (r *run) show() {
	for _, a := range r.args {
		list, ok := a.(Array)
		if !ok {
			list = Array{a}
		}
		for _, v := range list {
			if s, ok := v.(String); ok && r.st.font != nil {
				r.st.font.note(s)
			}
		}
	}
	r.touch("text")
	if !r.c.press || r.st.render == 3 || r.st.render == 7 {
		return
	}
	if r.st.render != 1 && r.st.render != 5 {
		r.judgeText(r.st.fill, r.st.over)
	}
	if m := r.st.render % 4; m == 1 || m == 2 {
		r.judgeText(r.st.stroke, r.st.overS)
	}
}

// judgeText holds X23 and X25: text is K alone; solid black overprints.
func (r *run) judgeText(c colour, over bool) {
	k, ok := c.ink()
	if !ok || k[0]+k[1]+k[2] > 0.003 {
		r.c.error("X23", r.p.n, "text in more inks than K")
		return
	}
	r.judge(c, over, "text")
	if k[3] > 0.999 && !over {
		r.c.error("X25", r.p.n, "black text knocks out instead of overprinting")
	}
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
	if r.p.marks[mcid] {
		r.c.error("S3", r.p.n, fmt.Sprintf("marked content %d stands twice", mcid))
	}
	r.p.marks[mcid] = true
	r.p.order = append(r.p.order, mcid)
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

// object paints an XObject.
func (r *run) object() {
	f := r.c.f
	name, _ := firstOperand(r.args).(Name)
	s, ok := f.get(f.dict(r.resources["XObject"])[name]).(*Stream)
	if !ok {
		r.c.error("X31", r.p.n, "the object "+string(name)+" is not defined")
		return
	}
	switch f.name(s.Dict["Subtype"]) {
	case "Image":
		r.touch("image")
		r.image(s)
	case "Form":
		r.form(s)
	}
}

func (r *run) form(s *Stream) {
	if r.depth > 8 {
		r.c.error("X31", r.p.n, "forms call each other too deep")
		return
	}
	data, err := r.c.f.decode(s)
	if err != nil {
		r.c.error("X31", r.p.n, "a form cannot be read")
		return
	}
	in := &run{c: r.c, p: r.p, resources: r.c.f.dict(s.Dict["Resources"]), st: r.st, marks: r.marks, depth: r.depth + 1}
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
