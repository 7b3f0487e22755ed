package cmd

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

const previewArticle = `---
title: 渡口的书船
published: 2025-06-21 07:30
source: 青芦周报
credits:
  - 记者 顾小舟
  - 责任编辑：纪南星
---
天刚亮,书船靠上了北岸。船舱里有两千册书。

## 夜里的灯

孩子们先学会的字是渡。船主说“慢慢看。”然后点亮了灯。
`

// startPreview runs the command on a file and returns its address.
func startPreview(t *testing.T, path string) string {
	t.Helper()
	out, in := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	s := &Streams{In: strings.NewReader(""), Out: in, Err: io.Discard, Lookup: func(string) (string, bool) { return "", false }}
	go func() {
		err := (&app{Streams: s}).run(ctx, []string{"preview", "--no-open", path})
		in.Close()
		done <- err
	}()
	t.Cleanup(func() { cancel(); <-done })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go io.Copy(io.Discard, out)
	return strings.TrimSpace(line)
}

// browser starts a headless Chromium; without one the test fails in CI and is skipped elsewhere.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("chromium is missing: .ci/run installs it")
		}
		t.Skip("chromium is missing")
	}
	opts := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.WindowSize(1500, 900), chromedp.UserDataDir(profileFolder(t)))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithErrorf(func(string, ...any) {}))
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 4*time.Minute) // of a machine that has other work; one at rest needs seconds
	t.Cleanup(func() {
		chromedp.Cancel(ctx) // waits until the browser has gone, so that its folder can go
		cancel()
	})
	return ctx
}

// profileFolder is removed as far as the browser's last processes allow.
func profileFolder(t *testing.T) string {
	dir, err := os.MkdirTemp("", "kanben-browser-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func writeArticle(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "article.md")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPreviewInTheBrowser(t *testing.T) {
	t.Parallel()
	path := writeArticle(t, previewArticle)
	address := startPreview(t, path)
	ctx := browser(t)
	var foreign []string
	chromedp.ListenTarget(ctx, func(e any) {
		if r, ok := e.(*network.EventRequestWillBeSent); ok && !strings.HasPrefix(r.Request.URL, address) &&
			!strings.HasPrefix(r.Request.URL, "blob:") && !strings.HasPrefix(r.Request.URL, "data:") {
			foreign = append(foreign, r.Request.URL)
		}
	})
	var title, text, fields string
	run(t, ctx, "open", network.Enable(), chromedp.Navigate(address+"?lang=zh"),
		chromedp.WaitVisible(".sheet canvas"), until("document.body.dataset.book"),
		chromedp.Title(&title), chromedp.Evaluate(`document.querySelector('.sheet .text').textContent`, &text),
		chromedp.Text("#fields", &fields))
	if title != "渡口的书船" || !strings.Contains(text, "天刚亮，书船靠上了北岸。") {
		t.Errorf("title %q, first page %q", title, text)
	}
	for _, name := range []string{"顾小舟", "纪南星", "青芦周报"} {
		if !strings.Contains(fields, name) {
			t.Errorf("%s is not in the panel: %q", name, fields)
		}
	}
	follows(t, ctx, path)
	switches(t, ctx)
	places(t, ctx, path)
	keepsOutputs(t, ctx, path)
	triesFile(t, ctx)
	if len(foreign) > 0 {
		t.Errorf("requests to elsewhere: %v", foreign)
	}
}

// until waits until the expression holds, however busy the machine is. It asks by the clock, since a page out of sight
// draws no frames.
func until(expression string) chromedp.Action {
	return chromedp.Poll(expression, nil, chromedp.WithPollingInterval(40*time.Millisecond), chromedp.WithPollingTimeout(0))
}

func run(t *testing.T, ctx context.Context, what string, actions ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(ctx, actions...); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// follows: an edit of the file is seen, and an undone edit is taken back.
func follows(t *testing.T, ctx context.Context, path string) {
	os.WriteFile(path, []byte(strings.Replace(previewArticle, "两千册书", "三千册旧书", 1)), 0o666)
	run(t, ctx, "follow an edit", until(`document.querySelector('.sheet .text')?.textContent.includes('三千册旧书')`),
		chromedp.Click("#edits button"), until(`document.querySelector('.sheet .text')?.textContent.includes('天刚亮,书船')`),
		chromedp.Click("#edits button"), until(`document.querySelector('.sheet .text')?.textContent.includes('天刚亮，书船')`))
}

// switches: another paper changes the pages at once.
func switches(t *testing.T, ctx context.Context) {
	run(t, ctx, "switch the paper", chromedp.SetValue(`select[name=paper]`, "16k"),
		chromedp.Evaluate(`document.querySelector('#choices').elements.paper.dispatchEvent(new Event('change', {bubbles: true}))`, nil),
		until(`Math.abs((s => s.clientHeight / s.clientWidth)(document.querySelector('.sheet')) - 260 / 185) < 0.003`))
}

// triesFile: a file dropped on the page is shown, is the one to be downloaded, and goes again.
func triesFile(t *testing.T, ctx context.Context) {
	drop := `(() => { const d = new DataTransfer(); d.items.add(new File(['# 岸上的人\n\n灯亮了。![船](none.png)\n'], '另一篇.md'));
		document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: d, bubbles: true, cancelable: true})) })()`
	var saved string
	run(t, ctx, "drop a file", chromedp.Evaluate(drop, nil), until(`document.title === '岸上的人'`))
	run(t, ctx, "see its page", until(`document.querySelector('.sheet .text')?.textContent.includes('灯亮了。')`))
	run(t, ctx, "save it", chromedp.Evaluate(`fetch(document.querySelector('#get-pdf').href).then(async r => r.headers.get('content-disposition') + ' ' + (await r.text()).slice(0, 5))`, &saved, awaited))
	run(t, ctx, "go back", until(`document.querySelector('#back').checkVisibility()`),
		chromedp.Click("#back", chromedp.ByQuery))
	run(t, ctx, "see the input", until(`document.title === '归来的书船' && document.querySelector('#back').hidden`))
	if !strings.HasSuffix(saved, "%E5%8F%A6%E4%B8%80%E7%AF%87.pdf %PDF-") {
		t.Errorf("the PDF is saved as %q", saved)
	}
}

// places: a problem shows, and a click leads to its line in the source.
func places(t *testing.T, ctx context.Context, path string) {
	os.WriteFile(path, []byte(strings.Replace(previewArticle, "两千册书。", "两千册书[^9]。", 1)), 0o666)
	var here string
	run(t, ctx, "place a problem", until(`[...document.querySelectorAll('.problem.error')].some(b => b.textContent.includes('E-NOTE'))`),
		chromedp.Click(".problem.error"), chromedp.WaitVisible("#source .here"), chromedp.Text("#source .here", &here), chromedp.Click("#source-close"))
	if !strings.Contains(here, "两千册书[^9]") {
		t.Errorf("the place shown is %q", here)
	}
}

// keepsOutputs: the last good pages stay while the input is bad or gone, and a good one is taken up again.
func keepsOutputs(t *testing.T, ctx context.Context, path string) {
	os.Remove(path)
	run(t, ctx, "lose the input", until(`[...document.querySelectorAll('.problem.error')].some(b => b.textContent.includes('E-INPUT'))`),
		chromedp.WaitVisible("#banner"), chromedp.WaitVisible(".sheet canvas"))
	os.WriteFile(path, []byte(strings.Replace(previewArticle, "渡口的书船", "归来的书船", 1)), 0o666)
	run(t, ctx, "find it again", until(`document.title === '归来的书船' && document.querySelector('#banner').hidden`))
}

// TestPreviewIsAccessible holds the page against axe-core in both languages and colour schemes and keeps pictures.
func TestPreviewIsAccessible(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	address := startPreview(t, filepath.Join("..", "testdata", "articles", "book-boat.md"))
	ctx := browser(t)
	for _, lang := range []string{"zh", "en"} {
		for _, scheme := range []string{"light", "dark"} {
			var violations string
			var picture []byte
			run(t, ctx, lang+" "+scheme, emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}),
				chromedp.Navigate(address+"?lang="+lang), chromedp.WaitVisible(".sheet canvas"), until("document.body.dataset.book"),
				chromedp.Evaluate(axe, nil),
				chromedp.Evaluate(`axe.run(document, {iframes: false}).then(r => JSON.stringify(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' '))))`,
					&violations, awaited), chromedp.CaptureScreenshot(&picture))
			if violations != "[]" {
				t.Errorf("%s %s: %s", lang, scheme, violations)
			}
			keepPicture(t, "preview-"+lang+"-"+scheme+".png", picture)
		}
	}
}

