package content

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// choose picks the format of the source (content.md §4): Options.From, else the highest Sniff. The format is nil
// when the problems say why none fits.
func choose(src Source, o Options) (*Format, []Problem) {
	start := Pos{File: src.Name, Line: 1, Col: 1}
	if limit := o.Limits.input(); int64(len(src.Data)) > max(limit, o.Limits.WithDefaults().Unpacked) {
		return nil, []Problem{sizeProblem(src.Name, len(src.Data), limit)}
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(src.Data, []byte("\xEF\xBB\xBF")))) == 0 {
		return nil, []Problem{{Severity: Error, Code: "E-EMPTY", Pos: start, Msg: "the input is empty"}}
	}
	if o.From != "" {
		if i := slices.IndexFunc(o.Formats, func(f Format) bool { return f.Name == o.From }); i >= 0 {
			return &o.Formats[i], nil
		}
		return nil, []Problem{{Severity: Error, Code: "E-FORMAT", Pos: start,
			Msg: "unknown format " + QuoteInput(o.From), Hint: "known: " + formatNames(o.Formats)}}
	}
	head := sniffHead(src.Data)
	if p, ok := foreignProblem(head, start); ok {
		return nil, []Problem{p}
	}
	best, score := -1, 0
	for i, f := range o.Formats {
		if n := f.Reader.Sniff(head, src.Name); n > score {
			best, score = i, n
		}
	}
	if best < 0 || score < 80 && Binary(head) {
		return nil, []Problem{{Severity: Error, Code: "E-FORMAT", Pos: start,
			Msg: "the input is binary or of no known format", Hint: "known: " + formatNames(o.Formats)}}
	}
	return &o.Formats[best], sniffProblem(src.Name, o.Formats, best)
}

// sniffProblem warns when the file name belongs to another format than the content.
func sniffProblem(name string, formats []Format, best int) []Problem {
	ext := strings.ToLower(path.Ext(name))
	if ext == "" || slices.Contains(formats[best].Exts, ext) {
		return nil
	}
	for _, f := range formats {
		if slices.Contains(f.Exts, ext) {
			return []Problem{{Severity: Warning, Code: "W-SNIFF", Pos: Pos{File: name, Line: 1, Col: 1},
				Msg:  fmt.Sprintf("named like %s, but the content is %s", f.Name, formats[best].Name),
				Hint: "force the format with --from"}}
		}
	}
	return nil
}

func formatNames(formats []Format) string {
	var names []string
	for _, f := range formats {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// sniffHead returns the first 64 KiB for Sniff: as they are, or decoded from UTF-16. Markers of all formats are
// ASCII, so other charsets need no decoding here.
func sniffHead(data []byte) []byte {
	head := data[:min(len(data), 64<<10)]
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		if out, err := charset("utf-16").NewDecoder().Bytes(head[:len(head)&^1]); err == nil {
			return out
		}
	}
	return head
}

// Binary reports whether head, the begin of an input, is no text: more than 1 % NUL, or more than 2 % of other
// controls in what is not valid UTF-8.
func Binary(head []byte) bool {
	nul, controls := 0, 0
	for _, c := range head {
		if c == 0 {
			nul++
		}
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B {
			controls++
		}
	}
	if nul*100 > len(head) {
		return true
	}
	return controls*50 > len(head) && !utf8.Valid(head)
}
