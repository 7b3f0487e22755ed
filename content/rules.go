package content

import (
	"fmt"
	"strings"
)

// Rules names the normalising rules that are switched off; the zero value leaves all on (typography.md §1).
type Rules uint8

// The bits of Rules.
const (
	NoIN1 Rules = 1 << iota // ASCII punctuation between Han
	NoIN2                   // damaged dashes and ellipses
	NoIN3                   // straight quotation marks
	NoIN4                   // line ends and indents
	NoIN5                   // NFC

	NormaliseNone = NoIN1 | NoIN2 | NoIN3 | NoIN4 | NoIN5
	NormaliseAll  = Rules(0)
)

// ParseRules reads the value of --normalise and of the key normalise: all, none, or a list that begins with
// one of them and takes rules away or adds them: "all,-IN-2", "none,IN-1".
func ParseRules(s string) (Rules, error) {
	off := NormaliseAll
	for i, word := range strings.Split(s, ",") {
		word = strings.ToUpper(strings.TrimSpace(word))
		switch {
		case word == "ALL" && i == 0:
			off = NormaliseAll
		case word == "NONE" && i == 0:
			off = NormaliseNone
		case ruleBit(strings.TrimPrefix(word, "-")) == 0:
			return 0, fmt.Errorf("normalising rule %s: want all, none, or a list such as all,-IN-2", QuoteInput(word))
		case word[0] == '-':
			off |= ruleBit(word[1:])
		case i == 0:
			off = NormaliseNone &^ ruleBit(word)
		default:
			off &^= ruleBit(word)
		}
	}
	return off, nil
}

func ruleBit(name string) Rules {
	switch name {
	case "IN-1":
		return NoIN1
	case "IN-2":
		return NoIN2
	case "IN-3":
		return NoIN3
	case "IN-4":
		return NoIN4
	case "IN-5":
		return NoIN5
	}
	return 0
}

// String returns the rules in the form that ParseRules reads.
func (r Rules) String() string {
	switch r & NormaliseNone {
	case NormaliseAll:
		return "all"
	case NormaliseNone:
		return "none"
	}
	s := "all"
	for _, name := range []string{"IN-1", "IN-2", "IN-3", "IN-4", "IN-5"} {
		if r&ruleBit(name) != 0 {
			s += ",-" + name
		}
	}
	return s
}
