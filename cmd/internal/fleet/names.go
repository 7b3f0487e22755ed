package fleet

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/kanben/kanben/cmd/internal/store"
)

// errTorn says that a set of names is not what was written.
var errTorn = errors.New("damaged")

// PublishedName is the name below name/ of an output of the plan: what leads out of it is left away.
func PublishedName(output string) string { return strings.TrimPrefix(path.Clean("/"+output), "/") }

// nameSet is what name/ shows: names/<number>.json, created once. Its creation is the switch from one set to the next;
// name/ follows, and names/<number>.shown says that it has.
type nameSet struct {
	number  int
	lost    bool             // it was shown, and is not there any more
	Entries map[string]entry `json:"entries"` // by name
}

// entry is an object that a name shows, with the article it was made of.
type entry struct {
	Object string `json:"object"`
	Input  string `json:"input"`
}

// objects are the keys by name.
func (s *nameSet) objects() map[string]string {
	out := make(map[string]string, len(s.Entries))
	for name, e := range s.Entries {
		out[name] = e.Object
	}
	return out
}

func setKey(n int) string   { return fmt.Sprintf("names/%012d.json", n) }
func shownKey(n int) string { return fmt.Sprintf("names/%012d.shown", n) }

// publish makes a new set of the last one and the outputs of the manifest; alone leaves out all that the manifest has
// not. It returns the names that are gone. Machines that publish at once make sets one after the other, each with what
// the one before has; a run that was killed is completed by the next one.
func (f *Fleet) publish(ctx context.Context, m *Manifest, alone bool) (gone []string, err error) {
	overtaken := false
	for ctx.Err() == nil {
		last, err := f.lastSet(ctx)
		if err != nil {
			return gone, err
		}
		next := last.with(m, alone)
		if !maps.Equal(next.Entries, last.Entries) {
			won, err := f.store.Create(ctx, setKey(next.number), encode(next))
			if err != nil {
				return gone, err
			}
			if !won {
				continue
			}
			for name := range last.Entries {
				if next.Entries[name].Object == "" {
					gone = append(gone, name)
				}
			}
			continue // to see whether it is the last one
		}
		done, err := f.show(ctx, last, overtaken)
		if done || err != nil {
			slices.Sort(gone)
			return slices.Compact(gone), err
		}
		overtaken = true
	}
	return gone, ctx.Err()
}

// with returns the set that follows when the manifest is published. An article that has failed now keeps what it had.
func (s *nameSet) with(m *Manifest, alone bool) *nameSet {
	next := &nameSet{number: s.number + 1, Entries: map[string]entry{}}
	failed := map[string]bool{}
	for _, r := range m.Records {
		failed[r.Name] = r.Failed()
	}
	for name, e := range s.Entries {
		if !alone || failed[e.Input] {
			next.Entries[name] = e
		}
	}
	for _, r := range m.Records {
		for _, o := range r.Outputs {
			next.Entries[PublishedName(o.Name)] = entry{o.key(), r.Name}
		}
	}
	return next
}

// lastSet reads the newest set; there is an empty one before the first. One that somebody has removed is empty as well.
func (f *Fleet) lastSet(ctx context.Context) (*nameSet, error) {
	for before := 0; ; {
		n, err := f.lastNumber(ctx)
		if n == 0 || err != nil {
			return &nameSet{}, err
		}
		s, err := f.set(ctx, n)
		if !errors.Is(err, fs.ErrNotExist) {
			return s, err
		}
		if n == before { // else newer ones came since it was listed
			return &nameSet{number: n, lost: true}, nil
		}
		before = n
	}
}

// lastNumber is the highest number of a set that was created or shown.
func (f *Fleet) lastNumber(ctx context.Context) (int, error) {
	keys, err := f.store.List(ctx, "names/0")
	n := 0
	for _, key := range keys {
		if i, err := strconv.Atoi(strings.TrimSuffix(path.Base(key), path.Ext(key))); err == nil {
			n = max(n, i)
		}
	}
	return n, err
}

func (f *Fleet) set(ctx context.Context, n int) (*nameSet, error) {
	data, err := f.store.Get(ctx, setKey(n))
	if err != nil {
		return nil, err
	}
	s := &nameSet{number: n}
	if err := json.Unmarshal(data, s); err != nil {
		return s, fmt.Errorf("read %s: %w: %w", setKey(n), errTorn, err)
	}
	return s, nil
}

// show makes name/ follow the set and reports whether it is still the last one. If it is not, it may have written older
// names over newer ones: overtaken then writes all of the newer set once more.
func (f *Fleet) show(ctx context.Context, s *nameSet, overtaken bool) (last bool, err error) {
	if s.number == 0 {
		return true, nil
	}
	shown, err := f.store.Has(ctx, shownKey(s.number))
	if err != nil || shown && !overtaken {
		return shown, err
	}
	var before map[string]string
	if !overtaken {
		if before, err = f.shownBefore(ctx, s.number); err != nil {
			return false, err
		}
	}
	if err := f.store.Show(ctx, store.Set{Number: s.number, Entries: s.objects(), Before: before}); err != nil {
		return false, err
	}
	newest, err := f.lastSet(ctx)
	if err != nil || newest.number != s.number {
		return false, err
	}
	if _, err := f.store.Create(ctx, shownKey(s.number), []byte("shown\n")); err != nil {
		return false, err
	}
	return true, f.forget(ctx, s.number-2)
}

// shownBefore returns what name/ shows if the set before was shown as a whole, nil if nobody knows.
func (f *Fleet) shownBefore(ctx context.Context, n int) (map[string]string, error) {
	shown, err := f.store.Has(ctx, shownKey(n-1))
	if !shown || err != nil {
		return nil, err
	}
	s, err := f.set(ctx, n-1)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return s.objects(), nil
}

// forget removes a set that two newer ones have followed.
func (f *Fleet) forget(ctx context.Context, n int) error {
	if n < 1 {
		return nil
	}
	return errors.Join(f.store.Remove(ctx, shownKey(n)), f.store.Remove(ctx, setKey(n)))
}
