package content

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
