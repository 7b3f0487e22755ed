package fonts

import "encoding/binary"

// written is a lookup of the subset.
type written struct {
	kind, flag, filter int
	subtables          [][]byte
}

// subset returns the layout table for the kept glyphs, numbered by now; nil if nothing is left of it.
func (l *layout) subset() []byte {
	l.alive = map[int]int{}
	for _, i := range l.lookups { // which lookups survive; the calls of rules are numbered in the second pass
		if _, subtables := l.subsetLookup(i); len(subtables) > 0 {
			l.alive[i] = len(l.alive)
		}
	}
	var lookups []written
	for _, i := range l.lookups {
		if _, ok := l.alive[i]; ok {
			t := l.lookup(i)
			kind, subtables := l.subsetLookup(i)
			lookups = append(lookups, written{kind, t.u16(2), t.u16(6 + 2*t.u16(4)), subtables})
		}
	}
	features, number := l.encodeFeatures()
	if len(lookups) == 0 || len(number) == 0 {
		return nil
	}
	return joinLayout(l.encodeScripts(number), features, encodeLookups(lookups, l.extension()))
}

func (l *layout) subsetLookup(i int) (kind int, subtables [][]byte) {
	if l.pos {
		return l.subsetGPOS(i)
	}
	return l.subsetGSUB(i)
}

// encodeFeatures returns the feature list and the new number of each feature that is left.
func (l *layout) encodeFeatures() (list []byte, number map[int]int) {
	number = map[int]int{}
	b := &block{}
	b.ints(0)
	source := l.data.from(l.data.u16(6))
	for _, i := range l.features {
		feature := source.from(source.u16(2 + 6*i + 4))
		var lookups []int
		for j := range min(feature.u16(2), len(feature)/2) {
			if n, ok := l.alive[feature.u16(4+2*j)]; ok {
				lookups = append(lookups, n)
			}
		}
		if lookups == nil {
			continue
		}
		number[i] = len(number)
		b.data = binary.BigEndian.AppendUint32(b.data, source.tagAt(2+6*i))
		b.link(appendInts(appendInts(nil, 0, len(lookups)), lookups...))
	}
	b.data[0], b.data[1] = byte(len(number)>>8), byte(len(number))
	return b.bytes(), number
}

func (t table) tagAt(off int) uint32 { return uint32(t.u32(off)) }

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
	if !l.spend(count) {
		count = 0
	}
	for i := range count {
		if n, ok := number[t.u16(6+2*i)]; ok {
			features = append(features, n)
		}
	}
	return appendInts(appendInts(nil, 0, required, len(features)), features...)
}

// useFilter is the lookup flag that a mark filtering set follows.
const useFilter = 0x0010

// encodeLookups returns the lookup list. If 16-bit offsets are too short for it, every subtable becomes an extension.
func encodeLookups(lookups []written, extension int) []byte {
	size := 2
	for _, w := range lookups {
		size += 10 + 2*len(w.subtables)
		for _, t := range w.subtables {
			size += len(t)
		}
	}
	if size <= 0xFFFF {
		return directLookups(lookups)
	}
	return extendedLookups(lookups, extension)
}

func directLookups(lookups []written) []byte {
	b := &block{}
	b.ints(len(lookups))
	for _, w := range lookups {
		inner := &block{}
		inner.ints(w.kind, w.flag, len(w.subtables))
		for _, t := range w.subtables {
			inner.link(t)
		}
		if w.flag&useFilter != 0 {
			inner.ints(w.filter)
		}
		b.link(inner.bytes())
	}
	return b.bytes()
}

// extendedLookups lays the subtables after all lookups, at 32-bit offsets.
func extendedLookups(lookups []written, extension int) []byte {
	head := &block{}
	head.ints(len(lookups))
	var far []int // where each extension subtable begins in its lookup
	var tables [][]byte
	var starts []int // index in far of each lookup's first
	for _, w := range lookups {
		inner := &block{}
		inner.ints(extension, w.flag, len(w.subtables))
		first := 6 + 2*len(w.subtables)
		if w.flag&useFilter != 0 {
			first += 2
		}
		starts = append(starts, len(far))
		for j, t := range w.subtables {
			inner.ints(first + 8*j)
			far = append(far, first+8*j)
			tables = append(tables, t)
		}
		if w.flag&useFilter != 0 {
			inner.ints(w.filter)
		}
		for range w.subtables {
			inner.ints(1, w.kind, 0, 0)
		}
		head.ints(0)
		head.links = append(head.links, link{len(head.data) - 2, inner.data})
	}
	return placeFar(head, lookups, far, tables, starts)
}

// placeFar lays down the lookups one by one (equal ones too, since each has its own offsets), then the subtables.
func placeFar(head *block, lookups []written, far []int, tables [][]byte, starts []int) []byte {
	out := head.data
	at := make([]int, len(head.links))
	for i, l := range head.links {
		at[i] = len(out)
		if at[i] > 0xFFFF {
			return nil
		}
		binary.BigEndian.PutUint16(out[l.at:], uint16(at[i]))
		out = append(out, l.to...)
	}
	for i, w := range lookups {
		for j := range w.subtables {
			n := starts[i] + j
			ext := at[i] + far[n]
			binary.BigEndian.PutUint32(out[ext+4:], uint32(len(out)-ext))
			out = append(out, tables[n]...)
		}
	}
	return out
}

// joinLayout returns the table of version 1.0; nil if a list is too long for it.
func joinLayout(scripts, features, lookups []byte) []byte {
	if scripts == nil || features == nil || lookups == nil || 10+len(scripts)+len(features) > 0xFFFF {
		return nil
	}
	out := appendInts(nil, 1, 0, 10, 10+len(scripts), 10+len(scripts)+len(features))
	out = append(out, scripts...)
	out = append(out, features...)
	return append(out, lookups...)
}
