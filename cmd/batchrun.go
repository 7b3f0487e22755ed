package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/kanben/kanben/cmd/internal/fleet"
	"github.com/kanben/kanben/cmd/internal/report"
	"github.com/kanben/kanben/cmd/internal/store"
	"github.com/kanben/kanben/content"
)

// on ties the run to its progress line.
func (b *batch) on(p *progress) { b.progress, b.began = p, time.Now() }

// done is told of each article, by any worker: it places the outputs and keeps the result. An output that cannot be
// placed is the article's failure, unless the disk would take none of the others either.
func (b *batch) done(out *placer, r fleet.Record, hit bool) error {
	res := b.result(r, hit)
	if !r.Failed() {
		for _, o := range r.Outputs {
			err := out.place(o)
			if err == nil {
				continue
			}
			if exhausted(err) {
				return world(exitOutput, "E-OUTPUT", o.Name, err, outputHint(err))
			}
			res.Code, res.Cached = exitOutput, false
			res.Problems = append(res.Problems, content.Problem{Severity: content.Error, Code: "E-OUTPUT",
				Pos: content.Pos{File: r.Name}, Path: o.Name, Msg: reason(err), Hint: outputHint(err)})
		}
	}
	return b.keep(res)
}

// exhausted reports whether the disk as a whole is full, broken or not to be written to.
func exhausted(err error) bool {
	for _, e := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS, syscall.EIO} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

func (b *batch) result(r fleet.Record, hit bool) report.Result {
	res := report.Result{Input: r.Name, Pages: r.Pages, Code: r.Code, Withheld: r.Withdrawn, Cached: hit && !r.Failed() && !r.Withdrawn}
	for _, o := range r.Outputs {
		res.Outputs = append(res.Outputs, o.Name)
	}
	for _, p := range r.Problems {
		res.Problems = append(res.Problems, p.Content(r.Name))
	}
	if r.Error != "" {
		res.Code = exitOutput
		res.Problems = append(res.Problems, content.Problem{Severity: content.Error, Code: "E-WORLD",
			Pos: content.Pos{File: r.Name}, Msg: r.Error})
	}
	if b.records != nil {
		res.Problems = b.records.place(res.Problems)
	}
	return res
}

// keep counts the result and stops the run when enough articles have failed.
func (b *batch) keep(res report.Result) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.results = append(b.results, res)
	if res.Failed() {
		b.failed++
	}
	if b.progress != nil {
		b.progress.step(res)
	}
	if b.o.MaxFailures > 0 && b.failed >= b.o.MaxFailures {
		return errEnough
	}
	return nil
}

// refuse finds two inputs that would write one output, and outputs that are inputs, before anything is rendered.
func (b *batch) refuse(p *fleet.Plan) error {
	ins, outs := make([]*input, len(p.Entries)), make([][]output, len(p.Entries))
	for i, e := range p.Entries {
		ins[i] = &input{Path: filepath.FromSlash(e.Name), Name: e.Name}
		for _, n := range e.Names {
			path := filepath.FromSlash(n)
			if b.shared {
				ins[i].Path, path = "-", fleet.PublishedName(n) // no input lies where the names go
			}
			outs[i] = append(outs[i], output{path, formatOf(n)})
		}
	}
	return clash(ins, outs)
}

// close tells what happened: problems in order of input, the reports, a line of counts, the exit code.
func (b *batch) close(ctx context.Context, p *fleet.Plan, err error) error {
	slices.SortFunc(b.results, func(x, y report.Result) int { return strings.Compare(x.Input, y.Input) })
	printer := b.o.printer()
	printer.Source = nil
	var all []content.Problem
	for _, r := range b.results {
		all = append(all, r.Problems...)
	}
	printer.Print(all)
	run := &report.Run{Version: version(), Results: b.results, Took: time.Since(b.began)}
	for _, f := range b.reports {
		if err := store.Write(f.Path, func(w io.Writer) error { return run.Write(w, f.Kind) }); err != nil {
			return world(exitOutput, "E-OUTPUT", filepath.ToSlash(f.Path), err, "")
		}
	}
	made, cached, withheld, failed := run.Counts()
	if b.o.JSON {
		if err := b.o.printJSON(map[string]int{"articles": len(b.results), "made": made, "cached": cached, "withdrawn": withheld, "failed": failed}); err != nil {
			return err
		}
	}
	b.o.say("%d articles: %d made, %d from the cache, %d withdrawn, %d failed, in %s", len(b.results), made, cached,
		withheld, failed, run.Took.Round(10*time.Millisecond))
	switch {
	case err == nil && b.placedNone():
		return told(exitOutput)
	case errors.Is(err, errEnough), err == nil && failed > 0:
		return told(exitSome)
	case err != nil:
		return b.world(ctx, err)
	}
	return nil
}

