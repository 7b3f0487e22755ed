package account

import (
	"html"
	"sort"
	"strings"

	"github.com/kanben/kanben/content"
)

// Spans accounts for the leaves, which are in order, from ≤ place < to of a source as those of an article. What lies outside is
// other articles' matter: there each is accounted for in its own. The article is as its reader made it.
func Spans(a *content.Article, leaves []Leaf, from, to int, source string) []content.Span {
	s := &settler{source: source, whole: newIndex(content.PlainText(a)), fields: fieldWords(a), article: a}
	s.list.AddOther(0, from)
	for _, l := range leaves[sort.Search(len(leaves), func(i int) bool { return leaves[i].From >= from }):] {
		if l.From >= to {
			break
		}
		s.leaf(l)
	}
	s.list.AddOther(to, len(source))
	return s.list.Cover(len(source))
}

// Whole is Spans for an input that is one article.
func Whole(a *content.Article, leaves []Leaf, source string) []content.Span {
	return Spans(a, leaves, 0, len(source), source)
}

// Part is Spans for article i of several, whose records begin at these bytes. What stands before the first record is the
// first one's matter: it says what holds for all.
func Part(a *content.Article, leaves []Leaf, begins []int, i int, source string) []content.Span {
	from, to := 0, len(source)
	if i > 0 {
		from = begins[i]
	}
	if i+1 < len(begins) {
		to = max(from, begins[i+1])
	}
	return Spans(a, leaves, from, to, source)
}

type settler struct {
	source  string
	article *content.Article
	whole   *index
	fields  map[string]bool
	list    content.SpanList
}

// leaf accounts for a value: pieces between tags and line ends, each with a fate of its own.
func (s *settler) leaf(l Leaf) {
	switch {
	case l.Why != "":
		s.list.AddDropped(l.From, l.To, l.Why)
		return
	case l.whole:
		s.piece(l.From, l.To, l.Value)
		return
	case s.caption(l.From, l.To, l.Value):
		return
	case s.fields[tight(l.Value)]:
		s.list.Add(l.From, l.To, content.SpanField)
		return
	case isCode(l.Value) && !s.whole.has(l.Value):
		s.list.Add(l.From, l.To, content.SpanSyntax)
		return
	}
	at := l.From
	for rest := l.Value; rest != ""; {
		size, syntax := piece(rest)
		next := at + l.Form.measure(s.source[at:l.To], rest[:size])
		if !syntax {
			s.piece(at, next, rest[:size])
		}
		at, rest = next, rest[size:]
	}
}

// piece returns the length of the next tag, line end or stretch of text.
func piece(s string) (size int, syntax bool) {
	switch {
	case s[0] == '\n' || s[0] == '\r':
		return 1, true
	case isTag(s):
		if end := strings.IndexByte(s, '>'); end > 0 {
			return end + 1, true
		}
	}
	for i := 1; i < len(s); i++ {
		if s[i] == '\n' || s[i] == '\r' || isTag(s[i:]) {
			return i, false
		}
	}
	return len(s), false
}

// isTag reports whether s begins as a tag or comment of HTML does.
func isTag(s string) bool {
	if len(s) < 3 || s[0] != '<' {
		return false
	}
	c := s[1] | 0x20
	return s[1] == '/' || s[1] == '!' || c >= 'a' && c <= 'z'
}

// piece gives a stretch its fate; one that is not there as a whole is looked for word by word.
func (s *settler) piece(from, to int, words string) {
	if s.known(from, to, words) {
		return
	}
	at, lost := from, -1 // where what is dropped begins
	for _, w := range strings.Fields(s.source[from:to]) {
		begin := at + strings.Index(s.source[at:to], w)
		if found := s.known(begin, begin+len(w), w); found && lost >= 0 {
			s.list.AddDropped(lost, at, "unsupported")
			lost = -1
		} else if !found && lost < 0 {
			lost = begin
		}
		at = begin + len(w)
	}
	if lost >= 0 {
		s.list.AddDropped(lost, at, "unsupported")
	}
}

// known accounts for a stretch that the article has, or that says nothing to a reader.
func (s *settler) known(from, to int, words string) bool {
	t := tight(html.UnescapeString(words))
	switch {
	case t == "":
	case s.whole.has(t) || s.whole.has(tight(words)):
		s.list.Add(from, to, content.SpanText)
	case s.lead(from, to, t) || s.caption(from, to, words):
	case s.fields[t] || s.isCredit(words):
		s.list.Add(from, to, content.SpanField)
	case s.isMark(t):
		s.list.Add(from, to, content.SpanSyntax)
	default:
		return false
	}
	return true
}
