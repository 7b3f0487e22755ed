package content

import (
	"strings"
	"unicode/utf8"
)

// parseCaption reads a picture caption that ends in its credit (C8). Only a line beside a picture may be one
// without a bracket.
func parseCaption(s string, at Place) (CreditLine, bool) {
	if at != AtCaption {
		return CreditLine{}, false
	}
	text, marked := captionText(s)
	off := len(s) - len(text)
	if c, ok := bracketCaption(text); ok {
		c.RestAt += off
		return c, true
	}
	if c, ok := tailCaption(text); ok {
		c.RestAt += off
		return c, true
	}
	if c, ok := pictureCredit(text, marked); ok {
		return c, true
	}
	if c, ok := pictureSource(s); ok {
		return c, true
	}
	if marked && text != "" {
		return CreditLine{Kind: CaptionLine, Rest: text, RestAt: off}, true
	}
	return CreditLine{}, false
}

// pictureSource reads 图片来源：X where nothing else is said: X gave the picture, whoever took it. A placeholder stays text.
func pictureSource(s string) (CreditLine, bool) {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return IsSpace(r) || strings.ContainsRune("▲△▼▽◀▶", r) })
	inner, _ := stripEnclosing(s)
	l := safeLabel(inner)
	if l == nil || l.kind != imageLabel {
		return CreditLine{}, false
	}
	sep, to := separatorAt(inner, len(l.word))
	name := trimEdges(inner[to:])
	if sep != sepStrong || !isOrgName(name) || isPlaceholder(name) || containsAny(name, []string{"资料", "資料", "截图", "截圖", "网友", "網友", "微博", "微信", "視頻", "视频"}) {
		return CreditLine{}, false
	}
	return CreditLine{Kind: CaptionLine, Credits: []Credit{{Role: PhotoSupplier, Label: l.word, Name: name, Raw: s, Group: 1, Confidence: 90}}}, true
}

// captionText takes off ▲ and 图片来源：; marked says that one stood there.
func captionText(s string) (text string, marked bool) {
	text = strings.TrimLeftFunc(s, func(r rune) bool { return IsSpace(r) || strings.ContainsRune("▲△▼▽◀▶", r) })
	marked = len(text) < len(s)
	if l := safeLabel(text); l != nil && l.kind == imageLabel {
		if sep, to := separatorAt(text, len(l.word)); sep == sepStrong || sep == sepSpace {
			return strings.TrimLeftFunc(text[to:], IsSpace), true
		}
	}
	return text, marked
}

func safeLabel(s string) *creditLabel {
	if s == "" {
		return nil
	}
	return labelAt(s, 0)
}

// bracketCaption reads text（A摄）.
func bracketCaption(s string) (CreditLine, bool) {
	last, n := utf8.DecodeLastRuneInString(s)
	open := openingOf(last)
	i := strings.LastIndex(s, open)
	if open == "" || i < 0 {
		return CreditLine{}, false
	}
	c, ok := photoCredits(strings.TrimFunc(s[i+len(open):len(s)-n], IsSpace))
	if !ok {
		return CreditLine{}, false
	}
	text := strings.TrimRightFunc(s[:i], IsSpace)
	if from, agency := issuedBefore(text); agency != "" {
		c.Source, i = agency, from
	}
	return caption(c, s[:i], s[i:]), true
}

// issuedBefore finds who issued the picture right before the bracket: text。新华社发（A摄）.
func issuedBefore(text string) (from int, agency string) {
	for _, end := range [...]string{"发", "發"} {
		rest, ok := strings.CutSuffix(text, end)
		if !ok {
			continue
		}
		i := strings.LastIndexFunc(rest, func(r rune) bool { return IsSpace(r) || strings.ContainsRune("。！？；，”", r) })
		if i < 0 {
			i = 0
		} else {
			_, n := utf8.DecodeRuneInString(rest[i:])
			i += n
		}
		if w := rest[i:]; isOutlet(w) && utf8.RuneCountInString(w) <= 10 {
			return i, w
		}
	}
	return 0, ""
}

func openingOf(r rune) string {
	switch r {
	case '）':
		return "（"
	case ')':
		return "("
	case '】':
		return "【"
	case ']':
		return "["
	}
	return ""
}

