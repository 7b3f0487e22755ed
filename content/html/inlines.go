package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/kanben/kanben/content"
)

// inliner turns the inline part of a tree into inlines. White space collapses as in a browser; a source line end
// between Chinese characters is none (IN-4).
type inliner struct {
	last  rune   // the character written before
	space string // white space that waits for the next character
	page  *page
}

// inlines returns the inlines of nodes from first up to but not including end.
func (p *page) inlines(first, end *html.Node) []content.Inline {
	in := &inliner{page: p}
	var out []content.Inline
	for n := first; n != nil && n != end; n = n.NextSibling {
		out = append(out, in.node(n)...)
	}
	return trimInlines(out)
}

func (in *inliner) kids(n *html.Node) []content.Inline {
	var out []content.Inline
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, in.node(c)...)
	}
	return out
}

func (in *inliner) node(n *html.Node) []content.Inline {
	switch n.Type {
	case html.TextNode:
		if s := in.text(n.Data); s != "" {
			return []content.Inline{&content.Text{S: s}}
		}
		return nil
	case html.ElementNode:
	default:
		return nil
	}
	if isHidden(n) {
		return nil
	}
	if ref, ok := in.page.noteRef(n); ok {
		in.space = ""
		return []content.Inline{ref}
	}
	if isBackLink(n) {
		return nil
	}
	switch n.DataAtom {
	case atom.Br:
		in.space, in.last = "", 0
		return []content.Inline{&content.Break{}}
	case atom.Ruby:
		return in.ruby(n)
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		if s := rawText(n); strings.TrimSpace(s) != "" {
			return []content.Inline{&content.CodeSpan{S: squeeze(s)}}
		}
		return nil
	case atom.Q:
		return append(append([]content.Inline{&content.Text{S: "“"}}, in.kids(n)...), &content.Text{S: "”"})
	}
	return outside(in.page.wrapped(n, in.kids(n)))
}

// outside moves the space that an element begins with to before it: it parts words and is not stressed or linked.
func outside(in []content.Inline) []content.Inline {
	if len(in) != 1 {
		return in
	}
	kids := wrappedKids(in[0])
	if kids == nil || len(*kids) == 0 {
		return in
	}
	t, ok := (*kids)[0].(*content.Text)
	if !ok || !strings.HasPrefix(t.S, " ") {
		return in
	}
	if t.S = t.S[1:]; t.S == "" {
		*kids = (*kids)[1:]
	}
	return []content.Inline{&content.Text{S: " "}, in[0]}
}

// wrappedKids returns what stands in an element that wrapped made, nil for other inlines.
func wrappedKids(n content.Inline) *[]content.Inline {
	switch n := n.(type) {
	case *content.Emph:
		return &n.Kids
	case *content.Strong:
		return &n.Kids
	case *content.Strike:
		return &n.Kids
	case *content.Sup:
		return &n.Kids
	case *content.Sub:
		return &n.Kids
	case *content.Link:
		return &n.Kids
	}
	return nil
}

// wrapped puts the kids into the inline that the element stands for; what is not listed is unwrapped (H6).
func (p *page) wrapped(n *html.Node, kids []content.Inline) []content.Inline {
	if len(kids) == 0 {
		return nil
	}
	switch n.DataAtom {
	case atom.Em, atom.I:
		return []content.Inline{&content.Emph{Kids: kids}}
	case atom.Strong, atom.B:
		return []content.Inline{&content.Strong{Kids: kids}}
	case atom.S, atom.Del, atom.Strike:
		return []content.Inline{&content.Strike{Kids: kids}}
	case atom.Sup:
		if _, ok := kids[0].(*content.NoteRef); ok && len(kids) == 1 {
			return kids
		}
		return []content.Inline{&content.Sup{Kids: kids}}
	case atom.Sub:
		return []content.Inline{&content.Sub{Kids: kids}}
	case atom.A:
		href := strings.TrimSpace(attr(n, "href"))
		if href != "" && !strings.Contains(href, ":") && !strings.HasPrefix(href, "#") {
			href = p.absolute(href)
		}
		if strings.HasPrefix(href, "http://") || strings.HasPrefix(href, "https://") || strings.HasPrefix(href, "mailto:") {
			return []content.Inline{&content.Link{URL: href, Kids: kids}}
		}
	}
	return kids
}

