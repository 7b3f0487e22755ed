package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

// keep says how a column may end after a strip.
type keep uint8

const (
	breakFree  keep = iota
	breakAvoid      // the first line of a paragraph would stand alone (PG-6, SHOULD)
	breakNever      // its last line would, or a heading (PG-6, HD-2)
)

// strip is a slice across a column that is never cut: a line, a heading, a row of a table, a picture. Its items
// have logical places relative to the top left corner of the strip in its column.
type strip struct {
	above  render.Pt // empty space before it, which vanishes at the top of a column
	block  render.Pt // its own size across the lines
	grid   bool      // begins on a grid line (PG-5)
	across bool      // over all columns
	wide   render.Pt // its inline size where it is not that of its column; 0 = it is
	air    render.Pt // empty space within, above and below its content
	top    headTop   // of a heading: how it stands on top of a column
	float  *float    // stands over several columns beside the text that goes on here
	keep   keep      // between it and the next strip
	items  []Item

	node content.NodeRef // "" = no text of the article
	off  int

	end    render.Pt // of a line, from the start of its measure
	galley *galley   // the paragraph whose line it is
	line   int

	notes   []*note
	calls   []call
	marks   []int32  // indexes in Document.Outline
	box     int32    // element that gets its box on the page; 0 = none
	figure  int32    // its own box: that of a picture beside text; 0 = none
	endMark bool     // the article ends with it
	picture *picture // that may be made smaller
	header  *header  // of the table it belongs to, repeated on top of a new column
	start   *opening
	pull    render.Pt // this much must stand before it on its page
	running *running
	head    headKind
	loose   bool // beyond LA-5's soft limit
	faults  []fault
	hung    int // items before those of the line: a label beside it
}

// headTop is how a heading stands on top of a column: without the empty space above its first line, in fewer lines.
type headTop struct {
	air   render.Pt // that vanishes there
	block render.Pt // what is left, in whole lines; 0 = it stands there as elsewhere
}

// headKind says whether a strip is a heading, and where its lines stand.
type headKind uint8

const (
	noHead headKind = iota
	flushHead
	centredHead
)

// opening begins a new page.
type opening struct {
	recto bool
	plain bool // the page bears no running head
	blank bool // nor a folio
}

// running is what running heads take from the text from here on.
type running struct{ title, section string }

// fault is a line that could not be set well: its page is known when it is placed.
type fault struct {
	code string // W-LOOSE or W-OVERFULL
	text string // the line begins with these words
	pos  content.Pos
}

// call is a note mark in the text whose number is known when its page is.
type call struct {
	mark *Text
	note *note
}

// galley is a paragraph in lines that may still be broken otherwise (PG-6).
type galley struct {
	para  *para
	delta int
	lines int
}
