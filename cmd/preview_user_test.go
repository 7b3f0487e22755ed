package cmd

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	cdplog "github.com/chromedp/cdproto/log"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// wrongArticle has problems of several kinds and edits of normalising.
const wrongArticle = `---
title: 渡口的书船
subtitle: 一条旧船的第二次生命
published: 2025-06-21 07:30
source: 青芦周报
credits:
  - 记者 顾小舟
---
天刚亮,书船靠上了北岸。船舱里有两千册书[^9]。船主说“慢慢看。”然后点亮了灯...

![](boat.png)

## 夜里的灯

孩子们先学会的字是渡,后学会的字是船。
`

// complaints gathers what the page's console says: errors of scripts, and what its policy forbade.
func complaints(ctx context.Context) func() []string {
	var mu sync.Mutex
	var out []string
	chromedp.ListenTarget(ctx, func(e any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := e.(type) {
		case *cdplog.EventEntryAdded:
			if e.Entry.Level == cdplog.LevelError {
				out = append(out, e.Entry.Text+" "+e.Entry.URL)
			}
		case *cdpruntime.EventExceptionThrown:
			out = append(out, e.ExceptionDetails.Error())
		}
	})
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return slices.Clone(out)
	}
}

// TestPreviewByKeyboard: everything that a mouse can do is reached with Tab and done with Enter, and the keyboard is
// never lost when the lists are made anew.
func TestPreviewByKeyboard(t *testing.T) {
	t.Parallel()
	path := writeArticle(t, strings.Replace(wrongArticle, "![](boat.png)\n\n", "", 1))
	address := startPreview(t, path)
	ctx := openPreviewPage(t, address+"?lang=zh")
	console := complaints(ctx)
	here := `(a => a.id || a.name || [a.tagName, ...a.classList].join('.').toLowerCase())(document.activeElement)`
	tab := func(to string) {
		t.Helper()
		var seen []string
		for range 40 {
			var at string
			run(t, ctx, "tab to "+to, chromedp.KeyEvent(kb.Tab), chromedp.Evaluate(here, &at))
			if seen = append(seen, at); strings.HasPrefix(at, to) {
				return
			}
		}
		t.Fatalf("Tab does not reach %s: %v", to, seen)
	}
	run(t, ctx, "the panel", until(`document.querySelector('.problem.error') && document.querySelector('#edits button')`))
	for _, to := range []string{"theme", "paper", "profile", "direction", "pick", "panel"} {
		tab(to)
	}
	run(t, ctx, "in Chinese, by its code", until(`document.querySelector('.problem.error').textContent.includes('引用的注释不存在')`))
	run(t, ctx, "nothing to turn or zoom", until(`!document.querySelector('#smaller').checkVisibility() && !document.querySelector('#toc').checkVisibility()`))
	run(t, ctx, "no output yet", until(`document.querySelector('#banner-text').textContent.startsWith('当前内容无法输出，请先改正') && !document.querySelector('#get-pdf').href`),
		until(`document.querySelector('.problem').classList.contains('error') && !document.querySelector('#problems').textContent.includes('I-NORMALISE')`))
	tab("button.problem")
	run(t, ctx, "the place of a problem", chromedp.KeyEvent(kb.Enter), until(`document.querySelector('#source').open && document.querySelector('#source .here')?.textContent.includes('[^9]')`),
		chromedp.KeyEvent(kb.Escape), until(`!document.querySelector('#source').open && document.activeElement.classList.contains('problem')`))
	tab("button.edit")
	run(t, ctx, "take an edit back", chromedp.KeyEvent(kb.Enter), until(`document.activeElement.matches('.edit.undone[aria-pressed=true]')`),
		chromedp.KeyEvent(kb.Enter), until(`document.activeElement.matches('.edit[aria-pressed=false]')`))
	save(t, path, strings.NewReplacer("![](boat.png)\n\n", "", "[^9]", "").Replace(wrongArticle))
	run(t, ctx, "an output", until(`document.querySelector('.sheet canvas') && !document.querySelector('main.bare') && document.body.dataset.book`))
	for _, to := range []string{"smaller", "larger", "sheets", "toc", "panel"} {
		tab(to)
	}
	if s := console(); len(s) > 0 {
		t.Errorf("the console says %q", s)
	}
}

