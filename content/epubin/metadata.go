package epubin

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/xmltree"
)

// metadata reads the package document's own; of EPUB 3 with refinements, of EPUB 2 with attributes.
func (b *book) metadata(n *xmltree.Node) {
	a := b.article
	refine := refinements(n)
	for _, t := range n.All("title") {
		in := []content.Inline{&content.Text{S: t.Words(), Pos: t.Pos}}
		switch kind := refine[t.Value("id")]["title-type"]; {
		case t.Words() == "":
		case first(kind) == "subtitle" && len(a.Subtitle) == 0:
			a.Subtitle = in
		case len(a.Title) == 0 && (kind == nil || first(kind) == "main"):
			a.Title = in
		}
	}
	for _, name := range []string{"creator", "contributor"} {
		for i, c := range n.All(name) {
			b.person(c, refine[c.Value("id")], name == "creator", i)
		}
	}
	if lang := n.First("language").Words(); len(lang) > 1 {
		a.Lang = lang
	}
	if p := n.First("publisher"); p.Words() != "" {
		a.Publisher = content.Org{Name: p.Words(), Pos: p.Pos}
	}
	if d := n.First("date"); d.Words() != "" {
		if st, ok := fields.FindStamp(d.Words(), b.opts.Zone); ok {
			st.Pos = d.Pos
			a.Published = st
		} else if len(d.Words()) > 4 {
			b.problems = append(b.problems, content.Problem{Severity: content.Warning, Code: "W-DATE", Pos: d.Pos, Path: "date", Msg: "not a date: " + content.QuoteInput(d.Words())})
		}
	}
	for _, s := range n.All("source") {
		switch words := s.Words(); {
		case strings.HasPrefix(words, "http") && a.Canonical == "":
			a.Canonical = words
		case words != "" && !strings.Contains(words, ":") && a.Source.IsZero():
			a.Source = content.Org{Name: words, Pos: s.Pos}
		}
	}
	for _, s := range n.All("subject") {
		a.Subjects = append(a.Subjects, s.Words())
	}
	a.Rights.Notice = n.First("rights").Words()
	b.identifiers(n)
	if d := n.First("description").Words(); d != "" {
		a.Abstract = []content.Block{&content.Para{Text: []content.Inline{&content.Text{S: strings.Join(strings.Fields(d), " ")}}}}
	}
}

// refinements are the meta elements of EPUB 3 that say more of another: id → property → values.
func refinements(n *xmltree.Node) map[string]map[string][]string {
	out := map[string]map[string][]string{}
	for _, m := range n.All("meta") {
		id := strings.TrimPrefix(m.Value("refines"), "#")
		if id == "" {
			continue
		}
		if out[id] == nil {
			out[id] = map[string][]string{}
		}
		out[id][m.Value("property")] = append(out[id][m.Value("property")], m.Words())
	}
	return out
}

func first(l []string) string {
	if len(l) == 0 {
		return ""
	}
	return l[0]
}

// person turns relator codes back into roles, one credit each: a label that our own books write behind a code
// decides what the code leaves open.
func (b *book) person(n *xmltree.Node, more map[string][]string, creator bool, group int) {
	name := strings.TrimSpace(n.Words())
	if name == "" {
		return
	}
	sortAs := first(more["file-as"])
	if sortAs == name {
		sortAs = ""
	}
	for _, r := range rolesOf(append(append([]string(nil), more["role"]...), n.Value("role")), creator) {
		b.article.Credits = content.AddCredit(b.article.Credits, content.Credit{Role: r.role, Label: r.label, Name: name, SortAs: sortAs,
			Raw: name, Group: group, Pos: n.Pos, Confidence: 100})
	}
}

type labelled struct {
	role  content.Role
	label string
}

// rolesOf reads codes of MARC relators, each with the label behind it; aut and rpt together are one role.
func rolesOf(codes []string, creator bool) []labelled {
	var out []labelled
	for i := 0; i < len(codes); i++ {
		c := codes[i]
		switch {
		case c == "":
		case !isCode(c):
			out = append(out, byLabel(c))
		case i+1 < len(codes) && codes[i+1] != "" && !isCode(codes[i+1]):
			out = append(out, byLabel(codes[i+1]))
			i++
		case c == "aut" && i+1 < len(codes) && codes[i+1] == "rpt":
			out = append(out, labelled{role: content.Reporter})
			i++
		case c == "rpt" && creator:
			out = append(out, labelled{role: content.Reporter})
		default:
			out = append(out, byCode(c))
		}
	}
	switch {
	case len(out) > 0:
		return out
	case creator:
		return []labelled{{role: content.Author}}
	}
	return []labelled{{role: content.Contributor}}
}

func isCode(s string) bool { return len(s) == 3 && s == strings.ToLower(s) && s[0] < 0x80 }

func byCode(code string) labelled {
	for _, r := range fields.Roles() {
		if m := r.MARC(); len(m.Codes) == 1 && m.Codes[0] == code && !m.Label {
			return labelled{role: r}
		}
	}
	switch code {
	case "pdr":
		return labelled{role: content.Supervisor}
	case "ctb":
		return labelled{role: content.Contributor}
	}
	return labelled{content.OtherRole, code}
}

func byLabel(label string) labelled {
	for _, r := range fields.Roles() {
		if label == r.Label("zh-Hans") || label == r.Label("zh-Hant") || strings.EqualFold(label, r.Label("en")) {
			return labelled{role: r}
		}
	}
	if line := content.ParseCreditLine(label+"：甲乙", content.AtByline); len(line.Credits) == 1 {
		return labelled{line.Credits[0].Role, label}
	}
	return labelled{content.OtherRole, label}
}

// identifiers keeps ISBN and ISSN.
func (b *book) identifiers(n *xmltree.Node) {
	for _, id := range n.All("identifier") {
		words := strings.ToLower(id.Words())
		for _, kind := range []content.LicenceKind{content.LicenceISBN, content.LicenceISSN} {
			if number, ok := strings.CutPrefix(words, "urn:"+string(kind)+":"); ok || strings.EqualFold(id.Value("scheme"), string(kind)) {
				if !ok {
					number = id.Words()
				}
				b.article.Licences = append(b.article.Licences, content.Licence{Kind: kind, Number: strings.ToUpper(number), Raw: id.Words(), Stated: true})
			}
		}
	}
}
