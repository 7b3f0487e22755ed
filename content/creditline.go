package content

import (
	"strings"
	"unicode/utf8"
)

// Place says where on the page a line stands, which decides what its unlabelled words may mean.
type Place uint8

// The places of a line.
const (
	AtBody     Place = iota // between paragraphs
	AtDateline              // the line with the date under the title
	AtByline                // round the title
	AtLead                  // the begin of a paragraph
	AtTail                  // after the last paragraph
	AtCaption               // beside a picture
)

// LineKind says what a line is.
type LineKind uint8

// The kinds of lines that ParseCreditLine tells apart.
const (
	BodyLine     LineKind = iota // prose: nothing was taken from it
	CreditMatter                 // the whole line is credits, source, date
	LeadLine                     // a wire lead; Rest is the sentence behind it
	CaptionLine                  // a caption; Rest is its text
	LabelOnly                    // a label whose value stands on the next line
)

// String returns credit, lead, caption, label-only or body.
func (k LineKind) String() string {
	return [...]string{"body", "credit", "lead", "caption", "label-only"}[k]
}

// CreditLine is what one line says about people, source and dates (content.md §6). Only Doubts are set in a
// BodyLine.
type CreditLine struct {
	Kind          LineKind
	Credits       []Credit
	Source        string
	OriginalTitle string
	StaffID       string // behind an editor's name, or alone
	Agency        string // of a lead: as written
	Place         string
	WireDate      string // MM-DD
	Published     Stamp
	Modified      Stamp
	Rest          string // text of the line that is no credit
	RestAt        int    // byte offset of Rest in the line
	Doubts        []Doubt
}

// Doubt is something in a line that was not taken, with the code it is reported under.
type Doubt struct{ Code, Text string }

// ParseCreditLine reads people, source and dates out of a line. What it is not sure of stays text: a wrong
// credit is worse than a missing one. Dates without a zone get +08:00 with ZoneAssumed; see Stamp.InZone.
func ParseCreditLine(line string, at Place) CreditLine {
	s := strings.TrimFunc(line, IsSpace)
	off := strings.Index(line, s)
	body := CreditLine{Rest: s, RestAt: max(off, 0)}
	if s == "" {
		return body
	}
	if c, ok := parseLead(s, at); ok {
		c.RestAt += off
		return c
	}
	if c, ok := parseCaption(s, at); ok {
		c.RestAt += off
		return c
	}
	if len(s) > 600 {
		return body
	}
	if c, ok := parseThanks(s); ok {
		c.RestAt = off + len(s)
		return c
	}
	inner, enclosed := stripEnclosing(strings.TrimLeftFunc(s, isOrnament))
	if notCredit(s, enclosed) {
		return body
	}
	p := creditScan{line: inner, at: at, enclosed: enclosed}
	c, ok := p.parse()
	if !ok {
		body.Doubts = c.Doubts
		return body
	}
	c.RestAt = off + len(s)
	return c
}