// tailCaption reads text。X记者 A 摄: the credit is what follows the last sentence, or the last words.
func tailCaption(s string) (CreditLine, bool) {
	for _, i := range captionCuts(s) {
		if c, ok := photoCredits(strings.TrimFunc(s[i:], IsSpace)); ok {
			return caption(c, s[:i], s[i:]), true
		}
	}
	return CreditLine{}, false
}

// captionCuts returns where a credit could begin: behind the last sentence end, at the start, behind white space
// from left to right.
func captionCuts(s string) []int {
	var cuts []int
	last := 0
	for i, r := range s {
		if strings.ContainsRune("。！？；”", r) && i+utf8.RuneLen(r) < len(s) {
			last = i + utf8.RuneLen(r)
		}
	}
	cuts = append(cuts, last)
	for i, r := range s[last:] {
		if IsSpace(r) && len(cuts) < 8 {
			cuts = append(cuts, last+i+utf8.RuneLen(r))
		}
	}
	return cuts
}

func caption(c CreditLine, text, raw string) CreditLine {
	c.Kind = CaptionLine
	c.Rest = strings.TrimFunc(text, IsSpace)
	c.RestAt = 0
	setRaw(c.Credits, strings.TrimFunc(raw, IsSpace))
	return c
}

// photoCredits reads a caption's credit, bracket taken off. Everyone in it took or supplied the picture.
func photoCredits(s string) (CreditLine, bool) {
	if s == "" || utf8.RuneCountInString(s) > 40 {
		return CreditLine{}, false
	}
	s, agency := cutIssued(cutPictureDate(s))
	if s == "" {
		return CreditLine{}, false
	}
	p := creditScan{line: s, at: AtCaption, enclosed: true}
	c, ok := p.parse()
	if !ok || c.Kind == LabelOnly || len(c.Credits) == 0 {
		return CreditLine{}, false
	}
	for _, x := range c.Credits {
		switch x.Role {
		case Photographer, PhotoSupplier, Illustrator, Designer:
		default:
			return CreditLine{}, false
		}
	}
	c.Source = agency
	return c, true
}

// cutIssued parts who issued the picture: X供图 Y发, 新华社发（A摄）.
func cutIssued(s string) (rest, agency string) {
	for _, end := range [...]string{"发", "發"} {
		if i := strings.LastIndexFunc(s, IsSpace); i > 0 && strings.HasSuffix(s, end) {
			if w := strings.TrimFunc(strings.TrimSuffix(s[i:], end), IsSpace); isOutlet(w) {
				return strings.TrimFunc(s[:i], IsSpace), w
			}
		}
		if i := strings.Index(s, end); i > 0 && isOutlet(s[:i]) {
			if inner, enclosed := stripEnclosing(s[i+len(end):]); enclosed {
				return inner, s[:i]
			}
		}
	}
	if i := strings.LastIndexFunc(s, IsSpace); i > 0 && isOutlet(strings.TrimFunc(s[i:], IsSpace)) && endsInSupply(s[:i]) {
		return strings.TrimFunc(s[:i], IsSpace), strings.TrimFunc(s[i:], IsSpace) // X供图 江城网: the outlet's picture, given by X
	}
	return s, ""
}

// cutPictureDate takes off the day on which a picture was taken: A攝 112年2月16日.
func cutPictureDate(s string) string {
	i := strings.LastIndexFunc(s, IsSpace)
	if i <= 0 || !strings.HasSuffix(s, "日") || !endsInSupply(s[:i]) {
		return s
	}
	return strings.TrimRightFunc(s[:i], IsSpace)
}

func endsInSupply(s string) bool {
	s = strings.TrimRightFunc(s, IsSpace)
	for _, w := range [...]string{"供图", "供圖", "提供", "摄", "攝"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// pictureCredit reads what stands behind 图片来源：: names, else nothing (C8: it is no source of the article).
func pictureCredit(s string, marked bool) (CreditLine, bool) {
	if !marked {
		return CreditLine{}, false
	}
	c, ok := photoCredits(s)
	if !ok {
		return CreditLine{}, false
	}
	c.Kind = CaptionLine
	return c, true
}
