package mapped

import (
	"context"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/internal/readertest"
)

// FuzzSplit: every piece of every file survives reading, and the pieces of a file without errors are, one by one, the
// articles that reading it as a whole gives, at the same places.
func FuzzSplit(f *testing.F) {
	f.Add(Sample(), export, "a.json")
	f.Add("title: a\nbody: b\n", "a,b\n1,2\n\n\"x\n,\",\"y\"\"z\"\n", "a.csv")
	f.Add("title: a\nbody: b\n", "a;b\r\n1;2\r\n3;4", "a.csv")
	f.Add("title: /a/0/*/b\nbody: ''\n", "{\"a\": [[{\"b\": 1}]]}\n{}\n", "a.jsonl")
	f.Add("title: /t\nbody: /b\n", "[{\"t\":\"甲\",\"b\":\"<p>乙</p>\"},\n {\"t\":\"丙\",\"b\":\"丁\"}]", "a.json")
	f.Add("records: /x\ntitle: /t\nbody: /b\n", "{\"x\":{\"t\":\"甲\",\"b\":\"乙\"}}\n{\"x\":1}\n{\"y\":1}\n", "a.jsonl")
	f.Fuzz(func(t *testing.T, m, data, name string) {
		parsed, ps := ParseMap("m", []byte(m))
		if len(ps) > 0 {
			return
		}
		src := content.Source{Name: name, Data: []byte(data)}
		var single []*content.Article
		pieces := Split(src, parsed, content.Options{})
		for i, p := range pieces {
			piece := content.Source{Name: name, Data: p.Data}
			readertest.Survives(t, Record(parsed, i+1), piece)
			c, ps := readSource(t, Record(parsed, i+1), piece)
			if c == nil || failed(ps) {
				return
			}
			for _, a := range c.Articles() {
				if len(a.Title) > 0 {
					first := a.Title[0].(*content.Text)
					first.Pos = p.Spot.Place(first.Pos)
				}
				single = append(single, a)
			}
		}
		whole, ps := readSource(t, Format(parsed), src)
		if len(pieces) == 0 || whole == nil || failed(ps) {
			return
		}
		same(t, single, whole.Articles())
	})
}

func readSource(t *testing.T, f content.Format, src content.Source) (*content.Collection, []content.Problem) {
	t.Helper()
	c, ps, err := f.Reader.Read(context.Background(), src, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c, ps
}

func failed(ps []content.Problem) bool { return content.AnyFails(ps, content.DefaultMode) }

// same compares articles by what they say and where their titles stand.
func same(t *testing.T, single, whole []*content.Article) {
	t.Helper()
	if len(single) != len(whole) {
		t.Fatalf("%d records alone, %d together", len(single), len(whole))
	}
	for i, a := range single {
		b := whole[i]
		if x, y := content.PlainText(a), content.PlainText(b); x != y {
			t.Fatalf("record %d alone\n%s\ntogether\n%s", i, x, y)
		}
		if len(a.Title) == 0 || len(b.Title) == 0 {
			continue
		}
		x, y := a.Title[0].(*content.Text).Pos, b.Title[0].(*content.Text).Pos
		if x.Line != y.Line || x.Col != y.Col {
			t.Fatalf("record %d alone at %d:%d, together at %d:%d", i, x.Line, x.Col, y.Line, y.Col)
		}
	}
}
