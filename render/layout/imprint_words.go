package layout

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
)

// imprintWords is everything the imprint of an article says (content.md §2).
func (p *press) imprintWords(a *content.Article) []words {
	var out []words
	add := func(label, value string) {
		if value != "" {
			out = append(out, words{label: label, value: value})
		}
	}
	l := a.Lang
	add(pick(l, "来源", "來源", "Source"), a.Source.Name)
	for _, g := range creditGroups(a, func(*content.Credit) bool { return true }) {
		out = append(out, words{label: g.label, value: strings.Join(g.names, pick(l, "　", "　", ", ")), name: true})
	}
	if a.Publisher.Name != "" && a.Publisher.Name != a.Source.Name {
		add(pick(l, "出版", "出版", "Publisher"), a.Publisher.Name)
	}
	if !a.Published.IsZero() {
		add(pick(l, "发布", "發布", "Published"), dateWords(a.Published, l))
	}
	if !a.Modified.IsZero() {
		add(pick(l, "更新", "更新", "Updated"), dateWords(a.Modified, l))
	}
	add(pick(l, "版次", "版次", "Edition"), editionWords(a.Edition, l))
	add(pick(l, "原题", "原題", "Original title"), content.InlineText(a.OriginalTitle))
	if a.Canonical != "" {
		out = append(out, words{label: pick(l, "原文", "原文", "Original"), value: a.Canonical, url: a.Canonical})
	}
	add(pick(l, "版权", "版權", "Rights"), rightsWords(a.Rights))
	for _, n := range a.Licences {
		if n.Stated || p.opt.Licences {
			add(licenceLabel(n.Kind, l), n.Number)
		}
	}
	return out
}

func rightsWords(r content.Rights) string {
	if r.Notice != "" {
		return r.Notice
	}
	var parts []string
	if r.Holder != "" {
		year := ""
		if r.Year > 0 {
			year = strconv.Itoa(r.Year) + " "
		}
		parts = append(parts, "© "+year+r.Holder)
	}
	for _, s := range []string{r.SPDX, r.TermsURL} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "　")
}

func licenceLabel(k content.LicenceKind, lang string) string {
	switch k {
	case content.LicenceISBN:
		return "ISBN"
	case content.LicenceISSN:
		return "ISSN"
	case content.LicenceCN:
		return "CN"
	case content.LicenceICP:
		return pick(lang, "备案号", "備案號", "ICP")
	}
	return pick(lang, "许可证", "許可證", "Licence")
}
