// Package preview shows an article as it will be printed and read, in a browser on this machine.
//
// Most callers want New and Server.Run. It serves one page, follows the input's folder, and renders again through
// the function it was given; it knows no reader and no writer itself. It is no web server for others: it answers
// only for its own address, and only pages it sent may change anything.
package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/kanben/kanben/content"
)

// Choices are what a person can switch in the page; the zero value means what flags and kanben.yaml say.
type Choices struct {
	Theme     string   `json:"theme"`
	Paper     string   `json:"paper"`
	Profile   string   `json:"profile"`
	Direction string   `json:"direction"` // horizontal (横排) or vertical (直排)
	Undone    []string `json:"undone"`    // keys of edits that are taken back
}

// Lists are the values that the switches offer.
type Lists struct {
	Themes   []string `json:"themes"`
	Papers   []string `json:"papers"`
	Profiles []string `json:"profiles"`
}

// Group is the credits and metadata of the document, or of one of its articles.
type Group struct {
	Title  string  `json:"title"` // of the article; empty for the document itself
	Lang   string  `json:"lang"`
	Fields []Field `json:"fields"`
}

// Field is a line of metadata as it will be written. Its label is the document's own, or else the page's word for Key.
type Field struct {
	Key   string `json:"key"`
	Label string `json:"label"`
	Value string `json:"value"`
}

// Edit is a change that normalising made; Key names it in Choices.Undone.
type Edit struct {
	Key    string `json:"key"`
	Rule   string `json:"rule"`
	In     string `json:"in"` // title of the article, where there are several
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
	Groups   []Group
	Edits    []Edit
	Problems []content.Problem
	Sources  map[string]string // decoded text by file: the input, and what else a problem is about
	Set      Choices           // what flags and kanben.yaml say
	Files    []string          // input, pictures, theme, configuration: a change of one renders again
}

// Input is what to render: the file of the command line, or one that was dropped on the page.
type Input struct {
	Name string
	Data []byte // nil: read the file
}

// Render renders the input with the choices. It tells soon of a Result with the pages before it makes the e-book. Its
// error is about the world; problems of the input are in the Result.
type Render func(ctx context.Context, in Input, c Choices, soon func(*Result)) (*Result, error)

// Server holds the page's state.
type Server struct {
	render Render
	lists  Lists
	hub    hub
	wake   chan struct{}
	first  Input // of the command line

	mu      sync.Mutex
	input   Input
	choices Choices
	now     shot // what the page shows
	host    string
}

// shot is what the page shows. A rendering that failed keeps the outputs of the one before.
type shot struct {
	rev    int
	result *Result
	pdf    output
	epub   output
	failed string
	took   time.Duration // until the pages were made
}

// output is a file and the revision that last changed it.
type output struct {
	rev  int
	data []byte
}

// New returns a server for the input.
func New(in Input, l Lists, r Render) *Server {
	return &Server{render: r, lists: l, first: in, input: in, now: shot{result: &Result{}}, wake: make(chan struct{}, 1), hub: newHub()}
}

// Run serves on the listener and follows the files until ctx ends.
func (s *Server) Run(ctx context.Context, l net.Listener) error {
	s.host = l.Addr().String()
	w, err := newWatcher(s.poke)
	if err != nil {
		return err
	}
	defer w.close()
	w.follow([]string{s.first.Name}, time.Now())
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
		began := time.Now()
		if r := s.renderOnce(ctx); r != nil && w.follow(r.Files, began) {
			s.poke()
		}
	}
}

// renderOnce shows the pages as soon as they are made. Is a newer text waiting by then, the e-book of this one is
// left out.
func (s *Server) renderOnce(ctx context.Context) *Result {
	s.mu.Lock()
	in, c := s.input, s.choices
	s.mu.Unlock()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	began := time.Now()
	var took time.Duration
	r, err := s.render(ctx, in, c, func(r *Result) {
		took = time.Since(began)
		s.take(r, nil, took, true)
		if len(s.wake) > 0 {
			cancel()
		}
	})
	if ctx.Err() != nil {
		return r
	}
	if took == 0 {
		took = time.Since(began)
	}
	s.take(r, err, took, false)
	return r
}

// take makes the result what the page shows. Outputs stay when the new rendering has none, and keep their revision
// when they are the same bytes.
func (s *Server) take(r *Result, err error, took time.Duration, early bool) {
	s.mu.Lock()
	next := shot{rev: s.now.rev + 1, pdf: s.now.pdf, epub: s.now.epub, result: r, took: took}
	if r == nil {
		next.result = &Result{}
	}
	next.pdf.replace(next.rev, next.result.PDF)
	next.epub.replace(next.rev, next.result.EPUB)
	switch {
	case err != nil:
		next.failed = err.Error()
	case len(next.result.PDF) == 0:
		next.failed = "problems"
	}
	next.result.PDF, next.result.EPUB = nil, nil
	if early && next.pdf.rev != next.rev {
		s.mu.Unlock() // the pages are the same: nothing to show before the e-book is made
		return
	}
	s.now = next
	news := s.news()
	s.mu.Unlock()
	s.hub.tell(news)
}

func (o *output) replace(rev int, data []byte) {
	if len(data) > 0 && !bytes.Equal(data, o.data) {
		o.rev, o.data = rev, data
	}
}

// news names the revisions of state, pages and e-book, so that the page fetches at once what it lacks.
func (s *Server) news() string {
	return fmt.Sprintf("%d %d %d", s.now.rev, s.now.pdf.rev, s.now.epub.rev)
}
