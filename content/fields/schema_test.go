package fields

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/kanben/kanben/content"
)

const schemas = "../../docs/schema/"

type schema struct {
	Properties map[string]json.RawMessage
	Defs       map[string]schema `json:"$defs"`
	AnyOf      []schema
}

func loadSchema(t *testing.T, name string) schema {
	t.Helper()
	data, err := os.ReadFile(schemas + name)
	if err != nil {
		t.Fatal(err)
	}
	var s schema
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// properties are those of a definition, also where it allows a bare string instead.
func (s schema) properties() []string {
	var keys []string
	for k := range s.Properties {
		keys = append(keys, k)
	}
	for _, alt := range s.AnyOf {
		for k := range alt.Properties {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

func keysOf(fields []field) []string {
	var keys []string
	for _, f := range fields {
		keys = append(keys, f.key)
	}
	slices.Sort(keys)
	return keys
}

// TestSchema: schema, decoder and Go types name the same keys (content.md S4).
func TestSchema(t *testing.T) {
	t.Parallel()
	art, col := loadSchema(t, "article.schema.json"), loadSchema(t, "collection.schema.json")
	d := &Decoder{}
	var (
		a    content.Article
		c    content.Collection
		loop []*content.Article
	)
	raws := []string{"source_raw", "publisher_raw", "published_raw", "modified_raw", "zone_assumed", "normalise"}
	for _, row := range []struct {
		name   string
		schema schema
		fields []field
		goType any
		more   []string // keys without a Go field
		less   []string // Go fields without a key
	}{
		{"article", art, d.articleFields(&a), a, raws, nil},
		{"dateline", art.Defs["dateline"], d.datelineFields(&a.Dateline), a.Dateline, nil, nil},
		{"org", art.Defs["org"], d.orgFields(&a.Source), a.Source, nil, []string{"raw"}},
		{"rights", art.Defs["rights"], d.rightsFields(&a.Rights), a.Rights, nil, nil},
		{"licence", art.Defs["licence"], d.licenceFields(&content.Licence{}), content.Licence{}, nil, nil},
		{"edition", art.Defs["edition"], d.editionFields(&a.Edition), a.Edition, nil, nil},
		{"credit", art.Defs["credit"], d.creditFields(&content.Credit{}), content.Credit{}, nil, nil},
		{"section", art.Defs["section"], d.sectionFields(&content.Section{}), content.Section{}, nil, nil},
		{"note", art.Defs["note"], d.noteFields(&content.Note{}), content.Note{}, []string{"md", "text"}, nil},
		{"related", art.Defs["related"], d.relatedFields(&content.Link{}), content.Link{}, []string{"text"}, []string{"kids"}},
		{"asset", art.Defs["asset"], d.assetFields(&content.Asset{}), content.Asset{}, nil, nil},
		{"prov", art.Defs["prov"], d.provFields(&a.Prov), a.Prov, nil, []string{"normalise"}},
		{"span", art.Defs["span"], d.spanFields(&content.Span{}), content.Span{}, nil, nil},
		{"edit", art.Defs["edit"], d.editFields(&content.Edit{}), content.Edit{}, nil, nil},
		{"figure", art.Defs["figure"], d.figureFields(&content.Figure{}), content.Figure{}, nil, nil},
		{"table", art.Defs["table"], d.tableFields(&content.Table{}), content.Table{}, nil, nil},
		{"cell", schema{AnyOf: art.Defs["cell"].AnyOf[2:]}, d.cellFields(&content.Cell{}), content.Cell{}, nil, nil},
		{"collection", col, d.collectionFields(&c, &loop), c, []string{"schema", "articles", "date_raw", "publisher_raw", "zone_assumed"}, nil},
		{"imprint_item", col.Defs["imprint_item"], d.imprintFields(&content.ImprintItem{}), content.ImprintItem{}, nil, nil},
		{"part", col.Defs["part"], d.partFields(&content.Part{}), content.Part{}, nil, nil},
	} {
		want := append(goKeys(row.goType, row.less), row.more...)
		slices.Sort(want)
		if got := row.schema.properties(); !slices.Equal(got, want) {
			t.Errorf("%s: schema has %v\nGo has %v", row.name, got, want)
		}
		if got := keysOf(row.fields); !slices.Equal(got, want) {
			t.Errorf("%s: decoder has %v\nGo has %v", row.name, got, want)
		}
	}
}

// goKeys are the exported fields of a struct in snake case, places and those in less left out.
func goKeys(v any, less []string) []string {
	var keys []string
	typ := reflect.TypeOf(v)
	for i := range typ.NumField() {
		key := snake(typ.Field(i).Name)
		if key != "pos" && !slices.Contains(less, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

func snake(name string) string {
	switch name {
	case "SHA256":
		return "sha256"
	case "ID":
		return "id"
	case "SPDX", "URL":
		return strings.ToLower(name)
	}
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 && !unicode.IsUpper(rune(name[i-1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// TestSchemaEnums: the closed lists are the same in schema and Go.
func TestSchemaEnums(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(schemas + "article.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range [][]string{stringsOf(Roles()), stringsOf(licenceKinds()), stringsOf(calloutKinds()), stringsOf(marks())} {
		want, err := json.Marshal(list)
		if err != nil {
			t.Fatal(err)
		}
		if flat := strings.Join(strings.Fields(string(data)), ""); !strings.Contains(flat, `"enum":`+string(want)) {
			t.Errorf("the schema has no enum %s", want)
		}
	}
}

func stringsOf[T ~string](l []T) []string {
	var out []string
	for _, v := range l {
		out = append(out, string(v))
	}
	return out
}
