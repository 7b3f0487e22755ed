package html_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/kanben/kanben/content"
)

// TestMHTML: a page saved in one file is read in each of its encodings, with its pictures by each kind of address.
func TestMHTML(t *testing.T) {
	t.Parallel()
	const png = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
	page := func(src string) string {
		return "<html><title>书船靠岸</title><body><h1>书船靠岸</h1><p>" + strings.Repeat("书船慢慢靠上北岸，船舱里有两千册书。", 10) + `</p><p><img src="` + src + `"></p><p>` + strings.Repeat("孩子们在船头翻书，老人在窗下听故事。", 10) + "</p></body></html>"
	}
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(page("https://e.org/i/b.png"))
	if err != nil {
		t.Fatal(err)
	}
	b64 := base64.StdEncoding.EncodeToString([]byte(page("cid:p%40e")))
	qp := ""
	for _, c := range []byte(page("b.png")) {
		qp += "=" + strings.ToUpper(string("0123456789abcdef"[c>>4])+string("0123456789abcdef"[c&15]))
		if len(qp)%76 > 70 {
			qp += "=\r\n"
		}
	}
	type part struct{ header, body string }
	message := func(top, boundary string, parts ...part) string {
		out := "MIME-Version: 1.0\r\nContent-Type: " + top + "; boundary=\"" + boundary + "\"\r\n\r\n"
		for _, p := range parts {
			out += "--" + boundary + "\r\n" + p.header + "\r\n\r\n" + p.body + "\r\n"
		}
		return out + "--" + boundary + "--\r\n"
	}
	picture := part{"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <p@e>\r\nContent-Location: https://e.org/i/b.png", base64.StdEncoding.EncodeToString([]byte(png))}
	inner := message("multipart/alternative", "in", part{"Content-Type: text/plain", "无"}, part{"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64", b64})
	for name, data := range map[string]string{
		"8bit, GB18030":              message("multipart/related", "x", part{"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit", gb}, picture),
		"base64, cid":                message("multipart/related", "x", part{"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: BASE64 ", b64}, picture),
		"quoted-printable, relative": message("multipart/related", "x", part{"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://e.org/i/a.html", qp}, picture),
		"page in alternative":        message("multipart/related", "x", part{strings.SplitN(inner, "\r\n\r\n", 2)[0], strings.SplitN(inner, "\r\n\r\n", 2)[1]}, picture),
		"page named, not first": message(`multipart/related; start="<main@e>"`, "x", part{"Content-Type: text/html\r\nContent-ID: <frame@e>", "<p>广告</p>"}, picture,
			part{"Content-Type: text/html; charset=utf-8\r\nContent-ID: <main@e>\r\nContent-Transfer-Encoding: base64", b64}),
		"only line feeds": strings.ReplaceAll(message("multipart/related", "x", part{"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64", b64}, picture), "\r\n", "\n"),
	} {
		a, ps := read(t, []byte(data), "p.mhtml", content.Options{})
		if a == nil || content.InlineText(a.Title) != "书船靠岸" || len(a.Assets) != 1 || string(a.Assets[0].Bytes) != png {
			t.Errorf("%s: %v", name, ps)
			continue
		}
		if text := content.PlainText(a); strings.Count(text, "两千册书") != 10 || strings.Count(text, "听故事") != 10 {
			t.Errorf("%s: %s", name, text)
		}
		for _, p := range ps {
			if p.Severity == content.Error {
				t.Errorf("%s: %v", name, p)
			}
		}
	}
}
