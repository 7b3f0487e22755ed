// Package typeset sets one paragraph of styled text in lines (行) by the rules of Chinese typography.
//
// Most callers fill a Paragraph, call Prepare once and Prepared.Break for each measure they want to try.
// The rules carry the ids of typography.md. It knows no article, no page and no output format; all lengths are
// integers in 1/1000 em of the paragraph's own size.
package typeset

import (
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
)

// Em is short for the unit of this package: 1/1000 em of the paragraph's type size.
type Em = render.Em1000

// Paragraph is the input: spans of text with their styles, and how the lines are to be made.
type Paragraph struct {
	Spans   []Span
	Indent  Em // of the first line; may be negative (hanging) together with Measure's own start
	Align   Align
	Options *Options // the zero value is the default of zh-Hans, but Faces is needed
}

// Span is a stretch of text in one style. U+2028 in Text is a forced line break.
type Span struct {
	Text  string
	Style *Style
	Ruby  []string // readings over Text: one, or one a character (IL-5)
}

// Style is how a span is set. Styles are shared between spans and never changed.
type Style struct {
	Role     fonts.Role
	Lang     string // BCP 47; "" = the paragraph's profile
	Scale    int16  // type size in 1/1000 of the paragraph's (0 = 1000)
	Rise     Em     // of the baseline, up
	Tracking Em     // letter-space (字距) after each character
	Mark     Interlinear
	Kind     SpanKind
	Tag      int32 // the caller's own: layout keeps its structure element here
	Tabular  bool  // digits of equal width, for tables (FT-2)
}

// SpanKind tells the few kinds of spans that lines treat apart.
type SpanKind uint8

// The kinds of spans.
const (
	Plain    SpanKind = iota
	CodeText          // code: no autospace within, no quote context, own breaks (LS-5)
	URLText           // URL or path: UR-1
	NoteMark          // note mark: FN-1, no autospace (LS-2)
	Unbroken          // never broken inside: names, role with first name (PG-10)
)

// Interlinear is a mark set beside the characters (typography.md §10).
type Interlinear uint8

// The interlinear marks; they may be joined by |.
const (
	EmphasisDots   Interlinear = 1 << iota // 着重号
	ProperNameRule                         // 专名号
	BookTitleWave                          // 书名号甲式
	Underline
	StrikeOut
)

// Align is how lines stand in the measure.
type Align uint8

// The alignments.
const (
	Justify Align = iota
	Start
	Centre // by ink (HD-5)
	End
)

// Profile is the set of conventions for a region.
type Profile uint8

// The profiles; each also fixes the language that shaping gets (FT-3).
const (
	ZhHans Profile = iota
	ZhHantTW
	ZhHantHK
	LatinOnly
)

// Kinsoku is the level of line-start and line-end prohibition (避头尾).
type Kinsoku uint8

// The levels of clreq, the default first.
const (
	KinsokuGB Kinsoku = iota
	KinsokuNone
	KinsokuBasic
	KinsokuStrict
)

// PunctStyle is the style of punctuation widths (PW-1).
type PunctStyle uint8

// The styles of punctuation.
const (
	Quanjiao PunctStyle = iota // 全角
	Kaiming                    // 开明
	Banjiao                    // 半角
	Untrimmed
)

// LineEnd is what a trimmable mark does at the end of a justified line (PE-1).
type LineEnd uint8

// The line-end options.
const (
	LineEndTrim LineEnd = iota
	LineEndAllow
	LineEndKeep
)

// Options are the conventions of a whole document; the zero value is the default of zh-Hans.
type Options struct {
	Profile       Profile
	Kinsoku       Kinsoku
	Punct         PunctStyle
	LineEnd       LineEnd
	KeepLineStart bool // PE-2 off
	KeepIndentOP  bool // PI-2 off
	Tight         bool // PZ-5
	Hang          bool // HP-1
	NoAutospace   bool
	Autospace     Em   // 0 = 250 (LS-1)
	AutospaceMost Em   // that it is stretched to before other gaps are; 0 = 333 (LA-3)
	ShrinkStops   bool // LA-2 step 6
	Vertical      bool // VT-1 … VT-8
	TateChuYoko   int  // most digits set upright in one box (0 = 2)
	NoHyphens     bool
	Faces         *fonts.Set
	Balance       bool // break into lines of like length (HD-3)
}

