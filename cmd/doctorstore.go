package cmd

import (
	"context"
	"fmt"
	"time"

	"github.com/kanben/kanben/cmd/internal/store"
)

// probeTime bounds the probe of a store; one that needs longer is not worth waiting for with thousands of articles.
const probeTime = 20 * time.Second

// checkStore creates an object twice, reads it and removes it: everything that a batch asks of a store.
func (o *doctorOptions) checkStore(ctx context.Context) finding {
	s, err := o.openStore(o.Store)
	if err != nil {
		return finding{"store", err.Error(), true}
	}
	ctx, cancel := context.WithTimeout(ctx, probeTime)
	defer cancel()
	key := fmt.Sprintf("probe/%s/%d", workerName(), time.Now().UnixNano())
	began := time.Now()
	if err := store.Honest(ctx, s, key); err != nil {
		return finding{"store", o.Store + ": " + reason(err), true}
	}
	took := time.Since(began)
	if err := s.Remove(ctx, key); err != nil {
		return finding{"store", o.Store + ": cannot remove names, which --prune needs: " + reason(err), true}
	}
	return finding{"store", fmt.Sprintf("%s: reached, creates once, %d ms a request", o.Store, (took / 3).Milliseconds()), false}
}
