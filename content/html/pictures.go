package html

import (
	"bytes"
	"encoding/base64"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/kanben/kanben/content"
)

// figure reads a figure element: its pictures, the last with the caption through the credit rules, then what else stands
// in it.
func (m *pieceMaker) figure(n *html.Node) {
	var images []*html.Node
	var caption *html.Node
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Img:
			images = append(images, d)
		case atom.Figcaption:
			caption = d
		}
	}
	if len(images) == 0 {
		m.flow(n)
		return
	}
	last := len(images) - 1
	seen := map[string]bool{}
	for i, img := range images {
		switch src := pictureSource(img); {
		case i == last:
			m.picture(img, caption)
		case !seen[src] && src != pictureSource(images[last]):
			seen[src] = true
			m.picture(img, nil)
		}
	}
	m.besidePictures(n)
}

// besidePictures adds the blocks of text in a figure that are not its caption.
func (m *pieceMaker) besidePictures(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.P, atom.Table, atom.Pre, atom.Blockquote, atom.Ul, atom.Ol, atom.Dl:
			if firstImg(c) == nil {
				m.block(c)
				continue
			}
		case atom.Figcaption:
			continue
		}
		m.besidePictures(c)
	}
}

// picture makes a figure of an img element. Spacers and icons are left out, unless a caption speaks of them.
func (m *pieceMaker) picture(img, caption *html.Node) {
	src := pictureSource(img)
	if src == "" || caption == nil && isSpacer(img) {
		return
	}
	f := &content.Figure{Alt: squeeze(attr(img, "alt"))}
	f.Asset = m.page.asset(src)
	if m.page.sources == nil {
		m.page.sources = map[*content.Figure]string{}
	}
	m.page.sources[f] = src
	if caption != nil {
		m.page.captionOf(f, m.page.inlines(caption.FirstChild, nil))
	}
	m.add(f) // one without picture and caption goes when captions have found their place
}

// pictureSource finds the address of the picture itself: lazy forms before src, which may hold a placeholder.
func pictureSource(n *html.Node) string {
	for _, key := range [...]string{"data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-lazyload", "data-url", "data-echo", "original", "file"} {
		if v := strings.TrimSpace(attr(n, key)); v != "" && !strings.HasPrefix(v, "data:image/gif") {
			return v
		}
	}
	if best := largest(attr(n, "srcset")); best != "" {
		return best
	}
	if best := largest(attr(n, "data-srcset")); best != "" {
		return best
	}
	src := strings.TrimSpace(attr(n, "src"))
	if isPlaceholder(src) && n.Parent != nil && n.Parent.DataAtom == atom.Picture {
		for s := range n.Parent.ChildNodes() {
			for _, key := range [...]string{"srcset", "data-srcset"} {
				if best := largest(attr(s, key)); s.DataAtom == atom.Source && best != "" {
					return best
				}
			}
		}
	}
	return src
}

// largest returns the address with the greatest width or density of a srcset.
func largest(srcset string) string {
	best, size := "", -1.0
	if strings.HasPrefix(strings.TrimSpace(srcset), "data:") {
		return ""
	}
	for _, c := range strings.Split(srcset, ",") {
		f := strings.Fields(c)
		if len(f) == 0 {
			continue
		}
		v := 1.0
		if len(f) > 1 {
			v, _ = strconv.ParseFloat(strings.TrimRight(f[1], "wx"), 64)
		}
		if v > size {
			best, size = f[0], v
		}
	}
	return best
}

func isSpacer(n *html.Node) bool {
	for _, key := range [...]string{"width", "height"} {
		if v, err := strconv.Atoi(strings.TrimSuffix(attr(n, key), "px")); err == nil && v <= 32 {
			return true
		}
	}
	return strings.Contains(attr(n, "class"), "emoji")
}

// asset finds the bytes of a picture and returns its name in the article; "" if pictures are left out or it is nowhere.
func (p *page) asset(src string) string {
	if p.o.NoImages {
		return ""
	}
	if name, ok := p.names[src]; ok {
		return name
	}
	if p.names == nil {
		p.names = map[string]string{}
	}
	a, ok := p.findPicture(src)
	if !ok {
		p.names[src] = ""
		return ""
	}
	p.names[src] = a.Name
	p.art.Assets = append(p.art.Assets, a)
	return a.Name
}

