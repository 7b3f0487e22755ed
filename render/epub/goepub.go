package epub

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"sync"

	goepub "github.com/go-shiori/go-epub"
)

// documentsAnObject bounds what go-epub gets at once: it lists all earlier sections at each new one (epub.md §2).
const documentsAnObject = 250

// part is a document as it goes to go-epub.
type part struct{ name, label, body string }

// compose makes the container with go-epub and returns its members by name. This is the only file that knows
// go-epub, and an Epub is written once and thrown away: a second WriteTo doubles everything. No style sheet, font or
// picture goes through it: it opens each as a file, asks the network for it, and puts it on the disk and reads it
// back, which takes longer than the chapter that shows it.
func compose(id, lang, title string, parts []part) (map[string][]byte, error) {
	members := map[string][]byte{}
	for from := 0; from == 0 || from < len(parts); from += documentsAnObject {
		to := min(from+documentsAnObject, len(parts))
		b, err := composeOne(id, lang, title, parts[from:to])
		if err != nil {
			return nil, fmt.Errorf("assemble book: %w", err)
		}
		if err := unpack(members, b, from > 0); err != nil {
			return nil, fmt.Errorf("read assembled book: %w", err)
		}
	}
	return members, nil
}

func composeOne(id, lang, title string, parts []part) ([]byte, error) {
	e, err := goepub.NewEpub(title)
	if err != nil {
		return nil, err
	}
	guard := &refuse{}
	e.Client = &http.Client{Transport: guard} // the library shares http.DefaultClient otherwise
	e.SetIdentifier(id)
	e.SetLang(lang)
	for _, p := range parts {
		if _, err := e.AddSection(p.body, p.label, p.name, "../css/base.css"); err != nil {
			return nil, err
		}
	}
	var buf bytes.Buffer
	if err := writeTo(e, &buf); err != nil {
		return nil, err
	}
	if guard.asked != "" {
		return nil, fmt.Errorf("go-epub asked for %q", guard.asked)
	}
	return buf.Bytes(), nil
}

// assembling guards go-epub's storage, which is one for the process and not made for two writers.
var assembling sync.Mutex

// writeTo writes the container by way of go-epub's storage in memory: the one on disk costs a seventh of a book's CPU
// in files that are made to be removed, shows the text to others in the temporary folder, and leaves it there after a
// kill. It splits names at slashes, so that where names are joined by another sign the disk has to do.
func writeTo(e *goepub.Epub, w io.Writer) error {
	if filepath.Separator == '/' {
		assembling.Lock()
		defer assembling.Unlock()
		if err := goepub.Use(goepub.MemoryFS); err != nil { // a fresh one for each book
			return err
		}
	}
	_, err := e.WriteTo(w)
	return err
}

// refuse answers no request; none is expected.
type refuse struct{ asked string }

var errNoNetwork = errors.New("a book is built without a network")

// RoundTrip implements http.RoundTripper.
func (r *refuse) RoundTrip(q *http.Request) (*http.Response, error) {
	r.asked = q.URL.String()
	return nil, errNoNetwork
}

// unpack adds the members of an archive; a further one may only bring documents beside the files of the package.
func unpack(members map[string][]byte, archive []byte, further bool) error {
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return err
	}
	for _, f := range z.File {
		_, have := members[f.Name]
		if have && !(further && isPackageFile(f.Name)) {
			return fmt.Errorf("%s is there twice", f.Name)
		}
		if have {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return err
		}
		b, err := io.ReadAll(r)
		if err = errors.Join(err, r.Close()); err != nil {
			return err
		}
		members[f.Name] = b
	}
	return nil
}

func isPackageFile(name string) bool {
	switch name {
	case "mimetype", "META-INF/container.xml", "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx":
		return true
	}
	return false
}
