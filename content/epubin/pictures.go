package epubin

import (
	"encoding/xml"
	"path"
	"strings"

	"github.com/kanben/kanben/content/xmltree"
)

// pictures unpacks the pictures that a document shows, by their address as written. Those of SVG and object elements
// become img elements, since HTML's rules for text know no other.
func (b *book) pictures(member string, n *xmltree.Node) map[string][]byte {
	out := map[string][]byte{}
	var walk func(*xmltree.Node)
	walk = func(n *xmltree.Node) {
		for _, k := range n.Kids {
			src := ""
			switch k.Name {
			case "svg":
				b.drawing(member, k)
			case "img":
				src = k.Value("src")
			case "image":
				src = k.Value("href")
				k.Name, k.Attr = "img", append(k.Attr, attribute("src", src))
			case "object":
				if strings.HasPrefix(k.Value("type"), "image/") {
					src = k.Value("data")
					k.Attr = append(k.Attr, attribute("src", src), attribute("alt", strings.TrimSpace(k.Words())))
					k.Name, k.Kids = "img", nil
				} else {
					k.Name = "div" // its content stands for what cannot be shown
				}
			}
			if src != "" && out[src] == nil {
				if data, ok := b.archive.Read(resolve(path.Dir(member), src)); ok {
					out[src] = data
				}
			}
			walk(k)
		}
	}
	walk(n)
	return out
}

// drawing keeps the pictures that an SVG wraps, as full pages are; what it draws itself is reported.
func (b *book) drawing(member string, svg *xmltree.Node) {
	if words := svg.Words(); strings.TrimSpace(words) != "" || svg.Deep("image") == nil {
		b.warn("W-EMBED", member, "a drawing in SVG is left out")
	}
	if svg.Deep("image") == nil {
		return
	}
	var images []*xmltree.Node
	var walk func(*xmltree.Node)
	walk = func(n *xmltree.Node) {
		for _, k := range n.Kids {
			if k.Name == "image" {
				images = append(images, k)
			}
			walk(k)
		}
	}
	walk(svg)
	svg.Name, svg.Attr, svg.Kids = "div", nil, images
	for _, im := range images {
		im.Kids = nil
		im.Attr = []xml.Attr{attribute("href", im.Value("href"))} // a size in SVG is one of the drawing
	}
}
