package epub

// kind is what a document is to the book; it fixes epub:type, role and landmark (epub.md §5).
type kind uint8

const (
	coverDoc kind = iota
	titleDoc
	contentsDoc
	introDoc
	chapterDoc
	partDoc
	volumeDoc
	notesDoc
	imprintDoc
)

// semantics returns epub:type and role of the document's outermost section; "" = none.
func (k kind) semantics() (epubType, role string) {
	switch k {
	case coverDoc:
		return "cover", "region"
	case titleDoc:
		return "titlepage", "region"
	case introDoc:
		return "introduction", "doc-introduction"
	case chapterDoc:
		return "chapter", "doc-chapter"
	case partDoc:
		return "part", "doc-part"
	case volumeDoc:
		return "volume", ""
	case notesDoc:
		return "endnotes", "doc-endnotes"
	case imprintDoc:
		return "colophon", "doc-colophon"
	}
	return "", ""
}

// document is one XHTML file of the book. The names are ours; nothing of the input gets into one.
type document struct {
	name   string // ch-0001.xhtml
	kind   kind
	lang   string
	label  string // entry of the contents and title of the file, never empty
	body   []byte
	mathML bool
	pages  []marker
}

// marker is a page marker in a document.
type marker struct {
	page int // ordinal in the page map
	at   int // byte in the body
}

// envelope writes the file around the body. Sheets are names in css/; kobo asks for the divs that its readers
// count columns by.
func (d *document) envelope(sheets []string, kobo bool) []byte {
	m := markup{b: make([]byte, 0, len(d.body)+1024)}
	m.raw(xmlHead + "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"")
	m.attr("lang", d.lang)
	m.attr("xml:lang", d.lang)
	m.raw(">\n<head><meta charset=\"UTF-8\"/>")
	m.elem("title", d.label)
	for _, s := range sheets {
		m.raw("\n<link rel=\"stylesheet\" type=\"text/css\" href=\"../css/" + s + "\"/>")
	}
	m.raw("</head>\n<body>\n")
	if kobo {
		m.raw("<div class=\"book-columns\"><div class=\"book-inner\">\n")
	}
	m.b = append(m.b, d.body...)
	if kobo {
		m.raw("\n</div></div>")
	}
	m.raw("\n</body></html>\n")
	return m.b
}

const xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
