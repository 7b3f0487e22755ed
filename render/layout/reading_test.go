package layout_test

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
)

// TestTreeIsReadInOrder holds for any article in any theme that the structure tree of its PDF is whole and in the
// order of the content: notes at the foot of a column, readings over two lines, pictures over several columns.
// The judge is the one of kanben check, which reads the file alone.
func TestTreeIsReadInOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := content.Of(layout.RandomArticle().Draw(t, "article"))
		o := layout.Options{Faces: defaults.Set(), Vertical: rapid.Bool().Draw(t, "vertical"), Links: rapid.Bool().Draw(t, "links")}
		o.Theme, _ = render.ThemeByName(rapid.SampledFrom([]string{"newsprint", "magazine", "book"}).Draw(t, "theme"))
		d, _ := layout.Layout(c, o)
		var file bytes.Buffer
		if _, err := pdf.Write(&file, d, c, pdf.Options{}); err != nil {
			t.Fatal(err)
		}
		for _, p := range pdf.Check(bytes.NewReader(file.Bytes()), int64(file.Len())) {
			if p.Code == "E-S3" || p.Code == "E-S4" {
				t.Fatal(p)
			}
		}
	})
}
