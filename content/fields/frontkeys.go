package fields

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// meaning is what a key of front matter stands for that is none of ours: one of our keys, or people in a role.
type meaning struct {
	key   string
	role  content.Role
	label string
}

// meaningOf knows the keys that other tools and newsrooms write: those of Hugo, Jekyll, Hexo, Zola and pandoc, and the
// words that a newspaper prints. Capitals, hyphens and underlines make no difference.
func meaningOf(key string) (meaning, bool) {
	word := folded(key)
	for _, field := range [...]string{"title", "subtitle", "kicker", "original_title", "published", "modified", "source", "publisher",
		"canonical", "lang", "subjects", "breadcrumb", "abstract", "rights"} {
		if word == folded(field) {
			return meaning{key: field}, true
		}
	}
	if field := ourKey(word); field != "" {
		return meaning{key: field}, true
	}
	if role, ok := roleKey(word); ok {
		return meaning{role: role}, true
	}
	if role, label, ok := content.LabelRole(strings.TrimSpace(key)); ok {
		return meaning{role: role, label: label}, true
	}
	return meaning{}, false
}

func folded(key string) string {
	return strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(key))
}

func ourKey(word string) string {
	switch word {
	case "headline", "标题", "題目", "题目", "標題":
		return "title"
	case "subhead", "subheading", "副标题", "副標題", "副题", "副題":
		return "subtitle"
	case "引题", "引題", "肩题", "眉题":
		return "kicker"
	case "原标题", "原標題", "原题":
		return "original_title"
	case "date", "pubdate", "publishdate", "publisheddate", "publishedat", "publishedon", "datepublished", "created", "createdat",
		"日期", "时间", "時間", "发布时间", "发布日期", "發布時間", "发表时间", "发表日期", "刊发日期", "刊发时间", "出版日期":
		return "published"
	case "updated", "updatedat", "lastmod", "lastmodified", "lastmodifiedat", "datemodified", "更新", "更新时间", "更新日期", "更新時間", "修改时间":
		return "modified"
	case "origin", "来源", "來源", "稿件来源", "文章来源", "出处", "出處":
		return "source"
	case "出版者", "出版社", "出版單位", "出版单位", "发行", "發行":
		return "publisher"
	case "url", "link", "permalink", "canonicalurl", "sourceurl", "originalurl", "externalurl", "原文", "原文链接", "原文鏈接", "链接", "网址":
		return "canonical"
	case "language", "locale", "语言", "語言":
		return "lang"
	case "tag", "tags", "keyword", "keywords", "category", "categories", "topics", "标签", "標籤", "关键词", "關鍵詞", "关键字", "分类", "分類", "主题":
		return "subjects"
	case "栏目", "欄目", "频道", "頻道", "版块":
		return "breadcrumb"
	case "摘要", "内容提要", "內容提要", "提要":
		return "abstract"
	case "copyright", "license", "licence", "版权", "版權", "版权声明":
		return "rights"
	}
	return ""
}

// roleKey knows the roles by their own names, in the plural and as somebody's work (translated_by).
func roleKey(word string) (content.Role, bool) {
	switch word {
	case "by", "byline", "writer", "writers", "writtenby", "creator", "creators", "撰稿", "撰稿人", "作者名":
		return content.Author, true
	case "photography", "photoby", "photosby", "photocredit":
		return content.Photographer, true
	case "illustrations", "illustratedby":
		return content.Illustrator, true
	case "translatedby", "译者", "譯者", "翻译者":
		return content.Translator, true
	case "editedby":
		return content.Editor, true
	case "editorinchief":
		return content.ChiefEditor, true
	case "reviewedby":
		return content.Reviewer, true
	case "compiledby":
		return content.Compiler, true
	}
	for _, role := range Roles() {
		if name := folded(string(role)); role != content.OtherRole && (word == name || word == name+"s") {
			return role, true
		}
	}
	return "", false
}
