package check

import (
	"bytes"
	"net/http"
	"strings"
)

func (b *book) manifest() {
	m := b.opf.find("manifest")
	if m == nil {
		b.at(b.opf, "E-EPUB-MANIFEST", b.opfPath, "there is no manifest")
		return
	}
	navs, covers := 0, 0
	for _, n := range m.children("item") {
		p, _ := resolve(b.opfPath, n.attr("href"))
		it := item{id: n.attr("id"), path: p, mediaType: n.attr("media-type"), properties: strings.Fields(n.attr("properties")), line: n.line, col: n.col}
		if strings.Contains(n.attr("href"), "://") {
			b.at(n, "E-EPUB-REMOTE", b.opfPath, "%s is not in the book", n.attr("href"))
			continue
		}
		if b.byPath[p] != nil {
			b.at(n, "E-EPUB-MANIFEST", b.opfPath, "%s is there twice", p)
		}
		b.items = append(b.items, it)
		b.byPath[p] = &it
		if data, ok := b.data[p]; !ok {
			b.at(n, "E-EPUB-MANIFEST", b.opfPath, "%s is not in the archive", p)
		} else if kind := kindOf(data, it.mediaType); kind != it.mediaType {
			b.at(n, "E-EPUB-TYPE", b.opfPath, "%s is %s, not %s", p, kind, it.mediaType)
		}
		if it.has("nav") {
			navs++
			b.navPath = p
		}
		if it.has("cover-image") {
			covers++
		}
	}
	if navs != 1 {
		b.at(m, "E-EPUB-NAV", b.opfPath, "%d items are the navigation document, not one", navs)
	}
	if covers > 1 {
		b.at(m, "E-EPUB-MANIFEST", b.opfPath, "%d items are the cover", covers)
	}
}

func (i *item) has(property string) bool {
	for _, p := range i.properties {
		if p == property {
			return true
		}
	}
	return false
}

// kindOf is the media type by the bytes where they tell; else what is claimed.
func kindOf(data []byte, claimed string) string {
	switch {
	case bytes.HasPrefix(data, []byte("\x00\x01\x00\x00")), bytes.HasPrefix(data, []byte("true")):
		return either(claimed, "font/ttf", "application/x-font-ttf", "application/font-sfnt", "application/vnd.ms-opentype")
	case bytes.HasPrefix(data, []byte("OTTO")):
		return either(claimed, "font/otf", "application/vnd.ms-opentype", "application/font-sfnt")
	case bytes.HasPrefix(data, []byte("wOF2")):
		return "font/woff2"
	}
	if kind := http.DetectContentType(data); strings.HasPrefix(kind, "image/") {
		return kind
	}
	if strings.HasPrefix(claimed, "image/") && claimed != "image/svg+xml" || strings.HasPrefix(claimed, "font/") {
		return "something else"
	}
	return claimed
}

func either(claimed string, kinds ...string) string {
	for _, k := range kinds {
		if k == claimed {
			return claimed
		}
	}
	return kinds[0]
}

// inManifest holds that every member is listed.
func (b *book) inManifest() {
	for name := range b.members {
		if name == "mimetype" || name == b.opfPath || strings.HasPrefix(name, "META-INF/") {
			continue
		}
		if b.byPath[name] == nil {
			b.report("E-EPUB-MANIFEST", name, 0, 0, "it is not in the manifest")
		}
	}
}
