// Package preview shows an article as it will be printed and read, in a browser on this machine.
//
// Most callers want New and Server.Run. It serves one page, follows the input's folder, and renders again through
// the function it was given; it knows no reader and no writer itself. It is no web server for others: it answers
// only for its own address, and only pages it sent may change anything.
package preview

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/kanben/kanben/content"
)

// Choices are what a person can switch in the page; the zero value means what the command line said.
type Choices struct {
	Theme    string   `json:"theme"`
	Paper    string   `json:"paper"`
	Profile  string   `json:"profile"`
	Vertical bool     `json:"vertical"`
	Undone   []string `json:"undone"` // keys of edits that are taken back
}

// Lists are the values that the switches offer.
type Lists struct {
	Themes   []string `json:"themes"`
	Papers   []string `json:"papers"`
	Profiles []string `json:"profiles"`
}

// Field is a line of metadata as it will be written.
type Field struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// Edit is a change that normalising made; Key names it in Choices.Undone.
type Edit struct {
	Key    string `json:"key"`
	Rule   string `json:"rule"`
	Line   int    `json:"line"`
	Old    string `json:"old"`
	New    string `json:"new"`
	Around string `json:"around"`
	Undone bool   `json:"undone"`
}

// Result is what one rendering gave. PDF and EPUB are empty when the input allows no output.
type Result struct {
	Title    string
	Lang     string
	PDF      []byte
	EPUB     []byte
	Pages    []string // labels in order
	Fields   []Field
	Edits    []Edit
	Problems []content.Problem
	Source   string   // the input as decoded text
	Files    []string // input, pictures, theme, configuration: a change of one renders again
}

// Input is what to render: the file of the command line, or one that was dropped on the page.
type Input struct {
	Name string
	Data []byte // nil: read the file
}

// Render renders the input with the choices. Its error is about the world; problems of the input are in the Result.
type Render func(ctx context.Context, in Input, c Choices) (*Result, error)

// Server holds the page's state.
type Server struct {
	render Render
	lists  Lists
	hub    hub
	wake   chan struct{}

	mu      sync.Mutex
	input   Input
	choices Choices
	rev     int
	now     shot // what the page shows
	host    string
}

// shot is one revision. A rendering that failed keeps the outputs of the one before.
type shot struct {
	rev    int
	outRev int // the revision whose outputs are kept
	result *Result
	pdf    []byte
	epub   []byte
	failed string
	took   time.Duration
}

// New returns a server for the input.
func New(in Input, c Choices, l Lists, r Render) *Server {
	return &Server{render: r, lists: l, input: in, choices: c, wake: make(chan struct{}, 1), hub: newHub()}
}

// Run serves on the listener and follows the files until ctx ends.
func (s *Server) Run(ctx context.Context, l net.Listener) error {
	s.host = l.Addr().String()
	w, err := newWatcher(s.poke)
	if err != nil {
		return err
	}
	defer w.close()
	srv := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 5 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	var wg sync.WaitGroup
	wg.Go(func() { s.work(ctx, w) })
	wg.Go(func() {
		<-ctx.Done()
		s.hub.close()
		srv.Close()
	})
	s.poke()
	err = srv.Serve(l)
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	wg.Wait()
	return err
}

// poke asks for a rendering; several pokes before it begins are one.
func (s *Server) poke() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// work renders, one at a time, whenever it is poked.
func (s *Server) work(ctx context.Context, w *watcher) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.wake:
		}
		s.mu.Lock()
		in, c := s.input, s.choices
		s.mu.Unlock()
		began := time.Now()
		r, err := s.render(ctx, in, c)
		if ctx.Err() != nil {
			return
		}
		s.take(r, err, time.Since(began))
		if r != nil {
			w.follow(append(r.Files, in.Name))
		} else {
			w.follow([]string{in.Name})
		}
	}
}

// take makes the result what the page shows. Outputs stay when the new rendering has none.
func (s *Server) take(r *Result, err error, took time.Duration) {
	s.mu.Lock()
	s.rev++
	next := shot{rev: s.rev, outRev: s.now.outRev, pdf: s.now.pdf, epub: s.now.epub, result: r, took: took}
	if err != nil {
		next.failed = err.Error()
	}
	if next.result == nil {
		next.result = &Result{}
	}
	if len(next.result.PDF) > 0 {
		next.pdf, next.epub, next.outRev = r.PDF, r.EPUB, s.rev
		r.PDF, r.EPUB = nil, nil
	} else if next.failed == "" {
		next.failed = "problems"
	}
	s.now = next
	rev := s.rev
	s.mu.Unlock()
	s.hub.tell(rev)
}
