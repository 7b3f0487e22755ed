package picture

import (
	"bytes"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/picture/svg"
)

func load(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestProbe(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]Info{
		"rgb.jpg":         {MediaType: JPEG, Components: 3},
		"gray.jpg":        {MediaType: JPEG, Components: 1},
		"progressive.jpg": {MediaType: JPEG, Components: 3, Interlaced: true},
		"cmyk_adobe.jpg":  {MediaType: JPEG, Components: 4, Adobe: true},
		"cmyk_plain.jpg":  {MediaType: JPEG, Components: 4},
		"exif6.jpg":       {MediaType: JPEG, Components: 3, Orientation: 6, PPI: 300},
		"rgb.png":         {MediaType: PNG, Components: 3, PPI: 300},
		"gray.png":        {MediaType: PNG, Components: 1},
		"bilevel.png":     {MediaType: PNG, Components: 1, Bits: 1},
		"gray16.png":      {MediaType: PNG, Components: 1, Bits: 16},
		"palette.png":     {MediaType: PNG, Components: 3, Palette: true, Bits: 4},
		"trns.png":        {MediaType: PNG, Components: 3, Palette: true, Bits: 4, Alpha: true},
		"alpha.png":       {MediaType: PNG, Components: 3, Alpha: true},
		"grayalpha.png":   {MediaType: PNG, Components: 1, Alpha: true},
		"p.gif":           {MediaType: GIF, Components: 3, Palette: true, Alpha: true},
		"lossy.webp":      {MediaType: WebP, Components: 3},
		"lossless.webp":   {MediaType: WebP, Components: 3, Alpha: true},
		"rgb.bmp":         {MediaType: BMP, Components: 3, Alpha: true},
		"rgb.tif":         {MediaType: TIFF, Components: 3, Alpha: true},
		"cmyk.tif":        {MediaType: TIFF, Components: 4},
		"drawing.svg":     {MediaType: SVG, Components: 3, Alpha: true, PPI: 96},
	} {
		got, err := Probe(bytes.NewReader(load(t, name)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		wantSize := [2]int{60, 40}
		switch {
		case want.Orientation == 6:
			wantSize = [2]int{40, 60}
		case name == "drawing.svg":
			wantSize = [2]int{120, 80}
		}
		if got.Width != wantSize[0] || got.Height != wantSize[1] {
			t.Errorf("%s: %d × %d, want %v", name, got.Width, got.Height, wantSize)
		}
		want.Width, want.Height, want.Profile, want.alphaChannel, want.Transform = got.Width, got.Height, nil, got.alphaChannel, got.Transform
		if want.Orientation == 0 {
			want.Orientation = 1
		}
		if want.Bits == 0 {
			want.Bits = 8
		}
		if want.PPI == 0 {
			want.PPI = got.PPI
		}
		if got.Profile = nil; !equalInfo(got, want) {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}

func equalInfo(a, b Info) bool {
	return a.MediaType == b.MediaType && a.Components == b.Components && a.Bits == b.Bits && a.Alpha == b.Alpha &&
		a.Palette == b.Palette && a.Interlaced == b.Interlaced && a.Adobe == b.Adobe && a.Orientation == b.Orientation && a.PPI == b.PPI
}

func TestProbeKeepsProfile(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"icc_other.jpg", "icc_other.png", "icc_srgb.jpg"} {
		in, err := Probe(bytes.NewReader(load(t, name)))
		if err != nil || len(in.Profile) != 3268 {
			t.Errorf("%s: profile of %d bytes, %v", name, len(in.Profile), err)
		}
	}
}

// TestCutPicturesAreFound cuts every JPEG and PNG at many places: none passes Probe and Check.
func TestCutPicturesAreFound(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"rgb.jpg", "progressive.jpg", "cmyk_adobe.jpg", "rgb.png", "palette.png", "alpha.png", "gray16.png"} {
		b := load(t, name)
		if err := probeAndCheck(b); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		end := len(b) - 2
		if strings.HasSuffix(name, ".png") {
			end = len(b) - 16 // IEND may lack: all pixels are there
		}
		for n := 0; n < end; n++ {
			if probeAndCheck(b[:n]) == nil {
				t.Errorf("%s: good when cut at %d of %d", name, n, len(b))
			}
		}
	}
}

func probeAndCheck(b []byte) error {
	in, err := Probe(bytes.NewReader(b))
	if err == nil {
		_, err = Check(bytes.NewReader(b), &in)
	}
	return err
}

func TestHostilePicturesAreRefused(t *testing.T) {
	t.Parallel()
	bomb := append([]byte(nil), load(t, "rgb.png")...)
	copy(bomb[16:], []byte{0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30}) // 30,000 × 30,000
	wide := append([]byte(nil), load(t, "rgb.jpg")...)
	sof := bytes.Index(wide, []byte{0xff, 0xc0})
	copy(wide[sof+5:], []byte{0x1f, 0x40, 0x1f, 0x40}) // 8,000 × 8,000 in 1 kB
	for name, b := range map[string][]byte{
		"empty": nil, "text": []byte("hello"), "png bomb": bomb, "jpeg promises too much": wide,
		"avif": []byte("\x00\x00\x00\x1cftypavif\x00\x00\x00\x00"), "jxl": []byte("\xff\x0a\x00\x00"),
		"svg without end": []byte("<svg"), "gif head": []byte("GIF89a"), "riff": []byte("RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff"),
	} {
		if err := probeAndCheck(b); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestRefusalsSayWhy holds the words for what people meet.
func TestRefusalsSayWhy(t *testing.T) {
	t.Parallel()
	woven, packed := bytes.Clone(load(t, "rgb.png")), bytes.Clone(load(t, "rgb.tif"))
	woven[28] = 9 // interlace
	entry := bytes.Index(packed, []byte{0x03, 0x01, 0x03, 0x00})
	packed[entry+8] = 7
	webp, tif := load(t, "lossy.webp"), load(t, "rgb.tif")
	for want, b := range map[string][]byte{
		"unknown methods: compression 0, filter 0, interlace 9": woven,
		"a JPEG within a TIFF is not supported":                 packed,
		"decode WebP: the file is cut short":                    webp[:len(webp)/2],
		"decode TIFF: the file is cut short":                    tif[:len(tif)/2],
	} {
		in, err := Probe(bytes.NewReader(b))
		if err == nil {
			_, err = Decode(bytes.NewReader(b), &in)
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestDecode compares a pixel of every kind with the one that was drawn.
func TestDecode(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"rgb.jpg", "progressive.jpg", "rgb.png", "palette.png", "alpha.png", "p.gif", "lossy.webp", "lossless.webp", "rgb.bmp", "rgb.tif", "lzw.tif"} {
		b := load(t, name)
		in, err := Probe(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		img, err := Decode(bytes.NewReader(b), &in)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := color.NRGBAModel.Convert(img.At(15, 30)).(color.NRGBA)
		want := color.NRGBA{64, 196, 128, 255}
		if far(got.R, want.R) || far(got.G, want.G) || far(got.B, want.B) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func far(a, b uint8) bool { return int(a)-int(b) > 40 || int(b)-int(a) > 40 }

// TestDecodeCMYK: both kinds of files give inks where 255 is full.
func TestDecodeCMYK(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]color.CMYK{"cmyk_adobe.jpg": {65, 196, 60, 20}, "cmyk_plain.jpg": {190, 59, 195, 235}, "cmyk.tif": {65, 196, 60, 20}} {
		b := load(t, name)
		in, err := Probe(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		img, err := Decode(bytes.NewReader(b), &in)
		if err != nil {
			t.Fatal(err)
		}
		got := img.At(15, 30).(color.CMYK)
		if far(got.C, want.C) || far(got.M, want.M) || far(got.Y, want.Y) || far(got.K, want.K) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func TestTurn(t *testing.T) {
	t.Parallel()
	// The stored picture:  1 2
	//                      3 4
	//                      5 6
	img := image.NewGray(image.Rect(0, 0, 2, 3))
	copy(img.Pix, []byte{1, 2, 3, 4, 5, 6})
	for o, want := range map[int]string{
		1: "12/34/56", 2: "21/43/65", 3: "65/43/21", 4: "56/34/12", 5: "135/246", 6: "531/642", 7: "642/531", 8: "246/135",
	} {
		if got := rows(Turn(img, o)); got != want {
			t.Errorf("orientation %d: %s, want %s", o, got, want)
		}
	}
}

func rows(img image.Image) string {
	var s []string
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		line := ""
		for x := b.Min.X; x < b.Max.X; x++ {
			line += string('0' + rune(img.At(x, y).(color.Gray).Y))
		}
		s = append(s, line)
	}
	return strings.Join(s, "/")
}

func TestRaster(t *testing.T) {
	t.Parallel()
	img, skipped, err := Raster(load(t, "gradient.svg"), 60, 40, nil)
	if err != nil || len(skipped) > 0 || img.RGBAAt(55, 20).R > 40 || img.RGBAAt(5, 20).R < 200 {
		t.Errorf("raster: %v, %v", skipped, err)
	}
	if _, skipped, err := Raster(load(t, "text.svg"), 60, 40, nil); len(skipped) != 1 || err != nil {
		t.Errorf("text without faces: %q, %v", skipped, err)
	}
	if _, _, err := Raster(load(t, "drawing.svg"), 60, MaxSide+1, nil); err == nil {
		t.Error("a raster of any size")
	}
}

func TestFill(t *testing.T) {
	t.Parallel()
	a := &content.Asset{Name: "x", Bytes: load(t, "exif6.jpg")}
	if _, err := Fill(a, nil); err != nil {
		t.Fatal(err)
	}
	if a.MediaType != JPEG || a.Width != 40 || a.Height != 60 || len(a.SHA256) != 64 {
		t.Errorf("%+v", a)
	}
	if _, err := Fill(&content.Asset{Name: "y"}, nil); err != ErrMissing {
		t.Errorf("missing: %v", err)
	}
}

// TestPngSuite reads the standard library's copy of PngSuite, interlaced ones included.
func TestPngSuite(t *testing.T) {
	t.Parallel()
	//lint:ignore SA1019 the tests run where they were built
	files, _ := filepath.Glob(filepath.Join(runtime.GOROOT(), "src/image/png/testdata/pngsuite/*.png"))
	if len(files) == 0 {
		t.Skip("the standard library's test data is not there")
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := probeAndCheck(b); err != nil {
			t.Errorf("%s: %v", filepath.Base(f), err)
		}
	}
}

func FuzzProbe(f *testing.F) {
	files, err := filepath.Glob("testdata/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		if b, err := os.ReadFile(name); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		in, err := Probe(bytes.NewReader(b))
		if err != nil || in.Width*in.Height > 1_000_000 {
			return
		}
		if _, err := Check(bytes.NewReader(b), &in); err != nil {
			return
		}
		if in.MediaType == SVG {
			_, _ = svg.Read(b, nil)
			return
		}
		_, _ = Decode(bytes.NewReader(b), &in)
	})
}
