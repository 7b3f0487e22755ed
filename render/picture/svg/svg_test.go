package svg

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/kanben/kanben/fonts/defaults"
)

func svg(inner string) []byte {
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">` + inner + `</svg>`)
}

// pixel draws 200 × 100 pixels of the drawing on white and returns one in units of the view box.
func pixel(t *testing.T, data []byte, x, y float64) color.RGBA {
	t.Helper()
	d, err := Read(data, defaults.Set())
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Skipped) > 0 {
		t.Errorf("skipped %v", d.Skipped)
	}
	img, err := d.Raster(200, 100)
	if err != nil {
		t.Fatal(err)
	}
	c := img.RGBAAt(int(x*2), int(y*2))
	for _, v := range []*uint8{&c.R, &c.G, &c.B} {
		*v += 255 - c.A
	}
	return c
}

// TestPaints asks for the colour of one place each.
func TestPaints(t *testing.T) {
	t.Parallel()
	const red, green, blue, white = "255 0 0", "0 128 0", "0 0 255", "255 255 255"
	for _, c := range []struct {
		name, inner string
		x, y        float64
		want        string
	}{
		{"hex", `<rect width="50" height="50" fill="#f00"/>`, 20, 20, red},
		{"outside", `<rect width="50" height="50" fill="#f00"/>`, 60, 20, white},
		{"name", `<rect width="50" height="50" fill="green"/>`, 20, 20, green},
		{"per cent", `<rect width="50%" height="100%" fill="rgb(0%,0%,100%)"/>`, 45, 48, blue},
		{"modern rgb", `<rect width="50" height="50" fill="rgb(0 0 255 / 100%)"/>`, 20, 20, blue},
		{"hsl", `<rect width="50" height="50" fill="hsl(120,100%,25.1%)"/>`, 20, 20, green},
		{"current colour", `<g color="blue"><rect width="50" height="50" fill="currentColor"/></g>`, 20, 20, blue},
		{"class", `<style>.a{fill:red}</style><rect class="b a" width="50" height="50"/>`, 20, 20, red},
		{"descendant", `<style>rect{fill:red} g .a{fill:green}</style><g><rect class="a" width="50" height="50"/></g>`, 20, 20, green},
		{"id beats class", `<style>#i{fill:blue}.a{fill:red}</style><rect id="i" class="a" width="50" height="50"/>`, 20, 20, blue},
		{"style beats sheet", `<style>#i{fill:blue}</style><rect id="i" style="fill:red" width="50" height="50"/>`, 20, 20, red},
		{"sheet beats attribute", `<style>rect{fill:blue}</style><rect fill="red" width="50" height="50"/>`, 20, 20, blue},
		{"no display", `<rect display="none" width="50" height="50"/>`, 20, 20, white},
		{"hidden but one", `<g visibility="hidden"><rect width="50" height="50"/><rect visibility="visible" width="50" height="50" fill="blue"/></g>`, 20, 20, blue},
		{"scale by one number", `<g transform="scale(2)"><rect width="20" height="20" fill="red"/></g>`, 35, 35, red},
		{"rotate about", `<rect x="40" y="0" width="10" height="10" fill="red" transform="rotate(90 50 25)"/>`, 70, 20, red},
		{"hole by even-odd", `<path d="M10 5h40v40h-40z M20 15h20v20h-20z" fill-rule="evenodd"/>`, 30, 25, white},
		{"no hole by nonzero", `<path d="M10 5h40v40h-40z M20 15h20v20h-20z" fill="red"/>`, 30, 25, red},
		{"curve", `<path d="M0 50C0 0 100 0 100 50z" fill="red"/>`, 50, 15, red},
		{"arc with flags that touch", `<path d="M30 25a20 20 0 1140 0 20 20 0 11-40 0" fill="red"/>`, 50, 8, red},
		{"exponent", `<path d="M1e1 5E0L50 5 50 45 10 45" fill="red"/>`, 12, 25, red},
		{"after close", `<path d="M10 10h10v10h-10zl30 0 0 30z" fill="red"/>`, 35, 15, red},
		{"default stroke is one wide", `<path d="M0 25h100" stroke="red"/>`, 50, 27, white},
		{"stroke scales", `<path d="M0 2.5h100" stroke="red" transform="scale(10)"/>`, 50, 28, red},
		{"dash", `<path d="M0 25h100" stroke="red" stroke-width="4" stroke-dasharray="10 20"/>`, 20, 25, white},
		{"symbol", `<symbol id="s" viewBox="0 0 2 2"><rect width="1" height="2" fill="red"/></symbol><use xlink:href="#s" width="100" height="50"/>`, 30, 25, red},
		{"use", `<defs><rect id="r" width="10" height="10"/></defs><use href="#r" x="20" y="20" fill="blue"/>`, 25, 25, blue},
		{"clip in", `<clipPath id="c"><circle cx="25" cy="25" r="10"/></clipPath><rect width="50" height="50" fill="red" clip-path="url(#c)"/>`, 25, 25, red},
		{"clip out", `<clipPath id="c"><circle cx="25" cy="25" r="10"/></clipPath><rect width="50" height="50" fill="red" clip-path="url(#c)"/>`, 5, 5, white},
		{"clip content is not drawn", `<clipPath id="c"><rect width="50" height="50"/></clipPath>`, 25, 25, white},
		{"marker", `<marker id="m" markerWidth="4" markerHeight="4" refX="2" refY="2"><rect width="4" height="4" fill="blue"/></marker><path d="M10 25h40" stroke-width="4" stroke="red" marker-end="url(#m)"/>`, 54, 25, blue},
		{"nested svg", `<svg x="50" width="50" height="50" viewBox="0 0 10 10"><rect width="10" height="10" fill="red"/></svg>`, 90, 25, red},
		{"half", `<rect width="50" height="50" fill="red" opacity=".5"/>`, 20, 20, "255 128 128"},
		{"gradient", `<linearGradient id="g"><stop stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient><rect width="100" height="50" fill="url(#g)"/>`, 50, 25, "127 0 128"},
		{"inherited stops", `<linearGradient id="a"><stop stop-color="#f00"/></linearGradient><linearGradient id="g" xlink:href="#a"/><rect width="100" height="50" fill="url(#g)"/>`, 50, 25, red},
		{"switch", `<switch><foreignObject/><rect width="50" height="50" fill="red"/></switch>`, 20, 20, red},
		{"entity", `<rect width="50" height="50" fill="&red;"/>`, 20, 20, red},
	} {
		data := append([]byte(`<!DOCTYPE svg [<!ENTITY red "#f00">]>`), svg(c.inner)...)
		p := pixel(t, data, c.x, c.y)
		var r, g, b int
		fmt.Sscan(c.want, &r, &g, &b)
		if far(p.R, r) || far(p.G, g) || far(p.B, b) {
			t.Errorf("%s: %v, want %s", c.name, p, c.want)
		}
	}
}

