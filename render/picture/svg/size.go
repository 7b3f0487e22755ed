package svg

import (
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
)

// Size returns the size of the drawing in CSS pixels from its root element.
func Size(r io.Reader) (w, h float64, err error) {
	d := newDecoder(bufio.NewReader(r))
	for {
		t, err := d.Token()
		if err != nil {
			return 0, 0, err
		}
		switch t := t.(type) {
		case xml.Directive:
			noteEntities(d, string(t))
		case xml.StartElement:
			n := newNode(t)
			if n.name != "svg" {
				return 0, 0, errors.New("the root element is not svg")
			}
			w, h = rootSize(n)
			return w, h, nil
		}
	}
}

// rootSize is the viewport of the root: width and height, what is missing from viewBox, else that of CSS 2.2 §10.3.2.
func rootSize(root *node) (w, h float64) {
	w, h = pixels(root.attr["width"]), pixels(root.attr["height"])
	if box, ok := viewBox(root); ok && (w <= 0 || h <= 0) {
		switch {
		case w > 0:
			h = w * box[3] / box[2]
		case h > 0:
			w = h * box[2] / box[3]
		default:
			w, h = box[2], box[3]
		}
	}
	if w <= 0 || h <= 0 {
		w, h = 300, 150
	}
	return w, h
}

// viewBox is the rectangle in user units that fills the viewport.
func viewBox(n *node) (box [4]float64, ok bool) {
	v := numbers(n.attr["viewBox"])
	if len(v) != 4 || v[2] <= 0 || v[3] <= 0 {
		return box, false
	}
	return [4]float64(v), true
}

// pixels reads an absolute length; others are 0.
func pixels(s string) float64 {
	v, unit := number(s)
	k := unitPixels(unit)
	if k == 0 || v < 0 || v > 1e6 {
		return 0
	}
	return v * k
}

// unitPixels is the size of an absolute unit in CSS pixels, 0 for others.
func unitPixels(unit string) float64 {
	switch unit {
	case "", "px":
		return 1
	case "pt":
		return 4.0 / 3
	case "pc":
		return 16
	case "mm":
		return 96 / 25.4
	case "cm":
		return 960 / 25.4
	case "in":
		return 96
	case "Q", "q":
		return 24 / 25.4
	}
	return 0
}

// number splits a length into its number and what follows.
func number(s string) (v float64, unit string) {
	s = strings.TrimSpace(s)
	n := numberEnd(s)
	v, err := strconv.ParseFloat(s[:n], 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0, "?"
	}
	return v, s[n:]
}

// numberEnd is the length of the number that s begins with (SVG 1.1 §4.2).
func numberEnd(s string) int {
	i := 0
	digits := func() bool {
		from := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i > from
	}
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		i++
	}
	found := digits()
	if i < len(s) && s[i] == '.' {
		i++
		found = digits() || found
	}
	if !found {
		return 0
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		whole := i
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		if !digits() {
			i = whole
		}
	}
	return i
}

// numbers reads a list of numbers, nil if there is something else in it.
func numbers(s string) []float64 {
	var out []float64
	for {
		s = strings.TrimLeft(s, " \t\r\n,")
		n := numberEnd(s)
		if n == 0 {
			break
		}
		v, _ := number(s[:n])
		out = append(out, v)
		s = s[n:]
	}
	if s != "" {
		return nil
	}
	return out
}
