package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/kanben/kanben/content"
)

// piece is one block of the body on its way to the article.
type piece struct {
	block  content.Block    // nil for a paragraph or heading
	in     []content.Inline // of a paragraph or heading
	text   string           // of in
	level  int              // 1 … 6 of a heading element
	bold   bool             // wholly bold: a heading candidate
	centre bool
	teaser bool // nearly all of it is links and it is no sentence: it leads to other articles
}

// pieceMaker walks the body tree by the allow-list of H6: what is not listed is unwrapped.
type pieceMaker struct {
	page  *page
	out   []piece
	whole int // width of the body's text; 0 inside lists and quotations
}

func (p *page) pieces(root *html.Node) []piece {
	m := &pieceMaker{page: p, whole: content.Width(rawText(root))}
	m.flow(root)
	return m.out
}

// flow reads a container: runs of inline nodes become paragraphs, blocks become themselves.
func (m *pieceMaker) flow(n *html.Node) {
	var run *html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode || c.Type == html.ElementNode && !m.isBlockish(c) {
			if run == nil {
				run = c
			}
			if c.DataAtom == atom.Br && followedByBreak(c) {
				m.para(run, c, n)
				run = nil
			}
			continue
		}
		if c.Type != html.ElementNode {
			continue
		}
		if run != nil {
			m.para(run, c, n)
			run = nil
		}
		m.block(c)
	}
	if run != nil {
		m.para(run, nil, n)
	}
}

// isBlockish reports whether an element makes blocks: by its name, or because it holds some.
func (m *pieceMaker) isBlockish(n *html.Node) bool {
	if isBlock(n.DataAtom) || n.DataAtom == atom.Img || n.DataAtom == atom.Hr || n.DataAtom == atom.Picture || isEmbed(n.DataAtom) {
		return true
	}
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (isBlock(d.DataAtom) || d.DataAtom == atom.Img || d.DataAtom == atom.Br || isEmbed(d.DataAtom)) {
			return true
		}
	}
	return false
}

// followedByBreak reports whether the next node but white space is a further br: two part paragraphs.
func followedByBreak(n *html.Node) bool {
	for c := n.NextSibling; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimFunc(c.Data, content.IsSpace) == "" {
			continue
		}
		return c.DataAtom == atom.Br
	}
	return false
}

func isEmbed(a atom.Atom) bool {
	return a == atom.Iframe || a == atom.Video || a == atom.Audio || a == atom.Embed
}

func (m *pieceMaker) block(n *html.Node) {
	if isEmbed(n.DataAtom) {
		m.page.warn("W-EMBED", "a player or frame is left out: "+content.QuoteInput(attr(n, "src")), attr(n, "src"))
		return
	}
	if isHidden(n) {
		return
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		level, _ := strconv.Atoi(n.Data[1:])
		if in := m.page.inlines(n.FirstChild, nil); len(in) > 0 {
			m.out = append(m.out, piece{in: in, text: content.InlineText(in), level: level})
		}
	case atom.Ul, atom.Ol:
		m.list(n)
	case atom.Dl:
		m.definitions(n)
	case atom.Table:
		m.table(n)
	case atom.Blockquote:
		m.quote(n)
	case atom.Pre:
		if s := strings.Trim(rawText(n), "\n"); strings.TrimSpace(s) != "" {
			m.add(&content.Code{Text: s})
		}
	case atom.Figure:
		m.figure(n)
	case atom.Img:
		m.picture(n, nil)
	case atom.Hr:
		m.add(&content.Rule{})
	default:
		m.flow(n)
	}
}

func (m *pieceMaker) add(b content.Block) { m.out = append(m.out, piece{block: b}) }

