package content

import "strconv"

// Severity is how bad a Problem is.
type Severity uint8

// The severities: an Info is a count or remark, a Warning lets the job go on, an Error fails it by default.
const (
	Info Severity = iota
	Warning
	Error
)

// String returns info, warning or error.
func (s Severity) String() string { return [...]string{"info", "warning", "error"}[s] }

// Problem is something about the input that a person has to know: where it is, what it is, how to mend it.
// Code is stable (E-…, W-…, I-…; docs/problems.md). A Problem never panics and never stops a batch.
type Problem struct {
	Severity Severity
	Code     string
	Pos      Pos
	End      Pos    // Line 0 = only a place
	Path     string // in structured input: credits[2].role; of output checks: the member or object
	Msg      string
	Hint     string
	Page     string // page label, where layout found it
}

// String returns the one-line form: file:line:col: error: text [E-CODE].
func (p Problem) String() string {
	s := ""
	if p.Pos.File != "" {
		s = p.Pos.File + ":"
	}
	if p.Pos.Line > 0 {
		s += strconv.Itoa(p.Pos.Line) + ":"
		if p.Pos.Col > 0 {
			s += strconv.Itoa(p.Pos.Col) + ":"
		}
	}
	if s != "" {
		s += " "
	}
	s += p.Severity.String() + ": "
	if p.Path != "" {
		s += p.Path + ": "
	}
	return s + p.Msg + " [" + p.Code + "]"
}

// Mode is how strictly problems are taken (content.md §12).
type Mode uint8

// The modes: by default any error fails the job; Lenient lets those with a fallback pass; Strict fails on
// the warnings marked § as well.
const (
	DefaultMode Mode = iota
	Lenient
	Strict
)
