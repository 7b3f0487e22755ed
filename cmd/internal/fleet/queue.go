package fleet

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// The queue is a JetStream work queue: a job stays until a worker has acknowledged it, which it does after the
// commit object stands.
const (
	streamName   = "KANBEN"
	subjectJobs  = "kanben.jobs"
	subjectDead  = "kanben.dead"
	consumerName = "workers"
	ackWait      = 10 * time.Second
	// A job may come back more often than MaxAttempts because workers were killed, which is no fault of the job;
	// one that kills its worker every time ends here.
	maxDeliver = 12
	// dedupe is how long the server remembers job ids, so that submitting twice queues once.
	dedupe = 10 * time.Minute
)

// message is one job on the queue.
type message struct {
	Plan  string `json:"plan"`
	Index int    `json:"index"`
}

// Queue is a connection to the job queue.
type Queue struct {
	conn     *nats.Conn
	js       jetstream.JetStream
	consumer jetstream.Consumer
}

// Dial connects to the server (nats://host:port), goes on trying when it is away, and makes the stream and its
// consumer if they are not there.
func Dial(ctx context.Context, address string) (*Queue, error) {
	conn, err := nats.Connect(address, nats.Name("kanben"), nats.MaxReconnects(-1), nats.ReconnectWait(250*time.Millisecond),
		nats.RetryOnFailedConnect(true))
	if err != nil {
		return nil, fmt.Errorf("queue: %w", err)
	}
	q := &Queue{conn: conn}
	if q.js, err = jetstream.New(conn); err != nil {
		conn.Close()
		return nil, fmt.Errorf("queue: %w", err)
	}
	if err = retry(ctx, q.prepare); err != nil {
		conn.Close()
		return nil, fmt.Errorf("queue: %w", err)
	}
	return q, nil
}

func (q *Queue) prepare(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	s, err := q.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{Name: streamName, Subjects: []string{subjectJobs},
		Retention: jetstream.WorkQueuePolicy, Storage: jetstream.FileStorage, Duplicates: dedupe})
	if err != nil {
		return err
	}
	if _, err = q.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{Name: streamName + "_DEAD", Subjects: []string{subjectDead},
		Storage: jetstream.FileStorage}); err != nil {
		return err
	}
	q.consumer, err = s.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{Durable: consumerName,
		AckPolicy: jetstream.AckExplicitPolicy, AckWait: ackWait, MaxDeliver: maxDeliver, MaxAckPending: 10000})
	return err
}

// Close ends the connection.
func (q *Queue) Close() { q.conn.Close() }

// Connected reports whether the server is there just now.
func (q *Queue) Connected() bool { return q.conn.IsConnected() }

// Submit queues every entry of the plan that is not finished. Doing it again queues nothing twice.
func (f *Fleet) Submit(ctx context.Context, q *Queue, p *Plan) (queued int, err error) {
	var n atomic.Int64
	err = each(ctx, len(p.Entries), lanes, func(ctx context.Context, i int) error {
		e := p.Entries[i]
		if _, ok, err := f.finished(ctx, e); ok || err != nil {
			return err
		}
		data, _ := json.Marshal(message{p.Hash, i})
		err := retry(ctx, func(ctx context.Context) error {
			ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
			defer cancel()
			_, err := q.js.Publish(ctx, subjectJobs, data, jetstream.WithMsgID(e.Key))
			return err
		})
		if err != nil {
			return fmt.Errorf("queue %s: %w", e.Name, err)
		}
		n.Add(1)
		return nil
	})
	return int(n.Load()), err
}

// Await returns when every entry of the plan is done or failed; seen is told how many are known to be. It asks for one
// entry at a time and goes on when that is finished, so that waiting costs the store a request a turn, not one an entry.
func (f *Fleet) Await(ctx context.Context, p *Plan, every time.Duration, seen func(int)) error {
	for i := 0; i < len(p.Entries); {
		_, ok, err := f.finished(ctx, p.Entries[i])
		if err != nil && ctx.Err() != nil {
			return err
		}
		if ok {
			i++
			seen(i)
			continue
		}
		if err := pause(ctx, every); err != nil {
			return err
		}
	}
	return nil
}

