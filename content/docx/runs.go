package docx

import (
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/xmltree"
)

// inline gathers the text of a paragraph, joining runs that look the same.
type inline struct {
	d     *document
	pos   content.Pos
	out   []content.Inline
	last  marks
	words strings.Builder
	open  []field
	font  string // of the run that is read
}

// runs converts what stands in a paragraph. A style's own marks count only where styled says so: a heading is not
// bold text.
func (d *document) runs(kids []*xmltree.Node, styled bool, base marks) []content.Inline {
	in := &inline{d: d, pos: d.pos()}
	if !styled {
		base = marks{}
	}
	in.kids(kids, base, styled)
	in.flush()
	return trim(joined(in.out))
}

// joined puts texts together that fields have parted.
func joined(in []content.Inline) []content.Inline {
	out := in[:0]
	for _, n := range in {
		if t, ok := n.(*content.Text); ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(*content.Text); ok {
				last.S += t.S
				continue
			}
		}
		out = append(out, n)
	}
	return out
}

func (in *inline) kids(kids []*xmltree.Node, base marks, styled bool) {
	for _, n := range kids {
		switch n.Name {
		case "r":
			in.run(n, base, styled)
		case "ins", "moveTo", "smartTag", "customXml", "dir", "bdo":
			in.kids(n.Kids, base, styled)
		case "fldSimple":
			in.linked(addressOf(n.Value("instr")), n.Kids, base, styled)
		case "sdt":
			in.kids(kidsOf(n.First("sdtContent")), base, styled)
		case "del", "moveFrom":
			in.d.deleted += utf8.RuneCountInString(n.Words())
		case "hyperlink":
			in.link(n, base, styled)
		case "oMath", "oMathPara":
			in.text(n.Words(), base)
			in.d.leave("the layout of formulas")
		}
	}
}

// link keeps a web address; a link within the document is text.
func (in *inline) link(n *xmltree.Node, base marks, styled bool) {
	in.linked(in.d.links[n.Value("id")].target, n.Kids, base, styled)
}

func (in *inline) linked(target string, kids []*xmltree.Node, base marks, styled bool) {
	if !strings.Contains(target, ":") {
		in.kids(kids, base, styled)
		return
	}
	in.flush()
	sub := &inline{d: in.d, pos: in.pos}
	sub.kids(kids, base, styled)
	sub.flush()
	if len(sub.out) > 0 {
		in.out = append(in.out, &content.Link{URL: target, Kids: sub.out, Pos: in.pos})
	}
}

func (in *inline) run(n *xmltree.Node, base marks, styled bool) {
	rPr := n.First("rPr")
	m := base
	style := in.d.styles[rPr.First("rStyle").Value("val")].marks
	if styled {
		m = m.or(style).with(rPr)
	} else {
		own := style.with(rPr)
		m.super, m.sub, m.dots, m.strike, m.code = own.super, own.sub, own.dots, own.strike, own.code
	}
	in.font = fontOf(rPr)
	for _, k := range n.Kids {
		in.part(k, m)
	}
}

// part converts one thing inside a run.
func (in *inline) part(k *xmltree.Node, m marks) {
	if k.Name != "fldChar" && in.instruction(k) {
		return
	}
	switch k.Name {
	case "t":
		in.text(letters(raw(k), in.font), m)
	case "tab", "ptab":
		in.text(" ", m)
	case "noBreakHyphen":
		in.text("\u2011", m)
	case "softHyphen":
		in.text("\u00AD", m)
	case "sym":
		in.symbol(k, m)
	case "br", "cr":
		if t := k.Value("type"); t == "" || t == "textWrapping" {
			in.flush()
			in.out = append(in.out, &content.Break{Pos: in.pos})
		}
	case "fldChar":
		in.fieldChar(k.Value("fldCharType"))
	case "footnoteReference", "endnoteReference":
		in.note(strings.TrimSuffix(k.Name, "Reference"), k.Value("id"))
	case "ruby":
		in.ruby(k, m)
	case "drawing", "pict", "object":
		in.d.drawing(k)
	case "AlternateContent":
		in.alternate(k, m)
	}
}

func raw(n *xmltree.Node) string {
	var b strings.Builder
	for _, k := range n.Kids {
		b.WriteString(k.Text)
	}
	return b.String()
}

// symbol reads a character of a symbol font by its code where that is a character of Unicode.
func (in *inline) symbol(k *xmltree.Node, m marks) {
	code, err := strconv.ParseUint(k.Value("char"), 16, 32)
	if r := symbol(rune(code&0xFFFF), k.Value("font")); r != 0 {
		code = uint64(r)
	}
	if err != nil || code >= 0xE000 && code < 0xF900 {
		in.d.leave("symbols of fonts without Unicode")
		return
	}
	in.text(string(rune(code)), m)
}

// alternate reads the first choice that holds something, else the fallback.
func (in *inline) alternate(k *xmltree.Node, m marks) {
	for _, part := range kidsOf(chosen(k)) {
		in.part(part, m)
	}
}

func chosen(k *xmltree.Node) *xmltree.Node {
	choice := k.First("Choice")
	if choice.Deep("blip") == nil && choice.Deep("txbxContent") == nil && choice.Deep("t") == nil {
		return k.First("Fallback")
	}
	return choice
}

func (in *inline) note(kind, id string) {
	if in.d.notes[noteID(kind, id)] == nil {
		in.d.leave("a reference to a note that is not there")
		return
	}
	in.flush()
	in.out = append(in.out, &content.NoteRef{ID: noteID(kind, id), Pos: in.pos})
	in.d.noteRefs = append(in.d.noteRefs, noteID(kind, id))
}

