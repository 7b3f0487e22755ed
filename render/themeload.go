package render

import (
	"embed"
	"reflect"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

//go:embed themes/*.yaml
var themeFiles embed.FS

// Themes returns the names of the built-in themes, the default first.
func Themes() []string {
	return []string{"article", "book", "magazine", "newsprint", "gongwen", "vertical", "large-print"}
}

// ThemeSource returns the YAML of a built-in theme.
func ThemeSource(name string) ([]byte, bool) {
	data, err := themeFiles.ReadFile("themes/" + name + ".yaml")
	return data, err == nil
}

// ThemeByName returns a built-in theme, fresh for the caller to change. Nothing is read: themes_builtin.go has the
// YAML as Go values, and a test holds the two together.
func ThemeByName(name string) (*Theme, bool) {
	t, ok := builtinTheme(name)
	return &t, ok
}

// DefaultTheme returns the theme article.
func DefaultTheme() *Theme {
	t, _ := ThemeByName("article")
	return t
}

// LoadTheme reads a theme from YAML; name is that of the file, for messages. A key extends names the built-in
// theme whose values hold where the file says nothing. Unknown keys and bad values are Problems with their place;
// the theme is nil only if the file cannot be read at all.
func LoadTheme(data []byte, name string) (*Theme, []content.Problem) {
	docs, problems := tree.YAML(string(data), content.Pos{File: name, Line: 1, Col: 1}, tree.Limits{Depth: 20, Nodes: 10_000})
	if len(problems) > 0 {
		return nil, problems
	}
	if len(docs) != 1 || docs[0].Kind != tree.Map {
		return nil, []content.Problem{{Severity: content.Error, Code: "E-TYPE", Pos: content.Pos{File: name, Line: 1, Col: 1},
			Msg: "a theme is one mapping"}}
	}
	d := &themeDecoder{}
	t := d.base(docs[0])
	d.mapping(docs[0], reflect.ValueOf(t).Elem(), "")
	d.check(t, docs[0])
	return t, d.problems
}

// base returns what the theme extends, an empty theme if nothing.
func (d *themeDecoder) base(n *tree.Node) *Theme {
	key := n.Get("extends")
	if key == nil {
		return &Theme{Line: lineOf("article")}
	}
	t, ok := ThemeByName(key.Value)
	if !ok {
		hint := "built in are article, book, magazine, newsprint, gongwen, vertical, large-print"
		d.fail("E-VALUE", key.Pos, "extends", "no theme is named "+quoted(key.Value), hint)
		return &Theme{}
	}
	return t
}

// lineOf is the line making of a built-in theme, which holds too for a theme that extends none.
func lineOf(name string) LineTheme {
	t, _ := ThemeByName(name)
	return t.Line
}

// check holds what the fields mean together: a grid that can take text, on a sheet that can take the grid.
func (d *themeDecoder) check(t *Theme, n *tree.Node) {
	if len(d.problems) > 0 {
		return
	}
	g := t.Grid
	if g.Characters < 4 || g.Lines < 4 || g.Size <= 0 || g.Leading < g.Size || g.Columns < 1 || g.Gutter < 0 {
		d.fail("E-VALUE", n.Pos, "grid", "a grid needs characters, lines, size, leading and columns", "say extends: article")
		return
	}
	inline, block := t.Area()
	w, h := t.Page.Paper.Width, t.Page.Paper.Height
	if t.Page.Vertical {
		w, h = h, w
	}
	if l := t.Line; l.LatinSize < 500 || l.LatinSize > 1500 || l.LatinRise < -500 || l.LatinRise > 500 || l.Autospace < 0 || l.Autospace > 1000 || l.TateChuYoko < 1 || l.TateChuYoko > 4 {
		d.fail("E-VALUE", n.Pos, "line", "autospace is from 0 to 1 em, latin-size from 0.5 to 1.5, latin-rise from -0.5 to 0.5, tate-chu-yoko from 1 to 4", "")
	}
	if inline > w || block > h {
		d.fail("E-VALUE", n.Pos, "grid", "the type area is larger than the paper", "fewer characters, lines or columns")
	}
}

// Area returns the size of the type area along the lines and across them (PG-1).
func (t *Theme) Area() (inline, block Pt) {
	g := t.Grid
	n := Pt(g.Columns)
	inline = n*Pt(g.Characters)*g.Size + (n-1)*g.Gutter.At(g.Size)
	return inline, Pt(g.Lines-1)*g.Leading + g.Size
}
