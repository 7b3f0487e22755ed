package fonts

import (
	"strconv"
	"strings"
)

// instanceName returns the PostScript name of a variable face at its place: family prefix and the style of the named
// instance that stands there, else its coordinates, as in KanbenTest_450wght (Adobe TN 5902).
func (f *Face) instanceName() string {
	prefix := f.Name(25)
	if prefix == "" {
		prefix = f.Name(16)
	}
	if prefix == "" {
		prefix = f.Name(NameFamily)
	}
	prefix = strings.Map(alphanumeric, prefix)
	if style := f.Name(f.namedInstance()); style != "" {
		return prefix + "-" + strings.Map(alphanumeric, style)
	}
	for i, a := range f.vary.axes {
		prefix += "_" + strconv.FormatFloat(f.vary.design[i], 'f', -1, 64) + strings.TrimSpace(a.Tag)
	}
	return prefix
}

func alphanumeric(r rune) rune {
	if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
		return r
	}
	return -1
}

// namedInstance returns the name id of the instance of fvar at the face's place; an id that no font uses if there is
// none.
func (f *Face) namedInstance() NameID {
	t := f.dir.find("fvar")
	at := t.u16(4) + t.u16(8)*t.u16(10)
	size := t.u16(14)
	for i := range min(t.u16(12), len(t)/4) {
		rec := at + i*size
		same := size >= 4+4*len(f.vary.design)
		for j, v := range f.vary.design {
			same = same && fixed(t, rec+4+4*j) == v
		}
		if same {
			return NameID(t.u16(rec))
		}
	}
	return 0xFFFF
}
