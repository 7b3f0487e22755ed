package cmd

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"weak"

	"github.com/chromedp/chromedp"
)

// shownState is what the tests look at of /state.
type shownState struct {
	Rev, PDF, EPUB int
	Title, Failed  string
	Millis         int64
	Set            struct{ Theme, Paper string }
	Problems       []struct {
		Code, File, Text string
		Line             int
	}
}

func stateOf(address string) (s shownState) {
	if r, err := http.Get(address + "state"); err == nil {
		json.NewDecoder(r.Body).Decode(&s)
		r.Body.Close()
	}
	return s
}

// settled waits until the state is as wanted and returns it.
func settled(t *testing.T, address, what string, want func(shownState) bool) shownState {
	t.Helper()
	var s shownState
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end); {
		if s = stateOf(address); want(s) {
			return s
		}
		runtime.Gosched()
	}
	t.Fatalf("%s: the state stays %+v", what, s)
	return s
}

func save(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestPreviewFollowsSettings: kanben.yaml is read again when it comes, changes, and goes; so is a theme file.
func TestPreviewFollowsSettings(t *testing.T) {
	t.Parallel()
	path := writeArticle(t, previewArticle)
	settings := filepath.Join(filepath.Dir(path), "kanben.yaml")
	theme := filepath.Join(filepath.Dir(path), "mine.yaml")
	address := startPreview(t, path)
	settled(t, address, "open", func(s shownState) bool { return s.EPUB > 0 && s.Set.Paper == "" })
	save(t, settings, "paper: a5\n")
	settled(t, address, "a new kanben.yaml", func(s shownState) bool { return s.Set.Paper == "a5" })
	save(t, settings, "paper: a5\ncolour: red\n")
	s := settled(t, address, "a wrong key", func(s shownState) bool { return s.Failed != "" })
	if p := s.Problems[0]; p.Code != "E-CONFIG" || p.Line != 2 || p.Text != "colour: red" || s.PDF == 0 {
		t.Errorf("problems %+v", s.Problems)
	}
	save(t, theme, "extends: article\nname: mine\n")
	save(t, settings, "theme: ./mine.yaml\n")
	before := settled(t, address, "a theme file", func(s shownState) bool { return s.Failed == "" && strings.HasSuffix(s.Set.Theme, "mine.yaml") })
	save(t, theme, "extends: article\nname: mine\ngrid: {characters: 20}\n")
	settled(t, address, "a changed theme", func(s shownState) bool { return s.PDF > before.PDF })
	save(t, theme, "extends: article\nname: mine\ngrid: {caracters: 20}\n")
	s = settled(t, address, "a wrong theme", func(s shownState) bool { return s.Failed != "" })
	if p := s.Problems[len(s.Problems)-1]; p.Code != "E-KEY" || p.Line != 3 || !strings.Contains(p.Text, "caracters") {
		t.Errorf("problems %+v", s.Problems)
	}
	os.Remove(settings)
	settled(t, address, "no kanben.yaml", func(s shownState) bool { return s.Failed == "" && s.Set.Theme == "article" })
}

// TestPreviewGathersChanges: fifty files that change at once are few renderings, and the last text is what shows. A book
// younger than the pages is of their text; a late event may render the same bytes once more, which changes neither.
func TestPreviewGathersChanges(t *testing.T) {
	t.Parallel()
	path := writeArticle(t, previewArticle)
	address := startPreview(t, path)
	first := settled(t, address, "open", func(s shownState) bool { return s.EPUB > 0 })
	for i := range 50 {
		save(t, filepath.Join(filepath.Dir(path), fmt.Sprintf("other-%d.md", i)), "# 别的\n\n文。\n")
		save(t, path, strings.Replace(previewArticle, "渡口的书船", fmt.Sprintf("第%d次", i), 1))
	}
	last := settled(t, address, "the last of fifty", func(s shownState) bool { return s.Title == "第49次" && s.EPUB > s.PDF })
	if n := last.Rev - first.Rev; n > 30 {
		t.Errorf("50 changes at once were shown in %d steps", n)
	}
	for i := range 50 {
		save(t, filepath.Join(filepath.Dir(path), fmt.Sprintf("other-%d.md", i)), "# 又改了\n\n文。\n")
	}
	save(t, path, previewArticle)
	if s := settled(t, address, "its own change", func(s shownState) bool { return s.Title == "渡口的书船" && s.EPUB > s.PDF }); s.Rev > last.Rev+6 {
		t.Errorf("files beside the input were followed: revision %d after %d", s.Rev, last.Rev)
	}
}

// TestPreviewFollowsScrolling: both sides show the same page, an edit keeps the place, a larger page has more pixels.
func TestPreviewFollowsScrolling(t *testing.T) {
	t.Parallel()
	long := previewArticle + strings.Repeat("\n## 一节\n\n"+strings.Repeat("河水退下去以后，船工们在石阶上铺开竹席，把受潮的书一页一页翻开。", 12)+"\n", 12)
	path := writeArticle(t, long)
	address := startPreview(t, path)
	ctx := browser(t)
	var before, plain float64
	run(t, ctx, "open", chromedp.Navigate(address+"?lang=en"), chromedp.WaitVisible(".sheet canvas"), until("document.body.dataset.book"),
		chromedp.Evaluate(`document.querySelector('#reader').contentDocument.querySelector('foliate-view').lastLocation.section.current`, &before),
		chromedp.Evaluate(`document.querySelectorAll('.sheet')[2].scrollIntoView()`, nil), until(`document.querySelector('#page-now').textContent.startsWith('3 ')`),
		until(fmt.Sprintf(`document.querySelector('#reader').contentDocument.querySelector('foliate-view').lastLocation.section.current > %v`, before)))
	save(t, path, strings.Replace(long, "河水退下去", "河水慢慢退下去", 1))
	run(t, ctx, "keep the place", until(`document.querySelector('#sheets').textContent.includes('河水慢慢退下去')||document.body.dataset.rev > 2`),
		until(`document.querySelector('#page-now').textContent.startsWith('3 ')`),
		chromedp.Evaluate(`document.querySelector('.sheet:nth-child(3) canvas').width`, &plain),
		chromedp.Focus("#sheets"), chromedp.KeyEvent("+"), until(fmt.Sprintf(`document.querySelector('.sheet:nth-child(3) canvas')?.width > %v`, plain)))
	run(t, ctx, "a pixel of the page for each of the screen's", until(`(s => { const c = s.querySelector('canvas'); return c && c.width / s.clientWidth / devicePixelRatio > 0.99 })(document.querySelector('.sheet:nth-child(3)'))`))
	run(t, ctx, "few pages with pixels", until(`document.querySelectorAll('.sheet canvas').length <= 6`))
}

// TestPreviewNamesThePlace: what "Go to" names is what the e-book shows: at first, wherever it leads, after an edit.
func TestPreviewNamesThePlace(t *testing.T) {
	t.Parallel()
	path := writeArticle(t, previewArticle)
	address := startPreview(t, path)
	ctx := browser(t)
	named := func(n int) chromedp.Action {
		return chromedp.Poll(fmt.Sprintf(`(() => { const v = document.querySelector('#reader').contentDocument.querySelector('foliate-view:not(.coming)'),
			o = document.querySelector('#toc').selectedOptions[0], here = v?.lastLocation?.section?.current
			return here === %d && v.book.resolveHref(o?.value)?.index === here })()`, n), nil)
	}
	choose := func(n int) chromedp.Action {
		return chromedp.Evaluate(fmt.Sprintf(`(() => { const s = document.querySelector('#toc'); s.selectedIndex = %d; s.dispatchEvent(new Event('change')) })()`, n), nil)
	}
	run(t, ctx, "open", chromedp.Navigate(address+"?lang=zh"), until("document.body.dataset.book"))
	run(t, ctx, "the title page", named(1))
	run(t, ctx, "the cover", choose(0), named(0))
	save(t, path, strings.Replace(previewArticle, "两千册书", "三千册书", 1))
	run(t, ctx, "an edit", until("document.body.dataset.book > 2"), named(0))
	run(t, ctx, "the last", choose(4), named(4))
	run(t, ctx, "the title page again", choose(1), named(1))
}

// TestPreviewShowsAnEditSoon measures from the save to the painted page in the browser. On a machine at rest it has
// to stay below 150 ms; KANBEN_LATENCY=150 holds it to that, since a busy one says nothing; KANBEN_EDITS=50 measures more.
func TestPreviewShowsAnEditSoon(t *testing.T) {
	path := writeArticle(t, previewArticle)
	address := startPreview(t, path)
	ctx := browser(t)
	run(t, ctx, "open", chromedp.Navigate(address), chromedp.WaitVisible(".sheet canvas"), until("document.body.dataset.book"),
		chromedp.Evaluate(`new MutationObserver(() => { const text = document.querySelector('.sheet .text')?.textContent
			const m = /第\s*(\d+)\s*次修改/.exec(text); if (m && window.edit !== m[1]) { window.edit = m[1]; window.at = 0; requestAnimationFrame(() => { window.at = Date.now() }) }
			}).observe(document.querySelector('#sheets'), {childList: true, subtree: true})`, nil))
	var seen, served []float64
	for i := range editsOr(12) {
		save(t, path, strings.Replace(previewArticle, "两千册书", fmt.Sprintf("第%d次修改", i), 1))
		saved := time.Now().UnixMilli()
		var at float64
		run(t, ctx, "edit", chromedp.Poll(fmt.Sprintf("window.edit === '%d' && window.at", i), &at),
			until("document.body.dataset.rev === document.body.dataset.book"))
		run(t, ctx, "when", chromedp.Evaluate("window.at", &at))
		seen, served = append(seen, at-float64(saved)), append(served, float64(stateOf(address).Millis))
	}
	slices.Sort(seen)
	slices.Sort(served)
	half, most := len(seen)/2, len(seen)*95/100
	t.Logf("%d edits to paint: least %.0f ms, p50 %.0f, p95 %.0f; of that the server: least %.0f, p50 %.0f, p95 %.0f", len(seen),
		seen[0], seen[half], seen[most], served[0], served[half], served[most])
	if limit, err := strconv.ParseFloat(os.Getenv("KANBEN_LATENCY"), 64); err == nil && seen[0] > limit {
		t.Errorf("an edit was seen after %.0f ms at the soonest, the limit is %.0f", seen[0], limit)
	}
}

// TestPreviewStaysSmall: 100 edits (KANBEN_EDITS sets another number) leave nothing behind: cobra once kept the flags,
// and with them the whole rendering, of each of them, 60 objects an edit.
func TestPreviewStaysSmall(t *testing.T) {
	path := writeArticle(t, previewArticle)
	address := startPreview(t, path)
	inUse := func() (m runtime.MemStats) {
		runtime.GC()
		runtime.GC() // a pool gives up what it holds at the second
		runtime.ReadMemStats(&m)
		return m
	}
	var first runtime.MemStats
	edits := editsOr(100)
	for i := range edits {
		title := fmt.Sprintf("第%d次修改", i)
		save(t, path, strings.Replace(previewArticle, "渡口的书船", title, 1))
		settled(t, address, title, func(s shownState) bool { return s.Title == title && s.EPUB > s.PDF })
		if i == 19 {
			first = inUse()
		}
	}
	last := inUse()
	t.Logf("heap %d bytes in %d objects after 20 edits, %d in %d after %d", first.HeapAlloc, first.HeapObjects, last.HeapAlloc, last.HeapObjects, edits)
	if last.HeapObjects > first.HeapObjects+uint64(10*(edits-20)) {
		t.Errorf("heap grew from %d to %d objects", first.HeapObjects, last.HeapObjects)
	}
	if last.HeapAlloc > first.HeapAlloc+1<<20 {
		t.Errorf("heap grew from %d to %d bytes", first.HeapAlloc, last.HeapAlloc)
	}
}

// editsOr is how many edits a test makes: KANBEN_EDITS, or as many as say enough each day.
func editsOr(n int) int {
	if asked, err := strconv.Atoi(os.Getenv("KANBEN_EDITS")); err == nil && asked > 20 {
		return asked
	}
	return n
}

// TestPreviewForgetsEachRendering: what a rendering read of flags and kanben.yaml lives no longer than it.
func TestPreviewForgetsEachRendering(t *testing.T) {
	t.Parallel()
	path := writeArticle(t, previewArticle)
	s := &Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Lookup: func(string) (string, bool) { return "", false }}
	o := &previewOptions{app: &app{Streams: s, words: []string{"preview", path}}, Input: path}
	var read []weak.Pointer[previewOptions]
	for range 20 {
		fresh, problems := o.again(t.Context())
		if fresh == nil || len(problems) > 0 {
			t.Fatalf("the settings cannot be used: %v", problems)
		}
		read = append(read, weak.Make(fresh))
	}
	runtime.GC()
	alive := 0
	for _, p := range read {
		if p.Value() != nil {
			alive++
		}
	}
	if alive > 1 {
		t.Errorf("%d of %d are still held", alive, len(read))
	}
}

