package cmd

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/cmd/internal/fleet"
	"github.com/kanben/kanben/cmd/internal/report"
	"github.com/kanben/kanben/cmd/internal/store"
)

type batchOptions struct {
	*app
	Read                                 readOptions
	Page                                 pageOptions
	Names                                naming
	Output, Shard, Deps, Queue, InputURL string
	Reports                              []string
	Workers, MaxFailures                 int
	FailFast, Prune                      bool
	Words                                []string
	command                              *cobra.Command
}

func newBatch(a *app, run func(context.Context, *batchOptions) error) *cobra.Command {
	o := &batchOptions{app: a}
	if run == nil {
		run = runBatch
	}
	c := &cobra.Command{Use: "batch [flags] INPUT...", Short: "Many articles in one process, or on many machines", Annotations: takesInputs(),
		Long: `batch exports many articles in one process and never does the same work twice: an article whose text, pictures and
settings have not changed is taken from the cache.

INPUT is a file, a folder, a pattern in quotes, @list (a file with a path a line), or - (such a list on standard
input). -o names a folder, a pattern with {slug} {date} {ext} {name} {dir} {lang} {index}, or a store that machines
share: file:DIR or s3://bucket/prefix?endpoint=URL. With a store, --shard I/N renders one part of the whole;
run the same command again to go on where a machine stopped. --queue gives the work to kanben worker instead.

With --map each record of a JSON, JSON lines or CSV file is an article of its own: rows.csv#0003 is the third, {name}
of its outputs is rows-0003, and a bad one fails alone.`,
		Example: `  kanben batch -o out articles/
  kanben batch -o 'out/{date}/{slug}.{ext}' --report junit=report.xml,md=summary.md 'articles/*.md'
  kanben batch -o 's3://press/2025?endpoint=https://store.example' --shard 3/16 articles/
  kanben batch --map map.yaml -o 'out/{slug}.{ext}' export.jsonl
  find . -name '*.txt' | kanben batch -o out -`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 && o.InputURL == "" {
				return usage("files, folders, patterns in quotes, @list, or - for a list on standard input", "%s: no input", c.CommandPath())
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.Words, o.command = args, c
			o.Names.Asked = c.Flags().Changed("to")
			return run(c.Context(), o)
		}}
	f := c.Flags()
	f.StringVarP(&o.Output, "output", "o", "", "`folder`, pattern or store (default: beside each input)")
	f.StringSliceVarP(&o.Names.Types, "to", "t", []string{"pdf", "epub"}, "`formats` to write: pdf, epub")
	f.IntVarP(&o.Workers, "jobs", "j", 0, "articles rendered at once (default: cores)")
	f.IntVar(&o.MaxFailures, "max-failures", 0, "stop after so many failed articles (0 = never)")
	f.BoolVar(&o.FailFast, "fail-fast", false, "stop at the first failed article")
	f.StringSliceVar(&o.Reports, "report", nil, "`kind=file`: json, junit, sarif, md, gitlab; repeatable")
	f.StringVar(&o.Deps, "deps", "", "write a make dependency `file`")
	f.StringVar(&o.Shard, "shard", "", "render part `I/N` of the whole (I from 0), or auto")
	f.StringVar(&o.Queue, "queue", "", "submit to the queue at `nats://host:port` instead of rendering")
	f.StringVar(&o.InputURL, "input", "", "`store` to read the articles from: file:DIR or s3://…")
	f.BoolVar(&o.Prune, "prune", false, "remove outputs of articles that are gone or withdrawn")
	local(c, "output", "jobs", "max-failures", "fail-fast", "report", "deps", "shard", "queue", "input", "prune")
	f.SetAnnotation("output", config.Paths, []string{""})
	o.Read.flags(f)
	o.Page.flags(f)
	o.Page.complete(c)
	return c
}

func runBatch(ctx context.Context, o *batchOptions) error {
	shared := store.IsAddress(o.Output)
	if err := o.check(shared); err != nil {
		return err
	}
	reports, err := report.ParseFiles(o.Reports)
	if err != nil {
		return usage("as in --report junit=report.xml", "--report: %v", err)
	}
	if o.Output != "" && !shared {
		o.Names.Outputs = []string{o.Output}
	}
	p, err := newPress(o.app, &o.Read, &o.Page, &o.Names)
	if err != nil {
		return err
	}
	o.expectMany()
	b := &batch{o: o, press: p, reports: reports, shared: shared}
	if shared {
		return b.share(ctx)
	}
	return b.here(ctx)
}

func (o *batchOptions) check(shared bool) error {
	if o.Workers < 0 || o.MaxFailures < 0 {
		return usage("", "-j and --max-failures take no negative number")
	}
	if o.Workers == 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.FailFast {
		o.MaxFailures = 1
	}
	if !shared && (o.Shard != "" || o.Queue != "" || o.InputURL != "") {
		return usage("name a store with -o file:DIR or -o s3://…", "--shard, --queue and --input need a store that machines share")
	}
	if o.Shard != "" && o.Queue != "" {
		return usage("", "--shard and --queue exclude each other: a queue places the work itself")
	}
	if shared && o.Deps != "" {
		return usage("", "--deps goes with outputs on this machine")
	}
	return nil
}

// batch is one run.
type batch struct {
	o       *batchOptions
	press   *press
	reports []report.File
	shared  bool          // outputs go to a store
	records *recordInputs // with --map

	mu      sync.Mutex
	results []report.Result
	failed  int

	progress *progress
	began    time.Time
}

// errEnough ends a run that --max-failures or --fail-fast stopped.
var errEnough = errors.New("too many articles failed")

// here exports on this machine: a scratch store is the cache, and outputs are copied to their names.
func (b *batch) here(ctx context.Context) error {
	in, err := b.inputs()
	if err != nil {
		return err
	}
	settings, err := b.o.settings(b.o.command.Flags(), &b.o.Read, &b.o.Page)
	if err != nil {
		return err
	}
	dir, drop, err := b.o.cacheFolder()
	if err != nil {
		return err
	}
	defer drop()
	os.RemoveAll(filepath.Join(dir, "failed")) // what spoilt an earlier run on this machine may be mended
	cache := store.Folder{Dir: dir, Scratch: true}
	out := &placer{dir: dir}
	f := fleet.New(cache, in, b.press, fleet.Options{Settings: settings + buildIdentity(), Naming: b.naming(), Workers: b.o.Workers,
		Intact: out.intact, Done: func(r fleet.Record, hit bool) error { return b.done(out, r, hit) }})
	plan, err := f.Plan(ctx)
	if err != nil {
		return b.world(ctx, err)
	}
	if err := b.refuse(plan); err != nil {
		return err
	}
	progress := b.o.progress(len(plan.Entries))
	defer progress.end()
	b.on(progress)
	_, err = f.Shard(ctx, plan, fleet.Part{I: 0, N: 1})
	progress.end()
	if b.o.Prune && err == nil {
		err = b.prune(plan)
	}
	if err == nil {
		err = b.remember()
	}
	if b.o.Deps != "" && err == nil {
		err = b.deps(plan)
	}
	return b.close(ctx, plan, err)
}
