package epub

import (
	"bytes"
	"fmt"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// runeSet is a set of characters.
type runeSet struct {
	basic [0x10000 / 64]uint64
	more  []rune
}

func (s *runeSet) add(r rune) {
	if r < 0x10000 {
		s.basic[r/64] |= 1 << (r % 64)
		return
	}
	if i, found := slices.BinarySearch(s.more, r); !found {
		s.more = slices.Insert(s.more, i, r)
	}
}

// list returns the characters, ascending.
func (s *runeSet) list() []rune {
	var rs []rune
	for i, word := range s.basic {
		for ; word != 0; word &= word - 1 {
			rs = append(rs, rune(i*64+bits.TrailingZeros64(word)))
		}
	}
	return append(rs, s.more...)
}

// charactersUsed reads the finished documents back and returns the characters that each slot has to show. The
// body has them all, so that no reader's own style finds a gap. Labels of ours count like any other text, which a
// subset made from the article would miss (epub.md §1).
func (b *builder) charactersUsed() (used [len(slots)][]rune, err error) {
	var sets [len(slots)]runeSet
	for _, d := range b.docs {
		if err := scan(d.body, &sets); err != nil {
			return used, fmt.Errorf("read back %s: %w", d.name, err)
		}
		for _, r := range d.label {
			sets[0].add(r)
		}
	}
	if err := scan(b.nav(), &sets); err != nil {
		return used, fmt.Errorf("read back nav.xhtml: %w", err)
	}
	for i := range sets {
		used[i] = sets[i].list()
	}
	return used, nil
}

// scan walks over the markup of a document and adds its characters to the slots that the sheets give them. It
// fails on markup that is not well-formed, which only a mistake of ours can bring about.
func scan(b []byte, sets *[len(slots)]runeSet) error {
	type open struct {
		tag  string
		slot int
	}
	stack := []open{{"", 0}}
	for len(b) > 0 {
		at := bytes.IndexByte(b, '<')
		if at < 0 {
			at = len(b)
		}
		slot := stack[len(stack)-1].slot
		addText(b[:at], sets, slot)
		if at == len(b) {
			break
		}
		end := bytes.IndexByte(b[at:], '>')
		if end < 0 {
			return fmt.Errorf("tag without end: %q", clip(string(b[at:])))
		}
		tag := b[at+1 : at+end]
		b = b[at+end+1:]
		addText(tag, sets, 0)
		switch {
		case len(tag) == 0:
			return fmt.Errorf("empty tag")
		case tag[0] == '?' || tag[0] == '!':
		case tag[0] == '/':
			top := stack[len(stack)-1]
			if len(stack) == 1 || top.tag != string(tag[1:]) {
				return fmt.Errorf("</%s> where </%s> was due", tag[1:], top.tag)
			}
			stack = stack[:len(stack)-1]
		case tag[len(tag)-1] != '/':
			name, attributes, _ := bytes.Cut(tag, []byte(" "))
			stack = append(stack, open{string(name), slotOf(string(name), attributes, slot)})
		}
	}
	if len(stack) > 1 {
		return fmt.Errorf("<%s> is not closed", stack[len(stack)-1].tag)
	}
	return nil
}

// slotOf says what the sheets do: it has to agree with baseSheet.
func slotOf(tag string, attributes []byte, outer int) int {
	slot := outer
	switch tag {
	case "h1", "strong", "em", "th":
		slot = slotStrong
	case "h2", "h3", "h4", "h5", "h6", "b":
		slot = slotHeading
	case "code", "pre":
		slot = slotCode
	}
	_, class, ok := bytes.Cut(attributes, []byte(`class="`))
	if !ok {
		return slot
	}
	class, _, _ = bytes.Cut(class, []byte(`"`))
	for _, c := range bytes.Fields(class) {
		switch string(c) {
		case "slogan", "subtitle", "by", "credit", "pullquote", "abstract":
			slot = slotKai
		case "title-h":
			slot = slotStrong
		case "callout-h":
			slot = slotHeading
		case "quiet":
			slot = slotBody
		}
	}
	return slot
}

func addText(b []byte, sets *[len(slots)]runeSet, slot int) {
	for len(b) > 0 {
		if b[0] == '&' {
			if end := bytes.IndexByte(b, ';'); end > 0 {
				for _, r := range unescape(string(b[1:end])) {
					sets[slot].add(r)
					sets[slotBody].add(r)
				}
				b = b[end+1:]
				continue
			}
		}
		r, n := utf8.DecodeRune(b)
		sets[slot].add(r)
		sets[slotBody].add(r)
		b = b[n:]
	}
}

// unescape knows the entities that markup.text writes.
func unescape(entity string) string {
	switch entity {
	case "amp":
		return "&"
	case "lt":
		return "<"
	case "gt":
		return ">"
	case "quot":
		return `"`
	}
	return ""
}
