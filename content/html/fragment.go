package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/outline"
)

// Fragment reads a piece of HTML that is text from end to end, such as the body of a feed's entry: its blocks by the
// allow-list of content.md H6, without looking for a body, a title or people round it. base is the address that
// relative ones count from. Pictures are found in parts, by their address as written, or where src and o say. The
// problems carry no place: it is the field's.
func Fragment(text, base string, parts map[string][]byte, src content.Source, o content.Options) (items []outline.Item, assets []content.Asset, ps []content.Problem) {
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return nil, nil, []content.Problem{{Severity: content.Error, Code: "E-DEPTH", Msg: "elements are nested too deep: " + err.Error()}}
	}
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	if countNodes(root) > o.Limits.WithDefaults().Nodes {
		return nil, nil, []content.Problem{{Severity: content.Error, Code: "E-NODES", Msg: "the text has too many nodes"}}
	}
	reveal(root, text)
	p := &page{src: src, o: o, root: root, art: &content.Article{Canonical: base}}
	p.meta.canonical = base
	p.parts.parts = map[string]part{}
	for name, data := range parts {
		p.parts.parts[name] = part{data: data}
	}
	for _, pc := range p.pieces(root) {
		it := outline.Item{Block: pc.block}
		if pc.block == nil {
			it.Block = &content.Para{Text: trimEdges(pc.in)}
		}
		if pc.level > 0 {
			it.Part, it.Level = outline.Heading, pc.level
		}
		items = append(items, it)
	}
	return items, p.art.Assets, p.problems
}
