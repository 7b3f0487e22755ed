package markdown

import (
	"bytes"
	"strconv"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/inlinemd"
)

// guard refuses, before the parse, nesting that takes goldmark more than linear time (content.md K3).
func guard(source []byte, start int, at func(int) content.Pos, l content.Limits) *content.Problem {
	limit := l.WithDefaults().Nesting
	g := containers{limit: limit}
	for off := start; off < len(source); {
		end := bytes.IndexByte(source[off:], '\n') + 1
		if end == 0 {
			end = len(source) - off
		}
		if i := g.line(source[off : off+end]); i >= 0 {
			return &content.Problem{Severity: content.Error, Code: "E-DEPTH", Pos: at(off + i),
				Msg: "more than " + strconv.Itoa(limit) + " lists, quotations and containers inside each other"}
		}
		off += end
	}
	return inlinemd.Guard(source[start:], func(off int) content.Pos { return at(start + off) }, limit)
}

// containers follows which lists and quotations are open, as far as depth needs it.
type containers struct {
	limit int
	open  []int // columns that the content of list items begins in
	boxes []int // colons of the ::: containers that are open
	fence []byte
}

// line returns the byte at which the limit is passed, -1 if it is not.
func (c *containers) line(line []byte) int {
	body := bytes.TrimLeft(line, " \t")
	if c.inFence(body) || len(bytes.TrimSpace(body)) == 0 {
		return -1
	}
	if n := run(body, ':'); n >= 3 {
		c.box(n, len(bytes.TrimSpace(body)) == n)
	}
	i, col, quotes := 0, 0, 0
	for n := len(c.open); n > 0; n = len(c.open) {
		if indent(line) >= c.open[n-1] {
			break
		}
		c.open = c.open[:n-1]
	}
	if len(c.boxes) > c.limit {
		return 0
	}
	for i < len(line) {
		switch b := line[i]; {
		case b == ' ':
			i, col = i+1, col+1
			continue
		case b == '\t':
			i, col = i+1, col+4-col%4
			continue
		case b == '>':
			quotes++
			i, col = i+1, col+1
		default:
			n := marker(line[i:])
			if n == 0 {
				return -1
			}
			i, col = i+n, col+n
			c.open = append(c.open, col+1)
		}
		if quotes+len(c.open) > c.limit {
			return i - 1
		}
	}
	return -1
}

// box opens a container, or closes the last one that as many colons close.
func (c *containers) box(colons int, closes bool) {
	if !closes {
		c.boxes = append(c.boxes, colons)
		return
	}
	for i := len(c.boxes) - 1; i >= 0; i-- {
		if colons >= c.boxes[i] {
			c.boxes = c.boxes[:i]
			return
		}
	}
}

func indent(line []byte) int {
	col := 0
	for _, b := range line {
		switch b {
		case ' ', '>':
			col++
		case '\t':
			col += 4 - col%4
		default:
			return col
		}
	}
	return col
}

// marker returns the length of the list marker that the text begins with, 0 if there is none.
func marker(b []byte) int {
	n := 0
	for n < len(b) && n < 9 && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	ends := func(i int) bool { return i == len(b) || b[i] == ' ' || b[i] == '\t' || b[i] == '\n' }
	if n > 0 && n < len(b) && (b[n] == '.' || b[n] == ')') && ends(n+1) {
		return n + 1
	}
	if n == 0 && len(b) > 0 && (b[0] == '-' || b[0] == '+' || b[0] == '*') && ends(1) {
		return 1
	}
	return 0
}

// inFence reports whether the line is inside a fenced code block, where marks are text.
func (c *containers) inFence(body []byte) bool {
	run := fenceRun(body)
	switch {
	case c.fence != nil:
		if len(run) >= len(c.fence) && run[0] == c.fence[0] && len(bytes.TrimSpace(body[len(run):])) == 0 {
			c.fence = nil
		}
		return true
	case run != nil:
		c.fence = run
		return true
	}
	return false
}

func fenceRun(body []byte) []byte {
	if len(body) < 3 || body[0] != '`' && body[0] != '~' {
		return nil
	}
	n := 0
	for n < len(body) && body[n] == body[0] {
		n++
	}
	if n < 3 {
		return nil
	}
	return body[:n]
}
