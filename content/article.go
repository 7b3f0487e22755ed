// Package content holds the article that kanben exports: its parts, its people, its places in the source.
//
// Readers in the folders below turn bytes into an Article; layout and the writers only read it. Most callers
// want Read (through package content/formats) and Article. The package opens no file, asks no clock and keeps
// no state; it knows nothing of fonts, pages or formats.
package content

import "time"

// Schema is the identifier of the article model, written as the key "schema" of its canonical JSON.
const Schema = "kanben.article/1"

// Article is one article (文章) as every step after reading sees it. Text is in NFC; the order of Sections,
// Blocks and Credits is reading order. Validate says whether the rules of the tree hold.
type Article struct {
	Schema        string   // Schema
	ID            string   // urn:uuid: of the canonical URL, else of outlet, date and title; never of the body
	Lang          string   // BCP 47: zh-Hans, zh-Hant, en …
	Kicker        []Inline // 引题, above the title
	Title         []Inline // 标题 (主题)
	Subtitle      []Inline // 副题, without a leading ——
	OriginalTitle []Inline // 原题
	Dateline      Dateline // wire lead (电头)
	Abstract      []Block  // 提要
	Credits       []Credit // 署名; the order is meaning
	Source        Org      // where it was taken from (来源)
	Publisher     Org      // who issues this document (出版者)
	Published     Stamp
	Modified      Stamp
	Canonical     string    // URL of the original
	Breadcrumb    []string  // site path, outermost first
	Subjects      []string  // keywords
	Rights        Rights    // 版权
	Licences      []Licence // ICP and other numbers, with ISBN, ISSN, CN
	Edition       Edition   // 版次: of a printed paper
	Withdrawn     bool      // 撤稿: batch leaves it out
	Sections      []Section // flat, in reading order; Level makes the tree
	Notes         []Note
	Related       []Link
	Assets        []Asset // sorted by Name
	Prov          Provenance
}

// Dateline is the lead of a wire story (电头): agency, place, day of the wire.
type Dateline struct {
	Agency   string // as written: 新华社, 本报
	Place    string
	WireDate string // "02-03": the source gives no year
	Raw      string // the lead as it stood, brackets included
	Pos      Pos
}

// Org is an outlet, publisher or other organisation.
type Org struct {
	Name, Address, Postcode, URL, Raw string
	Pos                               Pos
}

// IsZero reports whether nothing is known of the organisation.
func (o Org) IsZero() bool { return o.Name == "" && o.URL == "" && o.Address == "" && o.Postcode == "" }

// Precision says how much of a Stamp the source stated.
type Precision uint8

// The precisions of a date, coarse to fine; NoDate means that there is none.
const (
	NoDate Precision = iota
	Day
	Minute
	Second
)

// Stamp is a date as the source states it, with its precision and zone.
type Stamp struct {
	Time        time.Time // in the zone written or assumed
	Precision   Precision
	ZoneAssumed bool // the source named no zone: Options.Zone was taken
	Raw         string
	Pos         Pos
}

// IsZero reports whether there is no date.
func (s Stamp) IsZero() bool { return s.Precision == NoDate }

// String returns the date in the form that carries its precision (content.md S0): 2025-11-22,
// 2025-11-22T08:50+08:00 or 2025-11-22T08:50:45+08:00; "" for no date.
func (s Stamp) String() string {
	switch s.Precision {
	case Day:
		return s.Time.Format("2006-01-02")
	case Minute:
		return s.Time.Format("2006-01-02T15:04Z07:00")
	case Second:
		return s.Time.Format("2006-01-02T15:04:05Z07:00")
	}
	return ""
}

// Rights is who may do what with the text (版权).
type Rights struct {
	Holder, Notice, TermsURL, SPDX string
	Year                           int
}

// LicenceKind names a kind of licence or registration number.
type LicenceKind string

// The kinds of numbers that kanben tells apart.
const (
	LicenceICP       LicenceKind = "icp"
	LicencePolice    LicenceKind = "police"
	LicencePress     LicenceKind = "press"
	LicenceBroadcast LicenceKind = "broadcast"
	LicenceAVOnline  LicenceKind = "av-online"
	LicenceISBN      LicenceKind = "isbn"
	LicenceISSN      LicenceKind = "issn"
	LicenceCN        LicenceKind = "cn"
)

// Licence is one number with its kind. Stated is true when a structured input gave it; a number found in a
// page's footer belongs to the site and is shown by inspect only (content.md §2).
type Licence struct {
	Kind        LicenceKind
	Number, Raw string
	Stated      bool
}

// Edition is the place of an article in a printed paper (版次).
type Edition struct {
	Paper    string // name of the paper
	Issue    string // 期号
	Page     string // 第N版: "5", "A12"
	PageName string // 要闻, 副刊 …
	Raw      string
	Pos      Pos
}

// IsZero reports whether no edition is known.
func (e Edition) IsZero() bool {
	return e.Paper == "" && e.Issue == "" && e.Page == "" && e.PageName == ""
}

// Section is a stretch of the article under one heading. Level 0 is the preamble, which has none; 1 is the top.
// A two-line heading has a Slogan that ends in —— and a Heading; Label (一、 （一） ■) stands apart from both.
type Section struct {
	ID      string
	Label   string
	Level   int
	Slogan  []Inline
	Heading []Inline
	Blocks  []Block
	Credits []Credit
	Pos     Pos
}

// Note is a foot- or endnote (注释), referred to by NoteRef.ID.
type Note struct {
	ID     string
	Blocks []Block
	Pos    Pos
}

// Asset is a picture or other file that the article uses. Bytes or Path is set; a remote one has only URL.
type Asset struct {
	Name          string // as Figure.Asset says it
	MediaType     string // from the bytes, never from the name
	Bytes         []byte
	Path          string // inside Source.Base, opened late
	URL           string // where it was published
	Width, Height int    // pixels after turning by EXIF; 0 = not yet known
	SHA256        string // hex
}

// Provenance says where the article came from and what reading did to it.
type Provenance struct {
	Reader   string // name of the format
	File     string
	Encoding string // found, not claimed: utf-8, gb18030, big5, utf-16
	SHA256   string // hex, of the input bytes
	Spans    []Span // cover the decoded input without gap or overlap
	Edits    []Edit

	Normalise Rules // switched off by the input itself (key normalise)
}

// SpanKind says what became of a stretch of the input.
type SpanKind string

// The fates of input text (content.md §11).
const (
	SpanText    SpanKind = "text"
	SpanField   SpanKind = "field"
	SpanSyntax  SpanKind = "syntax"
	SpanDropped SpanKind = "dropped"
)

// Span accounts for the bytes From ≤ i < To of the decoded UTF-8 input.
type Span struct {
	From, To int
	Kind     SpanKind
	Outside  bool   // a field that is no part of the article: breadcrumb, imprint of the page
	Why      string // of dropped: chrome, related, boilerplate, control, script, unsupported
}

// Edit is one change that normalising made, enough to undo it.
type Edit struct {
	Rule     string // IN-1 … IN-5, R3, R7
	Node     NodeRef
	Off      int // in code points, in the text of Node before the edit
	Old, New string
}

// Pos is a place in a source file. Line and Col count from 1, Col in code points; Byte from 0. Line 0 = unknown.
type Pos struct {
	File string
	Line int
	Col  int
	Byte int
}
