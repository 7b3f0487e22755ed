package typeset

// Prepared is a paragraph that has been shaped and whose gaps are known; breaking it is cheap and may be repeated.
// It is not safe for concurrent use.
type Prepared struct {
	Runes   []rune // the paragraph's text, as glyph offsets count it
	Missing []Missing

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
	work   breaker
}

// Setter prepares paragraphs one after another and remembers glyphs and buffers between them. It is not safe for
// concurrent use; what it has prepared stays valid.
type Setter struct {
	text  text
	faces glyphCache
	run   []rune
}

// Prepare resolves contexts, chooses faces, shapes and builds the gaps of the paragraph (typography.md §13, 1–4).
// For many paragraphs a Setter is faster.
func Prepare(p *Paragraph) *Prepared { return new(Setter).Prepare(p) }

// Prepare is Prepare with what the Setter remembers from earlier paragraphs.
func (s *Setter) Prepare(p *Paragraph) *Prepared {
	q := &Prepared{align: p.Align, indent: p.Indent, spans: p.Spans}
	if p.Options != nil {
		q.options = *p.Options
	}
	if q.options.Balance && q.align == Justify {
		q.align = Start
	}
	q.lang = q.options.Profile.language()
	s.faces.use(q.options.Faces, q.lang, q.options.Vertical)
	q.resolveStyles()
	t := s.read(q)
	t.resolve(q.latin, q.spans)
	t.markUnits(q.spans)
	if !q.options.NoHyphens && t.words {
		t.markHyphens(q)
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
	q.styles = make([]Style, len(q.spans))
	for i, sp := range q.spans {
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
	q.Runes = make([]rune, 0, min(n, n/3+16))
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
	t.edge = append(t.edge[:0], make([]edge, len(t.runes))...)
	return t
}

// sum holds what all boxes and gaps up to a box add up to; the difference of two is a line (§13, 4).
type sum struct {
	pos    int32 // natural start of the box
	shrink [steps]int32
	word   int32 // stretch that word spaces take first
	auto   int32 // and autospaces next
	grows  int32 // gaps that then take the rest
}

func (q *Prepared) buildSums() {
	q.sums = make([]sum, len(q.boxes)+1)
	var s sum
	for i := range q.gaps {
		g := &q.gaps[i]
		s.pos += int32(g.nat)
		if g.step >= 0 {
			s.shrink[g.step] += int32(g.cap)
		}
		switch g.kind {
		case gapWord:
			s.word += int32(g.room)
		case gapAuto:
			s.auto += int32(g.room)
		}
		if g.is&gapGrows != 0 {
			s.grows++
		}
		q.sums[i] = s
		s.pos += q.boxes[i].width
	}
	q.sums[len(q.boxes)] = s
}
