package content

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// parseLead reads a wire lead (电头, C7): AGENCY PLACE M月D日电（记者 A B）text, with place, date or bracket
// missing, a bracket alone, or the zh-Hant 記者A／地報導.
func parseLead(s string, at Place) (CreditLine, bool) {
	if at == AtCaption || at == AtTail || at == AtDateline {
		return CreditLine{}, false
	}
	if c, ok := wireLead(s, at); ok {
		return c, true
	}
	if c, ok := bareWire(s); ok {
		return c, true
	}
	if c, ok := bracketLead(s, at); ok {
		return c, true
	}
	if c, ok := reportLead(s); ok {
		return c, true
	}
	return bracketReport(s)
}

// bracketReport reads a bracket that is a line of its own: 【A記者 地報導】.
func bracketReport(s string) (CreditLine, bool) {
	if s == "" || bracketLength(s) != len(s) {
		return CreditLine{}, false
	}
	inner, _ := stripEnclosing(s)
	c, ok := deskLead(inner)
	c.Kind = CreditMatter
	return c, ok
}

// wireLead reads leads that say 电 or 讯.
func wireLead(s string, at Place) (CreditLine, bool) {
	h, ok := leadHead(s)
	if !ok {
		return CreditLine{}, false
	}
	c := CreditLine{Kind: LeadLine, Agency: h.agency, Place: h.place, WireDate: h.date}
	to := h.to
	if n := bracketLength(s[to:]); n > 0 {
		if inner, ok := leadCredits(s[to : to+n]); ok {
			c.Credits, to = inner.Credits, to+n
		} else if cs := bareLeadNames(s[to : to+n]); cs != nil && h.date != "" {
			c.Credits, to = cs, to+n
		}
	} else if h.date == "" && !startsSpace(s[to:]) && s[to:] != "" {
		return CreditLine{}, false // 本报讯 needs a bracket or a space: 讯 begins many words
	}
	c.Rest, c.RestAt = restFrom(s, to)
	if c.Rest == "" && len(c.Credits) == 0 && at != AtLead && at != AtByline {
		return CreditLine{}, false
	}
	setRaw(c.Credits, strings.TrimFunc(s[:c.RestAt], IsSpace))
	return c, true
}

func startsSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return IsSpace(r) || r == '：' || r == ':'
}

func restFrom(s string, i int) (string, int) {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !IsSpace(r) && r != '：' && r != ':' {
			break
		}
		i += n
	}
	return s[i:], i
}

func setRaw(cs []Credit, raw string) {
	for i := range cs {
		cs[i].Raw = raw
	}
}

// head is what stands before 电 or 讯.
type leadParts struct {
	agency, place, date string
	to                  int // behind 电 or 讯
}

// leadHead reads AGENCY PLACE DATE 电|讯 within the first 40 characters.
func leadHead(s string) (leadParts, bool) {
	n := 0
	for i, r := range s {
		if n++; n > 40 || strings.ContainsRune("，。！？,!?；;“”", r) {
			break
		}
		if w := wireNews(s[i:]); w != "" && i > 0 && !strings.HasPrefix(s, "据") && !strings.HasPrefix(s, "據") { // 据江城社6月1日报道，… is prose
			if h, ok := splitHead(s[:i]); ok && h.date != "" {
				h.to = i + len(w)
				return h, true
			}
		}
		if r != '电' && r != '讯' && r != '電' && r != '訊' || i == 0 {
			continue
		}
		if h, ok := splitHead(s[:i]); ok && !startsLikeWord(s[i:]) {
			h.to = i + utf8.RuneLen(r)
			return h, true
		}
	}
	return leadParts{}, false
}

