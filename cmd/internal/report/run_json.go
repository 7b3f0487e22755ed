package report

import (
	"cmp"
	"encoding/json"
	"io"

	"github.com/kanben/kanben/content"
)

type jsonRun struct {
	Version  string       `json:"kanben"`
	Articles int          `json:"articles"`
	Made     int          `json:"made"`
	Cached   int          `json:"cached"`
	Withheld int          `json:"withdrawn"`
	Failed   int          `json:"failed"`
	Seconds  float64      `json:"seconds"`
	Results  []jsonResult `json:"results"`
}

type jsonResult struct {
	Input    string        `json:"input"`
	Status   string        `json:"status"` // made, cached, withdrawn, failed
	Code     int           `json:"exit_code,omitempty"`
	Outputs  []string      `json:"outputs,omitempty"`
	Pages    int           `json:"pages,omitempty"`
	Problems []jsonProblem `json:"problems,omitempty"`
}

type jsonProblem struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Path     string `json:"path,omitempty"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

func (r *Run) json(w io.Writer) error {
	made, cached, withheld, failed := r.Counts()
	out := jsonRun{Version: r.Version, Articles: len(r.Results), Made: made, Cached: cached, Withheld: withheld,
		Failed: failed, Seconds: float64(r.Took.Milliseconds()) / 1000, Results: []jsonResult{}}
	for _, s := range r.Results {
		j := jsonResult{Input: s.Input, Status: status(s), Code: s.Code, Outputs: s.Outputs, Pages: s.Pages}
		for _, p := range s.Problems {
			j.Problems = append(j.Problems, jsonProblem{p.Severity.String(), p.Code, cmp.Or(p.Pos.File, s.Input), p.Pos.Line, p.Pos.Col, p.Path, p.Msg, p.Hint})
		}
		out.Results = append(out.Results, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(out)
}

func status(s Result) string {
	switch {
	case s.Failed():
		return "failed"
	case s.Withheld:
		return "withdrawn"
	case s.Cached:
		return "cached"
	}
	return "made"
}

func level(s content.Severity) string {
	return [...]string{"note", "warning", "error"}[s]
}
