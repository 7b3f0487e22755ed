package layout

import (
	"sync"
	"testing"

	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// TestSameLayoutAtOnce: layouts made at the same time, of one article with faces that they share, in whatever order they come, are
// those made alone.
func TestSameLayoutAtOnce(t *testing.T) {
	t.Parallel()
	faces, c := defaults.Set(), sample(t, "specimen.yaml")
	lay := func(theme string) string {
		th, _ := render.ThemeByName(theme)
		d, _ := Layout(c, Options{Theme: th, Faces: faces})
		return dump(d)
	}
	want := map[string]string{}
	for _, theme := range render.Themes() {
		want[theme] = lay(theme)
	}
	var all sync.WaitGroup
	for range 3 {
		for _, theme := range render.Themes() {
			all.Go(func() {
				if lay(theme) != want[theme] {
					t.Errorf("%s: made beside others, the pages differ", theme)
				}
			})
		}
	}
	all.Wait()
}
