package account

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
)

func text(s string) []content.Inline { return []content.Inline{&content.Text{S: s}} }

func article(paras ...string) *content.Article {
	a := &content.Article{Title: text("书船"), Credits: []content.Credit{{Role: content.Reporter, Name: "顾小舟", Raw: "记者 顾小舟"}}}
	s := content.Section{}
	for _, p := range paras {
		s.Blocks = append(s.Blocks, &content.Para{Text: text(p)})
	}
	a.Sections = []content.Section{s}
	return a
}

func fates(t *testing.T, source string, spans []content.Span) string {
	t.Helper()
	var out []string
	at := 0
	for _, s := range spans {
		if s.From != at || s.To <= s.From {
			t.Fatalf("spans have a gap or overlap at byte %d: %+v", at, s)
		}
		at = s.To
		if s.Kind != content.SpanSyntax {
			out = append(out, string(s.Kind)+" "+source[s.From:s.To])
		}
	}
	if at != len(source) {
		t.Fatalf("spans cover %d of %d bytes", at, len(source))
	}
	return strings.Join(out, "|")
}

// TestForms: escapes of each form are counted, so that what follows them keeps its place.
func TestForms(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		source, value string
		form          Form
		want          string
	}{
		"verbatim":     {`天刚亮。<br>`, `天刚亮。<br>`, Verbatim, "text 天刚亮。"},
		"JSON escapes": {`<p>\u5929刚亮。<\/p>别的字`, "<p>天刚亮。</p>别的字", JSON, `text \u5929刚亮。|dropped 别的字`},
		"JSON pair":    {`\ud842\udfb7天刚亮。<br>别的字`, "𠮷天刚亮。<br>别的字", JSON, `dropped \ud842\udfb7天刚亮。|dropped 别的字`},
		"JSON lines":   {`天刚亮。\n记者 顾小舟`, "天刚亮。\n记者 顾小舟", JSON, `text 天刚亮。|field 记者 顾小舟`},
		"XML entities": {`&lt;p&gt;天刚亮。&lt;/p&gt;多余`, "<p>天刚亮。</p>多余", XML, "text 天刚亮。|dropped 多余"},
		"CSV quotes":   {`他说""好""。多余`, `他说"好"。多余`, CSV, `dropped 他说""好""。多余`},
		"field":        {`记者 顾小舟`, `记者 顾小舟`, Verbatim, "field 记者 顾小舟"},
		"for machines": {`article-v2.1`, `article-v2.1`, Verbatim, ""},
		"English":      {`Left out by the reader.`, `Left out by the reader.`, Verbatim, "dropped Left out by the reader."},
	} {
		l := []Leaf{{From: 0, To: len(c.source), Value: c.value, Form: c.form}}
		if got := fates(t, c.source, Whole(article("天刚亮。"), l, c.source)); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

// TestPart: each article of several accounts for its own record.
func TestPart(t *testing.T) {
	t.Parallel()
	source := "头天刚亮。船开了。"
	leaves := []Leaf{{From: 0, To: 3, Value: "头"}, {From: 3, To: 15, Value: "天刚亮。"}, {From: 15, To: 27, Value: "船开了。"}}
	begins := []int{3, 15}
	if got := fates(t, source, Part(article("天刚亮。"), leaves, begins, 0, source)); got != "dropped 头|text 天刚亮。" {
		t.Error(got)
	}
	if got := fates(t, source, Part(article("船开了。"), leaves, begins, 1, source)); got != "text 船开了。" {
		t.Error(got)
	}
}

// TestLines: leads and captions are part field, part text; what was cut is dropped.
func TestLines(t *testing.T) {
	t.Parallel()
	a := article("天刚亮。", "清晨的书船。")
	a.Dateline.Raw = "本报柳溪3月8日电"
	a.Credits = append(a.Credits, content.Credit{Role: content.Photographer, Name: "程一苇"})
	var l Lines
	for _, words := range []string{"本报柳溪3月8日电　天刚亮。", "清晨的书船。（程一苇摄）", "a < b"} {
		l.Add(l.Line(), words, "")
	}
	l.Add(l.Count(), "删去", "deleted")
	want := "field 本报柳溪3月8日电|text 　天刚亮。|text 清晨的书船。|field （程一苇摄）|dropped a < b|dropped 删去"
	if got := fates(t, l.Text(), l.Spans(a)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
