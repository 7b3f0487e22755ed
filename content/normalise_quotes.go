package content

// pairQuotes is IN-3: straight quotation marks in Chinese text become “ ” and ‘ ’ (「」 and 『』 in zh-Hant) by
// nesting depth. An odd one out leaves all of its kind in the paragraph as they are.
func (l *editLine) pairQuotes(hant bool) []change {
	marks := [2][2]string{{"“", "”"}, {"‘", "’"}}
	if hant {
		marks = [2][2]string{{"「", "」"}, {"『", "』"}}
	}
	side := l.quoteSides()
	var cs []change
	depth := 0
	for i, r := range l.rs {
		switch r {
		case '“', '‘', '「', '『':
			depth++
		case '”', '’', '」', '』':
			depth = max(0, depth-1)
		}
		switch side[i] {
		case 1:
			cs = append(cs, change{i, 1, marks[depth%2][0]})
			depth++
		case 2:
			depth = max(0, depth-1)
			cs = append(cs, change{i, 1, marks[depth%2][1]})
		}
	}
	return cs
}

// quoteSides says for each straight mark that can be paired whether it opens (1) or closes (2).
func (l *editLine) quoteSides() map[int]int {
	side := map[int]int{}
	for _, q := range [2]rune{'"', '\''} {
		at := l.straightQuotes(q)
		if len(at)%2 == 1 {
			continue
		}
		for k := 0; k+1 < len(at); k += 2 {
			if l.free(at[k], 1) && l.free(at[k+1], 1) {
				side[at[k]], side[at[k+1]] = 1, 2
			}
		}
	}
	if !nested(l.rs, side) {
		for i := range side {
			if l.rs[i] == '\'' {
				delete(side, i)
			}
		}
	}
	return side
}

// nested reports whether the pairs lie in each other like brackets.
func nested(rs []rune, side map[int]int) bool {
	var open []rune
	for i, r := range rs {
		switch side[i] {
		case 1:
			open = append(open, r)
		case 2:
			if len(open) == 0 || open[len(open)-1] != r {
				return false
			}
			open = open[:len(open)-1]
		}
	}
	return true
}

// straightQuotes returns where the mark q stands in Chinese text. A pair of " around or between Han counts; a
// mark with Latin or digits on both sides is an apostrophe, an inch or a foreign quotation.
func (l *editLine) straightQuotes(q rune) []int {
	var all []int
	for i, r := range l.rs {
		if r != q {
			continue
		}
		if q == '\'' && !quoteSide(l.before(i)) && !quoteSide(l.after(i)) {
			continue
		}
		all = append(all, i)
	}
	if q == '\'' || len(all)%2 == 1 {
		if len(all)%2 == 1 && q == '"' && !l.hasHan() {
			return nil
		}
		return all
	}
	kept := all[:0]
	for k := 0; k+1 < len(all); k += 2 {
		i, j := all[k], all[k+1]
		if l.anyHan(i+1, j) || quoteSide(l.before(i)) && quoteSide(l.after(j)) {
			kept = append(kept, i, j)
		}
	}
	return kept
}

// quoteSide reports whether r, beside a quotation mark, makes it one of Chinese text.
func quoteSide(r rune) bool { return r == 0 || r == '"' || r == '\'' || chinese(r) }

func (l *editLine) hasHan() bool { return l.anyHan(0, len(l.rs)) }

func (l *editLine) anyHan(i, j int) bool {
	for ; i < j; i++ {
		if IsHan(l.rs[i]) {
			return true
		}
	}
	return false
}
