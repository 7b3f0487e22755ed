package inlinemd

import (
	"bytes"
	"strconv"

	"github.com/kanben/kanben/content"
)

// maxTickRuns is how many different lengths of back-tick runs a paragraph may have: the search for the closing
// run is quadratic in their number (content.md K3).
const maxTickRuns = 300

// Guard looks for input that takes goldmark more than linear time: brackets that open more than depth times
// inside each other, ladders of back-ticks. It returns what stops the reading, nil if nothing does. depth 0 is 200.
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

type guard struct {
	depth, open int
	runs        map[int]bool
}

func (g *guard) line(line []byte) (code, msg string, at int) {
	if len(bytes.TrimSpace(line)) == 0 {
		g.open, g.runs = 0, nil
		return "", "", 0
	}
	for i := bytes.IndexAny(line, "[]`"); i >= 0 && i < len(line); {
		switch line[i] {
		case '[':
			if g.open++; g.open > g.depth {
				return "E-DEPTH", "more than " + strconv.Itoa(g.depth) + " brackets open inside each other", i
			}
			i++
		case ']':
			g.open = max(0, g.open-1)
			i++
		default:
			n := runLength(line[i:], '`')
			if g.runs == nil {
				g.runs = map[int]bool{}
			}
			if g.runs[n] = true; len(g.runs) > maxTickRuns {
				return "E-NODES", "more than " + strconv.Itoa(maxTickRuns) + " lengths of back-tick runs in one paragraph", i
			}
			i += n
		}
		next := bytes.IndexAny(line[i:], "[]`")
		if next < 0 {
			break
		}
		i += next
	}
	return "", "", 0
}
