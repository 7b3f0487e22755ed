package fleet

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/kanben/kanben/cmd/internal/store"
)

var errKilled = errors.New("the machine is dead")

// dying is a store whose machine dies at a write: that one and all after it fail.
type dying struct {
	store.Published
	left int // writes before the death
}

func (d *dying) dead() bool {
	d.left--
	return d.left < 0
}

func (d *dying) Create(ctx context.Context, key string, data []byte) (bool, error) {
	if d.dead() {
		return false, errKilled
	}
	return d.Published.Create(ctx, key, data)
}

func (d *dying) Show(ctx context.Context, s store.Set) error {
	if !d.dead() {
		return d.Published.Show(ctx, s)
	}
	return errKilled
}

func (d *dying) Remove(ctx context.Context, key string) error {
	if d.dead() {
		return errKilled
	}
	return d.Published.Remove(ctx, key)
}

// edition is articles of one day: the text says which.
func edition(day string, names ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for _, n := range names {
		m[n+".txt"] = &fstest.MapFile{Data: []byte(day + n)}
	}
	return m
}

// issue renders the articles and finishes the plan on a machine with this view of the store.
func issue(ctx context.Context, s, view store.Published, in fs.FS, prune bool) error {
	f := New(s, Folder{FS: in, Takes: isText}, quick{}, Options{Settings: "names", Workers: 4})
	p, err := f.Plan(ctx)
	if err != nil {
		return err
	}
	if _, err := f.Shard(ctx, p, Part{0, 1}); err != nil {
		return err
	}
	f.store = view
	m, err := f.Finish(ctx, p)
	if err == nil && prune {
		_, err = f.Prune(ctx, m)
	}
	return err
}

// shows returns the names below name/ with the day that their bytes are of.
func shows(t *testing.T, dir string) map[string]string {
	t.Helper()
	set, err := filepath.EvalSymlinks(filepath.Join(dir, "name"))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	files, _ := filepath.Glob(filepath.Join(set, "*.pdf"))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".pdf")
		got[name] = strings.TrimSuffix(strings.TrimPrefix(string(data), "%PDF "), name)
	}
	return got
}

// TestNamesSwitchAsASet kills the machine that publishes at each of its writes: name/ shows Monday whole or Tuesday
// whole, and the next run completes it.
func TestNamesSwitchAsASet(t *testing.T) {
	t.Parallel()
	monday, tuesday := edition("周一", "a", "b", "c"), edition("周二", "a", "b", "d")
	deaths := 0
	for writes := 0; ; writes++ {
		dir := t.TempDir()
		s := store.Folder{Dir: dir, Scratch: true}
		if err := issue(t.Context(), s, s, monday, false); err != nil {
			t.Fatal(err)
		}
		err := issue(t.Context(), s, &dying{Published: s, left: writes}, tuesday, true)
		if err != nil && !errors.Is(err, errKilled) {
			t.Fatal(err)
		}
		switch got := fmt.Sprint(shows(t, dir)); got {
		case "map[a:周一 b:周一 c:周一]", "map[a:周二 b:周二 c:周一 d:周二]", "map[a:周二 b:周二 d:周二]":
		default:
			t.Errorf("killed after %d writes: %s", writes, got)
		}
		if err == nil {
			break
		}
		deaths++
		if err := issue(t.Context(), s, s, tuesday, true); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(shows(t, dir)); got != "map[a:周二 b:周二 d:周二]" {
			t.Errorf("killed after %d writes, then run again: %s", writes, got)
		}
	}
	if deaths < 6 {
		t.Errorf("died %d times: the test kills nothing", deaths)
	}
}

// TestMachinesPublishAtOnce: of plans that finish at the same time none loses the names of another.
func TestMachinesPublishAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := store.Folder{Dir: dir}
	var machines sync.WaitGroup
	const n = 8
	for i := range n {
		machines.Go(func() {
			if err := issue(t.Context(), s, s, edition("今天", string(rune('a'+i))), false); err != nil {
				t.Error(err)
			}
		})
	}
	machines.Wait()
	if got := shows(t, dir); len(got) != n {
		t.Errorf("%d names, want %d: %v", len(got), n, got)
	}
}

// TestPruneKeepsWhatFailed: an article that cannot be rendered now is neither gone nor withdrawn.
func TestPruneKeepsWhatFailed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := store.Folder{Dir: dir, Scratch: true}
	monday, tuesday := edition("周一", "a", "b", "c"), edition("周二", "a", "b")
	tuesday["b.txt"].Data = []byte("blank")
	for _, in := range []fs.FS{monday, tuesday} {
		if err := issue(t.Context(), s, s, in, true); err != nil {
			t.Fatal(err)
		}
	}
	if got := fmt.Sprint(shows(t, dir)); got != "map[a:周二 b:周一]" {
		t.Errorf("after Tuesday: %s", got)
	}
}

// TestPartOfPlacers: each placer's environment, as it sets it, gives each machine another part, from 0.
func TestPartOfPlacers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		env  map[string]string
		want string
	}{
		{map[string]string{"JOB_COMPLETION_INDEX": "3", "KANBEN_SHARDS": "4"}, "{3 4} <nil>"},
		{map[string]string{"AWS_BATCH_JOB_ARRAY_INDEX": "0", "AWS_BATCH_JOB_ARRAY_SIZE": "2"}, "{0 2} <nil>"},
		{map[string]string{"SLURM_ARRAY_TASK_ID": "4", "SLURM_ARRAY_TASK_COUNT": "4", "SLURM_ARRAY_TASK_MIN": "1"}, "{3 4} <nil>"},
		{map[string]string{"SLURM_ARRAY_TASK_ID": "14", "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_ARRAY_TASK_MIN": "10", "SLURM_ARRAY_TASK_STEP": "2"}, "{2 3} <nil>"},
		{map[string]string{"CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "3"}, "{0 3} <nil>"},
		{map[string]string{"KANBEN_SHARD": "1/2"}, "{1 2} <nil>"},
		{map[string]string{"CI_NODE_INDEX": "4", "CI_NODE_TOTAL": "3"}, "{3 3} --shard 3/3: want 0 ≤ I < N"},
	} {
		p, err := ParsePart("auto", func(name string) string { return c.env[name] })
		if got := fmt.Sprint(p, err); got != c.want {
			t.Errorf("%v: %s, want %s", c.env, got, c.want)
		}
	}
}

// TestNamesStayInside: an article that lies above the working folder is not published beside name/.
func TestNamesStayInside(t *testing.T) {
	t.Parallel()
	for output, want := range map[string]string{"a/b.pdf": "a/b.pdf", "../a/b.pdf": "a/b.pdf", "/srv/a.pdf": "srv/a.pdf", "a/../../b.pdf": "b.pdf"} {
		if got := PublishedName(output); got != want {
			t.Errorf("%s: %s, want %s", output, got, want)
		}
	}
}
