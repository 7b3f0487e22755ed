package epub

import (
	"slices"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/typeset"
)

// coverLinesOf sets a title as the cover does and returns its size and lines.
func coverLinesOf(lang, title, body string) (int, []string) {
	a := &content.Article{Title: []content.Inline{&content.Text{S: title}}, Lang: lang, Sections: []content.Section{
		{Blocks: []content.Block{&content.Para{Text: []content.Inline{&content.Text{S: body}}}}}}}
	b := &builder{lang: lang, single: true, units: []*unit{{a: a}}}
	c := &canvas{faces: defaults.Set(), setter: new(typeset.Setter), lang: lang}
	w := c.words(title, fonts.Strong, b.heldPairs([]rune(title)))
	size := c.titleSize(w, coverMain, 20)
	broken, _ := c.setter.Prepare(c.paragraph(w, 20)).Break(typeset.Fixed(coverMain*1000/size), 0)
	var lines []string
	for _, l := range broken {
		lines = append(lines, strings.TrimSpace(string(w.runes[l.From:l.To])))
	}
	return size, lines
}

func TestCoverTitlesPartNoWord(t *testing.T) { // HD-3, epub.md §9
	t.Parallel()
	for _, c := range []struct {
		size             int
		lang, body, want string
	}{
		{304, "zh-Hans", "", "潮声"},
		{208, "zh-Hans", "", "渡口的书船"},
		{208, "zh-Hans", "", "旧粮仓里的|新书架"},
		{208, "zh-Hans", "", "守灯塔的|人们"},
		{152, "zh-Hans", "", "把阅览室搬到水上"},
		{172, "zh-Hans", "", "从水田到餐桌：|一粒米走过的|二百四十天"},
		{120, "zh-Hans", "", "他们用二十年时间|把一条臭水沟变成了|孩子们夏天游泳的小河"},
		{172, "zh-Hans", "", "电子商务改变|山区农产品|流通方式"},
		{172, "zh-Hans", "苇编匠的苇编手艺，苇编厂的苇编机。", "三代人传下来的|苇编与一家小厂"},
		{108, "en", "", "Internationalization|and Localization of|Typesetting Systems"},
		{152, "en", "", "Night Ferry to|Harbour Town"},
		{172, "zh-Hans", "", "在GitHub上|写一部乡村史"},
	} {
		want := strings.Split(c.want, "|")
		title := strings.Join(want, map[bool]string{true: " "}[c.lang == "en"])
		if size, got := coverLinesOf(c.lang, title, c.body); size != c.size || !slices.Equal(got, want) {
			t.Errorf("%d %s, want %d %s", size, strings.Join(got, "|"), c.size, c.want)
		}
	}
}

// TestCoverTitleOfOneWeight: a title that the bold face has only half of is set in one that has it all.
func TestCoverTitleOfOneWeight(t *testing.T) {
	t.Parallel()
	c := &canvas{faces: defaults.Set(), setter: new(typeset.Setter), lang: "zh-Hant"}
	if w := c.words("旧粮仓的书架", fonts.Strong, nil); w.role != fonts.Strong {
		t.Errorf("the title is set in %v", w.role)
	}
	if w := c.words("舊糧倉裏的新書架", fonts.Strong, nil); c.hanFaces(w) > 1 {
		t.Errorf("the title is set in %d faces of %v", c.hanFaces(w), w.role)
	}
}
