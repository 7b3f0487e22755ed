package cmd

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// TestCIStepsRunAsWritten follows the steps of docs/ci.md and action.yml: each runs as it is written in a fresh clone, with
// a folder in place of what a forge or a store does. Only these are put in place: the Go module proxy is a folder made
// from this repository's HEAD, an s3:// address is a folder, `uses` of foreign actions and artifacts are looked at.
func TestCIStepsRunAsWritten(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("installs the program from a clone")
	}
	f := newForge(t)
	blocks := fenced(t, "../docs/ci.md")
	f.workspace(t).sh("go install github.com/kanben/kanben/cmd/kanben@latest", nil) // as the README says
	t.Run("shell", func(t *testing.T) {
		w := f.workspace(t)
		w.sh(blocks["sh"][0], nil)
		w.holds("out/a.pdf", "out/b.epub", "summary.md", "kanben.xml", "kanben.sarif")
	})
	t.Run("github", func(t *testing.T) {
		var doc struct {
			Jobs map[string]struct{ Steps []step }
		}
		parse(t, blocks["yaml"][0], &doc)
		w := f.workspace(t)
		for range 2 { // the second run is served by the cache
			for _, s := range doc.Jobs["export"].Steps {
				w.step(s, nil)
			}
		}
		w.holds("out/a.pdf", "out/b.epub", "kanben.sarif", "kanben.xml")
		if s := w.read("summary"); !strings.Contains(s, "| 0 | 2 | 0 | 0 |") {
			t.Errorf("the cache did not serve the second run:\n%s", s)
		}
	})
	t.Run("matrix", func(t *testing.T) {
		var doc struct {
			Strategy struct{ Matrix struct{ Shard []int } }
			Steps    []step
		}
		parse(t, blocks["yaml"][1], &doc)
		w := f.workspace(t)
		for _, shard := range doc.Strategy.Matrix.Shard {
			for _, s := range doc.Steps {
				w.step(s, map[string]string{"matrix.shard": strconv.Itoa(shard), "secrets.STORE_KEY": "A", "secrets.STORE_SECRET": "S"})
			}
		}
		w.published()
	})
	t.Run("gitlab", func(t *testing.T) {
		var doc struct {
			Export struct {
				Parallel  int
				Script    []string
				Artifacts struct {
					Reports map[string]string
				}
			}
		}
		parse(t, blocks["yaml"][2], &doc)
		w := f.workspace(t)
		for i := range doc.Export.Parallel {
			env := map[string]string{"CI_NODE_INDEX": strconv.Itoa(i + 1), "CI_NODE_TOTAL": strconv.Itoa(doc.Export.Parallel), "STORE": "https://store.example", "GITLAB_CI": "true"}
			for _, line := range doc.Export.Script {
				w.sh(line, env)
			}
			for _, report := range doc.Export.Artifacts.Reports {
				w.holds(report)
			}
		}
		w.published()
	})
	t.Run("jenkins", func(t *testing.T) {
		w := f.workspace(t)
		for line := range strings.Lines(blocks["groovy"][0]) {
			word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
			quoted := strings.Trim(rest, "'")
			switch word {
			case "sh":
				w.sh(quoted, nil)
			case "junit":
				w.holds(quoted)
			case "archiveArtifacts":
				w.holds(strings.TrimSuffix(quoted, "/**"))
			default:
				t.Errorf("unknown step %s", line)
			}
		}
	})
}

// step is one step of a workflow or of a composite action.
type step struct {
	Uses, Run, Shell string
	With, Env        map[string]string
}

// forge is a machine that a CI gives: Go, and a proxy that has our module.
type forge struct {
	action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct{ Steps []step }
	}
	gopath, proxy string
	env           []string
}

func newForge(t *testing.T) *forge {
	t.Helper()
	f := &forge{gopath: t.TempDir(), proxy: t.TempDir()}
	parse(t, text(t, "../action.yml"), &f.action)
	f.publish(t)
	goEnv := func(name string) string {
		out, err := exec.Command("go", "env", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(out))
	}
	f.env = []string{"PATH=" + filepath.Join(f.gopath, "bin") + ":" + os.Getenv("PATH"), "GOPATH=" + f.gopath, "GOCACHE=" + goEnv("GOCACHE"),
		"GOFLAGS=-modcacherw -trimpath", "GONOSUMDB=*", "GONOSUMCHECK=1", "GOTOOLCHAIN=local", "CGO_ENABLED=0",
		"GOPROXY=file://" + filepath.ToSlash(f.proxy) + ",file://" + filepath.ToSlash(filepath.Join(goEnv("GOMODCACHE"), "cache/download"))}
	return f
}

// publish makes the folder that a module proxy would serve: HEAD as one version.
func (f *forge) publish(t *testing.T) {
	t.Helper()
	const version = "v0.99.0"
	at := filepath.Join(f.proxy, "github.com/kanben/kanben/@v")
	put(t, filepath.Join(at, "list"), version+"\n")
	put(t, filepath.Join(at, version+".info"), fmt.Sprintf(`{"Version":%q,"Time":"2026-01-01T00:00:00Z"}`, version))
	put(t, filepath.Join(at, version+".mod"), text(t, "../go.mod"))
	archive := exec.Command("git", "archive", "--format=zip", "-0", "--prefix=github.com/kanben/kanben@"+version+"/", "-o",
		filepath.Join(at, version+".zip"), "HEAD")
	archive.Dir = ".."
	if out, err := archive.CombinedOutput(); err != nil {
		if os.Getenv("CI") == "" {
			t.Skipf("no clone of the repository: %v", err)
		}
		t.Fatalf("%v\n%s", err, out)
	}
}

