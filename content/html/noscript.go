package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// reveal takes the pictures that a page shows only without scripts out of noscript elements: into the placeholder
// before it, or in its place if no picture stands there. Dots that count visits are no pictures.
func reveal(root *html.Node, text string) {
	if !strings.Contains(text, "<noscript") {
		return
	}
	var found []*html.Node
	for d := range root.Descendants() {
		if d.DataAtom == atom.Noscript && d.Parent.DataAtom != atom.Head && strings.Contains(rawText(d), "<img") {
			found = append(found, d)
		}
	}
	for _, n := range found {
		img := hiddenPicture(n)
		if img == nil {
			continue
		}
		switch before := pictureBefore(n); {
		case before == nil:
			n.Parent.InsertBefore(img, n)
		case isPlaceholder(pictureSource(before)):
			before.Attr = img.Attr
		}
	}
}

// hiddenPicture is the picture that a noscript element writes. Its content was read as text, as browsers do.
func hiddenPicture(n *html.Node) *html.Node {
	nodes, err := html.ParseFragment(strings.NewReader(rawText(n)), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return nil
	}
	for _, top := range nodes {
		img := top
		if img.DataAtom != atom.Img {
			if img = firstImg(top); img == nil {
				continue
			}
			img.Parent.RemoveChild(img)
		}
		style := strings.ReplaceAll(attr(img, "style"), " ", "")
		if isSpacer(img) || strings.Contains(style, "display:none") || strings.Contains(style, "position:absolute") {
			return nil
		}
		return img
	}
	return nil
}

// pictureBefore is the picture in the element before a node, or of the one around it.
func pictureBefore(n *html.Node) *html.Node {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type != html.ElementNode {
			continue
		}
		if s.DataAtom == atom.Img {
			return s
		}
		return firstImg(s)
	}
	return nil
}

func firstImg(n *html.Node) *html.Node {
	for d := range n.Descendants() {
		if d.DataAtom == atom.Img {
			return d
		}
	}
	return nil
}

// isPlaceholder reports whether an address is none of a picture: nothing, or a few bytes in place.
func isPlaceholder(src string) bool {
	return src == "" || strings.HasPrefix(src, "data:image/gif") || strings.HasPrefix(src, "data:image/svg") || strings.HasPrefix(src, "data:") && len(src) < 200
}
