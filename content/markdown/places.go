package markdown

import (
	"sort"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
)

// places finds line and column of bytes that are mostly asked for in order.
type places struct {
	file   string
	text   string
	starts []int // of lines
	line   int   // of the last answer, from 0
	off    int   // byte of the last answer
	col    int   // its column, from 1
}

func (p *places) init(file, text string) {
	p.file, p.text, p.starts, p.col = file, text, []int{0}, 1
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			p.starts = append(p.starts, i+1)
		}
	}
}

func (p *places) at(off int) content.Pos {
	off = max(0, min(off, len(p.text)))
	if off < p.off || p.line+1 < len(p.starts) && off >= p.starts[p.line+1] {
		p.line = sort.SearchInts(p.starts, off+1) - 1
		p.off, p.col = p.starts[p.line], 1
	}
	p.col += utf8.RuneCountInString(p.text[p.off:off])
	p.off = off
	return content.Pos{File: p.file, Line: p.line + 1, Col: p.col, Byte: off}
}
