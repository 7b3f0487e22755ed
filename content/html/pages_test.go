package html_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/html"
)

// update writes the answers of our pages anew: read them before they are committed.
var update = flag.Bool("update", false, "write testdata/pages/*.want")

func read(t testing.TB, data []byte, name string, o content.Options) (*content.Article, []content.Problem) {
	t.Helper()
	o.Formats = []content.Format{html.Format()}
	a, ps, err := content.Read(t.Context(), content.Source{Name: name, Data: data, Base: os.DirFS("testdata/pages")}, o)
	if err != nil {
		t.Fatal(err)
	}
	return a, ps
}

func readPage(t testing.TB, name string, o content.Options) (*content.Article, []content.Problem) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/pages", name))
	if err != nil {
		t.Fatal(err)
	}
	return read(t, data, name, o)
}

// dump writes what a reader of the page would look for, one fact a line.
func dump(a *content.Article, ps []content.Problem) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("title %s", content.InlineText(a.Title))
	line("published %s modified %s source %s publisher %s lang %s", a.Published, a.Modified, a.Source.Name, a.Publisher.Name, a.Lang)
	line("canonical %s breadcrumb %v encoding %s", a.Canonical, a.Breadcrumb, a.Prov.Encoding)
	line("dateline %s|%s|%s", a.Dateline.Agency, a.Dateline.Place, a.Dateline.WireDate)
	for _, c := range a.Credits {
		line("credit %s %s %s", c.Role, c.Name, c.Org)
	}
	for _, s := range a.Assets {
		line("asset %s %s %d bytes %s", s.Name, s.MediaType, len(s.Bytes), s.Path)
	}
	for _, s := range a.Sections {
		line("section %d %s %s", s.Level, s.Label, content.InlineText(s.Heading))
		for _, bl := range s.Blocks {
			dumpBlock(&b, bl, "  ")
		}
	}
	for _, p := range ps {
		if p.Severity > content.Info {
			line("problem %s %s", p.Code, p.Msg)
		}
	}
	return b.String()
}

func dumpBlock(b *strings.Builder, bl content.Block, in string) {
	switch n := bl.(type) {
	case *content.Para:
		fmt.Fprintf(b, "%sp %s\n", in, content.ParaText(n))
	case *content.List:
		for _, it := range n.Items {
			fmt.Fprintf(b, "%sitem\n", in)
			for _, x := range it.Blocks {
				dumpBlock(b, x, in+"  ")
			}
		}
	case *content.Quote:
		fmt.Fprintf(b, "%squote\n", in)
		for _, x := range n.Blocks {
			dumpBlock(b, x, in+"  ")
		}
	case *content.Table:
		for i, r := range n.Rows {
			fmt.Fprintf(b, "%srow header=%v", in, i < n.Header)
			for _, c := range r.Cells {
				fmt.Fprintf(b, " | %s", content.InlineText(c.Text))
			}
			b.WriteByte('\n')
		}
	case *content.Figure:
		fmt.Fprintf(b, "%sfigure %s alt=%s caption=%s", in, n.Asset, n.Alt, content.InlineText(n.Caption))
		for _, c := range n.Credits {
			fmt.Fprintf(b, " %s %s", c.Role, c.Name)
		}
		b.WriteByte('\n')
	default:
		fmt.Fprintf(b, "%s%T\n", in, bl)
	}
}

