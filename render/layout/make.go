package layout

import "github.com/kanben/kanben/content"

// Layout makes the pages of the collection. Problems name missing characters, loose lines, unavoidable widows
// and overfull boxes with page and source place.
func Layout(c *content.Collection, o Options) (*Document, []content.Problem) {
	panic("layout: not built yet")
}
