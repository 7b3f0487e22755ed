package content

import (
	"testing"
	"time"
)

// TestIdentifier holds the vectors of epub.md §4 and what must not change a name.
func TestIdentifier(t *testing.T) {
	t.Parallel()
	day := Stamp{Time: time.Date(2025, 4, 18, 9, 30, 0, 0, Zone8()), Precision: Minute}
	a := &Article{Title: []Inline{&Text{S: " 旧粮仓里的新书架 "}}, Source: Org{Name: "青溪日报"}, Published: day}
	if got := Identifier("epub", a); got != "urn:uuid:91ca8b57-fb1f-5bca-b2ec-fc553a2b7264" {
		t.Errorf("by outlet, day and title: %s", got)
	}
	if got := Identifier("epub", &Article{Canonical: "HTTPS://Example.org:443/news/2025/library.html#top"}); got != "urn:uuid:387ffaa1-c0a7-52a7-8854-64efbf6f07dc" {
		t.Errorf("by URL: %s", got)
	}
	if Identifier("article", a) == Identifier("epub", a) {
		t.Error("article and book share a name")
	}
	before := Identifier("article", a)
	a.Sections = []Section{{Blocks: []Block{&Para{Text: []Inline{&Text{S: "改正了的正文。"}}}}}}
	if Identifier("article", a) != before {
		t.Error("a correction of the body changed the name")
	}
}
