// Package layout makes pages of articles: grid, headings, pictures, notes, running heads, imprint, and the map
// that says which character begins which page.
//
// Most callers want Layout. Its Document holds positioned items with the element of the structure tree that
// each belongs to; it knows no output format. It is pure: no file, no clock, no goroutine.
package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// Options are what Layout needs beside the articles. Faces must be set; other zero fields take the theme's values.
type Options struct {
	Theme     *render.Theme
	Faces     *fonts.Set
	Paper     render.Paper // zero = the theme's
	Vertical  bool
	Screen    bool // screen colours: accent, K 70 small type
	Links     bool // false: URLs of links are printed as notes (print profile)
	Multiple  int  // page count is made a multiple of this (0 = any)
	TOCSlogan bool // contents and bookmarks join the slogan to the heading
	Licences  bool // print licence numbers found in a page

	// Kept returns what an earlier layout with the same options and language of the book made of article i (from 0) at the
	// place; nil if there is nothing to go by. A nil function keeps nothing.
	Kept func(i int, at Place) *Kept
}

// Document is the pages with everything a writer needs.
type Document struct {
	Lang    string
	Faces   *fonts.Set
	Pages   []Page
	Elems   []Elem // the structure tree in document order; Elems[0] is Document
	Outline []Bookmark
	Map     render.PageMap // DocumentID is filled in by the PDF writer's recipe
	Loose   int            // lines looser than LA-5's soft limit

	// Chapters are the articles of a book that begins each on a page of its own, in order; nil if articles run on.
	Chapters []Chapter
}

// Page is one page. Items stand in reading order, artifacts where they are painted. The origin is the top left
// corner of the trim box, y grows downwards.
type Page struct {
	Width, Height render.Pt // trim size
	Label         string    // folio; roman for front matter
	Recto         bool
	Items         []Item
	Furniture     int // index of the first item that is a running head or a folio
}

// Item is a thing on a page: *Text, *RuleItem, *BoxItem, *ImageItem, *DotsItem, *WaveItem.
type Item interface{ item() }

// Mark says to what an item belongs: to an element of the structure tree, or to no text at all (an artifact).
type Mark struct {
	Elem     int32 // index in Document.Elems; -1 = artifact
	Artifact Artifact
}

// Artifact is the type of an artifact (ISO 32000-1 14.8.2.2).
type Artifact uint8

// The artifact types.
const (
	NoArtifact     Artifact = iota
	LayoutArtifact          // rules, ornaments
	HeaderArtifact          // Pagination, Header
	FooterArtifact          // Pagination, Footer (folio)
	BackgroundArtifact
)

// Ink is a colour as ink; see render.Ink.
type Ink = render.Ink

// Text is a run of glyphs of one line with one element, size and ink.
type Text struct {
	Mark
	X, Y     render.Pt // origin of the line: baseline and start of the measure; in vertical lines the centre line and its top
	Size     render.Pt // type size; glyph X, Y count in 1/1000 of it
	Scale    int16     // of the glyphs in 1/1000 of Size (0 = 1000): superscripts, ruby
	Vertical bool
	Ink      Ink
	Glyphs   []typeset.Glyph
	Runes    []rune // text of the paragraph that Glyph.Text counts in
	Hyphen   bool   // the last glyph is a hyphen that the source has not
	Actual   string // replaces the text of all glyphs when not ""

	// Generated says that the glyphs stand for words that layout made (a list number, a label of the imprint),
	// not for characters of the article.
	Generated bool
}

// RuleItem is a straight stroke from (X1,Y1) to (X2,Y2).
type RuleItem struct {
	Mark
	X1, Y1, X2, Y2, Width render.Pt
	Ink                   Ink
	Dash                  []render.Pt
}

// BoxItem is a filled rectangle.
type BoxItem struct {
	Mark
	X, Y, W, H render.Pt
	Ink        Ink
	Bleed      bool // goes to the trim's edge: writers extend it into the bleed
}

// ImageItem is a picture in its frame.
type ImageItem struct {
	Mark
	X, Y, W, H render.Pt
	Asset      *content.Asset
	Bleed      bool
}

// DotsItem is a row of filled dots (着重号, leaders), centres at (X,Y).
type DotsItem struct {
	Mark
	X        []render.Pt
	Y        []render.Pt
	Diameter render.Pt
	Ink      Ink
}

// WaveItem is a wavy line (书名号甲式) between two points.
type WaveItem struct {
	Mark
	X1, Y1, X2, Y2, Width render.Pt
	Ink                   Ink
}

func (*Text) item()      {}
func (*RuleItem) item()  {}
func (*BoxItem) item()   {}
func (*ImageItem) item() {}
func (*DotsItem) item()  {}
func (*WaveItem) item()  {}

// Elem is an element of the structure tree (ISO 32000-1 14.8.4). Its children are the elements that name it as
// Parent, in order of index, mixed with its own items in order of pages and items.
type Elem struct {
	Kind   string // Document Part Sect H1…H6 P L LI Lbl LBody Figure Caption Table THead TBody TR TH TD BlockQuote Note Reference Link Span Ruby RB RT RP Code TOC TOCI Quote Formula Div
	Parent int32  // -1 for the root
	Node   content.NodeRef
	Lang   string // where it differs from the parent's
	Alt    string
	Actual string
	Title  string

	// Link and Reference: where it leads; Note: ID for its references.
	URI  string
	Dest int32 // index of the target element + 1; 0 = none
	ID   string

	// Tables: TH Scope "Column" or "Row", spans of 0 mean 1, Headers are element indexes of THs.
	Scope            string
	ColSpan, RowSpan int16
	Headers          []int32

	// L: ListNumbering None, Disc, Decimal, UpperRoman …
	Numbering string

	// Figure, Table: their box on Page (ISO 32000-1 14.8.5.4.3).
	BBox *Rect
}

// Rect is a box on a page, from the top left corner of the trim box.
type Rect struct {
	Page       int
	X, Y, W, H render.Pt
}

// Bookmark is an entry of the outline. Level counts from 1.
type Bookmark struct {
	Level int
	Title string
	Page  int       // index
	Y     render.Pt // top of the heading
	Elem  int32
	Node  content.NodeRef
}
