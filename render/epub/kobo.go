package epub

import "unicode/utf8"

// sentences writes text in Kobo's spans, one a sentence, so that its readers can count and highlight. A sentence
// ends after 。！？；… with the closing marks that follow; a span never reaches over an element (epub.md §12).
func (f *flow) sentences(s string) {
	for s != "" {
		n := sentence(s)
		f.sentence++
		f.raw(`<span class="koboSpan" id="kobo.` + itoa(f.para) + `.` + itoa(f.sentence) + `">`)
		f.plain(s[:n])
		f.raw(`</span>`)
		s = s[n:]
	}
}

// sentence returns the length of the first sentence in bytes.
func sentence(s string) int {
	ended := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case endsSentence(r) || r == '.' || r == '?' || r == '!':
			ended = endsSentence(r) || i+n == len(s) || s[i+n] == ' '
		case ended && !closes(r):
			return i
		}
		i += n
	}
	return len(s)
}

func endsSentence(r rune) bool {
	switch r {
	case '。', '！', '？', '；', '…', '｡':
		return true
	}
	return false
}

func closes(r rune) bool {
	switch r {
	case '”', '’', '」', '』', '）', '》', '〉', '】', '〕', '"', '\'', ')', ' ', '—':
		return true
	}
	return false
}