// wireNews returns the word with which sites close a wire lead behind its date, where agencies say 电: 江城网3月5日消息.
func wireNews(s string) string {
	for _, w := range [...]string{"消息", "报道", "報道", "報導"} {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}

// startsLikeWord reports whether 电 or 讯 goes on as a word: 电话, 电视, 讯号 …
func startsLikeWord(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	return strings.ContainsRune("话視视力网网台子影脑厂站动池梯器信量价車车源缆线費费商告报訊讯", next)
}

// splitHead takes agency, place and date apart. The agency must be known as one by its form.
func splitHead(s string) (leadParts, bool) {
	s = strings.TrimFunc(s, IsSpace)
	for _, w := range [...]string{"快", "专", "專"} { // 快讯, 專訊
		s = strings.TrimSuffix(s, w)
	}
	s, date := cutWireDate(s)
	s = strings.TrimFunc(s, IsSpace)
	for _, w := range [...]string{"据", "據"} { // 据江城社北岸3月8日电
		s = strings.TrimPrefix(s, w)
	}
	n := agencyLength(s)
	if n == 0 {
		return leadParts{}, false
	}
	agency := s[:n]
	place := strings.TrimFunc(s[n:], func(r rune) bool { return IsSpace(r) || strings.ContainsRune("·/／∕、-", r) })
	if k := utf8.RuneCountInString(place); place != "" && (k < 2 || k > 10 || !allHan(place)) {
		return leadParts{}, false
	}
	if date == "" && place != "" && !isOwnOutlet(agency) && !strings.HasSuffix(agency, "社") {
		return leadParts{}, false
	}
	return leadParts{agency: agency, place: place, date: date}, true
}

func allHan(s string) bool {
	for _, r := range s {
		if !IsHan(r) && r != '、' && r != '·' && r != ' ' {
			return false
		}
	}
	return s != ""
}

// cutWireDate parts M月D日 from the end of a lead's head; date is MM-DD, the source has no year.
func cutWireDate(s string) (head, date string) {
	t, ok := strings.CutSuffix(s, "日")
	if !ok {
		return s, ""
	}
	t, d := cutNumber(t)
	t, ok = strings.CutSuffix(t, "月")
	if !ok {
		return s, ""
	}
	t, m := cutNumber(t)
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return s, ""
	}
	if y, n := cutNumber(strings.TrimSuffix(t, "年")); strings.HasSuffix(t, "年") && n > 1900 {
		t = y
	}
	return t, fmt.Sprintf("%02d-%02d", m, d)
}

func cutNumber(s string) (head string, v int) {
	i := len(s)
	for i > 0 && len(s)-i < 4 && isDigit(rune(s[i-1])) {
		i--
	}
	for _, c := range s[i:] {
		v = v*10 + int(c-'0')
	}
	return s[:i], v
}

// agencyLength returns the bytes of the agency at the start of s: 本报, or 2–10 characters that end like one.
func agencyLength(s string) int {
	n, best := 0, 0
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		if n++; n > 12 || !IsHan(r) && !isLatin(r) && !isDigit(r) && r != '《' && r != '》' {
			break
		}
		if n == 2 && isOwnOutlet(s[:end]) {
			return end
		}
		if n >= 3 && isAgency(s[:end]) && best == 0 {
			best = end
			continue
		}
		if best > 0 && end == best+utf8.RuneLen(r) && strings.ContainsRune("网網", r) {
			best = end // 新华社 … but 江城日报网 is one name
		}
	}
	return best
}

