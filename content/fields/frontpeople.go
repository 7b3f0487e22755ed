package fields

import (
	"slices"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// people reads a key that names people in a role: names in a text, a list of them, or mappings with a name.
func (f *frontMatter) people(e entry, m meaning) {
	group := LastGroup(f.a.Credits)
	switch e.value.Kind {
	case tree.Scalar:
		f.names(e, m, group)
	case tree.List:
		for i, it := range e.value.Items {
			one := entry{e.key, it, item(e.path, i)}
			if it.Kind == tree.Map {
				f.person(one, m, group)
			} else {
				f.names(one, m, group)
			}
		}
	case tree.Map:
		f.person(e, m, group)
	}
}

// names reads the names of a text.
func (f *frontMatter) names(e entry, m meaning, group int) {
	if e.value.Kind == tree.Null {
		return
	}
	words := strings.TrimSpace(e.value.Value)
	credits, placeholder := StatedCredits(words, m.role, m.label)
	switch {
	case placeholder:
		f.d.Problems = append(f.d.Problems, content.Problem{Severity: content.Info, Code: "I-PLACEHOLDER", Pos: e.value.Pos, Path: e.path,
			Msg: content.QuoteInput(words) + " names nobody"})
	case len(credits) == 0:
		f.d.Unused = append(f.d.Unused, e.value)
		f.d.problem("W-CREDIT", e.value, e.path, "no name was read in "+content.QuoteInput(words), "write credits: [{role: "+string(m.role)+", name: …}]")
	}
	for _, c := range credits {
		c.Pos = e.value.Pos
		f.add(c, group)
	}
}

// add credits somebody once: an author is not one again who is credited with more than that (记者).
func (f *frontMatter) add(c content.Credit, group int) {
	if c.Role == content.Author && slices.ContainsFunc(f.a.Credits, func(have content.Credit) bool { return have.Name == c.Name && have.Role.Byline() }) {
		return
	}
	c.Group = group + max(c.Group, 1)
	f.a.Credits = content.AddCredit(f.a.Credits, c)
}

// person reads {name: …, affiliation: …}, {given: …, family: …}, or pandoc's {NAME: {…}}.
func (f *frontMatter) person(e entry, m meaning, group int) {
	n := e.value
	if len(n.Keys) == 1 && (n.Items[0].Kind == tree.Map || n.Items[0].Kind == tree.Null) && personKey(n.Keys[0].Value) == "" {
		name := *n.Keys[0]
		name.Kind = tree.Scalar
		f.names(entry{e.key, &name, e.path}, m, group)
		return
	}
	p := person{Credit: content.Credit{Role: m.role, Label: m.label, Confidence: 100, Pos: n.Pos}}
	f.parts(&p, n, e.path)
	if p.Name == "" {
		p.Name = fullName(p.given, p.family)
	}
	if p.Name == "" {
		f.d.Unused = append(f.d.Unused, n)
		f.d.problem("W-CREDIT", n, e.path, "no name was read", "write {name: …}")
		return
	}
	f.add(p.Credit, group)
}

// person is somebody whose mapping is being read.
type person struct {
	content.Credit
	given, family string
}

// parts reads the keys of somebody's mapping.
func (f *frontMatter) parts(p *person, n *tree.Node, path string) {
	for i, key := range n.Keys {
		v, at := n.Items[i], join(path, key.Value)
		kind := personKey(key.Value)
		switch {
		case v.Kind == tree.Null:
		case kind == "name" && v.Kind == tree.Map:
			f.parts(p, v, at)
		case v.Kind != tree.Scalar || !p.set(kind, v.Value):
			f.unused(key, v, at)
		}
	}
}

// set takes one part; false if it is none that a credit has.
func (p *person) set(kind, value string) bool {
	switch kind {
	case "name":
		p.Name = strings.Join(strings.Fields(value), " ")
	case "given":
		p.given = value
	case "family":
		p.family = value
	case "org":
		p.Org = value
	case "role":
		if slices.Contains(Roles(), content.Role(value)) && content.Role(value) != content.OtherRole {
			p.Role, p.Label = content.Role(value), ""
			return true
		}
		role, label, ok := content.LabelRole(value)
		if ok {
			p.Role, p.Label = role, label
		}
		return ok
	default:
		return false
	}
	return true
}

// personKey says what a key of somebody's mapping is: name, given, family, org or role.
func personKey(key string) string {
	switch folded(key) {
	case "name", "fullname", "literal", "姓名", "名字":
		return "name"
	case "given", "givenname", "givennames", "first", "firstname", "名":
		return "given"
	case "family", "familyname", "last", "lastname", "surname", "姓":
		return "family"
	case "org", "organization", "organisation", "affiliation", "affiliations", "institute", "institution", "company", "单位", "單位", "机构":
		return "org"
	case "role", "roles", "职务":
		return "role"
	}
	return ""
}

// fullName puts the parts of a name in the order of its script.
func fullName(given, family string) string {
	given, family = strings.TrimSpace(given), strings.TrimSpace(family)
	for _, r := range family {
		if content.IsHan(r) {
			return family + given
		}
	}
	return strings.TrimSpace(given + " " + family)
}
