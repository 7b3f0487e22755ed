package preflight

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
