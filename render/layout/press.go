package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// press sets the articles of one collection. It composes block after block and hands strips to its pager, which
// fills a page as soon as it has enough of them: memory holds a page of lines, not a book.
type press struct {
	opt      Options
	theme    *render.Theme
	grid     grid
	line     *typeset.Options
	setter   typeset.Setter
	doc      *Document
	pages    *pager
	problems []content.Problem
	lacks    map[rune]bool // characters already met that their role lacks
	lost     *render.Lacks // those that no face has
	borrowed []borrowed
	absent   []Lack // all of lacks, in order

	publication string // what running heads call the whole
	front       int    // pages of front matter
	links       []tocLink

	many    bool // several articles: nodes bear the number of theirs
	index   int  // of the article
	article *content.Article
	notes   map[string]*note
	assets  map[string]*content.Asset
	figures int

	space        render.Pt // asked for before the next strip
	afterHeading bool
	pending      []*note // called for in the paragraph just set
	noteParent   int32
	opens        *opening         // of the next strip
	anchors      map[string]int32 // what the IDs of the article lead to
	hang         []Item           // labels that the next strip takes beside its first line
	lead         string           // wire lead (电头) of the next paragraph
	dropNext     bool             // the next paragraph begins with a drop capital
}

func newPress(c *content.Collection, o Options) *press {
	if o.Theme == nil {
		o.Theme = render.DefaultTheme()
	}
	p := &press{opt: o, theme: o.Theme, grid: newGrid(o.Theme, o), lost: &render.Lacks{}}
	lang := c.Lang
	if all := c.Articles(); lang == "" && len(all) > 0 {
		lang = all[0].Lang
	}
	p.line = LineOptions(o.Theme.Line, lang, p.grid.vertical, o.Faces)
	p.doc = &Document{Lang: lang, Faces: o.Faces, Elems: []Elem{{Kind: "Document", Parent: -1}}}
	p.pages = newPager(p)
	p.checkFangsong()
	return p
}

// checkFangsong reports that a theme asks for 仿宋, which no free face has, and gets 楷体 (themes.md, gongwen).
func (p *press) checkFangsong() {
	if p.theme.Body.Face != fonts.Fangsong || p.opt.Faces == nil {
		return
	}
	if p.opt.Faces.Chain(fonts.Fangsong)[0] == p.opt.Faces.Chain(fonts.Kai)[0] {
		p.report(content.Warning, "W-FACE", content.Pos{}, "no face for 仿宋 is at hand: 楷体 stands in",
			"name one with --font fangsong=FILE")
	}
}

// node returns the reference as the document names it: with the article in a collection of several.
func (p *press) node(r content.NodeRef) content.NodeRef {
	if p.many {
		return r.In(p.index)
	}
	return r
}

// ink returns the ink as the output takes it: small type in print is never a tint (themes.md).
func (p *press) ink(i Ink) Ink {
	if i.IsZero() || !p.opt.Screen && i.Grey() {
		return render.Black
	}
	return i
}

// accent returns the theme's one colour, black where it is not wanted.
func (p *press) accent() Ink {
	if p.theme.Accent.IsZero() || !p.opt.Screen && !p.theme.InkPrint {
		return render.Black
	}
	return p.theme.Accent
}

func (p *press) report(s content.Severity, code string, pos content.Pos, msg, hint string) {
	p.problems = append(p.problems, content.Problem{Severity: s, Code: code, Pos: pos, Msg: msg, Hint: hint})
}

// look is how a kind of text is set, resolved against the grid.
type look struct {
	role          fonts.Role
	size, leading render.Pt
	indent        typeset.Em
	left, right   render.Pt
	align         typeset.Align
	tracking      typeset.Em
	ink           Ink
	above, below  render.Pt
}

func (p *press) look(t render.TextTheme) look {
	l := look{role: t.Face, size: t.Size, leading: t.Leading, indent: t.Indent, tracking: t.Tracking, ink: p.ink(t.Ink)}
	if l.size == 0 {
		l.size = p.grid.size
	}
	if l.leading == 0 {
		l.leading = p.grid.leading
	}
	l.left, l.right = t.Left.At(p.grid.size), t.Right.At(p.grid.size)
	l.above, l.below = t.Above.At(p.grid.leading), t.Below.At(p.grid.leading)
	switch t.Align {
	case "start":
		l.align = typeset.Start
	case "centre":
		l.align = typeset.Centre
	case "end":
		l.align = typeset.End
	}
	return l
}

// grids reports whether lines of the look stand on the grid.
func (p *press) grids(l look) bool { return l.leading == p.grid.leading }

// emit hands strips to the pager with the space asked for before them.
func (p *press) emit(strips ...strip) {
	if len(strips) == 0 {
		return
	}
	p.settleNotes()
	if len(p.hang) > 0 {
		strips[0].hung += len(p.hang)
		strips[0].items = append(p.hang, strips[0].items...)
		p.hang = nil
	}
	if strips[0].across {
		p.pages.widenHead(len(p.pages.queue))
	}
	strips[0].above += p.space
	p.space = 0
	if p.afterHeading {
		if g := strips[0].galley; g != nil && g.lines > 1 {
			strips[0].keep = breakNever
		}
	}
	p.afterHeading = false
	p.pages.add(strips)
}
