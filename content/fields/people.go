package fields

import (
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
)

// StatedCredits reads the people that a field for a role names: a line with labels of its own, or names. Names that the
// credit rules do not know (one character, an organisation, another script) are taken whole, since the field
// states them. placeholder says that the words stand for nobody (佚名).
func StatedCredits(words string, role content.Role, label string) (credits []content.Credit, placeholder bool) {
	if words = withoutAddress(words); looksLikeFile(words) {
		return nil, false
	}
	if line := content.ParseCreditLine(words, content.AtByline); line.Kind == content.CreditMatter && len(line.Credits) > 0 {
		return stated(line.Credits, words), false
	}
	line := content.ParseCreditLine(role.Label("zh-Hans")+"："+words, content.AtByline)
	if line.Kind == content.CreditMatter && len(line.Credits) == 0 {
		return nil, true
	}
	if line.Kind != content.CreditMatter {
		line.Credits = wholeNames(words)
	}
	for i := range line.Credits {
		line.Credits[i].Role, line.Credits[i].Label = role, label
	}
	return stated(line.Credits, words), false
}

func stated(credits []content.Credit, words string) []content.Credit {
	for i := range credits {
		credits[i].Raw, credits[i].Confidence = words, 100
	}
	return credits
}

// withoutAddress takes the address of mail off a name: 林一禾 <lin@example.org>.
func withoutAddress(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	open, end := strings.IndexByte(words, '<'), strings.IndexByte(words, '>')
	if open <= 0 || end < open || !strings.Contains(words[open:end], "@") {
		return words
	}
	return strings.TrimSpace(words[:open] + words[end+1:])
}

// looksLikeFile knows names of pictures and pages, which stand beside labels too: 题图: boat.jpg.
func looksLikeFile(words string) bool {
	i := strings.LastIndexByte(words, '.')
	ext := words[i+1:]
	return strings.Contains(words, "://") || i > 0 && len(ext) >= 2 && len(ext) <= 5 && !strings.ContainsAny(words, " ,、，") && ext == strings.ToLower(ext) && ext[0] >= 'a' && ext[0] <= 'z'
}

// wholeNames takes each of the words between separators for a name; none if one of them cannot be one.
func wholeNames(words string) []content.Credit {
	var out []content.Credit
	for _, name := range strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune("、，,;；&＆", r) }) {
		name = strings.TrimSpace(name)
		if name == "" || utf8.RuneCountInString(name) > 40 || strings.ContainsAny(name, "。：:/|<>{}") {
			return nil
		}
		out = append(out, content.Credit{Name: name, Group: 1})
	}
	return out
}
