package svg

import (
	"image/color"
	"math"
	"strconv"
	"strings"
)

// style is what an element inherits, as values.
type style struct {
	current                  color.NRGBA // the color property
	fill, stroke             paint
	fillOpacity, lineOpacity float64
	opacity                  float64 // of all groups round the element, multiplied
	evenOdd, clipEvenOdd     bool
	hidden                   bool
	line                     Stroke
	markers                  [3]string // ids: start, mid, end
	strokeFirst              bool
	fontSize                 float64
	family                   string
	weight                   int
	italic                   bool
	anchor, baseline         string
	letterSpace, wordSpace   float64
	underline, strike        bool
	vertical, keepSpace      bool
	lang                     string
}

// initial is the style that the root begins with (SVG 1.1, property index).
func initial() style {
	black := color.NRGBA{A: 255}
	return style{
		current: black, fill: paint{colour: black}, stroke: paint{none: true}, fillOpacity: 1, lineOpacity: 1, opacity: 1,
		line: Stroke{Width: 1, Miter: 4}, fontSize: 16, weight: 400,
	}
}

// own is what does not come down from the element above.
type own struct {
	none                 bool // display
	clip, mask, filter   string
	transform            string
	baselineShift        string
	stopColour, stopFade string
}

// attributes are the presentation attributes that are looked at (SVG 1.1 §6.1).
var attributes = []string{
	"color", "font-size", "font", "font-family", "font-weight", "font-style", "display", "visibility", "opacity", "fill", "fill-opacity",
	"fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
	"stroke-dasharray", "stroke-dashoffset", "clip-path", "clip-rule", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end",
	"paint-order", "text-anchor", "dominant-baseline", "alignment-baseline", "baseline-shift", "letter-spacing", "word-spacing",
	"text-decoration", "writing-mode", "transform", "stop-color", "stop-opacity",
}

// styleOf is the style of the element below one of the style given: attributes, then sheets, then its own.
func (b *builder) styleOf(n *node, above style) (style, own) {
	st := above
	var o own
	var all []declaration
	for _, name := range attributes {
		if v, ok := n.attr[name]; ok {
			all = append(all, declaration{name, v})
		}
	}
	all = append(all, b.sheet.matching(n)...)
	all = append(all, declarations(n.attr["style"])...)
	for _, first := range []bool{true, false} { // em and currentColor count on these
		for _, d := range all {
			if (d.name == "color" || d.name == "font-size" || d.name == "font") == first {
				b.apply(&st, &o, &above, d)
			}
		}
	}
	if v := n.attr["lang"]; v != "" {
		st.lang = v
	}
	if v, ok := n.attr["space"]; ok {
		st.keepSpace = v == "preserve"
	}
	return st, o
}

// apply sets one property.
func (b *builder) apply(st *style, o *own, above *style, d declaration) {
	v := d.value
	if v == "inherit" {
		return
	}
	switch d.name {
	case "display":
		o.none = v == "none"
	case "visibility":
		st.hidden = v == "hidden" || v == "collapse"
	case "opacity":
		st.opacity = above.opacity * fraction(v, 1)
	case "clip-path":
		o.clip = reference(v)
	case "mask":
		o.mask = reference(v)
	case "filter":
		o.filter = reference(v)
	case "transform":
		o.transform = v
	case "baseline-shift":
		o.baselineShift = v
	case "stop-color":
		o.stopColour = v
	case "stop-opacity":
		o.stopFade = v
	default:
		if !b.applyPaint(st, d.name, v) && !b.applyLine(st, d.name, v) {
			b.applyFont(st, above, d.name, v)
		}
	}
}

func (b *builder) applyPaint(st *style, name, v string) bool {
	switch name {
	case "color":
		if c, ok := readColour(v, st.current); ok {
			st.current = c
		}
	case "fill", "stroke":
		p, ok := readPaint(v, st.current)
		switch {
		case !ok:
			b.skip("the colour " + short(v))
		case name == "fill":
			st.fill = p
		default:
			st.stroke = p
		}
	case "fill-opacity":
		st.fillOpacity = fraction(v, 1)
	case "stroke-opacity":
		st.lineOpacity = fraction(v, 1)
	case "fill-rule":
		st.evenOdd = v == "evenodd"
	case "clip-rule":
		st.clipEvenOdd = v == "evenodd"
	case "paint-order":
		st.strokeFirst = strings.HasPrefix(v, "stroke")
	default:
		return false
	}
	return true
}