// openPreviewPage opens the page and waits until the panel is filled.
func openPreviewPage(t *testing.T, address string) context.Context {
	t.Helper()
	ctx := browser(t)
	run(t, ctx, "open", cdplog.Enable(), chromedp.Navigate(address), until(`document.body.dataset.rev > 0 && document.querySelector('#fields').children.length > 0`))
	return ctx
}

// TestPreviewSwitchesAndSaves: theme, use and direction change both sides at once, and what is saved is what is shown.
func TestPreviewSwitchesAndSaves(t *testing.T) {
	t.Parallel()
	address := startPreview(t, writeArticle(t, previewArticle))
	ctx := openPreviewPage(t, address+"?lang=en")
	console := complaints(ctx)
	run(t, ctx, "the book", until("document.body.dataset.book"))
	choose := func(name, value string) chromedp.Action {
		return chromedp.Evaluate(fmt.Sprintf(`(() => { const s = document.querySelector('select[name=%s]'); s.value = '%s'; s.dispatchEvent(new Event('change', {bubbles: true})) })()`, name, value), nil)
	}
	const mode = `(v => v?.renderer.getContents?.().map(c => c.doc.defaultView.getComputedStyle(c.doc.body).writingMode).join())(document.querySelector('#reader').contentDocument.querySelector('foliate-view:not(.coming)'))`
	before := stateOf(address)
	run(t, ctx, "another theme", choose("theme", "book"))
	after := settled(t, address, "theme", func(s shownState) bool { return s.PDF > before.PDF && s.EPUB > s.PDF })
	run(t, ctx, "both sides of it", until(fmt.Sprintf("document.body.dataset.book == %d", after.EPUB)))
	run(t, ctx, "vertical lines", choose("direction", "vertical"), until(mode+"?.startsWith('vertical-rl')"))
	run(t, ctx, "lines as before", choose("direction", ""), until(mode+"?.startsWith('horizontal-tb')"))
	before = stateOf(address)
	run(t, ctx, "for print", choose("profile", "print"))
	after = settled(t, address, "print", func(s shownState) bool { return s.PDF > before.PDF && s.EPUB > s.PDF })
	// Until the page has been told, its buttons lead to files that are no more.
	run(t, ctx, "both of print", until(fmt.Sprintf("document.body.dataset.rev == %d", after.Rev)))
	savesFiles(t, ctx)
	if s := console(); len(s) > 0 {
		t.Errorf("the console says %q", s)
	}
}

// savesFiles clicks both buttons and looks at what the browser wrote.
func savesFiles(t *testing.T, ctx context.Context) {
	dir := t.TempDir()
	for _, f := range []struct{ button, name, begins string }{{"#get-pdf", "article.pdf", "%PDF-1."}, {"#get-epub", "article.epub", "PK\x03\x04"}} {
		done := make(chan struct{}, 1)
		chromedp.ListenTarget(ctx, func(e any) {
			if p, ok := e.(*cdpbrowser.EventDownloadProgress); ok && p.State == cdpbrowser.DownloadProgressStateCompleted {
				select {
				case done <- struct{}{}:
				default:
				}
			}
		})
		run(t, ctx, "save "+f.name, cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(dir).WithEventsEnabled(true),
			until(`document.querySelector('`+f.button+`').href`), chromedp.Click(f.button))
		select {
		case <-done:
		case <-ctx.Done():
			t.Fatalf("%s is not saved", f.name)
		}
		data, err := os.ReadFile(filepath.Join(dir, f.name))
		if err != nil || !strings.HasPrefix(string(data), f.begins) {
			t.Errorf("%s: %v, begins with %.8q", f.name, err, data)
		}
	}
}

// said is a word of the accessibility tree.
type said struct {
	Value any `json:"value"`
}

