package render

import "github.com/kanben/kanben/fonts"

// Paper is a trim size.
type Paper struct{ Width, Height Pt }

// Theme is how pages look, as data (themes.md). LoadTheme reads one from YAML; the key of a field is its name in
// lower case with hyphens (TitleBlock: title-block). Lengths across the lines are in grid lines where they are
// of type Lines, so that the baseline grid (PG-5) holds whatever a theme says.
type Theme struct {
	Name     string
	About    string // one line for the list of themes
	Page     PageTheme
	Grid     GridTheme
	Line     LineTheme
	Body     TextTheme
	Lead     TextTheme
	Drop     DropTheme
	Quote    TextTheme
	Verse    TextTheme
	Code     TextTheme
	Pull     PullTheme
	Callout  CalloutTheme
	Title    TitleTheme
	Level1   HeadingTheme
	Level2   HeadingTheme
	Level3   HeadingTheme
	Figure   FigureTheme
	Table    TableTheme
	Note     NoteTheme
	Running  RunningTheme
	Folio    FolioTheme
	Tail     TextTheme
	EndMark  bool // a small filled square after the last paragraph
	Imprint  ImprintTheme
	Book     BookTheme
	Accent   Ink  // one colour for rules and the underline of links, on screen
	InkPrint bool // the accent is used in print too
}

// PageTheme is the sheet and where the type area (版心) stands on it.
type PageTheme struct {
	Paper    Paper
	Facing   bool  // verso and recto differ; else loose sheets
	Vertical bool  // lines run downwards, from right to left (VT-1)
	Head     Ratio // share of what the type area leaves over, head : foot; or a length
	Side     Ratio // inner : outer, on loose sheets left : right
}

// GridTheme is the type area in whole characters and lines (PG-1).
type GridTheme struct {
	Characters int // of a column's line
	Lines      int
	Size       Pt
	Leading    Pt
	Columns    int
	Gutter     Em1000
	ColumnRule Pt // hairline between columns, 0 = none
}

// LineTheme is the conventions of line making (typography.md §2–§7).
type LineTheme struct {
	Hang         bool   // HP-1
	Kinsoku      string // gb, basic, strict, none
	Punct        string // quanjiao, kaiming, banjiao, none
	LineEnd      string // trim, allow, keep: a mark at the end of a line (PE-1)
	LineStart    string // trim, keep: an opening mark at its start (PE-2)
	IndentStart  string // trim, keep: one at the start of a paragraph (PI-2)
	SqueezeStops bool   // LA-2 step 6: 。！？ inside a line yield too, after everything else
	Tight        bool   // the blank between closing and opening marks goes everywhere (PZ-5)
	NoHyphens    bool

	Autospace     Em1000 // between Han and Latin (LS-1), 0 = none
	AutospaceMost Em1000 // that it is stretched to before the gaps between Han are (LA-3)
	TateChuYoko   int    // most digits side by side in a square of a vertical line (VT-6)
	LatinSize     Em1000 // of Latin beside Han, and how far it is raised (FT-2)
	LatinRise     Em1000
}

// TextTheme is how a kind of text is set. A zero Size or Leading is that of the grid.
type TextTheme struct {
	Face     fonts.Role
	Size     Pt
	Leading  Pt
	Indent   Em1000 // of the first line
	Left     Em1000 // of all lines, in ems of the grid
	Right    Em1000
	Align    string // justify, start, centre, end
	Tracking Em1000
	Above    Lines
	Below    Lines
	Ink      Ink
}

// DropTheme is the drop capital (首字下沉) of the first paragraph; 0 lines is none.
type DropTheme struct {
	Lines int
	Face  fonts.Role
}

// PullTheme is the look of pull quotes.
type PullTheme struct {
	Text TextTheme
	Rule Pt
}

// CalloutTheme is the look of editors' notes and corrections.
type CalloutTheme struct {
	Title TextTheme
	Text  TextTheme
	Rule  Pt // of the rules above and below
}