// TestPreviewOfABook: the head names the book, and each article has its own credits and edits.
func TestPreviewOfABook(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	save(t, filepath.Join(dir, "a.md"), previewArticle)
	save(t, filepath.Join(dir, "b.md"), strings.NewReplacer("渡口的书船", "岸上的灯", "顾小舟", "林知夏").Replace(previewArticle))
	book := filepath.Join(dir, "book.yaml")
	save(t, book, "schema: kanben.collection/1\nkind: book\nlang: zh-Hans\ntitle: 河与山之间\ncredits: [主编 温言]\nrights: {holder: 青芦出版社, year: 2025}\narticles: [a.md, b.md]\n")
	address := startPreview(t, book)
	settled(t, address, "open", func(s shownState) bool { return s.Title == "河与山之间" && s.EPUB > 0 })
	var state struct {
		Groups []struct {
			Title  string
			Fields []struct{ Key, Label, Value string }
		}
		Edits []struct{ In string }
	}
	r, err := http.Get(address + "state")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if err := json.NewDecoder(r.Body).Decode(&state); err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, g := range state.Groups {
		for _, f := range g.Fields {
			if f.Key == "title" || f.Key == "rights" || f.Label == "主编" || f.Label == "记者" {
				said = append(said, g.Title+":"+f.Value)
			}
		}
	}
	if got, want := strings.Join(said, " "), ":河与山之间 :温言 :© 2025 青芦出版社 渡口的书船:渡口的书船 渡口的书船:顾小舟 岸上的灯:岸上的灯 岸上的灯:林知夏"; got != want {
		t.Errorf("groups %q, want %q", got, want)
	}
	if n := len(state.Edits); n == 0 || state.Edits[0].In != "渡口的书船" || state.Edits[n-1].In != "岸上的灯" {
		t.Errorf("edits %+v", state.Edits)
	}
}
