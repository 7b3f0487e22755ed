package epub

// entry is a node of the one tree that nav, NCX, contents page and headings share (epub.md §6).
type entry struct {
	label string
	doc   string // file in xhtml/
	frag  string // id in it; "" = the document
	gen   bool   // the label is ours
	at    int    // byte in the document where the target stands, -1 = its start
	kids  []*entry
}

// href returns the target as seen from a file beside xhtml/ or, with an empty dir, inside it.
func (e *entry) href(dir string) string {
	if e.frag == "" {
		return dir + e.doc
	}
	return dir + e.doc + "#" + e.frag
}

// depth returns the number of levels below and including the entries.
func depth(entries []*entry) int {
	d := 0
	for _, e := range entries {
		d = max(d, 1+depth(e.kids))
	}
	return d
}

// list writes the entries as nested ordered lists.
func list(m *markup, entries []*entry, dir string) {
	m.raw("<ol>\n")
	for _, e := range entries {
		m.raw("<li><a")
		if e.gen {
			m.attr("class", "gen")
		}
		m.attr("href", e.href(dir))
		m.raw(">")
		m.text(e.label)
		m.raw("</a>")
		if len(e.kids) > 0 {
			m.raw("\n")
			list(m, e.kids, dir)
		}
		m.raw("</li>\n")
	}
	m.raw("</ol>")
}
