package content

import (
	"strings"
	"unicode/utf8"
)

// TailSignature reads the names that sign an article in a bracket behind its last sentence, without a label: …。（林小明）,
// …。（江城日报 林小明 顾舟）. They count only if they cannot well be anything else: two or three Han with a surname, no
// place name by its last character, and nowhere else in the text, since whom or what an article is about it names before.
// Confidence is 75.
func TailSignature(last, body string) (cs []Credit, ok bool) {
	s := strings.TrimRightFunc(last, IsSpace)
	closing, _ := utf8.DecodeLastRuneInString(s)
	open := openingOf(closing)
	i := strings.LastIndex(s, open)
	if open == "" || i < 0 || open != "（" && open != "(" {
		return nil, false
	}
	if before := strings.TrimRightFunc(s[:i], IsSpace); before != "" && !EndsSentence(before) {
		return nil, false
	}
	inner := strings.TrimFunc(s[i+len(open):len(s)-utf8.RuneLen(closing)], IsSpace)
	org, names := signedFor(strings.FieldsFunc(inner, func(r rune) bool { return IsSpace(r) || r == '、' }))
	if len(names) == 0 || len(names) > 3 {
		return nil, false
	}
	for _, name := range joinPadded(names) {
		if !isSignature(name) || len(names) == 1 && isProseSurname(name) || strings.Count(body, name) > 1 {
			return nil, false
		}
		cs = append(cs, Credit{Role: Author, Name: name, Org: org, Raw: s[i:], Group: 1, Confidence: 75})
	}
	return cs, true
}

// signedFor parts the outlet from the names behind it: 江城日报 林小明.
func signedFor(words []string) (org string, names []string) {
	if len(words) > 1 && isOutletName(words[0]) {
		return words[0], words[1:]
	}
	return "", words
}

// isSignature reports whether a word alone in a bracket can well be nothing but a name.
func isSignature(name string) bool {
	n := utf8.RuneCountInString(name)
	return (n == 2 || n == 3) && isHanName(name) && hasSurname(name) && !isPlaceLike(name)
}

// isPlaceLike reports whether the word ends as places and editions do: （石门县）, （温州）, （高清版）. Given names end in
// 文, 东 or 安 too, so of three characters only the endings that places alone have count.
func isPlaceLike(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	if utf8.RuneCountInString(s) == 3 {
		return strings.ContainsRune("州山城河江口港庄莊门門镇鎮市县縣区區岛島湖省乡鄉村版报報社网網台臺刊图圖表终終续續", r)
	}
	return strings.ContainsRune("州阳陽安宁寧昌山河城原西东東南北川岭嶺门門口港庄莊镇鎮市县縣区區岛島湖省乡鄉村版报報社网網台臺刊图圖表文终終完续續上中下一二三", r)
}
