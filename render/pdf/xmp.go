package pdf

import (
	"strings"
)

// xmp writes the metadata packet (ISO 16684-1) of the facts; names of elements are content.md §2's.
type xmp struct {
	b     strings.Builder
	print bool
	x1a   bool
	used  map[string]bool // properties written, for the extension schemas
}

// relators is the base of the relator URIs.
const relators = "http://id.loc.gov/vocabulary/relators/"

func (x *facts) packet(o *Options) []byte {
	w := &xmp{print: o.Profile == Print && !o.X1a, x1a: o.X1a, used: map[string]bool{}}
	w.b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n")
	w.dublinCore(x)
	w.basic(x)
	w.photoshop(x)
	w.prism(x)
	w.people(x)
	w.extensions()
	w.b.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return []byte(w.b.String())
}

func (w *xmp) open(namespaces ...string) {
	w.b.WriteString(`<rdf:Description rdf:about=""`)
	for i := 0; i < len(namespaces); i += 2 {
		w.b.WriteString(` xmlns:` + namespaces[i] + `="` + namespaces[i+1] + `"`)
	}
	w.b.WriteString(">\n")
}

func (w *xmp) shut() { w.b.WriteString("</rdf:Description>\n") }

// text writes a simple property; an empty one is left out.
func (w *xmp) text(name, value string) {
	if value == "" {
		return
	}
	w.used[name] = true
	w.b.WriteString("<" + name + ">" + escapeXML(value) + "</" + name + ">\n")
}

// alt writes a language alternative with its default.
func (w *xmp) alt(name, value string) {
	if value == "" {
		return
	}
	w.b.WriteString("<" + name + `><rdf:Alt><rdf:li xml:lang="x-default">` + escapeXML(value) + "</rdf:li></rdf:Alt></" + name + ">\n")
}

// list writes a Seq or Bag.
func (w *xmp) list(name, kind string, values ...string) {
	from := w.b.Len()
	for _, v := range values {
		if v == "" {
			continue
		}
		if w.b.Len() == from {
			w.b.WriteString("<" + name + "><rdf:" + kind + ">")
		}
		w.b.WriteString("<rdf:li>" + escapeXML(v) + "</rdf:li>")
	}
	if w.b.Len() > from {
		w.used[name] = true
		w.b.WriteString("</rdf:" + kind + "></" + name + ">\n")
	}
}

// escapeXML escapes markup and drops what XML 1.0 cannot hold (§2.2).
func escapeXML(s string) string {
	if strings.IndexFunc(s, needsCare) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case !needsCare(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

func needsCare(r rune) bool {
	return r == '&' || r == '<' || r == '>' || r < 0x20 && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff
}

func (w *xmp) dublinCore(x *facts) {
	w.open("dc", "http://purl.org/dc/elements/1.1/")
	w.text("dc:format", "application/pdf")
	w.alt("dc:title", x.title)
	w.list("dc:creator", "Seq", personNames(x.creators)...)
	w.list("dc:contributor", "Bag", personNames(x.helpers)...)
	w.alt("dc:description", x.description)
	w.list("dc:publisher", "Bag", x.publisher)
	w.list("dc:subject", "Bag", x.subjects...)
	w.text("dc:identifier", x.identifier)
	w.text("dc:source", strings.Join(x.sources, "; "))
	w.list("dc:date", "Seq", x.published)
	w.list("dc:language", "Bag", x.langs...)
	w.alt("dc:rights", x.rights)
	w.shut()
}

func personNames(ps []person) []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = p.name
	}
	return out
}

