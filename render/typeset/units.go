package typeset

// markUnits writes into the edges what holds together and what may come apart (typography.md §3).
func (t *text) markUnits(spans []Span) {
	t.markSpans(spans)
	for i, c := range t.class {
		switch c {
		case classIgnored:
			t.markIgnored(i)
		case classDash, classEllipsis:
			t.markPair(i, c)
		case classStop:
			t.markChain(i)
		case classPause:
			t.markRatio(i)
		case classSpace:
			t.markSpace(i)
		case classLatin:
			t.markLatin(i)
		case classSuffix:
			t.edge[i] |= edgeForbid | edgeSolid
		case classPrefix:
			t.after(i, edgeForbid|edgeSolid)
		case classNote:
			t.edge[i] |= edgeForbid | edgePlain
			t.after(i, edgePlain)
		case classHan:
			t.markHan(i)
		}
	}
	t.markLinks()
}

// after marks the boundary behind code point i.
func (t *text) after(i int, e edge) {
	if i+1 < len(t.edge) {
		t.edge[i+1] |= e
	}
}

// markSpans applies the kinds of spans: note marks, names that are never broken, code.
func (t *text) markSpans(spans []Span) {
	for i := range t.runes {
		st := spans[t.spans[i]].Style
		if st == nil || st.Kind == Plain {
			continue
		}
		inner := i > 0 && t.spans[i-1] == t.spans[i]
		switch st.Kind {
		case NoteMark:
			t.class[i] = classNote
			if inner {
				t.edge[i] |= edgeForbid | edgeSolid
			}
		case Unbroken:
			if inner {
				t.edge[i] |= edgeForbid
			}
		case CodeText:
			t.markCode(i, inner)
		}
	}
}

// markCode: no gaps inside code, and breaks behind the signs that part its words (LS-5).
func (t *text) markCode(i int, inner bool) {
	if !inner {
		return
	}
	t.edge[i] |= edgePlain
	switch t.runes[i-1] {
	case '/', '.', '_', ',', ';', ':', '=', '&', '|':
		if c := t.class[i]; c == classLatin && (isLetter(t.runes[i]) || isDigit(t.runes[i])) && i > 1 && t.class[i-2] == classLatin && t.spans[i-2] == t.spans[i] {
			t.edge[i] |= edgeAllow | edgePenalty
		}
	}
}

// markIgnored is LB-4: U+200B allows, U+2060 and U+FEFF forbid, U+00AD hyphenates. Everything else that has no
// width of its own stays with its base (IN-5).
func (t *text) markIgnored(i int) {
	switch t.runes[i] {
	case 0x200B:
		t.after(i, edgeAllow)
	case 0x2060, 0xFEFF:
		t.edge[i] |= edgeForbid
		t.after(i, edgeForbid)
	case 0xAD:
		t.after(i, edgeAllow|edgeHyphen|edgePenalty)
	case 0x200D, 0x34F:
		t.after(i, edgeForbid)
	}
}

// markPair: every second mark of a run completes a unit of 2000 (UB-1, UB-2); units may part (UB-3).
func (t *text) markPair(i int, c class) {
	if t.runes[i] == '⸺' {
		return
	}
	if i > 0 && t.class[i-1] == c && t.runes[i-1] == t.runes[i] && t.edge[i-1]&edgeSolid == 0 {
		t.edge[i] |= edgeForbid | edgeSolid
	}
}

// markChain lets a run of three ！ or ？ part before its last mark as the last resort (KS-8).
func (t *text) markChain(i int) {
	if i < 2 || t.class[i-1] != classStop || t.class[i-2] != classStop {
		return
	}
	if i+1 < len(t.class) && t.class[i+1] == classStop {
		return
	}
	t.edge[i] |= edgeEmergency
}

// markRatio holds times and scores with a full-width colon together, as in 3：2 (NU-1).
func (t *text) markRatio(i int) {
	if t.runes[i] == '：' && i > 0 && i+1 < len(t.runes) && isDigit(t.runes[i-1]) && isDigit(t.runes[i+1]) {
		t.after(i, edgeForbid)
	}
}

// markSpace keeps digit groups, numbers with their units (NU-1, NU-3) and no-break spaces together.
func (t *text) markSpace(i int) {
	switch t.runes[i] {
	case 0xA0, 0x202F, 0x2007:
		t.after(i, edgeForbid)
		return
	}
	p, n := i-1, i+1
	if p < 0 || n >= len(t.runes) || !isDigit(t.runes[p]) {
		return
	}
	if t.digitGroup(n) || t.latinUnit(n) {
		t.after(i, edgeForbid|edgeSolid)
	}
}

