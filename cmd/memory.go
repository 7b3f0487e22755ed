package cmd

import (
	"math"
	"runtime"
	"runtime/debug"

	"github.com/kanben/kanben/fonts/data/notoemoji"
	"github.com/kanben/kanben/fonts/data/notosanssc"
	"github.com/kanben/kanben/fonts/data/notoserifsc"
	"github.com/kanben/kanben/fonts/data/wenkaicore"
)

// quietHeap is how far the heap may grow before the first garbage collection, in bytes. One article stays below it:
// its CPU fell from 49 to 29 ms on the machine this was measured on, and its peak memory did not change, since faces
// that are mapped from the program are most of it.
const quietHeap = 30 << 20

// articleHeap is what the heap of one article's export keeps to if it can, in bytes: twice what is in use would be 690 MB
// after reading 30 MB of HTML, and content.md grants 512 MB. Above it collections come oftener, up to half the CPU.
const articleHeap = 400 << 20

// deferCollection puts the first garbage collection off until the heap has quietHeap bytes; from then on it runs as
// usual, within articleHeap unless many articles are expected. Whoever sets GOGC or GOMEMLIMIT is left alone.
func (s *Streams) deferCollection() {
	if s.env("GOGC") != "" || s.env("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(quietHeap)
	s.gcPercent.Store(100)
	runtime.AddCleanup(new([16]byte), func(int) {
		percent, limit := int(s.gcPercent.Load()), int64(articleHeap)
		if percent != 100 {
			limit = math.MaxInt64
		}
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}, 0)
}

// expectMany lets the heap grow to five times what is in use between collections, for a pool of workers that throws a
// few megabytes away with each article: a tenth of the CPU and half the page faults for 35 MB more (2 workers).
func (s *Streams) expectMany() { s.growBy(400) }

// expectBook lifts the limit of the heap for a book, whose pages are all in memory at once: at the limit the collector would
// run without end. It may grow by half of what is in use instead.
func (s *Streams) expectBook() { s.growBy(50) }

// growBy lets the heap grow by so many percent of what is in use, without a limit, unless somebody else decides.
func (s *Streams) growBy(percent int32) {
	if s.gcPercent.CompareAndSwap(100, percent) {
		debug.SetGCPercent(int(percent))
		debug.SetMemoryLimit(math.MaxInt64)
	}
}

// scatterFaces advises on the embedded faces before the first of them is read.
func scatterFaces() {
	for _, data := range embeddedFaces() {
		scattered(data)
	}
}

// letFacesGo is told whenever an export has no use for faces for a while: one after the other they would be mapped
// almost whole, 25 MB together. It is for programs that export one article, not for a pool of workers.
func letFacesGo() {
	for _, data := range embeddedFaces() {
		letGo(data)
	}
}

func embeddedFaces() [6][]byte {
	return [...][]byte{notoserifsc.Regular, notoserifsc.Bold, notosanssc.Regular, notosanssc.Bold, wenkaicore.Regular, notoemoji.Regular}
}
