package check

import (
	"strings"
)

// packageDocument judges manifest, spine and ids (EPUB 3.3 §5).
func (b *book) packageDocument() bool {
	b.opf = b.parse(b.opfPath, b.data[b.opfPath])
	if b.opf == nil {
		return false
	}
	if b.opf.tag != "package" || b.opf.attr("version") != "3.0" {
		b.at(b.opf, "E-EPUB-PACKAGE", b.opfPath, "it is no package document of EPUB 3")
		return false
	}
	ids := b.uniqueIDs(b.opf, b.opfPath)
	b.manifest()
	b.readSpine(ids)
	b.inManifest()
	return true
}

// uniqueIDs returns the ids of a document; one that is there twice is a problem.
func (b *book) uniqueIDs(root *node, member string) map[string]*node {
	ids := map[string]*node{}
	root.walk(func(n *node) {
		id, ok := n.lookup("", "id")
		if !ok {
			return
		}
		if id == "" || strings.ContainsAny(id, " \t\n") {
			b.at(n, "E-EPUB-ID", member, "id %q is not allowed", id)
		}
		if ids[id] != nil {
			b.at(n, "E-EPUB-ID", member, "id %s is there twice", id)
		}
		ids[id] = n
	})
	return ids
}

func (b *book) readSpine(ids map[string]*node) {
	s := b.opf.find("spine")
	if s == nil || len(s.children("itemref")) == 0 {
		b.at(b.opf, "E-EPUB-SPINE", b.opfPath, "there is no spine")
		return
	}
	byID := map[string]*item{}
	for i := range b.items {
		byID[b.items[i].id] = &b.items[i]
	}
	seen := map[string]bool{}
	for _, n := range s.children("itemref") {
		id := n.attr("idref")
		it := byID[id]
		switch {
		case it == nil:
			b.at(n, "E-EPUB-ID", b.opfPath, "itemref %s leads to no item", id)
			continue
		case seen[id]:
			b.at(n, "E-EPUB-SPINE", b.opfPath, "%s is in the spine twice", id)
			continue
		case it.mediaType != "application/xhtml+xml" && it.mediaType != "image/svg+xml":
			b.at(n, "E-EPUB-SPINE", b.opfPath, "%s cannot be in the spine", it.path)
			continue
		}
		seen[id] = true
		b.spine = append(b.spine, it)
	}
	if toc := s.attr("toc"); toc != "" {
		if it := byID[toc]; it == nil || it.mediaType != "application/x-dtbncx+xml" {
			b.at(s, "E-EPUB-NCX", b.opfPath, "toc leads to no NCX")
		} else if data, ok := b.data[it.path]; ok {
			b.ncx = b.parse(it.path, data)
		}
	}
	if ref := b.opf.attr("unique-identifier"); ids[ref] == nil || ids[ref].tag != "identifier" {
		b.at(b.opf, "E-EPUB-ID", b.opfPath, "unique-identifier %s leads to no identifier", ref)
	}
	b.opf.walk(func(n *node) {
		if r := n.attr("refines"); r != "" && ids[strings.TrimPrefix(r, "#")] == nil {
			b.at(n, "E-EPUB-ID", b.opfPath, "refines %s leads nowhere", r)
		}
	})
}
