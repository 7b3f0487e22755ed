package cmd

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/fleet"
)

type workerOptions struct {
	*app
	Read                            readOptions
	Page                            pageOptions
	Names                           naming
	Queue, Output, InputURL, Listen string
	Workers                         int
	command                         *cobra.Command
}

func newWorker(a *app, run func(context.Context, *workerOptions) error) *cobra.Command {
	o := &workerOptions{app: a}
	if run == nil {
		run = runWorker
	}
	c := &cobra.Command{Use: "worker --queue ADDRESS -o STORE [flags]", Short: "Render jobs of a queue until told to stop",
		Long: `worker takes articles from the queue that kanben batch --queue filled, renders them into the store, and acknowledges
each after its record stands. Give it the flags of the batch: settings that differ are refused. SIGTERM finishes the
running articles first.`,
		Example: "  kanben worker --queue nats://127.0.0.1:4222 -o 's3://press/2025?endpoint=https://store.example' --input s3://articles/",
		Args:    noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			o.command = c
			return run(c.Context(), o)
		}}
	f := c.Flags()
	f.StringVar(&o.Queue, "queue", "", "queue at `nats://host:port`")
	f.StringVarP(&o.Output, "output", "o", "", "`store` for outputs and records")
	f.StringVar(&o.InputURL, "input", "", "`store` to read the articles from (default: the working folder)")
	f.IntVarP(&o.Workers, "jobs", "j", 0, "articles rendered at once (default: cores)")
	f.StringVar(&o.Listen, "listen", "", "`address` for /healthz and /metrics")
	f.StringSliceVarP(&o.Names.Types, "to", "t", []string{"pdf", "epub"}, "`formats` to write: pdf, epub")
	local(c, "queue", "output", "input", "jobs", "listen")
	o.Read.flags(f)
	o.Page.flags(f)
	o.Page.complete(c)
	return c
}

func runWorker(ctx context.Context, o *workerOptions) error {
	if o.Queue == "" || o.Output == "" {
		return usage("as in --queue nats://127.0.0.1:4222 -o file:press", "worker: --queue and -o are needed")
	}
	if o.Workers == 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	p, err := newPress(o.app, &o.Read, &o.Page, &o.Names)
	if err != nil {
		return err
	}
	settings, err := o.settings(o.command.Flags(), &o.Read, &o.Page)
	if err != nil {
		return err
	}
	s, err := o.openStore(o.Output)
	if err != nil {
		return err
	}
	var in fleet.Inputs = &shelf{maps: o.Read.assets, limit: readLimit(o.Read.content.Limits)}
	if o.InputURL != "" {
		from, err := o.openStore(o.InputURL)
		if err != nil {
			return err
		}
		in = fleet.Stored{Store: from, Takes: isArticle}
	}
	in = o.Read.inputs(in)
	o.expectMany()
	var health health
	f := fleet.New(s, in, p, fleet.Options{Settings: settings, Worker: workerName(), Workers: o.Workers, Done: health.count})
	return o.serve(ctx, f, settings, &health)
}

// serve runs the workers, and the health page beside them.
func (o *workerOptions) serve(ctx context.Context, f *fleet.Fleet, settings string, h *health) error {
	b := &batch{}
	q, err := fleet.Dial(ctx, o.Queue)
	if err != nil {
		return b.world(ctx, err)
	}
	defer q.Close()
	h.connected = q.Connected
	if o.Listen != "" {
		l, err := net.Listen("tcp", o.Listen)
		if err != nil {
			return usage("", "--listen %s: %v", o.Listen, err)
		}
		srv := &http.Server{Handler: h.handler(), ReadHeaderTimeout: 5 * time.Second}
		go srv.Serve(l)
		defer srv.Close()
		o.say("listening on http://%s/healthz", l.Addr())
	}
	plans := plans{fleet: f, settings: settings, known: map[string]*fleet.Plan{}}
	err = fleet.Worker(ctx, q, o.Workers, func(hash string) (*fleet.Fleet, *fleet.Plan, error) {
		p, err := plans.get(ctx, hash)
		return f, p, err
	})
	if err != nil {
		return b.world(ctx, err)
	}
	return ctx.Err()
}

// plans keeps the plans that jobs have named.
type plans struct {
	fleet    *fleet.Fleet
	settings string
	mu       sync.Mutex
	known    map[string]*fleet.Plan
}

func (p *plans) get(ctx context.Context, hash string) (*fleet.Plan, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if plan := p.known[hash]; plan != nil {
		return plan, nil
	}
	plan, err := p.fleet.Load(context.WithoutCancel(ctx), hash)
	if err != nil {
		return nil, err
	}
	if plan.Settings != p.settings {
		return nil, fmt.Errorf("plan %s was made with other settings or another version of kanben", hash[:12])
	}
	p.known[hash] = plan
	return plan, nil
}

// health counts what a worker has done, for probes and Prometheus.
type health struct {
	done, failed, hits atomic.Int64
	connected          func() bool
}

func (h *health) count(r fleet.Record, hit bool) error {
	switch {
	case hit:
		h.hits.Add(1)
	case r.Failed():
		h.failed.Add(1)
	default:
		h.done.Add(1)
	}
	return nil
}

func (h *health) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		if !h.connected() {
			http.Error(w, "the queue is away", http.StatusServiceUnavailable)
			return
		}
		io.WriteString(w, "ok\n")
	})
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4")
		fmt.Fprintf(w, "# TYPE kanben_articles_total counter\nkanben_articles_total{result=\"made\"} %d\n"+
			"kanben_articles_total{result=\"failed\"} %d\nkanben_articles_total{result=\"known\"} %d\n",
			h.done.Load(), h.failed.Load(), h.hits.Load())
	})
	return mux
}
