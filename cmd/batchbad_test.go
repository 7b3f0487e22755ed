package cmd

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/kanben/kanben/cmd/internal/fleet"
	"github.com/kanben/kanben/cmd/internal/store"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/export"
)

const head = "---\ntitle: 坏的一篇\npublished: 2025-06-21 07:30\nsource: 青芦周报\n---\n"

// bad is an article that is none, with where the report has to say so.
type bad struct {
	file, text, code string
	line             int
}

// badness is every way in which an article can be bad. It is made when it is asked for: every program that a script
// starts is this test binary, and the bomb takes more than a second.
var badness = sync.OnceValue(func() []bad {
	return []bad{
		{"picture.md", head + "书船靠岸。\n\n![清晨](none.png \"书船\")\n", "E-ASSET", 8},
		{"escape.md", head + "书船靠岸。\n\n![清晨](../../../secret.png \"书船\")\n", "E-BASE", 8},
		{"utf8.md", head + "书船靠岸。\n灯亮\xff了。\n", "E-ENCODING", 7},
		{"key.yaml", "title: 坏的一篇\ntitel: 又一个\nsections:\n  - blocks: [书船靠岸。]\n", "E-KEY", 2},
		{"syntax.yaml", "title: [坏的一篇\nsections: }\n", "E-SYNTAX", 2},
		{"glyph.md", head + "书船\U000F1234靠岸。\n", "E-GLYPH", 6},
		{"note.md", head + "没有这个注[^9]。\n", "E-NOTE", 6},
		{"empty.md", "", "E-EMPTY", 1},
		{"spaces.txt", " \n\n\t\n", "E-EMPTY", 1},
		{"binary.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01", "E-FORMAT", 1},
		{"gone.md", "", "E-INPUT", 0}, // a link that leads nowhere
		{"huge.md", head + "书船靠岸。\n\n![清晨](huge.png \"书船\")\n", "E-ASSET", 8},
		{"torn.md", head + "书船靠岸。\n\n![清晨](torn.png \"书船\")\n", "E-ASSET", 8},
		{"lies.md", head + "书船靠岸。\n\n![清晨](lies.jpg \"书船\")\n", "E-ASSET", 8},
		{"bomb.svg.md", head + "书船靠岸。\n\n![清晨](bomb.svg \"书船\")\n", "E-ASSET", 8},
		{"bomb.docx", bomb(), "E-ZIP", 1},
		{"deep.html", strings.Repeat("<div>", 100_000) + "书船靠岸。", "E-DEPTH", 1},
		{"large.md", head + strings.Repeat("书船靠岸。", 200_000), "E-SIZE", 1},
		{"refused.md", head + "书船靠岸。\n", "E-OUTPUT", 0}, // a folder stands where its output goes
	}
})

// pictures are what the articles above show.
var pictures = map[string]string{
	"huge.png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x03\x0d\x40\x00\x03\x0d\x40\x08\x06\x00\x00\x00\xe0\x29\x0b\x5c",
	"torn.png": "\x89PNG\r\n\x1a\n\x00\x00",
	"lies.jpg": "<html>no picture</html>",
	"bomb.svg": "<!DOCTYPE s [<!ENTITY a \"&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&a;</text></svg>",
}

// bomb is a small Word file that unpacks to more than any article needs.
func bomb() string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "word/document.xml"} {
		w, err := z.Create(name)
		if err != nil {
			panic(err)
		}
		blanks := bytes.Repeat([]byte(" "), 1<<20)
		for range 300 {
			w.Write(blanks)
		}
	}
	z.Close()
	return b.String()
}

