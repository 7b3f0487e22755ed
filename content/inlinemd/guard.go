package inlinemd

import (
	"bytes"
	"strconv"

	"github.com/kanben/kanben/content"
)

// What a paragraph may have at most (content.md K3): goldmark's search for partners is quadratic in each of these.
const (
	maxTickRuns   = 300  // different lengths of back-tick runs
	maxMarkRuns   = 1000 // runs of * _ ~
	maxReferences = 1000 // lines that define links
)

// Guard looks for input that takes goldmark more than linear time: brackets that open more than depth times
// inside each other, ladders of back-ticks, thousands of marks in one paragraph. It returns what stops the reading,
// nil if nothing does. depth 0 is 200.
func Guard(source []byte, at func(off int) content.Pos, depth int) *content.Problem {
	if depth == 0 {
		depth = maxDepth
	}
	g := guard{depth: depth}
	for off := 0; off < len(source); {
		end := bytes.IndexByte(source[off:], '\n')
		if end < 0 {
			end = len(source) - off - 1
		}
		if code, msg, i := g.line(source[off : off+end+1]); code != "" {
			return &content.Problem{Severity: content.Error, Code: code, Pos: at(off + i), Msg: msg}
		}
		off += end + 1
	}
	return nil
}

// guard counts what the paragraph so far has.
type guard struct {
	depth       int
	open, links int // brackets, and targets of links, that are open
	marks, refs int
	ticks       map[int]bool
	table       bool
}

func (g *guard) line(line []byte) (code, msg string, at int) {
	body := bytes.TrimLeft(line, " \t")
	if len(bytes.TrimSpace(body)) == 0 {
		*g = guard{depth: g.depth}
		return "", "", 0
	}
	g.table = g.table || isDelimiterRow(body)
	if g.table || startsItem(body) {
		g.marks = 0
	}
	if body[0] == '[' && bytes.Contains(body, []byte("]:")) {
		if g.refs++; g.refs > maxReferences {
			return "E-NODES", "more than " + strconv.Itoa(maxReferences) + " definitions of links in one paragraph", 0
		}
	}
	for i := next(line, 0); i < len(line); {
		n := 1
		switch c := line[i]; c {
		case '\\':
			n = 2
		case '[':
			g.open++
		case ']':
			g.open = max(0, g.open-1)
			if i+1 < len(line) && line[i+1] == '(' {
				g.links++
			}
		case ')':
			g.links = max(0, g.links-1)
		case '`':
			n = runLength(line[i:], c)
			g.tick(n)
		default:
			n = runLength(line[i:], c)
			g.marks++
		}
		if code, msg := g.passed(); code != "" {
			return code, msg, i
		}
		i = next(line, i+n)
	}
	return "", "", 0
}

// next is the next character that counts, len(line) if there is none.
func next(line []byte, from int) int {
	if from >= len(line) {
		return len(line)
	}
	if i := bytes.IndexAny(line[from:], "[])`*_~\\"); i >= 0 {
		return from + i
	}
	return len(line)
}

func (g *guard) tick(n int) {
	if g.ticks == nil {
		g.ticks = map[int]bool{}
	}
	g.ticks[n] = true
}

func (g *guard) passed() (code, msg string) {
	switch {
	case g.open > g.depth || g.links > g.depth:
		return "E-DEPTH", "more than " + strconv.Itoa(g.depth) + " brackets open inside each other"
	case len(g.ticks) > maxTickRuns:
		return "E-NODES", "more than " + strconv.Itoa(maxTickRuns) + " lengths of back-tick runs in one paragraph"
	case g.marks > maxMarkRuns:
		return "E-NODES", "more than " + strconv.Itoa(maxMarkRuns) + " marks of emphasis in one paragraph"
	}
	return "", ""
}

// startsItem reports whether a line begins a list item or heading, and with it a paragraph of its own.
func startsItem(body []byte) bool {
	if len(body) < 2 || body[1] != ' ' && body[0] != '#' {
		return false
	}
	return body[0] == '-' || body[0] == '+' || body[0] == '*' || body[0] == '#'
}

// isDelimiterRow reports whether a line is the second of a table: each row below it has paragraphs of its own.
func isDelimiterRow(body []byte) bool {
	return bytes.IndexByte(body, '-') >= 0 && bytes.IndexByte(body, '|') >= 0 && len(bytes.Trim(body, "|:- \t\r\n")) == 0
}
