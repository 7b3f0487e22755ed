package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/kanben/kanben/content"
)

func problem(s content.Severity, code string, line, col int, msg string) content.Problem {
	return content.Problem{Severity: s, Code: code, Pos: content.Pos{Line: line, Col: col}, Msg: msg, Hint: "看这里"}
}

// sample has every status, every severity, places and none, and names that need escaping.
func sample() *Run {
	return &Run{Version: "0.1.0", Results: []Result{
		{Input: "in/a b|c<d>.md", Outputs: []string{"out/a.pdf"}, Pages: 3, Problems: []content.Problem{
			problem(content.Info, "I-NOTE", 1, 0, "a remark"), problem(content.Warning, "W-LOOSE", 12, 3, "松|行 <b> `x`"), problem(content.Warning, "W-LOOSE", 14, 3, "松|行 <b> `x`")}},
		{Input: "./春天.md", Code: 4, Problems: []content.Problem{problem(content.Error, "E-GLYPH", 7, 9, "no glyph for \x00\x1b[2J")}},
		{Input: "none.md", Code: 3, Problems: []content.Problem{problem(content.Error, "E-INPUT", 0, 0, "no such file")}},
		{Input: "kept.md", Cached: true, Outputs: []string{"out/kept.pdf"}},
		{Input: "gone.md", Withheld: true},
	}}
}

func many(n int) *Run {
	r := &Run{Version: "0.1.0"}
	for i := range n {
		s := content.Warning
		if i == n-1 {
			s = content.Error
		}
		r.Results = append(r.Results, Result{Input: fmt.Sprintf("a%06d.md", i), Problems: []content.Problem{problem(s, "W-LOOSE", 1, 1, strings.Repeat("松", 20))}})
	}
	return r
}

