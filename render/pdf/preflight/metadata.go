package preflight

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"
	"unicode/utf16"
)

// metadata is the simple and first values of the XMP packet, by namespace and name.
type metadata struct {
	present bool
	values  map[string]string
	err     error
}

// The namespaces that the rules look into.
const (
	nsDC      = "http://purl.org/dc/elements/1.1/ "
	nsXMP     = "http://ns.adobe.com/xap/1.0/ "
	nsMM      = "http://ns.adobe.com/xap/1.0/mm/ "
	nsPDF     = "http://ns.adobe.com/pdf/1.3/ "
	nsPDFXID  = "http://www.npes.org/pdfx/ns/id/ "
	nsPDFX    = "http://ns.adobe.com/pdfx/1.3/ "
	nsPDFAID  = "http://www.aiim.org/pdfa/ns/id/ "
	nsPDFUAID = "http://www.aiim.org/pdfua/ns/id/ "
	nsRDF     = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
)

func (c *checker) readMetadata() {
	c.meta.values = map[string]string{}
	s, ok := c.f.get(c.root["Metadata"]).(*Stream)
	if !ok {
		return
	}
	c.meta.present = true
	data, err := c.f.decode(s)
	if err == nil {
		err = c.meta.parse(data)
	}
	c.meta.err = err
	x := c.meta.values[nsPDFXID+"GTS_PDFXVersion"] + c.meta.values[nsPDFX+"GTS_PDFXVersion"]
	c.press = x != ""
	c.x1a = strings.HasPrefix(c.meta.values[nsPDFX+"GTS_PDFXConformance"], "PDF/X-1a")
}

// parse keeps the first text of each property that stands directly in a Description.
func (m *metadata) parse(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Entity = map[string]string{}
	var path []xml.Name
	property := ""
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if len(path) > 0 && path[len(path)-1] == (xml.Name{Space: nsRDF, Local: "Description"}) {
				property = t.Name.Space + " " + t.Name.Local
			}
			path = append(path, t.Name)
			if t.Name.Local == "Description" {
				for _, a := range t.Attr {
					m.values[a.Name.Space+" "+a.Name.Local] = a.Value
				}
			}
		case xml.EndElement:
			path = path[:len(path)-1]
			if len(path) > 0 && path[len(path)-1].Local == "Description" {
				property = ""
			}
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); s != "" && property != "" && m.values[property] == "" {
				m.values[property] = s
			}
		}
	}
}

func (c *checker) xmp(name string) string { return c.meta.values[name] }

// text decodes a text string (7.9.2.2).
func text(v any) string {
	s, ok := v.(String)
	switch {
	case !ok:
		return ""
	case bytes.HasPrefix(s, []byte{0xfe, 0xff}):
		u := make([]uint16, 0, len(s)/2)
		for i := 2; i+1 < len(s); i += 2 {
			u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(u))
	case bytes.HasPrefix(s, []byte{0xef, 0xbb, 0xbf}):
		return string(s[3:])
	}
	return string(s)
}

var langTag = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
})

// checkMetadata holds M1 … M6.
func (c *checker) checkMetadata() {
	f := c.f
	switch {
	case !c.meta.present:
		c.error("M1", 0, "no XMP metadata")
	case c.meta.err != nil:
		c.error("M1", 0, "XMP metadata is not well-formed: "+c.meta.err.Error())
	}
	title := text(f.get(c.info["Title"]))
	if title == "" {
		title = c.xmp(nsDC + "title")
	}
	switch {
	case title == "":
		c.error("M2", 0, "no title")
	case c.xmp(nsDC+"title") == "" && c.xmp(nsPDFUAID+"part") != "":
		c.error("M2", 0, "no title in XMP")
	case c.xmp(nsDC+"title") != "" && c.xmp(nsDC+"title") != title:
		c.error("M2", 0, "the titles of Info and XMP differ")
	}
	if show, _ := f.get(f.dict(c.root["ViewerPreferences"])["DisplayDocTitle"]).(bool); !show {
		c.error("M3", 0, "DisplayDocTitle is not set")
	}
	if lang := text(f.get(c.root["Lang"])); !langTag().MatchString(lang) {
		c.error("M4", 0, "no language of the document")
	}
	for _, d := range [][2]string{{"CreationDate", "CreateDate"}, {"ModDate", "ModifyDate"}} {
		a, b := digits(text(f.get(c.info[Name(d[0])]))), digits(c.xmp(nsXMP+d[1]))
		if a != "" && b != "" && a != b {
			c.error("M5", 0, d[0]+" of Info and "+d[1]+" of XMP differ")
		}
	}
	c.checkStandards()
}

// checkStandards holds M6 and M7: a file that is not for a press says what it conforms to, and there is such a standard
// (ISO 19005 has four parts, ISO 14289 two). What PDF/A paints in device colours needs an output intent.
func (c *checker) checkStandards() {
	archive, access := c.xmp(nsPDFAID+"part"), c.xmp(nsPDFUAID+"part")
	if archive == "" && access == "" && !c.press {
		c.error("M6", 0, "the metadata names no standard")
	}
	if archive != "" && !strings.Contains("1 2 3 4", archive) {
		c.error("M6", 0, fmt.Sprintf("the metadata names part %q of PDF/A", archive))
	}
	level := c.xmp(nsPDFAID + "conformance")
	if archive != "" && (level == "" && archive != "4" || !strings.Contains("A B U E F", level)) {
		c.error("M6", 0, fmt.Sprintf("the metadata names level %q of PDF/A-%s", level, archive))
	}
	if access != "" && !strings.Contains("1 2", access) {
		c.error("M6", 0, fmt.Sprintf("the metadata names part %q of PDF/UA", access))
	}
	if archive != "" && c.device && len(c.f.array(c.root["OutputIntents"])) == 0 {
		c.error("M7", 0, "device colours without an output intent")
	}
	if v := c.f.version; archive != "" && archive != "4" && !strings.HasPrefix(v, "1.") {
		c.error("M6", 0, "version "+v+" is none of PDF/A-"+archive)
	}
}

// digits returns the first 14 digits of a date.
func digits(s string) string {
	var out []byte
	for i := 0; i < len(s) && len(out) < 14; i++ {
		if s[i] >= '0' && s[i] <= '9' {
			out = append(out, s[i])
		}
	}
	return string(out)
}
