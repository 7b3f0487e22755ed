package typeset

import "slices"

// stop is a place where a line may end, before box at; the ink of that line ends with box ink-1. A line from stop i
// to stop j is stops[j].end - stops[i].start wide by nature.
type stop struct {
	at, ink    int32
	start, end int32
	allow      int16 // blank after the last mark that may stay if it fits (LineEndAllow)
	hang       int16 // width of a last mark that may stand outside (HP-1)
	hyphen     int16 // width of the hyphen set here
	unkern     int16 // kerning towards a letter that a break takes away
	penalty    int16
	is         gapIs
}

func (q *Prepared) buildStops() {
	q.stops = slices.Grow(q.stops, len(q.boxes)+2)
	q.stops = append(q.stops, q.stopAt(0, 0))
	for i := 1; i < len(q.boxes); i++ {
		is := q.gaps[i].is
		if is&gapBreak == 0 {
			continue
		}
		if a := &q.boxes[i-1]; is == gapBreak|gapGrows && a.class == classHan && q.boxes[i].before == 0 {
			pos := q.sums[i-1].pos + a.width
			q.stops = append(q.stops, stop{at: int32(i), ink: int32(i), start: q.sums[i].pos, end: pos, is: is})
		} else {
			q.stops = append(q.stops, q.stopAt(i, is))
		}
	}
	q.stops = append(q.stops, q.stopAt(len(q.boxes), gapForced))
}

func (q *Prepared) stopAt(i int, is gapIs) stop {
	s := stop{at: int32(i), ink: int32(i), is: is}
	for s.ink > 0 && (q.boxes[s.ink-1].class == classSpace || q.boxes[s.ink-1].class == classBreak) {
		s.ink--
	}
	if is&gapPenalty != 0 {
		s.penalty = pairPenalty
	}
	if is&gapEmergency != 0 {
		s.penalty = emergencyPenalty
	}
	s.start = q.sums[i].pos
	if i < len(q.boxes) {
		s.start -= int32(q.keptBefore(i))
	}
	if s.ink > 0 {
		q.endStop(&s, &q.boxes[s.ink-1])
	}
	return s
}

// keptBefore is the blank before an opening mark that stays at the start of a line (PE-2, PI-2).
func (q *Prepared) keptBefore(i int) int16 {
	b := &q.boxes[i]
	keep := q.options.KeepLineStart
	if i == 0 {
		keep = q.options.KeepIndentOP
	}
	if keep || q.options.Punct == Untrimmed {
		return b.before
	}
	return 0
}

// endStop fills in how a line that ends with box b stands at its end (PE-1, HP-1, HY-1).
func (q *Prepared) endStop(s *stop, b *box) {
	s.unkern = q.kerning(s, b)
	s.end = q.sums[s.ink-1].pos + b.width + int32(s.unkern)
	if closing(b.class) {
		switch {
		case q.options.LineEnd == LineEndKeep || q.options.Punct == Untrimmed:
			s.end += int32(b.after)
		case q.options.LineEnd == LineEndAllow:
			s.allow = b.after
		}
	}
	if q.options.Hang && (b.class == classPause || b.class == classStop) && b.after > 0 && !q.options.Profile.hant() {
		s.hang = int16(b.width)
	}
	if s.is&gapHyphen != 0 {
		s.hyphen = q.hyphenWidth(b)
		s.end += int32(s.hyphen)
	}
}

// kerning is what the last letter gains where a break parts it from the letter it was kerned with.
func (q *Prepared) kerning(s *stop, b *box) int16 {
	if b.class != classLatin || b.more > 0 || s.at != s.ink || int(s.at) == len(q.boxes) {
		return 0
	}
	st := &q.styles[b.span]
	if next := &q.boxes[s.at]; next.class != classLatin || next.span != b.span || next.face != b.face || st.Tabular {
		return 0
	}
	f := q.options.Faces.Face(b.face)
	return int16(scaled(int32(f.AdvanceEm(b.gid)), int32(st.Scale)) - b.width)
}

// hyphenWidth is the width of a hyphen in the face of the box.
func (q *Prepared) hyphenWidth(b *box) int16 {
	f := q.options.Faces.Face(b.face)
	return int16(scaled(int32(f.AdvanceEm(f.Glyph('-'))), int32(q.styles[b.span].Scale)))
}

// emergencyStops adds stops where nothing else helps: inside pieces wider than the line and inside addresses (UR-1),
// and before the last mark of a chain of three (KS-8).
func (q *Prepared) emergencyStops(width int32) []stop {
	out := append(make([]stop, 0, len(q.stops)+16), q.stops[0])
	ends := q.lastText()
	for k := 1; k < len(q.stops); k++ {
		from, to := &q.stops[k-1], &q.stops[k]
		wide := to.end-from.start > width
		for i := from.at + 1; i < to.ink; i++ {
			if q.boxes[i].class == classSpace {
				continue
			}
			if q.gaps[i].is&gapEmergency != 0 && i <= ends || wide {
				out = append(out, q.stopAt(int(i), gapEmergency))
			}
		}
		out = append(out, *to)
	}
	return out
}

// lastText is the last box that is no mark: behind it a chain does not part, for a last line has more than marks
// (OR-2).
func (q *Prepared) lastText() int32 {
	i := len(q.boxes) - 1
	for i >= 0 && (closing(q.boxes[i].class) || q.boxes[i].class == classSpace || q.boxes[i].class == classBreak) {
		i--
	}
	return int32(i)
}
