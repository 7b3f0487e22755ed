package report

import (
	"fmt"
	"io"
	"slices"
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

// Kinds are the reports that there are: for programs, test reports, code scanning, people, and GitLab's code quality.
func Kinds() []string { return []string{"json", "junit", "sarif", "md", "gitlab"} }

// ParseFiles reads kind=path values.
func ParseFiles(values []string) ([]File, error) {
	var out []File
	for _, v := range values {
		kind, path, ok := strings.Cut(v, "=")
		if !ok || path == "" {
			return nil, fmt.Errorf("%q is no kind=file", v)
		}
		if !slices.Contains(Kinds(), kind) {
			return nil, fmt.Errorf("unknown kind %q: known are %s", kind, strings.Join(Kinds(), ", "))
		}
		out = append(out, File{kind, path})
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
	case "gitlab":
		return r.gitlab(w)
	}
	return r.json(w)
}