func far(a uint8, b int) bool { return int(a)-b > 4 || b-int(a) > 4 }

// ink is the box of what is painted.
func ink(t *testing.T, inner string) (lo, hi Point) {
	t.Helper()
	d, err := Read(svg(inner), defaults.Set())
	if err != nil || len(d.Shapes) == 0 {
		t.Fatalf("%s: no shape, %v", inner, err)
	}
	lo, hi = Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, s := range d.Shapes {
		a, b := s.Path.bounds()
		lo, hi = Point{min(lo.X, a.X), min(lo.Y, a.Y)}, Point{max(hi.X, b.X), max(hi.Y, b.Y)}
	}
	return lo, hi
}

// TestLettering: where the ink of a text lies. 口 is a box of about 0.8 em in its square of 1 em.
func TestLettering(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, inner    string
		x0, y0, x1, y1 float64
	}{
		{"at", `<text x="10" y="20" font-size="10">口口</text>`, 11, 12, 29, 21},
		{"middle", `<text x="50" y="20" font-size="10" text-anchor="middle">口口</text>`, 41, 12, 59, 21},
		{"end", `<text x="90" y="20" font-size="10" text-anchor="end">口口</text>`, 71, 12, 89, 21},
		{"list of places", `<text x="10 50" y="20" font-size="10">口口</text>`, 11, 12, 59, 21},
		{"dx, dy", `<text x="10" y="20" dx="0 20" dy="0 10" font-size="10">口口</text>`, 11, 12, 49, 31},
		{"tspan", `<text x="10" y="20" font-size="10">口<tspan x="70" dy="20">口</tspan></text>`, 11, 12, 79, 41},
		{"length", `<text x="10" y="20" font-size="10" textLength="50">口口</text>`, 11, 12, 59, 21},
		{"central", `<text x="10" y="20" font-size="10" dominant-baseline="central">口</text>`, 11, 15.8, 19, 24.8},
		{"column", `<text x="50" y="10" font-size="10" writing-mode="vertical-rl">口口</text>`, 46, 11, 54, 29},
		{"turned", `<text transform="translate(50 10) rotate(90)" font-size="10">口口</text>`, 49, 11, 58, 29},
		{"space is one", "<text x='10' y='20' font-size='10'>\n   口\n</text>", 11, 12, 19, 21},
		{"em", `<g font-size="10"><text x="1em" y="2em">口</text></g>`, 11, 12, 19, 21},
		{"spacing", `<text x="10" y="20" font-size="10" letter-spacing="5">口口</text>`, 11, 12, 34, 21},
	} {
		lo, hi := ink(t, c.inner)
		for i, d := range [4]float64{lo.X - c.x0, lo.Y - c.y0, hi.X - c.x1, hi.Y - c.y1} {
			if math.Abs(d) > 1 {
				t.Errorf("%s: ink %.1f,%.1f … %.1f,%.1f: side %d is %.1f off", c.name, lo.X, lo.Y, hi.X, hi.Y, i, d)
			}
		}
	}
}

