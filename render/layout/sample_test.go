package layout

import (
	"context"
	"os"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/structured"
)

// sample reads an article of testdata. Its pictures have sizes only: layout never opens them.
func sample(t testing.TB, name string) *content.Collection {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	c, problems, err := content.ReadAll(context.Background(), content.Source{Name: name, Data: data},
		content.Options{Formats: []content.Format{structured.YAML()}})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Severity == content.Error && p.Code != "E-ASSET" && p.Code != "E-BASE" {
			t.Fatal(p)
		}
	}
	if c == nil {
		t.Fatal("nothing was read")
	}
	return c
}

// book returns a collection of articles in two parts.
func book(t testing.TB) *content.Collection {
	text := func(s string) []content.Inline { return []content.Inline{&content.Text{S: s}} }
	article := func(title, id string) *content.Article {
		a := sample(t, "valley.yaml").Articles()[0]
		a.Title, a.ID, a.Kicker = text(title), id, nil
		return a
	}
	return &content.Collection{Kind: content.Book, ID: "urn:uuid:0", Lang: "zh-Hans", Title: text("河谷里的灯"), Subtitle: text("乡村阅览室采访集"),
		Publisher: content.Org{Name: "青芦出版社", Address: "青芦县渡口街8号", Postcode: "000008"},
		Credits:   []content.Credit{{Role: content.ChiefEditor, Name: "纪南星"}, {Role: content.Designer, Name: "程一苇"}},
		Rights:    content.Rights{Holder: "青芦周报社", Year: 2025},
		Licences:  []content.Licence{{Kind: content.LicenceISBN, Number: "978-7-0000-0000-0", Stated: true}},
		Imprint:   []content.ImprintItem{{Label: "开本", Value: "890 mm×1240 mm　1/32"}, {Label: "印张", Value: "6.5"}, {Label: "字数", Value: "120千字"}, {Label: "版次", Value: "2025年8月第1版"}, {Label: "定价", Value: "38.00元"}},
		Parts: []content.Part{
			{Title: text("第一辑　河上"), Articles: []*content.Article{article("让每一座村庄都有一间亮着灯的阅览室", "a"), article("书船的航程", "b")}},
			{Title: text("第二辑　山中"), Articles: []*content.Article{article("背篓里的图书馆", "c")}},
		}}
}
