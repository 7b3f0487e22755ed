// Package fleet renders the articles of a plan on any number of machines that share a store.
//
// Most callers want New, Fleet.Shard for a finite batch, or Submit and Worker for a queue. What is done is an
// object of the store, created once; so running the same command again resumes, and a second rendering of the
// same article is a test of determinism. It places no work itself and knows neither reader nor writer.
package fleet

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/kanben/kanben/cmd/internal/store"
	"github.com/kanben/kanben/content"
)

// MaxAttempts is how often an article may fail for the world's reasons before it is reported (batch.md).
const MaxAttempts = 3

// ErrMismatch is returned when two renderings of one key gave different bytes: a broken promise, not bad luck.
var ErrMismatch = errors.New("two renderings of one article differ")

// Unreadable is the error of an input that is listed but cannot be read. It is the article's failure with this code and
// problem, and stops no other; every other error of Read is the world's.
type Unreadable struct {
	Code    int
	Problem content.Problem
}

// Error implements error.
func (u *Unreadable) Error() string { return u.Problem.Msg }

// noBytes stands for the sum of an input that cannot be read, so that a later run which can read it renders it.
const noBytes = "unreadable"

// Inputs are the articles to render: a folder or a store. Names are slash paths.
type Inputs interface {
	List(ctx context.Context) ([]string, error)
	Read(ctx context.Context, name string) ([]byte, error)
	Base(ctx context.Context, name string) fs.FS // where the article's pictures lie
}

// File is one output, in the order of Entry.Names.
type File struct {
	Format string
	Data   []byte
}

// Rendered is what became of one article. Code is the exit code that its problems mean, 0 if it has outputs;
// a withdrawn article has none and is done.
type Rendered struct {
	Files     []File
	Pages     int
	Problems  []content.Problem
	Code      int
	Withdrawn bool
}

// Look is what can be known of an article before it is rendered: the pictures it needs, so that a changed picture is
// a changed article, and the names of its outputs.
type Look struct {
	Assets []string `json:"assets,omitempty"`
	Names  []string `json:"names,omitempty"`
}

// Engine renders. Render's error is about the world and may be tried again. Look is a function of name, index and
// data only; its answer is kept.
type Engine interface {
	Render(ctx context.Context, e Entry, data []byte, base fs.FS) (Rendered, error)
	Look(ctx context.Context, name string, index int, data []byte, base fs.FS) Look
}

// Options are a run's own. Settings is everything that shows in the bytes: program version, layout version, faces,
// flags; Worker names this machine in the records.
type Options struct {
	Settings string
	Naming   string // how outputs are named: shows in names only
	Worker   string
	Workers  int                            // articles looked at and rendered at once; 0 = 1
	Done     func(r Record, hit bool) error // told after each article, by any worker; hit: it was done before
	Intact   func(r Record) bool            // asked of records found done; false renders again. nil = trust the store
}

// Fleet is one machine's view of a run.
type Fleet struct {
	store  store.Published
	inputs Inputs
	engine Engine
	opts   Options
}

// New returns a machine that renders the inputs into the store.
func New(s store.Published, in Inputs, e Engine, o Options) *Fleet { return &Fleet{s, in, e, o} }

// Article renders one entry of the plan unless it is done. The order is: done? render, outputs, record; so that a
// record means that its outputs are there. Errors other than ErrMismatch may be tried again.
// hit is true when nothing had to be rendered.
func (f *Fleet) Article(ctx context.Context, e Entry) (r Record, hit bool, err error) {
	defer func() { r.name(e) }()
	r, attempt, ok, err := f.state(ctx, e)
	if err != nil || ok && f.intact(r) {
		return r, ok, err
	}
	r, err = f.render(ctx, e)
	if ctx.Err() != nil {
		return Record{}, false, ctx.Err()
	}
	r.Attempt = attempt + 1
	if err != nil {
		r, err = f.fail(ctx, e, r, err)
	} else {
		r, err = f.commit(ctx, e, r)
	}
	return r, false, err
}

func (f *Fleet) intact(r Record) bool { return f.opts.Intact == nil || f.opts.Intact(r) }

func (f *Fleet) tell(r Record, hit bool) error {
	if f.opts.Done == nil {
		return nil
	}
	return f.opts.Done(r, hit)
}

// render makes the record and creates the outputs.
func (f *Fleet) render(ctx context.Context, e Entry) (Record, error) {
	r := Record{Name: e.Name, Key: e.Key, Worker: f.opts.Worker}
	data, err := f.inputs.Read(ctx, e.Name)
	if bad := (*Unreadable)(nil); errors.As(err, &bad) && e.SHA256 == noBytes {
		r.Code, r.Problems = bad.Code, told([]content.Problem{bad.Problem})
		return r, nil
	}
	if err != nil {
		return r, err
	}
	if sum(data) != e.SHA256 {
		return r, fmt.Errorf("%s has changed since the plan was made", e.Name)
	}
	got, err := f.engine.Render(ctx, e, data, f.inputs.Base(ctx, e.Name))
	if err != nil {
		return r, err
	}
	r.Pages, r.Code, r.Withdrawn, r.Problems = got.Pages, got.Code, got.Withdrawn, told(got.Problems)
	for _, file := range got.Files {
		o := Output{Format: file.Format, SHA256: sum(file.Data), Bytes: len(file.Data)}
		if _, err := f.store.Create(ctx, o.key(), file.Data); err != nil {
			return r, err
		}
		r.Outputs = append(r.Outputs, o)
	}
	return r, nil
}