func (b *builder) applyLine(st *style, name, v string) bool {
	diagonal := math.Hypot(b.view.X, b.view.Y) / math.Sqrt2
	switch name {
	case "stroke-width":
		st.line.Width = b.length(v, st, diagonal)
	case "stroke-linecap":
		st.line.Cap = map[string]int{"round": 1, "square": 2}[v]
	case "stroke-linejoin":
		st.line.Join = map[string]int{"round": 1, "bevel": 2}[v]
	case "stroke-miterlimit":
		st.line.Miter = math.Max(1, fraction(v, 4))
	case "stroke-dasharray":
		st.line.Dash = b.dashes(v, st, diagonal)
	case "stroke-dashoffset":
		st.line.DashFrom = b.length(v, st, diagonal)
	case "marker":
		id := reference(v)
		st.markers = [3]string{id, id, id}
	case "marker-start":
		st.markers[0] = reference(v)
	case "marker-mid":
		st.markers[1] = reference(v)
	case "marker-end":
		st.markers[2] = reference(v)
	default:
		return false
	}
	return true
}

// dashes reads a dash pattern; an odd one counts twice, and one without length is none.
func (b *builder) dashes(v string, st *style, diagonal float64) []float64 {
	var out []float64
	sum := 0.0
	for _, f := range strings.FieldsFunc(v, func(r rune) bool { return strings.ContainsRune(" ,\t\r\n", r) }) {
		l := b.length(f, st, diagonal)
		if l < 0 || len(out) > 64 {
			return nil
		}
		out = append(out, l)
		sum += l
	}
	if sum <= 0 {
		return nil
	}
	if len(out)%2 != 0 {
		out = append(out, out...)
	}
	return out
}

func (b *builder) applyFont(st, above *style, name, v string) {
	switch name {
	case "font":
		b.fontShorthand(st, above, v)
	case "font-size":
		st.fontSize = b.fontSize(v, above)
	case "font-family":
		st.family = v
	case "font-weight":
		st.weight = fontWeight(v, above.weight)
	case "font-style":
		st.italic = v == "italic" || strings.HasPrefix(v, "oblique")
	case "text-anchor":
		st.anchor = v
	case "dominant-baseline", "alignment-baseline":
		st.baseline = v
	case "letter-spacing":
		st.letterSpace = b.length(strings.Replace(v, "normal", "0", 1), st, 0)
	case "word-spacing":
		st.wordSpace = b.length(strings.Replace(v, "normal", "0", 1), st, 0)
	case "text-decoration":
		st.underline, st.strike = strings.Contains(v, "underline"), strings.Contains(v, "line-through")
	case "writing-mode":
		st.vertical = strings.HasPrefix(v, "tb") || strings.HasPrefix(v, "vertical")
	case "white-space":
		st.keepSpace = strings.HasPrefix(v, "pre")
	case "mix-blend-mode":
		if v != "normal" {
			b.skip("mix-blend-mode")
		}
	}
}

// fontShorthand reads the font property: style and weight, size with a line height, families.
func (b *builder) fontShorthand(st, above *style, v string) {
	f := strings.Fields(v)
	for i, w := range f {
		switch {
		case w == "italic" || w == "oblique":
			st.italic = true
		case w == "bold" || w == "bolder" || len(w) == 3 && w[1:] == "00":
			st.weight = fontWeight(w, above.weight)
		case w[0] >= '0' && w[0] <= '9' || w[0] == '.':
			size, _, _ := strings.Cut(w, "/")
			st.fontSize, st.family = b.fontSize(size, above), strings.Join(f[i+1:], " ")
			return
		}
	}
}

func (b *builder) fontSize(v string, above *style) float64 {
	steps := map[string]float64{"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32}
	switch {
	case v == "smaller":
		return above.fontSize / 1.2
	case v == "larger":
		return above.fontSize * 1.2
	case steps[v] > 0:
		return steps[v]
	}
	return math.Max(0, b.length(v, above, above.fontSize))
}

func fontWeight(v string, above int) int {
	switch v {
	case "normal":
		return 400
	case "bold":
		return 700
	case "bolder":
		return max(700, above)
	case "lighter":
		return 400
	}
	if n, err := strconv.Atoi(v); err == nil {
		return n
	}
	return above
}

// length reads a length in the units of the element; whole is what per cents count on.
func (b *builder) length(s string, st *style, whole float64) float64 {
	if s == "" {
		return 0
	}
	v, unit := number(s)
	switch unit {
	case "%":
		return v * whole / 100
	case "em":
		return v * st.fontSize
	case "ex", "ch":
		return v * st.fontSize / 2
	case "rem":
		return v * 16
	}
	return v * unitPixels(unit)
}

// fraction reads a number or per cents.
func fraction(s string, otherwise float64) float64 {
	v, unit := number(s)
	switch unit {
	case "":
		return v
	case "%":
		return v / 100
	}
	return otherwise
}

// reference is the id that url(#id) names, "" for none.
func reference(v string) string {
	v, ok := strings.CutPrefix(strings.TrimSpace(v), "url(")
	if !ok {
		return ""
	}
	v, _, _ = strings.Cut(v, ")")
	return strings.TrimPrefix(strings.Trim(v, ` "'`), "#")
}

// short bounds what a message quotes.
func short(s string) string {
	r := []rune(s)
	if len(r) > 24 {
		return string(r[:24]) + "…"
	}
	return s
}
