package epub

import (
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render/typeset"
)

// The cover that is made when the caller has none (epub.md §9): quiet paper, the title large, people and outlet
// small, one accent. Sizes are in pixels.
const (
	coverWidth  = 1600
	coverHeight = 2560
	coverMargin = 168
	coverMain   = coverWidth - 2*coverMargin // measure of the title
)

var (
	coverPaper  = rgb{0xF6, 0xF2, 0xE9}
	coverInk    = rgb{0x22, 0x20, 0x1D}
	coverQuiet  = rgb{0x6B, 0x65, 0x5C}
	coverAccent = rgb{0x9E, 0x2B, 0x25}
)

// drawCover sets title, subtitle, people and outlet.
func (b *builder) drawCover() *canvas {
	c := &canvas{paper: coverPaper, faces: b.opt.Faces, setter: new(typeset.Setter), lang: b.lang}
	outlet, people, date := b.coverLines()

	c.rect(coverMargin, 208, 96, 12, coverAccent)
	c.lines(outlet, fonts.Caption, 50, 80, coverMargin, 300, coverMain, 180, coverInk)

	title := b.title()
	size, leading := titleSize(title)
	y := 640
	y = c.lines(title, fonts.Strong, size, leading, coverMargin, y, coverMain, 20, coverInk)
	if sub := labelText(b.subtitle()); sub != "" {
		if strings.HasPrefix(b.lang, "zh") && !strings.HasPrefix(sub, "—") {
			sub = "——" + sub
		}
		s := max(60, size*2/5)
		c.lines(sub, fonts.Kai, s, s*3/2, coverMargin, y+size*3/5, coverMain, 20, coverQuiet)
	}
	c.rect(coverMargin, coverHeight-336, coverMain, 2, coverInk)
	c.lines(people, fonts.Kai, 52, 80, coverMargin, coverHeight-296, coverMain*2/3, 0, coverInk)
	c.right(date, fonts.Body, 48, coverHeight-292, coverMargin, coverQuiet)
	return c
}

// titleSize chooses type size and leading of the title by its length.
func titleSize(title string) (size, leading int) {
	n := 0
	for _, r := range title {
		if r < 0x2E80 {
			n++ // half as wide
		} else {
			n += 2
		}
	}
	switch {
	case n <= 8*2:
		size = 208
	case n <= 18*2:
		size = 172
	case n <= 36*2:
		size = 136
	case n <= 64*2:
		size = 108
	default:
		size = 80
	}
	return size, size * 27 / 20
}

// coverLines are the small lines: outlet or publisher, the people of the byline, the date.
func (b *builder) coverLines() (outlet, people, date string) {
	credits := b.c.Credits
	if b.single && len(b.units) > 0 {
		a := b.units[0].a
		outlet, credits = outletOf(a), a.Credits
	} else {
		outlet = trimName(b.c.Publisher.Name)
		if v := volumeText(b.c, b.lang); v != "" {
			outlet = strings.TrimSpace(outlet + "　" + v)
		}
	}
	people = b.byline(credits, b.lang, content.Role.Byline)
	if d := b.date(); !d.IsZero() {
		date = d.Time.Format("2006.1.2")
	}
	return outlet, clipTo(people, 60), date
}

// clipTo shortens a line of the cover; all names stand on the title page.
func clipTo(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