// TestBadArticlesStopNoOther: among good articles each kind of bad one fails alone, the report names it with place and
// code, and all good ones have their outputs.
func TestBadArticlesStopNoOther(t *testing.T) {
	t.Parallel()
	good := 200
	if testing.Short() {
		good = 30
	}
	dir := t.TempDir()
	for i := range good {
		put(t, filepath.Join(dir, "in", fmt.Sprintf("a%04d.md", i)), fmt.Sprintf("---\ntitle: 第%d篇\n---\n书船第%d次靠岸。\n", i, i))
	}
	for _, b := range badness() {
		put(t, filepath.Join(dir, "in", b.file), b.text)
	}
	for name, data := range pictures {
		put(t, filepath.Join(dir, "in", name), data)
	}
	put(t, filepath.Join(dir, "out", "refused.pdf", "another"), "")
	gone := filepath.Join(dir, "in", "gone.md")
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere.md", gone); err != nil {
		t.Skip(err)
	}
	report := filepath.Join(dir, "run.json")
	for _, cached := range []int{0, good} { // the second run knows all results already
		code := call(t.Context(), io.Discard, "batch", "-q", "-j", "2", "-t", "pdf", "--cache", filepath.Join(dir, "cache"),
			"-o", filepath.Join(dir, "out"), "--limit", "input=2000000", "--report", "json="+report, filepath.Join(dir, "in"))
		if code != exitSome {
			t.Errorf("exit code %d, want %d", code, exitSome)
		}
		judgeBad(t, report, good, cached)
	}
	if made, _ := filepath.Glob(filepath.Join(dir, "out", "a*.pdf")); len(made) != good {
		t.Errorf("%d outputs, want %d", len(made), good)
	}
}

// TestReportsNameEachBadArticle: whoever reads only one of the reports finds every bad article in it, with place and code.
func TestReportsNameEachBadArticle(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, data := range pictures {
		put(t, filepath.Join(dir, "in", name), data)
	}
	for _, b := range badness() {
		put(t, filepath.Join(dir, "in", b.file), b.text)
	}
	put(t, filepath.Join(dir, "out", "refused.pdf", "another"), "")
	os.Remove(filepath.Join(dir, "in", "gone.md"))
	if err := os.Symlink("nowhere.md", filepath.Join(dir, "in", "gone.md")); err != nil {
		t.Skip(err)
	}
	args := []string{"batch", "-q", "-t", "pdf", "--cache", filepath.Join(dir, "cache"), "-o", filepath.Join(dir, "out"), "--limit", "input=2000000"}
	for _, kind := range []string{"junit", "sarif", "md", "gitlab"} {
		args = append(args, "--report", kind+"="+filepath.Join(dir, kind))
	}
	var words bytes.Buffer
	s := &Streams{In: strings.NewReader(""), Out: io.Discard, Err: &words, Lookup: func(string) (string, bool) { return "", false }}
	a := &app{Streams: s}
	if code := a.tell(a.run(t.Context(), append(args, filepath.Join(dir, "in")))); code != exitSome {
		t.Errorf("exit code %d", code)
	}
	in := filepath.ToSlash(filepath.Join(dir, "in")) + "/"
	reports := map[string]string{"text": words.String()}
	for _, kind := range []string{"junit", "sarif", "md", "gitlab"} {
		reports[kind] = text(t, filepath.Join(dir, kind))
	}
	for _, b := range badness() {
		place := in + b.file
		line := fmt.Sprintf("%s:%d:", place, b.line)
		if b.line == 0 {
			line = place + ":"
		}
		for kind, wants := range map[string][]string{
			"text":   {line, "[" + b.code + "]"},
			"junit":  {line, "[" + b.code + "]"},
			"md":     {"| " + place + " | ", "| " + b.code + " |"},
			"sarif":  {place, b.code, fmt.Sprintf(`"startLine": %d`, max(1, b.line))},
			"gitlab": {place, b.code, fmt.Sprintf(`"begin": %d`, max(1, b.line))},
		} {
			for _, want := range wants {
				if !strings.Contains(reports[kind], want) {
					t.Errorf("%s: nothing of %s in the %s report", b.file, want, kind)
				}
			}
		}
	}
	if t.Failed() {
		t.Logf("%s\n%s", reports["text"], reports["md"])
	}
}

