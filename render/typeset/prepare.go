package typeset

import "slices"

// Prepared is a paragraph that has been shaped and whose gaps are known; breaking it is cheap and may be repeated.
// It is not safe for concurrent use.
type Prepared struct {
	Runes   []rune // the paragraph's text, as glyph offsets count it
	Missing []Missing
	Stack   Em // height of the tallest Tibetan stack with its depth, for comparison with the leading (TB-2)

	options Options
	align   Align
	indent  Em
	latin   bool    // has Latin text only
	marked  bool    // has interlinear marks or readings
	styles  []Style // of the spans, with their defaults filled in
	lang    string  // of the profile, for shaping
	spans   []Span

	boxes  []box
	gaps   []gap
	extra  []piece
	sums   []sum
	stops  []stop
	rubies []ruby
	work   *breaker // of the Setter
}

// Setter prepares paragraphs one after another and remembers glyphs and buffers between them. A Setter and all that
// it has prepared belong to one goroutine. What it has prepared stays valid until it is given back by Release.
type Setter struct {
	text  text
	faces glyphCache
	words wordCache
	work  breaker
	idle  []*Prepared
}

// Release gives the paragraph's memory back to the Setter for the next one: about 110 bytes a character. Its lines and
// its Runes stay valid, but q must not be broken any more.
func (s *Setter) Release(q *Prepared) { s.idle = append(s.idle, q) }

// begin returns an empty Prepared, made of the memory of a released one if there is any.
func (s *Setter) begin() *Prepared {
	q := &Prepared{work: &s.work}
	if n := len(s.idle); n > 0 {
		old := s.idle[n-1]
		s.idle = s.idle[:n-1]
		q.styles, q.boxes, q.gaps = old.styles[:0], old.boxes[:0], old.gaps[:0]
		q.extra, q.sums, q.stops = old.extra[:0], old.sums[:0], old.stops[:0]
		*old = Prepared{Runes: old.Runes, Missing: old.Missing}
	}
	return q
}

// Prepare resolves contexts, chooses faces, shapes and builds the gaps of the paragraph (typography.md §13, 1–4).
// For many paragraphs a Setter is faster.
func Prepare(p *Paragraph) *Prepared {
	s := Setter{faces: glyphCache{once: true}}
	return s.Prepare(p)
}

// Prepare is Prepare with what the Setter remembers from earlier paragraphs.
func (s *Setter) Prepare(p *Paragraph) *Prepared {
	q := s.begin()
	q.align, q.indent, q.spans = p.Align, p.Indent, p.Spans
	if p.Options != nil {
		q.options = *p.Options
	}
	if q.options.Balance && q.align == Justify {
		q.align = Start
	}
	q.lang = q.options.Profile.language()
	if s.faces.set != q.options.Faces {
		s.words.shaped = nil
	}
	s.faces.use(q.options.Faces, q.lang, q.options.Vertical)
	q.resolveStyles()
	t := s.read(q)
	t.resolve(q.latin, q.spans)
	t.markUnits(q.spans)
	if !q.options.NoHyphens && t.words {
		s.markHyphens(q)
	}
	s.makeBoxes(q)
	s.makeRuby(q)
	q.buildGaps(t)
	q.buildSums()
	q.buildStops()
	return q
}

// language is the tag that shaping gets (FT-3).
func (p Profile) language() string {
	switch p {
	case ZhHantTW:
		return "zh-Hant-TW"
	case ZhHantHK:
		return "zh-Hant-HK"
	case LatinOnly:
		return "en"
	}
	return "zh-Hans"
}

func (p Profile) hant() bool { return p == ZhHantTW || p == ZhHantHK }

func (q *Prepared) resolveStyles() {
	q.styles = slices.Grow(q.styles, len(q.spans))[:len(q.spans)]
	for i, sp := range q.spans {
		q.styles[i] = Style{}
		if sp.Style != nil {
			q.styles[i] = *sp.Style
		}
		if q.styles[i].Scale == 0 {
			q.styles[i].Scale = 1000
		}
		q.marked = q.marked || q.styles[i].Mark != 0 || len(sp.Ruby) > 0
	}
}

// read fills the Setter's text with the paragraph's characters and their classes.
func (s *Setter) read(q *Prepared) *text {
	n := 0
	for _, sp := range q.spans {
		n += len(sp.Text)
	}
	q.Runes = slices.Grow(q.Runes, n/3+16)
	t := &s.text
	t.spans, t.class = t.spans[:0], t.class[:0]
	chinese, letters := false, false
	for i, sp := range q.spans {
		for _, r := range sp.Text {
			c := classOf(r)
			q.Runes = append(q.Runes, r)
			t.spans = append(t.spans, uint16(i))
			t.class = append(t.class, c)
			switch c {
			case classHan, classOpen, classClose, classPause, classStop, classSolidus, classConn, classDash, classMid, classTibetan:
				chinese = true
			case classLatin:
				letters = letters || isLetter(r)
			}
		}
	}
	q.latin = q.options.Profile == LatinOnly || letters && !chinese
	t.words = letters
	t.runes = q.Runes
	t.edge = slices.Grow(t.edge[:0], len(t.runes))[:len(t.runes)]
	clear(t.edge)
	return t
}