// TestPages reads our saved pages: a portal in three encodings, one of them undeclared, one with a lying declaration;
// SingleFile; MHTML; a Big5 story with JSON-LD; text parted by br in a layout table.
func TestPages(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob("testdata/pages/*html")
	if err != nil || len(pages) == 0 {
		t.Fatal(err)
	}
	for _, path := range pages {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			a, ps := readPage(t, filepath.Base(path), content.Options{})
			got := dump(a, ps)
			if *update {
				if err := os.WriteFile(path+".want", []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path + ".want")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestEncodingsAgree: one page in UTF-8 under a false flag, in GB18030 with and without a declaration, gives one
// article (B4).
func TestEncodingsAgree(t *testing.T) {
	t.Parallel()
	want := ""
	for _, name := range []string{"portal-utf8.html", "portal-gb18030.html", "portal-bare.html"} {
		a, ps := readPage(t, name, content.Options{})
		a.Prov.Encoding = ""
		got := dump(a, ps)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%s differs:\n%s", name, cmp.Diff(want, got))
		}
	}
}

// TestSpans: the spans cover the visible text, and every text span stands in the article.
func TestSpans(t *testing.T) {
	t.Parallel()
	pages, _ := filepath.Glob("testdata/pages/*html")
	for _, path := range pages {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a, _ := readPage(t, filepath.Base(path), content.Options{})
		content.Undo(a)
		text := content.AccountText(content.Source{Name: path, Data: data}, content.Options{Formats: []content.Format{html.Format()}}, a.Prov.Reader)
		whole := tight(content.PlainText(a))
		at := 0
		for _, s := range a.Prov.Spans {
			if s.From != at {
				t.Fatalf("%s: gap before %v", path, s)
			}
			at = s.To
			if part := tight(text[s.From:s.To]); s.Kind == content.SpanText && !strings.Contains(whole, part) {
				t.Errorf("%s: %q is not in the article", path, part)
			}
		}
		if at != len(text) {
			t.Errorf("%s: spans end at %d of %d", path, at, len(text))
		}
	}
}

func tight(s string) string { return strings.Join(strings.FieldsFunc(s, content.IsSpace), "") }

// TestHostilePages: what is nested too deep or has no end fails with its code, and quickly.
func TestHostilePages(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ data, code string }{
		"deep":     {"<html>" + strings.Repeat("<div>", 100_000) + "书船靠岸", "E-DEPTH"},
		"nodes":    {"<html><body>" + strings.Repeat("<p>船</p>", 3000), "E-NODES"},
		"no text":  {"<html><body><script>var a = 1</script></body></html>", "E-EMPTY"},
		"no MHTML": {"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\nleer\r\n--x--", "E-SYNTAX"},
	} {
		_, ps := read(t, []byte(c.data), name+".html", content.Options{Limits: content.Limits{Nodes: 2000}})
		found := false
		for _, p := range ps {
			found = found || p.Code == c.code
		}
		if !found {
			t.Errorf("%s: want %s, got %v", name, c.code, ps)
		}
	}
}

// TestPictures: a mapped folder finds remote pictures; what is nowhere is E-ASSET unless pictures are left out; links
// never leave the folder.
func TestPictures(t *testing.T) {
	t.Parallel()
	page := func(src string) []byte {
		return []byte("<html><title>书船靠岸</title><body><h1>书船靠岸</h1><p>" + strings.Repeat("书船慢慢靠上北岸，船舱里有两千册书。", 10) + `</p><p><img src="` + src + `"></p><p>` + strings.Repeat("孩子们在船头翻书，老人在窗下听故事。", 10) + "</p></body></html>")
	}
	mapped := content.PictureDir{Prefix: "https://img.example.org/", FS: os.DirFS("testdata/pages/page_files")}
	for name, c := range map[string]struct {
		src  string
		o    content.Options
		code string
		n    int
	}{
		"remote":     {"https://img.example.org/boat.png", content.Options{}, "E-ASSET", 0},
		"mapped":     {"https://img.example.org/boat.png?w=640", content.Options{Pictures: []content.PictureDir{mapped}}, "", 1},
		"no images":  {"https://img.example.org/boat.png", content.Options{NoImages: true}, "", 0},
		"local":      {"./page_files/boat.png", content.Options{}, "", 1},
		"missing":    {"page_files/none.png", content.Options{}, "E-ASSET", 0},
		"outside":    {"../../etc/passwd", content.Options{}, "E-BASE", 0},
		"outside, %": {"%2e%2e/secret.png", content.Options{}, "E-BASE", 0},
	} {
		a, ps := read(t, page(c.src), "p.html", c.o)
		var errors []string
		for _, p := range ps {
			if p.Severity == content.Error {
				errors = append(errors, p.Code)
			}
		}
		if strings.Join(errors, " ") != c.code || len(a.Assets) != c.n {
			t.Errorf("%s: problems %v, %d assets", name, ps, len(a.Assets))
		}
	}
}

// TestSiteRules: a rule for the site says where things are; selectors that do not parse are refused.
func TestSiteRules(t *testing.T) {
	t.Parallel()
	rules, ps := html.ParseSiteRules("sites.yaml", []byte("- match: example.org\n  title: h1\n  date: .info .time\n  source: .info a\n  body: '#content'\n  drop: [ul, table]\n"))
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	a, _ := readPage(t, "portal-utf8.html", content.Options{SiteRules: rules})
	if a.Source.Name != "青芦周报" || a.Published.String() != "2025-06-21T07:30+08:00" || strings.Contains(content.PlainText(a), "书架二十四个") {
		t.Errorf("source %q, date %s", a.Source.Name, a.Published)
	}
	for _, c := range []struct{ rules, want string }{
		{"- match: example.org\n  body: '#['\n", "2:9 E-VALUE"},
		{"- match: example.org\n  sorce: .from\n", "2:3 E-KEY did you mean source?"},
		{"- match: example.org\n  drop: [.a, '!!']\n", "2:14 E-VALUE"},
		{"- match: [a, b]\n", "1:10 E-TYPE"},
		{"- title: h1\n", "1:3 E-TYPE"},
		{"match: example.org\n", "1:1 E-TYPE"},
		{"- match: a\n  match: b\n", "2:3 E-KEY2"},
		{"- match: a\n\tbody: b\n", "2:1 E-SYNTAX"},
	} {
		_, ps := html.ParseSiteRules("sites.yaml", []byte(c.rules))
		if len(ps) == 0 {
			t.Errorf("%q was accepted", c.rules)
			continue
		}
		got := fmt.Sprintf("%d:%d %s", ps[0].Pos.Line, ps[0].Pos.Col, ps[0].Code)
		if ps[0].Code == "E-KEY" {
			got += " " + ps[0].Hint
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s (%v)", c.rules, got, c.want, ps)
		}
	}
}

// FuzzHTML: no panic, spans cover the visible text.
func FuzzHTML(f *testing.F) {
	pages, _ := filepath.Glob("testdata/pages/*html")
	for _, path := range pages {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("<html><ruby>渡<rt>dù</ruby><table><table><td><img src=data:,x><br><br>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.Count(data, []byte("<")) > 2000 {
			return
		}
		c, _, err := html.Format().Reader.Read(t.Context(), content.Source{Name: "f.html", Data: data}, content.Options{})
		if err != nil || c == nil {
			return
		}
		spans := c.Articles()[0].Prov.Spans
		at := 0
		for _, s := range spans {
			if s.From != at || s.To <= s.From {
				t.Fatalf("span %v follows %d", s, at)
			}
			at = s.To
		}
	})
}
