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
	for _, v := range [...]struct {
		index, count string
		from         int
	}{
		{"JOB_COMPLETION_INDEX", "KANBEN_SHARDS", 0}, {"AWS_BATCH_JOB_ARRAY_INDEX", "AWS_BATCH_JOB_ARRAY_SIZE", 0},
		{"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", 0}, {"CI_NODE_INDEX", "CI_NODE_TOTAL", 1},
	} {
		i, errI := strconv.Atoi(env(v.index))
		n, errN := strconv.Atoi(env(v.count))
		if errI == nil && errN == nil {
			return checked(Part{i - v.from, n})
		}
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