// basic writes xmp, xmpMM, xmpRights, pdf and the identifiers of the standards.
func (w *xmp) basic(x *facts) {
	date := x.build.Format("2006-01-02T15:04:05Z")
	w.open("xmp", "http://ns.adobe.com/xap/1.0/", "xmpMM", "http://ns.adobe.com/xap/1.0/mm/",
		"xmpRights", "http://ns.adobe.com/xap/1.0/rights/", "pdf", "http://ns.adobe.com/pdf/1.3/",
		"pdfaid", "http://www.aiim.org/pdfa/ns/id/", "pdfuaid", "http://www.aiim.org/pdfua/ns/id/",
		"pdfxid", "http://www.npes.org/pdfx/ns/id/", "pdfx", "http://ns.adobe.com/pdfx/1.3/")
	w.text("xmp:CreatorTool", x.tool)
	w.text("xmp:CreateDate", date)
	w.text("xmp:ModifyDate", date)
	w.text("xmp:MetadataDate", date)
	w.text("xmpMM:DocumentID", x.documentID)
	w.text("xmpMM:InstanceID", x.instanceID)
	w.text("xmpMM:VersionID", "1")
	w.text("xmpMM:RenditionClass", "default")
	if x.rights != "" || x.owner != "" {
		w.text("xmpRights:Marked", "True")
	}
	w.list("xmpRights:Owner", "Bag", x.owner)
	w.alt("xmpRights:UsageTerms", x.terms)
	w.text("xmpRights:WebStatement", x.statement)
	w.text("pdf:Producer", x.producer)
	w.text("pdf:Keywords", strings.Join(x.subjects, ", "))
	w.text("pdf:Trapped", "False")
	switch {
	case w.x1a:
		w.text("pdfx:GTS_PDFXVersion", "PDF/X-1:2001")
		w.text("pdfx:GTS_PDFXConformance", "PDF/X-1a:2003")
	default:
		w.text("pdfaid:part", "2")
		w.text("pdfaid:conformance", "A")
		w.text("pdfuaid:part", "1")
	}
	if w.print {
		w.text("pdfxid:GTS_PDFXVersion", "PDF/X-4")
	}
	w.shut()
}