func written(t *testing.T, r *Run, kind string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := r.Write(&b, kind); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSARIFFitsItsSchema holds our SARIF against the schema that OASIS publishes; two mutants show that it judges.
func TestSARIFFitsItsSchema(t *testing.T) {
	t.Parallel()
	schema := published(t, "testdata/sarif-schema-2.1.0.json")
	runs := map[string]*Run{"sample": sample(), "empty": {Version: "0.1.0"}}
	if !testing.Short() {
		runs["too many"] = many(sarifLimit + 3)
	}
	for name, r := range runs {
		if err := schema.Validate(value(t, written(t, r, "sarif"))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, mutant := range [][2]string{{`"startLine": 7`, `"startLine": 0`}, {`"level": "error"`, `"level": "bad"`}, {`"ruleId"`, `"rule"`}} {
		doc := bytes.Replace(written(t, sample(), "sarif"), []byte(mutant[0]), []byte(mutant[1]), 1)
		if schema.Validate(value(t, doc)) == nil {
			t.Errorf("%s passes", mutant[1])
		}
	}
}

// TestSARIFKeepsErrors: beyond the limit warnings go first, and the report says how many.
func TestSARIFKeepsErrors(t *testing.T) {
	t.Parallel()
	doc := string(written(t, many(sarifLimit+3), "sarif"))
	if !strings.Contains(doc, `"level": "error"`) || !strings.Contains(doc, "3 more problems") {
		t.Errorf("the error is lost, or nothing says what was left out: %s", doc[len(doc)-400:])
	}
}

func published(t *testing.T, path string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource("schema.json", value(t, data)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func value(t *testing.T, data []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestJUnitIsWhatJenkinsReads parses the report as strict XML and counts what its attributes promise.
func TestJUnitIsWhatJenkinsReads(t *testing.T) {
	t.Parallel()
	var suite struct {
		T     int `xml:"tests,attr"`
		F     int `xml:"failures,attr"`
		S     int `xml:"skipped,attr"`
		Cases []struct {
			Class   string    `xml:"classname,attr"`
			Name    string    `xml:"name,attr"`
			Skipped *struct{} `xml:"skipped"`
			Failure *struct {
				Type string `xml:"type,attr"`
				Msg  string `xml:"message,attr"`
				Text string `xml:",chardata"`
			} `xml:"failure"`
		} `xml:"testcase"`
	}
	if err := xml.Unmarshal(written(t, sample(), "junit"), &suite); err != nil {
		t.Fatal(err)
	}
	failures, skipped := 0, 0
	for _, c := range suite.Cases {
		if c.Failure != nil {
			failures++
			if c.Failure.Type == "" || c.Failure.Msg == "" || !strings.Contains(c.Failure.Text, c.Failure.Type) {
				t.Errorf("%s: %+v", c.Name, c.Failure)
			}
		}
		if c.Skipped != nil {
			skipped++
		}
		if c.Name == "" || c.Class == "" {
			t.Error("a case without a name")
		}
	}
	if len(suite.Cases) != suite.T || failures != suite.F || skipped != suite.S || failures != 2 || skipped != 1 {
		t.Errorf("%d cases, %d failures, %d skipped; attributes say %d, %d, %d", len(suite.Cases), failures, skipped, suite.T, suite.F, suite.S)
	}
}

// TestGitLabFingerprints: each problem has its own, and a line added above changes none.
func TestGitLabFingerprints(t *testing.T) {
	t.Parallel()
	read := func(r *Run) (out []gitlabIssue) {
		if err := json.Unmarshal(written(t, r, "gitlab"), &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	one, r := read(sample()), sample()
	for i := range r.Results {
		for j := range r.Results[i].Problems {
			r.Results[i].Problems[j].Pos.Line += 2
		}
	}
	seen := map[string]bool{}
	for i, q := range read(r) {
		if one[i].Fingerprint != q.Fingerprint || seen[q.Fingerprint] || q.Location.Lines.Begin < 1 || strings.HasPrefix(q.Location.Path, "./") {
			t.Errorf("%+v", q)
		}
		seen[q.Fingerprint] = true
	}
	if len(seen) != 5 {
		t.Errorf("%d problems", len(seen))
	}
	if string(written(t, &Run{}, "gitlab")) != "[]\n" {
		t.Error("no problems are no list")
	}
}

// TestMarkdownFitsAStep: GitHub shows 1 MiB of a step's summary and nothing of a longer one.
func TestMarkdownFitsAStep(t *testing.T) {
	t.Parallel()
	doc := written(t, many(30_000), "md")
	if len(doc) > 1<<20 || !bytes.Contains(doc, []byte("more; the JSON report has them all")) {
		t.Errorf("%d bytes", len(doc))
	}
	table := written(t, sample(), "md")
	for line := range strings.Lines(string(table)) {
		if cells := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"); strings.HasPrefix(line, "|") && cells != 5 {
			t.Errorf("%d bars: %s", cells, line)
		}
	}
	if bytes.Contains(table, []byte("<b>")) {
		t.Error("input text is markup")
	}
}

// TestAnnotationsKeepToTheLimit: GitHub shows ten of a kind for a step; commands are escaped.
func TestAnnotationsKeepToTheLimit(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	p := &Printer{W: &b, GitHub: true, Level: content.Warning}
	var all []content.Problem
	for i := range 30 {
		q := problem(content.Error, fmt.Sprintf("E-A%d", i), i+1, 1, "50% left\n::error::not a command")
		q.Pos.File = "a,b:c.md"
		all = append(all, q, problem(content.Warning, fmt.Sprintf("W-A%d", i), i+1, 1, "w"))
	}
	p.Print(all)
	errors, warnings := 0, 0
	for line := range strings.Lines(b.String()) {
		if strings.HasPrefix(line, "::error ") {
			errors++
			if !strings.HasPrefix(line, "::error file=a%2Cb%3Ac.md,line=") || !strings.Contains(line, "50%25 left%0A::error::") {
				t.Errorf("not escaped: %s", line)
			}
		}
		if strings.HasPrefix(line, "::warning ") {
			warnings++
		}
	}
	if errors != 10 || warnings != 10 {
		t.Errorf("%d errors, %d warnings", errors, warnings)
	}
}
