package epub_test

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"go/ast"
	"go/parser"
	"go/token"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/epub"
)

// TestArchive reads the zip by its bytes: EX-1.
func TestArchive(t *testing.T) {
	t.Parallel()
	build := time.Date(2024, 2, 29, 8, 50, 33, 0, time.FixedZone("", 8*3600))
	book, _ := write(t, epub.Book{Collection: content.Of(pictured(content.Asset{Name: "a", Bytes: jpegBytes(gradient(60, 40, false))}))}, epub.Options{Build: build, Faces: defaults.Set()})
	if string(book[30:38]) != "mimetype" || string(book[38:58]) != "application/epub+zip" {
		t.Fatalf("the book begins with %q", book[:60])
	}
	var names []string
	at := 0
	for binary.LittleEndian.Uint32(book[at:]) == 0x04034b50 {
		h := book[at : at+30]
		u16 := func(i int) uint16 { return binary.LittleEndian.Uint16(h[i:]) }
		u32 := func(i int) uint32 { return binary.LittleEndian.Uint32(h[i:]) }
		name := string(book[at+30 : at+30+int(u16(26))])
		names = append(names, name)
		needed, method := u16(4), u16(8)
		if method == 0 && needed != 10 || method == 8 && needed != 20 {
			t.Errorf("%s: method %d needs version %d", name, method, needed)
		}
		if u16(6) != 0 || u16(28) != 0 {
			t.Errorf("%s: flags %x, extra field of %d bytes", name, u16(6), u16(28))
		}
		if clock, date := u16(10), u16(12); clock != 0<<11|50<<5|16 || date != 44<<9|2<<5|29 {
			t.Errorf("%s: date %x time %x", name, date, clock)
		}
		data := book[at+30+len(name):][:u32(18)]
		plain := data
		if method == 8 {
			var err error
			if plain, err = io.ReadAll(flate.NewReader(bytes.NewReader(data))); err != nil {
				t.Fatal(err)
			}
			if len(data) >= len(plain) {
				t.Errorf("%s: deflating did not shrink it", name)
			}
		}
		if uint32(len(plain)) != u32(22) || crc32.ChecksumIEEE(plain) != u32(14) {
			t.Errorf("%s: size or CRC of the local header is wrong", name)
		}
		switch ext := filepath.Ext(name); {
		case ext == ".png" || ext == ".jpg" || name == "mimetype":
			if method != 0 {
				t.Errorf("%s is deflated", name)
			}
		case ext == ".xhtml" || ext == ".opf" || ext == ".css":
			if method != 8 {
				t.Errorf("%s is not deflated", name)
			}
		}
		at += 30 + len(name) + len(data)
	}
	want := []string{"mimetype", "META-INF/com.apple.ibooks.display-options.xml", "META-INF/container.xml", "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx",
		"EPUB/xhtml/cover.xhtml", "EPUB/xhtml/titlepage.xhtml", "EPUB/xhtml/contents.xhtml", "EPUB/xhtml/intro.xhtml", "EPUB/xhtml/ch-0001.xhtml", "EPUB/xhtml/ch-0002.xhtml", "EPUB/xhtml/imprint.xhtml"}
	if strings.Join(names[:len(want)], " ") != strings.Join(want, " ") {
		t.Errorf("order is %v", names)
	}
	if rest := names[len(want):]; !sort.StringsAreSorted(rest) {
		t.Errorf("media are not in order: %v", rest)
	}
}

func TestSameBytes(t *testing.T) { // EP-4; the race detector sees what is shared
	t.Parallel()
	first, _ := write(t, epub.Book{Collection: issue(3), Pages: issuePages()}, epub.Options{Faces: defaults.Set()})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			again, _ := write(t, epub.Book{Collection: issue(3), Pages: issuePages()}, epub.Options{Faces: defaults.Set()})
			if !bytes.Equal(first, again) {
				t.Error("two runs differ")
			}
		})
	}
	wg.Wait()
}

func TestCorrectionChangesOneChapter(t *testing.T) { // issue 6: one character of the text
	t.Parallel()
	a, b := library(), library()
	b.Sections[3].Blocks[0].(*content.Para).Text = words(strings.Replace(content.ParaText(a.Sections[3].Blocks[0].(*content.Para)), "两辆", "三辆", 1))
	x, _ := write(t, epub.Book{Collection: content.Of(a)}, epub.Options{})
	y, _ := write(t, epub.Book{Collection: content.Of(b)}, epub.Options{})
	for _, name := range members(t, x) {
		if same := bytes.Equal(member(t, x, name), member(t, y, name)); same == (name == "EPUB/xhtml/ch-0002.xhtml") {
			t.Errorf("%s: same %v", name, same)
		}
	}
}

// TestOneFileKnowsGoEPUB holds the border of epub.md §2: imports and calls.
func TestOneFileKnowsGoEPUB(t *testing.T) { // EP-1
	t.Parallel()
	allowed := map[string]bool{"NewEpub": true, "Client": true, "SetIdentifier": true, "SetLang": true, "AddSection": true, "WriteTo": true, "Epub": true, "Use": true, "MemoryFS": true}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil // another's work in progress
		}
		for _, i := range f.Imports {
			if i.Path.Value != `"github.com/go-shiori/go-epub"` {
				continue
			}
			if filepath.Base(path) != "goepub.go" {
				t.Errorf("%s imports go-epub", path)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if x, ok := s.X.(*ast.Ident); ok && (x.Name == "e" || x.Name == "goepub") && !allowed[s.Sel.Name] {
					t.Errorf("%s: %s.%s is not on the list", path, x.Name, s.Sel.Name)
				}
				return true
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTemporaryFolderIsNotNeeded runs itself where there is none. What go-epub would write there it would lose with a
// line in a log and no error (EP-2), so nothing may go there, from two books at once either.
func TestTemporaryFolderIsNotNeeded(t *testing.T) {
	t.Parallel()
	if filepath.Separator != '/' {
		t.Skip("go-epub's storage in memory needs slashes")
	}
	if os.Getenv("KANBEN_TEST_LOST") == "" {
		cmd := exec.Command(os.Args[0], "-test.run=^TestTemporaryFolderIsNotNeeded$", "-test.v")
		cmd.Env = append(os.Environ(), "KANBEN_TEST_LOST=1", "TMPDIR="+filepath.Join(t.TempDir(), "missing"))
		if out, err := cmd.CombinedOutput(); err != nil || !bytes.Contains(out, []byte("four equal books")) {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	var books [4]bytes.Buffer
	var group sync.WaitGroup
	for i := range books {
		group.Go(func() {
			if _, err := epub.Write(&books[i], epub.Book{Collection: content.Of(library())}, epub.Options{}); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	for i := range books {
		if books[i].Len() == 0 || !bytes.Equal(books[i].Bytes(), books[0].Bytes()) {
			t.Errorf("book %d has %d bytes, the first %d", i, books[i].Len(), books[0].Len())
		}
	}
	t.Log("four equal books")
}

// failing takes n bytes, then fails as a full disk does.
type failing struct{ n int }

func (f *failing) Write(p []byte) (int, error) {
	if f.n -= len(p); f.n < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func TestWriterThatFails(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 10, 1000, 4000} {
		if _, err := epub.Write(&failing{n}, epub.Book{Collection: content.Of(library())}, epub.Options{}); err == nil {
			t.Errorf("a writer that fails after %d bytes gives no error", n)
		}
	}
}
