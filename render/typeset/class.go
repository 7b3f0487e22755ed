package typeset

// class is what the rules call a character (typography.md §0).
type class uint8

const (
	classIgnored class = iota // default-ignorable: joins its neighbour's cluster
	classHan
	classOpen  // OP
	classClose // CL
	classPause // PM
	classStop  // ST
	classDash  // DASH
	classEllipsis
	classMid
	classConn
	classSolidus
	classLatin  // LAT
	classPrefix // PRE that is no part of a Latin run
	classSuffix // SUF that is no part of a Latin run
	classNote
	classTibetan
	classScript // other scripts, set by shaping
	classSymbol // pictures and ornaments, full width mostly
	classSpace
	classBreak // U+2028
	// The following stand until their context is known (QU-1, QU-2).
	classQuoteOpen
	classQuoteClose
	classEmDash
	classDots
	classMidDot
	classEnDash
	classSlash
	classHyphen
)

// classOf returns the class of the character by itself.
func classOf(r rune) class {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF:
		return classHan
	case r < 0x80:
		return classOfASCII(r)
	case r >= 0x2000 && r <= 0x206F:
		return classOfGeneral(r)
	case r >= 0x3000 && r <= 0x303F:
		return classOfCJKSymbol(r)
	case r >= 0xFF00 && r <= 0xFFEF:
		return classOfFullWidth(r)
	}
	return classOfOther(r)
}

func classOfASCII(r rune) class {
	switch {
	case r == ' ':
		return classSpace
	case r == '-':
		return classHyphen
	case r == '/':
		return classSlash
	case r < ' ' || r == 0x7F:
		if r == '\t' || r == '\n' || r == '\r' {
			return classSpace
		}
		return classIgnored
	}
	return classLatin
}

func classOfGeneral(r rune) class {
	switch r {
	case '“', '‘':
		return classQuoteOpen
	case '”', '’':
		return classQuoteClose
	case '—', '―':
		return classEmDash
	case '–':
		return classEnDash
	case '…':
		return classDots
	case '‧':
		return classMid
	case 0x2028, 0x2029:
		return classBreak
	case '′', '″', '‰':
		return classSuffix
	case '‼', '⁇', '⁈', '⁉':
		return classStop
	case '※':
		return classSymbol
	case 0x202F:
		return classSpace
	}
	switch {
	case r <= 0x200A:
		return classSpace
	case r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060:
		return classIgnored
	}
	return classLatin
}

func classOfCJKSymbol(r rune) class {
	switch r {
	case '、':
		return classPause
	case '。':
		return classStop
	case '《', '〈', '「', '『', '【', '〔', '〖', '〘', '〚', '〝':
		return classOpen
	case '》', '〉', '」', '』', '】', '〕', '〗', '〙', '〛', '〞', '〟':
		return classClose
	case '〜':
		return classConn
	case '　', '々', '〇', '〻':
		return classHan
	}
	return classSymbol
}

func classOfFullWidth(r rune) class {
	switch r {
	case '，', '；', '：':
		return classPause
	case '。', '．', '！', '？':
		return classStop
	case '（', '［', '｛', '｟', '｢':
		return classOpen
	case '）', '］', '｝', '｠', '｣':
		return classClose
	case '～', '－':
		return classConn
	case '／':
		return classSolidus
	case '％':
		return classSuffix
	case '￥', '＄', '＃', '￡', '￠':
		return classPrefix
	case '｡':
		return classStop
	case '､':
		return classPause
	}
	return classHan
}

