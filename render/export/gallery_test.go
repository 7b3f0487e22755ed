package export_test

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/export"
)

// The pictures of docs/themes.md and of the README: `make gallery` makes them, the tests here hold that they are what
// is made today.
const (
	gallery  = "../../docs/gallery/"
	madeWith = gallery + "made-with" // the version of pdftoppm, whose raster they are
)

// plate is one picture of the gallery: pages of one PDF beside each other.
type plate struct {
	name     string
	source   string // in testdata
	theme    string
	vertical bool
	from, to int // pages, from 1
	across   int // pages a row
	dpi      int
}

func plates() []plate {
	const article = "articles/granary.md"
	return []plate{
		{"article", article, "article", false, 1, 2, 2, 76},
		{"article-vertical", article, "article", true, 1, 2, 2, 76},
		{"book", article, "book", false, 2, 3, 2, 90},
		{"book-vertical", article, "book", true, 2, 3, 2, 90},
		{"magazine", article, "magazine", false, 2, 3, 2, 80},
		{"magazine-vertical", article, "magazine", true, 2, 3, 2, 80},
		{"newsprint", "book.yaml", "newsprint", false, 4, 4, 1, 80},
		{"newsprint-vertical", "book.yaml", "newsprint", true, 4, 4, 1, 80},
		{"gongwen", "articles/notice.md", "gongwen", false, 1, 2, 2, 76},
		{"gongwen-vertical", "articles/notice.md", "gongwen", true, 1, 2, 2, 76},
		{"vertical", article, "vertical", true, 2, 3, 2, 80},
		{"large-print", article, "large-print", false, 1, 2, 2, 66},
		{"large-print-vertical", article, "large-print", true, 1, 2, 2, 66},
		{"collection", "book.yaml", "book", false, 1, 9, 3, 76},
	}
}

// frontPage is the picture of the README, beside the folder of the gallery.
func frontPage() plate {
	return plate{"../page", "articles/book-boat.md", "article", false, 1, 2, 2, 76}
}

// TestGallery makes each picture and compares it with the one in docs; UPDATE_GALLERY=1 writes it anew. Another
// pdftoppm draws other dots: then only the pages are made.
func TestGallery(t *testing.T) {
	t.Parallel()
	version := rasterizer(t)
	update := os.Getenv("UPDATE_GALLERY") != ""
	if update {
		save(t, madeWith, []byte(version))
	}
	same, err := os.ReadFile(madeWith)
	if err != nil {
		t.Fatal(err)
	}
	if string(same) != version {
		t.Logf("the pictures are of %s, here is %s: not compared", strings.TrimSpace(string(same)), strings.TrimSpace(version))
	}
	total := 0
	for _, p := range append(plates(), frontPage()) {
		got := p.picture(t)
		total += len(got)
		path := gallery + p.name + ".png"
		if update {
			save(t, path, got)
			continue
		}
		want, err := os.ReadFile(path)
		switch {
		case err != nil:
			t.Errorf("%v; make gallery writes it", err)
		case string(same) == version && !bytes.Equal(got, want):
			t.Errorf("%s is not what is made now; make gallery writes it anew", path)
		}
	}
	if total > 1_500_000 {
		t.Errorf("the gallery takes %d bytes", total)
	}
}

// TestGalleryIsShown holds that docs/themes.md names every built-in theme and shows every picture, and that no other
// picture lies in the folder.
func TestGalleryIsShown(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../docs/themes.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range render.Themes() {
		if !strings.Contains(string(page), "\n## "+name+"\n") {
			t.Errorf("docs/themes.md has no chapter on %s", name)
		}
	}
	shown := map[string]bool{}
	for _, p := range plates() {
		shown[p.name+".png"] = true
		if !strings.Contains(string(page), "](gallery/"+p.name+".png)") {
			t.Errorf("docs/themes.md does not show %s", p.name)
		}
	}
	files, err := filepath.Glob(gallery + "*.png")
	if err != nil || len(files) == 0 {
		t.Fatal("no pictures", err)
	}
	for _, f := range files {
		if !shown[filepath.Base(f)] {
			t.Errorf("%s belongs to no plate", f)
		}
	}
}

// rasterizer returns what pdftoppm says of itself; without it the test fails in CI and is skipped elsewhere.
func rasterizer(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("pdftoppm", "-v").CombinedOutput()
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("pdftoppm (poppler-utils) draws the gallery:", err)
		}
		t.Skip("no pdftoppm here:", err)
	}
	line, _, _ := strings.Cut(string(out), "\n")
	return line + "\n"
}

func save(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// picture makes the PDF of the plate and draws its pages on one sheet.
func (p plate) picture(t *testing.T) []byte {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "pages.pdf")
	save(t, file, p.pdf(t))
	cmd := exec.Command("pdftoppm", "-r", strconv.Itoa(p.dpi), "-f", strconv.Itoa(p.from), "-l", strconv.Itoa(p.to), "-png", file, filepath.Join(dir, "page"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v %s", p.name, err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "page*.png"))
	if err != nil || len(names) != p.to-p.from+1 {
		t.Fatalf("%s: %d pages drawn, %v", p.name, len(names), err)
	}
	var pages []image.Image
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		im, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, im)
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, fewColours(p.sheet(pages))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sheet puts the pages beside each other on grey; those of vertical books begin at the right.
func (p plate) sheet(pages []image.Image) *image.RGBA {
	const gap = 6
	size := pages[0].Bounds().Size()
	columns := min(p.across, len(pages))
	rows := (len(pages) + columns - 1) / columns
	sheet := image.NewRGBA(image.Rect(0, 0, columns*(size.X+gap)+gap, rows*(size.Y+gap)+gap))
	draw.Draw(sheet, sheet.Bounds(), image.NewUniform(greyStep(11)), image.Point{}, draw.Src)
	for i, im := range pages {
		x, y := i%columns, i/columns
		if p.vertical {
			x = columns - 1 - x
		}
		at := image.Pt(gap+x*(size.X+gap), gap+y*(size.Y+gap))
		draw.Draw(sheet, image.Rectangle{Min: at, Max: at.Add(size)}, im, im.Bounds().Min, draw.Src)
	}
	return sheet
}

func (p plate) pdf(t *testing.T) []byte {
	t.Helper()
	base := filepath.Join("../../testdata", filepath.Dir(p.source))
	data, err := os.ReadFile(filepath.Join("../../testdata", p.source))
	if err != nil {
		t.Fatal(err)
	}
	src := content.Source{Name: filepath.Base(p.source), Data: data, Base: os.DirFS(base)}
	c, problems, err := content.ReadAll(context.Background(), src, content.Options{Formats: formats.All()})
	if err != nil || c == nil {
		t.Fatalf("%s: %v %v", p.source, err, problems)
	}
	o := export.Options{Vertical: p.vertical, Mode: content.Lenient}
	o.Open = func(a *content.Asset) (io.ReadCloser, error) { return os.OpenInRoot(base, a.Path) }
	o.Theme, _ = render.ThemeByName(p.theme)
	var out bytes.Buffer
	if _, err := export.Export(context.Background(), c, o, export.Sinks{PDF: &out}); err != nil {
		t.Fatalf("%s: %v", p.name, err)
	}
	return out.Bytes()
}
