package fonts

// Face is one typeface, read and checked. It is immutable and shared.
type Face struct{ todo int }

// Open reads the face of the index (0 for a plain file) from sfnt, TTC/OTC or WOFF 1 bytes, which it keeps
// without copying them. Errors name the table and the offset.
func Open(data []byte, index int) (*Face, error) { panic("fonts: not built yet") }

// PostScriptName returns name id 6.
func (f *Face) PostScriptName() string { panic("todo") }

// UnitsPerEm returns the font units of an em.
func (f *Face) UnitsPerEm() int { panic("todo") }

// GlyphCount returns the number of glyphs.
func (f *Face) GlyphCount() int { panic("todo") }

// Glyph returns the nominal glyph of the character; 0 if the face has none.
func (f *Face) Glyph(r rune) GID { panic("todo") }

// Advance returns the horizontal advance in font units.
func (f *Face) Advance(g GID) int { panic("todo") }

// AdvanceEm returns the horizontal advance in 1/1000 em, rounded half up.
func (f *Face) AdvanceEm(g GID) int { panic("todo") }

// Vertical returns the vertical advance and the vertical origin's height above the baseline, in font units
// (vmtx, else one em and the ascent).
func (f *Face) Vertical(g GID) (advance, originY int) { panic("todo") }

// Box is an ink box in font units.
type Box struct{ XMin, YMin, XMax, YMax int }

// Ink returns the ink box of the glyph; ok is false for a blank one.
func (f *Face) Ink(g GID) (b Box, ok bool) { panic("todo") }

// ShapeInput is one run of one script, language and direction.
type ShapeInput struct {
	Runes    []rune
	Script   [4]byte // ISO 15924, as OpenType wants it after mapping: Hani, Latn, Tibt
	Lang     string  // BCP 47
	Vertical bool
	Features []string // further OpenType features, switched on
}

// Shaped is one glyph of a shaped run, lengths in font units. Cluster is the index of its first character.
type Shaped struct {
	GID                GID
	Cluster            int
	XAdvance, YAdvance int
	XOffset, YOffset   int
}

// Shape shapes the run with GSUB and GPOS (go-text on a layout-only copy of the face).
func (f *Face) Shape(in ShapeInput) []Shaped { panic("todo") }

// Descriptor is what a PDF FontDescriptor needs, in 1/1000 em (ISO 32000-1 9.8).
type Descriptor struct {
	Ascent, Descent, CapHeight, StemV int
	ItalicAngle                       float64
	BBox                              Box
	Serif, Fixed, Bold                bool
	CFF                               bool // program is CIDFontType0C, else FontFile2
}

// Descriptor returns the face's metrics for a FontDescriptor.
func (f *Face) Descriptor() Descriptor { panic("todo") }

// Program is a subset font program for a PDF. Glyphs keep the order of the wanted ones: CID n of the PDF font
// is wanted[n-1]'s glyph, CID 0 is .notdef.
type Program struct {
	Data []byte // TrueType sfnt, or bare CFF
	CFF  bool
}

// SubsetPDF returns a program with the wanted glyphs (ascending, without 0), which become CIDs 1, 2, …
func (f *Face) SubsetPDF(wanted []GID) (Program, error) { panic("todo") }

// SubsetEPUB returns an OpenType font with the glyphs that the characters need, cmap, and the layout features of
// epub.md §8. chars is ascending without repeats.
func (f *Face) SubsetEPUB(chars []rune) ([]byte, error) { panic("todo") }

// SegmentOp is a step of an outline.
type SegmentOp uint8

// The steps: MoveTo and LineTo use P[0], QuadTo P[0..1], CubeTo P[0..2].
const (
	MoveTo SegmentOp = iota
	LineTo
	QuadTo
	CubeTo
)

// Segment is one step of a glyph's outline in font units, y up.
type Segment struct {
	Op SegmentOp
	P  [3]struct{ X, Y float32 }
}

// Outline appends the glyph's outline to buf and returns it; contours are closed implicitly.
func (f *Face) Outline(buf []Segment, g GID) []Segment { panic("todo") }

// Embedding is what the face's licence bits (OS/2 fsType) allow (fonts.md).
type Embedding struct{ PDF, EPUB, Subset bool }

// Embedding returns what fsType allows.
func (f *Face) Embedding() Embedding { panic("todo") }