// text collapses white space; leading space waits until something follows.
func (in *inliner) text(s string) string {
	var b strings.Builder
	for _, r := range s {
		if content.IsSpace(r) {
			in.space += string(r)
			if len(in.space) > 8 {
				in.space = in.space[:8]
			}
			continue
		}
		if in.space != "" {
			if in.last != 0 && !(strings.Contains(in.space, "\n") && chinese(in.last) && chinese(r)) {
				b.WriteByte(' ')
			}
			in.space = ""
		}
		b.WriteRune(r)
		in.last = r
	}
	return b.String()
}

func chinese(r rune) bool { return content.IsHan(r) || content.IsCJKMark(r) }

// ruby reads base and readings of a ruby element.
func (in *inliner) ruby(n *html.Node) []content.Inline {
	var out []content.Inline
	var bases, readings []string
	flush := func() {
		out = append(out, annotated(bases, readings)...)
		bases, readings = nil, nil
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		words := strings.TrimSpace(rawText(c))
		switch {
		case words == "" || c.DataAtom == atom.Rp:
		case c.DataAtom == atom.Rt || c.DataAtom == atom.Rtc:
			readings = append(readings, squeeze(words))
		default:
			if len(readings) > 0 {
				flush()
			}
			bases = append(bases, words)
			in.last, _ = utf8.DecodeLastRuneInString(words)
		}
	}
	flush()
	in.space = ""
	return out
}

// annotated sets readings over bases: one each, one for each character, or all over all. Readings over nothing are text.
func annotated(bases, readings []string) []content.Inline {
	base := strings.Join(bases, "")
	switch {
	case len(readings) == 0 && base == "":
		return nil
	case len(readings) == 0:
		return []content.Inline{&content.Text{S: base}}
	case base == "":
		return []content.Inline{&content.Text{S: strings.Join(readings, " ")}}
	case len(bases) == len(readings):
		var out []content.Inline
		for i := range bases {
			out = append(out, &content.Ruby{Base: bases[i], Reading: readings[i : i+1]})
		}
		return out
	case len(readings) != utf8.RuneCountInString(base):
		readings = []string{strings.Join(readings, " ")}
	}
	return []content.Inline{&content.Ruby{Base: base, Reading: readings}}
}

// rawText returns the characters of a subtree as they are.
func rawText(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// trimInlines drops breaks and empty inlines at both ends.
func trimInlines(in []content.Inline) []content.Inline {
	for len(in) > 0 {
		if _, ok := in[0].(*content.Break); !ok {
			break
		}
		in = in[1:]
	}
	for len(in) > 0 {
		if _, ok := in[len(in)-1].(*content.Break); !ok {
			break
		}
		in = in[:len(in)-1]
	}
	return joinTexts(in)
}

// joinTexts makes one Text of neighbours.
func joinTexts(in []content.Inline) []content.Inline {
	out := in[:0]
	for i := 0; i < len(in); {
		end := i
		for end < len(in) && isTextNode(in[end]) {
			end++
		}
		switch {
		case end-i > 1:
			out = append(out, joined(in[i:end]))
			i = end
		default:
			out = append(out, in[i])
			i++
		}
	}
	return out
}

func isTextNode(n content.Inline) bool {
	_, ok := n.(*content.Text)
	return ok
}

func joined(texts []content.Inline) *content.Text {
	var b strings.Builder
	for _, n := range texts {
		b.WriteString(n.(*content.Text).S)
	}
	return &content.Text{S: b.String()}
}
