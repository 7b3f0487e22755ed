package layout

import (
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/typeset"
)

// leastStack is how far Tibetan may be made smaller for its stacks, in 1/1000 (TB-2).
const leastStack = 800

// fitStacks makes the Tibetan of a paragraph smaller where a stack is higher than the line: the grid stays as it is
// (TB-2). It reports stacks that are too high even so, and whether the paragraph has to be prepared anew.
func (p *press) fitStacks(q *para) bool {
	high := q.prep.Stack.At(q.size)
	if q.stacked || high <= q.leading || high == 0 {
		return false
	}
	q.stacked = true
	factor := int16(int64(q.leading) * 1000 / int64(high))
	if factor < leastStack {
		factor = leastStack
		p.report(content.Warning, "W-STACK", q.place(0), "a Tibetan stack is higher than its line", "more leading, or smaller type")
	}
	q.scaleTibetan(factor)
	return true
}

// scaleTibetan cuts the spans where Tibetan begins and ends, and scales what is Tibetan.
func (q *para) scaleTibetan(factor int16) {
	var spans []typeset.Span
	var info []spanInfo
	first := make([]int, len(q.spans)) // of the pieces of each span
	for i, s := range q.spans {
		first[i] = len(spans)
		for at, rest := q.info[i].at, s.Text; len(rest) > 0; {
			n, tibetan := scriptRun(rest)
			if s.Ruby != nil {
				n, tibetan = len(rest), false
			}
			style, about := *s.Style, q.info[i]
			if tibetan {
				style.Scale = scaled(style.Scale, factor)
			}
			if about.at = at; at > q.info[i].at {
				about.pos = q.place(at)
			}
			spans = append(spans, typeset.Span{Text: rest[:n], Style: &style, Ruby: s.Ruby})
			info = append(info, about)
			at += int32(utf8.RuneCountInString(rest[:n]))
			rest = rest[n:]
		}
	}
	for i := range q.calls {
		q.calls[i].span = first[q.calls[i].span]
	}
	q.spans, q.info = spans, info
}

// scriptRun returns the length of the text's first run of Tibetan, or of anything else.
func scriptRun(s string) (n int, tibetan bool) {
	for i, r := range s {
		is := r >= 0x0F00 && r <= 0x0FFF
		if i == 0 {
			tibetan = is
		} else if is != tibetan {
			return i, tibetan
		}
	}
	return len(s), tibetan
}
