package formats_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
)

// TestBadInput holds the table of content.md §12 as far as reading raw text and choosing a format go.
func TestBadInput(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file string
		data []byte
		o    content.Options
		code string
		line int
	}{
		"empty":                 {"a.txt", nil, content.Options{}, "E-EMPTY", 1},
		"white space":           {"a.md", []byte("\n\u3000 \t\n"), content.Options{}, "E-EMPTY", 1},
		"picture named .md":     {"a.md", append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x06\x40"), bytes.Repeat([]byte{0, 1, 0xFE, 0x80}, 50)...), content.Options{}, "E-FORMAT", 1},
		"unknown format":        {"a.txt", []byte("题\n正文。"), content.Options{From: "docx9"}, "E-FORMAT", 1},
		"cut in a character":    {"a.txt", []byte("书船靠岸\n清晨的渡口起了雾，书船慢慢靠上北\xe5\xb2"), content.Options{}, "E-ENCODING", 2},
		"too big":               {"a.txt", []byte("题\n正文。"), content.Options{Limits: content.Limits{Input: 4}}, "E-SIZE", 1},
		"no title":              {"a.txt", []byte(strings.Repeat("书船慢慢靠上北岸，船舱里有两千册书。", 4)), content.Options{}, "E-TITLE", 1},
		"title without a body":  {"a.txt", []byte("书船靠岸的早晨"), content.Options{}, "E-EMPTY", 1},
		"replacement character": {"a.txt", []byte("书船靠岸\n船舱里\uFFFD两千册书。"), content.Options{}, "W-FFFD", 2},
		"named .json, is text":  {"a.json", []byte("书船靠岸\n\n船舱里有两千册书。"), content.Options{}, "", 0},
	} {
		c.o.Formats = formats.All()
		_, ps, err := content.Read(t.Context(), content.Source{Name: c.file, Data: c.data}, c.o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if c.code != "" && !has(ps, c.code, c.line) {
			t.Errorf("%s: want %s in line %d, got %v", name, c.code, c.line, ps)
		}
	}
}

func has(ps []content.Problem, code string, line int) bool {
	for _, p := range ps {
		if p.Code == code && p.Pos.Line == line {
			return true
		}
	}
	return false
}

// TestModes: default fails on errors, lenient lets those with a fallback pass, strict fails on doubtful warnings.
func TestModes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		sev                      content.Severity
		code                     string
		byDefault, lenient, hard bool
	}{
		{content.Error, "E-TITLE", true, false, true},
		{content.Error, "E-EMPTY", true, true, true},
		{content.Error, "E-ENCODING", true, false, true},
		{content.Warning, "W-PROSE", false, false, true},
		{content.Warning, "W-QUOTE", false, false, false},
		{content.Info, "I-GUESS", false, false, false},
	} {
		p := content.Problem{Severity: c.sev, Code: c.code}
		if content.Fails(p, content.DefaultMode) != c.byDefault || content.Fails(p, content.Lenient) != c.lenient || content.Fails(p, content.Strict) != c.hard {
			t.Errorf("%s: %v %v %v", c.code, content.Fails(p, content.DefaultMode), content.Fails(p, content.Lenient), content.Fails(p, content.Strict))
		}
	}
}

// TestCancelled: a cancelled context is an error about the world.
func TestCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := content.Read(ctx, content.Source{Name: "a.txt", Data: []byte("题\n\n正文。")}, content.Options{Formats: formats.All()}); err == nil {
		t.Error("no error")
	}
}

// TestProblemsAreCut: at most 200 of a code in a file, then one line with the rest.
func TestProblemsAreCut(t *testing.T) {
	t.Parallel()
	var ps []content.Problem
	for i := 300; i > 0; i-- {
		ps = append(ps, content.Problem{Code: "W-FFFD", Pos: content.Pos{File: "a", Line: i}})
	}
	ps = content.SortProblems(append(ps, content.Problem{Code: "E-TITLE", Pos: content.Pos{File: "a", Line: 7}}))
	if len(ps) != 202 || ps[0].Pos.Line != 1 || ps[len(ps)-1].Msg != "and 100 more" {
		t.Errorf("%d problems, the last %v", len(ps), ps[len(ps)-1])
	}
}
