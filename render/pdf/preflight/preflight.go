// Package preflight judges PDF files by kanben's published rules (docs/press-rules.md).
//
// Most callers want pdf.Check. It reads files of any maker with a reader of its own and shares no code with what
// writes ours, so that a mistake cannot hide in both. It certifies nothing: it says which of our rules a file breaks.
package preflight

import (
	"fmt"
	"io"

	"github.com/kanben/kanben/content"
)

// maxFile is the largest file that Check takes, in bytes.
const maxFile = 1 << 30

// Check returns a problem for each rule and page that breaks it; none means that the file passes. faces are TrueType
// fonts in full: where the file has a subset of one, the text of its glyphs is compared with theirs.
func Check(r io.ReaderAt, size int64, faces ...[]byte) []content.Problem {
	c := &checker{given: faces}
	if size > maxFile {
		c.error("F1", 0, fmt.Sprintf("larger than %d MiB", maxFile>>20))
		return c.found
	}
	b := make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(r, 0, size), b); err != nil {
		c.error("F1", 0, "cannot be read: "+err.Error())
		return c.found
	}
	f, err := open(b)
	if err != nil {
		c.error("F1", 0, "no PDF that can be read: "+err.Error())
		return c.found
	}
	c.run(f)
	return c.found
}

// checker gathers what is found in one file.
type checker struct {
	f      *file
	root   Dict
	info   Dict
	meta   metadata
	press  bool // the file says that it is PDF/X
	x1a    bool
	cmyk   bool // its intent is CMYK
	device bool // something is painted in a device colour
	limit  float64
	pages  []*page
	fonts  map[any]*font
	given  [][]byte         // faces in full
	faces  map[string]*sfnt // those, by name
	found  []content.Problem
	counts map[string]int
}

// maxRepeats is how often a rule is reported for one page.
const maxRepeats = 3

func (c *checker) error(rule string, page int, msg string) { c.report(content.Error, rule, page, msg) }
func (c *checker) warn(rule string, page int, msg string)  { c.report(content.Warning, rule, page, msg) }

func (c *checker) report(s content.Severity, rule string, page int, msg string) {
	if c.counts == nil {
		c.counts = map[string]int{}
	}
	key := fmt.Sprint(rule, page, msg)
	group := fmt.Sprint(rule, page)
	if c.counts[key]++; c.counts[key] > 1 {
		return
	}
	if c.counts[group]++; c.counts[group] > maxRepeats {
		return
	}
	code, path := "E-"+rule, ""
	if s == content.Warning {
		code = "W-" + rule
	}
	if page > 0 {
		path = fmt.Sprintf("page %d", page)
	}
	c.found = append(c.found, content.Problem{Severity: s, Code: code, Path: path, Msg: msg})
}

func (c *checker) run(f *file) {
	c.f = f
	c.root, c.info = f.dict(f.trailer["Root"]), f.dict(f.trailer["Info"])
	c.fonts = map[any]*font{}
	if f.trailer["Encrypt"] != nil {
		c.error("X7", 0, "the file is encrypted")
		return
	}
	if c.root == nil {
		c.error("F1", 0, "no document catalog")
		return
	}
	c.readMetadata()
	c.readIntents()
	c.collectPages(c.root["Pages"], Dict{}, 0)
	if len(c.pages) == 0 {
		c.error("F1", 0, "no pages")
	}
	for _, p := range c.pages {
		c.readPage(p)
	}
	c.checkMetadata()
	c.checkFonts()
	c.checkStructure()
	if c.press {
		c.checkPress()
	}
	c.checkObjects()
	for _, e := range f.errs {
		c.error("F2", 0, e)
	}
}

// page is one page with what its content was found to do.
type page struct {
	n       int
	dict    Dict
	inherit Dict
	media   box
	bleed   box
	trim    box
	hasTrim bool
	marks   map[mark]bool // seen
	order   []mark
}

// mark is a marked content by its number; one in a form that has numbers of its own (14.7.4.2) with that form.
type mark struct {
	form Ref
	mcid int
}

func (c *checker) collectPages(v any, inherit Dict, depth int) {
	d := c.f.dict(v)
	if d == nil || depth > 50 || len(c.pages) > 200_000 {
		return
	}
	down := Dict{}
	for _, k := range []Name{"MediaBox", "CropBox", "Resources", "Rotate"} {
		if d[k] != nil {
			down[k] = d[k]
		} else if inherit[k] != nil {
			down[k] = inherit[k]
		}
	}
	if kids := c.f.array(d["Kids"]); kids != nil {
		for _, k := range kids {
			c.collectPages(k, down, depth+1)
		}
		return
	}
	p := &page{n: len(c.pages) + 1, dict: d, inherit: down, marks: map[mark]bool{}}
	p.media, _ = c.f.rect(down["MediaBox"])
	p.bleed, p.trim = p.media, p.media
	if b, ok := c.f.rect(d["TrimBox"]); ok {
		p.trim, p.hasTrim = b, true
		p.bleed = b
	}
	if b, ok := c.f.rect(d["BleedBox"]); ok {
		p.bleed = b
	}
	c.pages = append(c.pages, p)
}
