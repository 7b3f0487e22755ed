package cmd

import (
	"fmt"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/kanben/kanben/cmd/internal/report"
)

// progress shows how far a batch is: a bar with rate and time left on a terminal that says how wide it is, else a line
// for each tenth or each 30 seconds.
type progress struct {
	app   *app
	total int
	began time.Time
	bar   *mpb.Bar
	bars  *mpb.Progress
	once  sync.Once

	n, failed int
	last      time.Time
	tenth     int
}

func (a *app) progress(total int) *progress {
	p := &progress{app: a, total: total, began: time.Now(), last: time.Now()}
	if !a.ErrTerm || a.Width == 0 || a.Quiet || a.JSON || a.LogFormat == "json" {
		return p
	}
	p.bars = mpb.New(mpb.WithOutput(a.Err), mpb.WithWidth(min(60, a.columns()/2)))
	p.bar = p.bars.AddBar(int64(total), mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.CountersNoUnit("%d/%d articles", decor.WCSyncSpace)),
		mpb.AppendDecorators(decor.AverageSpeed(0, "%.0f/s "), decor.AverageETA(decor.ET_STYLE_GO)))
	return p
}

// step counts one article; calls do not overlap.
func (p *progress) step(r report.Result) {
	p.n++
	if r.Failed() {
		p.failed++
	}
	if p.bar != nil {
		p.bar.Increment()
		return
	}
	a := p.app
	tenth := 10 * p.n / max(1, p.total)
	if a.Quiet || a.JSON || p.total < 10 || p.n == p.total || (tenth == p.tenth && time.Since(p.last) < 30*time.Second) {
		return
	}
	p.tenth, p.last = tenth, time.Now()
	fmt.Fprintf(a.Err, "%d of %d articles, %d failed, %.0f/s\n", p.n, p.total, p.failed, float64(p.n)/time.Since(p.began).Seconds())
}

// end removes the bar.
func (p *progress) end() {
	p.once.Do(func() {
		if p.bar == nil {
			return
		}
		p.bar.Abort(true)
		p.bars.Wait()
	})
}
