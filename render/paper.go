package render

import "strings"

// PaperByName returns a trim size by its name (a3, a4, a5, 16k, 32k, 32k-large) or of the form 185x260mm.
func PaperByName(name string) (Paper, bool) {
	switch strings.ToLower(name) {
	case "a3":
		return Paper{Mm(297), Mm(420)}, true
	case "a4":
		return Paper{Mm(210), Mm(297)}, true
	case "a5":
		return Paper{Mm(148), Mm(210)}, true
	case "16k":
		return Paper{Mm(185), Mm(260)}, true
	case "32k":
		return Paper{Mm(130), Mm(184)}, true
	case "32k-large":
		return Paper{Mm(140), Mm(203)}, true
	}
	w, h, ok := strings.Cut(strings.TrimSuffix(name, "mm"), "x")
	if !ok || !strings.HasSuffix(name, "mm") {
		return Paper{}, false
	}
	width, okW := themeNumber(w, 2000)
	height, okH := themeNumber(h, 2000)
	return Paper{Mm(width), Mm(height)}, okW && okH && width >= 40 && height >= 40
}
