package content

import "strconv"

// nodeProblem holds the article to Limits.Nodes (content.md §4): sections, blocks, items, rows, cells, lines and what is
// within a line. Readers of trees have counted those of the source; text and Markdown have none but these.
func nodeProblem(a *Article, file string, o Options) []Problem {
	c := nodeCount{left: o.Limits.WithDefaults().Nodes}
	limit := c.left
	c.inlines(a.Title, Pos{})
	c.blocks(a.Abstract)
	for i := range a.Sections {
		s := &a.Sections[i]
		c.take(1, s.Pos)
		c.inlines(s.Slogan, s.Pos)
		c.inlines(s.Heading, s.Pos)
		c.blocks(s.Blocks)
	}
	for i := range a.Notes {
		c.take(1, a.Notes[i].Pos)
		c.blocks(a.Notes[i].Blocks)
	}
	if c.left >= 0 {
		return nil
	}
	if c.at.Line == 0 {
		c.at = Pos{File: file, Line: 1, Col: 1}
	}
	return []Problem{{Severity: Error, Code: "E-NODES", Pos: c.at, Msg: "more than " + strconv.Itoa(limit) + " nodes",
		Hint: "split the document, or raise the limit with --limit nodes=NUMBER"}}
}

// nodeCount counts down to the node that is one too many and keeps its place.
type nodeCount struct {
	left int
	at   Pos
}

func (c *nodeCount) take(n int, at Pos) {
	if c.left >= 0 && c.left < n {
		c.at = at
	}
	c.left -= n
}

func (c *nodeCount) inlines(in []Inline, at Pos) {
	c.take(len(in), at)
	for _, n := range in {
		if kids, _ := kidsOf(n); len(kids) > 0 {
			c.inlines(kids, at)
		}
	}
}

func (c *nodeCount) blocks(list []Block) {
	for _, b := range list {
		if c.left < 0 {
			return
		}
		switch n := b.(type) {
		case *Para:
			c.take(1, n.Pos)
			c.inlines(n.RunIn, n.Pos)
			c.inlines(n.Text, n.Pos)
		case *List:
			c.take(1, n.Pos)
			for i := range n.Items {
				c.take(1, n.Items[i].Pos)
				c.blocks(n.Items[i].Blocks)
			}
		case *Table:
			c.table(n)
		case *Quote:
			c.take(1, n.Pos)
			c.blocks(n.Blocks)
			c.inlines(n.By, n.Pos)
		case *PullQuote:
			c.take(1, n.Pos)
			c.inlines(n.Text, n.Pos)
			c.inlines(n.By, n.Pos)
		case *Figure:
			c.take(1, n.Pos)
			c.inlines(n.Caption, n.Pos)
		case *Verse:
			c.take(1, n.Pos)
			for _, l := range n.Lines {
				c.take(1, n.Pos)
				c.inlines(l, n.Pos)
			}
		case *Callout:
			c.take(1, n.Pos)
			c.inlines(n.Title, n.Pos)
			c.blocks(n.Blocks)
		case *Code:
			c.take(1, n.Pos)
		case *Math:
			c.take(1, n.Pos)
		case *Rule:
			c.take(1, n.Pos)
		}
	}
}

func (c *nodeCount) table(t *Table) {
	c.take(1, t.Pos)
	c.inlines(t.Caption, t.Pos)
	for i := range t.Rows {
		c.take(1, t.Pos)
		for j := range t.Rows[i].Cells {
			cell := &t.Rows[i].Cells[j]
			c.take(1, cell.Pos)
			c.inlines(cell.Text, cell.Pos)
		}
	}
}
