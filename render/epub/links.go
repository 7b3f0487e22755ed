package epub

import (
	"net/url"
	"strings"
)

// target returns the href for a link of the article, as seen from a document; "" if a book may not have it.
func (b *builder) target(u *unit, link string) string {
	link = strings.TrimSpace(link)
	if id, ok := strings.CutPrefix(link, "#"); ok {
		if u == nil {
			return ""
		}
		return u.targets[id]
	}
	p, err := url.Parse(link)
	if err != nil {
		return ""
	}
	switch strings.ToLower(p.Scheme) {
	case "http", "https":
		if p.Host == "" {
			return ""
		}
	case "mailto", "tel":
		if p.Opaque == "" {
			return ""
		}
	default:
		return ""
	}
	return strictURL(p.String())
}

// strictURL escapes what net/url leaves in a query or fragment and the URL standard forbids there.
func strictURL(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.WriteString("%" + hex4(rune(c))[2:])
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
