package render

import "testing"

// TestLeading is PG-2: the leading of body text is one and a half to two times its size, the size no less than 六号
// (7.875 pt). Newspapers are set closer by custom, and say so here.
func TestLeading(t *testing.T) {
	t.Parallel()
	for _, name := range Themes() {
		th, _ := ThemeByName(name)
		g := th.Grid
		least := 3 * g.Size / 2
		if name == "newsprint" {
			least = 1350 * g.Size / 1000
		}
		if g.Size < 7875 || g.Leading < least || g.Leading > 2*g.Size {
			t.Errorf("PG-2: %s: %d on %d", name, g.Size, g.Leading)
		}
	}
}
