package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/kanben/kanben/content"
)

// Result is what became of one article of a batch.
type Result struct {
	Input    string
	Outputs  []string
	Pages    int
	Code     int // exit code, 0 = has its outputs
	Cached   bool
	Withheld bool // withdrawn: left out on purpose
	Problems []content.Problem
}

// Failed reports whether the article has no outputs though it should.
func (r Result) Failed() bool { return r.Code != 0 }

// Run is a batch with its results in order of input.
type Run struct {
	Version string
	Results []Result
	Took    time.Duration
}

// Counts returns how many articles were made, taken from the cache, withheld and failed.
func (r *Run) Counts() (made, cached, withheld, failed int) {
	for _, s := range r.Results {
		switch {
		case s.Failed():
			failed++
		case s.Withheld:
			withheld++
		case s.Cached:
			cached++
		default:
			made++
		}
	}
	return
}

// File is a report to be written: its kind and its path.
type File struct{ Kind, Path string }

// ParseFiles reads kind=path values; the kinds are json, junit, sarif and md.
func ParseFiles(values []string) ([]File, error) {
	var out []File
	for _, v := range values {
		kind, path, ok := strings.Cut(v, "=")
		if !ok || path == "" {
			return nil, fmt.Errorf("%q is no kind=file", v)
		}
		switch kind {
		case "json", "junit", "sarif", "md":
			out = append(out, File{kind, path})
		default:
			return nil, fmt.Errorf("unknown kind %q: known are json, junit, sarif, md", kind)
		}
	}
	return out, nil
}

// Write writes the report of the kind.
func (r *Run) Write(w io.Writer, kind string) error {
	switch kind {
	case "junit":
		return r.junit(w)
	case "sarif":
		return r.sarif(w)
	case "md":
		return r.markdown(w)
	}
	return r.json(w)
}
