package typeset

import "github.com/kanben/kanben/fonts"

// box is a cluster with its ink: full-width marks are half an em wide, their blank halves live in the gaps, so that
// all trimming is one mechanism (typography.md §13, 3).
type box struct {
	text   int32 // first code point
	width  int32
	extra  int32 // index in Prepared.extra of the cluster's further glyphs
	dx, dy int16 // of the first glyph's origin from the box's start and the baseline
	before int16 // trimmable blank on either side
	after  int16
	gid    fonts.GID
	span   uint16
	face   fonts.FaceID
	class  class
	n      uint8 // code points
	more   uint8 // further glyphs
	trait  trait
	flags  GlyphFlag
}

// trait is what the gap table must know of a box beside its class.
type trait uint8

const (
	traitSpacedLeft  trait = 1 << iota // takes the gap of LS-1 on its left
	traitSpacedRight                   // and on its right
	traitOpener                        // Latin opening bracket
	traitCloser                        // Latin closing mark
	traitCode                          // inside code
	traitBlank                         // no autospace beside it: it has no ink, or stands upright like a Han
	traitInner                         // further digit of a tate-chu-yoko box
)

// piece is a further glyph of a cluster.
type piece struct {
	gid    fonts.GID
	dx, dy int16
}

// gap lies before a box of the same index.
type gap struct {
	nat  int16 // natural width
	cap  int16 // most that can be pushed in
	room int16 // most that a word space or autospace stretches before all gaps do
	step int8  // of LA-2 from 0, -1 = cannot shrink
	kind gapKind
	is   gapIs
}

type gapKind uint8

const (
	gapPlain gapKind = iota
	gapWord          // Latin word space
	gapAuto          // Han–Latin gap
)

type gapIs uint8

const (
	gapGrows     gapIs = 1 << iota // takes part in LA-3 step 3; it is 1, so that it can be added up
	gapBreak                       // a line may end here
	gapHyphen                      // a break here sets a hyphen
	gapPenalty                     // a break here costs 50
	gapEmergency                   // a break only where nothing else helps
	gapForced                      // the line ends here
	gapSeam                        // a break that the author marked (HD-3)
)

const (
	stepWord = iota
	stepMid
	stepBracket
	stepPause
	stepAuto
	stepStop
	steps
)
