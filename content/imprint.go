package content

import (
	"strings"
	"unicode/utf8"
)

// ReadImprint reads what a line outside the article says about its site into the article: breadcrumb, publisher,
// address, postcode, rights notice, licence numbers (content.md R10). It reports whether it found any of these.
func ReadImprint(a *Article, line string) bool {
	if IsBreadcrumb(line) {
		readBreadcrumb(a, line)
		return true
	}
	found := readRights(a, line)
	for _, piece := range strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("丨|｜︱\u3000\t；;", r) }) {
		piece = strings.TrimFunc(piece, IsSpace)
		if readOrg(a, piece) || readLicence(a, piece) {
			found = true
		}
	}
	return found
}

func readBreadcrumb(a *Article, line string) {
	if len(a.Breadcrumb) > 0 {
		return
	}
	if i := strings.IndexAny(line, ":："); i > 0 && i < strings.IndexAny(line+">", ">›»＞") && strings.Contains(line[:i], "位置") {
		_, n := utf8.DecodeRuneInString(line[i:])
		line = line[i+n:]
	}
	for _, p := range strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(">›»＞", r) }) {
		if p = strings.TrimFunc(p, IsSpace); p != "" {
			a.Breadcrumb = append(a.Breadcrumb, p)
		}
	}
}

// readRights takes a rights notice and its holder.
func readRights(a *Article, line string) bool {
	for _, w := range [...]string{"版权所有", "版權所有", "版权归", "版权声明", "版權聲明", "©", "Copyright", "All rights reserved", "All Rights Reserved"} {
		i := strings.Index(line, w)
		if i < 0 {
			continue
		}
		if a.Rights.Notice == "" {
			a.Rights.Notice = line
			if strings.HasSuffix(w, "所有") {
				a.Rights.Holder = strings.TrimFunc(line[:i], func(r rune) bool { return IsSpace(r) || strings.ContainsRune(",，:：©", r) })
			}
		}
		return true
	}
	return false
}

func readOrg(a *Article, piece string) bool {
	label, value, ok := cutColon(piece)
	if !ok || value == "" {
		return false
	}
	switch label {
	case "制作单位", "主办单位", "主办", "出版单位", "出版", "承办单位", "發行單位", "主辦單位":
		if a.Publisher.Name == "" && utf8.RuneCountInString(value) <= 30 {
			a.Publisher.Name = value
		}
	case "地址", "社址", "单位地址", "联系地址":
		a.Publisher.Address = value
	case "邮政编码", "邮编", "郵遞區號":
		a.Publisher.Postcode = value
	default:
		return false
	}
	return true
}

func cutColon(s string) (label, value string, ok bool) {
	i := strings.IndexAny(s, ":：")
	if i < 0 {
		return "", "", false
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return strings.TrimFunc(s[:i], IsSpace), strings.TrimFunc(s[i+n:], IsSpace), true
}

// readLicence takes one registration number with its kind.
func readLicence(a *Article, piece string) bool {
	kind, at := licenceKind(piece)
	if kind == "" {
		return false
	}
	number := strings.TrimFunc(piece[at:], func(r rune) bool { return IsSpace(r) || strings.ContainsRune(":：号號", r) && r != '号' })
	if !strings.ContainsAny(number, "0123456789") || utf8.RuneCountInString(number) > 40 {
		return false
	}
	for _, l := range a.Licences {
		if l.Number == number {
			return true
		}
	}
	a.Licences = append(a.Licences, Licence{Kind: kind, Number: number, Raw: piece})
	return true
}

// licenceKind names the kind of the number in the piece and where the number begins.
func licenceKind(s string) (LicenceKind, int) {
	for _, l := range [...]struct {
		word string
		kind LicenceKind
	}{{"公安备案号", LicencePolice}, {"公安备案", LicencePolice}, {"公网安备", LicencePolice}, {"ICP备案号", LicenceICP}, {"备案号", LicenceICP}, {"节目制作许可证", LicenceBroadcast},
		{"节目制作经营许可证", LicenceBroadcast}, {"视听许可证", LicenceAVOnline}, {"视听节目许可证", LicenceAVOnline}, {"传播视听节目", LicenceAVOnline}, {"新闻许可证", LicencePress},
		{"新闻信息服务许可证", LicencePress}, {"ISSN", LicenceISSN}, {"ISBN", LicenceISBN}, {"统一刊号", LicenceCN}} {
		i := strings.Index(s, l.word)
		if i < 0 {
			continue
		}
		at := i + len(l.word)
		for _, tail := range [...]string{"证号", "号", "编号"} {
			if r := strings.TrimPrefix(s[at:], tail); len(r) < len(s[at:]) {
				at = len(s) - len(r)
				break
			}
		}
		return l.kind, at
	}
	if i := strings.Index(s, "ICP"); i >= 0 && strings.ContainsAny(s, "0123456789") {
		if r, n := utf8.DecodeLastRuneInString(s[:i]); IsHan(r) {
			i -= n
		}
		return LicenceICP, i
	}
	return "", 0
}
