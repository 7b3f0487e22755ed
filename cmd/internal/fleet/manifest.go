package fleet

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"
)

// Manifest is the result of a whole plan: the same bytes whatever the number of machines.
type Manifest struct {
	Plan    string   `json:"plan"`
	Records []Record `json:"records"` // in the plan's order; worker and attempt left out
}

// ErrUnfinished is returned by Finish while entries of the plan are neither done nor failed.
var ErrUnfinished = errors.New("the plan is not finished")

// Finish writes the manifest once every entry is done or failed, and replaces the published names. Any machine
// may call it, any number of times.
func (f *Fleet) Finish(ctx context.Context, p *Plan) (*Manifest, error) {
	m := &Manifest{Plan: p.Hash, Records: make([]Record, len(p.Entries))}
	err := each(ctx, len(p.Entries), lanes, func(ctx context.Context, i int) error {
		r, ok, err := f.finished(ctx, p.Entries[i])
		if err != nil {
			return err
		}
		if !ok {
			return ErrUnfinished
		}
		r.Worker, r.Attempt = "", 0
		r.name(p.Entries[i])
		m.Records[i] = r
		return nil
	})
	if err != nil {
		return nil, err
	}
	data := encode(m)
	key := "manifest-" + p.Hash + ".json"
	won, err := f.store.Create(ctx, key, data)
	if err != nil {
		return nil, err
	}
	if !won {
		old, err := f.store.Get(ctx, key)
		if err != nil {
			return nil, err
		}
		if sum(old) != sum(data) {
			return nil, fmt.Errorf("%w: manifest of plan %s", ErrMismatch, p.Hash)
		}
	}
	return m, f.publish(ctx, m)
}

// publish puts each output under its name.
func (f *Fleet) publish(ctx context.Context, m *Manifest) error {
	return each(ctx, len(m.Records), lanes, func(ctx context.Context, i int) error {
		for _, o := range m.Records[i].Outputs {
			if err := f.store.Publish(ctx, publishedKey(o.Name), o.key()); err != nil {
				return err
			}
		}
		return nil
	})
}

// Prune withdraws names that no output of the manifest has: of articles that were removed or withdrawn.
func (f *Fleet) Prune(ctx context.Context, m *Manifest) ([]string, error) {
	keep := map[string]bool{}
	for _, r := range m.Records {
		for _, o := range r.Outputs {
			keep[publishedKey(o.Name)] = true
		}
	}
	names, err := f.store.List(ctx, "name/")
	if err != nil {
		return nil, err
	}
	var gone []string
	for _, name := range names {
		if !keep[name] {
			if err := f.store.Withdraw(ctx, name); err != nil {
				return gone, err
			}
			gone = append(gone, strings.TrimPrefix(name, "name/"))
		}
	}
	return gone, nil
}

// Audit is what Verify found.
type Audit struct {
	Objects int      // outputs that were hashed
	Lost    []string // outputs that a record names and the store has not
	Bad     []string // outputs whose bytes are not what their name says
	Extra   []string // outputs that no record names
}

// Clean reports whether nothing is lost and nothing bad; extra objects are left by killed workers.
func (a Audit) Clean() bool { return len(a.Lost) == 0 && len(a.Bad) == 0 }

// Verify hashes every output of the store again and holds it against the records.
func (f *Fleet) Verify(ctx context.Context) (Audit, error) {
	var a Audit
	known, err := f.known(ctx)
	if err != nil {
		return a, err
	}
	keys, err := f.store.List(ctx, "out/")
	if err != nil {
		return a, err
	}
	for _, key := range keys {
		data, err := f.store.Get(ctx, key)
		if err != nil {
			return a, err
		}
		a.Objects++
		if sum(data) != strings.TrimSuffix(path.Base(key), path.Ext(key)) {
			a.Bad = append(a.Bad, key)
		}
		if !known[key] {
			a.Extra = append(a.Extra, key)
		}
		delete(known, key)
	}
	for key := range known {
		a.Lost = append(a.Lost, key)
	}
	sort.Strings(a.Lost)
	return a, nil
}

// known collects the outputs that records name.
func (f *Fleet) known(ctx context.Context) (map[string]bool, error) {
	keys, err := f.store.List(ctx, "done/")
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, key := range keys {
		r, err := f.record(ctx, key)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, o := range r.Outputs {
			known[o.key()] = true
		}
	}
	return known, nil
}
