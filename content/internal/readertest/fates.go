package readertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
)

// Fates reads one article and writes what became of its source, a stretch a line; syntax is left out. It fails unless
// the spans cover the source, and unless the article says the words of every stretch that is called text.
func Fates(t testing.TB, f content.Format, name, data string) string {
	t.Helper()
	c, _ := Read(t, f, name, data)
	o := content.Options{Formats: []content.Format{f}}
	text := content.AccountText(content.Source{Name: name, Data: []byte(data)}, o, f.Name)
	var b strings.Builder
	for _, a := range c.Articles() {
		Covered(t, text, a.Prov.Spans)
		for _, s := range a.Prov.Spans {
			words := strings.TrimSpace(text[s.From:s.To])
			if s.Kind == content.SpanSyntax || words == "" {
				continue
			}
			fmt.Fprintln(&b, strings.TrimSpace(string(s.Kind)+" "+s.Why)+": "+words)
		}
		b.WriteString("\n")
	}
	return b.String()
}
