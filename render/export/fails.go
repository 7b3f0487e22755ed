package export

import "github.com/kanben/kanben/content"

// Fails reports whether one of the problems forbids an output in the mode (content.md §12): by default any error,
// leniently only errors without a fallback, strictly the marked warnings as well.
func Fails(ps []content.Problem, m content.Mode) bool {
	for _, p := range ps {
		if fails(p, m) {
			return true
		}
	}
	return false
}

func fails(p content.Problem, m content.Mode) bool {
	switch {
	case p.Severity == content.Error:
		return m != content.Lenient || !fallback(p.Code)
	case p.Severity == content.Warning:
		return m == content.Strict && strict(p.Code)
	}
	return false
}

// fallback reports whether lenient mode has something to put in place (content.md §12, last column).
func fallback(code string) bool {
	switch code {
	case "E-MANY", "E-TITLE", "E-ENCODING", "E-FRONT", "E-KEY", "E-TYPE", "E-VALUE", "E-NOTE", "E-ASSET", "E-BASE", "E-GLYPH":
		return true
	}
	return false
}

// strict reports whether the warning is one of those marked § in content.md §12.
func strict(code string) bool {
	switch code {
	case "W-KEY", "W-DATE", "W-CREDIT", "W-CONFLICT", "W-PROSE", "W-FFFD", "W-ALT":
		return true
	}
	return false
}
