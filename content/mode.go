package content

// Fails reports whether the problem fails the job in the mode (content.md §12): every error does by default;
// in Lenient those with a fallback, which readers have then applied, do not; in Strict the doubtful warnings
// (§ in the table) do too.
func Fails(p Problem, m Mode) bool {
	switch {
	case p.Severity == Error:
		return m != Lenient || !HasFallback(p.Code)
	case p.Severity == Warning && m == Strict:
		return Doubtful(p.Code)
	}
	return false
}

// AnyFails reports whether one of the problems fails the job in the mode.
func AnyFails(ps []Problem, m Mode) bool {
	for _, p := range ps {
		if Fails(p, m) {
			return true
		}
	}
	return false
}

// HasFallback reports whether the error has a lenient fallback: the reader goes on without the bad part.
func HasFallback(code string) bool {
	switch code {
	case "E-MANY", "E-TITLE", "E-ENCODING", "E-FRONT", "E-KEY", "E-TYPE", "E-VALUE", "E-NOTE", "E-ASSET", "E-BASE":
		return true
	}
	return false
}

// Doubtful reports whether the warning fails a strict job: something may be wrong in the article itself.
func Doubtful(code string) bool {
	switch code {
	case "W-KEY", "W-DATE", "W-CREDIT", "W-CONFLICT", "W-PROSE", "W-FFFD", "W-ALT":
		return true
	}
	return false
}
