package cmd

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kanben/kanben/cmd/internal/preview"
	"github.com/kanben/kanben/content"
)

// edits lists what normalising changed and takes back what the page asked for.
func edits(articles []*content.Article, undone []string) []preview.Edit {
	var out []preview.Edit
	for i, a := range articles {
		key := func(e content.Edit) string { return fmt.Sprintf("%d/%s/%s/%d/%s", i, e.Rule, e.Node, e.Off, e.Old) }
		places := content.EditPlaces(a)
		for j, e := range a.Prov.Edits {
			if !strings.HasPrefix(e.Rule, "IN-") {
				continue
			}
			out = append(out, preview.Edit{Key: key(e), Rule: e.Rule, Line: places[j].Line, Old: e.Old, New: e.New,
				Around: places[j].Around, Undone: slices.Contains(undone, key(e))})
		}
		content.UndoSome(a, func(e content.Edit) bool { return slices.Contains(undone, key(e)) })
	}
	return out
}

// previewFields lists credits and metadata as they will be written.
func previewFields(a *content.Article) []preview.Field {
	var out []preview.Field
	add := func(label, value string) {
		if value != "" {
			out = append(out, preview.Field{Label: label, Value: value})
		}
	}
	zh := strings.HasPrefix(a.Lang, "zh")
	word := func(chinese, english string) string {
		if zh {
			return chinese
		}
		return english
	}
	add(word("引题", "Kicker"), content.InlineText(a.Kicker))
	add(word("标题", "Title"), content.InlineText(a.Title))
	add(word("副题", "Subtitle"), content.InlineText(a.Subtitle))
	for _, c := range a.Credits {
		name := c.Name
		if c.Org != "" {
			name += "（" + c.Org + "）"
		}
		add(c.LabelIn(a.Lang), name)
	}
	add(word("来源", "Source"), a.Source.Name)
	add(word("出版者", "Publisher"), a.Publisher.Name)
	add(word("发布", "Published"), a.Published.String())
	add(word("更新", "Modified"), a.Modified.String())
	add(word("版次", "Edition"), strings.TrimSpace(strings.Join([]string{a.Edition.Paper, a.Edition.Issue, a.Edition.Page, a.Edition.PageName}, " ")))
	add(word("原文", "Original"), a.Canonical)
	add(word("主题词", "Subjects"), strings.Join(a.Subjects, "、"))
	add(word("版权", "Rights"), a.Rights.Notice)
	add(word("语言", "Language"), a.Lang)
	add("ID", a.ID)
	return out
}
