package fonts

import (
	"encoding/binary"
	"fmt"
)

// Program is a subset font program for a PDF. Its glyph n is the glyph of wanted[n-1], glyph 0 is .notdef, and
// parts of composite glyphs that nobody wanted stand after the wanted ones. So with an Identity CIDToGIDMap
// CID n of the PDF font is wanted[n-1]; a caller that needs several codes for one glyph names it once here and
// maps its own CIDs to n.
type Program struct {
	Data []byte // TrueType sfnt, or bare CFF
	CFF  bool
}

// SubsetPDF returns a program with the wanted glyphs (ascending, without 0), which become CIDs 1, 2, …
func (f *Face) SubsetPDF(wanted []GID) (Program, error) {
	if err := f.checkWanted(wanted); err != nil {
		return Program{}, fmt.Errorf("subset %s: %w", f.PostScriptName(), err)
	}
	if f.cff != nil {
		data, err := f.subsetCFF(append([]GID{0}, wanted...))
		if err != nil {
			return Program{}, fmt.Errorf("subset %s: %w", f.PostScriptName(), err)
		}
		return Program{Data: data, CFF: true}, nil
	}
	s := newGlyphSubset(f, wanted)
	b := fontBuilder{room: s.room}
	s.addOutlines(&b)
	return Program{Data: b.bytes(kindTrueType)}, nil
}

func (f *Face) checkWanted(wanted []GID) error {
	for i, g := range wanted {
		if g == 0 || int(g) >= f.glyphs || i > 0 && wanted[i-1] >= g {
			return fmt.Errorf("wanted glyph %d at %d of %d glyphs: not ascending or outside", g, i, f.glyphs)
		}
	}
	return nil
}

// glyphSubset is the glyphs of a TrueType subset in their new order.
type glyphSubset struct {
	face *Face
	old  []GID       // new glyph → old
	new  map[GID]GID // old → new; only for fonts with composites
	room []byte      // place of the directory of six tables, then glyf
	loca []int       // offset of each glyph in glyf, and the end
}

// glyfAt is where glyf begins in a program: it is the first of outlineTables tables.
const (
	outlineTables = 6
	glyfAt        = 12 + 16*outlineTables
)

// newGlyphSubset lays .notdef and the wanted glyphs down in order, then the parts they need.
func newGlyphSubset(f *Face, wanted []GID) *glyphSubset {
	s := &glyphSubset{face: f, old: append(make([]GID, 1, len(wanted)+17), wanted...)}
	s.loca = make([]int, 0, len(wanted)+17)
	size := glyfAt + 160 // and the small tables: head, hhea, maxp, padding
	for _, g := range s.old {
		size += len(f.glyphData(int(g))) + 10 // and hmtx, loca
	}
	s.room = make([]byte, glyfAt, size)
	for n := 0; n < len(s.old); n++ { // parts are appended while we go
		s.loca = append(s.loca, len(s.room)-glyfAt)
		s.append(f.glyphData(int(s.old[n])))
	}
	s.loca = append(s.loca, len(s.room)-glyfAt)
	return s
}

func (s *glyphSubset) glyf() []byte { return s.room[glyfAt:] }

// append adds one glyph without its instructions, its parts renumbered.
func (s *glyphSubset) append(t table) {
	if len(t) < 12 {
		return
	}
	at := len(s.room)
	if t.i16(0) >= 0 {
		s.appendSimple(t)
	} else {
		end := components(t, func(component) {})
		s.room = append(s.room, t[:min(end, len(t))]...)
		s.renumber(s.room[at:])
	}
	if (len(s.room)-at)%2 != 0 {
		s.room = append(s.room, 0)
	}
}

// appendSimple copies a simple glyph, padding and instructions left out.
func (s *glyphSubset) appendSimple(t table) {
	contours := t.i16(0)
	hintsAt := 10 + 2*contours
	if contours == 0 || !t.has(hintsAt, 2) {
		return
	}
	points := t.u16(hintsAt-2) + 1
	flagsAt := hintsAt + 2 + t.u16(hintsAt)
	end := simpleEnd(t, flagsAt, points)
	if end > len(t) {
		return
	}
	s.room = append(s.room, t[:hintsAt]...)
	s.room = append(s.room, 0, 0)
	s.room = append(s.room, t[flagsAt:end]...)
}

// renumber gives the parts of a composite glyph their new numbers, asking for those not yet there.
func (s *glyphSubset) renumber(t table) {
	components(t, func(c component) {
		flags := c.flags &^ haveInstruction
		g := 0
		if c.glyph < s.face.glyphs {
			g = int(s.number(GID(c.glyph)))
		}
		binary.BigEndian.PutUint16(t[c.at:], uint16(flags))
		binary.BigEndian.PutUint16(t[c.at+2:], uint16(g))
	})
}

// number returns the new number of the glyph, adding it at the end if it has none.
func (s *glyphSubset) number(g GID) GID {
	if s.new == nil {
		s.new = make(map[GID]GID, len(s.old))
		for n, old := range s.old {
			s.new[old] = GID(n)
		}
	}
	n, ok := s.new[g]
	if !ok {
		n = GID(len(s.old))
		s.new[g] = n
		s.old = append(s.old, g)
	}
	return n
}
