package pdf

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kanben/kanben/render"
)

const fpdfPath = `"github.com/go-pdf/fpdf"`

// TestOneFileNamesFpdf holds the border of design.md §3: draw.go alone imports fpdf and uses no more of it than this.
func TestOneFileNamesFpdf(t *testing.T) {
	t.Parallel()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		src, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, imp := range src.Imports {
			if imp.Path.Value == fpdfPath && f.Name() != "draw.go" {
				t.Errorf("%s imports fpdf", f.Name())
			}
		}
	}
	src, err := parser.ParseFile(token.NewFileSet(), "draw.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"AddPageFormat", "Fpdf", "ImageOptions", "InitType", "NewCustom", "Output", "RawWriteStr",
		"RegisterImageOptionsReader", "SetCatalogSort", "SetCompression", "SetCreationDate", "SetModificationDate", "SizeType"}
	if got := fpdfSelectors(src); !slices.Equal(got, want) {
		t.Errorf("draw.go uses %v, want %v", got, want)
	}
}

// fpdfSelectors lists what is selected from the package and from the variable f, which is fpdf's document.
func fpdfSelectors(src *ast.File) []string {
	var names []string
	ast.Inspect(src, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		switch x := s.X.(type) {
		case *ast.Ident:
			if x.Name == "fpdf" || x.Name == "f" {
				names = append(names, s.Sel.Name)
			}
		case *ast.SelectorExpr:
			if x.Sel.Name == "f" {
				names = append(names, s.Sel.Name)
			}
		}
		return true
	})
	slices.Sort(names)
	return slices.Compact(names)
}

// drawTwo draws two pages with three pictures.
func drawTwo(t *testing.T) []byte {
	t.Helper()
	c := newCanvas(time.Unix(0, 0))
	c.page(render.Points(100), render.Points(200))
	c.raw([]byte("BT ET"))
	c.picture(2)
	c.page(render.Points(300), render.Points(200))
	c.picture(0)
	c.picture(11)
	b, err := c.output()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestReadBackFindsPagesAndPictures(t *testing.T) {
	t.Parallel()
	d, err := readBack(drawTwo(t), 2)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(d.contents[0]), "BT ET\n") || !strings.Contains(string(d.contents[0]), "/"+d.pictures[2]+" Do") {
		t.Errorf("page 1: %q", d.contents[0])
	}
	if !strings.Contains(string(d.contents[1]), "/"+d.pictures[0]+" Do") || !strings.Contains(string(d.contents[1]), "/"+d.pictures[11]+" Do") {
		t.Errorf("page 2: %q", d.contents[1])
	}
}

// FuzzReadBack: bytes that fpdf did not write are an error, never a panic.
func FuzzReadBack(f *testing.F) {
	c := newCanvas(time.Unix(0, 0))
	c.page(1000, 1000)
	c.picture(0)
	b, err := c.output()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(_ *testing.T, b []byte) { _, _ = readBack(b, 1) })
}

func TestReadBackRefusesSurprises(t *testing.T) {
	t.Parallel()
	good := string(drawTwo(t))
	for name, bad := range map[string]string{
		"cut":           good[:len(good)-10],
		"page moved":    strings.Replace(good, "<</Type /Page\n", "<</Type /Pege\n", 1),
		"length wrong":  strings.Replace(good, "<</Length ", "<</Length 1", 1),
		"picture named": strings.Replace(good, "/XObject <<\n/I", "/XObject <<\n I", 1),
		"extra object":  strings.Replace(good, "/Subtype /Image", "/Subtype /Imagf", 1),
	} {
		if _, err := readBack([]byte(bad), 2); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
