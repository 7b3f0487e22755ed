package fonts

import (
	"encoding/binary"
	"slices"
)

// addOutlines adds the tables that every TrueType program needs (ISO 32000-1 9.9): glyf, head, hhea, hmtx, loca,
// maxp.
func (s *glyphSubset) addOutlines(b *fontBuilder) {
	long := len(s.glyf()) > 2*0xFFFF
	hmtx, count := subsetMetrics(s.old, s.face.Advance, s.face.bearing)
	b.add("glyf", s.glyf())
	b.add("head", s.head(long))
	b.add("hhea", withCount(s.face.dir.find("hhea"), count))
	b.add("hmtx", hmtx)
	b.add("loca", s.locations(long))
	b.add("maxp", s.maxp())
}

func (s *glyphSubset) head(long bool) []byte {
	head := slices.Clone(s.face.dir.find("head")[:54])
	format := uint16(0)
	if long {
		format = 1
	}
	binary.BigEndian.PutUint16(head[50:], format)
	return head
}

// locations returns loca, in half offsets where they fit.
func (s *glyphSubset) locations(long bool) []byte {
	if long {
		out := make([]byte, 0, 4*len(s.loca))
		for _, at := range s.loca {
			out = binary.BigEndian.AppendUint32(out, uint32(at))
		}
		return out
	}
	out := make([]byte, 0, 2*len(s.loca))
	for _, at := range s.loca {
		out = binary.BigEndian.AppendUint16(out, uint16(at/2))
	}
	return out
}

// maxp keeps the face's maxima, which hold for any subset, and clears those of instructions.
func (s *glyphSubset) maxp() []byte {
	out := make([]byte, 32)
	copy(out, s.face.dir.find("maxp"))
	binary.BigEndian.PutUint32(out, 0x00010000)
	binary.BigEndian.PutUint16(out[4:], uint16(len(s.old)))
	binary.BigEndian.PutUint16(out[14:], 1) // maxZones: no twilight zone
	clear(out[16:28])                       // twilight points, storage, functions, instructions, stack
	return out
}

// withCount returns hhea or vhea with the number of long metrics.
func withCount(header table, count int) []byte {
	out := make([]byte, 36)
	copy(out, header)
	binary.BigEndian.PutUint16(out[34:], uint16(count))
	return out
}

// subsetMetrics returns hmtx or vmtx for the glyphs, equal advances at the end written once.
func subsetMetrics(old []GID, advance, bearing func(GID) int) (data []byte, long int) {
	long = len(old)
	for long > 1 && advance(old[long-1]) == advance(old[long-2]) {
		long--
	}
	data = make([]byte, 0, 2*len(old)+2*long)
	for n, g := range old {
		if n < long {
			data = binary.BigEndian.AppendUint16(data, uint16(advance(g)))
		}
		data = binary.BigEndian.AppendUint16(data, uint16(bearing(g)))
	}
	return data, long
}
