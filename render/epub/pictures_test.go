package epub_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/epub"
)

// gradient is a picture with content in every corner.
func gradient(w, h int, alpha bool) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			a := uint8(255)
			if alpha && x > w/2 {
				a = 128
			}
			img.SetNRGBA(x, y, color.NRGBA{uint8(x * 255 / w), uint8(y * 255 / h), 90, a})
		}
	}
	return img
}

func pngBytes(img image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func jpegBytes(img image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// withEXIF puts an orientation and a secret into a JPEG.
func withEXIF(b []byte, orientation byte) []byte {
	tiff := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(orientation)) + "\x00\x00\x00\x00\x00\x00GPS-SECRET"
	segment := append([]byte{0xFF, 0xE1, 0, byte(len(tiff) + 2)}, tiff...)
	return append(append(append([]byte{}, b[:2]...), segment...), b[2:]...)
}

// pictured is an article with the pictures.
func pictured(assets ...content.Asset) *content.Article {
	a := library()
	a.Assets = assets
	s := &a.Sections[1]
	for _, x := range assets {
		s.Blocks = append(s.Blocks, &content.Figure{Asset: x.Name, Alt: "平面图：门在南侧", Caption: words("图1　一层平面图"),
			Credits: []content.Credit{{Role: content.Photographer, Name: "何穗"}}})
	}
	return a
}

func member(t testing.TB, book []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := readMember(z, name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return b
}

func readMember(z *zip.Reader, name string) ([]byte, error) {
	r, err := z.Open(name)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(r)
	return b, errors.Join(err, r.Close())
}

func members(t testing.TB, book []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	return names
}

func images(t testing.TB, book []byte) []string {
	t.Helper()
	var names []string
	for _, n := range members(t, book) {
		if strings.HasPrefix(n, "EPUB/images/") {
			names = append(names, n)
		}
	}
	return names
}

func TestPicturesAreMadeFitForBooks(t *testing.T) { // epub.md §9, EP-26
	t.Parallel()
	small := gradient(320, 200, false)
	cases := []struct {
		name     string
		data     []byte
		ext      string
		w, h     int
		verbatim bool // keeps its coded pixels
	}{
		{"small JPEG keeps its pixels", withEXIF(jpegBytes(small), 1), ".jpg", 320, 200, true},
		{"turned JPEG is turned", withEXIF(jpegBytes(small), 6), ".jpg", 200, 320, false},
		{"large JPEG is scaled down", jpegBytes(gradient(3200, 1200, false)), ".jpg", 1600, 600, false},
		{"tall PNG is scaled down", pngBytes(gradient(500, 2000, true)), ".png", 400, 1600, false},
		{"a drawing becomes pixels", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="20" height="10" fill="red"/></svg>`), ".png", 80, 60, false},
		{"small PNG keeps its pixels", pngBytes(small), ".png", 320, 200, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			book, r := write(t, epub.Book{Collection: content.Of(pictured(content.Asset{Name: "plan", Bytes: c.data}))}, epub.Options{})
			if len(r.Problems) > 0 {
				t.Fatal(r.Problems)
			}
			names := images(t, book)
			if len(names) != 1 || !strings.HasSuffix(names[0], c.ext) {
				t.Fatalf("pictures %v", names)
			}
			got := member(t, book, names[0])
			if bytes.Contains(got, []byte("SECRET")) {
				t.Error("metadata is still in the picture")
			}
			cfg, _, err := image.DecodeConfig(bytes.NewReader(got))
			if err != nil || cfg.Width != c.w || cfg.Height != c.h {
				t.Errorf("picture is %d × %d, %v; want %d × %d", cfg.Width, cfg.Height, err, c.w, c.h)
			}
			if _, _, err := image.Decode(bytes.NewReader(got)); err != nil {
				t.Error(err)
			}
			doc := string(member(t, book, "EPUB/xhtml/ch-0001.xhtml"))
			if !strings.Contains(doc, `width="`+itoa(c.w)+`" height="`+itoa(c.h)+`"`) {
				t.Errorf("size is not stated: %s", doc)
			}
			if c.verbatim && !bytes.Contains(c.data, got[len(got)-200:]) {
				t.Error("the picture was coded again")
			}
		})
	}
}

func TestTurningIsRight(t *testing.T) { // a red top left corner ends where EXIF 6 puts it: top right
	t.Parallel()
	img := image.NewNRGBA(image.Rect(0, 0, 64, 32))
	for y := range 32 {
		for x := range 64 {
			img.Set(x, y, color.White)
			if x < 16 && y < 16 {
				img.Set(x, y, color.NRGBA{255, 0, 0, 255})
			}
		}
	}
	for orientation, corner := range map[byte]image.Point{3: {60, 28}, 6: {28, 4}, 8: {4, 60}} {
		book, _ := write(t, epub.Book{Collection: content.Of(pictured(content.Asset{Name: "x", Bytes: withEXIF(jpegBytes(img), orientation)}))}, epub.Options{})
		got, _, err := image.Decode(bytes.NewReader(member(t, book, images(t, book)[0])))
		if err != nil {
			t.Fatal(err)
		}
		r, g, _, _ := got.At(corner.X, corner.Y).RGBA()
		if r < 0xC000 || g > 0x4000 {
			t.Errorf("orientation %d: no red at %v", orientation, corner)
		}
	}
}

func TestEqualPicturesAreOneMember(t *testing.T) {
	t.Parallel()
	data := jpegBytes(gradient(60, 40, false))
	book, _ := write(t, epub.Book{Collection: content.Of(pictured(content.Asset{Name: "a", Bytes: data}, content.Asset{Name: "b", Bytes: data}))}, epub.Options{})
	if names := images(t, book); len(names) != 1 {
		t.Errorf("pictures %v", names)
	}
}

func TestPicturesThatCannotBeHad(t *testing.T) { // epub.md §13, EP-33
	t.Parallel()
	cases := []struct {
		asset content.Asset
		code  string
	}{
		{content.Asset{Name: "remote", URL: "https://example.org/a.jpg"}, "W-REMOTE"},
		{content.Asset{Name: "closed", Path: "a.jpg"}, "E-ASSET"},
		{content.Asset{Name: "broken", Bytes: []byte("\xff\xd8\xff\xe0 no picture")}, "E-ASSET"},
		{content.Asset{Name: "cut", Bytes: half(pngBytes(gradient(60, 60, false)))}, "E-ASSET"},
		{content.Asset{Name: "text", Bytes: []byte("hello")}, "E-ASSET"},
	}
	for _, c := range cases {
		book, r := write(t, epub.Book{Collection: content.Of(pictured(c.asset))}, epub.Options{})
		if len(r.Problems) != 1 || r.Problems[0].Code != c.code {
			t.Errorf("%s: problems %v, want %s", c.asset.Name, r.Problems, c.code)
		}
		if len(images(t, book)) > 0 {
			t.Errorf("%s: a picture is in the book", c.asset.Name)
		}
		if doc := string(member(t, book, "EPUB/xhtml/ch-0001.xhtml")); !strings.Contains(doc, "［图片缺失］") || !strings.Contains(doc, "一层平面图") {
			t.Errorf("%s: no word about the picture, or no caption", c.asset.Name)
		}
	}
}

func TestAltTextDecidesWhatIsClaimed(t *testing.T) { // EX-9
	t.Parallel()
	data := jpegBytes(gradient(60, 40, false))
	claim := `<meta property="schema:accessibilityFeature">alternativeText</meta>`
	for _, c := range []struct {
		alt        string
		decorative bool
		claimed    bool
		code       string
		sufficient string
	}{
		{"门在南侧", false, true, "", ">textual<"}, {"", false, false, "W-ALT", ">textual,visual<"}, {"", true, false, "", ">textual<"},
	} {
		a := pictured(content.Asset{Name: "a", Bytes: data})
		fig := a.Sections[1].Blocks[len(a.Sections[1].Blocks)-1].(*content.Figure)
		fig.Alt, fig.Decorative = c.alt, c.decorative
		book, r := write(t, epub.Book{Collection: content.Of(a)}, epub.Options{})
		opf := string(member(t, book, "EPUB/package.opf"))
		if strings.Contains(opf, claim) != c.claimed {
			t.Errorf("alt %q decorative %v: alternativeText claimed: %v", c.alt, c.decorative, !c.claimed)
		}
		if !strings.Contains(opf, "accessModeSufficient\""+c.sufficient) {
			t.Errorf("alt %q decorative %v: accessModeSufficient is not %s", c.alt, c.decorative, c.sufficient)
		}
		if (c.code != "") != (len(r.Problems) == 1) || c.code != "" && r.Problems[0].Code != c.code {
			t.Errorf("alt %q: problems %v", c.alt, r.Problems)
		}
	}
}

func TestGivenCover(t *testing.T) { // epub.md §9, EP-19
	t.Parallel()
	for name, data := range map[string][]byte{"cover.jpg": jpegBytes(gradient(800, 1200, false)), "cover.png": pngBytes(gradient(2000, 3000, true))} {
		book, r := write(t, epub.Book{Collection: content.Of(library()), Cover: &content.Asset{Name: "c", Bytes: data}}, epub.Options{})
		if len(r.Problems) > 0 {
			t.Error(r.Problems)
		}
		got := member(t, book, "EPUB/images/"+name)
		cfg, _, err := image.DecodeConfig(bytes.NewReader(got))
		if err != nil || cfg.Width > 1600 || cfg.Height > 2560 {
			t.Errorf("%s: %v %v", name, cfg, err)
		}
		if name == "cover.png" && (got[25] != 2 || got[24] != 8) {
			t.Errorf("%s: colour type %d, want RGB", name, got[25])
		}
	}
}

func half(b []byte) []byte { return b[:len(b)/2] }

func unzip(book []byte) *zip.Reader {
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		panic(err)
	}
	return z
}
