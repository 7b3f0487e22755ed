package mapped

import (
	"encoding/csv"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/account"
	"github.com/kanben/kanben/content/tree"
)

// open finds the records of a file and all its values: JSON, JSON lines or CSV, told apart by name and first character.
func open(name, text string, m *Map, o content.Options) ([]row, []account.Leaf, []content.Problem) {
	switch kindOf(name, text) {
	case kindLines:
		return jsonLines(name, text, m, o)
	case kindCSV:
		return rowsOfCSV(name, text, m, o)
	}
	root, ps := tree.JSON(text, content.Pos{File: name, Line: 1, Col: 1}, tree.LimitsOf(o))
	if root == nil {
		if linesAfterAll(text, ps) {
			return jsonLines(name, text, m, o)
		}
		return nil, nil, ps
	}
	rows, ps := rowsOfJSON(root, m)
	return rows, account.OfJSON(root, text), ps
}

// kind is how a file of records is written.
type kind int

const (
	kindJSON kind = iota
	kindLines
	kindCSV
)

func kindOf(name, text string) kind {
	first := strings.TrimLeft(text, " \t\r\n")
	ext := strings.ToLower(path.Ext(name))
	switch {
	case ext == ".jsonl" || ext == ".ndjson":
		return kindLines
	case ext == ".csv" || ext == ".tsv" || !strings.HasPrefix(first, "{") && !strings.HasPrefix(first, "["):
		return kindCSV
	}
	return kindJSON
}

// linesAfterAll reports whether a text that is no JSON as a whole is a record a line.
func linesAfterAll(text string, ps []content.Problem) bool {
	return strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{") && ps[0].Code == "E-SYNTAX" && manyLines(text)
}

// manyLines reports whether each of the first two lines is a value of its own.
func manyLines(text string) bool {
	n := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if !strings.HasPrefix(line, "{") || !strings.HasSuffix(line, "}") {
			return false
		}
		if n++; n == 2 {
			return true
		}
	}
	return false
}

func rowsOfJSON(root *tree.Node, m *Map) ([]row, []content.Problem) {
	n := root
	if m.Records != "" {
		n = find(root, m.Records)
	}
	switch {
	case n == nil:
		return nil, []content.Problem{{Severity: content.Error, Code: "E-VALUE", Pos: root.Pos, Path: "records",
			Msg: "nothing stands at " + content.QuoteInput(m.Records), Hint: "records in the map is the pointer to the list"}}
	case n.Kind == tree.Map:
		return []row{{n, "records[0]"}}, nil
	case n.Kind != tree.List:
		return nil, []content.Problem{{Severity: content.Error, Code: "E-TYPE", Pos: n.Pos, Path: "records", Msg: "is " + n.Kind.String() + ", not a list of records"}}
	}
	var rows []row
	for i, it := range n.Items {
		rows = append(rows, row{it, "records[" + strconv.Itoa(i) + "]"})
	}
	return rows, nil
}

// jsonLines reads a record a line; a bad line does not stop the others, and counts.
func jsonLines(name, text string, m *Map, o content.Options) ([]row, []account.Leaf, []content.Problem) {
	var rows []row
	var leaves []account.Leaf
	var ps []content.Problem
	count := 0
	at := content.Pos{File: name, Line: 1, Col: 1}
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			n, more := tree.JSON(strings.TrimRight(line, "\r\n"), at, tree.LimitsOf(o))
			ps = append(ps, more...)
			if n != nil {
				leaves = append(leaves, account.OfJSON(n, text)...)
				if m.Records != "" {
					n = find(n, m.Records)
				}
				if n != nil {
					rows = append(rows, row{n, "records[" + strconv.Itoa(count) + "]"})
				}
			}
			count++
		}
		at.Line++
		at.Byte += len(line)
	}
	return rows, leaves, ps
}

// rowsOfCSV reads RFC 4180 with the names of the columns in the first row.
func rowsOfCSV(name, text string, m *Map, o content.Options) ([]row, []account.Leaf, []content.Problem) {
	lines := content.NewLines(name, text)
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = delimiter(text, m)
	r.ReuseRecord = true
	var header []string
	var rows []row
	var leaves []account.Leaf
	limit := o.Limits.WithDefaults().Nodes
	for count := 0; ; {
		values, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, leaves, nil
		}
		if err != nil {
			return rows, leaves, []content.Problem{csvProblem(name, lines, err)}
		}
		if header == nil {
			header = append(header, values...)
			continue
		}
		if count += len(values); count > limit {
			return rows, leaves, []content.Problem{{Severity: content.Error, Code: "E-NODES", Pos: place(lines, name, r, 0), Msg: "more than " + strconv.Itoa(limit) + " values"}}
		}
		n := &tree.Node{Kind: tree.Map, Pos: place(lines, name, r, 0)}
		for i, v := range values {
			pos := place(lines, name, r, i)
			n.Keys = append(n.Keys, &tree.Node{Kind: tree.Scalar, Value: strings.TrimSpace(header[i]), Pos: pos})
			n.Items = append(n.Items, &tree.Node{Kind: tree.Scalar, Value: v, Pos: pos})
			leaves = append(leaves, account.OfCSV(v, pos.Byte, text))
		}
		rows = append(rows, row{n, "records[" + strconv.Itoa(len(rows)) + "]"})
	}
}

// place is where field i of the row that was read last stands.
func place(lines *content.Lines, name string, r *csv.Reader, i int) content.Pos {
	line, col := r.FieldPos(i)
	return inLine(lines, name, line, col)
}

// inLine makes code points of a column that counts bytes.
func inLine(lines *content.Lines, name string, line, col int) content.Pos {
	if line < 1 || line > lines.Count() {
		return content.Pos{File: name, Line: max(line, 1), Col: 1}
	}
	from, to := lines.Range(line)
	return lines.Pos(min(from+max(col, 1)-1, to))
}

func csvProblem(name string, lines *content.Lines, err error) content.Problem {
	p := content.Problem{Severity: content.Error, Code: "E-SYNTAX", Pos: content.Pos{File: name, Line: 1, Col: 1}, Msg: err.Error()}
	var pe *csv.ParseError
	if errors.As(err, &pe) {
		p.Pos, p.Msg = inLine(lines, name, pe.Line, pe.Column), pe.Err.Error()
		if errors.Is(pe.Err, csv.ErrFieldCount) {
			p.Hint = "every row has as many fields as the first"
		}
	}
	return p
}

// delimiter is the map's, else the one of , ; tab that the first line has most of.
func delimiter(text string, m *Map) rune {
	for _, r := range m.Delimiter {
		if r != '"' && r != '\n' && r != '\r' {
			return r
		}
	}
	line, _, _ := strings.Cut(text, "\n")
	best, most := ',', 0
	for _, r := range ",\t;" {
		if n := strings.Count(line, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}
