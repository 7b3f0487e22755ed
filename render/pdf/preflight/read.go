package preflight

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// file is a PDF that is read object by object.
type file struct {
	b       []byte
	places  map[int]place
	trailer Dict
	cache   map[int]any
	busy    map[int]bool
	packs   map[int][]any
	version string
	errs    []string // objects that could not be read
}

// place is an offset, or an index within an object stream.
type place struct{ offset, pack, nth int }

// open reads header, cross-references and trailer.
func open(b []byte) (*file, error) {
	f := &file{b: b, places: map[int]place{}, cache: map[int]any{}, busy: map[int]bool{}, packs: map[int][]any{}, trailer: Dict{}}
	if !bytes.HasPrefix(b, []byte("%PDF-")) || len(b) < 20 {
		return nil, errors.New("no PDF header at the first byte")
	}
	f.version = string(b[5:8])
	tail := b[max(0, len(b)-1100):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return nil, errors.New("no startxref")
	}
	l := &lexer{b: tail, at: i + len("startxref")}
	v, _, _ := l.next()
	at, ok := v.(int)
	if !ok {
		return nil, errors.New("no startxref")
	}
	seen := map[int]bool{}
	for at > 0 {
		if seen[at] || at >= len(b) {
			return nil, errors.New("the cross-references run in a circle or outside the file")
		}
		seen[at] = true
		prev, err := f.section(at)
		if err != nil {
			return nil, err
		}
		at = prev
	}
	return f, nil
}

// section reads one cross-reference section and returns the offset of the one before it, 0 for none.
func (f *file) section(at int) (prev int, err error) {
	l := &lexer{b: f.b, at: at}
	v, _, err := l.next()
	if err != nil {
		return 0, err
	}
	if v == keyword("xref") {
		return f.table(l)
	}
	s, _, err := f.objectAt(at)
	if err != nil {
		return 0, fmt.Errorf("cross-reference stream: %w", err)
	}
	stream, ok := s.(*Stream)
	if !ok {
		return 0, errors.New("no cross-reference section")
	}
	return f.rows(stream)
}

func (f *file) table(l *lexer) (int, error) {
	for {
		v, ok, err := l.next()
		if err != nil || !ok {
			return 0, errSyntax
		}
		if v == keyword("trailer") {
			break
		}
		first, a := v.(int)
		v, _, _ = l.next()
		count, b := v.(int)
		if !a || !b || count < 0 || count > len(f.b)/16 {
			return 0, errSyntax
		}
		for n := range count {
			var row [3]any
			for i := range row {
				row[i], _, _ = l.next()
			}
			off, ok := row[0].(int)
			if !ok {
				return 0, errSyntax
			}
			if row[2] == keyword("n") {
				f.put(first+n, place{offset: off})
			} else {
				f.put(first+n, place{offset: -1})
			}
		}
	}
	v, _, err := l.next()
	d, ok := v.(Dict)
	if err != nil || !ok {
		return 0, errors.New("no trailer")
	}
	return f.join(d), nil
}

// put keeps the newest place of an object.
func (f *file) put(n int, p place) {
	if _, known := f.places[n]; !known {
		f.places[n] = p
	}
}

// join adds a trailer to those of newer sections.
func (f *file) join(d Dict) (prev int) {
	for k, v := range d {
		if _, known := f.trailer[k]; !known {
			f.trailer[k] = v
		}
	}
	prev, _ = d["Prev"].(int)
	return prev
}

// rows reads a cross-reference stream (7.5.8).
func (f *file) rows(s *Stream) (int, error) {
	data, err := f.decode(s)
	if err != nil {
		return 0, err
	}
	w, _ := s.Dict["W"].(Array)
	if len(w) != 3 {
		return 0, errSyntax
	}
	var width [3]int
	for i := range w {
		n, ok := w[i].(int)
		if !ok || n < 0 || n > 8 {
			return 0, errSyntax
		}
		width[i] = n
	}
	row := width[0] + width[1] + width[2]
	size, _ := s.Dict["Size"].(int)
	index, ok := s.Dict["Index"].(Array)
	if !ok {
		index = Array{0, size}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, _ := index[i].(int)
		count, _ := index[i+1].(int)
		for n := 0; n < count && row > 0 && len(data) >= row; n++ {
			kind := 1
			if width[0] > 0 {
				kind = bigEndian(data[:width[0]])
			}
			a, b := bigEndian(data[width[0]:width[0]+width[1]]), bigEndian(data[width[0]+width[1]:row])
			data = data[row:]
			switch kind {
			case 0:
				f.put(first+n, place{offset: -1})
			case 1:
				f.put(first+n, place{offset: a})
			case 2:
				f.put(first+n, place{pack: a, nth: b})
			}
		}
	}
	return f.join(s.Dict), nil
}

func bigEndian(b []byte) int {
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}

