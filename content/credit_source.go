package content

import (
	"strings"
	"unicode/utf8"
)

// source takes the value of a source label (C10): it ends before page furniture.
func (p *creditScan) source(val string) {
	val = strings.TrimFunc(val, func(r rune) bool {
		return IsSpace(r) || strings.ContainsRune("：:|｜丨【】[]()（）·,，;；\uFFFD", r)
	})
	if i := strings.LastIndexFunc(val, IsSpace); i > 0 && isCounter(val[i:]) {
		val = trimEdges(val[:i]) // 来源：江城网 参与互动
	}
	if i := strings.IndexAny(val, "|｜丨"); i > 0 {
		val = strings.TrimFunc(val[:i], IsSpace)
	}
	val = cutEndBrackets(val)
	if i := strings.IndexAny(val, "，,"); i > 0 && safeLabel(strings.TrimLeft(val[i:], "，, ")) != nil {
		val = trimEdges(val[:i])
	}
	if l := safeLabel(val); l != nil && l.word == val {
		return // 来源： 发布时间：…: the source was left empty
	}
	if i := strings.Index(val, "http"); i > 0 {
		val = trimEdges(val[:i])
	}
	if i := strings.LastIndexFunc(val, IsSpace); i > 0 && isNumber(strings.TrimSpace(val[i:])) {
		val = trimEdges(val[:i])
	}
	val = p.cutSourceRest(val)
	if val != "" && (p.out.Source == "" || p.guessed) && utf8.RuneCountInString(val) <= 40 {
		p.out.Source, p.guessed = val, false
	}
}

// cutSourceRest ends a source at the first outlet of several words, and takes off the region a platform shows: 江城新闻网
// 林小明, 江城社 江城网, 江城号 湖北. A name left over is a doubt (C12).
func (p *creditScan) cutSourceRest(val string) string {
	words := strings.Fields(val)
	if len(words) < 2 {
		return val
	}
	first, rest := words[0], words[1:]
	if r, _ := utf8.DecodeRuneInString(first); IsHan(r) && isOutlet(first) && isOutletRest(rest) {
		for _, w := range rest {
			if isHanName(w) && hasSurname(w) && !isRegion(w) {
				p.out.Doubts = append(p.out.Doubts, Doubt{"W-CREDIT", w})
			}
		}
		return first
	}
	if last := words[len(words)-1]; isRegion(last) {
		return strings.TrimFunc(strings.TrimSuffix(val, last), IsSpace)
	}
	return val
}

// isOutletRest reports whether the words behind an outlet belong to no longer name of it: no dash, slash or comma parts
// them, and none is Latin.
func isOutletRest(words []string) bool {
	r, _ := utf8.DecodeRuneInString(words[0])
	return IsHan(r)
}

// isRegion reports whether w is a province or region as platforms show it beside the date (IP 属地).
func isRegion(w string) bool {
	return strings.Contains(" 北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 中国香港 中国澳门 中国台湾 ", " "+w+" ")
}

// cutEndBrackets takes off the brackets at the end of a source, whose last one went with the edges of the value:
// 江城日报(江城), 江城资讯 (www.example.com)(江城).
func cutEndBrackets(s string) string {
	for {
		i := strings.LastIndexAny(s, "(（")
		if i <= 0 || strings.ContainsAny(s[i:], ")）") {
			return s
		}
		s = trimEdges(s[:i])
	}
}
