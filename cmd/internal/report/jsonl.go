package report

import (
	"encoding/json"

	"github.com/kanben/kanben/content"
)

// Record is the JSON form of a problem; lines and columns count from 1, bytes from 0.
type Record struct {
	Severity  string `json:"severity"`
	Code      string `json:"code"`
	File      string `json:"file,omitempty"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	Byte      int    `json:"byte,omitempty"`
	EndLine   int    `json:"endLine,omitempty"`
	EndColumn int    `json:"endColumn,omitempty"`
	Path      string `json:"path,omitempty"`
	Page      string `json:"page,omitempty"`
	Message   string `json:"message"`
	Hint      string `json:"hint,omitempty"`
}

// RecordOf returns the JSON form of the problem.
func RecordOf(p content.Problem) Record {
	return Record{Severity: p.Severity.String(), Code: p.Code, File: p.Pos.File, Line: p.Pos.Line, Column: p.Pos.Col,
		Byte: p.Pos.Byte, EndLine: p.End.Line, EndColumn: p.End.Col, Path: p.Path, Page: p.Page, Message: p.Msg, Hint: p.Hint}
}

func (p *Printer) line(q content.Problem) {
	enc := json.NewEncoder(p.W)
	enc.SetEscapeHTML(false)
	enc.Encode(RecordOf(q)) // a reader that went away is no reason to stop the work
}
