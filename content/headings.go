package content

import (
	"crypto/sha1"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf8"
)

// EndsSentence reports whether the line ends like a sentence: terminal punctuation, closing brackets and
// quotation marks behind it allowed (content.md R5).
func EndsSentence(line string) bool {
	s := strings.TrimRightFunc(line, func(r rune) bool { return IsSpace(r) || strings.ContainsRune("）)】]〕", r) })
	r, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune("。！？!?…；：:.」』”", r) {
		return true
	}
	if s == line || r != '"' {
		return r == '"' && strings.ContainsRune("。！？!?….", lastBut(s, 1))
	}
	return false
}

func lastBut(s string, n int) rune {
	for ; n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// ShortLine reports whether a line is short enough for a heading: at most 30 characters of Han text or 10 words.
func ShortLine(line string) bool {
	if len(line) > 140 {
		return false
	}
	han, latin := 0, 0
	for _, r := range line {
		switch {
		case IsHan(r):
			han++
		case isLatin(r):
			latin++
		}
	}
	if latin > 2*han {
		return len(strings.Fields(line)) <= 10
	}
	return Width(line) <= 30
}

// IsSlogan reports whether the line is the first of a two-line heading: at most 26 characters, a dash at the end,
// no full stop (content.md R6). The next line decides with it: see IsSloganHeading.
func IsSlogan(line string) bool {
	return strings.HasSuffix(line, "—") && len(line) <= 120 && Width(line) <= 26 && !strings.Contains(line, "。")
}

// IsSloganHeading reports whether the line can be the heading under a slogan.
func IsSloganHeading(line string) bool {
	return line != "" && ShortLine(line) && !EndsSentence(line) && !strings.HasSuffix(line, "—")
}

// Label is the number or mark in front of a heading (content.md R7).
type Label struct {
	Text  string // as written: 一、 （一） 1. ■
	Level int    // 2 for （一）, else 1
	Rest  string // the line behind it
}

// CutLabel parts the label from the front of a line. ok is false if there is none.
func CutLabel(line string) (l Label, ok bool) {
	r, n := utf8.DecodeRuneInString(line)
	switch {
	case strings.ContainsRune("■◆●▲★◇□○△☆▼", r):
		return labelled(line, n, 1)
	case hanDigit(r):
		if end := hanNumberEnd(line); end > 0 {
			next, m := utf8.DecodeRuneInString(line[end:])
			if strings.ContainsRune("、．.，", next) && next != '，' {
				return labelled(line, end+m, 1)
			}
		}
	case r == '（' || r == '(':
		end := n + hanNumberEnd(line[n:])
		if end == n {
			end = n + digitsEnd(line[n:])
		}
		next, m := utf8.DecodeRuneInString(line[end:])
		if end > n && (next == '）' || next == ')') {
			return labelled(line, end+m, 2)
		}
	case isDigit(r):
		end := digitsEnd(line)
		next, m := utf8.DecodeRuneInString(line[end:])
		after, _ := utf8.DecodeRuneInString(line[end+m:])
		if end <= 2 && (next == '、' || next == '．' || next == '.' && !isDigit(after)) {
			return labelled(line, end+m, 1)
		}
	}
	return Label{}, false
}

func labelled(line string, n, level int) (Label, bool) {
	rest := strings.TrimLeftFunc(line[n:], IsSpace)
	return Label{Text: line[:n], Level: level, Rest: rest}, rest != ""
}

func hanDigit(r rune) bool { return strings.ContainsRune("一二三四五六七八九十", r) }

func hanNumberEnd(s string) int {
	n := 0
	for i, r := range s {
		if !hanDigit(r) {
			return i
		}
		if n++; n > 3 {
			return 0
		}
	}
	return len(s)
}

func digitsEnd(s string) int {
	i := 0
	for i < len(s) && isDigit(rune(s[i])) {
		i++
	}
	return i
}

// IsLabelHeading reports whether the labelled line is a heading: short, and no sentence.
func (l Label) IsLabelHeading() bool {
	return ShortLine(l.Rest) && !strings.ContainsAny(l.Rest, "。；") && !EndsSentence(strings.TrimRight(l.Rest, "？！?!"))
}

// NumberedRunIn returns the bytes of the run-in head of a paragraph such as 1.怎样改签？开车前…: label and question
// or short sentence; 0 if it has none.
func NumberedRunIn(line string) int {
	l, ok := CutLabel(line)
	if !ok || l.Level != 1 || !isDigit(rune(line[0])) {
		return 0
	}
	start := len(line) - len(l.Rest)
	n := 0
	for i, r := range l.Rest {
		if n++; n > 25 {
			return 0
		}
		switch r {
		case '？', '?', '。':
			end := start + i + utf8.RuneLen(r)
			if end < len(line) && strings.TrimSpace(line[end:]) != "" {
				return end
			}
			return 0
		}
	}
	return 0
}

// RunInHead returns the bytes of the first sentence of a paragraph that can be its run-in head (content.md R9): 4 to
// 40 characters that end in 。 and hold no other mark of a clause, followed by at least 1.5 times as much.
func RunInHead(text string) int {
	n, depth := 0, 0
	for i, r := range text {
		if IsSpace(r) {
			continue
		}
		n++
		switch r {
		case '（', '(', '“', '「', '《':
			depth++
		case '）', ')', '”', '」', '》':
			depth--
		case '，', ',', '：', ':', '！', '!', '？', '?', '；', ';':
			return 0
		case '。':
			end := i + len("。")
			if depth == 0 && n >= 4 && 2*Width(text[end:]) >= 3*n {
				return end
			}
			return 0
		}
		if n > 40 {
			return 0
		}
	}
	return 0
}

// MarkRunIns gives the paragraphs of the sections with a heading their run-in heads, if at least two have one.
// It is styling: no character changes.
func MarkRunIns(a *Article) {
	type head struct {
		p *Para
		n int
	}
	var heads []head
	for i := range a.Sections {
		if a.Sections[i].Level == 0 || a.Sections[i].Heading == nil {
			continue
		}
		for _, b := range a.Sections[i].Blocks {
			p, ok := b.(*Para)
			if !ok || len(p.RunIn) > 0 || len(p.Text) == 0 {
				continue
			}
			if t, ok := p.Text[0].(*Text); ok {
				if n := RunInHead(runInWindow(p, t)); n > 0 && n < len(t.S) {
					heads = append(heads, head{p, n})
				}
			}
		}
	}
	if len(heads) < 2 {
		return
	}
	for _, h := range heads {
		SplitRunIn(h.p, h.n)
	}
}

func runInWindow(p *Para, first *Text) string {
	if len(p.Text) == 1 {
		return first.S
	}
	return InlineText(p.Text)
}

// SplitRunIn makes the first n bytes of the paragraph's first Text its run-in head.
func SplitRunIn(p *Para, n int) {
	t := p.Text[0].(*Text)
	head := &Text{S: t.S[:n], Pos: t.Pos}
	rest := &Text{S: t.S[n:], Pos: t.Pos}
	if t.Pos.Line > 0 {
		rest.Pos.Col += utf8.RuneCountInString(head.S)
		rest.Pos.Byte += n
	}
	p.RunIn = []Inline{head}
	p.Text = append([]Inline{rest}, p.Text[1:]...)
}

// NameSections gives every section without an ID one made from its heading, the same in every run.
func NameSections(a *Article) {
	used := map[string]int{}
	for i := range a.Sections {
		s := &a.Sections[i]
		if s.ID != "" {
			used[s.ID]++
		}
	}
	for i := range a.Sections {
		s := &a.Sections[i]
		if s.ID != "" || s.Level == 0 {
			continue
		}
		sum := sha1.Sum([]byte(InlineText(s.Slogan) + "\n" + InlineText(s.Heading)))
		id := "s-" + hex.EncodeToString(sum[:4])
		if used[id]++; used[id] > 1 {
			id += "-" + strconv.Itoa(used[id])
		}
		s.ID = id
	}
}
