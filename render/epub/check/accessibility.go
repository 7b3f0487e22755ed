package check

import "strings"

// accessibility compares the claims of the package with the documents, in both directions (epub.md §4).
func (b *book) accessibility() {
	pictures, undescribed, ruby, math := 0, 0, false, false
	pages := false
	for _, d := range b.docs {
		cover := false
		d.root.walk(func(n *node) {
			if n.isType("cover") {
				cover = true
			}
			switch n.tag {
			case "img":
				alt := strings.TrimSpace(n.attr("alt"))
				if n.attr("role") == "presentation" || n.attr("role") == "none" {
					return
				}
				if !cover {
					pictures++
				}
				if alt == "" {
					undescribed++
				}
			case "ruby":
				ruby = true
			case "math":
				math = true
			}
			if n.isType("pagebreak") {
				pages = true
			}
		})
	}
	b.mode(pictures > 0, undescribed > 0)
	b.claim("rubyAnnotations", ruby)
	b.claim("MathML", math)
	b.claim("pageBreakMarkers", pages)
	b.claim("pageNavigation", pages)
	b.claim("alternativeText", pictures > 0 && undescribed == 0)
	for _, f := range []string{"tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"} {
		b.claim(f, true)
	}
	for _, name := range []string{"schema:accessibilityHazard", "schema:accessibilitySummary", "schema:accessModeSufficient"} {
		if len(b.all(name, "")) == 0 {
			b.report("W-EPUB-CLAIM", b.opfPath, 0, 0, "%s is missing", name)
		}
	}
	b.conformance()
	b.sources()
}

func (b *book) stated(name, value string) bool {
	for _, m := range b.all(name, "") {
		if m.value == value {
			return true
		}
	}
	return false
}

func (b *book) claim(feature string, is bool) {
	switch stated := b.stated("schema:accessibilityFeature", feature); {
	case stated && !is:
		b.report("E-EPUB-CLAIM", b.opfPath, 0, 0, "accessibilityFeature %s is claimed, and the book has none of it", feature)
	case is && !stated:
		b.report("W-EPUB-CLAIM", b.opfPath, 0, 0, "accessibilityFeature %s is true and not stated", feature)
	}
}

func (b *book) mode(visual, undescribed bool) {
	if !b.stated("schema:accessMode", "textual") {
		b.report("W-EPUB-CLAIM", b.opfPath, 0, 0, "accessMode textual is not stated")
	}
	if b.stated("schema:accessMode", "visual") != visual {
		b.report("E-EPUB-CLAIM", b.opfPath, 0, 0, "accessMode visual: the package says %v, the content %v", !visual, visual)
	}
	if undescribed && b.stated("schema:accessModeSufficient", "textual") {
		b.report("E-EPUB-CLAIM", b.opfPath, 0, 0, "accessModeSufficient textual is claimed, and a picture has no alternative text")
	}
}

// conformance: who claims it has to say who certifies it (EPUB Accessibility 1.1 §3.5).
func (b *book) conformance() {
	for _, m := range b.all("dcterms:conformsTo", "") {
		if !strings.HasPrefix(m.value, "EPUB Accessibility 1.1 - WCAG 2.") {
			b.report("E-EPUB-CLAIM", b.opfPath, m.line, m.col, "conformance %q is not of the known form", m.value)
		}
		if m.id == "" || len(b.all("a11y:certifiedBy", m.id)) == 0 {
			b.report("E-EPUB-CLAIM", b.opfPath, m.line, m.col, "conformance is claimed, and nobody certifies it")
		}
	}
}

// sources: a source that is a URL is linked on the imprint, so that readers find it too.
func (b *book) sources() {
	linked := map[string]bool{}
	imprint := false
	for _, d := range b.docs {
		d.root.walk(func(n *node) {
			imprint = imprint || n.isType("colophon")
			if n.tag == "a" {
				linked[n.attr("href")] = true
				linked[n.words(nil)] = true
			}
		})
	}
	for _, m := range b.all("dc:source", "") {
		if imprint && strings.HasPrefix(m.value, "http") && !linked[m.value] {
			b.report("W-EPUB-SOURCE", b.opfPath, m.line, m.col, "source %s is linked nowhere in the book", m.value)
		}
	}
}
