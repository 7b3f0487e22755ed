package pdf_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
)

func check(b []byte) string {
	var s []string
	for _, p := range pdf.Check(bytes.NewReader(b), int64(len(b))) {
		s = append(s, p.String())
	}
	return strings.Join(s, "\n")
}

// TestOwnFilesPass: what Write makes breaks no rule of Check.
func TestOwnFilesPass(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]pdf.Options{
		"screen": {}, "archive": {Profile: pdf.Archive}, "print": {Profile: pdf.Print, Marks: true},
		"k": {Profile: pdf.Print, OneInk: true}, "x1a": {Profile: pdf.Print, X1a: true, Marks: true},
	} {
		m, c := article()
		if found := check(write(t, m.d, c, o)); found != "" {
			t.Errorf("%s:\n%s", name, found)
		}
		m, c = album(t, "rgb.jpg", "cmyk_adobe.jpg", "cmyk_heavy.jpg", "alpha.png", "gray.png", "drawing.svg", "gradient.svg")
		if found := check(write(t, m.d, c, o)); found != "" {
			t.Errorf("%s with pictures:\n%s", name, found)
		}
	}
}

// TestOwnMutantsAreFound breaks one thing of a good file at a time and wants the rule that says so.
func TestOwnMutantsAreFound(t *testing.T) {
	t.Parallel()
	m, c := album(t, "gray.png", "cmyk_adobe.jpg")
	good := string(write(t, m.d, c, pdf.Options{Profile: pdf.Print, X1a: true, Marks: true}))
	for _, mu := range []struct{ rule, old, new string }{
		{"F1", "%PDF-1.4", "%PDF 1.4"},
		{"F1", "startxref", "startxrff"},
		{"X1", "%PDF-1.4", "%PDF-1.7"},
		{"X2", "PDF/X-1a:2003<", "PDF/X-9a:2003<"},
		{"X3", "/S/GTS_PDFX", "/S/GTS_PDFY"},
		{"X4", "/DestOutputProfile", "/DestOutputProfilf"},
		{"X4", "/OutputConditionIdentifier", "/OutputConditionIdentifies"},
		{"X5", "/Trapped/False", "/Trapped/Maybe"},
		{"X6", "/ID[", "/IE["},
		{"X7", "/Root ", "/Encrypt 1 0 R/Root "},
		{"X11", "/TrimBox", "/TrimBux"},
		{"X11", "/BleedBox", "/ArtBox  "},
		{"X14", "/FontFile2", "/FontFile9"},
		{"X31", "/XObject<</I", "/XObject<</J"},
		{"M1", "/Metadata ", "/Metadatb "},
		{"M2", "/Title<FEFF56FE", "/Title<FEFF56FD"},
		{"M3", "/DisplayDocTitle true", "/DisplayDocTitle null"},
		{"M4", "/Lang(", "/Long("},
		{"M5", "/CreationDate(D:2025", "/CreationDate(D:2024"},
		{"S3", "/K[0 ]", "/K[9 ]"},
		{"S5", "/StructElem/S/H1", "/StructElem/S/H4"},
		{"S6", "/Alt<", "/Blt<"},
		{"S11", "/StructElem/S/Figure", "/StructElem/S/Figurf"},
		{"T4", "/Encoding/Identity-H", "/Encodinf/Identity-H"},
		{"T4", "/CIDToGIDMap", "/CIDToGIDMaq"},
		{"S8", "/StructParents 0", "/StructParentz 0"},
		{"T1", "/ToUnicode ", "/ToUnicodf "},
		{"X22", "/FlateDecode", "/LZWDecode  "},
		{"F2", "endstream", "endstreem"},
	} {
		bad := strings.ReplaceAll(good, mu.old, mu.new)
		if bad == good {
			t.Errorf("%s: %q is not in the file", mu.rule, mu.old)
			continue
		}
		if found := check([]byte(bad)); !strings.Contains(found, "-"+mu.rule+"]") {
			t.Errorf("%s (%s): found %q", mu.rule, mu.old, found)
		}
	}
}

// TestStandardsThatAreNone: the parts that the metadata names have to exist.
func TestStandardsThatAreNone(t *testing.T) {
	t.Parallel()
	m, c := article()
	good := string(write(t, m.d, c, pdf.Options{}))
	for old, new := range map[string]string{
		"<pdfaid:part>2<": "<pdfaid:part>7<", "<pdfuaid:part>1<": "<pdfuaid:part>8<", "<pdfaid:conformance>A<": "<pdfaid:conformance>Q<", "%PDF-1.7": "%PDF-2.0",
	} {
		bad := strings.Replace(good, old, new, 1)
		if bad == good {
			t.Errorf("%q is not in the file", old)
		}
		if found := check([]byte(bad)); !strings.Contains(found, "-M6]") {
			t.Errorf("%s: found %q", new, found)
		}
	}
}

// TestWrongTextIsFound gives a glyph of a shipped face the text of another character.
func TestWrongTextIsFound(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"山谷永和": false, "⼭⾕永和": false, "川谷永和": true} {
		m, c := shapes(t, nil, nil)
		for _, it := range m.d.Pages[0].Items {
			if line, ok := it.(*layout.Text); ok && strings.HasPrefix(string(line.Runes), "⼭") {
				line.Runes = []rune(text)
			}
		}
		b := write(t, m.d, c, pdf.Options{})
		found := false
		for _, p := range pdf.Check(bytes.NewReader(b), int64(len(b)), defaults.Files()...) {
			found = found || p.Code == "E-T3"
		}
		if found != want {
			t.Errorf("%s: found %v, want %v", text, found, want)
		}
	}
}
