package preview

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// hub tells open pages that there is a new revision, by server-sent events (HTML, 9.2).
type hub struct {
	mu   *sync.Mutex
	subs map[chan string]bool
	done chan struct{}
}

func newHub() hub {
	return hub{mu: &sync.Mutex{}, subs: map[chan string]bool{}, done: make(chan struct{})}
}

func (h *hub) close() { close(h.done) }

// tell passes the news on; a page that is still busy with an older one gets only the newest.
func (h *hub) tell(news string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.subs {
		select {
		case <-c:
		default:
		}
		c <- news
	}
}

func (h *hub) join() chan string {
	c := make(chan string, 1)
	h.mu.Lock()
	h.subs[c] = true
	h.mu.Unlock()
	return c
}

func (h *hub) leave(c chan string) {
	h.mu.Lock()
	delete(h.subs, c)
	h.mu.Unlock()
}

// events streams revisions; a comment every 20 s keeps the connection known.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	flush := http.NewResponseController(w)
	c := s.hub.join()
	defer s.hub.leave(c)
	s.mu.Lock()
	news := s.news()
	s.mu.Unlock()
	fmt.Fprintf(w, "retry: 1000\ndata: %s\n\n", news)
	flush.Flush()
	beat := time.NewTicker(20 * time.Second)
	defer beat.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-s.hub.done:
			return
		case news = <-c:
			fmt.Fprintf(w, "data: %s\n\n", news)
		case <-beat.C:
			fmt.Fprint(w, ":\n\n")
		}
		if flush.Flush() != nil {
			return
		}
	}
}
