package formats_test

import (
	"strings"
	"testing"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
)

// TestHostileText reads texts of 128 KiB made to be slow (content.md B5): a loaded machine may take its time, a square
// of the size may not.
func TestHostileText(t *testing.T) {
	t.Parallel()
	const size = 1 << 17
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	for name, text := range map[string]string{
		"commas":            "题\n\n春" + fill(",") + "天。",
		"commas and Han":    "题\n\n" + fill("春,") + "。",
		"opening brackets":  "题\n\n春" + fill("(") + "天。",
		"nested brackets":   "题\n\n" + strings.Repeat("(", size/2) + "春" + strings.Repeat(")", size/2) + "。",
		"quotes":            "题\n\n" + fill("春\"") + "。",
		"single quotes":     "题\n\n" + fill("春'好'") + "。",
		"dashes":            "题\n\n" + fill("春--") + "。",
		"combining marks":   "题\n\n春" + fill("\u0301\u0300") + "。",
		"spaces":            "题\n\n春," + fill(" ") + "天。",
		"short lines":       "题\n\n" + fill("张三\n"),
		"labels":            "题\n\n" + fill("记者 编辑 来源 摄影\n"),
		"labels on a line":  "题\n\n" + fill("记者：编辑：来源："),
		"names":             "题\n\n" + fill("记者 张三 李四 王五\n"),
		"dates":             "题\n\n" + fill("2025-03-08 08:50\n"),
		"digits":            "题\n\n" + fill("2025"),
		"captions":          "题\n\n" + fill("书船靠岸 张三 摄\n"),
		"slogans":           "题\n\n" + fill("修旧船——\n把阅览室搬到水上\n"),
		"numbered lines":    "题\n\n" + fill("1.书船\n"),
		"brackets on lines": "题\n\n" + fill("【书船】\n"),
		"menu":              fill("首页 | 新闻\n"),
		"dashes in a title": fill("——"),
	} {
		start := time.Now()
		_, _, err := content.Read(t.Context(), content.Source{Name: "a.txt", Data: []byte(text)}, content.Options{Formats: formats.All(), From: "plain"})
		if took := time.Since(start); err != nil || took > 20*time.Second {
			t.Errorf("%s: %v %v", name, took, err)
		} else if testing.Verbose() {
			t.Logf("%s: %v", name, took)
		}
	}
}
