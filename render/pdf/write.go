package pdf

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/layout"
)

// Write writes the document. Problems are about pictures and inks; the error about w or a broken invariant.
func Write(w io.Writer, d *layout.Document, c *content.Collection, o Options) ([]content.Problem, error) {
	if len(d.Pages) == 0 || len(d.Elems) == 0 {
		return nil, errors.New("write PDF: the document has no pages")
	}
	if o.X1a || o.OneInk {
		o.Profile = Print
	}
	in, problems, err := chooseIntent(&o)
	if err != nil {
		return problems, err
	}
	ends := findLineEnds(d)
	p := &painter{
		ends:   ends,
		canvas: newCanvas(o.Build),
		set:    d.Faces,
		images: openGallery(d, c, &o, in),
		inks:   palette{cmyk: o.Profile == Print, oneInk: o.OneInk},
	}
	p.job = jobName(c)
	problems = append(problems, p.images.problems...)
	fin := &finisher{f: newFile(w, version(&o), o.X1a), d: d, o: &o, p: p, in: in, facts: gather(c, d.Lang, &o)}
	if len(d.Chapters) > 0 && KeepsChapters(d.Faces) {
		fin.book = paintBook(p, d, &o)
	} else {
		p.book, p.tree = collect(d, ends), newTree(d.Elems, len(d.Pages), o.Profile != Print)
		for i := range d.Pages {
			p.paintPage(i, &d.Pages[i], &o)
		}
	}
	raw, err := p.canvas.output()
	if err != nil {
		return problems, err
	}
	if fin.drawn, err = readBack(raw, p.canvas.begun); err != nil {
		return problems, err
	}
	if err := fin.finish(); err != nil {
		return problems, err
	}
	if fin.book != nil {
		fin.book.keep()
	}
	return append(problems, p.images.late...), nil
}

// version is the PDF version of the profile's standard (pdf.md).
func version(o *Options) string {
	switch {
	case o.X1a:
		return "1.4"
	case o.Profile == Print:
		return "1.6"
	}
	return "1.7"
}

// finisher completes what fpdf drew.
type finisher struct {
	f     *file
	d     *layout.Document
	o     *Options
	p     *painter
	in    intent
	drawn *drawn
	facts *facts
	book  *book // nil unless chapters are painted one by one

	pages     []ref
	fonts     map[string]ref
	pictures  map[int]ref
	states    [2]ref        // overprint off, on
	fades     map[uint8]ref // constant alpha
	shades    []ref
	structure *structure
	parent    ref   // root of the page tree
	tops      []int // first mark of each element
}

func (n *finisher) finish() error {
	for range n.d.Pages {
		n.pages = append(n.pages, n.f.alloc())
	}
	if err := n.writeFonts(); err != nil {
		return err
	}
	profile, intents := n.in.write(n.f, n.o)
	if err := n.writePictures(profile); err != nil {
		return err
	}
	n.writeShades()
	n.structure = &structure{f: n.f, t: n.p.tree, pages: n.pages, sheets: n.p.used}
	n.structure.reserve()
	annots := n.writeLinks()
	n.writePages(annots)
	root := n.f.alloc()
	info := n.f.add(n.facts.info())
	meta := n.f.alloc()
	n.f.put(root, n.catalog(intents, meta))
	id := n.identify()
	n.f.stream(meta, "/Type/Metadata/Subtype/XML", n.facts.packet(n.o))
	return n.f.close(root, info, id)
}

// identify makes the file identifier: one half for the document, one from all that is written so far and the
// metadata, of which the instance ID is made as well.
func (n *finisher) identify() [2][]byte {
	n.f.sum.Write(n.facts.packet(n.o)) // with no instance ID yet
	sum := n.f.digest()
	n.facts.instanceID = uuid5("pdf instance\n" + hex.EncodeToString(sum[:]))
	return [2][]byte{uuidBytes(n.facts.documentID), sum[:16]}
}

// uuidBytes returns the 16 bytes of a UUID URN.
func uuidBytes(urn string) []byte {
	digits := bytes.ReplaceAll([]byte(urn[len("urn:uuid:"):]), []byte("-"), nil)
	b, err := hex.DecodeString(string(digits))
	if err != nil || len(b) != 16 {
		return make([]byte, 16)
	}
	return b
}

func (n *finisher) writeFonts() error {
	n.fonts = map[string]ref{}
	if n.book != nil {
		return n.writeBookFonts()
	}
	for _, fc := range n.p.book {
		for ; fc != nil && len(fc.codes) > 0; fc = fc.twin {
			if len(fc.codes) > 0xffff {
				return fmt.Errorf("write fonts: %s: more than 65,535 codes", fc.face.PostScriptName())
			}
			r, err := writeFont(n.f, fc)
			if err != nil {
				return fmt.Errorf("write fonts: %w", err)
			}
			n.fonts[fc.name] = r
			if n.o.Idle != nil {
				n.o.Idle()
			}
		}
	}
	return nil
}