func isAgency(s string) bool {
	for _, end := range [...]string{"社", "报", "報", "网", "網", "台", "臺", "刊", "新闻", "新聞", "在线", "客户端", "融媒", "中心", "发布"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// bracketLength returns the bytes of a bracket that opens s, spaces before it included; 0 if there is none.
func bracketLength(s string) int {
	lead := len(s) - len(strings.TrimLeftFunc(s, IsSpace))
	open, _ := utf8.DecodeRuneInString(s[lead:])
	closing := closingOf(open)
	if closing == 0 {
		return 0
	}
	n := 0
	for i, r := range s[lead:] {
		if n++; n > 80 {
			return 0
		}
		if r == closing {
			return lead + i + utf8.RuneLen(r)
		}
	}
	return 0
}

// leadCredits reads the credits in the bracket of a lead.
func leadCredits(bracket string) (CreditLine, bool) {
	inner, _ := stripEnclosing(strings.TrimFunc(bracket, IsSpace))
	p := creditScan{line: inner, at: AtLead, enclosed: true}
	if c, ok := p.parse(); ok && len(c.Credits) > 0 {
		return c, true
	}
	return CreditLine{}, false
}

// bareLeadNames reads names without a label in the bracket right behind 电: （林小明、顾舟）. They wrote it, but are not
// the agency's reporters.
func bareLeadNames(bracket string) []Credit {
	inner, _ := stripEnclosing(strings.TrimFunc(bracket, IsSpace))
	list, ok := parseNames(inner, nameRules{})
	if !ok || !list.named || len(list.people) == 0 || len(list.people) > 3 || list.outlet != "" || list.placeholder != "" {
		return nil
	}
	var cs []Credit
	for _, n := range list.people {
		if !isHanName(n.name) || isRegion(n.name) {
			return nil
		}
		cs = append(cs, Credit{Role: Author, Name: n.name, Group: 1, Confidence: 75})
	}
	return cs
}

// bracketLead reads a line that opens with credits in a bracket and goes on with text.
func bracketLead(s string, at Place) (CreditLine, bool) {
	n := bracketLength(s)
	if n == 0 || n == len(s) {
		return CreditLine{}, false
	}
	inner, _ := stripEnclosing(s[:n])
	if c, ok := reportLead(inner); ok {
		c.Kind = LeadLine
		c.Rest, c.RestAt = restFrom(s, n)
		return c, true
	}
	if h, ok := leadHead(inner); ok && h.to == len(inner) {
		c := CreditLine{Kind: LeadLine, Agency: h.agency, Place: h.place, WireDate: h.date}
		c.Rest, c.RestAt = restFrom(s, n)
		return c, true
	}
	if c, ok := wireInBracket(inner); ok {
		c.Rest, c.RestAt = restFrom(s, n)
		return c, true
	}
	if c, ok := deskLead(inner); ok {
		c.Rest, c.RestAt = restFrom(s, n)
		return c, true
	}
	c, ok := leadCredits(s[:n])
	if !ok || !writes(c.Credits) {
		return CreditLine{}, false
	}
	c.Kind = LeadLine
	c.Rest, c.RestAt = restFrom(s, n)
	setRaw(c.Credits, strings.TrimFunc(s[:n], IsSpace))
	return c, true
}

// writes reports whether all credits are of people who write: （摄影 A） does not open a story.
func writes(cs []Credit) bool {
	for _, c := range cs {
		if c.Role != Reporter && c.Role != Correspondent && c.Role != Author {
			return false
		}
	}
	return true
}

// bareWire reads 中央社記者A台北3日電 without a bracket.
func bareWire(s string) (CreditLine, bool) {
	if r, _ := utf8.DecodeRuneInString(s); !IsHan(r) {
		return CreditLine{}, false
	}
	for _, w := range [...]string{"電", "电"} {
		i := strings.Index(s, w)
		if i < 0 || i > 75 || !strings.HasSuffix(s[:i], "日") || startsLikeWord(s[i:]) {
			continue
		}
		if c, ok := wireInBracket(s[:i+len(w)]); ok {
			c.Rest, c.RestAt = restFrom(s, i+len(w))
			return c, true
		}
	}
	return CreditLine{}, false
}

// wireInBracket reads the zh-Hant form （中央社記者A台北3日電）.
func wireInBracket(s string) (CreditLine, bool) {
	t, ok := strings.CutSuffix(s, "電")
	if !ok {
		if t, ok = strings.CutSuffix(s, "电"); !ok {
			return CreditLine{}, false
		}
	}
	agency, rest, ok := strings.Cut(t, "記者")
	if !ok {
		if agency, rest, ok = strings.Cut(t, "记者"); !ok {
			return CreditLine{}, false
		}
	}
	rest = strings.TrimSuffix(rest, "日")
	rest, _ = cutNumber(rest)
	if i := strings.LastIndex(rest, "月"); i > 0 {
		rest, _ = cutNumber(rest[:i])
	}
	rs := []rune(rest)
	for n := 3; n >= 2; n-- {
		if len(rs) >= n+2 && len(rs) <= n+6 && isHanName(string(rs[:n])) && hasSurname(string(rs[:n])) {
			return CreditLine{Kind: LeadLine, Agency: agency, Place: string(rs[n:]), Credits: []Credit{{Role: Reporter,
				Name: string(rs[:n]), Org: agency, Raw: s, Group: 1, Confidence: 75}}}, true
		}
	}
	return CreditLine{}, false
}

// reportLead reads 記者A／地報導, bare or in a bracket that the caller has taken off.
func reportLead(s string) (CreditLine, bool) {
	if n := bracketLength(s); n > 0 && n < len(s) && strings.HasPrefix(s[n:], "記者") { // ［江城新聞網］記者A／地報導
		if outlet, _ := stripEnclosing(s[:n]); utf8.RuneCountInString(outlet) <= 10 && !strings.ContainsAny(outlet, "，。：／/") {
			c, ok := reportLead(s[n:])
			for i := range c.Credits {
				c.Credits[i].Org = outlet
			}
			c.RestAt += n
			return c, ok
		}
	}
	inner, _ := stripEnclosing(s)
	i := strings.Index(inner, "記者")
	if i < 0 || i > 24 {
		return CreditLine{}, false
	}
	end := -1
	for _, w := range [...]string{"報導", "報道"} {
		if j := strings.Index(inner, w); j > 0 && (end < 0 || j+len(w) < end) {
			end = j + len(w)
		}
	}
	if end < 0 || utf8.RuneCountInString(inner[:end]) > 30 || !strings.ContainsAny(inner[:end], "／/") {
		return CreditLine{}, false
	}
	p := creditScan{line: inner[:end], at: AtLead, enclosed: true}
	c, ok := p.parse()
	if !ok || len(c.Credits) == 0 {
		return CreditLine{}, false
	}
	c.Kind = LeadLine
	if len(inner) < len(s) {
		end = len(s) // a bracket round it all: nothing is left
	}
	c.Rest, c.RestAt = restFrom(s, end)
	if c.Rest == "" {
		c.Kind = CreditMatter
	}
	return c, true
}
