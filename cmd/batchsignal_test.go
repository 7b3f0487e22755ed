//go:build unix

package cmd_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterruptedBatch: at SIGINT and SIGTERM a batch keeps what is finished, whole, leaves no temporary file, and says
// by its exit code which signal it was; the same command again makes only what is missing.
func TestInterruptedBatch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		signal syscall.Signal
		code   int
		to     string // below the folder of the test
	}{{syscall.SIGTERM, 143, "out"}, {syscall.SIGINT, 130, "out"}, {syscall.SIGTERM, 143, "file:store"}} {
		t.Run(c.signal.String()+" "+strings.Trim(c.to, ":"), func(t *testing.T) {
			t.Parallel()
			interrupted(t, c.signal, c.code, c.to)
		})
	}
}

func interrupted(t *testing.T, signal syscall.Signal, code int, to string) {
	const n = 200
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "in"), 0o777); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		text := fmt.Sprintf("# 第%d篇\n\n%s\n", i, strings.Repeat(fmt.Sprintf("书船第%d次靠岸。", i), 40))
		if err := os.WriteFile(filepath.Join(dir, "in", fmt.Sprintf("a%03d.md", i)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	batch := func() (*exec.Cmd, *bytes.Buffer) {
		c := exec.Command("kanben", "batch", "-v", "-j", "2", "-t", "pdf", "--cache", "cache", "-o", to, "--report", "json=run.json", "in")
		c.Dir = dir
		var words bytes.Buffer
		c.Stderr = &words
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		return c, &words
	}
	c, words := batch()
	for len(found(dir, ".pdf")) < 3 {
		time.Sleep(time.Millisecond) // until it is in the middle
	}
	c.Process.Signal(signal)
	c.Wait()
	if got := c.ProcessState.ExitCode(); got != code {
		t.Errorf("exit code %d, want %d\n%s", got, code, words)
	}
	for _, path := range found(dir, ".pdf") {
		if data, err := os.ReadFile(path); err != nil || !bytes.HasSuffix(bytes.TrimSpace(data), []byte("%%EOF")) {
			t.Errorf("%s is not whole: %v", path, err)
		}
	}
	if left := found(dir, ".tmp"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := os.Stat(filepath.Join(dir, "run.json")); err != nil {
		t.Errorf("no report: %v", err)
	}
	made := len(found(filepath.Join(dir, strings.TrimPrefix(to, "file:")), ".pdf"))
	again, words := batch()
	if err := again.Wait(); err != nil {
		t.Errorf("the run after: %v\n%s", err, words)
	}
	if made == 0 || strings.Contains(words.String(), ": 0 made") || strings.Contains(words.String(), fmt.Sprintf("%d made, 0 from the cache", n)) {
		t.Errorf("%d files before, then: %s", made, words)
	}
}

// found lists the files below the folder that end so.
func found(dir, end string) []string {
	var out []string
	filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && strings.HasSuffix(path, end) {
			out = append(out, path)
		}
		return nil
	})
	return out
}
