package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"
)

// node is an element, or, with an empty name, text.
type node struct {
	name   string
	attr   map[string]string
	kids   []*node
	text   string
	parent *node
}

// maxEntity bounds the text that an entity of the file stands for. Only such as name no others are known, so that
// nothing grows.
const maxEntity = 1 << 10

// newDecoder reads XML in any encoding that it names. Nothing outside the file is loaded.
func newDecoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.CharsetReader = charset.NewReaderLabel
	d.Entity = map[string]string{}
	return d
}

// parse reads the tree and the text of its style sheets.
func parse(data []byte) (root *node, s sheet, err error) {
	d := newDecoder(bytes.NewReader(data))
	top := &node{}
	at, depth, count := top, 0, 0
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, s, err
		}
		switch t := t.(type) {
		case xml.Directive:
			noteEntities(d, string(t))
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return nil, s, errors.New("elements stand too deep in one another")
			}
			at = at.add(newNode(t))
			count++
		case xml.EndElement:
			if at.name == "style" {
				s.add(at.content())
			}
			at, depth = at.parent, depth-1
		case xml.CharData:
			at.add(&node{text: string(t)})
			count++
		}
		if count > maxNodes {
			return nil, s, ErrTooMuch
		}
	}
	for _, k := range top.kids {
		if k.name == "svg" {
			return k, s, nil
		}
	}
	return nil, s, errors.New("the root element is not svg")
}

// newNode takes an element of SVG; those of other vocabularies get a name that nothing knows.
func newNode(e xml.StartElement) *node {
	n := &node{name: e.Name.Local, attr: make(map[string]string, len(e.Attr))}
	if s := e.Name.Space; s != "" && !strings.HasSuffix(s, "/svg") {
		n.name = "other:" + n.name
	}
	for _, a := range e.Attr {
		switch {
		case a.Name.Space == "" || a.Name.Local == "href" || a.Name.Local == "space":
			if _, set := n.attr[a.Name.Local]; !set || a.Name.Space == "" {
				n.attr[a.Name.Local] = a.Value
			}
		}
	}
	return n
}

func (n *node) add(k *node) *node {
	k.parent = n
	n.kids = append(n.kids, k)
	return k
}

// content is the text directly in the element.
func (n *node) content() string {
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.text)
	}
	return b.String()
}

// noteEntities takes the entities that the document type declares, as old drawing programs do for namespaces.
func noteEntities(d *xml.Decoder, directive string) {
	if !strings.HasPrefix(directive, "DOCTYPE") || len(directive) > 1<<16 {
		return
	}
	declared := regexp.MustCompile(`<!ENTITY\s+([\w.-]+)\s+(?:"([^"&%]*)"|'([^'&%]*)')\s*>`)
	for _, m := range declared.FindAllStringSubmatch(directive, 100) {
		if v := m[2] + m[3]; len(v) <= maxEntity {
			d.Entity[m[1]] = v
		}
	}
}
