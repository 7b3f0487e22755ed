package html

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"github.com/kanben/kanben/content"
)

// fromMeta fills what the visible lines left open from time elements, JSON-LD, meta and the address, in this order of
// trust (H4, H5), and reports where two disagree.
func (p *page) fromMeta() {
	a := p.art
	for _, l := range p.meta.linked {
		p.linked(l)
	}
	p.metaAuthors()
	for _, key := range [...]string{"article:published_time", "og:release_date", "publishdate", "pubdate", "datepublished", "publish_time", "weibo:article:create_at", "article:published", "firstpublishedtime", "date", "dc.date", "og:published_time"} {
		p.stamp(&a.Published, p.meta.props[key])
	}
	p.stamp(&a.Modified, p.meta.props["article:modified_time"])
	if a.Published.IsZero() {
		p.stampFromTime()
	}
	if a.Published.IsZero() && !a.Modified.IsZero() {
		a.Published = a.Modified
		p.warn("W-DATE", "the page names no day of publication: that of its last change is taken, "+a.Published.String(), a.Published.Raw)
	}
	if a.Published.IsZero() {
		p.stampFromURL()
	}
	if a.Source.Name == "" {
		for _, key := range [...]string{"source", "mediaid"} { // portals name the outlet or account so
			if s := p.meta.props[key]; s != "" && a.Source.Name == "" && content.Width(s) <= 20 {
				a.Source = content.Org{Name: strings.TrimPrefix(strings.TrimPrefix(s, "来源："), "来源:"), Raw: s}
			}
		}
	}
	if s := p.meta.props["og:site_name"]; a.Publisher.Name == "" && s != "" && content.Width(s) <= 30 {
		a.Publisher = content.Org{Name: s, Raw: s}
	}
	p.sourceFromSite()
	if k := p.meta.props["keywords"]; k != "" && len(a.Subjects) == 0 && len(k) < 400 {
		for _, w := range strings.FieldsFunc(k, func(r rune) bool { return strings.ContainsRune(",，;；|、", r) }) {
			if w = strings.TrimSpace(w); w != "" && len(a.Subjects) < 12 {
				a.Subjects = append(a.Subjects, w)
			}
		}
	}
}

// sourceFromSite takes the agency of the wire lead, or else the site itself, for the source of a page that names none: the
// text was taken from there.
func (p *page) sourceFromSite() {
	a := p.art
	if a.Source.Name != "" {
		return
	}
	if g := a.Dateline.Agency; g != "" && !strings.HasPrefix(g, "本") { // 本报: the page does not say which
		a.Source = content.Org{Name: g, Raw: a.Dateline.Raw}
		return
	}
	if a.Publisher.Name != "" {
		a.Source = content.Org{Name: a.Publisher.Name, Raw: a.Publisher.Raw}
	}
}

// linked takes one JSON-LD article. Its people count only if their names pass C2 and are not the site's.
func (p *page) linked(l linkedArticle) {
	a := p.art
	p.stamp(&a.Published, l.published)
	p.stamp(&a.Modified, l.modified)
	if a.Publisher.Name == "" && l.publisher != "" {
		a.Publisher = content.Org{Name: l.publisher, Raw: l.publisher}
	}
	if strings.HasPrefix(l.licence, "http") && a.Rights.TermsURL == "" {
		a.Rights.TermsURL = l.licence
	}
	for _, x := range [...]struct {
		names []string
		label string
		role  content.Role
	}{{l.authors, "作者：", content.Author}, {l.editors, "编辑：", content.Editor}, {l.translators, "译者：", content.Translator}} {
		for _, name := range x.names {
			p.linkedPerson(name, x.label, x.role, l.publisher)
		}
	}
}

// metaAuthors takes the people whom meta elements name, or elements marked as the author's, where neither a line nor JSON-LD
// names one. The names must be beyond doubt: a site or an account often stands there.
func (p *page) metaAuthors() {
	if p.hasWriter() {
		return
	}
	var names []string
	for _, key := range [...]string{"author", "article:author", "byl", "parsely-author", "dable:author", "dc.creator", "sailthru.author"} {
		names = append(names, p.meta.props[key])
	}
	for n := range p.root.Descendants() {
		if n.Type == html.ElementNode && (attr(n, "rel") == "author" || attr(n, "itemprop") == "author") {
			names = append(names, squeeze(rawText(n)))
		}
	}
	names = append(names, p.classAuthor())
	for _, name := range names {
		if content.IsPersonName(name) && !p.edits(name) {
			p.linkedPerson(name, "作者：", content.Author, p.art.Publisher.Name)
			return
		}
	}
}

