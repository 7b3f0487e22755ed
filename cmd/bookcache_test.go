package cmd

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// bookArticle is an article of a book; its length in paragraphs decides how many pages it has.
func bookArticle(n, paragraphs int, more string) string {
	return fmt.Sprintf("---\ntitle: 第%d只书船\npublished: 2025-06-21 07:30\nsource: 青芦周报\ncredits: [记者 顾小舟]\n---\n", n) +
		"## 清晨\n\n" + strings.Repeat("天刚亮，书船靠上了北岸[^1]。船舱里有两千册书，见[主页](https://example.org/)，也见[傍晚](#dusk)。\n\n", paragraphs) +
		"## 傍晚 {#dusk}\n\n" + more + "\n\n| 日 | 册 |\n| --- | --- |\n| 一 | 12 |\n\n[^1]: 北岸在河的北边。\n"
}

// exportBook exports the folder as a book and returns the PDF with what was said.
func exportBook(t *testing.T, dir, cache string, args ...string) ([]byte, string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "book.pdf")
	var said bytes.Buffer
	a := &app{Streams: &Streams{In: strings.NewReader(""), Out: io.Discard, Err: &said, Lookup: func(string) (string, bool) { return "", false }}}
	if code := a.tell(a.run(t.Context(), append([]string{"export", "--book", "--lenient", "-t", "pdf", "--cache", cache, "-o", out, dir}, args...))); code != 0 {
		t.Fatalf("exit %d: %s", code, said.String())
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return b, strings.ReplaceAll(said.String(), filepath.ToSlash(out), "")
}

// TestBookFromKeptChapters: a book of which some articles are taken from an earlier run has the bytes, and the messages, of
// a book made anew, whatever changed: a word, a page more, an article more or less, the order of pages.
func TestBookFromKeptChapters(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{nil, {"--theme", "book"}, {"--theme", "magazine", "--vertical"}, {"--profile", "print", "--marks"}, {"--theme", "newsprint"}, {"--theme", "gongwen", "--pages-multiple", "4"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			t.Parallel()
			dir, cache := t.TempDir(), t.TempDir()
			put := func(n, paragraphs int, more string) {
				save(t, filepath.Join(dir, fmt.Sprintf("%02d.md", n)), bookArticle(n, paragraphs, more))
			}
			for n := range 6 {
				put(n, 4+2*n, "河水退下去了。")
			}
			for i, change := range []func(){
				func() {},
				func() { put(2, 8, "河水又涨上来了,人走了。") },
				func() { put(1, 40, "写𠮷字，又写\u2F00。") },
				func() { put(6, 3, "又一只书船。") },
				func() { os.Remove(filepath.Join(dir, "03.md")) },
				func() { put(0, 4, "鉴于ℵ，河水退下去了。") },
			} {
				change()
				if i == 0 {
					exportBook(t, dir, cache, args...)
				}
				kept, said := exportBook(t, dir, cache, args...)
				anew, want := exportBook(t, dir, "off", args...)
				if !bytes.Equal(kept, anew) {
					t.Errorf("change %d: other bytes", i)
				}
				if said != want {
					t.Errorf("change %d: said %q, anew %q", i, said, want)
				}
			}
		})
	}
}

// TestBookCacheHolds: a second run takes the chapters from the cache, and a damaged cache is as none.
func TestBookCacheHolds(t *testing.T) {
	t.Parallel()
	dir, cache := t.TempDir(), t.TempDir()
	for n := range 3 {
		save(t, filepath.Join(dir, fmt.Sprintf("%02d.md", n)), bookArticle(n, 3, "完。"))
	}
	first, _ := exportBook(t, dir, cache)
	files, _ := filepath.Glob(filepath.Join(cache, "book", "*"))
	if len(files) != 1 {
		t.Fatalf("kept %q", files)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	k := &bookCache{old: map[string]*keptArticle{}}
	registerInlines()
	k.load(data)
	if len(k.old) != 3 {
		t.Fatalf("%d chapters are kept", len(k.old))
	}
	for _, a := range k.old { // a kept chapter shows in the book: a mutant of its content does
		a.Chapter.Painted.Pages[0].Content = bytes.Clone(a.Chapter.Painted.Pages[0].Content)
		a.Chapter.Painted.Pages[0].Content[9] ^= 1
		k.now, k.changed = append(k.now, a), true
	}
	k.path = files[0]
	if err := k.save(); err != nil {
		t.Fatal(err)
	}
	if mutant, _ := exportBook(t, dir, cache); bytes.Equal(first, mutant) {
		t.Error("the book does not come from the cache")
	}
	for _, at := range []int{0, 5, 11, 60, len(data) / 2, len(data) - 1} {
		bad := bytes.Clone(data)
		bad[at] ^= 0x10
		save(t, files[0], string(bad))
		if again, _ := exportBook(t, dir, cache); !bytes.Equal(first, again) {
			t.Errorf("damage at byte %d shows", at)
		}
		save(t, files[0], string(data[:at]))
		if again, _ := exportBook(t, dir, cache); !bytes.Equal(first, again) {
			t.Errorf("a cache that ends at byte %d shows", at)
		}
	}
}
