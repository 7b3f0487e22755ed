package layout

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// place finds the column of every cell, spans counted.
func (t *tableRun) place() {
	busy := map[[2]int]bool{}
	for r := range t.b.Rows {
		t.first = append(t.first, len(t.cells))
		col := 0
		for i := range t.b.Rows[r].Cells {
			c := &t.b.Rows[r].Cells[i]
			for busy[[2]int{r, col}] {
				col++
			}
			k := cell{c: c, row: r, col: col, rows: max(1, c.RowSpan), cols: max(1, c.ColSpan), th: c.Header || r < t.b.Header}
			k.rows = min(k.rows, len(t.b.Rows)-r)
			for y := range k.rows {
				for x := range k.cols {
					busy[[2]int{r + y, col + x}] = true
				}
			}
			t.cells = append(t.cells, k)
			col += k.cols
			t.columns = max(t.columns, col)
		}
	}
	t.first = append(t.first, len(t.cells))
}

// measure finds the natural width of each cell, and of numbers the part before the point.
func (t *tableRun) measure() {
	t.numbers = make([]numbers, t.columns)
	for i := range t.numbers {
		t.numbers[i].only = t.numeric(i)
	}
	for i := range t.cells {
		k := &t.cells[i]
		text := strings.ReplaceAll(content.InlineText(k.c.Text), "\u2028", " ")
		k.natural = t.width(k, text)
		n := &t.numbers[k.col]
		if k.th || k.cols > 1 || !n.only {
			continue
		}
		k.whole = k.natural
		if at := strings.IndexByte(text, '.'); at >= 0 {
			k.whole = t.width(k, text[:at])
		}
		k.rest = k.natural - k.whole
		n.whole, n.rest = max(n.whole, k.whole), max(n.rest, k.rest)
	}
	for i := range t.cells {
		if k := &t.cells[i]; k.whole > 0 {
			k.natural = t.numbers[k.col].whole + t.numbers[k.col].rest
		}
	}
}

func (t *tableRun) width(k *cell, text string) render.Pt {
	if text == "" {
		return 0
	}
	q := &para{look: t.look}
	q.role = t.role(k)
	t.p.words(q, text, 0, q.role, typeset.Plain)
	_, w := t.p.oneLine(q)
	return w + t.look.size/10
}

// needs returns the natural width of each column.
func (t *tableRun) needs() []render.Pt {
	need := make([]render.Pt, t.columns)
	for i := range t.cells {
		if k := &t.cells[i]; k.cols == 1 {
			need[k.col] = max(need[k.col], k.natural)
		}
	}
	for i := range t.cells {
		if k := &t.cells[i]; k.cols > 1 {
			t.widen(need, k)
		}
	}
	return need
}

// natural is the width of the table without a broken cell.
func (t *tableRun) natural() render.Pt {
	sum := 2 * t.pad * render.Pt(t.columns)
	for _, n := range t.needs() {
		sum += n
	}
	return sum
}

// spread shares the measure among the columns: what they need if there is room, else by need with a floor.
func (t *tableRun) spread(measure render.Pt) {
	need := t.needs()
	gaps := 2 * t.pad * render.Pt(t.columns)
	var sum render.Pt
	for _, n := range need {
		sum += n
	}
	if free := measure - gaps - sum; free >= 0 {
		share := min(free/render.Pt(t.columns), 3*t.look.size)
		for i := range need {
			need[i] += share
		}
	} else {
		squeeze(need, measure-gaps, 4*t.look.size)
	}
	t.x = make([]render.Pt, t.columns+1)
	for i, n := range need {
		t.x[i+1] = t.x[i] + n + 2*t.pad
	}
	t.left += max(0, (measure-t.x[t.columns])/2)
}

func (t *tableRun) widen(need []render.Pt, k *cell) {
	var have render.Pt
	for c := k.col; c < k.col+k.cols; c++ {
		have += need[c]
	}
	have += 2 * t.pad * render.Pt(k.cols-1)
	if lack := k.natural - have; lack > 0 {
		for c := k.col; c < k.col+k.cols; c++ {
			need[c] += lack / render.Pt(k.cols)
		}
	}
}

// squeeze lowers the wide columns until the sum fits: columns below the fair share keep what they need.
func squeeze(need []render.Pt, room, least render.Pt) {
	fixed := make([]bool, len(need))
	left, n := room, render.Pt(len(need))
	for changed := true; changed && n > 0; {
		changed = false
		share := left / n
		for i := range need {
			if !fixed[i] && need[i] <= share {
				fixed[i], changed = true, true
				left -= need[i]
				n--
			}
		}
	}
	for i := range need {
		if !fixed[i] {
			need[i] = max(left/max(n, 1), min(least, room/render.Pt(len(need))))
		}
	}
}

// numeric reports whether all body cells of a column are numbers.
func (t *tableRun) numeric(col int) bool {
	some := false
	for i := range t.cells {
		k := &t.cells[i]
		if k.col != col || k.th || k.cols > 1 {
			continue
		}
		text := content.InlineText(k.c.Text)
		if text == "" || text == "—" {
			continue
		}
		if strings.Trim(text, "0123456789.,%‰+-−") != "" {
			return false
		}
		some = true
	}
	return some
}
