package epub

import "github.com/kanben/kanben/content"

// person is one dc:creator or dc:contributor with all roles of that person.
type person struct {
	name, org string
	sortAs    string
	alt       string
	altLang   string
	creator   bool
	codes     set
	labels    set
}

// persons merges the credits of book and articles: one entry a person, in the order of first appearance.
func (b *builder) persons() []*person {
	var ps []*person
	add := func(c *content.Credit, lang string, whole bool) {
		name := trimName(c.Name)
		if name == "" {
			return
		}
		p := find(&ps, name, c.Org)
		marc := c.Role.MARC()
		p.creator = p.creator || marc.Creator
		for _, code := range marc.Codes {
			if whole && c.Role == content.Designer {
				code = "bkd"
			}
			p.codes.add(code)
		}
		if marc.Label {
			p.labels.add(squeeze(c.LabelIn(lang)))
		}
		if p.sortAs == "" {
			p.sortAs = trimName(c.SortAs)
		}
		if p.alt == "" {
			p.alt, p.altLang = trimName(c.AltName), languageTag(c.AltLang)
		}
	}
	if !b.single {
		for i := range b.c.Credits {
			add(&b.c.Credits[i], b.lang, true)
		}
	}
	for _, u := range b.units {
		for i := range u.a.Credits {
			add(&u.a.Credits[i], u.lang, false)
		}
	}
	return ps
}

// find returns the person of the name; an empty organisation matches any.
func find(ps *[]*person, name, org string) *person {
	for _, p := range *ps {
		if p.name == name && (p.org == org || p.org == "" || org == "") {
			if p.org == "" {
				p.org = org
			}
			return p
		}
	}
	p := &person{name: name, org: org}
	*ps = append(*ps, p)
	return p
}

// authors are the names for readers that know a single list: the creators, else nobody.
func (b *builder) authors() []string {
	var names []string
	for _, p := range b.persons() {
		if p.creator {
			names = append(names, p.name)
		}
	}
	return names
}

// people writes one element a person, never a joined string, with relator codes, the most important first.
func (m *metadata) people() {
	ps := m.b.persons()
	if m.b.opt.Producer {
		p := &person{name: "kanben"}
		p.codes.add("bkp")
		ps = append(ps, p)
	}
	for _, creator := range []bool{true, false} {
		n := 0
		for _, p := range ps {
			if p.creator == creator {
				n++
				m.person(p, n)
			}
		}
	}
}

func (m *metadata) person(p *person, n int) {
	tag, id := "dc:contributor", "contributor-"+itoa(n)
	if p.creator {
		tag, id = "dc:creator", "creator-"+itoa(n)
	}
	m.raw("<" + tag + " id=\"" + id + "\">")
	m.text(p.name)
	m.raw("</" + tag + ">\n")
	for _, c := range p.codes.list {
		m.meta("role", id, "marc:relators", c)
	}
	for _, l := range p.labels.list {
		m.meta("role", id, "", l)
	}
	sort := p.sortAs
	if sort == "" {
		sort = sortName(p.name)
	}
	m.meta("file-as", id, "", sort)
	m.meta("display-seq", id, "", itoa(n))
	if p.alt != "" {
		m.raw("<meta property=\"alternate-script\" refines=\"#" + id + "\"")
		if p.altLang != "" {
			m.attr("xml:lang", p.altLang)
		}
		m.raw(">")
		m.text(p.alt)
		m.raw("</meta>\n")
	}
}