// TailCredits reads the credits in a bracket at the very end of a paragraph: …。（记者 A B）. The text keeps the bracket;
// all its words must be labelled.
func TailCredits(text string) []Credit {
	s := cutFilingDate(strings.TrimRightFunc(text, IsSpace))
	if cs := ReportCredits(s); len(cs) > 0 {
		return cs
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	open := openingOf(last)
	if open == "" {
		return nil
	}
	i := strings.LastIndex(s, open)
	if i <= 0 || Width(s[i:]) > 40 {
		return nil
	}
	c := ParseCreditLine(s[i:], AtTail)
	if c.Kind != CreditMatter {
		return reportedFrom(s[i:])
	}
	return c.Credits
}

// cutFilingDate takes off the day, in years of the Republic, that CNA sets behind the last bracket: （編輯：A）1130405.
func cutFilingDate(s string) string {
	i := len(s)
	for i > 0 && isDigit(rune(s[i-1])) {
		i--
	}
	if n := len(s) - i; n == 7 && (strings.HasSuffix(s[:i], "）") || strings.HasSuffix(s[:i], ")")) {
		return s[:i]
	}
	return s
}

// reportedFrom reads （林小明 顾舟 江城报道）: names with a surname, then where they report from.
func reportedFrom(bracket string) []Credit {
	inner, _ := stripEnclosing(bracket)
	words := strings.Fields(inner)
	if len(words) < 2 || len(words) > 4 {
		return nil
	}
	if place, ok := reportPlace(words[len(words)-1]); !ok || place == "" {
		return nil
	}
	var cs []Credit
	for _, name := range joinPadded(words[:len(words)-1]) {
		if !IsPersonName(name) {
			return nil
		}
		cs = append(cs, Credit{Role: Reporter, Name: name, Raw: bracket, Group: 1, Confidence: 75})
	}
	return cs
}

// ReportCredits reads the zh-Hant （林小明／台中報導） near the end of a paragraph: the paper's own words may follow it.
func ReportCredits(s string) []Credit {
	for _, w := range [...]string{"報導）", "報導)", "報道）", "報道)"} {
		i := strings.LastIndex(s, w)
		if i < 0 || Width(s[i:]) > 40 {
			continue
		}
		open := strings.LastIndexAny(s[:i], "（(")
		if open <= 0 || Width(s[open:i]) > 24 {
			return nil
		}
		inner, _ := stripEnclosing(s[open : i+len(w)])
		j := strings.IndexAny(inner, "／/")
		if j < 0 {
			return nil
		}
		_, n := utf8.DecodeRuneInString(inner[j:])
		place, ok := reportPlace(inner[j+n:])
		list, named := parseNames(strings.TrimPrefix(inner[:j], "記者"), nameRules{})
		if !ok || place == "" || !named || !list.named || len(list.people) == 0 || list.outlet != "" {
			return nil
		}
		var cs []Credit
		for _, x := range list.people {
			cs = append(cs, Credit{Role: Reporter, Name: x.name, Raw: s[open : i+len(w)], Group: 1, Confidence: 75})
		}
		return cs
	}
	return nil
}

// parseThanks reads （实习生A对本文亦有贡献）.
func parseThanks(s string) (CreditLine, bool) {
	if !strings.Contains(s, "贡献") && !strings.Contains(s, "貢獻") {
		return CreditLine{}, false
	}
	inner, _ := stripEnclosing(s)
	i := -1
	for _, w := range [...]string{"对本文", "对此文", "對本文", "對此文"} {
		i = max(i, strings.LastIndex(inner, w))
	}
	if i < 0 {
		return CreditLine{}, false
	}
	tail := strings.TrimRight(inner[i:], "。")
	if !strings.HasSuffix(tail, "贡献") && !strings.HasSuffix(tail, "貢獻") {
		return CreditLine{}, false
	}
	who := inner[:i]
	for _, w := range [...]string{"实习生", "實習生", "记者", "記者"} {
		who = strings.TrimPrefix(who, w)
	}
	list, ok := parseNames(who, nameRules{})
	if !ok || !list.named {
		return CreditLine{}, false
	}
	c := CreditLine{Kind: CreditMatter}
	for _, n := range list.people {
		c.Credits = append(c.Credits, Credit{Role: Contributor, Label: strings.TrimSuffix(inner[:i], who), Name: n.name, Raw: s, Group: 1, Confidence: 90})
	}
	return c, len(c.Credits) > 0
}

// isOrnament holds the signs that papers put before a byline: □ 本报记者 A.
func isOrnament(r rune) bool {
	return IsSpace(r) || strings.ContainsRune("□■◎●○◆◇※▲△★☆▶►•·—", r)
}

// notCredit is the first half of C11: sentences and long lines are prose.
func notCredit(s string, enclosed bool) bool {
	if enclosed {
		return false
	}
	if l := safeLabel(s); bars(s) >= 3 && !strings.ContainsAny(s, ":：") && (l == nil || l.kind != personLabel) {
		return true // a row of menu entries
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	sentence := strings.ContainsRune("。！？", last)
	long := wider(s, 70)
	if !sentence && !long {
		return false
	}
	if sentence && wider(s, 40) { // asked before the date, whose search is dear
		return true
	}
	_, dated := FindDate(s)
	return !dated
}

func bars(s string) int {
	return strings.Count(s, "|") + strings.Count(s, "｜") + strings.Count(s, "丨")
}

// stripEnclosing takes off brackets that hold the whole line.
func stripEnclosing(s string) (inner string, enclosed bool) {
	for {
		first, n := utf8.DecodeRuneInString(s)
		closing := closingOf(first)
		last, m := utf8.DecodeLastRuneInString(s)
		if closing == 0 || last != closing || len(s) <= n+m || !balanced(s, first, closing) {
			return s, enclosed
		}
		s = strings.TrimFunc(s[n:len(s)-m], IsSpace)
		enclosed = true
	}
}

// balanced reports whether the bracket at the start of s closes only at its end.
func balanced(s string, open, closing rune) bool {
	depth := 0
	for i, r := range s {
		switch r {
		case open:
			depth++
		case closing:
			if depth--; depth == 0 && i+utf8.RuneLen(r) < len(s) {
				return false
			}
		}
	}
	return depth == 0
}

func closingOf(r rune) rune {
	switch r {
	case '（':
		return '）'
	case '(':
		return ')'
	case '【':
		return '】'
	case '[':
		return ']'
	case '〔':
		return '〕'
	case '［':
		return '］'
	}
	return 0
}
