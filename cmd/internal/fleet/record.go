package fleet

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/kanben/kanben/content"
)

// Record is the commit point of an article: done/<key>.json.
type Record struct {
	Name      string    `json:"name"`
	Key       string    `json:"key"`
	Outputs   []Output  `json:"outputs,omitempty"`
	Pages     int       `json:"pages,omitempty"`
	Code      int       `json:"code,omitempty"`
	Withdrawn bool      `json:"withdrawn,omitempty"`
	Problems  []Problem `json:"problems,omitempty"`
	Error     string    `json:"error,omitempty"`
	Worker    string    `json:"worker,omitempty"`
	Attempt   int       `json:"attempt,omitempty"`
}

// Failed reports whether the article has no outputs though it should.
func (r Record) Failed() bool { return r.Code != 0 || r.Error != "" }

// name gives the outputs the names that the plan has for them; the stored record knows none, so that it serves
// runs that name them otherwise.
func (r *Record) name(e Entry) {
	for i := range r.Outputs {
		if i < len(e.Names) {
			r.Outputs[i].Name = e.Names[i]
		}
	}
}

// Output is one file of a record; its object is out/<sha256>.<format>.
type Output struct {
	Format string `json:"format"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
	Name   string `json:"name,omitempty"`
}

func (o Output) key() string { return "out/" + o.SHA256 + "." + o.Format }

// Problem is a content.Problem as records keep it.
type Problem struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Line     int    `json:"line,omitempty"`
	Col      int    `json:"col,omitempty"`
	Path     string `json:"path,omitempty"`
	Msg      string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

// Content returns the problem as other rooms tell it; file is the article's name.
func (p Problem) Content(file string) content.Problem {
	severity := content.Warning
	if p.Severity == content.Error.String() {
		severity = content.Error
	}
	return content.Problem{Severity: severity, Code: p.Code, Pos: content.Pos{File: file, Line: p.Line, Col: p.Col}, Path: p.Path, Msg: p.Msg, Hint: p.Hint}
}

func told(ps []content.Problem) []Problem {
	var out []Problem
	for _, p := range ps {
		if p.Severity > content.Info {
			out = append(out, Problem{p.Severity.String(), p.Code, p.Pos.Line, p.Pos.Col, p.Path, p.Msg, p.Hint})
		}
	}
	return out
}

func doneKey(e Entry) string { return "done/" + e.Key + ".json" }

// finished returns the record of an article that is done, or that has failed for good.
func (f *Fleet) finished(ctx context.Context, e Entry) (Record, bool, error) {
	r, _, ok, err := f.state(ctx, e)
	return r, ok, err
}

// state is what the store knows of an article: its record, if it is final, else how many attempts have failed. Of an
// article that nobody has begun it asks two things, both of the cheap kind: a listing costs ten times as much.
func (f *Fleet) state(ctx context.Context, e Entry) (r Record, attempts int, ok bool, err error) {
	r, err = f.record(ctx, doneKey(e))
	if err == nil {
		return r, 0, true, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return r, 0, false, err
	}
	begun, err := f.store.Has(ctx, failedKey(e, 1))
	if err != nil || !begun {
		return Record{}, 0, false, err
	}
	keys, err := f.store.List(ctx, failedPrefix(e))
	if err != nil || len(keys) < MaxAttempts {
		return Record{}, len(keys), false, err
	}
	r, err = f.record(ctx, failedKey(e, MaxAttempts))
	return r, len(keys), err == nil, err
}

func (f *Fleet) record(ctx context.Context, key string) (r Record, err error) {
	data, err := f.store.Get(ctx, key)
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return r, fmt.Errorf("read %s: %w", key, err)
	}
	return r, nil
}

// commit creates the record. If another machine was first, its outputs must be the same bytes.
func (f *Fleet) commit(ctx context.Context, e Entry, r Record) (Record, error) {
	won, err := f.store.Create(ctx, doneKey(e), encode(r))
	if err != nil {
		return r, err
	}
	if won {
		return r, nil
	}
	first, err := f.record(ctx, doneKey(e))
	if err != nil {
		return r, err
	}
	if !slices.Equal(first.Outputs, r.Outputs) || first.Code != r.Code {
		return r, fmt.Errorf("%w: %s by %s and %s", ErrMismatch, e.Name, first.Worker, r.Worker)
	}
	return first, nil
}

func failedPrefix(e Entry) string { return "failed/" + e.Key + "/" }

func failedKey(e Entry, attempt int) string {
	return fmt.Sprintf("%s%d.json", failedPrefix(e), attempt)
}

// fail writes down an attempt that the world spoilt. The last one is the article's result; before it the error
// is returned, so that whoever places work places it again.
func (f *Fleet) fail(ctx context.Context, e Entry, r Record, cause error) (Record, error) {
	r.Error, r.Code = cause.Error(), 5
	if _, err := f.store.Create(ctx, failedKey(e, r.Attempt), encode(r)); err != nil {
		return r, errors.Join(cause, err)
	}
	if r.Attempt < MaxAttempts {
		return r, cause
	}
	return r, nil
}

func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	e.Encode(v) // plain structs of strings and numbers cannot fail
	return b.Bytes()
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}