// get follows references to the object itself; one that cannot be read is null.
func (f *file) get(v any) any {
	for range 20 {
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.load(r.Num)
	}
	return nil
}

func (f *file) load(n int) any {
	if v, ok := f.cache[n]; ok {
		return v
	}
	p, ok := f.places[n]
	if !ok || p.offset < 0 || f.busy[n] {
		return nil
	}
	f.busy[n] = true
	defer delete(f.busy, n)
	var v any
	var err error
	if p.pack > 0 {
		v, err = f.packed(p)
	} else {
		var num int
		v, num, err = f.objectAt(p.offset)
		if err == nil && num != n {
			err = fmt.Errorf("object %d stands at its place", num)
		}
	}
	if err != nil {
		f.errs = append(f.errs, "object "+strconv.Itoa(n)+": "+err.Error())
		v = nil
	}
	f.cache[n] = v
	return v
}

// objectAt reads "n g obj … endobj".
func (f *file) objectAt(at int) (v any, num int, err error) {
	if at < 0 || at >= len(f.b) {
		return nil, 0, errors.New("offset outside the file")
	}
	l := &lexer{b: f.b, at: at}
	var head [3]any
	for i := range head {
		head[i], _, _ = l.next()
	}
	num, ok := head[0].(int)
	if !ok || head[2] != keyword("obj") {
		return nil, 0, errors.New("no object at its offset")
	}
	v, ok, err = l.next()
	if err != nil || !ok {
		return nil, num, errSyntax
	}
	d, isDict := v.(Dict)
	if !isDict {
		return f.maybeRef(l, v), num, nil
	}
	l.space()
	if !bytes.HasPrefix(l.b[l.at:], []byte("stream")) {
		return d, num, nil
	}
	raw, err := f.streamData(l, d)
	return &Stream{d, raw}, num, err
}

// maybeRef joins an object that is nothing but a reference.
func (f *file) maybeRef(l *lexer, v any) any {
	n, ok := v.(int)
	if !ok {
		return v
	}
	g, _, _ := l.next()
	k, _, _ := l.next()
	if gen, isInt := g.(int); isInt && k == keyword("R") {
		return Ref{n, gen}
	}
	return n
}

func (f *file) streamData(l *lexer, d Dict) ([]byte, error) {
	at := l.at + len("stream")
	if at < len(l.b) && l.b[at] == '\r' {
		at++
	}
	if at < len(l.b) && l.b[at] == '\n' {
		at++
	}
	n, ok := f.get(d["Length"]).(int)
	if !ok || n < 0 || at+n > len(f.b) {
		return nil, errors.New("stream of unknown length")
	}
	rest := &lexer{b: f.b, at: at + n}
	if k, _, _ := rest.next(); k != keyword("endstream") {
		return nil, errors.New("stream of another length than it says")
	}
	return f.b[at : at+n], nil
}

// packed reads an object out of an object stream (7.5.7).
func (f *file) packed(p place) (any, error) {
	objects, ok := f.packs[p.pack]
	if !ok {
		s, isStream := f.load(p.pack).(*Stream)
		if !isStream {
			return nil, errors.New("no object stream")
		}
		var err error
		if objects, err = f.unpack(s); err != nil {
			return nil, err
		}
		f.packs[p.pack] = objects
	}
	if p.nth >= len(objects) {
		return nil, errors.New("not in its object stream")
	}
	return objects[p.nth], nil
}

func (f *file) unpack(s *Stream) ([]any, error) {
	data, err := f.decode(s)
	if err != nil {
		return nil, err
	}
	n, _ := s.Dict["N"].(int)
	first, _ := s.Dict["First"].(int)
	if n < 0 || n > len(data) || first < 0 || first > len(data) {
		return nil, errSyntax
	}
	head := &lexer{b: data[:first]}
	out := make([]any, n)
	for i := range out {
		_, _, _ = head.next()
		v, _, _ := head.next()
		off, ok := v.(int)
		if !ok || off < 0 || first+off > len(data) {
			return nil, errSyntax
		}
		l := &lexer{b: data, at: first + off}
		o, _, err := l.next()
		if err != nil {
			return nil, err
		}
		out[i] = o
	}
	return out, nil
}

func (f *file) dict(v any) Dict {
	switch v := f.get(v).(type) {
	case Dict:
		return v
	case *Stream:
		if v != nil {
			return v.Dict
		}
	}
	return nil
}

func (f *file) array(v any) Array { a, _ := f.get(v).(Array); return a }
func (f *file) name(v any) Name   { n, _ := f.get(v).(Name); return n }
func (f *file) int(v any) int {
	n, _ := number(f.get(v))
	return int(n)
}

func (f *file) rect(v any) (box, bool) {
	a := f.array(v)
	if len(a) != 4 {
		return box{}, false
	}
	var n [4]float64
	for i := range n {
		x, ok := number(f.get(a[i]))
		if !ok {
			return box{}, false
		}
		n[i] = x
	}
	return box{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3])}, true
}
