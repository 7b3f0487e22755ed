package content

import "strconv"

// textNode is one node that holds running text: its path, its inlines (RunIn and Text of a paragraph), and
// whether it is a heading line.
type textNode struct {
	ref     NodeRef
	heading bool
	parts   [2][]Inline
	pos     Pos
}

// eachTextNode calls f for every text node of the article in reading order.
func eachTextNode(a *Article, f func(textNode)) {
	head := func(ref NodeRef, in []Inline, pos Pos) {
		if len(in) > 0 {
			f(textNode{ref: ref, heading: true, parts: [2][]Inline{in}, pos: pos})
		}
	}
	head("kicker", a.Kicker, Pos{})
	head("title", a.Title, Pos{})
	head("subtitle", a.Subtitle, Pos{})
	head("original", a.OriginalTitle, Pos{})
	eachBlockText("abstract", a.Abstract, f)
	for i := range a.Sections {
		s := &a.Sections[i]
		ref := SectionRef(i)
		head(ref.Sub("slogan"), s.Slogan, s.Pos)
		head(ref.Sub("heading"), s.Heading, s.Pos)
		eachBlockText(ref, s.Blocks, f)
	}
	for i, n := range a.Notes {
		eachBlockText(NoteRefNode(i), n.Blocks, f)
	}
}

func eachBlockText(parent NodeRef, blocks []Block, f func(textNode)) {
	for i, b := range blocks {
		ref := parent.Down("b", i)
		line := func(ref NodeRef, in []Inline, pos Pos) {
			if len(in) > 0 {
				f(textNode{ref: ref, parts: [2][]Inline{in}, pos: pos})
			}
		}
		switch n := b.(type) {
		case *Para:
			f(textNode{ref: ref, parts: [2][]Inline{n.RunIn, n.Text}, pos: n.Pos})
		case *List:
			for j, it := range n.Items {
				eachBlockText(ref.Down("i", j), it.Blocks, f)
			}
		case *Table:
			line(ref.Sub("caption"), n.Caption, n.Pos)
			for r, row := range n.Rows {
				for c, cell := range row.Cells {
					line(ref.Sub("r"+strconv.Itoa(r)+"c"+strconv.Itoa(c)), cell.Text, cell.Pos)
				}
			}
		case *Quote:
			eachBlockText(ref, n.Blocks, f)
			line(ref.Sub("by"), n.By, n.Pos)
		case *PullQuote:
			line(ref, n.Text, n.Pos)
			line(ref.Sub("by"), n.By, n.Pos)
		case *Figure:
			line(ref.Sub("caption"), n.Caption, n.Pos)
		case *Verse:
			for j, l := range n.Lines {
				line(ref.Down("l", j), l, n.Pos)
			}
		case *Callout:
			line(ref.Sub("title"), n.Title, n.Pos)
			eachBlockText(ref, n.Blocks, f)
		}
	}
}
