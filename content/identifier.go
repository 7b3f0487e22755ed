package content

import (
	"crypto/sha1"
	"encoding/hex"
	"net/url"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// identifierSpace is the UUIDv5 of https://github.com/kanben/kanben in the URL namespace (epub.md §4).
var identifierSpace = [16]byte{0x2b, 0xd2, 0x66, 0x33, 0x0c, 0x8f, 0x5c, 0x07, 0x8c, 0xef, 0xda, 0x76, 0x46, 0xba, 0xa6, 0x96}

// Identifier returns the urn:uuid: of an artifact of the article: a UUIDv5 of the kind of artifact ("article",
// "epub", "pdf" …) and of the canonical URL, else of outlet, day and title. The body is no part of it, so that
// a correction keeps the name.
func Identifier(kind string, a *Article) string {
	key := canonicalURL(a.Canonical)
	if key == "" {
		outlet := a.Source.Name
		if outlet == "" {
			outlet = a.Publisher.Name
		}
		key = IdentifierKey(outlet, a.Published, InlineText(a.Title))
	}
	return UUID(kind, key)
}

// IdentifierKey returns the key of something without a canonical URL: outlet, day and title, one a line.
func IdentifierKey(outlet string, day Stamp, title string) string {
	date := ""
	if !day.IsZero() {
		date = day.Time.Format("2006-01-02")
	}
	return squeeze(norm.NFC.String(outlet)) + "\n" + date + "\n" + squeeze(norm.NFC.String(title))
}

// UUID returns the urn:uuid: of kind and key in kanben's namespace.
func UUID(kind, key string) string {
	h := sha1.New()
	h.Write(identifierSpace[:])
	h.Write([]byte(kind + "\n" + key))
	u := h.Sum(nil)[:16]
	u[6] = u[6]&0x0f | 0x50
	u[8] = u[8]&0x3f | 0x80
	x := hex.EncodeToString(u)
	return "urn:uuid:" + x[:8] + "-" + x[8:12] + "-" + x[12:16] + "-" + x[16:20] + "-" + x[20:]
}

// canonicalURL puts scheme and host in lower case and drops default port and fragment; the query stays.
func canonicalURL(s string) string {
	if s == "" {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" {
		return strings.TrimSpace(s)
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	if u.Scheme == "http" {
		u.Host = strings.TrimSuffix(u.Host, ":80")
	}
	if u.Scheme == "https" {
		u.Host = strings.TrimSuffix(u.Host, ":443")
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String()
}

// squeeze trims white space (U+3000 and NBSP included) and turns runs of it into one space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
