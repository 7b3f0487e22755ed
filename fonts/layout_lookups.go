package fonts

import "encoding/binary"

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

// far is an extension subtable in a lookup list, and the subtable that its 32-bit offset leads to.
type far struct {
	kind int
	at   int    // of the extension, from the start of the lookup list
	old  int    // offset of a subtable that stays in the old table
	anew []byte // a new subtable; nil if the old one stays
}

// extendedLookups lays new subtables after all lookups.
func extendedLookups(lookups []written, extension int) []byte {
	parts := make([][]far, len(lookups))
	for i, w := range lookups {
		parts[i] = w.far()
	}
	out, fars := extensionLookups(lookups, parts, extension)
	for _, f := range fars {
		setFar(out, f.at, len(out))
		out = append(out, f.anew...)
	}
	return out
}

// far lists the lookup's new subtables.
func (w *written) far() (list []far) {
	for _, t := range w.subtables {
		list = append(list, far{kind: w.kind, anew: t})
	}
	return list
}

// setFar lets the extension at a place lead to another place.
func setFar(out []byte, at, to int) { binary.BigEndian.PutUint32(out[at+4:], uint32(to-at)) }

// extensionLookups returns a lookup list of extensions, and these with their places; nil if the list is too long.
func extensionLookups(lookups []written, parts [][]far, extension int) (out []byte, fars []far) {
	out = appendInts(nil, len(lookups))
	out = append(out, make([]byte, 2*len(lookups))...)
	for i, w := range lookups {
		if len(out) > 0xFFFF {
			return nil, nil
		}
		binary.BigEndian.PutUint16(out[2+2*i:], uint16(len(out)))
		first := 6 + 2*len(parts[i])
		if w.flag&useFilter != 0 {
			first += 2
		}
		out = appendInts(out, extension, w.flag, len(parts[i]))
		for j := range parts[i] {
			out = appendInts(out, first+8*j)
		}
		if w.flag&useFilter != 0 {
			out = appendInts(out, w.filter)
		}
		for _, p := range parts[i] {
			p.at = len(out)
			fars = append(fars, p)
			out = appendInts(out, 1, p.kind, 0, 0)
		}
	}
	return out, fars
}