func judgeBad(t *testing.T, report string, good, cached int) {
	t.Helper()
	data, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	var run struct {
		Failed, Cached int
		Results        []struct {
			Input, Status string
			Problems      []struct {
				Code string
				Line int
			}
		}
	}
	if err := json.Unmarshal(data, &run); err != nil {
		t.Fatal(err)
	}
	if run.Failed != len(badness()) || run.Cached != cached || len(run.Results) != good+len(badness()) {
		t.Errorf("%d failed, %d cached of %d; want %d, %d of %d", run.Failed, run.Cached, len(run.Results), len(badness()), cached, good+len(badness()))
	}
	for _, b := range badness() {
		found := false
		for _, r := range run.Results {
			if filepath.Base(r.Input) != b.file {
				continue
			}
			for _, p := range r.Problems {
				found = found || p.Code == b.code && p.Line == b.line
			}
			if r.Status != "failed" || !found {
				t.Errorf("%s: %s with %v; want failed with %s in line %d", b.file, r.Status, r.Problems, b.code, b.line)
			}
		}
	}
}

// wild is a reader that panics, as a bug in a reader for some format would.
type wild struct{}

func (wild) Sniff(data []byte, _ string) int { return 100 * strings.Count(string(data), "wild") }

func (wild) Read(context.Context, content.Source, content.Options) (*content.Collection, []content.Problem, error) {
	panic("a broken invariant")
}

// TestPanicStaysInItsArticle: a panic is a failed article with exit code 6 and the place in our own sources.
func TestPanicStaysInItsArticle(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a.md"), "# 甲\n\n书船靠岸。\n")
	put(t, filepath.Join(dir, "b.md"), "# 乙\n\nwild 书船靠岸。\n")
	p := &press{names: naming{Types: []string{"pdf"}, Many: true}, read: readOptions{Normalise: "all"}, opts: export.Options{Faces: defaults.Set()}}
	if err := p.read.settle(); err != nil {
		t.Fatal(err)
	}
	p.read.content.Formats = append([]content.Format{{Name: "wild", Reader: wild{}}}, p.read.content.Formats...)
	f := fleet.New(store.Folder{Dir: t.TempDir()}, fleet.Folder{FS: os.DirFS(dir), Takes: isArticle}, p, fleet.Options{Workers: 2})
	plan, err := f.Plan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	records, err := f.Shard(t.Context(), plan, fleet.Part{N: 1})
	if err != nil || len(records) != 2 {
		t.Fatalf("%d records, %v", len(records), err)
	}
	if a, b := records[0], records[1]; a.Failed() || b.Code != exitBug || len(b.Problems) != 1 || b.Problems[0].Code != "E-BUG" {
		t.Errorf("%+v\n%+v", a, b)
	}
}

// TestPictureThatTheDiskRefuses: a picture behind a link that leaves its folder is missing, and stops nothing else.
func TestPictureThatTheDiskRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, filepath.Join(dir, "secret.png"), "no picture")
	put(t, filepath.Join(dir, "in", "a.md"), head+"![清晨](link.png \"书船\")\n\n书船靠岸。\n")
	put(t, filepath.Join(dir, "in", "b.md"), head+"书船靠岸。\n")
	if err := os.Symlink("../secret.png", filepath.Join(dir, "in", "link.png")); err != nil {
		t.Skip(err)
	}
	if code := call(t.Context(), io.Discard, "batch", "-q", "--cache", "off", "-o", filepath.Join(dir, "out"), filepath.Join(dir, "in")); code != exitSome {
		t.Errorf("exit code %d, want %d", code, exitSome)
	}
	if _, err := os.Stat(filepath.Join(dir, "out", "b.pdf")); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "out", "a.pdf")); !os.IsNotExist(err) {
		t.Errorf("a.pdf: %v", err)
	}
}
