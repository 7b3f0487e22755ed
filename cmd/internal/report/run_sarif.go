package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"github.com/kanben/kanben/content"
)

// sarifLimit is how many results a run may hold where code scanning reads them; the rest is counted in a note.
const sarifLimit = 25000

// The SARIF 2.1.0 form (OASIS): a rule a problem code, a result a problem.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool        sarifTool         `json:"tool"`
	ColumnKind  string            `json:"columnKind"`
	Invocations []sarifInvocation `json:"invocations,omitempty"`
	Results     []sarifResult     `json:"results"`
}

// sarifInvocation is there when results had to be left out, and says how many.
type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications"`
}

type sarifNotification struct {
	Level   string    `json:"level"`
	Message sarifText `json:"message"`
}

type sarifTool struct {
	Driver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	} `json:"driver"`
}

type sarifRule struct {
	ID   string `json:"id"`
	Help string `json:"helpUri"`
}

// sarifHelp explains every code.
const sarifHelp = "https://github.com/kanben/kanben/blob/main/docs/problems.md"

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID    string          `json:"ruleId"`
	RuleIndex int             `json:"ruleIndex"`
	Level     string          `json:"level"`
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations"`
}

type sarifLocation struct {
	Physical struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region *sarifRegion `json:"region,omitempty"`
	} `json:"physicalLocation"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
}

func (r *Run) sarif(w io.Writer) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver.Name, run.Tool.Driver.Version = "kanben", r.Version
	codes := r.codes()
	run.Tool.Driver.Rules = make([]sarifRule, len(codes))
	for i, c := range codes {
		run.Tool.Driver.Rules[i] = sarifRule{c, sarifHelp}
	}
	left := 0
	for _, worst := range []bool{true, false} { // where there is no room for all, errors come first
		for _, a := range r.Results {
			for _, p := range a.Problems {
				switch {
				case (p.Severity == content.Error) != worst:
				case len(run.Results) == sarifLimit:
					left++
				default:
					run.Results = append(run.Results, sarifOf(cmp.Or(p.Pos.File, a.Input), p, codes))
				}
			}
		}
	}
	if left > 0 {
		run.Invocations = []sarifInvocation{{Successful: true, Notifications: []sarifNotification{{Level: "note",
			Message: sarifText{fmt.Sprintf("%d more problems; the JSON report has them all", left)}}}}}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifOf(file string, p content.Problem, codes []string) sarifResult {
	msg := p.Msg
	if p.Hint != "" {
		msg += " (" + p.Hint + ")"
	}
	i, _ := slices.BinarySearch(codes, p.Code)
	s := sarifResult{RuleID: p.Code, RuleIndex: i, Level: level(p.Severity), Message: sarifText{Clean(msg)}}
	var l sarifLocation
	l.Physical.Artifact.URI = (&url.URL{Path: strings.TrimPrefix(file, "./")}).EscapedPath()
	if p.Pos.Line > 0 {
		l.Physical.Region = &sarifRegion{p.Pos.Line, p.Pos.Col}
	}
	s.Locations = []sarifLocation{l}
	return s
}

// codes lists the problem codes of the run, ascending.
func (r *Run) codes() []string {
	var out []string
	for _, a := range r.Results {
		for _, p := range a.Problems {
			out = append(out, p.Code)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
