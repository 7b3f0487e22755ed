package cmd

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// TestEveryRouteGivesTheSameBytes: one worker, two workers, three shards and a queue with two workers make the same
// outputs, and the stores get the same manifest; a broken article goes the same way on all.
func TestEveryRouteGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	for i := range 6 {
		text := fmt.Sprintf("---\ntitle: 第%d篇\npublished: 2025-06-21 07:30\nsource: 青芦周报\n---\n第%d次靠岸,书船又来了。\n", i, i)
		if i == 4 {
			text += "没有这个注[^9]。\n"
		}
		put(t, filepath.Join(in, fmt.Sprintf("a%d.md", i)), text)
	}
	queue := jetStream(t)
	shared, alone := filepath.Join(dir, "shared"), filepath.Join(dir, "alone")
	ctx, stop := context.WithCancel(t.Context())
	var workers sync.WaitGroup
	health := freePort(t)
	for i := range 2 {
		args := []string{"worker", "-q", "-j", "1", "--queue", queue, "-o", "file:" + shared, "--input", "file:" + in}
		if i == 0 {
			args = append(args, "--listen", health)
		}
		workers.Go(func() {
			if code := call(ctx, io.Discard, args...); code != 0 {
				t.Errorf("worker ended with %d", code)
			}
		})
	}
	if code := call(t.Context(), io.Discard, "batch", "-q", "--queue", queue, "-o", "file:"+shared, "--input", "file:"+in); code != exitSome {
		t.Errorf("batch --queue ended with %d, want %d: one article is broken", code, exitSome)
	}
	if got := get(t, "http://"+health+"/healthz"); got != "ok\n" {
		t.Errorf("healthz: %q", got)
	}
	if got := get(t, "http://"+health+"/metrics"); !strings.Contains(got, `kanben_articles_total{result="made"}`) {
		t.Errorf("metrics: %q", got)
	}
	stop()
	workers.Wait()
	parts := filepath.Join(dir, "parts")
	for _, args := range [][]string{
		{"-j", "2", "-o", "file:" + alone, "--input", "file:" + in},
		{"--shard", "2/3", "-o", "file:" + parts, "--input", "file:" + in},
		{"--shard", "0/3", "-o", "file:" + parts, "--input", "file:" + in},
		{"--shard", "1/3", "-o", "file:" + parts, "--input", "file:" + in},
		{"-j", "1", "--cache", "off", "-o", filepath.Join(dir, "one"), in},
		{"-j", "2", "--cache", "off", "-o", filepath.Join(dir, "two"), in},
	} {
		if code := call(t.Context(), io.Discard, append([]string{"batch", "-q"}, args...)...); code > exitSome {
			t.Errorf("%v ended with %d", args, code)
		}
	}
	one := tree(t, alone)
	if len(one) < 5*2*2+1 {
		t.Errorf("only %d objects", len(one))
	}
	sameStore(t, "queue", one, tree(t, shared))
	sameStore(t, "shards", one, tree(t, parts))
	for _, local := range []string{"one", "two"} {
		made := tree(t, filepath.Join(dir, local))
		if len(made) != 5*2 {
			t.Errorf("%s worker: %d outputs", local, len(made))
		}
		for name, data := range made {
			if !bytes.Equal(one["name/"+name], data) {
				t.Errorf("%s differs between %s worker and a store", name, local)
			}
		}
	}
}

// sameStore holds every object of a store against that of another route, manifest and published names included.
func sameStore(t *testing.T, route string, want, got map[string][]byte) {
	t.Helper()
	for name, data := range want {
		if strings.HasPrefix(name, "done/") || strings.HasPrefix(name, "failed/") {
			continue // they name their worker
		}
		if !bytes.Equal(got[name], data) {
			t.Errorf("%s differs between %s and one process", name, route)
		}
	}
}

// call runs a command line as a process would, and returns its exit code.
func call(ctx context.Context, out io.Writer, args ...string) int {
	s := &Streams{In: strings.NewReader(""), Out: out, Err: io.Discard, Lookup: func(string) (string, bool) { return "", false }}
	a := &app{Streams: s}
	err := a.run(ctx, args)
	if ctx.Err() != nil && err == ctx.Err() {
		return 0
	}
	return a.tell(err)
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func tree(t *testing.T, root string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			// name is a link to the set of names that is shown.
			target, _ := filepath.EvalSymlinks(path)
			for name, data := range tree(t, target) {
				out[filepath.ToSlash(rel)+"/"+name] = data
			}
			return nil
		}
		out[filepath.ToSlash(rel)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func get(t *testing.T, url string) string {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	data, _ := io.ReadAll(r.Body)
	return string(data)
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func jetStream(t *testing.T) string {
	t.Helper()
	_, port, _ := net.SplitHostPort(freePort(t))
	n, _ := strconv.Atoi(port)
	s, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: n, JetStream: true, StoreDir: t.TempDir(), NoLog: true, NoSigs: true})
	if err != nil {
		t.Fatal(err)
	}
	go s.Start()
	if !s.ReadyForConnections(10 * time.Second) {
		t.Fatal("nats-server does not answer")
	}
	t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	return "nats://127.0.0.1:" + port
}
