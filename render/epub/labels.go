package epub

import (
	"strconv"
	"strings"
)

// labels are the words that we put into a book, in one language. All of them carry class gen in the documents,
// so that a comparison of texts can leave them out.
type labels struct {
	cover, coverAlt                            string // coverAlt is followed by the title
	titlePage, contents, intro, body           string
	notes, imprint, back                       string
	pages, landmarks, start, end               string
	outlet, publisher, published, updated      string
	original, rights, licence, faces, producer string
	edition, identifier                        string
	missing                                    string // stands for a picture that could not be read
	colon, open, close, comma                  string
	photo, supplied                            string // after a name in a caption: （何穗摄）
	decorative                                 string
}

// labelsFor returns the words for the language tag: Chinese in either script, else English.
func labelsFor(lang string) labels {
	switch {
	case isTraditional(lang):
		return labels{
			cover: "封面", coverAlt: "封面：", titlePage: "書名頁", contents: "目錄", intro: "引言", body: "正文",
			notes: "註釋", imprint: "版權資訊", back: "返回正文", pages: "頁碼", landmarks: "導覽", start: "正文", end: "卷末",
			outlet: "來源", publisher: "出版", published: "發布", updated: "更新", original: "原文", rights: "版權",
			licence: "許可", faces: "字體", producer: "製作", edition: "版次", identifier: "編號", missing: "［圖片缺失］",
			colon: "：", open: "（", close: "）", comma: "、", photo: "攝", supplied: "供圖", decorative: "裝飾圖片",
		}
	case strings.HasPrefix(lang, "zh"):
		return labels{
			cover: "封面", coverAlt: "封面：", titlePage: "书名页", contents: "目录", intro: "引言", body: "正文",
			notes: "注释", imprint: "版权信息", back: "返回正文", pages: "页码", landmarks: "导航", start: "正文", end: "卷末",
			outlet: "来源", publisher: "出版", published: "发布", updated: "更新", original: "原文", rights: "版权",
			licence: "许可", faces: "字体", producer: "制作", edition: "版次", identifier: "编号", missing: "［图片缺失］",
			colon: "：", open: "（", close: "）", comma: "、", photo: "摄", supplied: "供图", decorative: "装饰图片",
		}
	}
	return labels{
		cover: "Cover", coverAlt: "Cover: ", titlePage: "Title page", contents: "Contents", intro: "Introduction", body: "Text",
		notes: "Notes", imprint: "Imprint", back: "Back to the text", pages: "Pages", landmarks: "Landmarks", start: "Start of text", end: "End",
		outlet: "Source", publisher: "Publisher", published: "Published", updated: "Updated", original: "Original", rights: "Rights",
		licence: "Licence", faces: "Typefaces", producer: "Produced with", edition: "Edition", identifier: "Number", missing: "[picture missing]",
		colon: ": ", open: " (", close: ")", comma: ", ", photo: "", supplied: "", decorative: "Decorative picture",
	}
}

// untitled returns the label of the n-th section, counted from 1, that has no title of its own.
func untitled(lang string, n int) string {
	switch {
	case isTraditional(lang), strings.HasPrefix(lang, "zh"):
		return "第" + chineseNumber(n, isTraditional(lang)) + section(lang)
	}
	return "Section " + strconv.Itoa(n)
}

func section(lang string) string {
	if isTraditional(lang) {
		return "節"
	}
	return "节"
}

// chineseNumber writes 1 ≤ n < 100,000,000 in Chinese numerals: 10 is 十, 203 is 二百零三.
func chineseNumber(n int, traditional bool) string {
	tenThousand := "万"
	if traditional {
		tenThousand = "萬"
	}
	if n >= 10000 {
		s := chineseNumber(n/10000, traditional) + tenThousand
		if r := n % 10000; r > 0 {
			if r < 1000 {
				s += "零"
			}
			s += belowTenThousand(r, true)
		}
		return s
	}
	return belowTenThousand(n, false)
}

func belowTenThousand(n int, inside bool) string {
	digits := [...]string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	s, gap := "", false
	for i, unit := range [...]int{1000, 100, 10, 1} {
		d := n / unit % 10
		if d == 0 {
			gap = s != ""
			continue
		}
		if gap {
			s += digits[0]
			gap = false
		}
		if !(d == 1 && unit == 10 && s == "" && !inside) {
			s += digits[d]
		}
		s += [...]string{"千", "百", "十", ""}[i]
	}
	return s
}

func isTraditional(lang string) bool {
	for _, t := range [...]string{"zh-Hant", "zh-TW", "zh-HK", "zh-MO"} {
		if strings.HasPrefix(lang, t) {
			return true
		}
	}
	return false
}
