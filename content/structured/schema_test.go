package structured

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/internal/randarticle"
	"github.com/kanben/kanben/content/tree"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"
)

func compile(t testing.TB) (article, collection *jsonschema.Schema) {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	for name, ok := range map[string]func(string) bool{
		"kanben-stamp":     func(s string) bool { _, ok := fields.ParseStamp(s, nil); return ok },
		"kanben-wire-date": func(s string) bool { _, ok := fields.ParseStamp("2024-"+s, nil); return ok },
		"kanben-rules":     func(s string) bool { _, err := content.ParseRules(s); return err == nil },
	} {
		c.RegisterFormat(&jsonschema.Format{Name: name, Validate: func(v any) error {
			if s, isText := v.(string); isText && !ok(s) {
				return errors.New("not of the format")
			}
			return nil
		}})
	}
	ids := map[string]string{}
	for _, name := range []string{"article.schema.json", "collection.schema.json"} {
		f, err := os.Open("../../docs/schema/" + name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		doc, err := jsonschema.UnmarshalJSON(f)
		if err != nil {
			t.Fatal(err)
		}
		ids[name] = doc.(map[string]any)["$id"].(string)
		if err := c.AddResource(ids[name], doc); err != nil {
			t.Fatal(err)
		}
	}
	return c.MustCompile(ids["article.schema.json"]), c.MustCompile(ids["collection.schema.json"])
}

// value is a tree as the schema sees it: empty values of mappings are absent.
func value(n *tree.Node) any {
	switch n.Kind {
	case tree.Scalar:
		return n.Value
	case tree.List:
		l := []any{}
		for _, it := range n.Items {
			l = append(l, value(it))
		}
		return l
	case tree.Map:
		m := map[string]any{}
		for i, k := range n.Keys {
			if n.Items[i].Kind != tree.Null {
				m[k.Value] = value(n.Items[i])
			}
		}
		return m
	}
	return nil
}

func documents(t testing.TB, yaml string) []*tree.Node {
	t.Helper()
	docs, ps := tree.YAML(yaml, content.Pos{Line: 1, Col: 1}, tree.Limits{})
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	return docs
}

// agree fails unless schema and decoder both take the document or both refuse it (content.md S4).
func agree(t testing.TB, s *jsonschema.Schema, yaml string) {
	t.Helper()
	_, ps := read(t, YAML(), yaml)
	var refused []content.Problem
	for _, p := range ps {
		if p.Severity == content.Error && p.Code != "E-BASE" {
			refused = append(refused, p)
		}
	}
	err := s.Validate(value(documents(t, yaml)[0]))
	if (err == nil) != (len(refused) == 0) {
		t.Errorf("schema says %v\ndecoder says %v\nof\n%s", err, refused, yaml)
	}
}

// TestSchemaAgrees: schema and decoder agree on good and bad documents alike.
func TestSchemaAgrees(t *testing.T) {
	t.Parallel()
	article, collection := compile(t)
	granary, err := os.ReadFile("../../testdata/articles/granary.yaml")
	if err != nil {
		t.Fatal(err)
	}
	agree(t, article, string(granary))
	for _, in := range []string{
		"", "lang: zh\n", "lang: 中文\n", "lang: x-y\n", "lang: z\n", "published: 2024-02-30\n", "published: 2024-2-3\n",
		"published: 2024-02-03 08:50\n", "published: 2024-02-03T08:50:01 +08:00\n", "published: 2024-02-03 08\n",
		"subtile: 乙\n", "x_y: {z: 1}\n", "subtitle: [乙]\n", "subtitle: {md: 乙}\n", "subtitle: {rich: [乙, {emph: 丙}]}\n",
		"subtitle: {rich: [{emhp: 丙}]}\n", "subtitle: {mark: 乙}\n", "credits: []\n", "credits: [{role: author, name: 乙}]\n",
		"credits: [{role: editr, name: 乙}]\n", "credits: [{role: author}]\n", "credits: [{role: other, name: 乙}]\n",
		"credits: [{role: other, name: 乙, label: 丙}]\n", "credits: [{role: author, name: 乙, confidence: 101}]\n",
		"source: {name: 乙, url: u}\n", "source: {nam: 乙}\n", "source: [乙]\n", "rights: 乙\n", "rights: {year: 99}\n",
		"rights: {year: 2024}\n", "licences: [{kind: isbn, number: 1}]\n", "licences: [{kind: isbn}]\n", "withdrawn: true\n",
		"withdrawn: yes\n", "normalise: none\n", "normalise: all,-IN-2\n", "normalise: some\n", "dateline: {wire_date: 02-30}\n",
		"dateline: {wire_date: 02-03}\n", "sections: []\n", "sections: 乙\n", "sections: [乙]\n", "sections: [{level: 6}]\n",
		"sections: [{level: 7}]\n", "sections: [{level: '+1'}]\n", "sections: [{blocks: 乙}]\n", "sections: [{blocks: [乙, {p: 丙}]}]\n",
		"sections: [{blocks: [{q: 丙}]}]\n", "sections: [{blocks: [{run_in: 丙}]}]\n", "sections: [{blocks: [{p: 乙, md: 丙}]}]\n",
		"sections: [{blocks: [{list: [乙, {blocks: 丙}, [丁, {rule: true}]]}]}]\n", "sections: [{blocks: [{list: 乙}]}]\n",
		"sections: [{blocks: [{table: [[乙, {md: 丙}]]}]}]\n", "sections: [{blocks: [{table: {header: 1}}]}]\n",
		"sections: [{blocks: [{table: {rows: [[{text: 乙, col_span: 2}]], aligns: [end]}}]}]\n",
		"sections: [{blocks: [{table: {rows: [[乙]], aligns: [right]}}]}]\n", "sections: [{blocks: [{verse: [乙, ~, 丙]}]}]\n",
		"sections: [{blocks: [{callout: tip, blocks: 乙}]}]\n", "sections: [{blocks: [{callout: note, blocks: 乙}]}]\n",
		"sections: [{blocks: [{figure: {asset: a.png, alt: 乙}}]}]\n", "sections: [{blocks: [{figure: a.png}]}]\n",
		"notes: [{id: 1, text: 乙}]\n", "notes: [{id: 1}]\n", "notes: [{text: 乙}]\n", "related: [{url: u}]\n", "related: [{}]\n",
		"assets: [{name: a, width: -1}]\n", "assets: [{name: a, width: 20}]\n", "zone_assumed: true\n", "zone_assumed: [published]\n",
		"zone_assumed: [printed]\n", "prov: {spans: [{from: 0, to: 3, kind: text}]}\n", "prov: {spans: [{from: 0, to: 3, kind: word}]}\n",
	} {
		agree(t, article, "title: 甲\n"+in)
	}
	for _, in := range []string{
		"schema: kanben.collection/1\n", "kind: book\narticles: []\n", "kind: bok\narticles: []\n", "parts: [{articles: []}]\n",
		"parts: [{title: 甲}]\n", "articles: [{title: 甲}]\n", "articles: [{titel: 甲}]\n", "articles: []\nimprint: [{label: 甲, value: 乙}]\n",
		"articles: []\nimprint: [{label: 甲}]\n", "articles: 甲\n", "articles: []\ndate: 2024-01-32\n",
	} {
		agree(t, collection, in)
	}
}

// TestSchemaTakesCanonical: every canonical document is valid.
func TestSchemaTakesCanonical(t *testing.T) {
	t.Parallel()
	article, _ := compile(t)
	rapid.Check(t, func(rt *rapid.T) {
		a := randarticle.Article().Draw(rt, "article")
		data, err := content.Marshal(a)
		if err != nil {
			rt.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
		if err != nil {
			rt.Fatal(err)
		}
		if err := article.Validate(doc); err != nil {
			rt.Fatalf("%v\n%s", err, data)
		}
	})
}
