package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// strongRunIn is the face of run-in heads.
const strongRunIn = fonts.Heading

// heading composes the heading of a section: a block of whole lines that stays with the text after it (HD-1,
// HD-2); slogan and heading are never parted (HD-4).
func (p *press) heading(s *content.Section, ref content.NodeRef, sect int32, depth int) {
	t := p.headingTheme(s.Level)
	if len(s.Heading) == 0 && len(s.Slogan) == 0 && s.Label == "" {
		return
	}
	head := p.look(t.Text)
	head.tracking += openedOut(s, head.align)
	var parts [][]strip
	if len(s.Slogan) > 0 {
		parts = append(parts, p.slogan(s, ref, sect, p.look(t.Slogan)))
	}
	title := &para{look: head, node: ref.Sub("heading"), balance: true}
	kind := p.elemAt(headingKind(depth), sect, ref.Sub("heading"))
	if s.ID != "" {
		p.anchors[s.ID] = kind
	}
	if len(s.Slogan) == 0 && s.Label != "" {
		p.label(title, s, kind, head.role)
	}
	p.write(title, s.Heading, kind)
	if len(title.spans) > 0 {
		parts = append(parts, p.galley(title, p.grid.column))
	}
	if len(parts) == 0 {
		return
	}
	p.warnStop(s)
	st := p.headingStrip(parts, t, len(s.Slogan) > 0, head.align != typeset.Start)
	st.marks = []int32{p.bookmark(depth, p.headingTitle(s), kind, ref)}
	if s.Level == 1 {
		st.running = &running{section: content.InlineText(s.Heading)}
	}
	if t.NewPage {
		st.start = &opening{}
	}
	if t.Lines > 1 { // the heading has space of its own above it
		p.space = 0
	}
	p.emit(st)
	p.afterHeading = true
}

func (p *press) headingTheme(level int) *render.HeadingTheme {
	switch level {
	case 1:
		return &p.theme.Level1
	case 2:
		return &p.theme.Level2
	}
	return &p.theme.Level3
}

func (p *press) slogan(s *content.Section, ref content.NodeRef, sect int32, l look) []strip {
	q := &para{look: l, node: ref.Sub("slogan"), balance: true}
	elem := p.elemAt("P", sect, ref.Sub("slogan"))
	if s.Label != "" {
		p.label(q, s, elem, l.role)
	}
	p.write(q, s.Slogan, elem)
	q.holdDash()
	return p.galley(q, p.grid.column)
}

// holdDash keeps the —— that ends a slogan on the line of its last words (HD-4).
func (q *para) holdDash() {
	if len(q.spans) == 0 {
		return
	}
	i := len(q.spans) - 1
	last := &q.spans[i]
	runes := []rune(last.Text)
	if len(runes) < 5 || runes[len(runes)-1] != '—' || last.Ruby != nil {
		return
	}
	cut := len(runes) - 4
	style := *last.Style
	style.Kind = typeset.Unbroken
	info := q.info[i]
	info.at += int32(cut)
	info.pos = q.place(info.at)
	last.Text = string(runes[:cut])
	q.spans = append(q.spans, typeset.Span{Text: string(runes[cut:]), Style: &style})
	q.info = append(q.info, info)
}

// label writes 一、 before its heading. A label that ends in no full-width mark is set off: ■ by almost half an em,
// 1. by the gap that stands between Chinese and Latin.
func (p *press) label(q *para, s *content.Section, elem int32, role fonts.Role) {
	q.off = -utf8.RuneCountInString(s.Label)
	last, n := utf8.DecodeLastRuneInString(s.Label)
	gap := typeset.Em(400)
	switch {
	case strings.ContainsRune("、）】．：", last):
		gap = 0
	case last < 0x80:
		gap = 250
	}
	p.literal(q, s.Label[:len(s.Label)-n], elem, role, typeset.Unbroken, s.Pos)
	tracking := q.tracking
	q.tracking += gap
	p.literal(q, string(last), elem, role, typeset.Unbroken, s.Pos)
	q.tracking = tracking
}

