package html

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
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
	parts := archive{parts: map[string]part{}}
	var page *content.Source
	left := limits.Unpacked
	mr := multipart.NewReader(m.Body, params["boundary"])
	for n := 0; n < limits.Members; n++ {
		p, err := mr.NextRawPart()
		if err != nil {
			break
		}
		data, err := io.ReadAll(io.LimitReader(decoded(p), left+1))
		if left -= int64(len(data)); left < 0 {
			return nil, archive{}, []content.Problem{{Severity: content.Error, Code: "E-ZIP", Pos: content.Pos{File: src.Name, Line: 1, Col: 1}, Msg: "MHTML: unpacked size over the limit"}}
		}
		if err != nil && len(data) == 0 {
			continue
		}
		mediaType, ct, _ := mime.ParseMediaType(p.Header.Get("Content-Type"))
		at := p.Header.Get("Content-Location")
		if page == nil && mediaType == "text/html" {
			page = &content.Source{Name: src.Name, Data: data, Charset: ct["charset"], Base: src.Base}
			parts.address = at
			continue
		}
		parts.parts[at] = part{mediaType, data}
		if id := strings.Trim(p.Header.Get("Content-ID"), "<>"); id != "" {
			parts.parts["cid:"+id] = part{mediaType, data}
		}
	}
	if page == nil {
		return bad("no HTML part")
	}
	return page, parts, nil
}

func decoded(p *multipart.Part) io.Reader {
	switch strings.ToLower(p.Header.Get("Content-Transfer-Encoding")) {
	case "quoted-printable":
		return quotedprintable.NewReader(p)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, p)
	}
	return p
}
