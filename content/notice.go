package content

import "strings"

// IsNotice reports whether a paragraph at the edge of an article speaks for the site and not for the article: who may
// reprint it, who answers for it, where to follow the account. Prose may hold such words too, so that a long paragraph
// counts only if it begins like a notice; callers ask this of the first and the last paragraphs alone.
func IsNotice(text string) bool {
	s := strings.TrimLeftFunc(text, func(r rune) bool {
		return IsSpace(r) || strings.ContainsRune("【[（(“\"*＊※▲●·—-", r)
	})
	n := Width(s)
	if n <= 200 && containsAny(s, []string{"点击投票", "點我下載"}) {
		return true
	}
	switch {
	case n == 0 || n > 400:
		return false
	case hasAnyPrefix(s, noticeStarts):
		return true
	case n > 80:
		return n <= 200 && countWords(s, noticeWords) >= 2
	}
	return containsAny(s, noticeWords) || n <= 80 && isPromotion(s)
}

// IsPlatformNotice reports whether a paragraph is where a platform for accounts says that it only stores what its users
// put up: the article is over there.
func IsPlatformNotice(text string) bool {
	return Width(text) <= 120 && containsAny(text, []string{"信息存储空间", "信息存储服务", "信息儲存空間"}) && containsAny(text, []string{"平台", "用户", "用戶"})
}

// IsCommentRule reports whether a paragraph lays down how readers may comment: the article is over there.
func IsCommentRule(text string) bool {
	return Width(text) <= 200 && containsAny(text, []string{"留言", "跟帖", "跟贴", "發文", "评论服务协议"}) && containsAny(text, []string{"規定", "规定", "規則", "规则", "服务协议", "使用者", "遵守"}) &&
		containsAny(text, []string{"請", "请", "同意", "禁止"})
}

func countWords(s string, words []string) (n int) {
	for _, w := range words {
		if strings.Contains(s, w) {
			n++
		}
	}
	return n
}

// isPromotion reports whether a short paragraph asks to follow an account, scan a code or load an app.
func isPromotion(s string) bool {
	if containsAny(s, []string{"点击投票", "扫码关注", "扫码下载", "扫描下方二维码", "长按识别", "长按二维码", "点我下载", "點我下載", "点击下载", "一键登录"}) {
		return true
	}
	if !containsAny(s, []string{"客户端", "客戶端", "APP", "App", "公众号", "公眾號", "二维码", "微信号"}) {
		return false
	}
	return containsAny(s, []string{"下载", "下載", "安装", "扫描", "扫描下方", "扫一扫", "掃描", "关注我们", "回复"})
}

var noticeStarts = []string{"特别声明", "特別聲明", "免责声明", "免責聲明", "平台声明", "版权声明", "版權聲明", "郑重声明", "法律声明", "重要提示：", "风险提示：", "声明：",
	"声明:", "聲明：", "Notice: The content above", "Disclaimer:"}

var noticeWords = []string{"未经授权", "未經授權", "未经允许", "未经许可", "不得转载", "不得轉載", "禁止转载", "禁止轉載", "谢绝转载", "转载请注明", "轉載請註明", "请勿转载", "如需转载",
	"仅代表作者", "僅代表作者", "不代表本网", "不代表本站", "不代表本平台", "如有侵权", "如涉侵权", "侵权请联系", "信息存储空间", "信息存储服务", "文责自负", "本文仅供参考", "原创文章，", "隱私權規範", "非經授權", "此前报道：",
	"阅读剩余全文", "閱讀剩餘全文", "展开阅读全文", "展开全文", "點擊展開", "未經許可", "版權所有，禁止", "版权所有，禁止",
	"自殺防治", "生命線協談", "張老師專線", "諮詢專線", "生命線：", "咨询热线：", "安心專線", "心理援助热线", "請珍惜生命", "建議您加入", "新聞已過查詢時效", "请珍惜生命", "給自己一次機會", "給自己機會"}

func hasAnyPrefix(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
