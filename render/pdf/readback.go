package pdf

import (
	"bytes"
	"fmt"
	"strconv"
)

// drawn is what the finisher takes from fpdf's output: the content of each page, and for each picture the name
// that the content calls it by.
type drawn struct {
	contents [][]byte
	pictures map[int]string
}

// readBack reads the file that fpdf wrote for the pages. Its shape is asserted, never guessed: a page at every
// odd object number from 3, its content at the next, pictures after the last page.
func readBack(b []byte, pages int) (*drawn, error) {
	r := &reader{b: b}
	if err := r.crossReference(); err != nil {
		return nil, fmt.Errorf("read fpdf's output: %w", err)
	}
	d := &drawn{pictures: map[int]string{}}
	for i := range pages {
		c, err := r.pageContent(3 + 2*i)
		if err != nil {
			return nil, fmt.Errorf("read fpdf's output: page %d: %w", i+1, err)
		}
		d.contents = append(d.contents, c)
	}
	if err := r.readPictures(d, 3+2*pages); err != nil {
		return nil, fmt.Errorf("read fpdf's output: %w", err)
	}
	return d, nil
}

// reader reads the classic PDF that fpdf writes, and no other.
type reader struct {
	b       []byte
	offsets []int
}

func (r *reader) crossReference() error {
	i := bytes.LastIndex(r.b, []byte("startxref\n"))
	if i < 0 {
		return fmt.Errorf("no startxref")
	}
	at, rest, ok := number(r.b[i+len("startxref\n"):])
	if !ok || !bytes.Equal(rest, []byte("\n%%EOF\n")) || at >= i || !bytes.HasPrefix(r.b[at:], []byte("xref\n0 ")) {
		return fmt.Errorf("no cross-reference table")
	}
	n, rest, ok := number(r.b[at+len("xref\n0 "):])
	if !ok || len(rest) < 1+20*n || n < 5 {
		return fmt.Errorf("short cross-reference table")
	}
	r.offsets = make([]int, n)
	for k := 1; k < n; k++ {
		row := rest[1+20*k:] // "0000000000 65535 f \n", 20 bytes a row
		off, tail, ok := number(row)
		if !ok || !bytes.HasPrefix(tail, []byte(" 00000 n \n")) || off >= at {
			return fmt.Errorf("object %d: bad offset", k)
		}
		r.offsets[k] = off
	}
	return nil
}

// number reads decimal digits.
func number(b []byte) (n int, rest []byte, ok bool) {
	i := 0
	for i < len(b) && i < 18 && b[i] >= '0' && b[i] <= '9' {
		i++
	}
	n, err := strconv.Atoi(string(b[:i]))
	return n, b[i:], err == nil
}

// object returns the bytes after "n 0 obj\n".
func (r *reader) object(n int) ([]byte, error) {
	head := strconv.Itoa(n) + " 0 obj\n"
	if n >= len(r.offsets) || !bytes.HasPrefix(r.b[r.offsets[n]:], []byte(head)) {
		return nil, fmt.Errorf("object %d is not where it should be", n)
	}
	return r.b[r.offsets[n]+len(head):], nil
}

func (r *reader) pageContent(n int) ([]byte, error) {
	page, err := r.object(n)
	if err != nil {
		return nil, err
	}
	dict, _, ok := bytes.Cut(page, []byte("endobj"))
	if !ok || !bytes.HasPrefix(dict, []byte("<</Type /Page\n")) || !bytes.HasSuffix(dict, fmt.Appendf(nil, "/Contents %d 0 R>>\n", n+1)) {
		return nil, fmt.Errorf("object %d is no page", n)
	}
	b, err := r.object(n + 1)
	if err != nil {
		return nil, err
	}
	return streamOf(b)
}

func streamOf(b []byte) ([]byte, error) {
	const head = "<</Length "
	if !bytes.HasPrefix(b, []byte(head)) {
		return nil, fmt.Errorf("content is no plain stream")
	}
	size, rest, ok := number(b[len(head):])
	const mid, end = ">>\nstream\n", "\nendstream\nendobj\n"
	if !ok || !bytes.HasPrefix(rest, []byte(mid)) || len(rest) < len(mid)+size+len(end) {
		return nil, fmt.Errorf("content stream is cut short")
	}
	if !bytes.HasPrefix(rest[len(mid)+size:], []byte(end)) {
		return nil, fmt.Errorf("content stream has another length")
	}
	return rest[len(mid) : len(mid)+size], nil
}

// readPictures finds the stubs by their width and their names in the resource dictionary, object 2.
func (r *reader) readPictures(d *drawn, from int) error {
	byObject := map[int]int{}
	for n := from; n < len(r.offsets)-2; n++ {
		b, err := r.object(n)
		if err != nil {
			return err
		}
		const head = "<</Type /XObject\n/Subtype /Image\n/Width "
		if !bytes.HasPrefix(b, []byte(head)) {
			return fmt.Errorf("object %d is no picture", n)
		}
		width, _, ok := number(b[len(head):])
		if !ok {
			return fmt.Errorf("object %d has no width", n)
		}
		byObject[n] = width - 1
	}
	res, err := r.object(2)
	if err != nil {
		return err
	}
	_, names, ok := bytes.Cut(res, []byte("/XObject <<\n"))
	names, _, end := bytes.Cut(names, []byte(">>"))
	if !ok || !end {
		return fmt.Errorf("no resources")
	}
	for line := range bytes.Lines(names) {
		name, rest, ok := bytes.Cut(bytes.TrimPrefix(line, []byte("/")), []byte(" "))
		n, rest, isNumber := number(rest)
		pic, known := byObject[n]
		if !ok || !isNumber || !known || !bytes.Equal(rest, []byte(" 0 R\n")) {
			return fmt.Errorf("unknown resource %q", line)
		}
		d.pictures[pic] = string(name)
	}
	if len(d.pictures) != len(byObject) {
		return fmt.Errorf("%d pictures, %d names", len(byObject), len(d.pictures))
	}
	return nil
}
