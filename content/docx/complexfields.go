package docx

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/xmltree"
)

// field is a complex field that is open: an instruction, then what it last gave.
type field struct {
	instruction strings.Builder
	result      bool
	from        int // where its result begins in the inlines
}

// instruction takes what stands in the instruction of a field, which is no text; false outside of one.
func (in *inline) instruction(k *xmltree.Node) bool {
	if len(in.open) == 0 || in.open[len(in.open)-1].result {
		return false
	}
	if k.Name == "instrText" {
		in.open[len(in.open)-1].instruction.WriteString(raw(k))
	}
	return true
}

func (in *inline) fieldChar(kind string) {
	last := len(in.open) - 1
	switch {
	case kind == "begin":
		in.open = append(in.open, field{})
	case last < 0:
	case kind == "separate":
		in.flush()
		in.open[last].result, in.open[last].from = true, len(in.out)
	case kind == "end":
		f := in.open[last]
		in.open = in.open[:last]
		in.flush()
		if url := addressOf(f.instruction.String()); f.result && url != "" && len(in.out) > f.from {
			kids := append([]content.Inline(nil), in.out[f.from:]...)
			in.out = append(in.out[:f.from], &content.Link{URL: url, Kids: kids, Pos: in.pos})
		}
	}
}

// addressOf is the web address of HYPERLINK "https://…", "" for other fields and for places in the document.
func addressOf(instruction string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(instruction), "HYPERLINK")
	if !ok {
		return ""
	}
	url, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(rest), `"`), `"`)
	url = strings.TrimSpace(url)
	if !strings.Contains(url, ":") || strings.ContainsAny(url, " \\") {
		return ""
	}
	return url
}