// classAuthor returns the one person whom elements of an author's class name, "" if they name several or stand among
// comments and further articles.
func (p *page) classAuthor() string {
	found := ""
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode || !isAuthorClass(attr(n, "class")) || isAside(n) {
			continue
		}
		name := squeeze(rawText(n))
		if !content.IsPersonName(name) {
			continue
		}
		if found != "" && found != name {
			return ""
		}
		found = name
	}
	return found
}

func isAuthorClass(class string) bool {
	for _, c := range strings.Fields(strings.ToLower(class)) {
		switch strings.NewReplacer("-", "", "_", "").Replace(c) {
		case "author", "authorname", "articleauthor", "postauthor", "entryauthor", "newsauthor", "byline", "bylinename", "reporter", "writer":
			return true
		}
	}
	return false
}

// isAside reports whether the element stands in a part of the page that is about others.
func isAside(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == "aside" || n.Data == "li" || n.Data == "footer" {
			return true
		}
		for _, w := range [...]string{"comment", "reply", "related", "recommend", "sidebar", "footer", "hot", "rank"} {
			if strings.Contains(strings.ToLower(attr(n, "class")+" "+attr(n, "id")), w) {
				return true
			}
		}
	}
	return false
}

// hasWriter reports whether an author or a reporter is known.
func (p *page) hasWriter() bool {
	return slices.ContainsFunc(p.art.Credits, func(c content.Credit) bool { return c.Role == content.Author || c.Role == content.Reporter })
}

// edits reports whether a line calls the person an editor: many systems write into their meta element who put the page up.
func (p *page) edits(name string) bool {
	for i := range p.lines {
		if at := strings.Index(p.lines[i].tight, name); at > 0 && strings.ContainsAny(p.lines[i].tight[max(0, at-15):at], "编編审審校") {
			return true
		}
	}
	return false
}

func (p *page) linkedPerson(name, label string, role content.Role, publisher string) {
	if name == publisher || name == p.meta.props["og:site_name"] || content.IsOutlet(name) {
		return
	}
	for _, c := range p.art.Credits {
		if c.Name == name {
			return // a visible line names the person, with the role that counts
		}
	}
	c := content.ParseCreditLine(label+name, content.AtByline)
	if len(c.Credits) != 1 || c.Credits[0].Name != name {
		return
	}
	for _, have := range p.art.Credits {
		if have.Role == role || have.Role == content.Reporter && role == content.Author {
			p.warn("W-CONFLICT", "JSON-LD names "+content.QuoteInput(name)+", the page "+content.QuoteInput(have.Name), have.Name)
			return
		}
	}
	c.Credits[0].Confidence = 100
	p.credits(c.Credits)
}

// stamp takes a date from metadata where none is known yet, or adds the time of day to the same day.
func (p *page) stamp(to *content.Stamp, s string) {
	if s == "" {
		return
	}
	d, ok := content.FindDate(s)
	if !ok || d.Bad {
		return
	}
	switch {
	case to.IsZero():
		*to = d.Stamp.InZone(p.o.Zone)
	case to.Precision == content.Day && sameDay(*to, d.Stamp):
		*to = d.Stamp.InZone(p.o.Zone)
	case !sameDay(*to, d.Stamp) && to == &p.art.Published:
		if diff := to.Time.Sub(d.Stamp.Time).Hours(); diff > 36 || diff < -36 {
			p.warn("W-CONFLICT", "the page says "+to.String()+", its metadata "+d.Stamp.String(), to.Raw)
		}
	}
}

// stampFromTime reads the first time element with a full date.
func (p *page) stampFromTime() {
	for n := range p.root.Descendants() {
		if n.Data == "time" {
			p.stamp(&p.art.Published, attr(n, "datetime"))
			if !p.art.Published.IsZero() {
				return
			}
		}
	}
}

var urlDate = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[/_t-])((?:19|20)\d\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?:[/_.-]|$)`)
})

// stampFromURL reads a day from the page's address: doubtful (W-DATE).
func (p *page) stampFromURL() {
	u, err := url.Parse(p.meta.canonical)
	if err != nil || p.meta.canonical == "" {
		return
	}
	if m := urlDate().FindStringSubmatch(u.Path); m != nil {
		if d, ok := content.FindDate(m[1] + "-" + m[2] + "-" + m[3]); ok && !d.Bad {
			p.art.Published = d.Stamp.InZone(p.o.Zone)
			p.warn("W-DATE", "the day is taken from the address of the page: "+d.Stamp.String(), p.meta.canonical)
		}
	}
}
