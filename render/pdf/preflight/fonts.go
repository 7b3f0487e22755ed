package preflight

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf16"
)

// font is one font with the codes that the content shows.
type font struct {
	dict  Dict
	name  string
	two   bool // two bytes a code
	codes map[int]bool
}

// fontOf returns the font of a resource, nil for none.
func (c *checker) fontOf(v any) *font {
	key := v
	if _, ok := v.(Ref); !ok {
		key = fmt.Sprint(v)
	}
	if ft, ok := c.fonts[key]; ok {
		return ft
	}
	d := c.f.dict(v)
	if d == nil {
		return nil
	}
	ft := &font{dict: d, name: string(c.f.name(d["BaseFont"])), two: c.f.name(d["Subtype"]) == "Type0", codes: map[int]bool{}}
	c.fonts[key] = ft
	return ft
}

func (t *font) note(s String) {
	if !t.two {
		for _, b := range s {
			t.codes[int(b)] = true
		}
		return
	}
	for i := 0; i+1 < len(s); i += 2 {
		t.codes[int(s[i])<<8|int(s[i+1])] = true
	}
}

var subsetName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Z]{6}\+`) })

// checkFonts holds X14 … X16 and T1 … T4.
func (c *checker) checkFonts() {
	for _, t := range c.sortedFonts() {
		if c.f.name(t.dict["Subtype"]) == "Type3" {
			c.error("X16", 0, "a Type 3 font")
			continue
		}
		c.checkEmbedding(t)
		c.checkComposite(t)
		c.checkUnicode(t)
	}
}

// sortedFonts returns the fonts by name, so that reports do not depend on map order.
func (c *checker) sortedFonts() []*font {
	var out []*font
	for _, t := range c.fonts {
		at := len(out)
		for at > 0 && out[at-1].name > t.name {
			at--
		}
		out = append(out[:at], append([]*font{t}, out[at:]...)...)
	}
	return out
}

func (c *checker) descendant(t *font) Dict {
	if !t.two {
		return t.dict
	}
	if a := c.f.array(t.dict["DescendantFonts"]); len(a) == 1 {
		return c.f.dict(a[0])
	}
	return nil
}

func (c *checker) checkEmbedding(t *font) {
	d := c.f.dict(c.descendant(t)["FontDescriptor"])
	for _, k := range []Name{"FontFile", "FontFile2", "FontFile3"} {
		s, ok := c.f.get(d[k]).(*Stream)
		if !ok {
			continue
		}
		if _, err := c.f.decode(s); err != nil || len(s.Raw) == 0 {
			c.error("X14", 0, t.name+": the font program cannot be read")
		}
		if !subsetName().MatchString(t.name) {
			c.warn("X15", 0, t.name+": the font is not a subset")
		}
		return
	}
	c.error("X14", 0, t.name+": the font is not embedded")
}

// checkComposite holds T4: a font of two bytes a code says how codes lead to glyphs (9.7.4.2, 9.7.5).
func (c *checker) checkComposite(t *font) {
	if !t.two {
		return
	}
	d := c.descendant(t)
	if c.f.get(t.dict["Encoding"]) == nil || d == nil {
		c.error("T4", 0, t.name+": no encoding or no descendant font")
	}
	if c.f.name(d["Subtype"]) == "CIDFontType2" && c.f.get(d["CIDToGIDMap"]) == nil {
		c.error("T4", 0, t.name+": no map from codes to glyphs")
	}
}

// checkUnicode holds T1 and T2: every code that is shown has a text, and no text is a control or private
// character.
func (c *checker) checkUnicode(t *font) {
	s, ok := c.f.get(t.dict["ToUnicode"]).(*Stream)
	if !ok {
		if t.two {
			c.error("T1", 0, t.name+": no ToUnicode")
		}
		return
	}
	data, err := c.f.decode(s)
	if err != nil {
		c.error("T1", 0, t.name+": ToUnicode cannot be read")
		return
	}
	m := parseCMap(data)
	missing, odd := 0, 0
	for code := range t.codes {
		v, ok := m[code]
		if !ok || v == "" {
			missing++
			continue
		}
		if code == 0 || strings.ContainsFunc(v, isOdd) {
			odd++
		}
	}
	if missing > 0 {
		c.error("T1", 0, fmt.Sprintf("%s: %d of %d codes shown have no text", t.name, missing, len(t.codes)))
	}
	if odd > 0 {
		c.error("T2", 0, fmt.Sprintf("%s: %d codes stand for control or private characters", t.name, odd))
	}
	c.checkTruth(t, m)
}

func isOdd(r rune) bool {
	return r < 0x20 || r == 0xfffd || r == 0xfffe || r >= 0xe000 && r <= 0xf8ff
}

// parseCMap reads the bfchar and bfrange lines of a ToUnicode CMap.
func parseCMap(data []byte) map[int]string {
	m := map[int]string{}
	l := &lexer{b: data}
	var args []any
	for {
		v, ok, err := l.next()
		if err != nil || !ok {
			return m
		}
		k, isOp := v.(keyword)
		if !isOp {
			args = append(args, v)
			continue
		}
		switch k {
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				m[codeOf(args[i])] = utf16Text(args[i+1])
			}
		case "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				addRange(m, codeOf(args[i]), codeOf(args[i+1]), args[i+2])
			}
		}
		args = args[:0]
	}
}

func addRange(m map[int]string, from, to int, v any) {
	if to-from > 0xffff {
		return
	}
	if list, ok := v.(Array); ok {
		for i, x := range list {
			if from+i <= to {
				m[from+i] = utf16Text(x)
			}
		}
		return
	}
	base := []rune(utf16Text(v))
	for c := from; c <= to && len(base) > 0; c++ {
		m[c] = string(base)
		base[len(base)-1]++
	}
}

func codeOf(v any) int {
	s, _ := v.(String)
	return bigEndian(s[:min(len(s), 4)])
}

func utf16Text(v any) string {
	s, _ := v.(String)
	u := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(u))
}