// headingStrip puts slogan and heading in whole grid lines. Centred ones stand in the middle of what is free,
// or half a line above the text when they have a slogan; flush ones stand on the grid right above the text.
func (p *press) headingStrip(parts [][]strip, t *render.HeadingTheme, slogan, centred bool) strip {
	g := &p.grid
	lines := t.Lines
	if slogan {
		lines = t.WithSlogan
	}
	lead := p.look(t.Text).leading
	extra := render.Pt(len(parts[len(parts)-1])-1) * lead
	if slogan {
		extra += render.Pt(len(parts[0])-1) * p.look(t.Slogan).leading
	}
	total := render.Pt(lines)*g.leading + g.up(extra)
	var s strip
	if centred {
		s = p.centredLines(parts)
	} else {
		s = p.stack(parts, 0)
	}
	if p.afterHeading {
		total -= g.leading
	}
	gap := g.leading - g.size
	down := (total - gap - s.block) / 2
	switch {
	case slogan && centred:
		down = total - gap/2 - g.leading/2 - s.block
	case !centred:
		down = total - s.block
	}
	for _, it := range s.items {
		shift(it, 0, down)
	}
	s.keep, s.grid, s.head = breakNever, true, flushHead
	if centred {
		s.head = centredHead
	}
	if down > g.leading+g.leading/4 { // the empty line above vanishes at the top of a page
		s.above = g.leading
		for _, it := range s.items {
			shift(it, 0, -g.leading)
		}
		total -= g.leading
	}
	s.block = total
	s.top = p.headTop(&s, parts, centred, down)
	return s
}

// headTop works out how the heading stands on top of a column, where space above it parts it from nothing: its first
// line stands as high as a line of the body would, and the text after it is on the grid (HD-1).
func (p *press) headTop(s *strip, parts [][]strip, centred bool, down render.Pt) headTop {
	first, last := parts[0][0].galley.para.look, parts[len(parts)-1][0].galley.para.look
	if s.above > 0 {
		down -= s.above
	}
	air, below := down, p.grid.leading-p.grid.size
	if centred {
		air += (first.leading - first.size) / 2
		below -= (last.leading - last.size) / 2
	} else {
		below -= last.leading - last.size
	}
	content := render.Pt(0)
	for _, part := range parts {
		for i := range part {
			content += part[i].above + part[i].block
		}
	}
	return headTop{air: max(air, 0), block: min(s.block, p.grid.up(content-max(air-down, 0)+below))}
}

// centredLines stacks lines with the em box in the middle of each line's leading.
func (p *press) centredLines(parts [][]strip) strip {
	for _, part := range parts {
		for i := range part {
			q := part[i].galley.para
			for _, it := range part[i].items {
				shift(it, 0, (q.leading-q.size)/2)
			}
		}
	}
	return p.stack(parts, 0)
}

// openedOut is the letter-space of a centred heading of two or three Han (疏排, HD-7).
func openedOut(s *content.Section, align typeset.Align) typeset.Em {
	text := content.InlineText(s.Heading)
	if align != typeset.Centre || s.Label != "" || len(s.Slogan) > 0 ||
		strings.ContainsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		return 0
	}
	switch utf8.RuneCountInString(text) {
	case 2:
		return 1000
	case 3:
		return 500
	}
	return 0
}

// warnStop reports a heading that ends in a stop (HD-6).
func (p *press) warnStop(s *content.Section) {
	text := content.InlineText(s.Heading)
	for _, stop := range []string{"。", "，", "；"} {
		if strings.HasSuffix(text, stop) {
			p.report(content.Warning, "W-STOP", s.Pos, "a heading ends in "+stop, "leave the stop out")
		}
	}
}

// headingTitle is what the outline, the contents and running heads show: label and heading (HD-4).
func (p *press) headingTitle(s *content.Section) string {
	title := content.InlineText(s.Heading)
	if p.opt.TOCSlogan && len(s.Slogan) > 0 {
		title = content.InlineText(s.Slogan) + title
	}
	return strings.ReplaceAll(s.Label+title, "\u2028", "")
}

// bookmark adds an entry to the outline; its page is known when its strip is placed.
func (p *press) bookmark(level int, title string, elem int32, node content.NodeRef) int32 {
	p.doc.Outline = append(p.doc.Outline, Bookmark{Level: level, Title: title, Elem: elem, Node: node})
	return int32(len(p.doc.Outline) - 1)
}
