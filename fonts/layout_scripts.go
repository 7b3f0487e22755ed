package fonts

import "encoding/binary"

// encodeScripts returns the script list with the features renumbered.
func (l *layout) encodeScripts(number map[int]int) []byte {
	source := l.data.from(l.data.u16(4))
	b := &block{}
	n := min(source.u16(0), len(source)/6)
	b.ints(n)
	for i := range n {
		script := source.from(source.u16(2 + 6*i + 4))
		b.data = binary.BigEndian.AppendUint32(b.data, source.tagAt(2+6*i))
		b.link(l.encodeScript(script, number))
	}
	return b.bytes()
}

func (l *layout) encodeScript(t table, number map[int]int) []byte {
	b := &block{}
	if at := t.u16(0); at != 0 {
		b.link(l.encodeLanguage(t.from(at), number))
	} else {
		b.ints(0)
	}
	n := min(t.u16(2), len(t)/6)
	b.ints(n)
	for i := range n {
		b.data = binary.BigEndian.AppendUint32(b.data, t.tagAt(4+6*i))
		b.link(l.encodeLanguage(t.from(t.u16(4+6*i+4)), number))
	}
	return b.bytes()
}

func (l *layout) encodeLanguage(t table, number map[int]int) []byte {
	required := 0xFFFF
	if n, ok := number[t.u16(2)]; ok {
		required = n
	}
	var features []int
	count := min(t.u16(4), len(t)/2)
	if !l.spend(1 + count) {
		count = 0
	}
	for i := range count {
		if n, ok := number[t.u16(6+2*i)]; ok {
			features = append(features, n)
		}
	}
	return appendInts(appendInts(nil, 0, required, len(features)), features...)
}