func (n *finisher) writePages(annots [][]ref) {
	if n.o.Profile == Print {
		n.states[0] = n.f.add([]byte("<</Type/ExtGState/OP false/op false/OPM 1>>"))
		n.states[1] = n.f.add([]byte("<</Type/ExtGState/OP true/op true/OPM 1>>"))
	}
	parent := n.f.alloc()
	kids := []byte("<</Type/Pages/Kids[")
	for i, r := range n.pages {
		n.f.put(r, n.page(i, parent, annots[i]))
		kids = append(appendRef(kids, r), ' ')
	}
	kids = appendInt(append(kids, "]/Count "...), len(n.pages))
	n.f.put(parent, append(kids, ">>"...))
	n.structure.write()
	n.parent = parent
}

func (n *finisher) page(i int, parent ref, annots []ref) []byte {
	use := n.p.used[i]
	contents := n.contents(i)
	b := appendRef([]byte("<</Type/Page/Parent "), parent)
	b = use.sheet.appendBoxes(b)
	b = n.resources(b, use)
	b = append(append(b, "/Contents"...), contents...)
	b = appendInt(append(b, "/StructParents "...), i)
	if use.alpha {
		b = append(b, "/Group<</Type/Group/S/Transparency/CS"...)
		if n.o.Profile == Print {
			b = append(b, "/DeviceCMYK>>"...)
		} else {
			b = append(b, "/DeviceRGB>>"...)
		}
	}
	if len(annots) > 0 {
		b = append(b, "/Tabs/S/Annots["...)
		for _, a := range annots {
			b = append(appendRef(b, a), ' ')
		}
		b = append(b, ']')
	} else if n.o.Profile != Print {
		b = append(b, "/Tabs/S"...)
	}
	return append(b, ">>"...)
}

// contents writes the content of a page and returns the value of its entry.
func (n *finisher) contents(i int) []byte {
	if n.book != nil {
		return n.bookContents(i)
	}
	r := n.f.alloc()
	n.f.deflated(r, "", n.drawn.contents[i])
	return appendRef([]byte{' '}, r)
}

func (n *finisher) resources(b []byte, use pageUse) []byte {
	b = append(b, "/Resources<<"...)
	if len(use.fonts) > 0 {
		b = append(b, "/Font<<"...)
		for _, name := range sortedNames(use.fonts) {
			b = appendRef(append(appendName(b, name), ' '), n.font(name, use))
		}
		b = append(b, ">>"...)
	}
	if len(use.pictures) > 0 {
		b = append(b, "/XObject<<"...)
		for _, k := range sortedNumbers(use.pictures) {
			b = appendRef(append(appendName(b, n.drawn.pictures[k]), ' '), n.pictures[k])
		}
		b = append(b, ">>"...)
	}
	b = n.shadings(b, use)
	return append(n.graphicsStates(b, use), ">>"...)
}

func sortedNames(m map[string]bool) []string {
	s := make([]string, 0, len(m))
	for k := range m {
		s = append(s, k)
	}
	slices.Sort(s)
	return s
}

func sortedNumbers[N int | uint8](m map[N]bool) []N {
	s := make([]N, 0, len(m))
	for k := range m {
		s = append(s, k)
	}
	slices.Sort(s)
	return s
}

// catalog writes the document catalog (7.7.2).
func (n *finisher) catalog(intents []byte, meta ref) []byte {
	b := appendRef([]byte("<</Type/Catalog/Pages "), n.parent)
	b = appendRef(append(b, "/StructTreeRoot "...), n.structure.root)
	b = append(b, "/MarkInfo<</Marked true>>"...)
	b = appendText(append(b, "/Lang"...), firstOf(append([]string{n.d.Lang}, n.facts.langs...)...))
	// No Direction R2L for vertical pages: browsers take it for right-to-left text and turn what is copied round.
	b = append(append(b, "/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents"...), intents...)
	b = appendRef(append(b, "/Metadata "...), meta)
	b = append(append(b, "/PageLabels"...), pageLabels(n.d.Pages)...)
	if r := writeOutline(n.f, n.d.Outline, n.pages, n.p.used); r != 0 {
		b = append(appendRef(append(b, "/Outlines "...), r), "/PageMode/UseOutlines"...)
	}
	return append(b, ">>"...)
}