// para makes a paragraph of the nodes from first up to end. A single br inside parts paragraphs too where both sides
// are long: pages that write text with br alone.
func (m *pieceMaker) para(first, end, parent *html.Node) {
	in := m.page.inlines(first, end)
	for _, part := range splitBreaks(in) {
		text := content.InlineText(part)
		if strings.TrimFunc(text, content.IsSpace) == "" {
			continue
		}
		m.out = append(m.out, piece{in: part, text: text, bold: wholly(part), centre: isCentred(parent), teaser: isTeaser(first, end)})
	}
}

// splitBreaks parts inlines at their forced breaks. Short lines without sentence ends stay together: an address, a poem.
func splitBreaks(in []content.Inline) [][]content.Inline {
	var parts [][]content.Inline
	from, sentences := 0, false
	for i, n := range in {
		if _, ok := n.(*content.Break); ok {
			parts = append(parts, joinTexts(in[from:i:i]))
			from = i + 1
		}
	}
	parts = append(parts, joinTexts(in[from:]))
	for _, p := range parts {
		text := content.InlineText(p)
		sentences = sentences || content.EndsSentence(text) ||
			len(text) < 300 && content.ParseCreditLine(text, content.AtTail).Kind == content.CreditMatter
	}
	if len(parts) < 2 || !sentences {
		return [][]content.Inline{in}
	}
	return parts
}

// wholly reports whether a paragraph is bold from end to end.
func wholly(in []content.Inline) bool {
	bold := false
	for _, n := range in {
		switch n := n.(type) {
		case *content.Strong:
			bold = true
		case *content.Text:
			if strings.TrimSpace(n.S) != "" {
				return false
			}
		case *content.Break:
		default:
			return false
		}
	}
	return bold
}

func isCentred(n *html.Node) bool {
	return n.DataAtom == atom.Center || attr(n, "align") == "center" || strings.Contains(strings.ReplaceAll(attr(n, "style"), " ", ""), "text-align:center")
}

// blocks returns the blocks of a subtree, headings as paragraphs: for what stands inside lists and quotations.
func (m *pieceMaker) blocks(n *html.Node) []content.Block {
	inner := &pieceMaker{page: m.page}
	inner.flow(n)
	var out []content.Block
	for _, p := range inner.out {
		if p.block != nil {
			out = append(out, p.block)
		} else {
			out = append(out, &content.Para{Text: p.in})
		}
	}
	return out
}

func (m *pieceMaker) list(n *html.Node) {
	l := &content.List{Ordered: n.DataAtom == atom.Ol, Tight: true}
	if start, err := strconv.Atoi(attr(n, "start")); err == nil && start > 1 {
		l.Start = start
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Li {
			if b := m.blocks(c); len(b) > 0 {
				l.Items = append(l.Items, content.Item{Blocks: b})
			}
		}
	}
	if len(l.Items) > 0 {
		m.out = append(m.out, piece{block: l, teaser: isTeaser(n, n.NextSibling)})
	}
}

// isTeaser reports whether at least six tenths of the text of the nodes from first up to end are links, and it does
// not end like a sentence.
func isTeaser(first, end *html.Node) bool {
	all, linked, last := 0, 0, ""
	var count func(n *html.Node, inLink bool)
	count = func(n *html.Node, inLink bool) {
		if n.Type == html.TextNode {
			if t := tight(n.Data); t != "" {
				all += len(t)
				last = t
				if inLink {
					linked += len(t)
				}
			}
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			count(c, inLink || n.DataAtom == atom.A)
		}
	}
	for n := first; n != nil && n != end; n = n.NextSibling {
		count(n, false)
	}
	return linked*10 >= all*6 && linked > 0 && !strings.HasSuffix(last, "。")
}

// definitions reads dl as a list: each term with what it means.
func (m *pieceMaker) definitions(n *html.Node) {
	l := &content.List{Tight: true}
	for c := range n.Descendants() {
		switch c.DataAtom {
		case atom.Dt:
			if b := m.blocks(c); len(b) > 0 {
				l.Items = append(l.Items, content.Item{Blocks: b})
			}
		case atom.Dd:
			b := m.blocks(c)
			if k := len(l.Items); k > 0 {
				l.Items[k-1].Blocks = append(l.Items[k-1].Blocks, b...)
			} else if len(b) > 0 {
				l.Items = append(l.Items, content.Item{Blocks: b})
			}
		}
	}
	if len(l.Items) > 0 {
		m.add(l)
	}
}

