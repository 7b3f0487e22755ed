package docx

import (
	"path"
	"strings"

	"github.com/kanben/kanben/content/xmltree"
)

// keepLine notes the text of a paragraph, so that every character of the file can be accounted for.
func (d *document) keepLine(n *xmltree.Node) { d.lineOf(d.lines.Line(), n, "") }

// lineOf adds the text inside a node to a line. Text boxes have paragraphs of their own.
func (d *document) lineOf(line int, n *xmltree.Node, why string) {
	for _, k := range kidsOf(n) {
		switch k.Name {
		case "r":
			d.lineFont = fontOf(k.First("rPr"))
			d.lineOf(line, k, why)
		case "t", "delText":
			d.lines.Add(line, letters(raw(k), d.lineFont), why)
		case "tab", "br", "cr", "ptab":
			d.lines.Add(line, " ", why)
		case "noBreakHyphen":
			d.lines.Add(line, "\u2011", why)
		case "softHyphen":
			d.lines.Add(line, "\u00AD", why)
		case "del", "moveFrom":
			d.lineOf(line, k, "deleted")
		case "oMath", "oMathPara":
			d.lines.Add(line, k.Words(), why)
		case "AlternateContent":
			d.lineOf(line, chosen(k), why)
		case "ruby":
			d.lineOf(line, k.First("rubyBase"), why)
			d.lineOf(line, k.First("rt"), "unsupported")
		case "txbxContent", "pPr", "rPr", "instrText", "":
		default:
			d.lineOf(line, k, why)
		}
	}
}

// outside notes the text of parts that are not carried over: headers, footers, comments.
func (d *document) outside() {
	for _, name := range d.archive.Names() {
		part := strings.TrimPrefix(name, path.Dir(d.main)+"/")
		if part == name || !strings.HasSuffix(part, ".xml") || !isOutside(part) {
			continue
		}
		before := d.lines.Count()
		d.outsideOf(d.part(name))
		if d.lines.Count() > before {
			d.leave(strings.TrimRight(strings.TrimSuffix(part, ".xml"), "0123456789"))
		}
	}
	for _, what := range d.left {
		d.info(what + " left out")
	}
}

func isOutside(part string) bool {
	return strings.HasPrefix(part, "header") || strings.HasPrefix(part, "footer") || part == "comments.xml"
}

func (d *document) outsideOf(n *xmltree.Node) {
	if n == nil {
		return
	}
	for _, k := range n.Kids {
		if k.Name == "p" && strings.TrimSpace(k.Words()) != "" {
			d.lineOf(d.lines.Line(), k, "unsupported")
			continue
		}
		d.outsideOf(k)
	}
}
