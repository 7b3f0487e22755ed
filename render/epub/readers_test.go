package epub_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/kanben/kanben/content"
)

// reading is what a reading system found in a book.
type reading struct {
	TOC []struct {
		Depth       int
		Label, Href string
	}
	Pages, Landmarks []string
	Markers          []string // the page that each entry of the page list leads to
	Title            any
	Direction        string
	Sections         int
	Texts            []string
	Resolved         bool
	Glyph            *struct {
		Char                            string
		Right, Left, Top, Width, Height float64
	}
	Styles struct {
		Family, Align, Mode, LineBreak, HeadingFamily, HeadingAlign string
		Indent                                                      float64
	}
	Fonts []string
}

// TestReaders opens the samples in foliate-js, epub.js and lingo-reader in headless Chromium. It needs KANBEN_READERS=1, `npm ci`
// in testdata/readers and a chromium; screenshots go to KANBEN_SCREENSHOTS, else to testdata/readers/shots.
func TestReaders(t *testing.T) { // issue 6, EX-11
	if os.Getenv("KANBEN_READERS") == "" {
		t.Skip("KANBEN_READERS is not set: no reading systems")
	}
	folder := filepath.Join("testdata", "readers")
	if _, err := os.Stat(filepath.Join(folder, "node_modules")); err != nil {
		t.Fatalf("run npm ci in %s first: %v", folder, err)
	}
	books := map[string][]byte{}
	mux := http.NewServeMux()
	mux.HandleFunc("/books/", func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write(books[strings.TrimPrefix(r.URL.Path, "/books/")])
	})
	mux.Handle("/modules/", http.StripPrefix("/modules/", http.FileServer(http.Dir(filepath.Join(folder, "node_modules")))))
	mux.Handle("/", http.FileServer(http.Dir(folder)))
	server := httptest.NewServer(mux)
	defer server.Close()
	browser := openBrowser(t)
	all := samples()
	names := []string{"library", "rich", "rich-kobo", "rich-kindle", "rich-vertical", "photo", "photo-vertical", "english", "traditional", "hostile", "untitled", "deep", "issue", "issue-vertical", "issue-pages", "no-section", "no-lead"}
	for _, name := range names {
		s := all[name]
		books[name+".epub"], _ = write(t, s.book, s.options)
		for _, system := range []string{"foliate", "epubjs", "lingo"} {
			t.Run(system+"/"+name, func(t *testing.T) {
				judgeReading(t, read(t, browser, server.URL, system, name, chapterOf(books[name+".epub"])), s, system)
			})
		}
	}
}

// chapterOf is the document that is shown and looked at: the first one with running text.
func chapterOf(book []byte) string {
	for _, f := range unzip(book).File {
		base := filepath.Base(f.Name)
		if strings.Contains(base, "ch-0001") || base == "intro.xhtml" && !strings.Contains(strings.Join(membersOf(book), " "), "ch-0001") {
			return base
		}
	}
	return "titlepage.xhtml"
}

func membersOf(book []byte) []string {
	var names []string
	for _, f := range unzip(book).File {
		names = append(names, f.Name)
	}
	return names
}

func openBrowser(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WindowSize(600, 840))
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	browser, close := chromedp.NewContext(allocator)
	t.Cleanup(func() { close(); stop() })
	if err := chromedp.Run(browser); err != nil {
		t.Fatalf("start chromium: %v", err)
	}
	return browser
}