// TestPreviewIsHeard: what a screen reader is told of each control, in both languages.
func TestPreviewIsHeard(t *testing.T) {
	t.Parallel()
	address := startPreview(t, writeArticle(t, previewArticle))
	ctx := browser(t)
	for lang, want := range map[string][]string{
		"zh": {"combobox 主题", "combobox 开本", "combobox 用途", "combobox 行向", "link PDF", "link EPUB", "button 缩小", "button 放大", "combobox 转到", "Iframe 电子书", "navigation 文件", "region 将写入的内容", "group 版面"},
		"en": {"combobox Theme", "combobox Paper", "combobox Profile", "combobox Lines", "link PDF", "link EPUB", "button Smaller", "button Larger", "combobox Go to", "Iframe E-book", "navigation Files", "region What is written", "group Pages"},
	} {
		var tree struct { // of its own: the library's type knows fewer names of properties than browsers send
			Nodes []struct {
				Ignored bool `json:"ignored"`
				Role    said `json:"role"`
				Name    said `json:"name"`
			} `json:"nodes"`
		}
		run(t, ctx, lang, chromedp.Navigate(address+"?lang="+lang), until("document.body.dataset.book && document.querySelector('#edits button')"),
			chromedp.ActionFunc(func(ctx context.Context) error {
				return cdp.Execute(ctx, accessibility.CommandGetFullAXTree, nil, &tree)
			}))
		var heard []string
		for _, n := range tree.Nodes {
			role, _ := n.Role.Value.(string)
			name, _ := n.Name.Value.(string)
			if n.Ignored {
				continue
			}
			heard = append(heard, role+" "+name)
			if name == "" && slices.Contains([]string{"button", "combobox", "link", "textbox", "Iframe", "region", "heading"}, role) {
				t.Errorf("%s: a %s has no name", lang, role)
			}
		}
		for _, w := range want {
			if !slices.Contains(heard, w) {
				t.Errorf("%s: %q is not heard among %q", lang, w, heard)
			}
		}
	}
}

// TestPreviewLooks keeps pictures of what a person sees on the way: problems, a place in the source, vertical lines,
// a narrow window.
func TestPreviewLooks(t *testing.T) {
	t.Parallel()
	if os.Getenv("KANBEN_SCREENSHOTS") == "" {
		t.Skip("KANBEN_SCREENSHOTS names no folder for pictures")
	}
	path := writeArticle(t, strings.Replace(wrongArticle, "[^9]", "", 1))
	address := startPreview(t, path)
	ctx := browser(t)
	look := func(name string, actions ...chromedp.Action) {
		var picture []byte
		run(t, ctx, name, append(actions, chromedp.CaptureScreenshot(&picture))...)
		keepPicture(t, "preview-"+name+".png", picture)
	}
	for _, lang := range []string{"zh", "en"} {
		look("problems-"+lang, chromedp.EmulateViewport(1500, 800), chromedp.Navigate(address+"?lang="+lang), until("document.querySelector('button.problem')"))
		look("source-"+lang, chromedp.Click("button.problem"), until("document.querySelector('#source .here')"))
		look("narrow-"+lang, chromedp.Click("#source-close"), chromedp.EmulateViewport(720, 900))
	}
	save(t, path, strings.NewReplacer("[^9]", "", "![](boat.png)\n\n", "").Replace(wrongArticle))
	look("vertical", chromedp.EmulateViewport(1500, 800), until("document.body.dataset.book"), chromedp.Click("#edits button"), until("document.querySelector('.edit.undone')"),
		chromedp.Evaluate(`(s => { s.value = 'vertical'; s.dispatchEvent(new Event('change', {bubbles: true})) })(document.querySelector('select[name=direction]'))`, nil),
		until("document.querySelector('#reader').contentDocument.querySelector('foliate-view:not(.coming)')?.renderer.getContents?.()[0]?.doc.defaultView.getComputedStyle(document.body).writingMode"))
	look("dropping", chromedp.Evaluate(`document.body.dispatchEvent(new DragEvent('dragenter', {bubbles: true, cancelable: true}))`, nil))
}
