package docx

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content/xmltree"
)

// numbering counts the lists of a document.
type numbering struct {
	lists  map[string]string  // numId → abstractNumId
	levels map[string][]level // abstractNumId → its levels
	counts map[string][]int   // abstractNumId → where each level stands
	starts map[string][]start // numId → levels that it begins anew, until they are used
}

// start is the number a list gives the first entry of a level, whatever came before.
type start struct{ depth, at int }

type level struct {
	format, text string
	start        int
}

func readNumbering(n *xmltree.Node) *numbering {
	out := &numbering{lists: map[string]string{}, levels: map[string][]level{}, counts: map[string][]int{}, starts: map[string][]start{}}
	for _, a := range n.All("abstractNum") {
		var levels []level
		for _, l := range a.All("lvl") {
			start, err := strconv.Atoi(l.First("start").Value("val"))
			if err != nil {
				start = 1
			}
			levels = append(levels, level{l.First("numFmt").Value("val"), l.First("lvlText").Value("val"), start})
		}
		out.levels[a.Value("abstractNumId")] = levels
	}
	for _, l := range n.All("num") {
		id := l.Value("numId")
		out.lists[id] = l.First("abstractNumId").Value("val")
		for _, o := range l.All("lvlOverride") {
			depth, err := strconv.Atoi(o.Value("ilvl"))
			at, bad := strconv.Atoi(o.First("startOverride").Value("val"))
			if err == nil && bad == nil {
				out.starts[id] = append(out.starts[id], start{depth, at})
			}
		}
	}
	return out
}

// next counts one entry of a list on and returns the format of its level and the label it is set with.
func (n *numbering) next(numID string, depth int) (format, label string, ok bool) {
	abstract, known := n.lists[numID]
	levels := n.levels[abstract]
	if !known || depth < 0 || depth >= len(levels) {
		return "", "", false
	}
	counts := n.counts[abstract]
	for len(counts) <= depth {
		counts = append(counts, levels[len(counts)].start-1)
	}
	for _, s := range n.starts[numID] {
		if s.depth >= 0 && s.depth < len(counts) {
			counts[s.depth] = s.at - 1
		}
	}
	delete(n.starts, numID)
	counts[depth]++
	for i := depth + 1; i < len(counts); i++ {
		counts[i] = levels[i].start - 1
	}
	n.counts[abstract] = counts
	l := levels[depth]
	if l.format == "bullet" || l.format == "none" || l.format == "" {
		return l.format, "", true
	}
	label = l.text
	for i := 0; i <= depth; i++ {
		label = strings.ReplaceAll(label, "%"+strconv.Itoa(i+1), numeral(max(counts[i], levels[i].start), levels[i].format))
	}
	return l.format, strings.TrimSpace(label), true
}

// box is the box that a list of things to do sets before an entry, "" for other lists.
func (n *numbering) box(numID string, depth int) string {
	if text := n.levels[n.lists[numID]][depth].text; text == "☐" || text == "☒" || text == "☑" {
		return text
	}
	return ""
}

// numeral writes a count in the format of a list.
func numeral(n int, format string) string {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCountingThousand", "taiwaneseCounting":
		return chinese(n)
	case "lowerLetter":
		return strings.Repeat(string(rune('a'+(n-1)%26)), 1+(n-1)/26)
	case "upperLetter":
		return strings.Repeat(string(rune('A'+(n-1)%26)), 1+(n-1)/26)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// chinese writes numbers below 100 as they are counted: 十二.
func chinese(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	}
	s := "十"
	if n >= 20 {
		s = string(digits[n/10]) + s
	}
	if n%10 > 0 {
		s += string(digits[n%10])
	}
	return s
}

func roman(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		v int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.v && b.Len() < 20 {
			b.WriteString(r.s)
			n -= r.v
		}
	}
	return b.String()
}
