package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// visible is one line of a page as a reader sees it: what stands between two borders of blocks.
type visible struct {
	text string
	link bool // every character of it is part of a link
}

// Elements that begin and end a line. Kept apart from the list of content/html: the judge must not share its faults.
const blocks = " address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul "

const unseen = " head iframe noscript object option script select style svg template textarea title "

// visibleLines returns the lines of a page in their order.
func visibleLines(page []byte) ([]visible, error) {
	root, err := html.Parse(strings.NewReader(decode(page)))
	if err != nil {
		return nil, err
	}
	var r lineReader
	r.walk(root, false)
	r.end()
	return r.lines, nil
}

type lineReader struct {
	lines []visible
	buf   strings.Builder
	plain bool // the line has a character outside links
}

func (r *lineReader) walk(n *html.Node, link bool) {
	if n.Type == html.TextNode {
		for _, c := range n.Data {
			if !link && !unicode.IsSpace(c) {
				r.plain = true
			}
			r.buf.WriteRune(c)
		}
		return
	}
	name := " " + n.Data + " "
	if n.Type == html.ElementNode && strings.Contains(unseen, name) {
		return
	}
	border := n.Type == html.ElementNode && strings.Contains(blocks, name)
	if border {
		r.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c, link || n.Data == "a")
	}
	if border {
		r.end()
	}
}

func (r *lineReader) end() {
	if s := strings.Join(strings.Fields(r.buf.String()), " "); s != "" {
		r.lines = append(r.lines, visible{s, !r.plain})
	}
	r.buf.Reset()
	r.plain = false
}

// decode reads UTF-8, else the Chinese encoding that leaves fewer characters undecoded.
func decode(page []byte) string {
	if utf8.Valid(page) {
		return string(page)
	}
	best, fewest := "", 1<<62
	for _, e := range []encoding.Encoding{simplifiedchinese.GB18030, traditionalchinese.Big5} {
		b, err := e.NewDecoder().Bytes(page)
		if n := bytes.Count(b, []byte("\uFFFD")); err == nil && n < fewest {
			best, fewest = string(b), n
		}
	}
	return best
}

// printLines prints the lines with their numbers; ~ marks one that is all link.
func printLines(w io.Writer, file string) error {
	page, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	lines, err := visibleLines(page)
	if err != nil {
		return err
	}
	for i, l := range lines {
		mark := " "
		if l.link {
			mark = "~"
		}
		fmt.Fprintf(w, "%4d%s%s\n", i+1, mark, l.text)
	}
	return nil
}