// read opens the book and fails if the page asks for anything beyond the server of the test.
func read(t *testing.T, browser context.Context, server, system, name, chapter string) reading {
	t.Helper()
	tab, closeTab := chromedp.NewContext(browser)
	defer closeTab()
	tab, cancel := context.WithTimeout(tab, 90*time.Second)
	defer cancel()
	var mu sync.Mutex
	var outside []string
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s opens %s: %v", system, name, err)
		}
	}
	chromedp.ListenTarget(tab, func(ev any) {
		e, ok := ev.(*network.EventRequestWillBeSent)
		if !ok {
			return
		}
		for _, fine := range []string{server, "blob:", "data:", "about:"} {
			if strings.HasPrefix(e.Request.URL, fine) {
				return
			}
		}
		mu.Lock()
		outside = append(outside, e.Request.URL)
		mu.Unlock()
	})
	var raw string
	var shot []byte
	must(chromedp.Run(tab, network.Enable(), chromedp.Navigate(server+"/"+system+".html"),
		chromedp.Poll("window.readBook != null", nil, chromedp.WithPollingInterval(50*time.Millisecond)),
		chromedp.Evaluate("window.readBook('"+name+".epub', '"+chapter+"').then(r => JSON.stringify(r))", &raw,
			func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }),
		chromedp.CaptureScreenshot(&shot)))
	shots := filepath.Join("testdata", "readers", "shots")
	if dir := os.Getenv("KANBEN_SCREENSHOTS"); dir != "" {
		shots = filepath.Join(dir, "readers")
	}
	must(os.MkdirAll(shots, 0o755))
	must(os.WriteFile(filepath.Join(shots, name+"-"+system+".png"), shot, 0o644))
	mu.Lock()
	defer mu.Unlock()
	if len(outside) > 0 {
		t.Errorf("asked for %v", outside)
	}
	var r reading
	if err := json.Unmarshal([]byte(raw), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// judgeReading compares what the reader found with what the samples hold.
func judgeReading(t *testing.T, r reading, s sample, system string) {
	t.Helper()
	book, _ := write(t, s.book, s.options)
	var labels []string
	for _, e := range r.TOC {
		labels = append(labels, strconv.Itoa(e.Depth)+" "+strings.Join(strings.Fields(e.Label), " "))
	}
	if want := navLabels(t, book); !slices.Equal(labels, want) {
		t.Errorf("contents are %q, want %q", labels, want)
	}
	if !r.Resolved {
		t.Error("an entry leads nowhere")
	}
	judgePages(t, r, labelsIn(t, book), system)
	if system != "lingo" { // it goes by the NCX, which has none
		if want := landmarksIn(t, book); !slices.Equal(r.Landmarks, want) {
			t.Errorf("landmarks are %v, want %v", r.Landmarks, want)
		}
	}
	if documents := strings.Count(string(member(t, book, "EPUB/package.opf")), "<itemref "); r.Sections != documents {
		t.Errorf("%d documents are read in turn, want %d", r.Sections, documents)
	}
	if s.options.Vertical && system != "lingo" && r.Direction != "rtl" {
		t.Errorf("pages are turned %s", r.Direction)
	}
	for _, a := range s.book.Collection.Articles() {
		for i := range a.Sections {
			for _, b := range a.Sections[i].Blocks {
				if p, ok := b.(*content.Para); ok && len(p.Text) == 1 && !strings.ContainsAny(content.ParaText(p), "\x00\u3000\ufffe") && !contains(r.Texts, content.ParaText(p)) {
					t.Errorf("a paragraph is missing: %.60q", content.ParaText(p))
				}
			}
		}
	}
	if r.Glyph == nil {
		t.Fatal("no text is shown")
	}
	judgeStyles(t, r, s, system)
}

// judgePages: the page list has the pages of the PDF, and each entry leads to the marker of its page.
func judgePages(t *testing.T, r reading, want []string, system string) {
	t.Helper()
	if !slices.Equal(r.Markers, want) {
		t.Errorf("the page list leads to %q, want %q", r.Markers, want)
	}
	if system == "epubjs" { // it keeps numbers only
		for i, label := range want {
			if _, err := strconv.Atoi(label); err != nil {
				want[i] = "NaN"
			}
		}
	}
	if !slices.Equal(r.Pages, want) {
		t.Errorf("pages are %q, want %q", r.Pages, want)
	}
}

// landmarksIn are the kinds of landmarks in nav.xhtml.
func landmarksIn(t *testing.T, book []byte) (kinds []string) {
	t.Helper()
	_, list, _ := strings.Cut(string(member(t, book, "EPUB/nav.xhtml")), `epub:type="landmarks"`)
	list, _, _ = strings.Cut(list, "</nav>")
	for _, part := range strings.Split(list, `epub:type="`)[1:] {
		kind, _, _ := strings.Cut(part, `"`)
		kinds = append(kinds, kind)
	}
	return kinds
}

func judgeStyles(t *testing.T, r reading, s sample, system string) {
	t.Helper()
	st := r.Styles
	if st.LineBreak != "strict" || st.Align != "justify" || st.Indent < 1.9 || st.Indent > 2.1 {
		t.Errorf("styles %+v", st)
	}
	// lingo-reader loads no faces of a book
	if s.options.Faces != nil && system != "lingo" && (!strings.HasPrefix(st.Family, `"kanben body"`) || !slices.ContainsFunc(r.Fonts, func(f string) bool { return strings.Contains(f, "kanben body") })) {
		t.Errorf("family %s, loaded %v", st.Family, r.Fonts)
	}
	g := r.Glyph
	if s.options.Vertical {
		if st.Mode != "vertical-rl" {
			t.Errorf("writing mode %s", st.Mode)
		}
		if g.Top < 1.5*g.Height || g.Right > g.Width*1.5 {
			t.Errorf("the first character is not at the top right, two ems down: %+v", *g)
		}
		return
	}
	if g.Left < 1.5*g.Width || g.Top > 2*g.Height {
		t.Errorf("the first character is not at the top left, two ems in: %+v", *g)
	}
}

func contains(texts []string, s string) bool {
	s = strings.Join(strings.Fields(s), "")
	for _, t := range texts {
		if strings.Contains(strings.Join(strings.Fields(t), ""), s) {
			return true
		}
	}
	return false
}

// navLabels are the depths and labels of the contents in nav.xhtml.
func navLabels(t *testing.T, book []byte) []string {
	t.Helper()
	nav := string(member(t, book, "EPUB/nav.xhtml"))
	nav = nav[:strings.Index(nav, "</nav>")]
	var labels []string
	depth := 0
	for i, part := range strings.Split(nav, "<a") {
		if i > 0 {
			_, label, _ := strings.Cut(part, ">")
			label, _, _ = strings.Cut(label, "</a>")
			label = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&").Replace(label)
			labels = append(labels, strconv.Itoa(depth)+" "+strings.Join(strings.Fields(label), " "))
		}
		depth += strings.Count(part, "<ol") - strings.Count(part, "</ol>")
	}
	return labels
}
