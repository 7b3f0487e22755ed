package cmd

import (
	"os"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
)

// source is an input as messages quote it: its bytes, or the path to read them from when a message needs them.
type source struct {
	path     string
	data     []byte
	encoding string // found by the reader; "" = not known
	reader   string // of it; "" = not known
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
		s.lines = content.NewLines(file, s.text(file))
		a.sources[file] = s
	}
	if n < 1 || n > s.lines.Count() {
		return "", false
	}
	line := cut(s.lines.Line(n), 1<<16)
	return line, strings.TrimSpace(line) != ""
}

// text is what places count the lines of: for office files and books their paragraphs, nothing for other binary files.
func (s *source) text(file string) string {
	src := content.Source{Name: file, Data: s.data}
	switch {
	case !content.Binary(s.data[:min(len(s.data), 4096)]):
		d, _ := content.Decode(src, content.Options{Encoding: s.encoding})
		return d.Text
	case s.reader == "":
		return ""
	}
	return content.AccountText(src, content.Options{Formats: formats.All()}, s.reader)
}
