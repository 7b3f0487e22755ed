package fonts

import (
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// ShapeInput is one run of one script, language and direction.
type ShapeInput struct {
	Runes    []rune
	Script   [4]byte // ISO 15924, as OpenType wants it after mapping: Hani, Latn, Tibt
	Lang     string  // BCP 47
	Vertical bool
	Features []string // further OpenType features, switched on; "-kern" switches one off
}

// Shaped is one glyph of a shaped run, lengths in font units, y up: a vertical run has negative YAdvance.
// Cluster is the index of its first character; default-ignorable characters have no glyph of their own and
// belong to the cluster before. Offsets count from the pen to the glyph's origin, in a vertical run to its
// vertical origin (Face.Vertical, half the advance across), so that plain glyphs have none.
type Shaped struct {
	GID                GID
	Cluster            int
	XAdvance, YAdvance int
	XOffset, YOffset   int
}

// shaping is what a face keeps for the shaper in one direction: its layout parsed once, and shapers that are not at
// work. Upright pages never read what only columns from right to left need.
type shaping struct {
	once sync.Once
	font *font.Font // nil if the layout tables are broken

	mu   sync.Mutex
	idle []*shaper
}

// shaper is the shaper's working state; it serves one goroutine at a time and remembers its plans.
type shaper struct {
	font   *harfbuzz.Font
	buffer *harfbuzz.Buffer
}

// Shape shapes the run with GSUB and GPOS (go-text on a layout-only copy of the face). Where the layout tables
// are broken it gives the nominal glyphs.
func (f *Face) Shape(in ShapeInput) []Shaped {
	direction := &f.horizontal
	if in.Vertical {
		direction = &f.vertical
	}
	s := f.borrowShaper(direction, in.Vertical)
	if s == nil {
		return f.nominal(in)
	}
	out, ok := s.shape(in)
	if !ok { // a shaper that has panicked is not used again
		return f.nominal(in)
	}
	direction.giveBack(s)
	f.clean(out, in.Vertical)
	return out
}

// borrowShaper returns an idle shaper or makes one; nil if the face cannot be shaped.
func (f *Face) borrowShaper(d *shaping, vertical bool) *shaper {
	d.once.Do(func() {
		if d.font = parseLayout(f.layoutCopy(vertical)); d.font != nil {
			d.font.Cmap = characters{d.font.Cmap, f}
		}
	})
	if d.font == nil {
		return nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if n := len(d.idle); n > 0 {
		s := d.idle[n-1]
		d.idle = d.idle[:n-1]
		return s
	}
	return newShaper(d.font, f.design())
}

func (d *shaping) giveBack(s *shaper) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.idle = append(d.idle, s)
}

// characters asks the face itself for glyphs: the shaper's own copy of a Chinese character map takes 0.4 MB and half a
// millisecond to build. What it inherits knows only the variation sequences' place-holder (characterStub).
type characters struct {
	font.Cmap
	face *Face
}

// Lookup returns the nominal glyph; ok is false if there is none.
func (c characters) Lookup(r rune) (font.GID, bool) {
	g := c.face.Glyph(r)
	return font.GID(g), g != 0
}

// parseLayout returns nil where go-text refuses or panics.
func parseLayout(file opentype.Resource) (parsed *font.Font) {
	defer func() {
		if recover() != nil {
			parsed = nil
		}
	}()
	loader, err := opentype.NewLoader(file)
	if err != nil {
		return nil
	}
	parsed, err = font.NewFont(loader)
	if err != nil {
		return nil
	}
	return parsed
}

// newShaper leaves out the cache of extents, which a font without outlines has no use for: a face of an empty font
// has none, and takes the real font then.
func newShaper(parsed *font.Font, design []float32) (s *shaper) {
	defer func() {
		if recover() != nil {
			s = nil
		}
	}()
	face := font.NewFace(&font.Font{})
	face.Font = parsed
	h := harfbuzz.NewFont(face)
	if len(design) > 0 {
		h.SetVarCoordsDesign(design)
	}
	return &shaper{h, harfbuzz.NewBuffer()}
}

// shape runs the shaper; ok is false if it panicked.
func (s *shaper) shape(in ShapeInput) (out []Shaped, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	b := s.buffer
	b.Clear()
	b.Props = properties(in)
	b.Flags = harfbuzz.RemoveDefaultIgnorables | harfbuzz.DoNotinsertDottedCircle
	b.AddRunes(in.Runes, 0, len(in.Runes))
	b.Shape(s.font, features(in.Features))
	out = make([]Shaped, len(b.Info))
	for i, info := range b.Info {
		p := b.Pos[i]
		out[i] = Shaped{GID(info.Glyph), info.Cluster, int(p.XAdvance), int(p.YAdvance), int(p.XOffset), int(p.YOffset)}
	}
	return out, true
}

func properties(in ShapeInput) harfbuzz.SegmentProperties {
	script, err := language.ParseScript(string(in.Script[:]))
	if err != nil || in.Script[0] == 0 {
		script = language.Common
	}
	p := harfbuzz.SegmentProperties{Script: script, Language: language.NewLanguage(in.Lang), Direction: harfbuzz.LeftToRight}
	if in.Vertical {
		p.Direction = harfbuzz.TopToBottom
	}
	return p
}

func features(names []string) []harfbuzz.Feature {
	list := make([]harfbuzz.Feature, 0, len(names))
	for _, name := range names {
		value := uint32(1)
		if len(name) == 5 && name[0] == '-' {
			name, value = name[1:], 0
		}
		if len(name) == 4 {
			list = append(list, harfbuzz.Feature{Tag: opentype.Tag(tagOf(name)), Value: value, End: harfbuzz.FeatureGlobalEnd})
		}
	}
	return list
}

// addVariation makes up for the advances of the face's place: the shaper is told that none varies (shape_copy.go).
func (f *Face) addVariation(out []Shaped, vertical bool) {
	for i := range out {
		g := &out[i]
		if vertical {
			g.YAdvance -= f.vAdvance(g.GID) - f.vmtx.advance(int(g.GID))
		} else {
			g.XAdvance += f.Advance(g.GID) - f.hmtx.advance(int(g.GID))
		}
	}
}

// clean turns vertical offsets into ones from the vertical origin (the layout-only copy has it at height 0, half
// the advance across) and takes glyphs that the face has not for .notdef.
func (f *Face) clean(out []Shaped, vertical bool) {
	for i := range out {
		g := &out[i]
		if int(g.GID) >= f.glyphs {
			g.GID = 0
		}
		if vertical {
			g.XOffset += f.hmtx.advance(int(g.GID)) / 2
		}
	}
	if f.vary != nil {
		f.addVariation(out, vertical)
	}
}

// nominal maps characters to glyphs without any layout.
func (f *Face) nominal(in ShapeInput) []Shaped {
	out := make([]Shaped, len(in.Runes))
	for i, r := range in.Runes {
		g := f.Glyph(r)
		out[i] = Shaped{GID: g, Cluster: i, XAdvance: f.Advance(g)}
		if in.Vertical {
			v, _ := f.Vertical(g)
			out[i].XAdvance, out[i].YAdvance = 0, -v
		}
	}
	return out
}
