package fonts

import (
	"errors"
	"fmt"
)

// The kinds of sfnt files by their first four bytes (OpenType 1.9, Organization of an OpenType font).
const (
	kindTrueType   = tag(0x00010000)
	kindApple      = tag('t')<<24 | tag('r')<<16 | tag('u')<<8 | tag('e')
	kindCFF        = tag('O')<<24 | tag('T')<<16 | tag('T')<<8 | tag('O')
	kindCollection = tag('t')<<24 | tag('t')<<16 | tag('c')<<8 | tag('f')
	kindWOFF       = tag('w')<<24 | tag('O')<<16 | tag('F')<<8 | tag('F')
	kindWOFF2      = tag('w')<<24 | tag('O')<<16 | tag('F')<<8 | tag('2')
)

// maxTables bounds the table directory; real fonts have fewer than 40.
const maxTables = 256

// ErrFormat is in the chain of every error about bytes that are no font kanben can read.
var ErrFormat = errors.New("not a readable font")

// entry is a table of a font, its range checked.
type entry struct {
	tag  tag
	data table
}

// directory is the tables of one font in the order of the file.
type directory []entry

// find returns the table, nil if the font has none.
func (d directory) find(name string) table {
	want := tagOf(name)
	for i := range d {
		if d[i].tag == want {
			return d[i].data
		}
	}
	return nil
}

// readDirectory returns the tables of the font of the index in data.
func readDirectory(data table, index int) (directory, error) {
	switch kind := tag(data.u32(0)); kind {
	case kindTrueType, kindApple, kindCFF:
		if index != 0 {
			return nil, fmt.Errorf("face %d of a file with one face: %w", index, ErrFormat)
		}
		return readTables(data, 0)
	case kindCollection:
		return readCollection(data, index)
	case kindWOFF:
		return readWOFF(data, index)
	case kindWOFF2:
		return nil, fmt.Errorf("WOFF2 is a web format; give the .ttf or .otf it was made from: %w", ErrFormat)
	default:
		return nil, fmt.Errorf("first bytes %q: %w", data[:min(4, len(data))], ErrFormat)
	}
}

// Faces returns how many faces the file holds: 1 unless it is a collection (TTC, OTC).
func Faces(data []byte) int {
	t := table(data)
	if tag(t.u32(0)) != kindCollection {
		return 1
	}
	return min(t.u32(8), max(0, len(data)-12)/4)
}

func readCollection(data table, index int) (directory, error) {
	if n := Faces(data); index < 0 || index >= n {
		return nil, fmt.Errorf("face %d of a collection of %d: %w", index, n, ErrFormat)
	}
	return readTables(data, data.u32(12+4*index))
}

// readTables reads the table directory at off; offsets in it count from the start of the file.
func readTables(data table, off int) (directory, error) {
	n := data.u16(off + 4)
	if n == 0 || n > maxTables || !data.has(off+12, 16*n) {
		return nil, fmt.Errorf("table directory at byte %d: %d tables: %w", off, n, ErrFormat)
	}
	dir := make(directory, n)
	for i := range dir {
		rec := off + 12 + 16*i
		name, start, length := tag(data.u32(rec)), data.u32(rec+8), data.u32(rec+12)
		body, ok := data.slice(start, length)
		if !ok {
			return nil, fmt.Errorf("table %q: bytes %d to %d of %d: %w", name, start, start+length, len(data), ErrFormat)
		}
		dir[i] = entry{name, body}
	}
	return dir, nil
}
