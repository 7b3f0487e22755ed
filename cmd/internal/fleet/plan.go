package fleet

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sort"
	"strconv"
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
	Index  int      `json:"index"`
	Assets []string `json:"assets,omitempty"` // "sum name", in the article's order
	Names  []string `json:"names,omitempty"`  // of the outputs, one a format
	Key    string   `json:"key"`
}

// Plan reads all inputs and creates the plan's object.
func (f *Fleet) Plan(ctx context.Context) (*Plan, error) {
	names, err := f.inputs.List(ctx)
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	p := &Plan{Settings: f.opts.Settings, Entries: make([]Entry, len(names))}
	if err := f.entries(ctx, p.Entries, names); err != nil {
		return nil, err
	}
	data := encode(p)
	p.Hash = sum(data)
	_, err = f.store.Create(ctx, "plan/"+p.Hash+".json", data)
	return p, err
}

// entries looks at the inputs, a few at a time, since a store's answers take their time.
func (f *Fleet) entries(ctx context.Context, out []Entry, names []string) error {
	return each(ctx, len(names), max(f.opts.Workers, lanes/2), func(ctx context.Context, i int) (err error) {
		if out[i], err = f.entry(ctx, names[i], i); err != nil {
			return fmt.Errorf("plan %s: %w", names[i], err)
		}
		return nil
	})
}

func (f *Fleet) entry(ctx context.Context, name string, index int) (Entry, error) {
	data, err := f.inputs.Read(ctx, name)
	if bad := (*Unreadable)(nil); errors.As(err, &bad) {
		return Entry{Name: name, SHA256: noBytes, Index: index, Key: sum([]byte(strings.Join([]string{f.opts.Settings, name, noBytes}, "\n")))}, nil
	}
	if err != nil {
		return Entry{}, err
	}
	e := Entry{Name: name, SHA256: sum(data), Index: index}
	base := f.inputs.Base(ctx, name)
	look, err := f.look(ctx, e, data, base)
	if err != nil {
		return e, err
	}
	e.Names = look.Names
	for _, asset := range look.Assets {
		picture, err := pictureSum(base, asset)
		if err != nil {
			return e, err
		}
		e.Assets = append(e.Assets, picture+" "+asset)
	}
	words := append([]string{f.opts.Settings, e.Name, e.SHA256}, e.Assets...)
	for _, n := range e.Names {
		words = append(words, path.Ext(n)) // what the files are called is no matter of their bytes
	}
	e.Key = sum([]byte(strings.Join(words, "\n")))
	return e, nil
}

// look asks the engine, or what it answered before for the same bytes.
func (f *Fleet) look(ctx context.Context, e Entry, data []byte, base fs.FS) (l Look, err error) {
	key := "look/" + sum([]byte(strings.Join([]string{f.opts.Settings, f.opts.Naming, e.Name, strconv.Itoa(e.Index), e.SHA256}, "\n"))) + ".json"
	kept, err := f.store.Get(ctx, key)
	if err == nil && json.Unmarshal(kept, &l) == nil {
		return l, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return l, err
	}
	l = f.engine.Look(ctx, e.Name, e.Index, data, base)
	_, err = f.store.Create(ctx, key, encode(l))
	return l, err
}

// pictureSum is the sum of a picture's bytes, or a word that says why there are none.
func pictureSum(base fs.FS, name string) (string, error) {
	if base == nil {
		return "missing", nil
	}
	file, err := base.Open(name)
	var refused *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid):
		return "missing", nil
	case errors.As(err, &refused): // a disk's answer: the article says so when it is rendered
		return "unreadable", nil
	case err != nil:
		return "", err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "unreadable", nil
	}
	return hex.EncodeToString(h.Sum(nil)), nil
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
