package epub_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/epub"
)

func TestPageMarkers(t *testing.T) { // epub.md §5, Page markers
	t.Parallel()
	const mark = `<span epub:type="pagebreak" role="doc-pagebreak" id="page-`
	a := library()
	a.Assets = []content.Asset{{Name: "plan", Bytes: jpegBytes(gradient(60, 40, false))}}
	a.Notes = []content.Note{{ID: "n", Blocks: []content.Block{para("注。")}}}
	a.Sections[1].Blocks = []content.Block{
		&content.Para{Text: []content.Inline{&content.Text{S: "甲乙"}, &content.Ruby{Base: "粮仓", Reading: []string{"liáng", "cāng"}}, &content.NoteRef{ID: "n"}, &content.Text{S: "丙e\u0301丁12戊"}}},
		&content.Figure{Asset: "plan", Alt: "图"},
		&content.List{Items: []content.Item{{Blocks: []content.Block{para("项目")}}}},
	}
	cases := []struct {
		name     string
		node     content.NodeRef
		off      int
		vertical bool
		want     string // around the marker, which is shown as |
	}{
		{"inside the p even at its start", "s1.b0", 0, false, "<p>|甲乙"},
		{"between characters", "s1.b0", 1, false, "<p>甲|乙"},
		{"before a ruby", "s1.b0", 2, false, "甲乙|<ruby>"},
		{"never inside a ruby", "s1.b0", 3, false, "甲乙|<ruby>"},
		{"behind a note reference", "s1.b0", 4, false, "[1]</a></sup>|丙"},
		{"never inside a cluster", "s1.b0", 6, false, "丙|e\u0301"},
		{"between digits", "s1.b0", 9, false, "丁1|2戊"},
		{"never inside an upright number", "s1.b0", 9, true, `丁|<span class="tcy">12`},
		{"past the end", "s1.b0", 99, false, "戊|</p>"},
		{"before a slogan", "s1.slogan", 2, false, "|<hgroup>"},
		{"before a heading", "s2.heading", 1, false, `|<h3 id="s-1">`},
		{"before a figure", "s1.b1", 0, false, `|<figure`},
		{"in a list", "s1.b2.i0.b0", 1, false, "项|目"},
		{"before the title", "title", 3, false, `|<p class="kicker">`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			pm := pageMap(render.PageStart{Label: "7", Node: c.node, Off: c.off, Own: true})
			book, _ := write(t, epub.Book{Collection: content.Of(a), Pages: pm}, epub.Options{Vertical: c.vertical})
			all := ""
			for _, name := range members(t, book) {
				if strings.HasPrefix(name, "EPUB/xhtml/") {
					all += string(member(t, book, name))
				}
			}
			all = strings.ReplaceAll(all, mark+`1" aria-label="7"></span>`, "|")
			if strings.Count(all, "|") != 1 || !strings.Contains(all, c.want) {
				i := strings.Index(all, "|")
				t.Errorf("want %s, got …%s…", c.want, all[max(0, i-60):min(len(all), i+60)])
			}
		})
	}
}

var markers = regexp.MustCompile(`id="page-(\d+)" aria-label="([^"]*)"`)

// labelsIn returns the page labels of the documents in reading order.
func labelsIn(t testing.TB, book []byte) (labels []string) {
	for _, name := range members(t, book) {
		if strings.HasPrefix(name, "EPUB/xhtml/") {
			for _, m := range markers.FindAllSubmatch(member(t, book, name), -1) {
				labels = append(labels, string(m[2]))
			}
		}
	}
	return labels
}

func TestPagesWithoutAPlaceGoWithTheNext(t *testing.T) {
	t.Parallel()
	book, _ := write(t, epub.Book{Collection: issue(3), Pages: issuePages()}, epub.Options{})
	if got := strings.Join(labelsIn(t, book), " "); got != "i 1 2 3 4 5 6 7" {
		t.Errorf("pages are %s", got)
	}
	last := string(member(t, book, "EPUB/xhtml/imprint.xhtml"))
	if !strings.Contains(last, `aria-label="6"`) || !strings.Contains(last, `aria-label="7"`) {
		t.Error("pages after the last text are not on the imprint")
	}
}

// TestEveryPageHasItsMarker: whatever a page map says, each page has one marker, in order, and a page that starts
// in a paragraph has its marker before the character that begins it.
func TestEveryPageHasItsMarker(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := untitled(4)
		text := []rune("一二三四五六七八九十")
		for i := range a.Sections {
			a.Sections[i].Blocks = []content.Block{para(string(text)), para(string(text))}
		}
		var starts []render.PageStart
		for i := range rapid.IntRange(1, 12).Draw(t, "pages") {
			starts = append(starts, render.PageStart{Label: itoa(i + 1), Own: rapid.Bool().Draw(t, "own"), Off: rapid.IntRange(0, 9).Draw(t, "off"),
				Node: content.SectionRef(rapid.IntRange(0, 4).Draw(t, "section")).Down("b", rapid.IntRange(0, 1).Draw(t, "block"))})
		}
		ordered := rapid.Bool().Draw(t, "ordered")
		if ordered {
			for i := range starts {
				place := i * 79 / len(starts)
				starts[i].Node, starts[i].Off, starts[i].Own = content.SectionRef(place/20).Down("b", place/10%2), place%10, true
			}
		}
		var b strings.Builder
		if _, err := epub.Write(&b, epub.Book{Collection: content.Of(a), Pages: pageMap(starts...)}, epub.Options{}); err != nil {
			t.Fatal(err)
		}
		book := []byte(b.String())
		labels := labelsInRapid(t, book)
		for i, l := range labels {
			if l != itoa(i+1) {
				t.Fatalf("markers are %v", labels)
			}
		}
		if len(labels) != len(starts) {
			t.Fatalf("%d markers for %d pages", len(labels), len(starts))
		}
		if !ordered {
			return
		}
		for i, s := range starts {
			doc := documentOf(book, int(s.Node[1]-'0')+1)
			_, after, _ := strings.Cut(doc, `aria-label="`+itoa(i+1)+`"></span>`)
			if !strings.HasPrefix(stripTags(after), string(text[s.Off])) {
				t.Fatalf("page %d does not stand before %c: %s", i+1, text[s.Off], after[:min(80, len(after))])
			}
		}
	})
}

var tags = regexp.MustCompile(`<[^>]*>|\s`)

func stripTags(s string) string { return tags.ReplaceAllString(s, "") }

func labelsInRapid(t *rapid.T, book []byte) (labels []string) {
	z := unzip(book)
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "EPUB/xhtml/") {
			data, err := readMember(z, f.Name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range markers.FindAllSubmatch(data, -1) {
				labels = append(labels, string(m[2]))
			}
		}
	}
	return labels
}

func documentOf(book []byte, chapter int) string {
	data, err := readMember(unzip(book), "EPUB/xhtml/ch-000"+itoa(chapter)+".xhtml")
	if err != nil {
		panic(err)
	}
	return string(data)
}
