package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/kanben/kanben/content"
)

// gitlabIssue is a line of GitLab's code quality report, which its merge requests show beside the changed lines.
type gitlabIssue struct {
	Description string `json:"description"`
	Check       string `json:"check_name"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity"` // info, minor, major, critical, blocker
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int `json:"begin"`
		} `json:"lines"`
	} `json:"location"`
}

// gitlab writes the report. GitLab tells problems that a change brought from older ones by their fingerprints, so
// these hold no line: text above a problem may grow. Like ones in a file are told apart by their number.
func (r *Run) gitlab(w io.Writer) error {
	out := []gitlabIssue{}
	seen := map[string]int{}
	for _, a := range r.Results {
		for _, p := range a.Problems {
			out = append(out, gitlabOf(cmp.Or(p.Pos.File, a.Input), p, seen))
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(out)
}

func gitlabOf(file string, p content.Problem, seen map[string]int) gitlabIssue {
	i := gitlabIssue{Description: Clean(p.Msg), Check: p.Code, Severity: [...]string{"info", "minor", "major"}[p.Severity]}
	if p.Hint != "" {
		i.Description += " (" + Clean(p.Hint) + ")"
	}
	i.Location.Path = strings.TrimPrefix(file, "./")
	i.Location.Lines.Begin = max(p.Pos.Line, 1)
	words := strings.Join([]string{i.Location.Path, p.Code, p.Path, p.Msg}, "\n")
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d", words, seen[words]))
	seen[words]++
	i.Fingerprint = hex.EncodeToString(sum[:])
	return i
}
