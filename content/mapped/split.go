package mapped

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/account"
	"github.com/kanben/kanben/content/tree"
)

// Piece is a record cut out of its file, for the Reader of Record. Equal records have equal Data, wherever they stand.
type Piece struct {
	Data []byte
	Spot Spot
}

// Spot is where a piece stood in its file.
type Spot struct {
	File      string
	Line, Col int // of its first character, from 1
	Head      int // lines of the piece that are the file's own first lines: the names of the columns
}

// Place returns the place in the file of a place in the piece.
func (s Spot) Place(p content.Pos) content.Pos {
	line, col := p.Line, p.Col
	switch {
	case line > s.Head:
		if line -= s.Head; line == 1 && col > 0 {
			col += s.Col - 1
		}
		line += s.Line - 1
	case line == 0: // nothing more is known than the record
		line, col = s.Line, s.Col
	}
	return content.Pos{File: s.File, Line: line, Col: col}
}

// A piece begins with a line that says how the rest is written.
const pieceJSON, pieceCSV = "json\n", "csv\n"

// Split cuts a file into its records, so that each can be read, and can fail, alone. It returns nil for a file that is to
// be read as a whole: it is one article, or nothing can be cut in it, and reading it says why.
func Split(src content.Source, m *Map, o content.Options) []Piece {
	d, ps := content.Decode(src, o)
	if d.Text == "" || content.AnyFails(ps, o.Mode) {
		return nil
	}
	switch kindOf(src.Name, d.Text) {
	case kindLines:
		return splitLines(src.Name, d.Text, m, o)
	case kindCSV:
		return splitCSV(src.Name, d.Text, m)
	}
	root, ps := tree.JSON(d.Text, content.Pos{File: src.Name, Line: 1, Col: 1}, tree.LimitsOf(o))
	if root == nil {
		if linesAfterAll(d.Text, ps) {
			return splitLines(src.Name, d.Text, m, o)
		}
		return nil
	}
	if m.Records != "" {
		root = find(root, m.Records)
	}
	if root == nil || root.Kind != tree.List {
		return nil
	}
	var out []Piece
	for _, n := range root.Items {
		out = append(out, pieceOf(n, d.Text, 0))
	}
	return out
}

// pieceOf cuts a value out of the text, which begins at the byte offset from of the file.
func pieceOf(n *tree.Node, text string, from int) Piece {
	var raw json.RawMessage
	if err := json.NewDecoder(strings.NewReader(text[n.Pos.Byte-from:])).Decode(&raw); err != nil {
		raw = json.RawMessage("null") // the tree has read it: not reached
	}
	return Piece{append([]byte(pieceJSON), raw...), Spot{n.Pos.File, n.Pos.Line, n.Pos.Col, 0}}
}

// splitLines makes a piece of each line, of a bad one as well: it fails for itself.
func splitLines(name, text string, m *Map, o content.Options) []Piece {
	var out []Piece
	at := content.Pos{File: name, Line: 1, Col: 1}
	for line := range strings.Lines(text) {
		if bare := strings.TrimRight(line, "\r\n"); strings.TrimSpace(bare) != "" {
			out = append(out, lineOf(bare, at, m, o))
		}
		at.Line++
		at.Byte += len(line)
	}
	return out
}

func lineOf(line string, at content.Pos, m *Map, o content.Options) Piece {
	whole := Piece{[]byte(pieceJSON + line), Spot{at.File, at.Line, at.Col, 0}}
	if m.Records == "" {
		return whole
	}
	n, _ := tree.JSON(line, at, tree.LimitsOf(o))
	if n == nil {
		return whole
	}
	if n = find(n, m.Records); n == nil {
		whole.Data = []byte(pieceJSON + "null") // no record stands in this line: that is reported as no text
		return whole
	}
	return pieceOf(n, line, at.Byte)
}

// splitCSV makes a piece of each row, below the names of the columns. Behind a quotation mark that is never closed no
// row can be told from the next: the rest is one piece, which fails.
func splitCSV(name, text string, m *Map) []Piece {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.ReuseRecord = delimiter(text, m), true
	if _, err := r.Read(); err != nil {
		return nil
	}
	from := int(r.InputOffset())
	head := text[:from]
	lines := strings.Count(head, "\n")
	at := lines + 1
	var out []Piece
	for {
		_, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out
		}
		to := int(r.InputOffset())
		lost := err != nil && !errors.Is(err, csv.ErrFieldCount)
		if lost {
			to = len(text)
		}
		out = append(out, Piece{[]byte(pieceCSV + head + text[from:to]), Spot{name, at, 1, lines}})
		if lost {
			return out
		}
		at += strings.Count(text[from:to], "\n")
		from = to
	}
}

// Record returns the format of the n-th piece of a file, from 1.
func Record(m *Map, n int) content.Format {
	return content.Format{Name: "map", Reader: pieceReader{m, n}}
}

type pieceReader struct {
	m *Map
	n int
}

// Sniff implements content.Reader.
func (pieceReader) Sniff([]byte, string) int { return 100 }

// Read implements content.Reader. Places count from the first character of the record: Spot.Place turns them.
func (r pieceReader) Read(ctx context.Context, src content.Source, o content.Options) (*content.Collection, []content.Problem, error) {
	kind, data, _ := bytes.Cut(src.Data, []byte("\n"))
	src.Data, src.Charset, o.Encoding = data, "", "utf-8"
	text, ps := content.Decode(src, o)
	var rows []row
	var leaves []account.Leaf
	var more []content.Problem
	if string(kind)+"\n" == pieceCSV {
		rows, leaves, more = rowsOfCSV(src.Name, text.Text, r.m, o)
	} else {
		var n *tree.Node
		if n, more = tree.JSON(text.Text, content.Pos{File: src.Name, Line: 1, Col: 1}, tree.LimitsOf(o)); n != nil {
			rows, leaves = []row{{node: n}}, account.OfJSON(n, text.Text)
		}
	}
	path := "records[" + strconv.Itoa(r.n-1) + "]"
	for i := range more {
		more[i].Path = path
	}
	ps = append(ps, more...)
	if len(rows) == 0 || ctx.Err() != nil {
		return nil, ps, ctx.Err()
	}
	rows[0].path = path
	a, more := r.m.article(rows[0], o)
	ps = append(ps, more...)
	if a == nil {
		return nil, ps, nil
	}
	a.Prov.Encoding = text.Encoding
	a.Prov.Spans = account.Part(a, leaves, []int{rows[0].node.Pos.Byte}, 0, text.Text)
	return content.Of(a), ps, nil
}

// AccountText returns what the spans of an article count: the piece without the line that says how it is written.
func (pieceReader) AccountText(src content.Source, o content.Options) string {
	_, src.Data, _ = bytes.Cut(src.Data, []byte("\n"))
	src.Charset, o.Encoding = "", "utf-8"
	d, _ := content.Decode(src, o)
	return d.Text
}
