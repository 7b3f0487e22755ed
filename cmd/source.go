package cmd

import (
	"os"
	"strings"

	"github.com/kanben/kanben/content"
)

// source is an input as messages quote it: its bytes, or the path to read them from when a message needs them.
type source struct {
	path     string
	data     []byte
	encoding string // found by the reader; "" = not known
	lines    *content.Lines
}

func (a *app) remember(name string, s source) {
	if a.sources == nil {
		a.sources = map[string]source{}
	}
	a.sources[name] = s
}

// sourceLine returns the text of line n (from 1) of a file that this run has read. It is decoded once, for the
// first message that needs it.
func (a *app) sourceLine(file string, n int) (string, bool) {
	s, ok := a.sources[file]
	if !ok {
		return "", false
	}
	if s.lines == nil {
		if s.data == nil {
			s.data, _ = os.ReadFile(s.path)
		}
		d, _ := content.Decode(content.Source{Name: file, Data: s.data}, content.Options{Encoding: s.encoding})
		s.lines = content.NewLines(file, d.Text)
		a.sources[file] = s
	}
	if n < 1 || n > s.lines.Count() {
		return "", false
	}
	line := cut(s.lines.Line(n), 1<<16)
	return line, strings.TrimSpace(line) != ""
}