// Measure gives start and width of line n (from 0); nil lines never end.
type Measure interface {
	Line(n int) (start, width Em)
}

// Fixed is the measure of a plain column: every line begins at 0 and is as wide.
type Fixed Em

// Line returns 0 and the width.
func (f Fixed) Line(int) (start, width Em) { return 0, Em(f) }

// Glyph is one positioned glyph. The cluster it belongs to is the N code points of the paragraph from Text on;
// further glyphs of the same cluster have N = 0. A glyph that stands for no source character (a hyphen at a
// break) has Inserted set and N = 0.
type Glyph struct {
	X     Em    // origin from the start of the measure, along the line
	Y     Em    // rise of the origin above the baseline (horizontal), offset across the line to the right (vertical)
	Text  int32 // code point offset in the paragraph
	Span  uint16
	GID   fonts.GID
	Face  fonts.FaceID
	N     uint8
	Flags GlyphFlag
}

// GlyphFlag says what is special about a glyph.
type GlyphFlag uint8

// The glyph flags.
const (
	Inserted   GlyphFlag = 1 << iota // stands for no source character: a hyphen at a break
	Vanished                         // a space at a line break: takes no room, draws nothing, keeps words apart
	Rotated                          // vertical line: turned 90° clockwise; X, Y is the origin on its baseline, which runs down the line
	Squeezed                         // vertical line: upright, but X, Y is the origin on its baseline, not the vertical origin (tate-chu-yoko)
	Emboldened                       // stroke by 0.03 em: the bold face lacks the character
	RubyText                         // belongs to a ruby reading; Text is the offset of its base, N = 0; see Line.Ruby
)

// Line is one line. Glyphs stand in visual order, which is source order for all scripts we set.
type Line struct {
	Glyphs   []Glyph
	From, To int32 // code points of the paragraph, half-open
	Start    Em    // of the line in the measure: indent or alignment included
	Width    Em    // to the end of the last ink half, from 0 of the measure
	Loose    Em    // stretch of each gap between Han (LA-3.3)
	Shrunk   Em    // sum of what was pushed in
	Hyphen   bool  // ends in a hyphen that the source has not
	Marks    []MarkRun
	Ruby     []RubyRun
}

// MarkRun is an interlinear mark along a part of a line, in the line's units. For EmphasisDots, Dots holds the
// centres; for rules and waves From and To are their ends (IL-1 … IL-4).
type MarkRun struct {
	Kind     Interlinear
	From, To Em
	Off      Em // distance of the mark's centre from the baseline, down (horizontal), or from the line's centre, to the right (vertical)
	Span     uint16
	Dots     []Em
}

// Where interlinear marks stand, in 1/1000 em of the text: the ink of Han ends 120 below the baseline and 500 from
// the centre of a vertical line. Layout draws dots, rules and waves of these sizes (IL-1 to IL-4).
const (
	DotDiameter   Em = 180
	RuleThickness Em = 40
	WaveHeight    Em = 90 // from crest to trough
)

// RubyRun is one reading with its glyphs; their X is in the line's units already, Scale is of the paragraph's size.
type RubyRun struct {
	Glyphs  []Glyph
	Reading string
	Text    int32 // code point offset of its base
	N       int32 // code points of the base
	Scale   int16
	Y       Em // rise of the baseline (horizontal) or offset to the right of the line's centre (vertical)
	Span    uint16
}

// Missing is a character that no face of the chain has, or that one further down the chain had to give.
type Missing struct {
	Text   int32
	Rune   rune
	Face   fonts.FaceID // that gave it; meaningless if Notdef
	Notdef bool
}
