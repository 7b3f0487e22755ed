package layout

import "github.com/kanben/kanben/render"

// grid is the type area (版心) in force: whole characters and lines on a sheet (PG-1). Lengths along the lines
// are called inline, across them block; in vertical writing inline runs downwards and block from right to left.
type grid struct {
	paper         render.Paper
	vertical      bool
	facing        bool
	size, leading render.Pt
	columns       int
	column        render.Pt // inline size of a column
	gutter        render.Pt
	inline        render.Pt // size of the type area
	height        render.Pt // lines × leading: what columns are filled to
	block         render.Pt // PG-1: (lines − 1) × leading + size
	side, head    render.Ratio
}

// newGrid takes the grid of the theme. On another paper than the theme's it keeps the share of the sheet that
// the type area takes, in whole characters and lines.
func newGrid(t *render.Theme, o Options) grid {
	g := grid{paper: t.Page.Paper, vertical: t.Page.Vertical || o.Vertical, facing: t.Page.Facing,
		size: t.Grid.Size, leading: t.Grid.Leading, columns: t.Grid.Columns, side: t.Page.Side, head: t.Page.Head}
	characters, lines := t.Grid.Characters, t.Grid.Lines
	if o.Paper != (render.Paper{}) && o.Paper != g.paper || g.vertical != t.Page.Vertical {
		from, to := along(g.paper, t.Page.Vertical), along(g.paper, g.vertical)
		if o.Paper != (render.Paper{}) {
			g.paper = o.Paper
			to = along(o.Paper, g.vertical)
		}
		inline, block := t.Area()
		free := scale(inline, to.Width, from.Width) - render.Pt(g.columns-1)*t.Grid.Gutter.At(g.size)
		characters = max(4, int(round(free, g.size*render.Pt(g.columns))))
		lines = max(4, int(round(scale(block, to.Height, from.Height)-g.size, g.leading))+1)
	}
	g.column = render.Pt(characters) * g.size
	g.gutter = t.Grid.Gutter.At(g.size)
	g.inline = render.Pt(g.columns)*g.column + render.Pt(g.columns-1)*g.gutter
	g.height = render.Pt(lines) * g.leading
	g.block = g.height - g.leading + g.size
	return g
}

// along returns the paper with its width along the lines.
func along(p render.Paper, vertical bool) render.Paper {
	if vertical {
		return render.Paper{Width: p.Height, Height: p.Width}
	}
	return p
}

func scale(v, num, den render.Pt) render.Pt {
	return render.Pt((int64(v)*int64(num) + int64(den)/2) / int64(den))
}

func round(v, unit render.Pt) render.Pt { return (v + unit/2) / unit }

// up rounds a block length up to whole grid lines.
func (g *grid) up(v render.Pt) render.Pt { return (v + g.leading - 1) / g.leading * g.leading }

// ascent is how far the baseline lies below the top of the em box: 880 of 1000 for all faces; in vertical lines
// the centre line takes its place.
func (g *grid) ascent(size render.Pt) render.Pt {
	if g.vertical {
		return size / 2
	}
	return render.Em1000(880).At(size)
}

// frame maps logical places of the type area to the sheet.
type frame struct {
	vertical bool
	x, y     render.Pt // horizontal: left and top of the type area; vertical: right and top
}

// frame returns the frame of a page. Vertical books are bound on the right: a recto has its inner margin there.
func (g *grid) frame(recto bool) frame {
	width, height := g.inline, g.block
	if g.vertical {
		width, height = height, width
	}
	rest := g.paper.Width - width
	inner := g.side.Split(rest)
	left := inner
	if g.facing && recto == g.vertical {
		left = rest - inner
	}
	if !g.facing && g.vertical {
		left = rest - inner
	}
	f := frame{vertical: g.vertical, x: left, y: g.head.Split(g.paper.Height - height)}
	if g.vertical {
		f.x = left + width
	}
	return f
}

// at returns the place on the sheet of a logical place.
func (f frame) at(inline, block render.Pt) (x, y render.Pt) {
	if f.vertical {
		return f.x - block, f.y + inline
	}
	return f.x + inline, f.y + block
}

// put moves an item from its logical place, with its strip at (inline, block), to the sheet.
func (f frame) put(it Item, inline, block render.Pt) {
	switch it := it.(type) {
	case *Text:
		it.X, it.Y = f.at(it.X+inline, it.Y+block)
		it.Vertical = f.vertical
	case *RuleItem:
		it.X1, it.Y1 = f.at(it.X1+inline, it.Y1+block)
		it.X2, it.Y2 = f.at(it.X2+inline, it.Y2+block)
	case *WaveItem:
		it.X1, it.Y1 = f.at(it.X1+inline, it.Y1+block)
		it.X2, it.Y2 = f.at(it.X2+inline, it.Y2+block)
	case *DotsItem:
		for i := range it.X {
			it.X[i], it.Y[i] = f.at(it.X[i]+inline, it.Y[i]+block)
		}
	case *BoxItem:
		it.X, it.Y, it.W, it.H = f.rect(it.X+inline, it.Y+block, it.W, it.H)
	case *ImageItem:
		it.X, it.Y, it.W, it.H = f.rect(it.X+inline, it.Y+block, it.W, it.H)
	}
}

// rect returns the box on the sheet of a logical box.
func (f frame) rect(inline, block, w, h render.Pt) (x, y, width, height render.Pt) {
	if f.vertical {
		return f.x - block - h, f.y + inline, h, w
	}
	return f.x + inline, f.y + block, w, h
}
