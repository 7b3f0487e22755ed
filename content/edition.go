package content

import (
	"strings"
	"unicode/utf8"
)

// CutEdition reads a paper's edition (第05版：要闻, A12版 副刊, 第1234期) out of a short line; rest is the line
// without it. ok is false if the line names no edition page.
func CutEdition(line string) (e Edition, rest string, ok bool) {
	if len(line) > 200 {
		return Edition{}, line, false
	}
	i := strings.Index(line, "版")
	if i < 0 {
		return Edition{}, line, false
	}
	from, page := pageBefore(line, i)
	if page == "" {
		return Edition{}, line, false
	}
	e = Edition{Page: page, Raw: line}
	to := i + len("版")
	name, n := pageName(line[to:])
	e.PageName = name
	rest = line[:from] + " " + line[to+n:]
	if j := strings.Index(rest, "期"); j > 0 {
		if k := strings.LastIndex(rest[:j], "第"); k >= 0 && isNumber(rest[k+len("第"):j]) {
			e.Issue = rest[k+len("第") : j]
			rest = rest[:k] + " " + rest[j+len("期"):]
		}
	}
	return e, strings.TrimFunc(rest, func(r rune) bool { return IsSpace(r) || strings.ContainsRune("（）()【】[]|｜·", r) }), true
}

// pageBefore reads the page number before 版: 第5, 第A12, 第五, 05, A12.
func pageBefore(line string, i int) (from int, page string) {
	j := i
	for j > 0 {
		r, n := utf8.DecodeLastRuneInString(line[:j])
		if !isDigit(r) && !('A' <= r && r <= 'Z') && !hanDigit(r) {
			break
		}
		j -= n
	}
	page = line[j:i]
	if page == "" || len(page) > 12 {
		return 0, ""
	}
	if strings.HasSuffix(line[:j], "第") {
		return j - len("第"), page
	}
	if strings.ContainsFunc(page, hanDigit) || !strings.ContainsAny(page, "0123456789") {
		return 0, "" // 三版 alone begins too many words
	}
	if prev, _ := utf8.DecodeLastRuneInString(line[:j]); j > 0 && IsHan(prev) {
		return 0, ""
	}
	return j, page
}

// pageName reads the name of the page behind 版: ：要闻 or a word parted by a space.
func pageName(s string) (name string, n int) {
	i := 0
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !IsSpace(r) && !strings.ContainsRune("：:·|｜", r) {
			break
		}
		i += size
	}
	if i == 0 {
		return "", 0
	}
	end := i
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !IsHan(r) && r != '·' {
			break
		}
		end += size
	}
	name = s[i:end]
	if k := utf8.RuneCountInString(name); k < 2 || k > 8 || isOutlet(name) && k > 3 {
		return "", 0
	}
	return name, end
}