func (w *xmp) photoshop(x *facts) {
	w.open("photoshop", "http://ns.adobe.com/photoshop/1.0/")
	w.text("photoshop:Source", x.source)
	w.text("photoshop:Credit", firstOf(x.agency, x.publisher))
	if len(x.creators) > 0 && len(x.creators[0].roles) > 0 {
		w.text("photoshop:AuthorsPosition", x.creators[0].roles[0].label)
	}
	w.shut()
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

func (w *xmp) prism(x *facts) {
	w.open("prism", nsPRISM)
	w.text("prism:publicationDate", x.published)
	w.text("prism:modificationDate", x.modified)
	for i, s := range x.breadcrumb {
		if i < len(prismSections) {
			w.text(prismSections[i], s)
		}
	}
	w.text("prism:subtitle", x.subtitle)
	w.list("prism:corporateEntity", "Bag", x.publisher)
	w.text("prism:url", x.url)
	w.shut()
}

const (
	nsPRISM = "http://prismstandard.org/namespaces/basic/2.0/"
	nsIPTC  = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
)

var prismSections = [...]string{"prism:section", "prism:subsection1", "prism:subsection2", "prism:subsection3", "prism:subsection4"}

// people writes who did what: dc:contributor knows no roles (content.md §2).
func (w *xmp) people(x *facts) {
	if len(x.creators)+len(x.helpers) == 0 {
		return
	}
	w.open("Iptc4xmpExt", nsIPTC)
	w.entities("Iptc4xmpExt:Creator", x.creators)
	w.entities("Iptc4xmpExt:Contributor", x.helpers)
	w.shut()
}

func (w *xmp) entities(name string, ps []person) {
	if len(ps) == 0 {
		return
	}
	w.used[name] = true
	w.b.WriteString("<" + name + "><rdf:Bag>\n")
	for _, p := range ps {
		w.b.WriteString(`<rdf:li rdf:parseType="Resource">`)
		w.alt("Iptc4xmpExt:Name", p.name)
		var roles []string
		for _, r := range p.roles {
			roles = addOnce(roles, relators+r.marc)
		}
		for _, r := range p.roles {
			roles = addOnce(roles, r.label)
		}
		w.list("Iptc4xmpExt:Role", "Bag", roles...)
		w.b.WriteString("</rdf:li>\n")
	}
	w.b.WriteString("</rdf:Bag></" + name + ">\n")
}

// extensions describes the schemas that PDF/A-2 does not know (ISO 19005-2 6.6.2.3.3).
func (w *xmp) extensions() {
	if w.x1a {
		return
	}
	w.open("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/", "pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#",
		"pdfaProperty", "http://www.aiim.org/pdfa/ns/property#", "pdfaType", "http://www.aiim.org/pdfa/ns/type#",
		"pdfaField", "http://www.aiim.org/pdfa/ns/field#")
	w.b.WriteString("<pdfaExtension:schemas><rdf:Bag>\n")
	w.schema("PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "", "part", "Integer", "internal")
	w.schema("Adobe PDF", "http://ns.adobe.com/pdf/1.3/", "pdf", "", "Trapped", "Text", "internal")
	if w.print {
		w.schema("PDF/X identification", "http://www.npes.org/pdfx/ns/id/", "pdfxid", "", "GTS_PDFXVersion", "Text", "internal")
	}
	w.schema("PRISM basic metadata", nsPRISM, "prism", "",
		"publicationDate", "Text", "external", "modificationDate", "Text", "external", "section", "Text", "external",
		"subsection1", "Text", "external", "subsection2", "Text", "external", "subsection3", "Text", "external",
		"subsection4", "Text", "external", "subtitle", "Text", "external", "corporateEntity", "bag Text", "external",
		"url", "URI", "external")
	w.schema("IPTC extension", nsIPTC, "Iptc4xmpExt", entityType,
		"Creator", "bag EntityWithRole", "external", "Contributor", "bag EntityWithRole", "external")
	w.b.WriteString("</rdf:Bag></pdfaExtension:schemas>\n")
	w.shut()
}

const entityType = `<pdfaSchema:valueType><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaType:type>EntityWithRole</pdfaType:type>` +
	`<pdfaType:namespaceURI>` + nsIPTC + `</pdfaType:namespaceURI><pdfaType:prefix>Iptc4xmpExt</pdfaType:prefix>` +
	`<pdfaType:description>A person or organisation with roles</pdfaType:description><pdfaType:field><rdf:Seq>` +
	`<rdf:li rdf:parseType="Resource"><pdfaField:name>Name</pdfaField:name><pdfaField:valueType>Lang Alt</pdfaField:valueType><pdfaField:description>Name</pdfaField:description></rdf:li>` +
	`<rdf:li rdf:parseType="Resource"><pdfaField:name>Role</pdfaField:name><pdfaField:valueType>bag Text</pdfaField:valueType><pdfaField:description>Relator URI and label</pdfaField:description></rdf:li>` +
	`</rdf:Seq></pdfaType:field></rdf:li></rdf:Seq></pdfaSchema:valueType>`

// schema describes what is used of one schema; props are name, value type and category in turn.
func (w *xmp) schema(title, uri, prefix, types string, props ...string) {
	any := false
	for i := 0; i < len(props); i += 3 {
		any = any || w.used[prefix+":"+props[i]]
	}
	if !any {
		return
	}
	w.b.WriteString(`<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>` + title + "</pdfaSchema:schema><pdfaSchema:namespaceURI>" +
		uri + "</pdfaSchema:namespaceURI><pdfaSchema:prefix>" + prefix + "</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\n")
	for i := 0; i < len(props); i += 3 {
		if !w.used[prefix+":"+props[i]] {
			continue
		}
		w.b.WriteString(`<rdf:li rdf:parseType="Resource"><pdfaProperty:name>` + props[i] + "</pdfaProperty:name><pdfaProperty:valueType>" +
			props[i+1] + "</pdfaProperty:valueType><pdfaProperty:category>" + props[i+2] + "</pdfaProperty:category><pdfaProperty:description>" +
			props[i] + "</pdfaProperty:description></rdf:li>\n")
	}
	w.b.WriteString("</rdf:Seq></pdfaSchema:property>" + types + "</rdf:li>\n")
}