// findPicture looks into the data: address, the MHTML parts, the folder beside the page and the mapped folders.
func (p *page) findPicture(src string) (content.Asset, bool) {
	if rest, ok := strings.CutPrefix(src, "data:"); ok {
		data := dataURL(rest)
		return content.Asset{Name: p.assetName("picture" + extension(mediaType(data))), MediaType: mediaType(data), Bytes: data}, isPicture(data)
	}
	full := p.absolute(src)
	for _, key := range [...]string{src, full, unescape(src)} { // the address of a part by its id is escaped (RFC 2392)
		if part, ok := p.parts.parts[key]; ok && key != "" {
			return content.Asset{Name: p.assetName(path.Base(src)), MediaType: mediaType(part.data), Bytes: part.data, URL: remote(full)}, true
		}
	}
	if !strings.Contains(src, "://") && !strings.HasPrefix(src, "//") {
		return p.localPicture(src)
	}
	for _, dir := range p.o.Pictures {
		rest, ok := strings.CutPrefix(full, dir.Prefix)
		if !ok {
			continue
		}
		rest, _, _ = strings.Cut(rest, "?")
		if data, err := fs.ReadFile(dir.FS, strings.TrimPrefix(path.Clean("/"+unescape(rest)), "/")); err == nil {
			return content.Asset{Name: p.assetName(path.Base(rest)), MediaType: mediaType(data), Bytes: data, URL: full}, true
		}
	}
	p.warn("W-REMOTE", "remote picture, never fetched: "+content.QuoteInput(full), src)
	p.fail("E-ASSET", "picture not found: "+content.QuoteInput(full), "map its address to a folder with --asset-map, or leave pictures out with --no-images", src)
	return content.Asset{}, false
}

// localPicture looks for a picture in the folder saved with the page.
func (p *page) localPicture(src string) (content.Asset, bool) {
	name, _, _ := strings.Cut(src, "?")
	name = path.Clean(strings.TrimPrefix(unescape(name), "./"))
	if path.IsAbs(name) || name == ".." || strings.HasPrefix(name, "../") {
		p.fail("E-BASE", "link leaves the folder of the page: "+content.QuoteInput(src), "", src)
		return content.Asset{}, false
	}
	if p.src.Base != nil && fs.ValidPath(name) {
		if f, err := p.src.Base.Open(name); err == nil {
			defer f.Close()
			head := make([]byte, 512)
			n, _ := f.Read(head)
			return content.Asset{Name: p.assetName(path.Base(name)), MediaType: mediaType(head[:n]), Path: name}, true
		}
	}
	p.fail("E-ASSET", "picture not found: "+content.QuoteInput(src), "", src)
	return content.Asset{}, false
}

// assetName makes a name that no other asset has.
func (p *page) assetName(base string) string {
	base, _, _ = strings.Cut(base, "?")
	if base = unescape(base); base == "" || base == "." || base == "/" || len(base) > 100 {
		base = "picture"
	}
	name, ext := base, path.Ext(base)
	for n := 2; slices.ContainsFunc(p.art.Assets, func(a content.Asset) bool { return a.Name == name }); n++ {
		name = strings.TrimSuffix(base, ext) + "-" + strconv.Itoa(n) + ext
	}
	return name
}

// absolute resolves an address against the page's own.
func (p *page) absolute(src string) string {
	base := p.meta.canonical
	if base == "" {
		base = p.parts.address
	}
	u, err := url.Parse(strings.TrimSpace(src))
	if err != nil {
		return src
	}
	if b, err := url.Parse(base); err == nil && base != "" {
		return b.ResolveReference(u).String()
	}
	if strings.HasPrefix(src, "//") {
		return "https:" + src
	}
	return src
}

func remote(s string) string {
	if strings.HasPrefix(s, "http") {
		return s
	}
	return ""
}

func unescape(s string) string {
	if t, err := url.PathUnescape(s); err == nil {
		return t
	}
	return s
}

// dataURL decodes what stands behind data:.
func dataURL(s string) []byte {
	head, body, ok := strings.Cut(s, ",")
	if !ok {
		return nil
	}
	if strings.HasSuffix(head, ";base64") {
		body = strings.Map(func(r rune) rune {
			if content.IsSpace(r) {
				return -1
			}
			return r
		}, unescape(body))
		data, _ := base64.StdEncoding.DecodeString(body)
		return data
	}
	return []byte(unescape(body))
}

func isPicture(data []byte) bool {
	return strings.HasPrefix(mediaType(data), "image/") && len(data) > 64
}

// extension returns the usual end of a picture's name.
func extension(mediaType string) string {
	switch mediaType {
	case "image/jpeg":
		return ".jpg"
	case "image/svg+xml":
		return ".svg"
	}
	if kind, ok := strings.CutPrefix(mediaType, "image/"); ok {
		return "." + kind
	}
	return ""
}

// mediaType is told by the bytes, never by the name.
func mediaType(data []byte) string {
	head := data[:min(len(data), 512)]
	if bytes.Contains(head, []byte("<svg")) {
		return "image/svg+xml"
	}
	t, _, _ := strings.Cut(http.DetectContentType(head), ";")
	return t
}

// captionOf gives the figure its caption, its credit taken out of it (C8).
func (p *page) captionOf(f *content.Figure, in []content.Inline) {
	text := strings.TrimFunc(content.InlineText(in), content.IsSpace)
	if text == "" {
		return
	}
	c := content.ParseCreditLine(text, content.AtCaption)
	if c.Kind != content.CaptionLine {
		f.Caption = in
		return
	}
	f.Credits = append(f.Credits, c.Credits...)
	if c.Rest != "" {
		f.Caption = []content.Inline{&content.Text{S: c.Rest}}
	}
	if c.Source != "" {
		f.Rights.Holder = c.Source
	}
	p.credits(c.Credits)
}
