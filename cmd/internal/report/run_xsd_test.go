package report

import (
	"encoding/xml"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestJUnitFitsItsSchema holds our JUnit against the schema of Jenkins' xUnit plugin, which refuses a file that does not
// fit; mutants show that it judges.
func TestJUnitFitsItsSchema(t *testing.T) {
	t.Parallel()
	s := schemaOf(t, "testdata/junit-10.xsd")
	doc := string(written(t, sample(), "junit"))
	for name, r := range map[string]*Run{"sample": sample(), "empty": {}, "many": many(3)} {
		if faults := s.judge(parsed(t, string(written(t, r, "junit")))); len(faults) > 0 {
			t.Errorf("%s: %q", name, faults)
		}
	}
	for _, m := range [][2]string{
		{"<testcase ", `<testcase file="a.md" `}, {` errors="0"`, ""}, {` time="`, ` time="half `}, {"<testcase ", "<article></article><testcase "},
		{"<testsuite ", "<suite "}, {"<testcase ", "words<testcase "}, {"<skipped>", "<skipped><why></why>"},
	} {
		bad := strings.Replace(doc, m[0], m[1], 1)
		if m[0] == "<testsuite " {
			bad = strings.Replace(bad, "</testsuite>", "</suite>", 1)
		}
		if bad == doc || len(s.judge(parsed(t, bad))) == 0 {
			t.Errorf("the schema takes %s for %s", m[1], m[0])
		}
	}
}

// node is an element of any XML.
type node struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Nodes   []node     `xml:",any"`
	Text    string     `xml:",chardata"`
}

func parsed(t *testing.T, doc string) node {
	t.Helper()
	var n node
	if err := xml.Unmarshal([]byte(doc), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func (n *node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// each visits the node and all below it.
func (n *node) each(visit func(*node)) {
	visit(n)
	for i := range n.Nodes {
		n.Nodes[i].each(visit)
	}
}

// schema is what we understand of an XSD: which attributes and children an element may have, and where text may stand.
// Order and number of children are not looked at.
type schema struct {
	elements map[string]*node // at the top
	patterns map[string]*regexp.Regexp
}

func schemaOf(t *testing.T, path string) *schema {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := &schema{map[string]*node{}, map[string]*regexp.Regexp{}}
	root := parsed(t, string(data))
	for i := range root.Nodes {
		n := &root.Nodes[i]
		switch n.XMLName.Local {
		case "element":
			s.elements[n.attr("name")] = n
		case "simpleType":
			n.each(func(p *node) {
				if p.XMLName.Local == "pattern" {
					s.patterns[n.attr("name")] = regexp.MustCompile("^(?:" + p.attr("value") + ")$")
				}
			})
		}
	}
	return s
}

func (s *schema) judge(n node) (faults []string) {
	name := n.XMLName.Local
	declared := s.elements[name]
	if declared == nil {
		return []string{"no element " + name}
	}
	takes := map[string]*node{}
	var children []string
	text := declared.attr("type") == "xs:string"
	declared.each(func(d *node) {
		switch d.XMLName.Local {
		case "attribute":
			takes[d.attr("name")] = d
		case "element":
			children = append(children, d.attr("ref"))
		case "complexType":
			text = text || d.attr("mixed") == "true"
		}
	})
	for _, a := range n.Attrs {
		d := takes[a.Name.Local]
		if d == nil {
			faults = append(faults, fmt.Sprintf("%s has no attribute %s", name, a.Name.Local))
		} else if p := s.patterns[d.attr("type")]; p != nil && !p.MatchString(a.Value) {
			faults = append(faults, fmt.Sprintf("%s %s=%q", name, a.Name.Local, a.Value))
		}
	}
	for _, d := range takes {
		if d.attr("use") == "required" && !slices.ContainsFunc(n.Attrs, func(a xml.Attr) bool { return a.Name.Local == d.attr("name") }) {
			faults = append(faults, fmt.Sprintf("%s needs %s", name, d.attr("name")))
		}
	}
	if !text && strings.TrimSpace(n.Text) != "" {
		faults = append(faults, name+" has text")
	}
	for _, child := range n.Nodes {
		if !slices.Contains(children, child.XMLName.Local) {
			faults = append(faults, fmt.Sprintf("%s in %s", child.XMLName.Local, name))
			continue
		}
		faults = append(faults, s.judge(child)...)
	}
	return faults
}
