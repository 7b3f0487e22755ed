package layout

import (
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// para is a paragraph on its way from inlines to lines.
type para struct {
	look
	prep    *typeset.Prepared
	lines   []typeset.Line // of furniture
	spans   []typeset.Span
	info    []spanInfo // in step with spans
	measure typeset.Measure
	node    content.NodeRef
	off     int // of its first character in node
	made    bool
	calls   []spanCall
	balance bool
	stacked bool // its Tibetan has been made smaller
}

// spanInfo is what layout keeps of a span beside its style.
type spanInfo struct {
	at        int32 // code points of the paragraph before it
	generated bool  // stands for no character of the article
	link      bool
	pos       content.Pos
}

// spanCall is a note mark: the span that bears it.
type spanCall struct {
	span int
	note *note
}

func (q *para) length() int32 {
	if len(q.spans) == 0 {
		return 0
	}
	last := len(q.spans) - 1
	return q.info[last].at + int32(utf8.RuneCountInString(q.spans[last].Text))
}

// source returns the offset in the article's node of a code point of the paragraph: generated words do not count.
func (q *para) source(at int32) int {
	off := int(at)
	if q.made {
		for i := range q.spans {
			info := &q.info[i]
			if info.at >= at {
				break
			}
			if info.generated {
				off -= int(min(at-info.at, int32(utf8.RuneCountInString(q.spans[i].Text))))
			}
		}
	}
	return max(0, q.off+off) // the label of a heading stands before its first character
}

// place returns where the code point stands in the source file.
func (q *para) place(at int32) content.Pos {
	for i := len(q.spans) - 1; i >= 0; i-- {
		if q.info[i].at <= at {
			pos := q.info[i].pos
			if pos.Line > 0 {
				n := at - q.info[i].at
				pos.Col += int(n)
				for _, r := range q.spans[i].Text {
					if n--; n < 0 {
						break
					}
					pos.Byte += utf8.RuneLen(r)
				}
			}
			return pos
		}
	}
	return content.Pos{}
}

// width is the inline size of the lines.
func (q *para) width(column render.Pt) render.Pt { return column - q.left - q.right }
