package html_test

import (
	"strings"
	"testing"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/html"
)

// TestSlowPages reads pages of 64 KiB made to be slow; a loaded machine may take its time, a square of the size may not.
func TestSlowPages(t *testing.T) {
	t.Parallel()
	const size = 1 << 16
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	prose := "<p>" + strings.Repeat("书船慢慢靠上北岸，船舱里有两千册书。", 3) + "</p>"
	for name, body := range map[string]string{
		"spans":          "<p>" + fill("<span>书</span>") + "</p>",
		"breaks":         "<p>" + fill("船<br>") + "</p>",
		"paragraphs":     fill(prose),
		"links":          prose + fill("<p><a href='/a'>老码头修好了木栈道</a></p>"),
		"tables":         prose + fill("<table><tr><td>船</td></tr></table>"),
		"nested bold":    prose + strings.Repeat("<b>", 400) + "船" + prose,
		"pictures":       prose + fill("<img src='a.png'>"),
		"credit lines":   prose + fill("<p>记者：张三</p>"),
		"unclosed lists": prose + fill("<li>船"),
		"attributes":     "<p " + fill("a='b' ") + ">船</p>",
	} {
		start := time.Now()
		_, _, err := html.Format().Reader.Read(t.Context(), content.Source{Name: "a.html", Data: []byte("<html><title>书船</title><body>" + body)}, content.Options{NoImages: true})
		if took := time.Since(start); err != nil || took > 20*time.Second {
			t.Errorf("%s: %v %v", name, took, err)
		} else {
			t.Logf("%s: %v", name, took)
		}
	}
}
