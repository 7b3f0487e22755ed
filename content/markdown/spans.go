package markdown

import (
	"bytes"
	"slices"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// account gathers what became of the source (content.md §11). A block may mend what its text was first taken for.
type account struct{ spans []stretch }

// stretch is a small content.Span: there are thousands, and most are joined in the end.
type stretch struct {
	From, To int
	Kind     content.SpanKind
}

func (a *account) add(from, to int, kind content.SpanKind) {
	if from < to {
		a.spans = append(a.spans, stretch{from, to, kind})
	}
}

// mark says where the account stands, for those below.
func (a *account) mark() int { return len(a.spans) }

// since makes everything added since the mark a kind.
func (a *account) since(mark int, kind content.SpanKind) {
	for i := mark; i < len(a.spans); i++ {
		a.spans[i].Kind = kind
	}
}

// cut parts the span round a byte that was added since the mark.
func (a *account) cut(mark, at int) {
	for i := mark; i < len(a.spans); i++ {
		if s := a.spans[i]; s.From < at && at < s.To {
			a.spans[i].To = at
			a.add(at, s.To, s.Kind)
			return
		}
	}
}

// before makes what lies before a byte and was added since the mark a kind.
func (a *account) before(mark, at int, kind content.SpanKind) {
	a.cut(mark, at)
	for i := mark; i < len(a.spans); i++ {
		if a.spans[i].To <= at {
			a.spans[i].Kind = kind
		}
	}
}

// within makes the spans between two bytes that were added since the mark a kind.
func (a *account) within(mark, from, to int, kind content.SpanKind) {
	for i := mark; i < len(a.spans); i++ {
		if s := &a.spans[i]; s.From >= from && s.To <= to {
			s.Kind = kind
		}
	}
}

// cover returns the spans in order; what nobody claimed is syntax.
func (a *account) cover(n int) []content.Span {
	if !slices.IsSortedFunc(a.spans, byPlace) {
		slices.SortStableFunc(a.spans, byPlace)
	}
	out := make([]content.Span, 0, a.parts()+1)
	at := 0
	for _, s := range a.spans {
		s.From, s.To = max(s.From, at), min(s.To, n)
		if s.From >= s.To {
			continue
		}
		if s.From > at {
			out = append(out, content.Span{From: at, To: s.From, Kind: content.SpanSyntax})
		}
		sp := content.Span{From: s.From, To: s.To, Kind: s.Kind}
		if s.Kind == content.SpanDropped {
			sp.Why = "no field for it"
		}
		out = append(out, sp)
		at = s.To
	}
	if at < n {
		out = append(out, content.Span{From: at, To: n, Kind: content.SpanSyntax})
	}
	return out
}

// parts is how many spans cover returns at most, but for one.
func (a *account) parts() int {
	n, at := 0, 0
	for _, s := range a.spans {
		if s.From > at {
			n++
		}
		n, at = n+1, s.To
	}
	return n
}

func byPlace(x, y stretch) int { return x.From - y.From }

// maxTarget is how far from the ! of a picture its title is looked for.
const maxTarget = 8192

// claimWords accounts for words of a title in quotation marks, which goldmark gives no place for: those that
// became text and, round them, a field.
func (d *document) claimWords(from int, words, text string) {
	near := d.source[from:min(len(d.source), from+len(words)+maxTarget)]
	at := bytes.Index(near, []byte(words))
	if words == "" || at < 0 {
		return
	}
	from += at
	to := from + len(words)
	if i := bytes.Index(d.source[from:to], []byte(text)); text != "" && i >= 0 {
		d.spans.add(from, from+i, content.SpanField)
		d.spans.add(from+i, from+i+len(text), content.SpanText)
		from += i + len(text)
	}
	d.spans.add(from, to, content.SpanField)
}

// fieldSpans accounts for the values of a tree: fields, but for those that no field was found for.
func (d *document) fieldSpans(n *tree.Node, kind content.SpanKind) {
	if slices.Contains(d.fields.Unused, n) {
		kind = content.SpanDropped
	}
	if n.Kind == tree.Scalar {
		from := n.At(0).Byte
		d.spans.add(from, min(from+len(n.Value), len(d.source)), kind)
	}
	for _, it := range n.Items {
		d.fieldSpans(it, kind)
	}
}
