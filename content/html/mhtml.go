package html

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"github.com/kanben/kanben/content"
)

// archive holds the parts of an MHTML file by the address they were saved from, and the page's own address.
type archive struct {
	address string
	parts   map[string]part
}

type part struct {
	mediaType string
	data      []byte
}

func isMHTML(head []byte) bool {
	start := bytes.ToLower(head[:min(len(head), 4096)])
	if i := bytes.Index(start, []byte("\r\n\r\n")); i > 0 {
		start = start[:i]
	} else if i := bytes.Index(start, []byte("\n\n")); i > 0 {
		start = start[:i]
	}
	return bytes.Contains(start, []byte("mime-version:")) && bytes.Contains(start, []byte("multipart/related"))
}

// openMHTML takes an MHTML file apart: the page, which keeps the name of the file, and the rest.
func openMHTML(src content.Source, o content.Options) (*content.Source, archive, []content.Problem) {
	bad := func(what string) (*content.Source, archive, []content.Problem) {
		return nil, archive{}, []content.Problem{{Severity: content.Error, Code: "E-SYNTAX", Pos: content.Pos{File: src.Name, Line: 1, Col: 1}, Msg: "MHTML: " + what}}
	}
	m, err := mail.ReadMessage(bytes.NewReader(src.Data))
	if err != nil {
		return bad(err.Error())
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || params["boundary"] == "" {
		return bad("no boundary")
	}
	limits := o.Limits.WithDefaults()
	u := unpacker{left: limits.Unpacked, members: limits.Members, start: strings.Trim(params["start"], "<>"), parts: archive{parts: map[string]part{}}}
	u.multipart(m.Body, params["boundary"], 0)
	switch {
	case u.left < 0:
		return nil, archive{}, []content.Problem{{Severity: content.Error, Code: "E-ZIP", Pos: content.Pos{File: src.Name, Line: 1, Col: 1}, Msg: "MHTML: unpacked size over the limit"}}
	case u.page == nil:
		return bad("no HTML part")
	}
	u.page.Name, u.page.Base = src.Name, src.Base
	return u.page, u.parts, nil
}

// unpacker takes the parts of a message apart (RFC 2557).
type unpacker struct {
	left    int64  // bytes
	members int    // parts
	start   string // Content-ID of the page, if the message names it
	page    *content.Source
	chosen  bool // the page is the one that the message names
	parts   archive
}

// maxNested is how deep parts may lie in parts: mail programs put the page into multipart/alternative.
const maxNested = 4

func (u *unpacker) multipart(body io.Reader, boundary string, depth int) {
	mr := multipart.NewReader(body, boundary)
	for ; u.members > 0 && u.left >= 0; u.members-- {
		p, err := mr.NextRawPart()
		if err != nil {
			return
		}
		mediaType, params, _ := mime.ParseMediaType(p.Header.Get("Content-Type"))
		if inner := params["boundary"]; inner != "" && depth < maxNested {
			u.multipart(p, inner, depth+1)
			continue
		}
		data, err := io.ReadAll(io.LimitReader(decoded(p), u.left+1))
		u.left -= int64(len(data))
		if err != nil && len(data) == 0 {
			continue
		}
		u.add(p.Header, part{mediaType, data}, params["charset"])
	}
}

// add keeps a part by its addresses; the page is the one that the message names, else the first in HTML.
func (u *unpacker) add(h textproto.MIMEHeader, p part, charset string) {
	at, id := strings.TrimSpace(h.Get("Content-Location")), strings.Trim(strings.TrimSpace(h.Get("Content-ID")), "<>")
	named := id != "" && id == u.start
	if p.mediaType == "text/html" || p.mediaType == "application/xhtml+xml" {
		if u.page == nil || named && !u.chosen {
			u.page, u.chosen = &content.Source{Data: p.data, Charset: charset}, named
			u.parts.address = at
			return
		}
	}
	u.parts.parts[at] = p
	if id != "" {
		u.parts.parts["cid:"+id] = p
	}
}

func decoded(p *multipart.Part) io.Reader {
	switch strings.ToLower(strings.TrimSpace(p.Header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		return quotedprintable.NewReader(p)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, p)
	}
	return p
}
