package docx

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/outline"
	"github.com/kanben/kanben/content/xmltree"
)

// isCode reports whether a paragraph is program text by its style.
func (d *document) isCode(n *xmltree.Node) bool {
	return n.Name == "p" && d.styles[n.Find("pPr", "pStyle").Value("val")].code
}

// code adds a paragraph of program text, to the listing that ends the items if it goes on.
func (d *document) code(items []outline.Item, n *xmltree.Node, goesOn bool) []outline.Item {
	d.keepLine(n)
	var b strings.Builder
	d.codeText(&b, n)
	if goesOn {
		if last, ok := items[len(items)-1].Block.(*content.Code); ok {
			last.Text += "\n" + b.String()
			return items
		}
	}
	return append(items, outline.Item{Block: &content.Code{Text: b.String(), Pos: d.pos()}})
}

// codeText writes the characters inside a node as they are.
func (d *document) codeText(b *strings.Builder, n *xmltree.Node) {
	for _, k := range kidsOf(n) {
		switch k.Name {
		case "t":
			b.WriteString(raw(k))
		case "tab", "ptab":
			b.WriteByte('\t')
		case "br", "cr":
			b.WriteByte('\n')
		case "pPr", "rPr", "instrText", "del", "moveFrom":
		default:
			d.codeText(b, k)
		}
	}
}