func classOfOther(r rune) class {
	switch {
	case r == 0xAD || r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0000 && r <= 0xE0FFF || r == 0xFEFF || r == 0x34F || r == 0x61C:
		return classIgnored
	case r == 0xA0:
		return classSpace
	case r == '·':
		return classMidDot
	case r < 0x590:
		return classLatin
	case r >= 0xF00 && r <= 0xFFF:
		return classTibetan
	case r >= 0x1E00 && r <= 0x1FFF:
		return classLatin
	case r >= 0x2070 && r <= 0x209F:
		return classLatin
	case r >= 0x20A0 && r <= 0x20CF || r >= 0x2200 && r <= 0x22FF:
		return classOfMathematics(r)
	case r >= 0x2100 && r <= 0x214F:
		return classOfLetterlike(r)
	case r >= 0x2460 && r <= 0x24FF || r >= 0x2776 && r <= 0x2793 || r >= 0x3251 && r <= 0x325F || r >= 0x32B1 && r <= 0x32BF:
		return classNote
	case r == '⸺':
		return classDash
	case r >= 0x2150 && r <= 0x2BFF:
		return classSymbol
	}
	return classOfFar(r)
}

func classOfMathematics(r rune) class {
	if r == '⋯' {
		return classDots
	}
	return classLatin
}

func classOfLetterlike(r rune) class {
	switch r {
	case '℃', '℉':
		return classSuffix
	case '№':
		return classPrefix
	}
	return classLatin
}

func classOfFar(r rune) class {
	switch {
	case r == '・':
		return classMid
	case r >= 0x2E80 && r <= 0x31FF || r >= 0x3400 && r <= 0x4DBF || r >= 0x1100 && r <= 0x11FF || r >= 0xAC00 && r <= 0xD7AF:
		return classHan
	case r >= 0xF900 && r <= 0xFAFF || r >= 0x1B000 && r <= 0x1B16F || r >= 0x20000 && r <= 0x3FFFF:
		return classHan
	case r >= 0xFE10 && r <= 0xFE6F || r >= 0x3200 && r <= 0x33FF || r >= 0x1F000 && r <= 0x1FAFF || r >= 0xE000 && r <= 0xF8FF:
		return classSymbol
	case r >= 0x300 && r <= 0x36F || r >= 0x1AB0 && r <= 0x1AFF || r >= 0x20D0 && r <= 0x20FF:
		return classLatin
	}
	return classScript
}

// clings tells the characters that follow their base: no break before them (KS-9).
func clings(r rune) bool {
	if r < 0x3005 || r > 0x30FE {
		return false
	}
	switch r {
	case '々', '〻', 'ー', 'ゝ', 'ゞ', 'ヽ', 'ヾ',
		'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ', 'ゕ', 'ゖ',
		'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ', 'ヵ', 'ヶ':
		return true
	}
	return false
}

// spaced tells the characters of LAT, PRE and SUF that take the gap of LS-1 towards Han: letters, digits and
// symbols, but no ASCII punctuation (LS-4).
func spaced(r rune) bool {
	if r < 0x80 {
		switch r {
		case '!', '"', '\'', '(', ')', ',', '-', '.', '/', ':', ';', '?', '[', ']', '`', '{', '}', '_', '|', '~', '^':
			return false
		}
		return r > ' '
	}
	switch {
	case r == '№' || r == '℃' || r == '℉' || r == '‰' || r == '′' || r == '″':
		return true
	case r >= 0xFF00 || r >= 0x2000 && r <= 0x206F || r == 0xAB || r == 0xBB || r == 0xA1 || r == 0xBF:
		return false
	}
	return true
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool {
	switch {
	case r < 0x80:
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	case r < 0x590:
		return r >= 0xC0 && r != 0xD7 && r != 0xF7
	}
	return r >= 0x1E00 && r <= 0x1FFF
}

// superior tells the raised digits, which behind Chinese are note marks (FN-1) and in Latin words exponents.
func superior(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r == '⁰' || r >= '⁴' && r <= '⁹'
}

// latinOpener and latinCloser tell brackets and stops that a break never tears from their word.
func latinOpener(r rune) bool {
	switch r {
	case '(', '[', '{', '«', '¿', '¡', '‹':
		return true
	}
	return false
}

func latinCloser(r rune) bool {
	switch r {
	case ')', ']', '}', '»', '›', ',', '.', ';', ':', '!', '?', '%', '°':
		return true
	}
	return false
}
