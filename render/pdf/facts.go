package pdf

import (
	"crypto/sha1"
	"fmt"
	"strings"
	"time"

	"github.com/kanben/kanben/content"
)

// facts is what the file says about itself: Info and XMP are both written from it, so that they agree.
type facts struct {
	title       string
	subtitle    string
	creators    []person // in byline order
	helpers     []person // contributors
	publisher   string
	source      string   // name of the outlet
	sources     []string // dc:source
	url         string
	identifier  string
	description string
	langs       []string
	subjects    []string
	breadcrumb  []string
	rights      string
	owner       string
	terms       string
	statement   string
	agency      string
	published   string // as the source states it
	modified    string
	build       time.Time
	tool        string
	producer    string
	documentID  string
	instanceID  string
}

// person is a credited name with its roles in order.
type person struct {
	name, org string
	roles     []role
}

// role is a relator with the word that is printed.
type role struct{ marc, label string }

// space is the namespace of our UUIDs: UUIDv5 of the URL namespace and the project's address (epub.md §4).
var space = [16]byte{0x2b, 0xd2, 0x66, 0x33, 0x0c, 0x8f, 0x5c, 0x07, 0x8c, 0xef, 0xda, 0x76, 0x46, 0xba, 0xa6, 0x96}

// uuid5 returns the name-based UUID of RFC 9562 §5.5 as a URN.
func uuid5(name string) string {
	h := sha1.New()
	h.Write(space[:])
	h.Write([]byte(name))
	u := h.Sum(nil)[:16]
	u[6] = u[6]&0x0f | 0x50
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// DocumentID returns xmpMM:DocumentID of the PDF of the collection: UUIDv5 of article ID, artifact and variant.
func DocumentID(c *content.Collection, o Options) string {
	id := c.ID
	if all := c.Articles(); id == "" && len(all) > 0 {
		id = all[0].ID
	}
	return uuid5("pdf\n" + id + "\n" + o.Variant)
}

// gather reads the facts of the collection.
func gather(c *content.Collection, lang string, o *Options) *facts {
	x := &facts{build: o.Build.UTC(), documentID: DocumentID(c, *o), tool: "kanben", producer: "kanben"}
	if o.Version != "" {
		x.tool = "kanben " + o.Version
	}
	x.producer = x.tool + " (go-pdf/fpdf 0.9.0)"
	if o.Build.IsZero() {
		x.build = time.Unix(0, 0).UTC()
	}
	all := c.Articles()
	if len(all) > 0 {
		x.fromArticle(all[0], len(all) == 1)
	}
	x.fromCollection(c)
	for _, a := range all {
		x.addSources(a)
		for _, cr := range a.Credits {
			x.credit(cr, a.Lang)
		}
		x.subjects = addOnce(x.subjects, a.Subjects...)
	}
	for _, cr := range c.Credits {
		x.credit(cr, c.Lang)
	}
	x.langs = addOnce(nil, lang)
	for _, a := range all {
		x.langs = addOnce(x.langs, a.Lang)
	}
	if len(x.langs) == 0 {
		x.langs = []string{"zh-Hans"}
	}
	if x.title == "" {
		x.title = "Untitled"
	}
	return x
}

func (x *facts) fromArticle(a *content.Article, alone bool) {
	x.title = plain(a.Title)
	x.identifier = a.ID
	x.publisher, x.source = a.Publisher.Name, a.Source.Name
	if x.publisher == "" {
		x.publisher = a.Source.Name
	}
	x.agency = a.Dateline.Agency
	x.takeRights(a.Rights)
	x.published, x.modified = a.Published.String(), a.Modified.String()
	if !alone {
		return
	}
	x.subtitle = plain(a.Subtitle)
	x.url = a.Canonical
	x.breadcrumb = a.Breadcrumb
	x.description = abstract(a.Abstract)
}

// fromCollection lets the collection's own statements prevail.
func (x *facts) fromCollection(c *content.Collection) {
	take(&x.title, plain(c.Title))
	take(&x.subtitle, plain(c.Subtitle))
	take(&x.identifier, c.ID)
	take(&x.publisher, c.Publisher.Name)
	take(&x.published, c.Date.String())
	if c.Rights != (content.Rights{}) {
		x.takeRights(c.Rights)
	}
}

func take(to *string, v string) {
	if v != "" {
		*to = v
	}
}

func (x *facts) takeRights(r content.Rights) {
	x.rights, x.owner, x.statement, x.terms = r.Notice, r.Holder, r.TermsURL, r.SPDX
	if x.rights == "" && r.Holder != "" {
		x.rights = "© " + r.Holder
		if r.Year > 0 {
			x.rights = fmt.Sprintf("© %d %s", r.Year, r.Holder)
		}
	}
	if x.terms == "" {
		x.terms = r.Notice
	}
}

func (x *facts) addSources(a *content.Article) {
	switch {
	case a.Canonical != "":
		x.sources = addOnce(x.sources, a.Canonical)
	case a.Source.URL != "":
		x.sources = addOnce(x.sources, a.Source.URL)
	}
	x.sources = addOnce(x.sources, a.Source.Name)
}

// credit adds a person once by name and organisation, with the roles in order (content.md §3).
func (x *facts) credit(c content.Credit, lang string) {
	if c.Name == "" {
		return
	}
	m := c.Role.MARC()
	list := &x.helpers
	if m.Creator {
		list = &x.creators
	}
	var roles []role
	for _, code := range m.Codes {
		roles = append(roles, role{code, c.LabelIn(lang)})
	}
	for i := range *list {
		p := &(*list)[i]
		if p.name == c.Name && (p.org == c.Org || p.org == "" || c.Org == "") {
			take(&p.org, c.Org)
			p.addRoles(roles)
			return
		}
	}
	*list = append(*list, person{c.Name, c.Org, roles})
}

func (p *person) addRoles(roles []role) {
	for _, r := range roles {
		known := false
		for _, have := range p.roles {
			known = known || have == r
		}
		if !known {
			p.roles = append(p.roles, r)
		}
	}
}

func addOnce(list []string, more ...string) []string {
next:
	for _, m := range more {
		if m == "" {
			continue
		}
		for _, have := range list {
			if have == m {
				continue next
			}
		}
		list = append(list, m)
	}
	return list
}

// plain is the text of a title on one line.
func plain(in []content.Inline) string {
	return strings.Join(strings.Fields(content.InlineText(in)), " ")
}

// abstract is the paragraphs of an abstract as one string.
func abstract(blocks []content.Block) string {
	var s []string
	for _, b := range blocks {
		if p, ok := b.(*content.Para); ok {
			s = append(s, content.ParaText(p))
		}
	}
	return strings.Join(s, "\n")
}

// names joins the creators for Info's Author.
func (x *facts) names() string {
	var s []string
	for _, p := range x.creators {
		s = append(s, p.name)
	}
	return strings.Join(s, "; ")
}

// info writes the document information dictionary (14.3.3).
func (x *facts) info() []byte {
	b := []byte("<<")
	date := x.build.Format("D:20060102150405Z")
	for _, v := range [...]struct{ key, text string }{
		{"/Title", x.title}, {"/Author", x.names()}, {"/Subject", x.description},
		{"/Keywords", strings.Join(x.subjects, ", ")}, {"/Creator", x.tool}, {"/Producer", x.producer},
		{"/CreationDate", date}, {"/ModDate", date},
	} {
		if v.text != "" {
			b = appendText(append(b, v.key...), v.text)
		}
	}
	return append(b, "/Trapped/False>>"...)
}

// jobName is the title on the job line.
func jobName(c *content.Collection) string {
	if t := plain(c.Title); t != "" {
		return t
	}
	if all := c.Articles(); len(all) > 0 {
		return plain(all[0].Title)
	}
	return ""
}
