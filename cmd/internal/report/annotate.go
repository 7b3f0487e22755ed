package report

import (
	"fmt"
	"strings"

	"github.com/kanben/kanben/content"
)

// maxAnnotations is how many annotations of a kind a forge shows for one step; more are lost in silence there.
const maxAnnotations = 10

// annotate writes the problem as a workflow command of GitHub Actions.
func (p *Printer) annotate(q content.Problem) {
	if p.annotated[q.Severity]++; p.annotated[q.Severity] > maxAnnotations {
		return
	}
	kind := [...]string{"notice", "warning", "error"}[q.Severity]
	var at []string
	if q.Pos.File != "" {
		at = append(at, "file="+property(q.Pos.File))
	}
	if q.Pos.Line > 0 {
		at = append(at, fmt.Sprintf("line=%d", q.Pos.Line))
	}
	if q.Pos.Line > 0 && q.Pos.Col > 0 {
		at = append(at, fmt.Sprintf("col=%d", q.Pos.Col))
	}
	at = append(at, "title="+property(q.Code))
	msg := q.Msg
	if q.Hint != "" {
		msg += "\n" + q.Hint
	}
	fmt.Fprintf(p.W, "::%s %s::%s\n", kind, strings.Join(at, ","), data(msg))
}

func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
