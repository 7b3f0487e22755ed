package fleet

import (
	"context"
	"io/fs"
	"sync"
	"testing"

	"github.com/kanben/kanben/cmd/internal/store"
)

// counting counts what is asked of a store, by kind.
type counting struct {
	store.Published
	mu    sync.Mutex
	asked map[string]int
}

func (c *counting) count(kind string) {
	c.mu.Lock()
	c.asked[kind]++
	c.mu.Unlock()
}

func (c *counting) Create(ctx context.Context, key string, data []byte) (bool, error) {
	c.count("create")
	return c.Published.Create(ctx, key, data)
}

func (c *counting) Get(ctx context.Context, key string) ([]byte, error) {
	c.count("get")
	return c.Published.Get(ctx, key)
}

func (c *counting) Has(ctx context.Context, key string) (bool, error) {
	c.count("has")
	return c.Published.Has(ctx, key)
}

func (c *counting) List(ctx context.Context, prefix string) ([]string, error) {
	c.count("list")
	return c.Published.List(ctx, prefix)
}

func (c *counting) Show(ctx context.Context, s store.Set) error {
	c.count("show")
	return c.Published.Show(ctx, s)
}

// TestRequestsAnArticle holds the figures of docs/scale.md: what a store is asked for each article of a new batch, and
// of the same batch once more.
func TestRequestsAnArticle(t *testing.T) {
	t.Parallel()
	const n = 50
	s := &counting{Published: store.Folder{Dir: t.TempDir()}}
	batch := func() map[string]int {
		s.asked = map[string]int{}
		f := New(s, Folder{FS: articles(n), Takes: isText}, quick{}, Options{Settings: "requests", Workers: 4})
		p, err := f.Plan(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Shard(t.Context(), p, Part{0, 1}); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Finish(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		return s.asked
	}
	for run, want := range []map[string]int{
		// create: look, two outputs, record. get: look, record, record for the manifest. has: a failed attempt.
		{"create": 4*n + 4, "get": 3*n + 3, "has": n + 2, "list": 3, "show": 1},
		{"create": 2, "get": 3*n + 2, "has": 1, "list": 1, "show": 0},
	} {
		got := batch()
		for kind, most := range want {
			if got[kind] > most {
				t.Errorf("run %d: %d × %s, want at most %d", run, got[kind], kind, most)
			}
		}
	}
}

// quick gives two files at once, and none of a blank article.
type quick struct{ press }

func (quick) Render(_ context.Context, _ Entry, data []byte, _ fs.FS) (Rendered, error) {
	if string(data) == "blank" {
		return Rendered{Code: 3}, nil
	}
	return Rendered{Pages: 1, Files: []File{{"pdf", append([]byte("%PDF "), data...)}, {"epub", append([]byte("PK "), data...)}}}, nil
}