func awaited(p *cdpruntime.EvaluateParams) *cdpruntime.EvaluateParams {
	return p.WithAwaitPromise(true)
}

// keepPicture writes a screenshot to the folder that CI keeps, if there is one.
func keepPicture(t *testing.T, name string, png []byte) {
	dir := os.Getenv("KANBEN_SCREENSHOTS")
	if dir == "" {
		return
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), png, 0o666); err != nil {
		t.Fatal(err)
	}
}

func axeSource(t *testing.T) string {
	t.Helper()
	path := os.Getenv("KANBEN_AXE")
	if path == "" {
		path = filepath.Join("internal", "preview", "web", "node_modules", "axe-core", "axe.min.js")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("axe-core is missing (%v): .ci/run installs it", err)
		}
		t.Skip("axe-core is missing: run npm ci in cmd/internal/preview/web")
	}
	return string(data)
}

func TestPreviewAnswersOnlyItself(t *testing.T) {
	t.Parallel()
	address := startPreview(t, writeArticle(t, previewArticle))
	for _, c := range []struct {
		method, path, host, origin string
		want                       int
	}{
		{"GET", "state", "", "", 200},
		{"GET", "state", "evil.example", "", 403},
		{"POST", "choices", "", "", 403},
		{"POST", "choices", "", "http://evil.example", 403},
		{"POST", "choices", "", strings.TrimSuffix(address, "/"), 204},
		{"POST", "choices", "", "null", 403},
		{"POST", "drop", "", "", 403},
		{"POST", "back", "", "http://evil.example", 403},
		{"GET", "events", "localhost.evil.example", "", 403},
		{"GET", "out/99/article.pdf", "", "", 410},
		{"GET", "source?file=/etc/hostname", "", "", 404},
		{"GET", "../../etc/hostname", "", "", 404},
	} {
		r, err := http.NewRequest(c.method, address+c.path, strings.NewReader(`{}`))
		if err != nil {
			t.Fatal(err)
		}
		if c.host != "" {
			r.Host = c.host
		}
		if c.origin != "" {
			r.Header.Set("Origin", c.origin)
		}
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != c.want {
			t.Errorf("%s %s (host %q, origin %q): %d, want %d", c.method, c.path, c.host, c.origin, resp.StatusCode, c.want)
		}
		if resp.StatusCode == 200 && !strings.Contains(resp.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s has no policy", c.path)
		}
	}
}