// digitGroup: exactly three digits from i on, as in 12 345 678.
func (t *text) digitGroup(i int) bool {
	k := i
	for k < len(t.runes) && isDigit(t.runes[k]) {
		k++
	}
	return k-i == 3
}

// latinUnit reports whether a unit of measure stands at i as a word of its own.
func (t *text) latinUnit(i int) bool {
	k := i
	for k < len(t.runes) && k-i < 5 && (isLetter(t.runes[k]) || t.runes[k] == 'Ω' || t.runes[k] == 'µ' || t.runes[k] == 'μ' || t.runes[k] == '%' || t.runes[k] == '°') {
		k++
	}
	if k == i || k < len(t.runes) && (isLetter(t.runes[k]) || t.runes[k] == '-') {
		return false
	}
	switch string(t.runes[i:k]) {
	case "m", "km", "cm", "mm", "nm", "µm", "μm", "g", "kg", "mg", "t", "s", "ms", "h", "min", "d", "K", "N", "J", "kJ",
		"W", "kW", "MW", "GW", "Wh", "kWh", "V", "kV", "A", "mA", "Pa", "kPa", "MPa", "hPa", "Hz", "kHz", "MHz", "GHz",
		"L", "l", "mL", "ml", "ha", "bit", "B", "KB", "kB", "MB", "GB", "TB", "PB", "dB", "mol", "cd", "lm", "lx", "rpm",
		"px", "pt", "em", "bps", "Mbps", "Gbps", "Ω", "kΩ", "%", "°C", "°F", "ppm", "kcal", "cal", "eV", "mph", "am", "pm", "AM", "PM":
		return true
	}
	return false
}

// markHan: a digit and its Chinese unit part only at a price (NU-3); 々 and small kana follow their base; digits
// of full width hold together (NU-1).
func (t *text) markHan(i int) {
	r := t.runes[i]
	if clings(r) {
		t.edge[i] |= edgeForbid
	}
	if i == 0 {
		return
	}
	if isDigit(t.runes[i-1]) && hanUnit(r) {
		t.edge[i] |= edgePenalty
	}
	if r >= '０' && r <= '９' && t.runes[i-1] >= '０' && t.runes[i-1] <= '９' {
		t.edge[i] |= edgeForbid | edgeSolid
	}
}

func hanUnit(r rune) bool {
	switch r {
	case '年', '月', '日', '时', '分', '秒', '元', '角', '个', '万', '亿', '千', '百', '号', '岁', '米', '克', '吨', '公', '人', '次', '名',
		'位', '倍', '度', '项', '条', '家', '亩', '里', '天', '周', '期', '版', '页', '章', '节', '時', '萬', '億', '個', '號', '歲', '頁':
		return true
	}
	return false
}

// markLatin: typed hyphens and dashes inside Latin words, and note numbers in brackets.
func (t *text) markLatin(i int) {
	r := t.runes[i]
	switch {
	case r == '[':
		t.markBracketNote(i)
	case (r == '-' || r == '/' || r == '—' || r == '–') && i > 0 && i+1 < len(t.runes):
		if !isLetter(t.runes[i-1]) || !isLetter(t.runes[i+1]) {
			return
		}
		if r == '/' {
			t.after(i, edgeAllow|edgePenalty)
			return
		}
		t.after(i, edgeAllow)
	case superior(r) && i > 0:
		switch t.class[i-1] {
		case classHan, classClose, classPause, classStop, classNote:
			t.class[i] = classNote
			t.edge[i] |= edgeForbid | edgePlain
			t.after(i, edgePlain)
		}
	}
}

// markBracketNote: [1] directly behind a character is a note mark (FN-1).
func (t *text) markBracketNote(i int) {
	k := i + 1
	for k < len(t.runes) && (isDigit(t.runes[k]) || t.runes[k] == ',' || t.runes[k] == '-' || t.runes[k] == '–') {
		k++
	}
	if i == 0 || k == i+1 || k >= len(t.runes) || t.runes[k] != ']' || k-i > 8 {
		return
	}
	switch t.class[i-1] {
	case classHan, classClose, classPause, classStop, classLatin, classNote:
	default:
		return
	}
	t.edge[i] |= edgeForbid | edgePlain
	for j := i + 1; j <= k; j++ {
		t.edge[j] |= edgeForbid | edgeSolid
	}
	t.after(k, edgePlain)
}
