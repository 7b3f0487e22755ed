package content

import "slices"

// SpanList collects what became of each stretch of an input while a reader works through it.
type SpanList struct{ spans []Span }

// Add says that the bytes from ≤ i < to became text, a field or syntax.
func (l *SpanList) Add(from, to int, kind SpanKind) {
	if from < to {
		l.spans = append(l.spans, Span{From: from, To: to, Kind: kind})
	}
}

// AddOutside says that the bytes became a field but are no part of the article: breadcrumb, imprint of the site.
func (l *SpanList) AddOutside(from, to int) {
	if from < to {
		l.spans = append(l.spans, Span{From: from, To: to, Kind: SpanField, Outside: true})
	}
}

// AddDropped says that the bytes are gone from the article, and why: chrome, related, boilerplate, control, script
// or unsupported.
func (l *SpanList) AddDropped(from, to int, why string) {
	if from < to {
		l.spans = append(l.spans, Span{From: from, To: to, Kind: SpanDropped, Why: why})
	}
}

// AddOther says that the bytes belong to other articles of the input, which account for them.
func (l *SpanList) AddOther(from, to int) {
	if from < to {
		l.spans = append(l.spans, Span{From: from, To: to, Kind: SpanSyntax, Outside: true})
	}
}

// Cover returns the spans in order with the gaps between them, which hold white space and markup, as syntax: they
// cover n bytes without gap or overlap. Where two were added for one place, the first one wins.
func (l *SpanList) Cover(n int) []Span {
	slices.SortStableFunc(l.spans, func(a, b Span) int { return a.From - b.From })
	out := make([]Span, 0, 2*len(l.spans)+1)
	at := 0
	for _, s := range l.spans {
		s.From, s.To = max(s.From, at), min(s.To, n)
		if s.From >= s.To {
			continue
		}
		if s.From > at {
			out = append(out, Span{From: at, To: s.From, Kind: SpanSyntax})
		}
		out = append(out, s)
		at = s.To
	}
	if at < n {
		out = append(out, Span{From: at, To: n, Kind: SpanSyntax})
	}
	return out
}
