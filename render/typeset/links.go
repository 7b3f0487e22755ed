package typeset

// markLinks opens the breaks inside addresses and paths (UR-1).
func (t *text) markLinks() {
	for i := 0; i < len(t.runes); i++ {
		if !t.linkRune(i) {
			continue
		}
		end := i
		for end < len(t.runes) && t.linkRune(end) && t.spans[end] == t.spans[i] {
			end++
		}
		if t.isLink(i, end) {
			t.breakLink(i, end)
		}
		i = end - 1
	}
}

// linkRune: Latin text without spaces.
func (t *text) linkRune(i int) bool {
	return t.class[i] == classLatin && t.runes[i] < 0x80
}

// isLink reports whether the Latin run is an address: it has ://, begins with www., is an e-mail address, has two
// slashes like a path.
func (t *text) isLink(from, to int) bool {
	if to-from < 4 {
		return false
	}
	slashes, at, dot := 0, -1, -1
	for i := from; i < to; i++ {
		switch t.runes[i] {
		case '/':
			slashes++
		case '@':
			at = i
		case '.':
			dot = i
		}
	}
	if slashes >= 2 && !t.isNumber(from, to) || at > from && dot > at+1 && dot+1 < to {
		return true
	}
	return dot > from && (t.runes[from] == 'w' || t.runes[from] == 'W') && to-from > 5 && t.runes[from+3] == '.' && (t.runes[from+2] == 'w' || t.runes[from+2] == 'W')
}

// isNumber: digits and slashes only, as in 2024/3/15.
func (t *text) isNumber(from, to int) bool {
	for _, r := range t.runes[from:to] {
		if !isDigit(r) && r != '/' && r != '.' && r != '-' {
			return false
		}
	}
	return true
}

// breakLink opens the seams of an address. Anywhere else it parts only where a line would be looser than is allowed
// (LA-5), and then leaves three characters on each side.
func (t *text) breakLink(from, to int) {
	for i := from + 1; i < to; i++ {
		t.edge[i] &^= edgeAllow | edgeHyphen | edgePenalty
		t.edge[i] |= edgePlain | edgeSolid
		switch {
		case linkBreak(t.runes[i-1], t.runes[i]) && i+1 < to:
			t.edge[i] |= edgeAllow
		case i >= from+3 && i <= to-3 && t.runes[i-1] != '/' && t.runes[i] != '/':
			t.edge[i] |= edgeEmergency
		}
	}
}

// linkBreak: after / ? & = # but not inside //, before . - _ (UR-1).
func linkBreak(a, b rune) bool {
	switch a {
	case '/':
		return b != '/'
	case '?', '&', '=', '#':
		return true
	case '.', '-', '_', ':', '@':
		return false
	}
	return b == '.' || b == '-' || b == '_'
}
