package fleet

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"sort"
	"strings"
	"sync"
)

// Audit is what Verify found.
type Audit struct {
	Objects int      // outputs that were hashed
	Plans   int      // that were read; a store without any is none
	Lost    []string // what a record, a manifest or a name needs and the store has not
	Bad     []string // objects whose bytes are not what their name says, or what the objects they rest on say
	Extra   []string // outputs that no record names
}

// Clean reports whether nothing is lost and nothing bad; extra objects are left by killed workers.
func (a Audit) Clean() bool { return len(a.Lost) == 0 && len(a.Bad) == 0 }

// Verify hashes every output of the store again and holds it against the records, the plans against their names, the
// manifests against plans and records, and the published names against the last set of them. What it cannot read for
// what it is, is bad and stops nothing; an error is a store that does not answer.
func (f *Fleet) Verify(ctx context.Context) (Audit, error) {
	v := &verifier{fleet: f, needed: map[string]bool{}}
	for _, step := range []func(context.Context) error{v.records, v.outputs, v.plans, v.manifests, v.names} {
		if err := step(ctx); err != nil {
			return v.audit, err
		}
	}
	for _, list := range []*[]string{&v.audit.Lost, &v.audit.Bad, &v.audit.Extra} {
		sort.Strings(*list)
	}
	return v.audit, nil
}

type verifier struct {
	fleet *Fleet
	mu    sync.Mutex
	audit Audit

	needed map[string]bool // outputs that records name
}

func (v *verifier) bad(key string)  { v.note(&v.audit.Bad, key) }
func (v *verifier) lost(key string) { v.note(&v.audit.Lost, key) }

func (v *verifier) note(list *[]string, key string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	*list = append(*list, key)
}

// each reads the objects below the prefix, several at a time; one that is removed meanwhile is passed over.
func (v *verifier) each(ctx context.Context, prefix string, look func(key string, data []byte)) error {
	keys, err := v.fleet.store.List(ctx, prefix)
	if err != nil {
		return err
	}
	return each(ctx, len(keys), lanes, func(ctx context.Context, i int) error {
		data, err := v.fleet.store.Get(ctx, keys[i])
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		look(keys[i], data)
		return nil
	})
}

// records collects the outputs that they name.
func (v *verifier) records(ctx context.Context) error {
	read := func(key string, data []byte) {
		var r Record
		if json.Unmarshal(data, &r) != nil || r.Key != recordKey(key) {
			v.bad(key)
			return
		}
		v.mu.Lock()
		defer v.mu.Unlock()
		for _, o := range r.Outputs {
			v.needed[o.key()] = true
		}
	}
	if err := v.each(ctx, "failed/", read); err != nil {
		return err
	}
	clear(v.needed) // an attempt that failed has no outputs of worth
	return v.each(ctx, "done/", read)
}

// recordKey is the article's key in done/<key>.json or failed/<key>/<attempt>.json.
func recordKey(object string) string {
	_, rest, _ := strings.Cut(object, "/")
	rest, _, _ = strings.Cut(rest, "/")
	return strings.TrimSuffix(rest, ".json")
}

func (v *verifier) outputs(ctx context.Context) error {
	found := map[string]bool{}
	err := v.each(ctx, "out/", func(key string, data []byte) {
		if sum(data) != strings.TrimSuffix(path.Base(key), path.Ext(key)) {
			v.bad(key)
		}
		v.mu.Lock()
		defer v.mu.Unlock()
		found[key] = true
		v.audit.Objects++
		if !v.needed[key] {
			v.audit.Extra = append(v.audit.Extra, key)
		}
	})
	for key := range v.needed {
		if !found[key] {
			v.lost(key)
		}
	}
	return err
}

func (v *verifier) plans(ctx context.Context) error {
	return v.each(ctx, "plan/", func(key string, data []byte) {
		v.mu.Lock()
		v.audit.Plans++
		v.mu.Unlock()
		if sum(data) != strings.TrimSuffix(path.Base(key), ".json") {
			v.bad(key)
		}
	})
}

// manifests makes each manifest again: it must be the same bytes.
func (v *verifier) manifests(ctx context.Context) error {
	kept := map[string]string{}
	err := v.each(ctx, "manifest-", func(key string, data []byte) {
		v.mu.Lock()
		defer v.mu.Unlock()
		kept[key] = sum(data)
	})
	if err != nil {
		return err
	}
	for key, was := range kept {
		hash := strings.TrimSuffix(strings.TrimPrefix(key, "manifest-"), ".json")
		p, err := v.fleet.Load(ctx, hash)
		if errors.Is(err, fs.ErrNotExist) {
			v.lost("plan/" + hash + ".json")
			continue
		}
		if err != nil {
			continue // the plan is bad, which plans has said
		}
		if m, err := v.fleet.manifest(ctx, p); err != nil || sum(encode(m)) != was {
			v.bad(key)
		}
	}
	return ctx.Err()
}

// names holds what name/ shows against the last set, if it has been shown.
func (v *verifier) names(ctx context.Context) error {
	last, err := v.fleet.lastSet(ctx)
	switch {
	case errors.Is(err, errTorn):
		v.bad(setKey(last.number))
		return nil
	case err != nil:
		return err
	case last.lost:
		v.lost(setKey(last.number))
		return nil
	}
	if shown, err := v.fleet.store.Has(ctx, shownKey(last.number)); !shown || err != nil {
		return err
	}
	seen := map[string]bool{}
	err = v.each(ctx, "name/", func(key string, data []byte) {
		name := strings.TrimPrefix(key, "name/")
		v.mu.Lock()
		seen[name] = true
		v.mu.Unlock()
		if want := last.Entries[name].Object; want == "" || sum(data) != strings.TrimSuffix(path.Base(want), path.Ext(want)) {
			v.bad(key)
		}
	})
	for name := range last.Entries {
		if !seen[name] {
			v.lost("name/" + name)
		}
	}
	return err
}
