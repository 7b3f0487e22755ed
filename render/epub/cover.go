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
	coverTop    = 620                        // where the title begins
	coverFoot   = coverHeight - 400          // where title and subtitle have to end
)

// ink is one of the colours that are laid on the paper, by its place in coverColours.
type ink uint8

const (
	coverInk ink = iota
	coverQuiet
	coverAccent
)

const coverPaper = 0xF6F2E9

var coverColours = [...]uint32{coverInk: 0x22201D, coverQuiet: 0x6B655C, coverAccent: 0x9E2B25}

// drawCover sets title, subtitle, people and outlet.
func (b *builder) drawCover() *canvas {
	c := &canvas{faces: b.opt.Faces, setter: new(typeset.Setter), lang: b.lang}
	outlet, people, date := b.coverLines()

	c.rect(coverMargin, 208, 96, 12, coverAccent)
	c.lines(c.words(outlet, fonts.Caption, nil), 54, 80, coverMargin, 300, coverMain, coverTop, 160, coverInk)

	b.coverTitle(c)
	c.rect(coverMargin, coverHeight-336, coverMain, 2, coverInk)
	c.lines(c.words(people, fonts.Kai, nil), 56, 84, coverMargin, coverHeight-296, coverMain*2/3, coverHeight, 0, coverInk)
	c.right(c.words(date, fonts.Body, nil), 50, coverHeight-292, coverMargin, coverQuiet)
	return c
}

// coverTitle sets the title as large as its words allow, and the subtitle below it.
func (b *builder) coverTitle(c *canvas) {
	const tracking = 20
	text := b.title()
	title := c.words(text, fonts.Strong, b.heldPairs([]rune(text)))
	size := c.titleSize(title, coverMain, tracking)
	y := c.lines(title, size, size*27/20, coverMargin, coverTop, coverMain, coverFoot, tracking, coverInk)
	sub := labelText(b.subtitle())
	if sub == "" {
		return
	}
	if strings.HasPrefix(b.lang, "zh") && !strings.HasPrefix(sub, "—") {
		sub = "——" + sub
	}
	s := min(84, max(60, size*2/5))
	c.lines(c.words(sub, fonts.Kai, b.heldPairs([]rune(sub))), s, s*3/2, coverMargin, y+max(size, 120)*2/5, coverMain, coverFoot, 0, coverQuiet)
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
