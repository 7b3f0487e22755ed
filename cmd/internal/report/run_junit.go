package report

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/kanben/kanben/content"
)

// The JUnit form is the one that Jenkins and GitLab read: a suite a run, a case an article, a failure with the
// places, other problems in system-out. The name of a case is the path of its input: the attribute file, which some
// writers add, is not in the schema of Jenkins' xUnit plugin, and that refuses the whole report for it.
type junitSuite struct {
	XMLName  xml.Name    `xml:"testsuite"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"` // always 0, and missed by readers of the older schema
	Skipped  int         `xml:"skipped,attr"`
	Time     string      `xml:"time,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	Failure *junitFailure `xml:"failure,omitempty"`
	Skipped *struct{}     `xml:"skipped,omitempty"`
	Out     string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

func (r *Run) junit(w io.Writer) error {
	_, _, withheld, failed := r.Counts()
	s := junitSuite{Name: "kanben", Tests: len(r.Results), Failures: failed, Skipped: withheld,
		Time: fmt.Sprintf("%.3f", r.Took.Seconds())}
	for _, a := range r.Results {
		c := junitCase{Class: "kanben", Name: Clean(a.Input)}
		text, first := lines(a)
		switch {
		case a.Failed():
			c.Failure = &junitFailure{Message: Clean(first.Msg), Type: first.Code, Text: text}
		case a.Withheld:
			c.Skipped = &struct{}{}
		default:
			c.Out = text
		}
		s.Cases = append(s.Cases, c)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(s); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// lines gives the problems a line each, and the first of the worst.
func lines(a Result) (text string, first content.Problem) {
	var b strings.Builder
	worst, found := Worst(a.Problems)
	for _, p := range a.Problems {
		if found && p.Severity == worst {
			first, found = p, false
		}
		p.Pos.File = cmp.Or(p.Pos.File, a.Input)
		b.WriteString(Clean(p.String()) + "\n")
		if p.Hint != "" {
			b.WriteString("  hint: " + Clean(p.Hint) + "\n")
		}
	}
	return b.String(), first
}
