package preview

import (
	"net"
	"net/http"
)

// The page loads nothing from elsewhere and runs only its own scripts. The reader's frame may style inline and
// show what it unpacked (blob:), but runs no script of a book.
const (
	pagePolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' blob: data:; " +
		"font-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	readerPolicy = "default-src 'none'; script-src 'self'; style-src 'self' blob: 'unsafe-inline'; img-src blob: data:; " +
		"font-src blob:; connect-src 'self' blob:; frame-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)

// guard refuses requests for another host (DNS rebinding) and changes from another origin.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.own(r.Host) {
			http.Error(w, "this server answers only for its own address", http.StatusForbidden)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead && r.Header.Get("Origin") != "http://"+r.Host {
			http.Error(w, "changes are taken from this server's own page only", http.StatusForbidden)
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", pagePolicy)
		if r.URL.Path == "/reader.html" {
			h.Set("Content-Security-Policy", readerPolicy)
		}
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// own reports whether the host is this server's address, by number or as localhost.
func (s *Server) own(host string) bool {
	if host == s.host {
		return true
	}
	_, port, err := net.SplitHostPort(s.host)
	return err == nil && host == "localhost:"+port
}