// isLayoutQuote reports whether a blockquote only indents: it holds a good part of the body, or pictures.
func (m *pieceMaker) isLayoutQuote(n *html.Node) bool {
	long := content.Width(rawText(n))
	return m.whole > 0 && long > 400 && (3*long > m.whole || hasPicture(n))
}

func (m *pieceMaker) quote(n *html.Node) {
	if m.isLayoutQuote(n) {
		m.flow(n)
		return
	}
	b := m.blocks(n)
	if len(b) == 0 {
		return
	}
	q := &content.Quote{Blocks: b}
	if last, ok := b[len(b)-1].(*content.Para); ok && len(b) > 1 && strings.HasPrefix(content.ParaText(last), "—") {
		q.By, q.Blocks = last.Text, b[:len(b)-1]
	}
	m.add(q)
}

// table reads a table; one that only places things on the page is unwrapped.
func (m *pieceMaker) table(n *html.Node) {
	t := &content.Table{}
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Table:
			m.flowRows(n)
			return
		case atom.Caption:
			t.Caption = m.page.inlines(d.FirstChild, nil)
		case atom.Tr:
			row, header := m.row(d)
			if len(row.Cells) == 0 {
				continue
			}
			if header && t.Header == len(t.Rows) {
				t.Header++
			}
			t.Rows = append(t.Rows, row)
		}
	}
	if len(t.Rows) == 0 || len(t.Rows) == 1 && len(t.Rows[0].Cells) == 1 || attr(n, "role") == "presentation" || hasPicture(n) || isTextTable(n) {
		m.flowRows(n)
		return
	}
	m.add(t)
}

// isTextTable reports whether a table only sets text in place: one of its cells holds the paragraphs of an article.
func isTextTable(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom != atom.Td {
			continue
		}
		paras := 0
		for c := range d.Descendants() {
			if (c.DataAtom == atom.P || c.DataAtom == atom.Div) && ownWidth(c) > 40 {
				if paras++; paras > 3 {
					return true
				}
			}
		}
	}
	return false
}

// ownWidth returns the width of the text that stands in an element itself.
func ownWidth(n *html.Node) (width int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			width += content.Width(c.Data)
		}
	}
	return width
}

func hasPicture(n *html.Node) bool { return firstImg(n) != nil }

// flowRows reads the cells of a layout table one after the other.
func (m *pieceMaker) flowRows(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Td, atom.Th, atom.Caption:
			m.flow(c)
		default:
			if c.Type == html.ElementNode {
				m.flowRows(c)
			}
		}
	}
}

func (m *pieceMaker) row(n *html.Node) (row content.Row, header bool) {
	header = true
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		cell := content.Cell{Text: m.cell(c), Header: c.DataAtom == atom.Th, ColSpan: span(c, "colspan"), RowSpan: span(c, "rowspan")}
		header = header && cell.Header
		row.Cells = append(row.Cells, cell)
	}
	return row, header
}

// cell joins the paragraphs of a cell with forced breaks.
func (m *pieceMaker) cell(n *html.Node) []content.Inline {
	inner := &pieceMaker{page: m.page}
	inner.flow(n)
	var in []content.Inline
	for _, p := range inner.out {
		if len(p.in) == 0 {
			continue
		}
		if len(in) > 0 {
			in = append(in, &content.Break{})
		}
		in = append(in, p.in...)
	}
	return in
}

func span(n *html.Node, key string) int {
	if v, err := strconv.Atoi(attr(n, key)); err == nil && v > 1 && v < 1000 {
		return v
	}
	return 0
}
