package pdf_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/pdf"
)

// quarters are the colours of the four quarters of the test pictures, row by row; grayQuarters those of gray ones.
var (
	quarters     = [4]color.NRGBA{{220, 40, 40, 255}, {40, 160, 60, 255}, {40, 70, 200, 255}, {240, 220, 60, 255}}
	grayQuarters = [4]color.NRGBA{{94, 94, 94, 255}, {113, 113, 113, 255}, {30, 30, 30, 255}, {208, 208, 208, 255}}
)

const testW, testH = 80, 48

// paint fills a picture with the quarters.
func paint(set func(x, y int, c color.Color), four [4]color.NRGBA) {
	for y := range testH {
		for x := range testW {
			set(x, y, four[x/(testW/2)+y/(testH/2)*2])
		}
	}
}

func rect() image.Rectangle { return image.Rect(0, 0, testW, testH) }

func pngOf(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withChunk puts a chunk behind the head of a PNG.
func withChunk(file []byte, kind string, data []byte) []byte {
	c := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	c = append(append(c, kind...), data...)
	c = binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
	return append(append(append([]byte{}, file[:33]...), c...), file[33:]...)
}

// TestPicturesKeepTheirColours: each kind of picture is written and read back by poppler.
func TestPicturesKeepTheirColours(t *testing.T) {
	t.Parallel()
	rgb, gray, gray16 := image.NewNRGBA(rect()), image.NewGray(rect()), image.NewGray16(rect())
	paint(rgb.Set, quarters)
	paint(gray.Set, grayQuarters)
	paint(gray16.Set, grayQuarters)
	pal := image.NewPaletted(rect(), color.Palette{quarters[0], quarters[1], quarters[2], quarters[3]})
	paint(pal.Set, quarters)
	grayPNG := pngOf(t, gray)
	var moving, jpg bytes.Buffer
	frame := image.NewPaletted(image.Rect(0, 0, testW/2, testH), pal.Palette) // the left half only
	paint(func(x, y int, c color.Color) {
		if x < testW/2 {
			frame.Set(x, y, c)
		}
	}, quarters)
	if err := gif.EncodeAll(&moving, &gif.GIF{Image: []*image.Paletted{frame, pal}, Delay: []int{1, 1}, Config: image.Config{Width: testW, Height: testH}}); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&jpg, gray, nil); err != nil {
		t.Fatal(err)
	}
	half := quarters
	half[1], half[3] = color.NRGBA{255, 255, 255, 255}, color.NRGBA{255, 255, 255, 255}
	clear := grayQuarters
	clear[0] = color.NRGBA{255, 255, 255, 255}
	for name, v := range map[string]struct {
		data []byte
		want [4]color.NRGBA
	}{
		"rgb.png": {pngOf(t, rgb), quarters}, "palette.png": {pngOf(t, pal), quarters}, "gray.png": {grayPNG, grayQuarters},
		"gray16.png": {pngOf(t, gray16), grayQuarters}, "gray.jpg": {jpg.Bytes(), grayQuarters},
		"tRNS.png": {withChunk(grayPNG, "tRNS", []byte{0, grayQuarters[0].R}), clear}, "small frame.gif": {moving.Bytes(), half},
		"broken profile.png": {withChunk(pngOf(t, rgb), "iCCP", []byte("x\x00\x00garbage")), quarters},
	} {
		for profile, o := range map[string]pdf.Options{"screen": {}, "k": {OneInk: true}} {
			if profile == "k" && !strings.HasPrefix(name, "gray") {
				continue
			}
			m, c := onePicture(name, v.data, 80, 48)
			img := drawn(t, write(t, m.d, c, o))
			for i, w := range v.want {
				got := at(img, float64(20+40*(i%2)), float64(12+24*(i/2)), 80)
				if !near(got, [3]int{int(w.R), int(w.G), int(w.B)}, 6) {
					t.Errorf("%s, %s, quarter %d: %v, want %v", name, profile, i+1, got, w)
				}
			}
		}
	}
}

// TestTurnedPicturesStandUpright: the orientations of EXIF are undone by the matrix.
func TestTurnedPicturesStandUpright(t *testing.T) {
	t.Parallel()
	for o := byte(1); o <= 8; o++ {
		w, h := testW, testH
		if o >= 5 {
			w, h = h, w
		}
		img := image.NewNRGBA(image.Rect(0, 0, w, h))
		paint(func(x, y int, c color.Color) {
			x, y = [...]func() (int, int){
				func() (int, int) { return x, y }, func() (int, int) { return testW - 1 - x, y },
				func() (int, int) { return testW - 1 - x, testH - 1 - y }, func() (int, int) { return x, testH - 1 - y },
				func() (int, int) { return y, x }, func() (int, int) { return y, testW - 1 - x },
				func() (int, int) { return testH - 1 - y, testW - 1 - x }, func() (int, int) { return testH - 1 - y, x },
			}[o-1]()
			img.Set(x, y, c)
		}, quarters)
		exif := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00")
		exif[19] = o
		m, c := onePicture("a.png", withChunk(pngOf(t, img), "eXIf", exif), 80, 48)
		page := drawn(t, write(t, m.d, c, pdf.Options{}))
		for i, w := range quarters {
			if got := at(page, float64(20+40*(i%2)), float64(12+24*(i/2)), 80); !near(got, [3]int{int(w.R), int(w.G), int(w.B)}, 6) {
				t.Errorf("orientation %d, quarter %d: %v, want %v", o, i+1, got, w)
			}
		}
	}
}

// TestBrokenPicturesHaveNameAndHint: whatever cannot be shown is one problem with both, and the rest is written.
func TestBrokenPicturesHaveNameAndHint(t *testing.T) {
	t.Parallel()
	good := pngOf(t, image.NewNRGBA(rect()))
	oversize := bytes.Clone(good)
	copy(oversize[16:], "\x00\x01\x86\xa0\x00\x01\x86\xa0")
	sum := bytes.Clone(good)
	sum[50] ^= 0xff
	deep := strings.Repeat("<g>", 10_000)
	for name, data := range map[string][]byte{
		"cut.png": good[:len(good)/2], "sum.png": sum, "oversize.png": oversize, "empty.png": {}, "words.png": []byte("no picture"),
		"cut.gif": []byte("GIF89a\x10\x00\x10\x00\x80\x00\x00"), "cut.tif": []byte("II*\x00\x08\x00\x00\x00\x01\x00"),
		"cut.webp": []byte("RIFF\x20\x00\x00\x00WEBPVP8L"), "cut.bmp": append([]byte("BM"), make([]byte, 30)...),
		"nothing.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`),
		"entity.svg":  []byte(`<svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>`),
		"deep.svg":    []byte(`<svg xmlns="http://www.w3.org/2000/svg">` + deep),
	} {
		m, c := onePicture(name, data, 80, 48)
		var b bytes.Buffer
		problems, err := pdf.Write(&b, m.d, c, pdf.Options{Build: built})
		if err != nil || b.Len() == 0 {
			t.Fatalf("%s: %v", name, err)
		}
		if len(problems) != 1 || problems[0].Code != "E-ASSET" || problems[0].Severity != content.Error || problems[0].Path != name || problems[0].Hint == "" {
			t.Errorf("%s: %v", name, problems)
		}
	}
}
