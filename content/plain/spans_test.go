package plain_test

import (
	"context"
	"reflect"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/internal/readertest"
	"github.com/kanben/kanben/content/plain"
)

// tight returns s without white space: spans are compared so.
func tight(s string) string {
	return strings.Join(strings.FieldsFunc(s, content.IsSpace), "")
}

// checkSpans holds §11: the spans cover the text without gap or overlap, what is syntax is white space or furniture
// that is recorded, and every text span stands in the plain text of the article.
func checkSpans(t interface{ Fatalf(string, ...any) }, a *content.Article, text string) {
	content.Undo(a)
	whole := tight(content.PlainText(a))
	at := 0
	for _, s := range a.Prov.Spans {
		if s.From != at || s.To <= s.From {
			t.Fatalf("span %v follows %d", s, at)
		}
		at = s.To
		part := tight(text[s.From:s.To])
		switch s.Kind {
		case content.SpanText:
			if !strings.Contains(whole, part) {
				t.Fatalf("text span %q is not in the article %q", part, whole)
			}
		case content.SpanSyntax:
			if strings.Trim(part, "—–【】[]（）():：■◆●▲★△▼▽◀▶图片来源圖") != "" {
				t.Fatalf("syntax span holds %q", part)
			}
		case content.SpanDropped:
			if s.Why == "" {
				t.Fatalf("%q dropped without a reason", part)
			}
		}
	}
	if at != len(text) {
		t.Fatalf("spans end at %d of %d", at, len(text))
	}
}

// pieces are lines of all kinds that a page may hold.
var pieces = []string{"首页 | 新闻 | 财经", "您当前的位置:青芦网 > 新闻", "书船靠岸的早晨 —一条河的阅读", "书船靠岸", "2025年06月21日 07:30    来源:青芦周报    记者 顾小舟 温言",
	"2025-06-21", "分享到:", "天刚亮，书船靠上了北岸。船舱里有两千册书。", "修旧船、添新书——", "把阅览室搬到水上", "一、修船", "（一）换底", "1.怎样借书？拿着手册就能借。",
	"■ 夜里的灯", "【出行提示】", "谁来修船？", "作者：顾小舟", "责任编辑：", "纪南星", "责任编辑:纪南星\u00a0\u00a0", "青芦社河湾6月1日电（记者 顾小舟）春汛平稳过境。", "书船靠上北岸。程一苇摄",
	"▲书船靠上北岸。（程一苇摄）", "芦花落在书页上", "船开得很慢", "编者按：书船开航五年。", "编者按", "更正：九十册应为一百册。", "相关阅读", "版权所有 青芦网", "第05版：副刊", "核心提示：书船开航。",
	"326", "+1", "", "", "　　灯亮着。", "By Ann Lee", "March 14, 2025 · The Valley Record", "A quiet line. It carried four people.", "（原标题：书船）", "图片来源：视觉中国", "(", "—", "——", "【】", "\u3000\u3000", "一、", "：", "记者"}

// TestSpansOfAnyPage accounts for pages of random lines.
func TestSpansOfAnyPage(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "lines")
		text := strings.Join(lines, rapid.SampledFrom([]string{"\n", "\n\n"}).Draw(t, "end"))
		a := readText(t.Context(), text)
		if a != nil {
			checkSpans(t, a, text)
		}
	})
}

// TestSpansOfPages accounts for the shared pages, the seed and our own.
func TestSpansOfPages(t *testing.T) {
	t.Parallel()
	for _, path := range allPages(t) {
		a, _ := readFile(t, path, content.Options{})
		checkSpans(t, a, decoded(t, path))
	}
}

// TestSameArticleAtOnce reads one page many times side by side: nothing is shared between readings.
func TestSameArticleAtOnce(t *testing.T) {
	t.Parallel()
	path := allPages(t)[0]
	want, _ := readFile(t, path, content.Options{})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got, _ := readFile(t, path, content.Options{}); !reflect.DeepEqual(got, want) {
				t.Error("another reading gave another article")
			}
		})
	}
	wg.Wait()
}

// FuzzPlain: every input survives reading, every byte of it is accounted for.
func FuzzPlain(f *testing.F) {
	for _, p := range pieces {
		f.Add(p + "\n" + pieces[7] + "\n" + p)
	}
	f.Add(strings.Join(pieces, "\n"))
	f.Fuzz(func(t *testing.T, text string) {
		d, _ := content.Decode(content.Source{Data: []byte(text)}, content.Options{})
		if a := readText(t.Context(), text); a != nil {
			checkSpans(t, a, d.Text)
		}
		readertest.Survives(t, plain.Format(), content.Source{Name: "t.txt", Data: []byte(text)})
	})
}

// readText reads raw text with the plain reader alone; nil if there is nothing to read.
func readText(ctx context.Context, text string) *content.Article {
	c, _, err := plain.Format().Reader.Read(ctx, content.Source{Name: "t.txt", Data: []byte(text)}, content.Options{})
	if err != nil || c == nil {
		return nil
	}
	return c.Articles()[0]
}
