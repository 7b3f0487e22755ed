package content

// Block is a paragraph-like part of a section. The types of this file are all there are.
type Block interface{ block() }

// Para is a paragraph (自然段). RunIn and Text together are the whole of it; RunIn is its run-in head (段首小标题).
type Para struct {
	RunIn []Inline
	Text  []Inline
	Lead  bool // marked as lead paragraph (导语)
	Pos   Pos
}

// List is a list; Ordered ones count from Start (0 = 1).
type List struct {
	Ordered bool
	Start   int
	Tight   bool
	Items   []Item
	Pos     Pos
}

// Item is one entry of a List.
type Item struct {
	Label  string // as written, where the source states one: （1）
	Blocks []Block
	Pos    Pos
}

// Align is how a table column or paragraph stands.
type Align uint8

// The alignments of a table column.
const (
	AlignDefault Align = iota
	AlignStart
	AlignCentre
	AlignEnd
)

// Table is a table without nesting. The first Header rows are header rows.
type Table struct {
	Caption []Inline
	Credits []Credit
	Header  int
	Aligns  []Align
	Rows    []Row
	Pos     Pos
}

// Row is one row of a Table.
type Row struct{ Cells []Cell }

// Cell is one cell; Header marks a row header, spans of 0 mean 1.
type Cell struct {
	Text             []Inline
	Header           bool
	ColSpan, RowSpan int
	Pos              Pos
}

// Quote is a block quotation (引文); By says who is quoted.
type Quote struct {
	Blocks []Block
	By     []Inline
	Pos    Pos
}

// PullQuote repeats words of the article for display (抽言).
type PullQuote struct {
	Text []Inline
	By   []Inline
	Pos  Pos
}

// Figure is a picture with caption and credit (图片). Asset "" is a caption whose picture is missing.
type Figure struct {
	Asset      string
	Alt        string
	Decorative bool
	Caption    []Inline
	Credits    []Credit
	Rights     Rights
	Pos        Pos
}

// Verse is lines that stay as they are (诗行); a nil line parts stanzas.
type Verse struct {
	Lines [][]Inline
	Pos   Pos
}

// Code is a program listing, kept to the character.
type Code struct {
	Lang string
	Text string
	Pos  Pos
}

// Math is a displayed formula as TeX source.
type Math struct {
	TeX string
	Pos Pos
}

// Rule is a thematic break (分隔线).
type Rule struct{ Pos Pos }

// CalloutKind names the kind of a Callout.
type CalloutKind string

// The kinds of callouts.
const (
	CalloutNote       CalloutKind = "note"
	CalloutEditors    CalloutKind = "editors-note" // 编者按
	CalloutCorrection CalloutKind = "correction"   // 更正
	CalloutWarning    CalloutKind = "warning"
)

// Callout is text set apart from the run of the article: 编者按, 更正, a note, a warning.
type Callout struct {
	Kind   CalloutKind
	Title  []Inline
	Blocks []Block
	Pos    Pos
}

func (*Para) block()      {}
func (*List) block()      {}
func (*Table) block()     {}
func (*Quote) block()     {}
func (*PullQuote) block() {}
func (*Figure) block()    {}
func (*Verse) block()     {}
func (*Code) block()      {}
func (*Math) block()      {}
func (*Rule) block()      {}
func (*Callout) block()   {}

// Inline is a stretch of running text. The types of this file are all there are; all are used by value pointers.
type Inline interface{ inline() }

// Text is plain characters; S is never empty and holds no line break.
type Text struct {
	S   string
	Pos Pos
}

// Emph is emphasis (着重), set with dots in Chinese and in italics in Latin text.
type Emph struct{ Kids []Inline }

// Strong is strong emphasis (加粗).
type Strong struct{ Kids []Inline }

// Strike is struck-out text.
type Strike struct{ Kids []Inline }

// Sup is superscript text.
type Sup struct{ Kids []Inline }

// Sub is subscript text.
type Sub struct{ Kids []Inline }

// Link is a reference to a URL or, with a leading #, to an ID of the article.
type Link struct {
	URL  string
	Kids []Inline
	Pos  Pos
}

// Ruby is base text with its reading (注音). Reading has one entry, or one for each character of Base.
type Ruby struct {
	Base    string
	Reading []string
	Lang    string // of the reading; "" = zh-Latn-pinyin
	Pos     Pos
}

// NoteRef refers to the Note of the same ID.
type NoteRef struct {
	ID  string
	Pos Pos
}

// CodeSpan is code within a line.
type CodeSpan struct {
	S   string
	Pos Pos
}

// MathSpan is a formula within a line, as TeX source.
type MathSpan struct {
	TeX string
	Pos Pos
}

// Break is a forced line break.
type Break struct{ Pos Pos }

// Mark is what a Style span stands for.
type Mark string

// The kinds of spans.
const (
	MarkPerson Mark = "person" // 专名号
	MarkPlace  Mark = "place"  // 专名号
	MarkBook   Mark = "book"   // 书名号甲式
	MarkRaw    Mark = "raw"    // normalising leaves it alone
	MarkLang   Mark = "lang"   // only a language
)

// Styled is text with a meaning that typography can show, or in another language.
type Styled struct {
	Kind Mark
	Lang string
	Kids []Inline
}

func (*Text) inline()     {}
func (*Emph) inline()     {}
func (*Strong) inline()   {}
func (*Strike) inline()   {}
func (*Sup) inline()      {}
func (*Sub) inline()      {}
func (*Link) inline()     {}
func (*Ruby) inline()     {}
func (*NoteRef) inline()  {}
func (*CodeSpan) inline() {}
func (*MathSpan) inline() {}
func (*Break) inline()    {}
func (*Styled) inline()   {}
