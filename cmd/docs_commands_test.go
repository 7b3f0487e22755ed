package cmd_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// apart lists the commands of README and docs that no test runs as they stand, with the reason. Each must still be there.
var apart = map[string]string{
	"README.md: go run ./cmd/kanben -v -o out/ testdata/articles/book-boat.md": "fresh_clone in .ci/run runs it in a clone",
	"README.md: go test ./...": "it is this test; .ci/run runs it from the page",
	"README.md: go install github.com/kanben/kanben/cmd/kanben@latest":                                                                    "network",
	"start.md: go install github.com/kanben/kanben/cmd/kanben@latest":                                                                     "network",
	"install.md: go install github.com/kanben/kanben/cmd/kanben@latest":                                                                   "network",
	"install.md: sha256sum -c --ignore-missing SHA256SUMS":                                                                                "a downloaded release; .ci/run makes one and checks its sums",
	"install.md: sudo apt install ./kanben_0.1.0_amd64.deb":                                                                               "changes the machine; .ci/release tests where the package puts what",
	"install.md: CGO_ENABLED=0 GOOS=linux go build -tags container -trimpath -ldflags=-s -o bin/kanben-linux ./cmd/kanben":                "needs a container engine; container_linux_test.go",
	"start.md: kanben preview mine.md":                                                                                                    "runs until it is stopped; preview_test.go",
	"print.md: kanben export -t pdf --profile print --icc coated.icc --condition 'NAME OF THE CONDITION' -o print/article.pdf article.md": "a printer's own profile",
	"library.md: go run ./docs/example":                                                                                                   "TestExampleProgram runs it",
	`reading.md: for list in .ci/gold/third.gold .ci/gold/fresh.gold .ci/gold/pages.gold; do`:                                             "clones of the repositories that hold the pages",
	"comparison.md: kanben -o out/ testdata/articles/shuchuan.txt":                                                                        "needs the peers for a comparison; .ci/bench",
}

var fenced = regexp.MustCompile("(?ms)^```([a-z]*)([^\n]*)\n(.*?)^```$")

// TestDocumentedCommandsRun runs the sh blocks of each page in order, in one shell and one folder, as a reader would.
// A block of another language whose fence names a file is that file.
func TestDocumentedCommandsRun(t *testing.T) {
	t.Parallel()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is missing")
	}
	pages, err := filepath.Glob("../docs/*.md")
	if err != nil || len(pages) < 10 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	seen := map[string]bool{}
	for _, page := range append(pages, "../README.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		files, script := commandsOf(t, filepath.Base(page), string(text), seen)
		if script == "" {
			continue
		}
		t.Run(filepath.Base(page), func(t *testing.T) {
			t.Parallel()
			runPage(t, bash, files, script)
		})
	}
	for line := range apart {
		if !seen[line] {
			t.Errorf("the list of commands apart has %q, which no page has", line)
		}
	}
}

// commandsOf returns the files that a page writes down, and its commands.
func commandsOf(t *testing.T, page, text string, seen map[string]bool) (files map[string]string, script string) {
	files = map[string]string{}
	for _, m := range fenced.FindAllStringSubmatch(text, -1) {
		lang, name, body := m[1], strings.TrimSpace(m[2]), m[3]
		first := fmt.Sprintf("%s: %s", page, strings.SplitN(body, "\n", 2)[0])
		switch {
		case lang == "sh" && apart[first] == "":
			script += body
		case lang == "sh", lang == "console":
			if seen[first] = true; apart[first] == "" {
				t.Errorf("%s is not run: list it with its reason, or make it sh", first)
			}
		case name != "":
			files[name] = body
		}
	}
	return files, script
}

func runPage(t *testing.T, bash string, files map[string]string, script string) {
	dir := t.TempDir()
	for _, to := range []string{"testdata", "."} {
		if err := os.CopyFS(filepath.Join(dir, to, "articles"), os.DirFS("../testdata/articles")); err != nil {
			t.Fatal(err)
		}
	}
	if data, err := os.ReadFile("../testdata/book.yaml"); err == nil {
		files["testdata/book.yaml"] = string(data)
	}
	os.Remove(filepath.Join(dir, "articles", "granary.yaml")) // the same article as granary.md: a batch refuses the two
	files["article.md"] = "# 河上的雾\n\n记者 林知夏\n\n清早，河上起了雾。\n"
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command(bash, "-euo", "pipefail", "-c", script)
	c.Dir = dir
	c.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(dir, ".cache"), "NO_COLOR=1")
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestCommandsStandInFences: a command that is only indented would escape the test.
func TestCommandsStandInFences(t *testing.T) {
	t.Parallel()
	indented := regexp.MustCompile(`(?m)^    (kanben|go|make|docker|curl) .*$`)
	pages, _ := filepath.Glob("../docs/*.md")
	for _, page := range append(pages, "../README.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range indented.FindAllString(fenced.ReplaceAllString(string(text), ""), -1) {
			t.Errorf("%s: %q stands in no fence", page, strings.TrimSpace(line))
		}
	}
}

// TestExampleProgram compiles and runs the program of docs/library.md.
func TestExampleProgram(t *testing.T) {
	t.Parallel()
	program, err := os.ReadFile("../docs/example/main.go")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../docs/library.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), "```go\n"+string(program)+"```\n") {
		t.Error("docs/library.md and docs/example/main.go are two programs")
	}
	dir := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(dir, "example"), "../docs/example").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	c := exec.Command(filepath.Join(dir, "example"))
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil || !strings.Contains(string(out), "1 page") {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, magic := range map[string]string{"a.pdf": "%PDF-1.7", "a.epub": "PK"} {
		if data, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !strings.HasPrefix(string(data), magic) {
			t.Errorf("%s: %v, %d bytes", name, err, len(data))
		}
	}
}
