package epub_test

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/epub"
)

// letters are what random text is made of: ordinary words and what breaks naive writers.
var letters = []rune("粮仓书架，。！？；：“”——……、《》（）12ab <>&\"'-]\u3000\u00a0\u0301\u202e𠮷\t")

func randomText(t *rapid.T, label string) string {
	return rapid.StringOfN(rapid.SampledFrom(letters), 1, 30, -1).Draw(t, label)
}

func randomInlines(t *rapid.T, deep int) []content.Inline {
	var in []content.Inline
	for range rapid.IntRange(1, 4).Draw(t, "inlines") {
		kind := rapid.IntRange(0, 11).Draw(t, "kind")
		if deep == 0 && kind > 3 {
			kind = 0
		}
		switch kind {
		case 0, 1:
			in = append(in, &content.Text{S: randomText(t, "text")})
		case 2:
			in = append(in, &content.Ruby{Base: "粮仓", Reading: []string{"liáng", "cāng"}[:rapid.IntRange(0, 2).Draw(t, "readings")]})
		case 3:
			in = append(in, &content.NoteRef{ID: rapid.SampledFrom([]string{"one", "two", "none"}).Draw(t, "note")})
		case 4:
			in = append(in, &content.Emph{Kids: randomInlines(t, deep-1)})
		case 5:
			in = append(in, &content.Strong{Kids: randomInlines(t, deep-1)})
		case 6:
			in = append(in, &content.Link{URL: rapid.SampledFrom([]string{"https://example.org/", "javascript:x", "#s1", "#one", "../x", "mailto:a@example.org"}).Draw(t, "url"), Kids: randomInlines(t, deep-1)})
		case 7:
			in = append(in, &content.Styled{Kind: content.MarkLang, Lang: rapid.SampledFrom([]string{"en", "x\"y", "zh-Hant"}).Draw(t, "lang"), Kids: randomInlines(t, deep-1)})
		case 8:
			in = append(in, &content.CodeSpan{S: randomText(t, "code")})
		case 9:
			in = append(in, &content.Break{})
		case 10:
			in = append(in, &content.MathSpan{TeX: randomText(t, "tex")})
		case 11:
			in = append(in, &content.Sup{Kids: randomInlines(t, deep-1)})
		}
	}
	return in
}

func randomBlocks(t *rapid.T, deep int) []content.Block {
	var bs []content.Block
	for range rapid.IntRange(1, 3).Draw(t, "blocks") {
		kind := rapid.IntRange(0, 8).Draw(t, "block")
		if deep == 0 {
			kind = 0
		}
		switch kind {
		case 0, 1:
			bs = append(bs, &content.Para{Text: randomInlines(t, 2)})
		case 2:
			bs = append(bs, &content.Quote{Blocks: randomBlocks(t, deep-1), By: randomInlines(t, 0)})
		case 3:
			bs = append(bs, &content.List{Ordered: rapid.Bool().Draw(t, "ordered"), Items: []content.Item{{Label: randomText(t, "label"), Blocks: randomBlocks(t, deep-1)}, {Blocks: randomBlocks(t, deep-1)}}})
		case 4:
			bs = append(bs, &content.Callout{Kind: content.CalloutNote, Title: randomInlines(t, 1), Blocks: randomBlocks(t, deep-1)})
		case 5:
			bs = append(bs, &content.Verse{Lines: [][]content.Inline{randomInlines(t, 1), nil, randomInlines(t, 1)}})
		case 6:
			bs = append(bs, &content.Table{Header: rapid.IntRange(0, 3).Draw(t, "header"), Caption: randomInlines(t, 0), Rows: []content.Row{
				{Cells: []content.Cell{{Text: randomInlines(t, 1)}, {Text: randomInlines(t, 1)}}}, {Cells: []content.Cell{{Text: randomInlines(t, 1), Header: true}, {Text: randomInlines(t, 1)}}}}})
		case 7:
			bs = append(bs, &content.Code{Text: randomText(t, "listing") + "\n" + randomText(t, "listing")})
		case 8:
			bs = append(bs, &content.PullQuote{Text: randomInlines(t, 1), By: randomInlines(t, 0)})
		}
	}
	return bs
}

// TestAnyArticleMakesAGoodBook: whatever the article, the book passes our own check and has its text to the
// character, in every profile and direction.
func TestAnyArticleMakesAGoodBook(t *testing.T) {
	if testing.Short() {
		t.Skip("a hundred books take a while")
	}
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := library()
		a.Title, a.Sections = randomInlines(t, 1), nil
		a.Notes = []content.Note{{ID: "one", Blocks: randomBlocks(t, 1)}, {ID: "two", Blocks: []content.Block{para("注。")}}}
		for i := range rapid.IntRange(0, 4).Draw(t, "sections") {
			a.Sections = append(a.Sections, content.Section{ID: "s" + itoa(i), Level: rapid.IntRange(0, 6).Draw(t, "level"), Label: rapid.SampledFrom([]string{"", "一、", "■"}).Draw(t, "label"),
				Slogan: randomInlines(t, 0)[:rapid.IntRange(0, 1).Draw(t, "slogan")], Heading: randomInlines(t, 1), Blocks: randomBlocks(t, 2)})
		}
		o := epub.Options{Profile: rapid.SampledFrom([]epub.Profile{epub.Default, epub.Kobo, epub.Kindle}).Draw(t, "profile"), Vertical: rapid.Bool().Draw(t, "vertical")}
		c := content.Of(a)
		if rapid.Bool().Draw(t, "issue") {
			c = &content.Collection{Kind: content.Issue, Lang: "zh-Hans", Title: words("专号"), Parts: []content.Part{{Title: randomInlines(t, 0), Articles: []*content.Article{a, library()}}}}
		}
		var b bytes.Buffer
		if _, err := epub.Write(&b, epub.Book{Collection: c}, o); err != nil {
			t.Fatal(err)
		}
		for _, p := range epub.Check(bytes.NewReader(b.Bytes()), int64(b.Len())) {
			if p.Severity == content.Error {
				t.Errorf("%s", p)
			}
		}
		for _, p := range epub.CheckText(bytes.NewReader(b.Bytes()), int64(b.Len()), c) {
			if !strings.Contains(p.Msg, "none") {
				t.Errorf("%s", p)
			}
		}
	})
}
