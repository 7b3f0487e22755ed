package content

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// widenBrackets is IN-1 for ( and ): a pair becomes （） if the character inside either of them is Chinese, a
// lone one if its inner neighbour is. Both of a pair change or none. Inner brackets come first, since a bracket that
// changes is a Chinese neighbour for the one round it.
func (l *editLine) widenBrackets() []change {
	var cs []change
	wide := map[int]bool{}
	chineseAt := func(i int) bool { return i >= 0 && i < len(l.rs) && (wide[i] || chinese(l.rs[i])) }
	for _, p := range l.brackets() {
		inner := p.open >= 0 && chineseAt(l.next(p.open)) || p.close >= 0 && chineseAt(l.previous(p.close))
		if !inner || p.open >= 0 && !l.free(p.open, 1) || p.close >= 0 && !l.free(p.close, 1) {
			continue
		}
		if p.open >= 0 {
			cs = append(cs, change{p.open, 1, "（"})
			wide[p.open] = true
		}
		if p.close >= 0 {
			cs = append(cs, change{p.close, 1, "）"})
			wide[p.close] = true
		}
	}
	slices.SortFunc(cs, func(a, b change) int { return a.at - b.at })
	return cs
}

type bracketPair struct{ open, close int } // -1 = none

// brackets returns the pairs and the lone brackets of the line, inner ones before those round them.
func (l *editLine) brackets() []bracketPair {
	var pairs []bracketPair
	var open []int
	for i, r := range l.rs {
		switch {
		case r == '(':
			open = append(open, i)
		case r == ')' && len(open) > 0:
			pairs = append(pairs, bracketPair{open[len(open)-1], i})
			open = open[:len(open)-1]
		case r == ')':
			pairs = append(pairs, bracketPair{-1, i})
		}
	}
	for k := len(open) - 1; k >= 0; k-- {
		pairs = append(pairs, bracketPair{open[k], -1})
	}
	return pairs
}

// widenMarks is IN-1 for , : ; ? !: between Chinese neighbours they become full width, and swallow the spaces
// typed after them, since the full-width form has its own.
func (l *editLine) widenMarks() []change {
	var cs []change
	if !l.hasChinese() {
		return nil
	}
	for i, r := range l.rs {
		wide := wideMark(r)
		if wide == "" || !l.free(i, 1) || !l.marksBetweenHan(i) {
			continue
		}
		n := 1
		for i+n < len(l.rs) && l.rs[i+n] == ' ' && l.free(i, n+1) {
			n++
		}
		cs = append(cs, change{i, n, wide})
	}
	return cs
}

// hasChinese reports whether the line has anything that only Chinese text has: the marks “ ” ‘ ’ — … alone stand in
// English as well.
func (l *editLine) hasChinese() bool {
	for _, r := range l.rs {
		if r >= 0x2E80 {
			return true
		}
	}
	return false
}

// maxMarks is how many marks in a row are still punctuation, not decoration.
const maxMarks = 8

// marksBetweenHan is betweenHan for the whole run of such marks round i: 什么?! changes as one.
func (l *editLine) marksBetweenHan(i int) bool {
	j := i + 1
	for i > 0 && j-i <= maxMarks && wideMark(l.rs[i-1]) != "" {
		i--
	}
	for j < len(l.rs) && j-i <= maxMarks && wideMark(l.rs[j]) != "" {
		j++
	}
	return j-i <= maxMarks && l.betweenHan(i, j)
}

func wideMark(r rune) string {
	switch r {
	case ',':
		return "，"
	case ':':
		return "："
	case ';':
		return "；"
	case '?':
		return "？"
	case '!':
		return "！"
	}
	return ""
}

// mendDashes is IN-2: -- and a lone — at the end of a heading become ——; ... 。。。 and a lone … become ……. A
// lone — within a line joins (1949—1986, 京—沪) and stays.
func (l *editLine) mendDashes(heading bool) []change {
	var cs []change
	if !l.hasChinese() {
		return nil
	}
	for i := 0; i < len(l.rs); {
		n := l.runFrom(i)
		to := ""
		switch l.rs[i] {
		case '-':
			if n == 2 || n == 3 {
				to = "——"
			}
		case '—':
			if heading && n == 1 && i > 0 && l.after(i) == 0 {
				to = "——"
			}
		case '.', '。':
			if n == 3 || n == 6 {
				to = "……"
			}
		case '…':
			if n == 1 {
				to = "……"
			}
		}
		if to != "" && l.betweenHan(i, i+n) && l.free(i, n) {
			cs = append(cs, change{i, n, to})
		}
		i += n
	}
	return cs
}

// runFrom returns how many times the character at i stands there in a row.
func (l *editLine) runFrom(i int) int {
	n := 1
	for i+n < len(l.rs) && l.rs[i+n] == l.rs[i] {
		n++
	}
	return n
}

// unbreak is IN-4: a line end between Chinese characters disappears, elsewhere it is a space; space at the
// start of the paragraph is indent, which belongs to the layout.
func (l *editLine) unbreak() []change {
	var cs []change
	lead := 0
	for lead < len(l.rs) && IsSpace(l.rs[lead]) {
		lead++
	}
	if lead > 0 && lead < len(l.rs) && l.free(0, lead+1) {
		cs = append(cs, change{0, lead + 1, string(l.rs[lead])})
	}
	for i := max(lead, 1); i+1 < len(l.rs); i++ {
		if l.rs[i] != '\n' {
			continue
		}
		next := i + 1
		for next < len(l.rs) && l.rs[next] == '\n' {
			next++
		}
		joined := chinese(l.before(i)) && chinese(l.after(i))
		switch {
		case !joined && l.free(i, 1):
			cs = append(cs, change{i, 1, " "})
		case joined && next < len(l.rs) && l.free(i, next-i+1):
			cs = append(cs, change{i, next - i + 1, string(l.rs[next])})
			i = next
		}
	}
	return cs
}

// compose is IN-5: stretches that are not NFC are composed, leaf by leaf.
func (l *editLine) compose() []change {
	var cs []change
	for _, f := range l.leaves {
		if f.frozen || f.text == nil {
			continue
		}
		s := string(l.rs[f.from:f.to])
		if norm.NFC.IsNormalString(s) {
			continue
		}
		for at, i := f.from, 0; i < len(s); {
			n := norm.NFC.NextBoundaryInString(s[i:], true)
			if n <= 0 {
				break
			}
			seg := s[i : i+n]
			count := utf8.RuneCountInString(seg)
			if to := norm.NFC.String(seg); to != seg {
				cs = append(cs, change{at, count, to})
			}
			at, i = at+count, i+n
		}
	}
	return cs
}
