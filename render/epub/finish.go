package epub

import (
	"bytes"
	"fmt"
	"io"
)

const (
	mimetype  = "application/epub+zip"
	container = xmlHead + `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml" />
  </rootfiles>
</container>
`
	displayOptions = xmlHead + `<display_options>
<platform name="*"><option name="specified-fonts">true</option></platform>
</display_options>
`
)

// assemble lets go-epub put the book together, completes it and writes the archive (epub.md §2, §3).
func (b *builder) assemble(w io.Writer) error {
	if err := b.chooseFonts(); err != nil {
		return err
	}
	sheets := b.styles()
	parts := make([]part, len(b.docs))
	for i, d := range b.docs {
		parts[i] = part{d.name, d.label, string(d.body)}
	}
	members, err := compose(b.identifier(), b.lang, b.title(), parts)
	if err != nil {
		return err
	}
	if err := expect(members, parts); err != nil {
		return fmt.Errorf("finish book: %w", err)
	}
	return b.archive(w, sheets, b.pictures.sorted(b.cover))
}

// expect compares what go-epub made with what it was asked for, byte for byte: it logs write errors and goes on,
// so that a loss shows only here.
func expect(members map[string][]byte, parts []part) error {
	left := len(members)
	need := func(name string, is func([]byte) bool) error {
		got, ok := members[name]
		if !ok {
			return fmt.Errorf("go-epub wrote no %s", name)
		}
		if !is(got) {
			return fmt.Errorf("go-epub wrote another %s than expected", name)
		}
		left--
		return nil
	}
	any := func([]byte) bool { return true }
	equal := func(s string) func([]byte) bool { return func(b []byte) bool { return string(b) == s } }
	type check struct {
		name string
		is   func([]byte) bool
	}
	checks := []check{
		{"mimetype", equal(mimetype)}, {"META-INF/container.xml", equal(container)},
		{"EPUB/package.opf", any}, {"EPUB/nav.xhtml", any}, {"EPUB/toc.ncx", any},
	}
	for _, p := range parts {
		checks = append(checks, check{"EPUB/xhtml/" + p.name, func(b []byte) bool { return isSection(b, p) }})
	}
	for _, c := range checks {
		if err := need(c.name, c.is); err != nil {
			return err
		}
	}
	if left != 0 {
		return fmt.Errorf("go-epub wrote %d members too many", left)
	}
	return nil
}

const (
	sectionHead = xmlHead + `<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
  <head>
    <title dir="auto">`
	sectionMiddle = `</title>
    <link rel="stylesheet" type="text/css" href="../css/base.css"></link>
  </head>
  <body dir="auto">
`
	sectionTail = `
</body>
</html>
`
)

// isSection reports whether the file is go-epub's frame around exactly the body that it was given.
func isSection(b []byte, p part) bool {
	b, ok := bytes.CutPrefix(b, []byte(sectionHead))
	if !ok {
		return false
	}
	_, b, ok = bytes.Cut(b, []byte(sectionMiddle))
	if !ok {
		return false
	}
	b, ok = bytes.CutSuffix(b, []byte(sectionTail))
	return ok && string(b) == p.body
}
