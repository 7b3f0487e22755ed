package epubin

import (
	"strings"

	"github.com/kanben/kanben/content"
	pages "github.com/kanben/kanben/content/html"
	"github.com/kanben/kanben/content/xmltree"
)

// metadataLines notes what the package document says of the book.
func (b *book) metadataLines(n *xmltree.Node) {
	if n == nil {
		return
	}
	for _, k := range n.Kids {
		if words := k.Words(); k.Name != "" && k.Name != "meta" && words != "" {
			b.lines.Add(b.lines.Line(), words, "")
		}
	}
}

// bodyLines notes the visible text of a document; why says why it is left out.
func (b *book) bodyLines(body *xmltree.Node, why string) finder {
	text := pages.VisibleText(content.Source{Name: b.file, Data: []byte(body.Markup())}, b.opts)
	f := finder{first: b.lines.Count() + 1}
	for line := range strings.SplitSeq(text, "\n") {
		b.lines.Add(b.lines.Line(), line, why)
		f.lines = append(f.lines, tight(line))
	}
	return f
}

// finder tells in which line of a document a block begins. Blocks come in order.
type finder struct {
	first int // line of the book
	lines []string
	at    int
}

// maxApart is how many lines behind the last block the next is looked for.
const maxApart = 2000

func (f *finder) line(b content.Block) int {
	words := tight(content.PlainText(&content.Article{Sections: []content.Section{{Blocks: []content.Block{b}}}}))
	if words == "" {
		return f.first + min(f.at, max(len(f.lines)-1, 0))
	}
	for i := f.at; i < min(len(f.lines), f.at+maxApart); i++ {
		if l := f.lines[i]; l != "" && (strings.HasPrefix(words, l) || strings.HasPrefix(l, words)) {
			f.at = i
			return f.first + i
		}
	}
	return f.first + min(f.at, max(len(f.lines)-1, 0))
}

func tight(s string) string { return strings.Join(strings.Fields(s), "") }
