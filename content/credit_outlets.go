package content

import (
	"strings"
	"unicode/utf8"
)

// IsOutlet reports whether s looks like the name of a newspaper, agency, site or station.
func IsOutlet(s string) bool { return isOutlet(s) }

// isOutlet reports whether s looks like a newspaper, agency, site or station.
func isOutlet(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 20 {
		return false
	}
	for _, end := range [...]string{"社", "报", "報", "网", "網", "台", "臺", "刊", "新闻", "新聞", "在线", "在線", "客户端", "客戶端", "融媒", "媒体", "媒體",
		"中心", "频道", "頻道", "杂志", "雜誌", "电视", "電視", "广播", "廣播", "传媒", "傳媒", "周刊", "週刊", "》", "财经", "財經", "每经", "号", "號", "文汇", "发布", "中文站", "网站", "網站", "快讯", "快訊"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	for _, start := range [...]string{"新浪", "网易", "搜狐", "腾讯", "凤凰"} { // 搜狐娱乐, 腾讯音乐
		if strings.HasPrefix(s, start) && n >= 4 && n <= 5 {
			return true
		}
	}
	return false
}

// isPictureAgency reports whether a name is that of an agency or archive of pictures, or of an outlet.
func isPictureAgency(s string) bool {
	switch s {
	case "视觉中国", "視覺中國", "东方IC", "東方IC", "图虫", "图虫创意", "全景视觉", "受访者", "受訪者", "央视", "盖蒂图片社":
		return true
	}
	return isOutlet(s)
}

// isOutletName reports whether what stands where a name should is an outlet: no name ends in 报 or 网, and one with a
// surname may well end in 社 or 台.
func isOutletName(s string) bool {
	if !isOutlet(s) || utf8.RuneCountInString(s) < 3 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return utf8.RuneCountInString(s) > 4 || !hasSurname(s) || strings.ContainsRune("报報网網刊闻聞端体體志誌播视視", last)
}

// isOwnOutlet reports whether s is how an outlet speaks of itself.
func isOwnOutlet(s string) bool {
	switch s {
	case "本报", "本報", "本站", "本刊", "本网", "本網", "本台", "本臺", "本社":
		return true
	}
	return false
}
