package cmd

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const recordMap = "title: 标题\nbody: 正文\nwithdrawn: 撤稿\n"

// writeRecords writes thirty records, a line each; edit changes them first.
func writeRecords(t *testing.T, path string, edit func(lines []string) []string) {
	t.Helper()
	var lines []string
	for i := range 30 {
		lines = append(lines, fmt.Sprintf(`{"标题": "第%d篇", "正文": "书船第%d次靠岸。"}`, i+1, i+1))
	}
	lines[6] = `{"标题": "第7篇", "正文": ""}`
	lines[12] = `{"标题": "第13篇", "正文": "书船靠岸。", "撤稿": true}`
	put(t, path, strings.Join(edit(lines), "\n")+"\n")
}

func same(lines []string) []string { return lines }

type recordRun struct {
	Made, Cached, Withdrawn, Failed int
	Results                         []struct {
		Input, Status string
		Outputs       []string
		Problems      []struct {
			Code, File, Path string
			Line             int
		}
	}
}

func runRecords(t *testing.T, dir string, flags ...string) (r recordRun) {
	t.Helper()
	report := filepath.Join(dir, "run.json")
	words := append([]string{"batch", "-q", "-t", "pdf", "--map", filepath.Join(dir, "map.yaml"), "--cache", filepath.Join(dir, "cache"), "--report", "json=" + report}, flags...)
	if code := call(t.Context(), io.Discard, append(words, filepath.Join(dir, "in.jsonl"))...); code != exitSome {
		t.Errorf("%v: exit code %d, want %d", flags, code, exitSome)
	}
	data, err := os.ReadFile(report)
	if err == nil {
		err = json.Unmarshal(data, &r)
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestRecordsAreArticles: each record of a file has its own output, key and place; a bad one fails alone, one that is
// withdrawn is left out, and of the next run only what changed is made again, wherever in the file it stands.
func TestRecordsAreArticles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.jsonl"), filepath.Join(dir, "out")
	put(t, filepath.Join(dir, "map.yaml"), recordMap)
	writeRecords(t, in, same)
	want := func(step string, r recordRun, counts [4]int, line int) {
		t.Helper()
		if got := [4]int{r.Made, r.Cached, r.Withdrawn, r.Failed}; got != counts {
			t.Errorf("%s: made, cached, withdrawn, failed: %v, want %v", step, got, counts)
		}
		bad := r.Results[6]
		if len(bad.Problems) != 1 || filepath.Base(bad.Input) != "in.jsonl#0007" || bad.Status != "failed" {
			t.Fatalf("%s: %+v", step, bad)
		}
		if p := bad.Problems[0]; p.Code != "E-EMPTY" || filepath.Base(p.File) != "in.jsonl" || p.Line != line || p.Path != "records[6]" {
			t.Errorf("%s: %+v, want E-EMPTY in line %d", step, p, line)
		}
	}
	pattern := filepath.Join(out, "{slug}-{index}.{ext}")
	want("first", runRecords(t, dir, "-o", pattern), [4]int{28, 0, 1, 1}, 7)
	want("again", runRecords(t, dir, "-o", pattern), [4]int{0, 28, 1, 1}, 7)
	writeRecords(t, in, func(lines []string) []string {
		lines[2] = strings.Replace(lines[2], "靠岸", "离岸", 1)
		return append([]string{"", ""}, lines...) // every other record is in another line, and is the same
	})
	want("one changed", runRecords(t, dir, "-o", pattern), [4]int{1, 27, 1, 1}, 9)
	if made, _ := filepath.Glob(filepath.Join(out, "第30篇-0030.pdf")); len(made) != 1 {
		t.Error("no output 第30篇-0030.pdf")
	}
	writeRecords(t, in, func(lines []string) []string {
		lines[4] = strings.Replace(lines[4], "}", `, "撤稿": "true"}`, 1)
		return lines
	})
	want("one withdrawn", runRecords(t, dir, "-o", pattern, "--prune"), [4]int{0, 27, 2, 1}, 7) // the cache still has the third as it was at first
	if made, _ := filepath.Glob(filepath.Join(out, "*.pdf")); len(made) != 27 {
		t.Errorf("%d outputs, want 27: %v", len(made), made)
	}
}

// TestRecordsOfShards: two parts of the records give the manifest of one run.
func TestRecordsOfShards(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, filepath.Join(dir, "map.yaml"), recordMap)
	writeRecords(t, filepath.Join(dir, "in.jsonl"), same)
	one, two := filepath.Join(dir, "one"), filepath.Join(dir, "two")
	runRecords(t, dir, "-o", "file:"+one)
	for _, part := range []string{"0/2", "1/2"} {
		call(t.Context(), io.Discard, "batch", "-q", "-t", "pdf", "--map", filepath.Join(dir, "map.yaml"), "-o", "file:"+two, "--shard", part, filepath.Join(dir, "in.jsonl"))
	}
	a, b := manifestBytes(t, one), manifestBytes(t, two)
	if len(a) == 0 || !slices.Equal(a, b) {
		t.Errorf("manifests differ:\n%s\n%s", a, b)
	}
}

func manifestBytes(t *testing.T, dir string) []byte {
	t.Helper()
	found, _ := filepath.Glob(filepath.Join(dir, "manifest-*.json"))
	if len(found) != 1 {
		t.Fatalf("%d manifests in %s", len(found), dir)
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return data
}
