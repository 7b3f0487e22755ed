package fleet

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// Part is one machine's share of a plan: entries whose index is I modulo N. The zero Part is the whole.
type Part struct{ I, N int }

// ParsePart reads I/N, or auto: the index and size that Kubernetes, AWS Batch, Slurm, GitLab and (by KANBEN_SHARD)
// any other placer put into the environment.
func ParsePart(s string, env func(string) string) (Part, error) {
	if s == "" {
		return Part{0, 1}, nil
	}
	if s != "auto" {
		return parsePart(s)
	}
	number := func(name string, without int) int {
		if n, err := strconv.Atoi(env(name)); err == nil {
			return n
		}
		return without
	}
	for _, v := range [...]struct{ index, count, first, step string }{
		{index: "JOB_COMPLETION_INDEX", count: "KANBEN_SHARDS"},
		{index: "AWS_BATCH_JOB_ARRAY_INDEX", count: "AWS_BATCH_JOB_ARRAY_SIZE"},
		{"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_STEP"}, // --array=1-4, or 0-6:2
	} {
		if i, n := number(v.index, -1), number(v.count, -1); i >= 0 && n >= 0 {
			return checked(Part{(i - number(v.first, 0)) / max(1, number(v.step, 1)), n})
		}
	}
	if i, n := number("CI_NODE_INDEX", -1), number("CI_NODE_TOTAL", -1); i >= 0 && n >= 0 { // GitLab counts from 1
		return checked(Part{i - 1, n})
	}
	if s := env("KANBEN_SHARD"); s != "" {
		return parsePart(s)
	}
	return Part{}, errors.New("--shard auto: no placer known by its environment; set KANBEN_SHARD=I/N")
}

func parsePart(s string) (Part, error) {
	i, n, ok := strings.Cut(s, "/")
	a, errA := strconv.Atoi(i)
	b, errB := strconv.Atoi(n)
	if !ok || errA != nil || errB != nil {
		return Part{}, fmt.Errorf("--shard %s: want I/N, I from 0", s)
	}
	return checked(Part{a, b})
}

func checked(p Part) (Part, error) {
	if p.N < 1 || p.I < 0 || p.I >= p.N {
		return p, fmt.Errorf("--shard %d/%d: want 0 ≤ I < N", p.I, p.N)
	}
	return p, nil
}

// Shard renders the part's entries, Options.Workers at once, each failed attempt again until it is final. It returns
// the records in the plan's order, and the first error that is about the run as a whole.
func (f *Fleet) Shard(ctx context.Context, p *Plan, part Part) ([]Record, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	records := make([]Record, len(p.Entries))
	next := make(chan int)
	var wg sync.WaitGroup
	for range max(1, f.opts.Workers) {
		wg.Go(func() {
			for i := range next {
				r, hit, err := f.persist(ctx, p.Entries[i])
				if err == nil {
					records[i] = r
					err = f.tell(r, hit)
				}
				if err != nil {
					cancel(err)
					return
				}
			}
		})
	}
	for i := part.I; i < len(p.Entries) && ctx.Err() == nil; i += part.N {
		select {
		case next <- i:
		case <-ctx.Done():
		}
	}
	close(next)
	wg.Wait()
	err := context.Cause(ctx)
	var mine []Record
	for i := part.I; i < len(p.Entries); i += part.N {
		if records[i].Key != "" {
			mine = append(mine, records[i])
		}
	}
	return mine, err
}

// persist tries an article until it is done or has failed for good.
func (f *Fleet) persist(ctx context.Context, e Entry) (Record, bool, error) {
	for attempt := 0; ; attempt++ {
		r, hit, err := f.Article(ctx, e)
		if err == nil || ctx.Err() != nil || errors.Is(err, ErrMismatch) || attempt >= 2*MaxAttempts {
			return r, hit, err
		}
	}
}
