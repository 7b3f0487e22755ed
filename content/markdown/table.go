package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tableParser makes a table of a paragraph whose second line is a row of dashes (GFM §4.10). goldmark's own costs
// a millisecond at every start, for regular expressions that it does not need.
type tableParser struct{}

// Transform implements parser.ParagraphTransformer. Lines before the header row stay a paragraph.
func (tableParser) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := node.Lines(), reader.Source()
	for i := 1; i < lines.Len(); i++ {
		aligns := delimiterRow(cells(lines.At(i), source), source)
		if aligns == nil {
			continue
		}
		head := cells(lines.At(i-1), source)
		if len(head) != len(aligns) {
			return
		}
		t := east.NewTable()
		t.Alignments = aligns
		t.SetPos(lines.At(i - 1).Start)
		t.AppendChild(t, east.NewTableHeader(row(head, aligns)))
		for j := i + 1; j < lines.Len(); j++ {
			t.AppendChild(t, row(cells(lines.At(j), source), aligns))
		}
		node.Parent().InsertAfter(node.Parent(), node, t)
		if i == 1 {
			node.Parent().RemoveChild(node.Parent(), node)
			return
		}
		lines.SetSliced(0, i-1)
		last := lines.At(i - 2)
		lines.Set(i-2, last.TrimRightSpace(source))
		return
	}
}

// row makes as many cells as there are columns: missing ones are empty, further ones go.
func row(segs []text.Segment, aligns []east.Alignment) *east.TableRow {
	r := east.NewTableRow(aligns)
	for i, a := range aligns {
		c := east.NewTableCell()
		c.Alignment = a
		if i < len(segs) {
			c.SetPos(segs[i].Start)
			c.Lines().Append(segs[i])
		}
		r.AppendChild(r, c)
	}
	return r
}

// cells parts a line at the bars that no backslash stands before.
func cells(line text.Segment, source []byte) []text.Segment {
	line = trimmed(line, source)
	from, to := line.Start, line.Stop
	if from < to && source[from] == '|' {
		from++
	}
	if from < to && source[to-1] == '|' && source[to-2] != '\\' {
		to--
	}
	var out []text.Segment
	begin := from
	for i := from; i <= to; i++ {
		if i < to && source[i] == '\\' {
			i++
			continue
		}
		if i < to && source[i] != '|' {
			continue
		}
		out = append(out, trimmed(text.NewSegment(begin, min(i, to)), source))
		begin = i + 1
	}
	return out
}

func trimmed(s text.Segment, source []byte) text.Segment {
	s = s.TrimLeftSpace(source)
	return s.TrimRightSpace(source)
}

// delimiterRow reads :-- :-: --: --- for each column; nil for any other line.
func delimiterRow(cols []text.Segment, source []byte) []east.Alignment {
	var out []east.Alignment
	for _, c := range cols {
		v := c.Value(source)
		inner := bytes.TrimSuffix(bytes.TrimPrefix(v, []byte(":")), []byte(":"))
		if len(inner) == 0 || len(bytes.Trim(inner, "-")) > 0 {
			return nil
		}
		switch left, right := v[0] == ':', v[len(v)-1] == ':'; {
		case left && right:
			out = append(out, east.AlignCenter)
		case left:
			out = append(out, east.AlignLeft)
		case right:
			out = append(out, east.AlignRight)
		default:
			out = append(out, east.AlignNone)
		}
	}
	return out
}
