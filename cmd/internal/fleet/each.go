package fleet

import (
	"context"
	"sync"
)

// lanes is how many requests to a store are under way at once where nothing is rendered: its answers take their time,
// and ours cost little.
const lanes = 16

// each calls do for every number below n, so many at a time, until one fails; it returns the first error.
func each(ctx context.Context, n, atOnce int, do func(ctx context.Context, i int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, max(1, atOnce)) {
		wg.Go(func() {
			for i := range next {
				if ctx.Err() != nil {
					continue
				}
				if err := do(ctx, i); err != nil {
					cancel(err)
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
	return context.Cause(ctx)
}
