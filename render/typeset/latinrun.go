package typeset

// NextRun returns the bytes of the first stretch of s that is of one kind, and whether it is Latin. Spaces, hyphens
// and apostrophes between Latin characters are Latin with them. Layout parts text so to give Latin a size of its own
// (FT-2).
func NextRun(s string) (n int, latin bool) {
	pending := 0 // bytes of joiners behind the stretch
	for i, r := range s {
		c := classOf(r)
		switch {
		case i == 0:
			latin = c == classLatin
		case c == classIgnored:
		case latin && joinsLatin(c):
			if pending == 0 {
				n, pending = i, 1
			}
			continue
		case (c == classLatin) != latin:
			if pending == 0 {
				n = i
			}
			return n, latin
		}
		pending = 0
	}
	if pending == 0 {
		n = len(s)
	}
	return n, latin
}

func joinsLatin(c class) bool {
	switch c {
	case classSpace, classHyphen, classSlash, classQuoteClose, classEnDash:
		return true
	}
	return false
}