func (in *inline) ruby(k *xmltree.Node, m marks) {
	base, reading := k.First("rubyBase").Words(), k.First("rt").Words()
	if base == "" || reading == "" {
		in.text(base, m)
		return
	}
	in.flush()
	r := &content.Ruby{Base: base, Reading: []string{reading}, Pos: in.pos}
	if each := strings.Fields(reading); len(each) == utf8.RuneCountInString(base) {
		r.Reading = each
	}
	in.out = append(in.out, r)
}

func (in *inline) text(s string, m marks) {
	s = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, s)
	if s == "" {
		return
	}
	if in.words.Len() > 0 && m != in.last {
		in.flush()
	}
	in.last = m
	in.words.WriteString(s)
}

// flush ends the text that is open and puts its marks round it.
func (in *inline) flush() {
	if in.words.Len() == 0 {
		return
	}
	var n content.Inline = &content.Text{S: in.words.String(), Pos: in.pos}
	m := in.last
	if m.code {
		n = &content.CodeSpan{S: in.words.String(), Pos: in.pos}
	}
	in.words.Reset()
	kids := func() []content.Inline { return []content.Inline{n} }
	if m.super {
		n = &content.Sup{Kids: kids()}
	}
	if m.sub {
		n = &content.Sub{Kids: kids()}
	}
	if m.strike {
		n = &content.Strike{Kids: kids()}
	}
	if m.italic || m.dots {
		n = &content.Emph{Kids: kids()}
	}
	if m.bold {
		n = &content.Strong{Kids: kids()}
	}
	in.out = append(in.out, n)
}

// trim takes line breaks and white space off the ends of a paragraph.
func trim(in []content.Inline) []content.Inline {
	for len(in) > 0 && blank(in[0]) {
		in = in[1:]
	}
	for len(in) > 0 && blank(in[len(in)-1]) {
		in = in[:len(in)-1]
	}
	if len(in) == 0 {
		return nil
	}
	if t, ok := in[0].(*content.Text); ok {
		t.S = strings.TrimLeftFunc(t.S, content.IsSpace)
	}
	if t, ok := in[len(in)-1].(*content.Text); ok {
		t.S = strings.TrimRightFunc(t.S, content.IsSpace)
	}
	return in
}

func blank(n content.Inline) bool {
	switch n := n.(type) {
	case *content.Text:
		return strings.TrimFunc(n.S, content.IsSpace) == ""
	case *content.Break:
		return true
	}
	return false
}

// drawing takes the pictures and text boxes of a drawing out of the text.
func (d *document) drawing(n *xmltree.Node) {
	for _, rel := range pictures(n) {
		d.picture(d.links[rel], alternative(n))
	}
	if box := n.Deep("txbxContent"); box != nil && !d.inNote {
		kept := d.figures
		d.figures = nil
		items := d.items(box.Kids)
		d.figures = kept
		for _, it := range items {
			d.figures = append(d.figures, it.Block)
		}
	}
}

// pictures returns the relations of all pictures inside a drawing.
func pictures(n *xmltree.Node) []string {
	var out []string
	for _, k := range n.Kids {
		switch {
		case k.Name == "blip" && k.Value("embed") != "":
			out = append(out, k.Value("embed"))
		case k.Name == "imagedata" && k.Value("id") != "":
			out = append(out, k.Value("id"))
		case k.Name == "txbxContent":
		default:
			out = append(out, pictures(k)...)
		}
	}
	return out
}

func alternative(n *xmltree.Node) string {
	return strings.TrimSpace(n.Deep("docPr").Value("descr"))
}

// picture adds a figure and its bytes.
func (d *document) picture(rel relation, alt string) {
	if rel.target == "" {
		return
	}
	name, known := d.used[rel.target]
	if !known {
		data, ok := d.archive.Read(rel.target)
		if !ok || rel.external {
			d.leave("a picture that the file only links to")
			return
		}
		name = path.Base(rel.target)
		d.used[rel.target] = name
		d.article.Assets = append(d.article.Assets, content.Asset{Name: name, MediaType: mediaType(data), Bytes: data})
	}
	d.figures = append(d.figures, &content.Figure{Asset: name, Alt: alt, Pos: d.pos()})
}

// mediaType tells the kind of a picture by its first bytes.
func mediaType(data []byte) string {
	switch head := string(data[:min(len(data), 12)]); {
	case strings.HasPrefix(head, "\x89PNG"):
		return "image/png"
	case strings.HasPrefix(head, "\xFF\xD8"):
		return "image/jpeg"
	case strings.HasPrefix(head, "GIF8"):
		return "image/gif"
	case strings.HasPrefix(head, "RIFF") && strings.HasSuffix(head, "WEBP"):
		return "image/webp"
	case strings.HasPrefix(head, "BM"):
		return "image/bmp"
	case strings.HasPrefix(head, "II*\x00") || strings.HasPrefix(head, "MM\x00*"):
		return "image/tiff"
	}
	return ""
}

// noteTexts adds the notes that are referred to, in that order.
func (d *document) noteTexts() {
	d.inNote = true
	document := d.links
	defer func() { d.links = document }()
	for i := 0; i < len(d.noteRefs); i++ {
		id := d.noteRefs[i]
		n := d.notes[id]
		if n == nil {
			continue
		}
		delete(d.notes, id)
		d.links = d.noteLinks[id[0]]
		note := content.Note{ID: id, Pos: d.pos()}
		for _, it := range d.items(n.Kids) {
			note.Blocks = append(note.Blocks, it.Block)
		}
		d.article.Notes = append(d.article.Notes, note)
	}
}
