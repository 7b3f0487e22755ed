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
		if !l.spend(feature.u16(2)) {
			break
		}
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
