package report

import (
	"fmt"
	"io"
	"strings"
)

// markdownLimit keeps a summary below what a forge shows of one step (1 MiB).
const markdownLimit = 900_000

// markdown writes a summary that fits GITHUB_STEP_SUMMARY: the counts, then failed articles with their places, then
// warnings.
func (r *Run) markdown(w io.Writer) error {
	made, cached, withheld, failed := r.Counts()
	var b strings.Builder
	fmt.Fprintf(&b, "## kanben: %d articles\n\n| made | cached | withdrawn | failed |\n| ---: | ---: | ---: | ---: |\n| %d | %d | %d | %d |\n",
		len(r.Results), made, cached, withheld, failed)
	for _, want := range []bool{true, false} {
		r.table(&b, want)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// table lists the problems of the articles that failed, or of the others.
func (r *Run) table(b *strings.Builder, failed bool) {
	title, begun, left := "Warnings", false, 0
	if failed {
		title = "Failed"
	}
	for _, a := range r.Results {
		if a.Failed() != failed {
			continue
		}
		for _, p := range a.Problems {
			if !begun {
				fmt.Fprintf(b, "\n### %s\n\n| article | line | code | |\n| --- | ---: | --- | --- |\n", title)
				begun = true
			}
			row := fmt.Sprintf("| %s | %d | %s | %s |\n", cell(a.Input), p.Pos.Line, p.Code, cell(p.Msg))
			if b.Len()+len(row) > markdownLimit {
				left++
				continue
			}
			b.WriteString(row)
		}
	}
	if left > 0 {
		fmt.Fprintf(b, "\nand %d more; the JSON report has them all\n", left)
	}
}

func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "`", "'", "\n", " ").Replace(Clean(s))
}
