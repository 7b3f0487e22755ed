package fleet

import (
	"context"
	"errors"
	"fmt"
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
	m, err := f.manifest(ctx, p)
	if err != nil {
		return nil, err
	}
	data := encode(m)
	key := manifestKey(p.Hash)
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
	_, err = f.publish(ctx, m, false)
	return m, err
}

// manifest gathers the records of the plan, in its order.
func (f *Fleet) manifest(ctx context.Context, p *Plan) (*Manifest, error) {
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
	return m, err
}

// Prune publishes the names of the manifest alone, and returns those that are gone: of articles that were removed or
// withdrawn.
func (f *Fleet) Prune(ctx context.Context, m *Manifest) ([]string, error) {
	return f.publish(ctx, m, true)
}

func manifestKey(plan string) string { return "manifest-" + plan + ".json" }
