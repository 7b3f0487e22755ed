//lint:file-ignore SA1019 the DOS fields themselves are what these files break

package epub_test

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/epub"
)

// entry is a member of an archive that a test takes apart.
type entry struct {
	header zip.FileHeader
	data   []byte
}

func takeApart(t testing.TB, book []byte) []entry {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var es []entry
	for _, f := range z.File {
		data, err := readMember(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		es = append(es, entry{f.FileHeader, data})
	}
	return es
}

// putTogether stores all members as they are; only what the test changed is wrong with the archive.
func putTogether(t testing.TB, es []entry) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, e := range es {
		h := &zip.FileHeader{Name: e.header.Name, Method: zip.Store, ReaderVersion: e.header.ReaderVersion, Flags: e.header.Flags, Extra: e.header.Extra,
			ModifiedDate: e.header.ModifiedDate, ModifiedTime: e.header.ModifiedTime, CRC32: e.header.CRC32,
			UncompressedSize64: uint64(len(e.data)), CompressedSize64: uint64(len(e.data))}
		if h.ReaderVersion == 20 {
			h.ReaderVersion = 10
		}
		if h.CRC32 == e.header.CRC32 && e.header.Comment != "bad crc" {
			h.CRC32 = crc32.ChecksumIEEE(e.data)
		}
		w, err := z.CreateRaw(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(e.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestBrokenBooksAreFound(t *testing.T) { // epub.md §14, EP-34: each rule has a book that breaks it
	t.Parallel()
	a := rich()
	a.Assets = []content.Asset{{Name: "plan", Bytes: jpegBytes(gradient(60, 40, false))}}
	a.Sections[1].Blocks = append(a.Sections[1].Blocks, &content.Figure{Asset: "plan", Alt: "门在南侧"})
	book, _ := write(t, epub.Book{Collection: content.Of(a), Pages: libraryPages()}, epub.Options{Faces: defaults.Set()})
	good := takeApart(t, book)
	if ps := epub.Check(bytes.NewReader(putTogether(t, good)), int64(len(putTogether(t, good)))); len(ps) > 0 {
		t.Fatalf("the good book has problems: %v", ps)
	}
	const opf, nav, ncx, chapter, notes, css = "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx", "EPUB/xhtml/ch-0001.xhtml", "EPUB/xhtml/notes.xhtml", "EPUB/css/base.css"
	replace := func(member, old, new string) func([]entry) []entry {
		return func(es []entry) []entry {
			for i := range es {
				if es[i].header.Name == member {
					if !bytes.Contains(es[i].data, []byte(old)) {
						panic(member + " has no " + old)
					}
					es[i].data = bytes.Replace(es[i].data, []byte(old), []byte(new), 1)
				}
			}
			return es
		}
	}
	drop := func(member string) func([]entry) []entry {
		return func(es []entry) []entry {
			var left []entry
			for _, e := range es {
				if e.header.Name != member {
					left = append(left, e)
				}
			}
			return left
		}
	}
	change := func(member string, do func(*entry)) func([]entry) []entry {
		return func(es []entry) []entry {
			for i := range es {
				if es[i].header.Name == member {
					do(&es[i])
				}
			}
			return es
		}
	}
	cases := []struct {
		name, code string
		breakIt    func([]entry) []entry
	}{
		{"mimetype with a line end", "E-EPUB-MIMETYPE", replace("mimetype", "zip", "zip\n")},
		{"mimetype not first", "E-EPUB-MIMETYPE", func(es []entry) []entry { return append(es[1:], es[0]) }},
		{"wrong CRC", "E-EPUB-ZIP", change(chapter, func(e *entry) { e.header.Comment = "bad crc"; e.header.CRC32++ })},
		{"version needed 0", "E-EPUB-ZIP", change(chapter, func(e *entry) { e.header.ReaderVersion = 0 })},
		{"extra field", "W-EPUB-ZIP", change(chapter, func(e *entry) { e.header.Extra = []byte("UT\x01\x00\x00") })},
		{"extra field on mimetype", "E-EPUB-MIMETYPE", change("mimetype", func(e *entry) { e.header.Extra = []byte("UT\x01\x00\x00") })},
		{"two dates", "W-EPUB-ZIPDATE", change(chapter, func(e *entry) { e.header.ModifiedTime += 2 })},
		{"name with a colon", "E-EPUB-MEMBER", func(es []entry) []entry {
			return append(es, entry{zip.FileHeader{Name: "EPUB/a:b", ReaderVersion: 10}, nil})
		}},
		{"name that leads out", "E-EPUB-MEMBER", func(es []entry) []entry {
			return append(es, entry{zip.FileHeader{Name: "../x", ReaderVersion: 10}, nil})
		}},
		{"names that differ in case", "E-EPUB-MEMBER", func(es []entry) []entry {
			return append(es, entry{zip.FileHeader{Name: "EPUB/NAV.xhtml", ReaderVersion: 10}, nil})
		}},
		{"member not in the manifest", "E-EPUB-MANIFEST", func(es []entry) []entry {
			return append(es, entry{zip.FileHeader{Name: "EPUB/more.txt", ReaderVersion: 10}, nil})
		}},
		{"no container", "E-EPUB-CONTAINER", drop("META-INF/container.xml")},
		{"no package document", "E-EPUB-CONTAINER", drop(opf)},
		{"encryption", "E-EPUB-ENCRYPTED", func(es []entry) []entry {
			return append(es, entry{zip.FileHeader{Name: "META-INF/encryption.xml", ReaderVersion: 10}, nil})
		}},
		{"chapter missing", "E-EPUB-MANIFEST", drop(chapter)},
		{"package not well-formed", "E-EPUB-XML", replace(opf, "</metadata>", "</metdata>")},
		{"unique identifier", "E-EPUB-ID", replace(opf, `unique-identifier="pub-id"`, `unique-identifier="x"`)},
		{"refines nothing", "E-EPUB-ID", replace(opf, `refines="#title-1"`, `refines="#title-9"`)},
		{"itemref", "E-EPUB-ID", replace(opf, `idref="doc-ch-0001"`, `idref="doc-ch-0009"`)},
		{"id twice", "E-EPUB-ID", replace(opf, `id="title-2"`, `id="title-1"`)},
		{"no language", "E-EPUB-META", replace(opf, "<dc:language>zh-Hans</dc:language>", "")},
		{"no title", "E-EPUB-META", replace(opf, "旧粮仓里的新书架</dc:title>", "</dc:title>")},
		{"no modified", "E-EPUB-META", replace(opf, `<meta property="dcterms:modified">2025-04-18T01:30:00Z</meta>`, "")},
		{"modified with a zone", "E-EPUB-META", replace(opf, "2025-04-18T01:30:00Z", "2025-04-18T01:30:00+08:00")},
		{"media type", "E-EPUB-TYPE", replace(opf, `media-type="image/jpeg"`, `media-type="image/png"`)},
		{"font type", "E-EPUB-TYPE", replace(opf, `media-type="font/ttf"`, `media-type="font/woff2"`)},
		{"no navigation document", "E-EPUB-NAV", replace(opf, ` properties="nav"`, "")},
		{"two covers", "E-EPUB-MANIFEST", replace(opf, `media-type="image/jpeg"`, `media-type="image/jpeg" properties="cover-image"`)},
		{"property without content", "E-EPUB-PROPERTY", replace(opf, `href="xhtml/ch-0001.xhtml" media-type="application/xhtml+xml"`, `href="xhtml/ch-0001.xhtml" media-type="application/xhtml+xml" properties="svg"`)},
		{"relator", "E-EPUB-ROLE", replace(opf, ">aut<", ">xyz<")},
		{"no file-as", "W-EPUB-PERSON", replace(opf, `<meta property="file-as" refines="#creator-1">Chen Yiming</meta>`, "")},
		{"joined persons", "W-EPUB-PERSON", replace(opf, ">陈一鸣<", ">陈一鸣、周晓岚<")},
		{"no title type", "W-EPUB-TITLE", replace(opf, `<meta property="title-type" refines="#title-1">main</meta>`, "")},
		{"source without a link", "W-EPUB-SOURCE", replace("EPUB/xhtml/imprint.xhtml", "https://example.org/news/2025/library.html\">https://example.org/news/2025/library.html", "https://example.org/\">原文")},
		{"chapter not well-formed", "E-EPUB-XML", replace(chapter, "</b>", "")},
		{"entity of HTML", "E-EPUB-XML", replace(chapter, "木梁", "&nbsp;木梁")},
		{"no language on a document", "E-EPUB-LANG", replace(chapter, ` lang="zh-Hans" xml:lang="zh-Hans"`, "")},
		{"two languages on a document", "E-EPUB-LANG", replace(chapter, ` lang="zh-Hans" xml:lang="zh-Hans"`, ` lang="zh-Hans" xml:lang="en"`)},
		{"no document title", "E-EPUB-DOCTITLE", replace(chapter, "<title>把粮仓还给读书人</title>", "<title></title>")},
		{"script", "E-EPUB-ACTIVE", replace(chapter, "<hr/>", "<script>1</script>")},
		{"event", "E-EPUB-ACTIVE", replace(chapter, "<hr/>", `<hr onclick="x()"/>`)},
		{"refresh", "E-EPUB-ACTIVE", replace(chapter, `<meta charset="UTF-8"/>`, `<meta http-equiv="refresh" content="0"/>`)},
		{"javascript link", "E-EPUB-LINK", replace(chapter, `href="https://example.org/?a=1&amp;b=2"`, `href="javascript:x"`)},
		{"remote picture", "E-EPUB-REMOTE", replace(chapter, `src="../images/`, `src="https://example.org/`)},
		{"picture missing", "E-EPUB-LINK", replace(chapter, `src="../images/img-`, `src="../images/no-`)},
		{"fragment missing", "E-EPUB-LINK", replace(chapter, `href="ch-0001.xhtml#s-1"`, `href="ch-0001.xhtml#s-9"`)},
		{"no alt", "E-EPUB-ALT", replace(chapter, ` alt="门在南侧"`, "")},
		{"empty alt", "W-EPUB-ALT", replace(chapter, ` alt="门在南侧"`, ` alt=""`)},
		{"no size", "W-EPUB-IMAGESIZE", replace(chapter, ` width="60"`, "")},
		{"heading level left out", "E-EPUB-HEADING", replace(chapter, `<h3 id="s-1">夜间开放</h3>`, `<h4 id="s-1">夜间开放</h4>`)},
		{"heading emptied", "E-EPUB-HEADING", replace(chapter, `<h3 id="s-1">夜间开放</h3>`, `<h3 id="s-1"></h3>`)},
		{"type without role", "W-EPUB-ROLE", replace(chapter, ` role="doc-chapter"`, "")},
		{"labelledby nothing", "E-EPUB-ID", replace(chapter, `aria-labelledby="h"`, `aria-labelledby="g"`)},
		{"style attribute", "W-EPUB-STYLE", replace(chapter, "<hr/>", `<hr style="width:1em"/>`)},
		{"class without rule", "W-EPUB-CLASS", replace(chapter, `class="slogan"`, `class="motto"`)},
		{"entry with another label", "E-EPUB-TREE", replace(nav, ">夜间开放<", ">夜里开放<")},
		{"entry missing", "E-EPUB-TREE", replace(nav, `<li><a href="xhtml/ch-0002.xhtml">让书走到田埂上</a></li>`, "")},
		{"heading that nav has not", "E-EPUB-TREE", replace(chapter, "<hr/>", "<h3>无名</h3>")},
		{"contents page differs", "E-EPUB-TREE", replace("EPUB/xhtml/contents.xhtml", ">夜间开放<", ">夜里开放<")},
		{"NCX differs", "E-EPUB-TREE", replace(ncx, "<text>夜间开放</text>", "<text>夜里开放</text>")},
		{"NCX identifier", "E-EPUB-NCX", replace(ncx, `content="urn:uuid:`, `content="urn:x:`)},
		{"NCX depth", "E-EPUB-NCX", replace(ncx, `name="dtb:depth" content="2"`, `name="dtb:depth" content="3"`)},
		{"NCX order", "E-EPUB-NCX", replace(ncx, `playOrder="3"`, `playOrder="4"`)},
		{"landmark twice", "E-EPUB-LANDMARK", replace(nav, `<li><a epub:type="toc" href="xhtml/contents.xhtml">目录</a></li>`, `<li><a epub:type="titlepage" href="xhtml/titlepage.xhtml">目录</a></li>`)},
		{"page marker missing", "E-EPUB-PAGES", replace(chapter, `<span epub:type="pagebreak" role="doc-pagebreak" id="page-2" aria-label="2"></span>`, "")},
		{"page label differs", "E-EPUB-PAGES", replace(nav, `#page-2">2<`, `#page-2">二<`)},
		{"page missing in the NCX", "E-EPUB-PAGES", replace(ncx, `<navLabel><text>5</text></navLabel>`, `<navLabel><text>6</text></navLabel>`)},
		{"brace", "E-EPUB-CSS", replace(css, "{ margin: 0;", "margin: 0;")},
		{"direction", "E-EPUB-CSS", replace(css, "{ margin: 0;", "{ direction: rtl;")},
		{"colour", "W-EPUB-COLOUR", replace(css, "{ margin: 0;", "{ color: #333;")},
		{"child selector", "W-EPUB-CSS", replace(css, "nav ol", "nav > ol")},
		{"media in the base sheet", "W-EPUB-CSS", replace(css, "sub {", "@media print { p { margin: 0; } } sub {")},
		{"pixels", "W-EPUB-CSS", replace(css, "{ margin: 0;", "{ font-size: 12px;")},
		{"remote sheet", "E-EPUB-REMOTE", replace(css, `url("../fonts/body-400.ttf")`, `url("https://example.org/a.ttf")`)},
		{"face missing", "E-EPUB-LINK", replace(css, `url("../fonts/body-400.ttf")`, `url("../fonts/body-4.ttf")`)},
		{"broken face", "E-EPUB-FONT", change("EPUB/fonts/body-400.ttf", func(e *entry) { e.data = e.data[:100] })},
		{"character without glyph", "W-EPUB-GLYPH", replace(chapter, "木梁", "木樑")},
		{"claim without content", "E-EPUB-CLAIM", replace(chapter, ` alt="门在南侧"`, ` alt="" role="presentation"`)},
		{"content without claim", "W-EPUB-CLAIM", replace(opf, `<meta property="schema:accessibilityFeature">rubyAnnotations</meta>`, "")},
		{"conformance without certifier", "E-EPUB-CLAIM", replace(opf, `<meta property="schema:accessMode">textual</meta>`, `<meta property="dcterms:conformsTo" id="c">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta><meta property="schema:accessMode">textual</meta>`)},
		{"reference to no note", "E-EPUB-NOTE", replace(chapter, `href="notes.xhtml#n-2"`, `href="notes.xhtml#n-7"`)},
		{"note without way back", "E-EPUB-NOTE", replace(notes, `epub:type="backlink"`, `epub:type="x"`)},
		{"note without reference", "W-EPUB-NOTE", replace(chapter, `epub:type="noteref" role="doc-noteref" id="r-2"`, `id="r-2"`)},
		{"element in a reference", "W-EPUB-NOTE", replace(chapter, ">[2]</a>", "><b>[2]</b></a>")},
		{"large document", "W-EPUB-SIZE", replace(chapter, "<hr/>", "<p>"+strings.Repeat("字", 100_001)+"</p>")},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			broken := putTogether(t, c.breakIt(append([]entry{}, good...)))
			var got []string
			for _, p := range epub.Check(bytes.NewReader(broken), int64(len(broken))) {
				if p.Code == c.code {
					return
				}
				got = append(got, p.String())
			}
			t.Errorf("no %s, only %v", c.code, got)
		})
	}
	t.Run("text", func(t *testing.T) {
		for _, c := range []struct{ old, new string }{{"木梁一根没换", "木梁一根没"}, {"孩子们", "孩子们们"}, {"修旧如旧——", "修旧如旧—"}} {
			broken := putTogether(t, replace(chapter, c.old, c.new)(append([]entry{}, good...)))
			if ps := epub.CheckText(bytes.NewReader(broken), int64(len(broken)), content.Of(a)); len(ps) != 1 || ps[0].Code != "E-EPUB-TEXT" {
				t.Errorf("%s → %s: %v", c.old, c.new, ps)
			}
		}
	})
}

func TestCheckSurvivesAnything(t *testing.T) {
	t.Parallel()
	book, _ := write(t, epub.Book{Collection: content.Of(library())}, epub.Options{})
	for i := 0; i < len(book); i += len(book)/200 + 1 {
		cut := book[:i]
		epub.Check(bytes.NewReader(cut), int64(len(cut)))
		flipped := append([]byte{}, book...)
		flipped[i] ^= 0x55
		epub.Check(bytes.NewReader(flipped), int64(len(flipped)))
	}
}
