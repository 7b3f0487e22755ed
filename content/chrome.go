package content

import (
	"strings"
	"unicode/utf8"
)

// IsChrome reports whether a line is furniture of a web page: menus, share buttons, the path, phone numbers, counters.
// A paper's 第N版 is none: see CutEdition.
func IsChrome(line string) bool {
	if len(line) > 400 {
		return false
	}
	switch {
	case IsBreadcrumb(line), isMenu(line), isNumber(strings.TrimLeft(line, "+")):
		return true
	case hasAnyPrefix(line, []string{"发布于：", "发布于:", "发表于：", "IP属地", "來自：", "来自："}):
		return Width(line) <= 14 && !hasDate(line)
	case strings.HasSuffix(line, "频道") || strings.HasSuffix(line, "頻道"):
		return Width(line) <= 8
	case strings.Contains(line, "邮箱") || strings.Contains(line, "郵箱") || strings.Contains(line, "信箱"):
		return strings.Contains(line, "@") && Width(line) <= 60 && !EndsSentence(line)
	case strings.Contains(line, "热线") || strings.Contains(line, "熱線") || strings.Contains(line, "电话") || strings.Contains(line, "電話"):
		return phoneDigits(line) >= 7 && Width(line) <= 60 && !(EndsSentence(line) && Width(line) > 40)
	}
	return phoneDigits(line) >= 7 && Width(line) <= 20 && !hasDate(line)
}

// IsInterruption reports whether a paragraph only says that an advertisement stood here.
func IsInterruption(line string) bool {
	switch strings.TrimFunc(line, func(r rune) bool { return IsSpace(r) || strings.ContainsRune("[]【】（）().…—-＊*▼↓", r) }) {
	case "請繼續往下閱讀", "请继续往下阅读", "廣告", "广告", "廣告 請繼續往下閱讀", "Advertisement", "ADVERTISEMENT", "點擊查看原圖", "查看原图", "点击查看原图", "文章未完，下頁繼續", "Skip advertisement":
		return true
	}
	return false
}

// IsPlayer reports whether a short line is of a player or of a frame that has not loaded: 播放速度：2X, 00:00, 请稍候. Such
// words may stand in prose, so that callers want more than one of them.
func IsPlayer(line string) bool {
	s := strings.TrimFunc(line, IsSpace)
	if n := Width(s); n == 0 || n > 25 {
		return false
	}
	if strings.Trim(s, "0123456789:.%xXP/ ") == "" && strings.ContainsAny(s, ":%xXP") {
		return true
	}
	return containsAny(s, playerWords)
}

var playerWords = []string{"播放", "倍速", "全屏", "清晰度", "高清 ", "标清", "静音", "弹幕", "请稍候", "請稍候", "请稍后", "加载中", "加載中", "载入中", "刷新本页面", "立即刷新", "会员跳过", "Play Video", "您的浏览器", "您的瀏覽器", "设置成功",
	"错误代码", "視頻播放", "視訊", "跳过片头", "收听", "Your browser"}

func hasDate(line string) bool {
	_, ok := FindDate(line)
	return ok
}

func phoneDigits(line string) int {
	n := 0
	for _, r := range line {
		if isDigit(r) {
			n++
		}
	}
	return n
}

// IsBreadcrumb reports whether a line is the path of a page: 您当前的位置:A > B.
func IsBreadcrumb(line string) bool {
	for _, w := range [...]string{"您当前的位置", "当前位置", "您的位置", "您现在的位置", "您所在的位置", "你的位置", "現在位置", "目前位置", "您目前位置", "位置：首页"} {
		if strings.HasPrefix(line, w) {
			return true
		}
	}
	return shortPieces(line, ">›»＞")
}

// shortPieces reports whether the line is parted by one of the marks into pieces no longer than a menu entry.
func shortPieces(line, marks string) bool {
	if !strings.ContainsAny(line, marks) {
		return false
	}
	pieces := strings.FieldsFunc(line, func(r rune) bool { return IsSpace(r) || strings.ContainsRune(marks, r) })
	if len(pieces) == 0 {
		return false
	}
	pieces = strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(marks, r) })
	for _, p := range pieces {
		if Width(p) > 16 || Width(p) > 8 && len(pieces) < 3 {
			return false
		}
	}
	return true
}

// isMenu reports whether a line is a row of menu entries: parted by bars, or made of menu words only.
func isMenu(line string) bool {
	if shortPieces(line, "|｜丨︱") && !hasDate(line) {
		return true
	}
	words := strings.FieldsFunc(line, func(r rune) bool {
		return IsSpace(r) || strings.ContainsRune(":：|｜丨·【】[]()（）/-—+", r)
	})
	if len(words) == 0 {
		return strings.ContainsAny(line, "+|丨｜")
	}
	if strings.Trim(line, "+>|丨｜›» ") == "" {
		return true
	}
	menu := 0
	for _, w := range words {
		switch {
		case isMenuWord(w):
			menu++
		case utf8.RuneCountInString(w) == 1 || isNumber(w) || w == "超大" || w == "特大" || w == "标准" || w == "標準" || w == "默认":
		default:
			return false
		}
	}
	return menu > 0
}

