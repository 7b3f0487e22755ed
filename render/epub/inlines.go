package epub

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
)

// inlines writes running text of the open node.
func (f *flow) inlines(in []content.Inline) {
	for _, n := range in {
		f.inline(n)
	}
}

func (f *flow) inline(n content.Inline) {
	switch n := n.(type) {
	case *content.Text:
		f.chars(n.S, n.Pos)
	case *content.Emph:
		f.wrap("em", n.Kids)
	case *content.Strong:
		f.wrap("strong", n.Kids)
	case *content.Strike:
		f.wrap("s", n.Kids)
	case *content.Sup:
		f.wrap("sup", n.Kids)
	case *content.Sub:
		f.wrap("sub", n.Kids)
	case *content.CodeSpan:
		f.raw("<code>")
		f.chars(n.S, n.Pos)
		f.raw("</code>")
	case *content.MathSpan:
		f.mathSpan(n)
	case *content.Link:
		f.link(n)
	case *content.Ruby:
		f.ruby(n)
	case *content.NoteRef:
		f.noteRef(n)
	case *content.Break:
		f.marksUpTo(1)
		f.off++
		f.raw("<br/>")
	case *content.Styled:
		f.styled(n)
	}
}

func (f *flow) wrap(tag string, kids []content.Inline) {
	f.raw("<" + tag + ">")
	f.inlines(kids)
	f.raw("</" + tag + ">")
}

// styled writes a span with the language or the meaning that the theme may show (typography.md IL-2, IL-3).
func (f *flow) styled(n *content.Styled) {
	class := ""
	switch n.Kind {
	case content.MarkPerson, content.MarkPlace, content.MarkBook:
		class = string(n.Kind)
	}
	lang := languageTag(n.Lang)
	if class == "" && lang == "" {
		f.inlines(n.Kids)
		return
	}
	f.raw("<span")
	if class != "" {
		f.attr("class", class)
	}
	if lang != "" {
		f.lang(lang)
	}
	f.raw(">")
	f.inlines(n.Kids)
	f.raw("</span>")
}

func (f *flow) lang(tag string) {
	f.attr("lang", tag)
	f.attr("xml:lang", tag)
}

// ruby writes base and readings with their brackets for readers without ruby (epub.md §10).
func (f *flow) ruby(n *content.Ruby) {
	size := utf8.RuneCountInString(n.Base)
	f.marksUpTo(size)
	f.off += size
	f.pos = n.Pos
	f.still++
	defer func() { f.still-- }()
	if strings.Join(n.Reading, "") == "" {
		f.text(n.Base)
		return
	}
	f.b.hasRuby = true
	lang := languageTag(n.Lang)
	if lang == "" {
		lang = "zh-Latn-pinyin"
	}
	f.raw("<ruby>")
	if len(n.Reading) == size {
		i := 0
		for _, r := range n.Base {
			f.reading(string(r), n.Reading[i], lang)
			i++
		}
	} else {
		f.reading(n.Base, strings.Join(n.Reading, " "), lang)
	}
	f.raw("</ruby>")
}

func (f *flow) reading(base, reading, lang string) {
	f.text(base)
	f.raw("<rp>（</rp><rt")
	f.lang(lang)
	f.raw(">")
	f.text(reading)
	f.raw("</rt><rp>）</rp>")
}

// link writes a hyperlink if its target is one that a book may have (epub.md §13); else only its text.
func (f *flow) link(n *content.Link) {
	href := f.b.target(f.u, n.URL)
	if href == "" || f.inLink {
		if href == "" {
			f.b.problem(content.Warning, "W-EPUB-LINK", n.Pos, "link to "+strconv.Quote(clip(n.URL))+" left out, its text stays", "use http, https, mailto, tel or an id of the article")
		}
		f.inlines(n.Kids)
		return
	}
	if len(n.Kids) == 0 {
		return
	}
	f.inLink = true
	f.raw("<a")
	f.attr("href", href)
	f.raw(">")
	f.inlines(n.Kids)
	f.raw("</a>")
	f.inLink = false
	refs := f.refs
	f.refs = nil
	for _, r := range refs {
		f.noteRef(r)
	}
}

// noteRef writes the reference to a note. No element stands inside the a: old readers lose the pop-up else.
func (f *flow) noteRef(n *content.NoteRef) {
	note := f.u.note(n.ID)
	if note == nil {
		return // Validate reports it
	}
	if f.inLink {
		f.refs = append(f.refs, n)
		return
	}
	f.u.refs++
	id := "r-" + strconv.Itoa(f.u.refs)
	if note.number == 0 {
		f.u.cited = append(f.u.cited, note)
		note.number = len(f.u.cited)
		note.back = f.doc.name + "#" + id
	}
	number := strconv.Itoa(note.number)
	f.raw(`<sup class="sup"><a epub:type="noteref" role="doc-noteref" id="` + id + `" href="` + f.u.prefix + `notes.xhtml#n-` + number + `">[` + number + `]</a></sup>`)
}

// languageTag returns the tag if it has the form of BCP 47, else "".
func languageTag(s string) string {
	part := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '-' && part > 0:
			part = 0
			continue
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', isDigit(c) && i > 1:
			part++
		default:
			return ""
		}
		if part > 8 {
			return ""
		}
	}
	if part == 0 || len(s) < 2 {
		return ""
	}
	return s
}

// clip shortens a string for a message.
func clip(s string) string {
	if utf8.RuneCountInString(s) <= 60 {
		return s
	}
	return string([]rune(s)[:59]) + "…"
}