// workspace is a checkout of somebody's articles, with a home of its own.
type workspace struct {
	*testing.T
	forge             *forge
	dir, home, stores string
}

func (f *forge) workspace(t *testing.T) *workspace {
	t.Helper()
	w := &workspace{T: t, forge: f, dir: t.TempDir(), home: t.TempDir(), stores: t.TempDir()}
	put(t, filepath.Join(w.dir, "articles", "a.md"), "# 甲\n\n书船靠岸。\n")
	put(t, filepath.Join(w.dir, "articles", "b.md"), "# 乙\n\n灯亮了。\n")
	return w
}

// s3 is an address of a bucket; a folder stands for it.
var s3 = regexp.MustCompile(`s3://[^"' ]+`)

// sh runs a line as a CI does: bash, stopping at the first error.
func (w *workspace) sh(script string, env map[string]string) {
	w.Helper()
	script = s3.ReplaceAllString(script, "file:"+w.stores)
	c := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
	c.Dir = w.dir
	c.Env = append([]string{"HOME=" + w.home, "TMPDIR=" + os.TempDir(), "GITHUB_STEP_SUMMARY=" + filepath.Join(w.home, "summary"), "RUNNER_OS=Linux"}, w.forge.env...)
	for k, v := range env {
		c.Env = append(c.Env, k+"="+s3.ReplaceAllString(v, "file:"+w.stores))
	}
	if out, err := c.CombinedOutput(); err != nil {
		w.Fatalf("%s\n%v\n%s", script, err, out)
	}
}

var expression = regexp.MustCompile(`\$\{\{ *([a-zA-Z0-9_.]+) *\}\}`)

// step follows one step of a workflow.
func (w *workspace) step(s step, values map[string]string) {
	w.Helper()
	value := func(text string) string {
		return expression.ReplaceAllStringFunc(text, func(e string) string {
			name := expression.FindStringSubmatch(e)[1]
			v, ok := values[name]
			if !ok {
				w.Errorf("%s: %s is not set", text, name)
			}
			return v
		})
	}
	action, _, _ := strings.Cut(s.Uses, "@")
	switch action {
	case "":
		env := map[string]string{}
		for k, v := range s.Env {
			env[k] = value(v)
		}
		w.sh(value(s.Run), env)
	case "actions/checkout", "actions/setup-go", "actions/cache": // there already
	case "actions/upload-artifact":
		w.holds(value(s.With["path"]))
	case "kanben/kanben":
		w.composite(s, value)
	default:
		w.Errorf("unknown action %s", s.Uses)
	}
}

// composite follows action.yml with the inputs of the step.
func (w *workspace) composite(s step, value func(string) string) {
	w.Helper()
	inputs := map[string]string{"runner.os": "Linux", "github.sha": "0"}
	for name, in := range w.forge.action.Inputs {
		inputs["inputs."+name] = in.Default
	}
	for name, v := range s.With {
		if _, known := w.forge.action.Inputs[name]; !known {
			w.Errorf("action.yml has no input %s", name)
		}
		inputs["inputs."+name] = value(v)
	}
	for _, inner := range w.forge.action.Runs.Steps {
		w.step(inner, inputs)
	}
}

// holds looks at what a forge would take: a file or a folder that is not empty.
func (w *workspace) holds(paths ...string) {
	w.Helper()
	for _, p := range paths {
		info, err := os.Stat(filepath.Join(w.dir, p))
		if err != nil || info.Size() == 0 {
			w.Errorf("%s: %v", p, err)
		}
	}
}

func (w *workspace) read(name string) string { return text(w.T, filepath.Join(w.home, name)) }

// published holds that the last shard wrote the manifest and the names.
func (w *workspace) published() {
	w.Helper()
	manifests, _ := filepath.Glob(filepath.Join(w.stores, "manifest-*.json"))
	names, _ := filepath.Glob(filepath.Join(w.stores, "name", "*", "*"))
	if len(manifests) != 1 || len(names) != 4 {
		w.Errorf("%d manifests, names %v", len(manifests), names)
	}
	if code := call(context.Background(), new(bytes.Buffer), "verify", w.stores); code != 0 {
		w.Errorf("verify ended with %d", code)
	}
}

var block = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$")

// fenced returns the fenced blocks of a page by language.
func fenced(t *testing.T, page string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, m := range block.FindAllStringSubmatch(text(t, page), -1) {
		out[m[1]] = append(out[m[1]], m[2])
	}
	if len(out["sh"]) != 1 || len(out["yaml"]) != 3 || len(out["groovy"]) != 1 {
		t.Fatalf("%s has other blocks than this test follows", page)
	}
	return out
}

func text(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func parse(t *testing.T, doc string, into any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(doc), into); err != nil {
		t.Fatal(err)
	}
}