// isMenuWord reports whether w is an entry of site menus and toolbars.
func isMenuWord(w string) bool {
	switch w {
	case "首页", "首頁", "登录", "登入", "登錄", "注册", "註冊", "数字报", "數位報", "数字报系", "移动端", "手机版", "手機版", "客户端", "客戶端", "无障碍", "無障礙", "关怀版",
		"举报", "舉報", "分享", "分享到", "分享至", "收藏", "打印", "列印", "打印本页", "关闭", "關閉", "关闭窗口", "评论", "評論", "字号", "字號", "字体", "字體", "字级", "字級",
		"字体大小", "微信", "微博", "新浪微博", "QQ空间", "QQ", "QQ好友", "朋友圈", "脸书", "臉書", "複製連結", "复制链接", "返回", "返回顶部", "返回首页", "回到顶部", "下载", "下載APP",
		"APP", "App", "搜索", "搜尋", "订阅", "訂閱", "繁体", "繁體", "简体", "簡體", "English", "RSS", "纠错", "糾錯", "点赞", "點讚", "转发", "轉發", "更多", "投稿", "听新闻",
		"图集", "標題導航", "标题导航", "版面导航", "版面目录", "返回目录", "大字", "小字", "放大", "缩小", "播报", "语音播报", "关注", "關注", "网站地图", "联系我们", "聯絡我們", "关于我们", "關於我們", "新闻", "新聞", "财经", "財經", "体育", "體育",
		"图片", "视频", "影音", "文化", "娱乐", "科技", "国际", "國際", "国内", "社会", "社會", "生活", "论坛", "博客", "專題", "专题", "直播", "滚动", "即時", "热点", "推荐",
		"Home", "News", "Share", "Tweet", "Email", "Print", "Save", "Subscribe", "Login", "Log", "Sign", "Menu", "Search", "Facebook", "Twitter", "WhatsApp", "LINE", "Link", "Copy",
		"Comments", "Follow", "Travel", "Sports", "Sport", "Business", "Opinion", "Culture", "World", "X", "in", "up", "LinkedIn", "Skip", "to", "content", "Advertisement", "廣告", "广告":
		return true
	}
	return false
}

// Cut says how a line ends the article (content.md R10).
type Cut uint8

// The kinds of cuts: SoftCut lines are toolbars, behind which credits may still stand; behind a HardCut line
// everything belongs to other articles or to the site.
const (
	NoCut Cut = iota
	SoftCut
	HardCut
)

// CutLine reports whether the line ends the article.
func CutLine(line string) Cut {
	s := strings.TrimLeftFunc(line, func(r rune) bool { return IsSpace(r) || strings.ContainsRune("【[■◆●▲★>＞|·<《", r) })
	if s == "" {
		return NoCut
	}
	if strings.Contains(line, "©") || strings.HasPrefix(s, "Copyright") || strings.Contains(line, "All Rights Reserved") || strings.Contains(line, "All rights reserved") {
		return HardCut
	}
	for _, w := range [...]string{"版权所有", "版權所有", "版权声明", "版權聲明", "版权归", "版权与免责", "免责声明", "免責聲明", "未经授权", "未經授權"} {
		if strings.HasPrefix(s, w) {
			return HardCut
		}
	}
	if Width(s) > 40 || EndsSentence(s) && !strings.HasSuffix(s, "：") && !strings.HasSuffix(s, ":") && !strings.HasSuffix(s, "…") && !strings.HasSuffix(s, ".") {
		return NoCut
	}
	s = strings.ReplaceAll(s, " · ", "") // 延伸 · 推荐
	for _, w := range [...]string{"相关阅读", "相关新闻", "相关报道", "相关文章", "相关推荐", "相关链接", "相關新聞", "相關閱讀", "相關報導", "相關文章", "延伸阅读", "延伸閱讀", "延伸推荐",
		"推荐阅读", "推薦閱讀", "推薦新聞", "上一篇", "下一篇", "上一则", "上一則", "下一则", "下一則", "上一条", "下一条", "上一版", "下一版", "关于我们", "關於我們", "联系我们",
		"阅读下一篇", "閱讀下一篇", "好文推荐", "热门推荐", "热门新闻", "热门点阅", "熱門點閱", "视频推荐", "精彩视频推荐", "熱門新聞", "热点新闻", "最新文章", "最新新闻", "最新新聞", "编辑推荐", "編輯推薦", "更多新聞", "更多新闻", "更多精彩",
		"猜你喜欢", "精彩推荐", "为你推荐", "大家都在看", "看更多", "热文榜", "24小时热", "其他人也在看", "你可能還想看", "你可能还想看", "看了又看", "熱門關鍵字", "热门关键", "热点搜索", "热门搜索", "热门精选", "大家都爱看", "推荐新闻", "热门文章", "熱門文章", "网友评论", "網友評論", "发表评论",
		"Related stories", "Related articles", "Related news", "Related content", "Related topics", "Related reading", "Related coverage", "More from", "Read more", "Most read", "You may also like", "Recommended"} {
		if strings.HasPrefix(s, w) {
			return HardCut
		}
	}
	if s == "好文" || s == "Related" {
		return HardCut
	}
	for _, w := range [...]string{"分享到", "分享至", "扫一扫", "掃一掃", "+1", "纠错", "糾錯", "打印本页", "关闭窗口", "长按识别", "扫描二维码", "Share this",
		"文章关键词", "关键词：", "关键词:", "关键词 >>", "关键词>>", "关键字：", "关键字 :", "關鍵字：", "關鍵字:", "标签：", "標籤：", "Tags:"} {
		if strings.HasPrefix(s, w) {
			return SoftCut
		}
	}
	if isMenu(line) {
		return SoftCut
	}
	return NoCut
}
