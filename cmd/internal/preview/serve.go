package preview

import (
	"bytes"
	"embed"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/data/notosanssc"
)

//go:embed web/src web/vendor
var web embed.FS

// dropLimit bounds a file dropped on the page: content.md §4, 32 MiB.
const dropLimit = 32 << 20

// Handler returns the page, its state and its outputs.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	src, _ := fs.Sub(web, "web/src")
	vendor, _ := fs.Sub(web, "web/vendor")
	mux.Handle("GET /", http.FileServerFS(src))
	mux.Handle("GET /vendor/", http.StripPrefix("/vendor/", http.FileServerFS(vendor)))
	mux.HandleFunc("GET /ui.ttf", interfaceFace)
	mux.HandleFunc("GET /state", s.state)
	mux.HandleFunc("GET /source", s.source)
	mux.HandleFunc("GET /events", s.events)
	mux.HandleFunc("GET /out/{rev}/{name}", s.output)
	mux.HandleFunc("POST /choices", s.choose)
	mux.HandleFunc("POST /drop", s.drop)
	mux.HandleFunc("POST /back", s.back)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok\n") })
	return s.guard(mux)
}

// interfaceFace sends the face for the page's own Chinese words, where the system has none.
func interfaceFace(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "font/ttf")
	w.Header().Set("Cache-Control", "max-age=86400")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(notosanssc.Regular))
}

type problem struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Col      int    `json:"col"`
	Page     string `json:"page"`
	Msg      string `json:"msg"`
	Hint     string `json:"hint"`
	Text     string `json:"text"` // the source line
}

type state struct {
	Rev      int       `json:"rev"`
	PDF      int       `json:"pdf"`  // revision of the pages
	EPUB     int       `json:"epub"` // revision of the e-book
	Name     string    `json:"name"`
	Dropped  string    `json:"dropped"` // name of the input that a dropped file took the place of
	Title    string    `json:"title"`
	Lang     string    `json:"lang"`
	Failed   string    `json:"failed"`
	Millis   int64     `json:"millis"`
	Pages    []string  `json:"pages"`
	Groups   []Group   `json:"groups"`
	Edits    []Edit    `json:"edits"`
	Problems []problem `json:"problems"`
	Choices  Choices   `json:"choices"`
	Set      Choices   `json:"set"`
	Lists    Lists     `json:"lists"`
}

func (s *Server) state(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	n := s.now
	st := state{Rev: n.rev, PDF: n.pdf.rev, EPUB: n.epub.rev, Name: filepath.Base(s.input.Name), Failed: n.failed,
		Millis: n.took.Milliseconds(), Choices: s.choices, Lists: s.lists}
	if s.input.Data != nil {
		st.Dropped = filepath.Base(s.first.Name)
	}
	s.mu.Unlock()
	r := n.result
	st.Title, st.Lang, st.Pages, st.Groups, st.Edits, st.Set = r.Title, r.Lang, r.Pages, r.Groups, r.Edits, r.Set
	st.Problems = placed(r.Problems, r.Sources)
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	json.NewEncoder(w).Encode(st)
}

// placed puts the source line beside each problem that has a place.
func placed(ps []content.Problem, sources map[string]string) []problem {
	lines := map[string][]string{}
	for name, text := range sources {
		lines[name] = strings.Split(text, "\n")
	}
	out := make([]problem, len(ps))
	for i, p := range ps {
		out[i] = problem{Severity: p.Severity.String(), Code: p.Code, File: p.Pos.File, Line: p.Pos.Line, Col: p.Pos.Col,
			Page: p.Page, Msg: p.Msg, Hint: p.Hint}
		if n := p.Pos.Line; n > 0 && n <= len(lines[p.Pos.File]) {
			out[i].Text = lines[p.Pos.File][n-1]
		}
	}
	return out
}

// source sends the text of a file that a problem is about, by default the input; no other file can be asked for.
func (s *Server) source(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("file")
	s.mu.Lock()
	if name == "" {
		name = filepath.ToSlash(s.input.Name)
	}
	text, known := s.now.result.Sources[name]
	s.mu.Unlock()
	if !known {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	io.WriteString(w, text)
}

// output sends the PDF or EPUB that the page shows; an older revision is gone.
func (s *Server) output(w http.ResponseWriter, r *http.Request) {
	rev, _ := strconv.Atoi(r.PathValue("rev"))
	s.mu.Lock()
	n := s.now
	base := strings.TrimSuffix(filepath.Base(s.input.Name), filepath.Ext(s.input.Name))
	s.mu.Unlock()
	var file output
	kind, ext := "", filepath.Ext(r.PathValue("name"))
	switch ext {
	case ".pdf":
		file, kind = n.pdf, "application/pdf"
	case ".epub":
		file, kind = n.epub, "application/epub+zip"
	}
	if rev != file.rev || len(file.data) == 0 {
		http.Error(w, "no such revision", http.StatusGone)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-store")
	if r.URL.Query().Has("save") {
		w.Header().Set("Content-Disposition", "attachment; filename*=UTF-8''"+escape(base+ext))
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(file.data))
}

// escape percent-encodes a file name (RFC 8187).
func escape(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c == '.' || c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			b.WriteByte(c)
			continue
		}
		const hex = "0123456789ABCDEF"
		b.Write([]byte{'%', hex[c>>4], hex[c&15]})
	}
	return b.String()
}

// choose takes the switches; values that no list offers are refused.
func (s *Server) choose(w http.ResponseWriter, r *http.Request) {
	var c Choices
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		http.Error(w, "choices: "+err.Error(), http.StatusBadRequest)
		return
	}
	for _, v := range [...]struct {
		value string
		list  []string
	}{{c.Theme, s.lists.Themes}, {c.Paper, s.lists.Papers}, {c.Profile, s.lists.Profiles},
		{c.Direction, []string{"horizontal", "vertical"}}} {
		if v.value != "" && !slices.Contains(v.list, v.value) {
			http.Error(w, "choices: unknown value "+strconv.Quote(v.value), http.StatusBadRequest)
			return
		}
	}
	s.mu.Lock()
	s.choices = c
	s.mu.Unlock()
	s.poke()
	w.WriteHeader(http.StatusNoContent)
}

// drop shows a file that was dropped on the page, in place of the input; nothing is written.
func (s *Server) drop(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, dropLimit))
	if err != nil {
		http.Error(w, "drop: "+err.Error(), http.StatusRequestEntityTooLarge)
		return
	}
	name := filepath.Base(filepath.FromSlash(r.URL.Query().Get("name")))
	if name == "." || name == string(filepath.Separator) {
		name = "dropped"
	}
	s.show(Input{Name: name, Data: data})
	w.WriteHeader(http.StatusNoContent)
}

// back shows the input of the command line again.
func (s *Server) back(w http.ResponseWriter, _ *http.Request) {
	s.show(s.first)
	w.WriteHeader(http.StatusNoContent)
}

// show changes the input. Edits that were taken back belong to the file that was shown before.
func (s *Server) show(in Input) {
	s.mu.Lock()
	s.input = in
	s.choices.Undone = nil
	s.mu.Unlock()
	s.poke()
}