func TestWhatIsNotDrawnIsTold(t *testing.T) {
	t.Parallel()
	for inner, want := range map[string]string{
		`<image href="a.png"/>`:                         "image",
		`<foreignObject><p>字</p></foreignObject>`:       "foreignObject",
		`<text><textPath>字</textPath></text>`:           "textPath",
		`<rect width="9" height="9" filter="url(#f)"/>`: "filter",
		`<text>` + "\U000E1000" + `</text>`:             "",
		`<text>` + "\U00013000" + `</text>`:             "U+13000",
		`<use href="other.svg#a"/>`:                     "other.svg#a",
		`<path d="M0 0h9q"/>`:                           "broken path",
	} {
		d, err := Read(svg(inner), defaults.Set())
		if err != nil || !strings.Contains(strings.Join(d.Skipped, ","), want) {
			t.Errorf("%s: %v, %v, want %s", inner, d, err, want)
		}
	}
	if d, err := Read(svg(`<text y="9">字</text>`), nil); err != nil || len(d.Skipped) != 1 {
		t.Errorf("text without faces: %v, %v", d, err)
	}
}

// TestHostileDrawingsEndSoon: each is refused or drawn, within a bounded time.
func TestHostileDrawingsEndSoon(t *testing.T) {
	t.Parallel()
	uses := strings.Builder{}
	for i := range 40 { // 10^40 rectangles
		fmt.Fprintf(&uses, `<g id="g%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(`<use href="#g%d"/>`, i), 10))
	}
	for name, inner := range map[string]string{
		"uses":    `<rect id="g0" width="1" height="1"/>` + uses.String(),
		"itself":  `<g id="a"><use href="#a"/></g>`,
		"round":   `<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>`,
		"deep":    strings.Repeat("<g>", 100_000) + strings.Repeat("</g>", 100_000),
		"dashes":  `<path d="M0 0h1e6" stroke="red" stroke-dasharray="1e-9"/>`,
		"huge":    `<rect width="1e300" height="1e300" stroke="red" stroke-width="1e200"/>`,
		"markers": `<marker id="m"><path d="M0 0h1" marker-end="url(#m)"/></marker><path d="M0 0h1" marker-end="url(#m)"/>`,
		"clips":   `<clipPath id="c"><use href="#c"/></clipPath><rect width="9" height="9" clip-path="url(#c)"/>`,
		"stops":   `<linearGradient id="g" href="#g"/><rect width="9" height="9" fill="url(#g)"/>`,
		"nan":     `<path d="M NaN 0 L Inf Inf"/><rect x="1e999" width="9" height="9"/>`,
		"rules":   `<style>` + strings.Repeat("a b c d e f g{fill:red}", 20_000) + `</style>` + strings.Repeat("<g/>", 1000),
	} {
		done := make(chan error, 1)
		go func() {
			d, err := Read(svg(inner), defaults.Set())
			if err == nil {
				_, err = d.Raster(100, 50)
			}
			done <- err
		}()
		select {
		case <-done:
		case <-time.After(30 * time.Second):
			t.Fatalf("%s: no end", name)
		}
	}
}

func TestEntitiesDoNotGrow(t *testing.T) {
	t.Parallel()
	bomb := `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`
	for _, use := range []string{"&b;", "&x;"} {
		if _, err := Read([]byte(bomb+`<svg xmlns="http://www.w3.org/2000/svg"><text>`+use+`</text></svg>`), nil); err == nil {
			t.Errorf("%s is read", use)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(svg(`<path d="M0 0C1 1 2 2 3 3A1 1 0 011 1z" stroke="red" stroke-dasharray="1 2"/><text x="1 2" rotate="3">a图</text>`))
	f.Add(svg(`<style>a .b#c{fill:url(#g) red}</style><radialGradient id="g" spreadMethod="repeat"><stop/><stop offset="1"/></radialGradient><circle class="b" r="9" fill="url(#g)"/>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 4000 {
			return
		}
		if d, err := Read(b, defaults.Set()); err == nil {
			for i := range d.Shapes {
				if s := &d.Shapes[i]; s.Stroke != nil {
					s.Outline()
				}
				if g := d.Shapes[i].Gradient; g != nil {
					g.Unrolled(d.Shapes[i].Path)
				}
			}
			_, _ = d.Raster(20, 20)
		}
	})
}
