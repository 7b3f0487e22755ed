package content

import (
	"strings"
	"unicode/utf8"
)

// deskLead reads what opens a report in a bracket without 記者A／: OUTLET記者A地報導, A記者 地報導, OUTLET A／地報導,
// OUTLET／A、B報導, A／地報導. Without 記者 an outlet or a place must say that the words are a name (C12).
func deskLead(inner string) (CreditLine, bool) {
	body, ok := cutReport(strings.TrimFunc(inner, IsSpace))
	if !ok || utf8.RuneCountInString(body) > 30 || strings.ContainsAny(body, "，。！？：,:") {
		return CreditLine{}, false
	}
	fields := strings.FieldsFunc(body, func(r rune) bool { return IsSpace(r) || strings.ContainsRune("／/╱", r) })
	place, placed := "", false
	if n := len(fields); n > 1 && isDeskPlace(fields[n-1]) {
		fields, place, placed = fields[:n-1], fields[n-1], true
	}
	if len(fields) == 0 {
		return CreditLine{}, false
	}
	outlets, last := fields[:len(fields)-1], fields[len(fields)-1]
	org, named := deskOutlet(outlets)
	if len(outlets) > 0 && !named {
		return CreditLine{}, false
	}
	people, reporter := last, false
	for _, w := range [...]string{"記者", "记者"} {
		before, behind, found := strings.Cut(last, w)
		switch {
		case found && behind == "":
			people, reporter = before, true
		case found && (before == "" || isOutlet(before)):
			people, reporter = behind, true
			if before != "" {
				org = before
			}
		}
	}
	if !reporter && !placed && !named {
		return CreditLine{}, false
	}
	c := CreditLine{Kind: LeadLine}
	words := strings.Split(people, "、")
	for i, w := range words {
		name, behind, ok := deskName(w, i == len(words)-1 && !placed)
		if !ok {
			return CreditLine{}, false
		}
		if !reporter && utf8.RuneCountInString(name) < 3 {
			return CreditLine{}, false // 連線, 全程, 文創: of two characters a desk's word is as likely
		}
		place += behind
		c.Credits = append(c.Credits, Credit{Role: Reporter, Name: name, Org: org, Raw: inner, Group: 1, Confidence: 75})
	}
	if !strings.HasPrefix(place, "綜合") && !strings.HasPrefix(place, "综合") {
		c.Place = place
	}
	return c, true
}

func cutReport(s string) (string, bool) {
	for _, w := range [...]string{"報導", "報道", "报道"} {
		if head, ok := strings.CutSuffix(s, w); ok {
			return strings.TrimFunc(head, IsSpace), true
		}
	}
	return s, false
}

// deskOutlet returns the last outlet of the words; ok is false if one of them is none.
func deskOutlet(fields []string) (org string, ok bool) {
	for _, f := range fields {
		for _, w := range strings.Split(f, "、") {
			if t := strings.TrimPrefix(strings.TrimPrefix(w, "記者"), "记者"); t != "" {
				w = t
			}
			if !isOutlet(w) && !strings.HasSuffix(w, "傳媒") && !strings.HasSuffix(w, "传媒") {
				return "", false
			}
			org = w
		}
	}
	return org, org != ""
}

// isDeskPlace reports whether a word says where a report is from: a region, or 綜合.
func isDeskPlace(s string) bool {
	switch s {
	case "綜合", "综合", "綜合外電", "综合外电":
		return true
	}
	return isRegion(s) || isCounty(s)
}

// isCounty reports whether a word is one of Taiwan's cities and counties, after which its papers name where a report is from.
func isCounty(s string) bool {
	for _, end := range [...]string{"市", "縣"} {
		s = strings.TrimSuffix(s, end)
	}
	return s != "" && !strings.Contains(s, " ") && strings.Contains(" 台北 臺北 新北 基隆 桃園 新竹 苗栗 台中 臺中 彰化 南投 雲林 嘉義 台南 臺南 高雄 屏東 宜蘭 花蓮 台東 臺東 澎湖 金門 連江 馬祖 ", " "+s+" ")
}

// deskName returns the name that a word is, or begins with if a place is glued to it: 林小明台北.
func deskName(w string, glued bool) (name, place string, ok bool) {
	rs := []rune(w)
	for n := 3; n >= 2; n-- {
		if len(rs) < n || len(rs) > n && (!glued || !isDeskPlace(string(rs[n:]))) {
			continue
		}
		name = string(rs[:n])
		if isHanName(name) && hasSurname(name) && !isDeskPlace(name) && !isOutlet(name) && !strings.ContainsRune("組组部室台臺網网線线團团隊队課课科刊版業业案處处會会", rs[n-1]) {
			return name, string(rs[n:]), true
		}
	}
	return "", "", false
}
