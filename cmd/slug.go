package cmd

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxSlug bounds a slug in bytes, so that slug, date and extension fit the 255 bytes of a file name.
const maxSlug = 120

// slug makes a file name of a title: letters and digits of any script are kept, Han as they are; everything else
// parts words with one hyphen. It is safe on Windows, never empty, and at most maxSlug bytes.
func slug(title string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(title) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	s := strings.TrimRight(cut(b.String(), maxSlug), "-")
	if s == "" {
		return "article"
	}
	if reserved(s) {
		return s + "-1"
	}
	return s
}

// cut shortens s to n bytes without parting a character.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// reserved reports whether Windows takes the name for a device.
func reserved(s string) bool {
	switch u := strings.ToUpper(s); u {
	case "CON", "PRN", "AUX", "NUL":
		return true
	default:
		return len(u) == 4 && (u[:3] == "COM" || u[:3] == "LPT") && u[3] >= '0' && u[3] <= '9'
	}
}