// Worker renders jobs of the queue with so many goroutines until ctx ends; running articles are finished first.
// engine returns the fleet of a plan, since a queue carries jobs of many.
func Worker(ctx context.Context, q *Queue, workers int, of func(plan string) (*Fleet, *Plan, error)) error {
	var wg sync.WaitGroup
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	for range max(1, workers) {
		wg.Go(func() {
			for ctx.Err() == nil {
				if err := q.next(ctx, of); errors.Is(err, ErrMismatch) {
					cancel(err)
				}
			}
		})
	}
	wg.Wait()
	if err := context.Cause(ctx); errors.Is(err, ErrMismatch) {
		return err
	}
	return nil
}

// next takes one job, renders it and acknowledges it. A job that cannot be done now goes back.
func (q *Queue) next(ctx context.Context, of func(string) (*Fleet, *Plan, error)) error {
	m, err := q.consumer.Next(jetstream.FetchMaxWait(time.Second))
	if err != nil {
		if !errors.Is(err, nats.ErrTimeout) && !errors.Is(err, jetstream.ErrNoMessages) {
			pause(ctx, 250*time.Millisecond) // the server is away; the connection comes back by itself
		}
		return nil
	}
	stop := q.hold(m)
	defer stop()
	err = q.work(context.WithoutCancel(ctx), m, of)
	switch {
	case err == nil:
		return m.DoubleAck(context.WithoutCancel(ctx))
	case errors.Is(err, errDead):
		return m.Term()
	case errors.Is(err, ErrMismatch):
		m.Nak()
		return err
	}
	return m.NakWithDelay(250 * time.Millisecond)
}

// hold tells the server that the job is in work until stop is called, so that a slow article is not given away.
func (q *Queue) hold(m jetstream.Msg) (stop func()) {
	done := make(chan struct{})
	var once atomic.Bool
	go func() {
		t := time.NewTicker(ackWait / 3)
		defer t.Stop()
		for {
			select {
			case <-done:
				return
			case <-t.C:
				m.InProgress()
			}
		}
	}()
	return func() {
		if once.CompareAndSwap(false, true) {
			close(done)
		}
	}
}

var errDead = errors.New("the job goes to the dead letters")

func (q *Queue) work(ctx context.Context, m jetstream.Msg, of func(string) (*Fleet, *Plan, error)) error {
	var job message
	if err := json.Unmarshal(m.Data(), &job); err != nil {
		return q.bury(ctx, m)
	}
	f, p, err := of(job.Plan)
	if err != nil {
		return err
	}
	if job.Index < 0 || job.Index >= len(p.Entries) {
		return q.bury(ctx, m)
	}
	e := p.Entries[job.Index]
	if meta, err := m.Metadata(); err == nil && meta.NumDelivered >= maxDeliver {
		r := Record{Name: e.Name, Key: e.Key, Worker: f.opts.Worker}
		for r.Attempt < MaxAttempts { // it killed its workers: write it off
			r.Attempt++
			f.fail(ctx, e, r, fmt.Errorf("%s ended %d workers", e.Name, meta.NumDelivered-1))
		}
		return q.bury(ctx, m)
	}
	r, hit, err := f.Article(ctx, e)
	if err == nil {
		err = f.tell(r, hit)
	}
	if err != nil {
		return err
	}
	if r.Error != "" {
		return q.bury(ctx, m)
	}
	return nil
}

// bury copies the job to the dead letters.
func (q *Queue) bury(ctx context.Context, m jetstream.Msg) error {
	if _, err := q.js.Publish(ctx, subjectDead, m.Data()); err != nil {
		return err
	}
	return errDead
}

// retry calls again for half a minute, since servers restart.
func retry(ctx context.Context, call func(context.Context) error) error {
	end := time.Now().Add(30 * time.Second)
	for {
		err := call(ctx)
		if err == nil || ctx.Err() != nil || time.Now().After(end) {
			return err
		}
		if pause(ctx, 250*time.Millisecond) != nil {
			return err
		}
	}
}

func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
