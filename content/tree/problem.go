package tree

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
)

// problem is the error a parser stops with.
type problem struct{ content.Problem }

func (p *problem) Error() string { return p.Msg }

func fail(code string, pos content.Pos, msg, hint string) error {
	return &problem{content.Problem{Severity: content.Error, Code: code, Pos: pos, Msg: msg, Hint: hint}}
}

// asProblem turns what a parser stopped with into a list for the caller.
func asProblem(err error, pos content.Pos) []content.Problem {
	if err == nil {
		return nil
	}
	if p, ok := err.(*problem); ok {
		return []content.Problem{p.Problem}
	}
	return []content.Problem{{Severity: content.Error, Code: "E-SYNTAX", Pos: pos, Msg: err.Error()}}
}

// invalidUTF8 returns the place of the first bad sequence, ok false if there is none.
func invalidUTF8(text string, start content.Pos) (content.Pos, bool) {
	if utf8.ValidString(text) {
		return content.Pos{}, false
	}
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			return NewCursor(text, start).Byte(i), true
		}
	}
	return content.Pos{}, false
}

func depthError(pos content.Pos, limit int) error {
	return fail("E-DEPTH", pos, "more than "+strconv.Itoa(limit)+" levels inside each other", "")
}

func countError(pos content.Pos, limit int) error {
	return fail("E-NODES", pos, "more than "+strconv.Itoa(limit)+" values", "")
}

func repeatedKey(key, first *Node) error {
	return fail("E-KEY2", key.Pos, "the key "+content.QuoteInput(key.Value)+" stands twice",
		"the first stands in line "+strconv.Itoa(first.Pos.Line))
}
