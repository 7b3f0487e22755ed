package preflight

import (
	"fmt"
	"strings"
)

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
	r.c.device = true
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
