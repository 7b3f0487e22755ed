package cmd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/kanben/kanben/cmd/internal/fleet"
	"github.com/kanben/kanben/cmd/internal/store"
)

// share renders into a store that other machines share: a part of the plan, or by way of the queue.
func (b *batch) share(ctx context.Context) error {
	b.began = time.Now()
	part, err := fleet.ParsePart(b.o.Shard, b.o.env)
	if err != nil {
		return usage("", "%v", err)
	}
	s, err := b.o.openStore(b.o.Output)
	if err != nil {
		return err
	}
	in, err := b.inputs()
	if err != nil {
		return err
	}
	settings, err := b.o.settings(b.o.command.Flags(), &b.o.Read, &b.o.Page)
	if err != nil {
		return err
	}
	f := fleet.New(s, in, b.press, fleet.Options{Settings: settings, Naming: b.naming(), Worker: workerName(), Workers: b.o.Workers,
		Done: func(r fleet.Record, hit bool) error { return b.keep(b.result(r, hit)) }})
	plan, err := f.Plan(ctx)
	if err != nil {
		return b.world(ctx, err)
	}
	if err := b.refuse(plan); err != nil {
		return err
	}
	if b.o.Queue != "" {
		return b.submit(ctx, f, plan)
	}
	p := b.o.progress(1 + (len(plan.Entries)-1-part.I)/part.N)
	defer p.end()
	b.on(p)
	_, err = f.Shard(ctx, plan, part)
	p.end()
	if err == nil {
		err = b.finish(ctx, f, plan)
	}
	return b.close(ctx, plan, err)
}

// finish writes the manifest if this was the last part; another machine writes it otherwise.
func (b *batch) finish(ctx context.Context, f *fleet.Fleet, plan *fleet.Plan) error {
	m, err := f.Finish(ctx, plan)
	if errors.Is(err, fleet.ErrUnfinished) {
		b.o.say("other parts of plan %s are not done yet", plan.Hash[:12])
		return nil
	}
	if err != nil {
		return err
	}
	b.o.say("wrote manifest-%s.json", plan.Hash)
	if b.o.Prune {
		gone, err := f.Prune(ctx, m)
		for _, name := range gone {
			b.o.say("removed %s", name)
		}
		return err
	}
	return nil
}

// submit queues the plan and waits until workers have finished it.
func (b *batch) submit(ctx context.Context, f *fleet.Fleet, plan *fleet.Plan) error {
	q, err := fleet.Dial(ctx, b.o.Queue)
	if err != nil {
		return b.world(ctx, err)
	}
	defer q.Close()
	n, err := f.Submit(ctx, q, plan)
	if err != nil {
		return b.world(ctx, err)
	}
	b.o.say("queued %d of %d articles", n, len(plan.Entries))
	if err := f.Await(ctx, plan, time.Second/4, func(int) {}); err != nil {
		return b.world(ctx, err)
	}
	m, err := f.Finish(ctx, plan)
	if err != nil {
		return b.world(ctx, err)
	}
	for _, r := range m.Records {
		if err := b.keep(b.result(r, false)); err != nil {
			break
		}
	}
	return b.close(ctx, plan, nil)
}

func (b *batch) inputs() (fleet.Inputs, error) {
	if b.o.InputURL == "" {
		paths, err := b.o.gather(b.o.Words, b.o.Read.takes)
		return b.cut(&shelf{paths: paths, maps: b.o.Read.assets, limit: readLimit(b.o.Read.content.Limits)}), err
	}
	s, err := b.o.openStore(b.o.InputURL)
	if err != nil {
		return nil, err
	}
	return b.cut(fleet.Stored{Store: s, Takes: b.takes}), nil
}

// cut makes inputs of records, if a map says where they are.
func (b *batch) cut(in fleet.Inputs) fleet.Inputs {
	in = b.o.Read.inputs(in)
	b.records, _ = in.(*recordInputs)
	return in
}

// takes limits the objects of --input to the words of the command line, if there are any: names or patterns.
func (b *batch) takes(name string) bool {
	if len(b.o.Words) == 0 {
		return b.o.Read.takes(name)
	}
	for _, w := range b.o.Words {
		if ok, _ := filepath.Match(w, name); ok || w == name || b.o.Read.takes(name) && strings.HasPrefix(name, strings.TrimSuffix(w, "/")+"/") {
			return true
		}
	}
	return false
}

// openStore opens a store with the credentials of the environment, as other S3 tools name them.
func (a *app) openStore(address string) (store.Published, error) {
	s, err := store.Open(address, store.Credentials{AccessKey: a.env("AWS_ACCESS_KEY_ID"), SecretKey: a.env("AWS_SECRET_ACCESS_KEY"),
		SessionToken: a.env("AWS_SESSION_TOKEN"), Region: a.env("AWS_REGION")})
	if err != nil {
		return nil, usage("", "%v", err)
	}
	return s, nil
}

// workerName says in the records who rendered: for people who look for a machine, not for the manifest.
func workerName() string {
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	return fmt.Sprintf("%s/%d", host, os.Getpid())
}