// TitleTheme is the block of kicker, title, subtitle and byline.
type TitleTheme struct {
	Kicker   TextTheme
	Text     TextTheme
	MaxLines int // of the title; more and it is set in Smaller
	Smaller  TextTheme
	Subtitle TextTheme
	Dash     bool // the subtitle is led by ——
	Rule     Pt
	RuleLong int // length of the rule in 1/1000 of the measure
	Byline   TextTheme
	Names    fonts.Role
	Gap      Em1000 // between the items of the byline
	Sink     Lines  // empty lines above the block
	Below    Lines  // empty lines that close it
	Across   bool   // over all columns
}

// HeadingTheme is a heading of one level. Lines is its whole height without a slogan, WithSlogan with one (HD-1).
type HeadingTheme struct {
	Text       TextTheme
	Slogan     TextTheme
	Lines      int
	WithSlogan int
	Above      Lines // with a slogan: from the text before to the slogan
	NewPage    bool  // begins a new page
}

// FigureTheme is the look of pictures.
type FigureTheme struct {
	Caption  TextTheme
	Credit   fonts.Role
	Share    int  // most of the page's height a picture takes, in 1/1000
	Across   bool // wide pictures run over more than one column
	Span     int  // over no more than so many, with text beside them; 0 = over all
	Wrap     bool // small ones have text beside them
	Resolve  int  // pixels an inch at which small pictures are set
	Frame    Pt
	FrameInk Ink
}

// TableTheme is the look of tables: three rules.
type TableTheme struct {
	Text        TextTheme
	HeadFace    fonts.Role
	Caption     TextTheme
	Thick, Thin Pt
}

// NoteTheme is the look of the notes at the foot (PG-9).
type NoteTheme struct {
	Text       TextTheme
	Rule       Pt
	RuleLong   int  // in 1/1000 of the column
	Continuous bool // marks count through the article
}

// RunningTheme is the running head (书眉).
type RunningTheme struct {
	Text  TextTheme
	Rule  Pt
	Away  Em1000 // from the type area, in ems of the grid
	Left  string // publication, title, section, none: on loose sheets and rectos
	Right string
	Verso string // on versos of facing pages: the outer item
	First bool   // also on the first page of an article
}

// FolioTheme is the page number (页码).
type FolioTheme struct {
	Text  TextTheme
	Away  Em1000
	Place string // centre, outer, outer-blank (one character in)
	Form  string // plain, of (2/4), dash (— 2 —)
}

// ImprintTheme is the block of credits at the end.
type ImprintTheme struct {
	Label   TextTheme
	Value   TextTheme
	Rule    Pt
	Above   Lines
	Columns int
	Pull    int // lines that must stand before it on its page
}

// BookTheme is what collections add.
type BookTheme struct {
	Chapter   TitleTheme // openings of articles
	Recto     bool       // articles begin on a recto
	RunOn     bool       // articles follow each other on the page
	Part      TextTheme
	HalfTitle bool
	Contents  TextTheme
	Sub       TextTheme // sections in the contents
	Depth     int       // of the contents: 1 articles, 2 sections too
}

// Lines is a length in thousandths of a grid line.
type Lines int32

// At returns the length for the leading.
func (l Lines) At(leading Pt) Pt { return Pt((int64(l)*int64(leading) + 500) / 1000) }

// Ratio parts what is left over between two sides; A alone with Fixed is a length.
type Ratio struct {
	A, B  int32
	Fixed Pt // of the first side; 0 = by A : B
}

// Split parts the rest by the ratio and returns the first side.
func (r Ratio) Split(rest Pt) Pt {
	switch {
	case r.Fixed > 0:
		return r.Fixed
	case r.A+r.B == 0:
		return rest / 2
	}
	return Pt(int64(rest) * int64(r.A) / int64(r.A+r.B))
}

// Ink is a colour as ink in 1/1000: C, M, Y, K. {0,0,0,1000} is black. RGB is its twin on screen.
type Ink struct {
	C, M, Y, K int16
	RGB        [3]uint8 // used by screen and archive where C, M or Y is not 0
}

// Black is K 100.
var Black = Ink{K: 1000}

// Grey reports whether the ink is K alone.
func (i Ink) Grey() bool { return i.C == 0 && i.M == 0 && i.Y == 0 }

// IsZero reports whether there is no ink at all.
func (i Ink) IsZero() bool { return i.Grey() && i.K == 0 }
