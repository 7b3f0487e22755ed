package content

// IsHan reports whether r is a Chinese character; 々 and 〇 count.
func IsHan(r rune) bool {
	switch {
	case r < 0x3005:
		return false
	case 0x4E00 <= r && r <= 0x9FFF, r == '々', r == '〇', 0x3400 <= r && r <= 0x4DBF,
		0xF900 <= r && r <= 0xFAFF, 0x20000 <= r && r <= 0x323AF:
		return true
	}
	return false
}

// IsCJKMark reports whether r is punctuation that stands in Chinese text, the marks it shares with Latin included.
func IsCJKMark(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·':
		return true
	}
	return 0x3001 <= r && r <= 0x303F && r != '々' && r != '〇' || 0xFF01 <= r && r <= 0xFFEF && !isWideAlnum(r)
}

func isWideAlnum(r rune) bool {
	return '０' <= r && r <= '９' || 'Ａ' <= r && r <= 'Ｚ' || 'ａ' <= r && r <= 'ｚ'
}

// IsSpace reports whether r is white space of any width: NBSP, U+3000 and zero-width ones included.
func IsSpace(r rune) bool {
	switch {
	case r > 0x3000:
		return r == 0xFEFF
	case r > 0x205F:
		return r == 0x3000
	case r > 0x1FFF:
		return r <= 0x200B || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F
	case r > ' ':
		return r == 0x85 || r == 0xA0 || r == 0x1680
	}
	return r == ' ' || 0x09 <= r && r <= 0x0D
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isLatin(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || 0xC0 <= r && r < 0x250 && r != '×' && r != '÷'
}

// wider reports whether the width is more than n, without going through a long text.
func wider(s string, n int) bool {
	if len(s) <= n {
		return false
	}
	for _, r := range s {
		if !IsSpace(r) {
			if n--; n < 0 {
				return true
			}
		}
	}
	return false
}

// Width returns the number of characters without white space (content.md §7: widths).
func Width(s string) int {
	n := 0
	for _, r := range s {
		if !IsSpace(r) {
			n++
		}
	}
	return n
}
