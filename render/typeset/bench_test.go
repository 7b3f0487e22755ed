//go:build unix

package typeset

import (
	"syscall"
	"testing"
	"time"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
)

// cpuClock is the CPU time of the process, which unlike the clock on the wall does not count what others do.
type cpuClock time.Duration

func startCPU() cpuClock {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return cpuClock(time.Duration(u.Utime.Nano() + u.Stime.Nano()))
}

// report gives CPU time a character.
func (c cpuClock) report(b *testing.B, chars int) {
	b.ReportMetric(float64(startCPU()-c)/float64(b.N)/float64(chars), "cpu-ns/char")
}

// BenchmarkLines is from text to adjusted lines, with one Setter for all paragraphs.
func BenchmarkLines(b *testing.B) {
	texts := colourParagraphs(b)
	var s Setter
	var ps []*Paragraph
	for _, text := range texts {
		ps = append(ps, plain(text, 2000, Options{}))
	}
	b.ReportAllocs()
	since := startCPU()
	for b.Loop() {
		for _, p := range ps {
			q := s.Prepare(p)
			q.Break(Fixed(30000), 0)
			s.Release(q)
		}
	}
	since.report(b, runeCount(texts))
}

// BenchmarkPrepareAlone is Prepare without a Setter that remembers.
func BenchmarkPrepareAlone(b *testing.B) {
	texts := colourParagraphs(b)
	b.ReportAllocs()
	since := startCPU()
	for b.Loop() {
		for _, text := range texts {
			Prepare(plain(text, 2000, Options{})).Break(Fixed(30000), 0)
		}
	}
	since.report(b, runeCount(texts))
}

// BenchmarkPrepareOnly and BenchmarkBreakOnly tell the two halves apart.
func BenchmarkPrepareOnly(b *testing.B) {
	texts := colourParagraphs(b)
	var s Setter
	since := startCPU()
	for b.Loop() {
		for _, text := range texts {
			s.Release(s.Prepare(plain(text, 2000, Options{})))
		}
	}
	since.report(b, runeCount(texts))
}

// BenchmarkGoText is the measure for BenchmarkLines: go-text shaping the same paragraphs, nothing else.
func BenchmarkGoText(b *testing.B) {
	texts := colourParagraphs(b)
	set := defaults.Set()
	f := set.Face(set.Chain(fonts.Body)[0])
	var runs [][]rune
	for _, s := range texts {
		runs = append(runs, []rune(s))
	}
	b.ReportAllocs()
	since := startCPU()
	for b.Loop() {
		for _, r := range runs {
			f.Shape(fonts.ShapeInput{Runes: r, Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: "zh-Hans"})
		}
	}
	since.report(b, runeCount(texts))
}

// BenchmarkRatio sets lines and shapes by go-text in turn, and reports how much CPU the first takes of the second; it
// should be below 1.
func BenchmarkRatio(b *testing.B) {
	texts := colourParagraphs(b)
	set := defaults.Set()
	f := set.Face(set.Chain(fonts.Body)[0])
	var s Setter
	var ours, theirs time.Duration
	for b.Loop() {
		at := startCPU()
		for range 8 {
			for _, text := range texts {
				q := s.Prepare(plain(text, 2000, Options{}))
				q.Break(Fixed(30000), 0)
				s.Release(q)
			}
		}
		middle := startCPU()
		for range 8 {
			for _, text := range texts {
				f.Shape(fonts.ShapeInput{Runes: []rune(text), Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: "zh-Hans"})
			}
		}
		ours, theirs = ours+time.Duration(middle-at), theirs+time.Duration(startCPU()-middle)
	}
	b.ReportMetric(float64(ours)/float64(theirs), "lines/go-text")
}

// BenchmarkBook is 3.3 million characters of running text in one goroutine.
func BenchmarkBook(b *testing.B) {
	texts := colourParagraphs(b)
	var s Setter
	n := 0
	since := startCPU()
	for b.Loop() {
		for n = 0; n < 3_300_000; {
			for _, text := range texts {
				q := s.Prepare(plain(text, 2000, Options{}))
				q.Break(Fixed(30000), 0)
				n += len(q.Runes)
				s.Release(q)
			}
		}
	}
	since.report(b, n)
}
