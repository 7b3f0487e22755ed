//go:build unix

package cmd

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// TestTerminatedWorker: at SIGTERM a worker process acknowledges what it has made, holds nothing back, and ends with
// 143; another goes on at once, and no article is rendered twice.
func TestTerminatedWorker(t *testing.T) {
	t.Parallel()
	const n = 30
	dir := t.TempDir()
	for i := range n {
		text := fmt.Sprintf("# 第%d篇\n\n%s\n", i, strings.Repeat(fmt.Sprintf("书船第%d次靠岸。", i), 60))
		put(t, filepath.Join(dir, "in", fmt.Sprintf("a%03d.md", i)), text)
	}
	queue := jetStream(t)
	start := func(args ...string) (*exec.Cmd, *bytes.Buffer) {
		c := exec.Command("kanben", append(args, "-v", "-t", "pdf", "--queue", queue, "-o", "file:press", "--input", "file:in")...)
		c.Dir = dir
		var words bytes.Buffer
		c.Stderr = &words
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Process.Kill() })
		return c, &words
	}
	records := func() int {
		done, _ := filepath.Glob(filepath.Join(dir, "press", "done", "*"))
		return len(done)
	}
	batch, said := start("batch")
	first, words := start("worker", "-j", "2")
	for records() < 3 {
		time.Sleep(time.Millisecond) // until it is in the middle
	}
	first.Process.Signal(syscall.SIGTERM)
	first.Wait()
	if got := first.ProcessState.ExitCode(); got != exitTerminate {
		t.Errorf("exit code %d, want %d\n%s", got, exitTerminate, words)
	}
	made := records()
	held, redelivered, acked := jobs(t, queue)
	if held != 0 || redelivered != 0 || acked != made || made >= n {
		t.Errorf("%d articles made, %d acknowledged; %d held and %d redelivered, want none", made, acked, held, redelivered)
	}
	second, words := start("worker", "-j", "2")
	if err := batch.Wait(); err != nil {
		t.Errorf("batch: %v\n%s%s", err, said, words)
	}
	second.Process.Signal(syscall.SIGTERM)
	second.Wait()
	if _, redelivered, acked = jobs(t, queue); redelivered != 0 || acked != n || records() != n {
		t.Errorf("%d of %d made, %d acknowledged, %d redelivered", records(), n, acked, redelivered)
	}
}

// jobs asks the server: jobs in the hands of workers, jobs given out again, jobs acknowledged. The stream loses a job
// when it is acknowledged.
func jobs(t *testing.T, queue string) (held, redelivered, acked int) {
	t.Helper()
	conn, err := nats.Connect(queue)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	js, err := jetstream.New(conn)
	if err != nil {
		t.Fatal(err)
	}
	stream, err := js.Stream(t.Context(), "KANBEN")
	if err != nil {
		t.Fatal(err)
	}
	c, err := stream.Consumer(t.Context(), "workers")
	if err != nil {
		t.Fatal(err)
	}
	state := stream.CachedInfo().State
	return c.CachedInfo().NumAckPending, c.CachedInfo().NumRedelivered, int(state.LastSeq) - int(state.Msgs)
}
