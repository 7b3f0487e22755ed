package fleet

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"sort"
	"strings"
)

// Plan is the whole of a run: every article with the sum of what shows in its output. Equal inputs and settings
// give the same plan on every machine.
type Plan struct {
	Settings string  `json:"settings"`
	Entries  []Entry `json:"entries"`
	Hash     string  `json:"-"`
}

// Entry is one article of a plan. Key is the sum of settings, name, bytes and pictures: the name of its record.
type Entry struct {
	Name   string   `json:"name"`
	SHA256 string   `json:"sha256"`
	Assets []string `json:"assets,omitempty"` // "sum name", ascending by name
	Key    string   `json:"key"`
}

// Plan reads all inputs and creates the plan's object.
func (f *Fleet) Plan(ctx context.Context) (*Plan, error) {
	names, err := f.inputs.List(ctx)
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	p := &Plan{Settings: f.opts.Settings}
	for _, name := range names {
		e, err := f.entry(ctx, name)
		if err != nil {
			return nil, fmt.Errorf("plan %s: %w", name, err)
		}
		p.Entries = append(p.Entries, e)
	}
	data := encode(p)
	p.Hash = sum(data)
	_, err = f.store.Create(ctx, "plan/"+p.Hash+".json", data)
	return p, err
}

func (f *Fleet) entry(ctx context.Context, name string) (Entry, error) {
	data, err := f.inputs.Read(ctx, name)
	if err != nil {
		return Entry{}, err
	}
	e := Entry{Name: name, SHA256: sum(data)}
	base := f.inputs.Base(ctx, name)
	for _, asset := range f.engine.Assets(ctx, name, data, base) {
		picture := "missing"
		if data, err := fs.ReadFile(base, asset); err == nil {
			picture = sum(data)
		} else if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid) {
			return e, err
		}
		e.Assets = append(e.Assets, picture+" "+asset)
	}
	e.Key = sum([]byte(strings.Join(append([]string{f.opts.Settings, e.Name, e.SHA256}, e.Assets...), "\n")))
	return e, nil
}

// Load reads the plan of the hash from the store.
func (f *Fleet) Load(ctx context.Context, hash string) (*Plan, error) {
	data, err := f.store.Get(ctx, "plan/"+hash+".json")
	if err != nil {
		return nil, err
	}
	if sum(data) != hash {
		return nil, fmt.Errorf("plan %s is not what its name says", hash)
	}
	p := &Plan{Hash: hash}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(p); err != nil {
		return nil, fmt.Errorf("read plan %s: %w", hash, err)
	}
	return p, nil
}