// placedNone reports whether every article failed because its output could not be written: then the folder of the outputs
// is at fault, not the articles.
func (b *batch) placedNone() bool {
	for _, r := range b.results {
		if r.Code != exitOutput {
			return false
		}
	}
	return len(b.results) > 0
}

// world gives an error of the run its exit code: an interrupt stays one, two results for one key are a bug, and
// everything else is a store that cannot be reached.
func (b *batch) world(ctx context.Context, err error) error {
	var f *fault
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &f):
		return err
	case errors.Is(err, fleet.ErrMismatch):
		return bug(err)
	}
	return &fault{code: exitOutput, cause: err, problem: content.Problem{Severity: content.Error, Code: "E-STORE", Msg: err.Error(),
		Hint: "kanben doctor probes the store; run the same command again to go on"}}
}

// naming is what the names of outputs depend on beside the article.
func (b *batch) naming() string {
	return strings.Join(append(slices.Clone(b.o.Names.Types), b.o.Names.Outputs...), " ")
}

// placer copies outputs from the cache to their names.
type placer struct{ dir string }

// place leaves a file that is the cached one already: same size, and the time that place gave it.
func (p *placer) place(o fleet.Output) error {
	from, to := p.cached(o), filepath.FromSlash(o.Name)
	src, err := os.Stat(from)
	if err != nil {
		return err
	}
	if dst, err := os.Lstat(to); err == nil && dst.Mode().IsRegular() && dst.Size() == src.Size() && dst.ModTime().Equal(src.ModTime()) {
		return nil
	}
	return store.Copy(from, to)
}

// intact reports whether the cache still has the outputs of the record; what a crash or a person left of one is
// removed, so that it is made again.
func (p *placer) intact(r fleet.Record) bool {
	whole := true
	for _, o := range r.Outputs {
		if i, err := os.Stat(p.cached(o)); err != nil || i.Size() != int64(o.Bytes) {
			os.Remove(p.cached(o))
			whole = false
		}
	}
	return whole
}

func (p *placer) cached(o fleet.Output) string {
	return filepath.Join(p.dir, "out", o.SHA256+"."+o.Format)
}

// cacheFolder returns the folder of results that can be used again: --cache, else the user's cache folder; off is a
// folder that the run removes.
func (a *app) cacheFolder() (dir string, drop func(), err error) {
	none := func() {}
	if dir, err = a.cacheDir(); err != nil {
		return "", none, usage("name a folder with --cache, or --cache off", "no cache folder: %v", err)
	}
	if dir != "" {
		return dir, none, nil
	}
	if dir, err = os.MkdirTemp("", "kanben-batch-"); err != nil {
		return "", none, world(exitOutput, "E-OUTPUT", "temporary folder", err, "")
	}
	return dir, func() { os.RemoveAll(dir) }, nil
}

// buildIdentity tells builds apart that have no version of their own: a developer's cache must not outlive a change. A
// released version is the same program wherever and whenever it was built, so that a CI's cache serves the next run.
func buildIdentity() string {
	if b, ok := debug.ReadBuildInfo(); ok && b.Main.Version != "" && b.Main.Version != "(devel)" && !strings.HasSuffix(b.Main.Version, "+dirty") {
		return "build " + b.Main.Version + "\n"
	}
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	i, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("build %d %d\n", i.Size(), i.ModTime().UnixNano())
}

// readLimit is how many bytes of an input are read: one more than allowed, so that too much is seen as such.
func readLimit(l content.Limits) int64 { return max(l.Input, l.Unpacked, 256<<20) + 1 }

// deps writes the outputs with what each was made from, as make reads it.
func (b *batch) deps(p *fleet.Plan) error {
	var text strings.Builder
	for _, e := range p.Entries {
		if len(e.Names) == 0 {
			continue
		}
		for i, n := range e.Names {
			if i > 0 {
				text.WriteByte(' ')
			}
			text.WriteString(makeName(n))
		}
		file := e.Name
		if b.records != nil {
			file, _, _ = recordOf(file)
		}
		text.WriteString(": " + makeName(file))
		for _, a := range e.Assets {
			_, name, _ := strings.Cut(a, " ")
			text.WriteString(" " + makeName(filepath.ToSlash(filepath.Join(filepath.Dir(e.Name), name))))
		}
		text.WriteByte('\n')
	}
	err := store.Write(b.o.Deps, func(w io.Writer) error { _, err := io.WriteString(w, text.String()); return err })
	if err != nil {
		return world(exitOutput, "E-OUTPUT", filepath.ToSlash(b.o.Deps), err, "")
	}
	return nil
}

func makeName(s string) string {
	return strings.NewReplacer(" ", `\ `, "$", "$$", "#", `\#`).Replace(s)
}
