package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"unicode"
)

// samePages asks whether each label of the page list stands before the character that begins that page of the PDF. It
// knows neither our page map nor our check: the book is read as XML, the PDF by pdftotext, the two made in one run.
func samePages(f file) (string, error) {
	starts, err := pageStarts(f.path)
	if err != nil {
		return "", err
	}
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", "-raw", f.other, "-").Output()
	if err != nil {
		return "", fmt.Errorf("pdftotext: %w", err)
	}
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	if len(pages) != len(starts) {
		return fmt.Sprintf("%d pages, %d in the page list", len(pages), len(starts)), nil
	}
	for k, s := range starts {
		if k == 0 || s.after == "" || k+1 < len(starts) && starts[k+1].at == s.at {
			continue // nothing stands before the first; a picture has no character, a page of contents none of the text
		}
		page, before := string(letters(pages[k])), string(letters(pages[k-1]))
		i := strings.Index(page, s.after)
		switch {
		case i < 0:
			return fmt.Sprintf("page %s does not have %q, before which the book puts its label", s.label, s.after), nil
		case s.before != "" && strings.Contains(page, s.before+s.after):
			return fmt.Sprintf("page %s begins before %q: %q stands on it too", s.label, s.after, s.before), nil
		case s.before != "" && !strings.Contains(before, s.before):
			return fmt.Sprintf("page %s: what stands before its label, %q, is not on the page before", s.label, s.before), nil
		}
	}
	return "", nil
}

// pageStart is a label of the page list with the plain text on both sides of its place.
type pageStart struct {
	label, before, after string
	at                   int // characters of the text before it
}

const around = 8 // characters on either side

func pageStarts(book string) ([]pageStart, error) {
	z, err := zip.OpenReader(book)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	nav, err := pageList(z)
	if err != nil {
		return nil, err
	}
	var text []rune // of the spine; the start of an element that parts words is a 0
	at := map[string]int{}
	docs, err := spine(z)
	if err != nil {
		return nil, err
	}
	for _, name := range docs {
		if text, err = readText(z, name, text, at); err != nil {
			return nil, err
		}
	}
	var starts []pageStart
	for _, n := range nav {
		i, ok := at[n.href]
		if !ok {
			return nil, fmt.Errorf("%s: the page list names %s, which is not there", filepath.Base(book), n.href)
		}
		starts = append(starts, pageStart{n.label, plainBefore(text, i), plainAfter(text, i), i})
	}
	return starts, nil
}

func plainAfter(text []rune, i int) string {
	for i < len(text) && text[i] == 0 {
		i++
	}
	end := i
	for end < len(text) && text[end] != 0 && end < i+around {
		end++
	}
	return string(text[i:end])
}

// plainBefore is empty unless the place is inside running text.
func plainBefore(text []rune, i int) string {
	from := i
	for from > 0 && text[from-1] != 0 && from > i-around {
		from--
	}
	return string(text[from:i])
}

type target struct{ label, href string }

func pageList(z *zip.ReadCloser) ([]target, error) {
	var list []target
	in, href := false, ""
	err := walkXML(z, "EPUB/nav.xhtml", func(t xml.Token) {
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "nav" {
				in = attribute(t, "type") == "page-list"
			}
			if in && t.Name.Local == "a" {
				href = path.Join("EPUB", attribute(t, "href"))
			}
		case xml.CharData:
			if in && href != "" {
				list = append(list, target{string(t), href})
				href = ""
			}
		}
	})
	if err == nil && len(list) == 0 {
		err = errors.New("no page list")
	}
	return list, err
}

func spine(z *zip.ReadCloser) ([]string, error) {
	hrefs, order := map[string]string{}, []string{}
	err := walkXML(z, "EPUB/package.opf", func(t xml.Token) {
		if e, ok := t.(xml.StartElement); ok {
			switch e.Name.Local {
			case "item":
				hrefs[attribute(e, "id")] = path.Join("EPUB", attribute(e, "href"))
			case "itemref":
				order = append(order, hrefs[attribute(e, "idref")])
			}
		}
	})
	return order, err
}

// readText adds the characters of a document, without white space, readings and labels that the writer made, and
// notes the places of ids.
func readText(z *zip.ReadCloser, name string, text []rune, at map[string]int) ([]rune, error) {
	var open []bool // whether the element is left out
	skip := 0
	err := walkXML(z, name, func(t xml.Token) {
		switch t := t.(type) {
		case xml.StartElement:
			if id := attribute(t, "id"); id != "" {
				at[name+"#"+id] = len(text)
			}
			tag := t.Name.Local
			gone := tag == "rt" || tag == "rp" || tag == "head" || tag == "math" || strings.Contains(attribute(t, "class"), "gen") ||
				attribute(t, "type") == "noteref" || attribute(t, "type") == "backlink"
			if open = append(open, gone); gone {
				skip++
			}
			if gone || attribute(t, "type") != "pagebreak" && !isPhrase(tag) {
				text = append(text, 0)
			}
		case xml.EndElement:
			if open[len(open)-1] {
				skip--
			}
			open = open[:len(open)-1]
			if !isPhrase(t.Name.Local) {
				text = append(text, 0)
			}
		case xml.CharData:
			if skip > 0 {
				return
			}
			for _, r := range string(t) {
				if !unicode.IsSpace(r) {
					text = append(text, r)
				}
			}
		}
	})
	return text, err
}

// isPhrase reports elements that part no words.
func isPhrase(tag string) bool {
	switch tag {
	case "a", "span", "em", "strong", "b", "code":
		return true
	}
	return false
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space != "http://www.w3.org/XML/1998/namespace" {
			return a.Value
		}
	}
	return ""
}

func walkXML(z *zip.ReadCloser, name string, see func(xml.Token)) error {
	f, err := z.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		see(t)
	}
}

// moveLabel puts a label behind the character that it stands before, in the first book that has one inside a line.
func moveLabel(dir string, _ *crossing, files []file) (broken, sound []file, err error) {
	for _, f := range files {
		b := f
		b.path = filepath.Join(dir, "moved.epub")
		move := breakMember(".xhtml", `(<span epub:type="pagebreak"[^>]*></span>)([^<>&])`, "$2$1")
		if err = move(f.path, b.path); err == nil {
			return []file{b}, nil, nil
		}
	}
	return nil, nil, err
}
