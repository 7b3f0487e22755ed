package fonts

import (
	"fmt"
	"iter"
)

// Face is one typeface, read and checked. It is immutable and shared.
type Face struct {
	dir        directory
	unitsPerEm int
	glyphs     int
	longLoca   bool
	hmtx, vmtx metrics
	loca, glyf table
	os2, vorg  table
	cmap       cmap
	cff        *cffFont   // nil for TrueType outlines
	vary       *variation // nil for a static face
	horizontal shaping    // of lines
	vertical   shaping    // of columns
	granted    bool       // whatever fsType says
}

// Open reads the face of the index (0 for a plain file) from sfnt, TTC/OTC or WOFF 1 bytes, which it keeps
// without copying them. A variable face is instanced at weight 400. Errors name the table and the offset.
func Open(data []byte, index int) (*Face, error) { return OpenAt(data, index) }

// OpenAt is Open with a variable face instanced at the given places of its axes, for instance {"wght", 700}.
func OpenAt(data []byte, index int, at ...AxisValue) (*Face, error) {
	dir, err := readDirectory(data, index)
	if err != nil {
		return nil, fmt.Errorf("open font: %w", err)
	}
	f := &Face{dir: dir}
	for _, read := range []func() error{f.readHead, f.readCharacters, f.readMetrics, f.readOutlines} {
		if err := read(); err != nil {
			return nil, fmt.Errorf("open font: %w", err)
		}
	}
	if err := f.instance(at); err != nil {
		return nil, fmt.Errorf("open font: %w", err)
	}
	return f, nil
}

func (f *Face) readHead() error {
	head, maxp := f.dir.find("head"), f.dir.find("maxp")
	if !head.has(0, 54) || !maxp.has(0, 6) {
		return fmt.Errorf("tables head (%d bytes) and maxp (%d bytes): too short: %w", len(head), len(maxp), ErrFormat)
	}
	f.unitsPerEm, f.glyphs, f.longLoca = head.u16(18), maxp.u16(4), head.u16(50) == 1
	if f.unitsPerEm < 16 || f.unitsPerEm > 16384 || f.glyphs == 0 {
		return fmt.Errorf("table head: %d units an em, %d glyphs: %w", f.unitsPerEm, f.glyphs, ErrFormat)
	}
	f.os2 = f.dir.find("OS/2")
	return nil
}

func (f *Face) readCharacters() error {
	if f.cmap = readCmap(f.dir.find("cmap")); f.cmap.format == 0 {
		return fmt.Errorf("table cmap: no Unicode subtable of format 4 or 12: %w", ErrFormat)
	}
	return nil
}

func (f *Face) readMetrics() error {
	var err error
	if f.hmtx, err = readMetrics(f.dir, "hhea", "hmtx", f.glyphs); err != nil {
		return err
	}
	if f.dir.find("vhea") == nil || f.dir.find("vmtx") == nil {
		return nil
	}
	f.vmtx, err = readMetrics(f.dir, "vhea", "vmtx", f.glyphs)
	f.vorg = f.dir.find("VORG")
	return err
}

// readOutlines finds where the outlines are; a font of pictures only cannot be set in print.
func (f *Face) readOutlines() error {
	f.loca, f.glyf = f.dir.find("loca"), f.dir.find("glyf")
	if f.glyf == nil {
		if t := f.dir.find("CFF "); t != nil {
			var err error
			f.cff, err = readCFF(t, f.glyphs)
			return err
		}
		if t := f.dir.find("CFF2"); t != nil {
			var err error
			f.cff, err = readCFF2(t, f.glyphs)
			return err
		}
	}
	if f.loca == nil || f.glyf == nil {
		return fmt.Errorf("no outlines (%s): %w", f.pictures(), ErrFormat)
	}
	entry := 2
	if f.longLoca {
		entry = 4
	}
	if need := entry * (f.glyphs + 1); len(f.loca) < need {
		return fmt.Errorf("table loca: %d bytes, needs %d: %w", len(f.loca), need, ErrFormat)
	}
	return nil
}

// pictures names what a font without outlines has in their place.
func (f *Face) pictures() string {
	for _, name := range []string{"CBDT", "sbix", "SVG ", "EBDT"} {
		if f.dir.find(name) != nil {
			return name + " only"
		}
	}
	return "no glyf, no CFF"
}

// PostScriptName returns name id 6; of a variable face the name of its instance.
func (f *Face) PostScriptName() string {
	if f.vary != nil {
		return f.instanceName()
	}
	return f.Name(NamePostScript)
}

// UnitsPerEm returns the font units of an em.
func (f *Face) UnitsPerEm() int { return f.unitsPerEm }

// GlyphCount returns the number of glyphs.
func (f *Face) GlyphCount() int { return f.glyphs }

// Glyph returns the nominal glyph of the character; 0 if the face has none.
func (f *Face) Glyph(r rune) GID {
	g := f.cmap.glyph(r)
	if g >= f.glyphs {
		return 0
	}
	return GID(g)
}

// VariantGlyph returns the glyph of a variation sequence (cmap format 14); ok is false if the face lists none,
// and then the nominal glyph of base stands for it.
func (f *Face) VariantGlyph(base, selector rune) (g GID, ok bool) {
	n, ok := f.cmap.variant(base, selector)
	if !ok || n >= f.glyphs {
		return 0, false
	}
	return GID(n), true
}

// Characters yields every character that the face has, ascending, with its nominal glyph.
func (f *Face) Characters() iter.Seq2[rune, GID] { return f.cmap.all(f.glyphs) }

// Advance returns the horizontal advance in font units.
func (f *Face) Advance(g GID) int {
	if f.vary != nil && int(g) < f.glyphs {
		return f.instanced(int(g)).advance
	}
	return f.hmtx.advance(int(g))
}

// AdvanceEm returns the horizontal advance in 1/1000 em, rounded half up.
func (f *Face) AdvanceEm(g GID) int { return f.em1000(f.Advance(g)) }

// em1000 turns font units into 1/1000 em, rounded half up.
func (f *Face) em1000(units int) int {
	if f.unitsPerEm == 1000 {
		return units
	}
	return floorDiv(2000*units+f.unitsPerEm, 2*f.unitsPerEm)
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Vertical returns the vertical advance and the vertical origin's height above the baseline, in font units
// (vmtx, else one em and the ascent).
func (f *Face) Vertical(g GID) (advance, originY int) {
	if f.vmtx.long == 0 {
		return f.unitsPerEm, f.ascent()
	}
	advance = f.vAdvance(g)
	if f.vorg != nil {
		return advance, vorgOrigin(f.vorg, int(g))
	}
	box, ok := Box{}, false
	if f.cff == nil {
		box, ok = f.Ink(g)
	}
	if !ok {
		return advance, f.ascent()
	}
	return advance, box.YMax + f.topBearing(g)
}

// ascent is the em box's top above the baseline: the typographic ascender, 880 of 1000 in Chinese faces.
func (f *Face) ascent() int {
	if f.os2.has(68, 6) {
		return f.os2.i16(68)
	}
	return f.dir.find("hhea").i16(4)
}

// Box is an ink box in font units.
type Box struct{ XMin, YMin, XMax, YMax int }

// Ink returns the ink box of the glyph; ok is false for a blank one.
func (f *Face) Ink(g GID) (b Box, ok bool) {
	if f.cff != nil {
		return bounds(f.Outline(nil, g))
	}
	t := f.glyphData(int(g))
	if len(t) < 10 {
		return Box{}, false
	}
	return Box{t.i16(2), t.i16(4), t.i16(6), t.i16(8)}, true
}
