package epub

import "strings"

// sheet is a style sheet as it goes into the book.
type sheet struct {
	name string
	text []byte
}

// styles writes the sheets (epub.md §7): base.css for the weakest reader, enhanced.css for current ones,
// vertical.css for books in vertical lines.
func (b *builder) styles() []sheet {
	sheets := []sheet{{"base.css", []byte(b.baseSheet())}}
	if b.opt.Profile != Kindle {
		sheets = append(sheets, sheet{"enhanced.css", []byte(b.enhancedSheet())})
	}
	if b.opt.Vertical {
		sheets = append(sheets, sheet{"vertical.css", []byte(verticalSheet)})
	}
	return sheets
}

// fallbacks are what stands behind the embedded families, or alone: common faces of systems for the script of the
// book, the generic name last.
type fallbacks struct{ body, hei, kai, code string }

func fallbacksFor(lang string) fallbacks {
	if isTraditional(lang) {
		return fallbacks{
			body: `"Source Han Serif TC", "Noto Serif CJK TC", "Songti TC", "PMingLiU", serif`,
			hei:  `"Source Han Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", sans-serif`,
			kai:  `"Kaiti TC", "BiauKai", "DFKai-SB", serif`,
			code: `monospace`,
		}
	}
	return fallbacks{
		body: `"Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", "SimSun", serif`,
		hei:  `"Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`,
		kai:  `"LXGW WenKai", "Kaiti SC", "KaiTi", serif`,
		code: `monospace`,
	}
}

func (b *builder) baseSheet() string {
	var s strings.Builder
	other := fallbacksFor(b.lang)
	s.WriteString("@charset \"UTF-8\";\n")
	for _, f := range b.rules {
		s.WriteString("@font-face { font-family: \"" + f.family + "\"; font-style: " + f.style + "; font-weight: " + itoa(f.weight) +
			"; src: url(\"../fonts/" + f.file + "\") format(\"" + f.format + "\"); }\n")
	}
	s.WriteString("section, nav, hgroup, figure, figcaption, aside { display: block; }\n")
	s.WriteString("html { font-family: " + b.families(familyBody, other.body) + "; }\n")
	s.WriteString(baseRules)
	s.WriteString("h2, h3, h4, h5, h6, b, .callout-h { font-family: " + b.families(familyHeading, other.hei) + "; }\n")
	s.WriteString("strong, em, th, .title-h, mtext, mn, .quiet { font-family: " + b.families(familyBody, other.body) + "; }\n")
	s.WriteString(".slogan, .subtitle, .by, .credit, .pullquote, .abstract { font-family: " + b.families(familyKai, other.kai) + "; }\n")
	s.WriteString("code, pre { font-family: " + b.families(familyCode, other.code) + "; }\n")
	return s.String()
}

// families is the value of font-family: the embedded family if the book has it, the body, what lends it characters,
// then the systems' faces. The Chinese family comes first, else quotation marks become narrow (typography.md EP-3).
func (b *builder) families(name, systems string) string {
	s := ""
	for _, f := range []string{name, name + letterFamily, familyBody, familyBody + letterFamily} {
		if b.hasFamily(f) && !strings.Contains(s, `"`+f+`"`) {
			s += `"` + f + `", `
		}
	}
	for _, f := range b.lenders {
		s += `"` + f + `", `
	}
	return s + systems
}

// baseRules uses type and class selectors, the descendant combinator and the comma only; no colour, no length but
// em and hairlines, so that dark mode and the reader's own settings hold.
const baseRules = `body { margin: 0; line-height: 1.75; text-align: justify; -epub-line-break: strict; -webkit-line-break: strict; line-break: strict; -epub-hyphens: auto; -webkit-hyphens: auto; hyphens: auto; word-wrap: break-word; overflow-wrap: break-word; orphans: 2; widows: 2; }
p { margin: 0; text-indent: 2em; }
.flat { text-indent: 0; }
.centre { margin: 1em 0; text-align: center; text-indent: 0; }
h1, h2, h3, h4, h5, h6 { margin: 1.5em 0 1em; line-height: 1.4; text-align: center; text-indent: 0; font-weight: 700; page-break-after: avoid; break-after: avoid; page-break-inside: avoid; break-inside: avoid; }
h2 { margin: 3em 0 1.5em; font-size: 1.25em; }
h3 { margin: 1.5em 0 .5em; font-size: 1.1em; text-align: left; }
h4, h5, h6 { margin: 1em 0 .5em; font-size: 1em; text-align: left; }
.slogan { margin: 3em 0 0; font-size: 1.05em; text-align: center; text-indent: 0; page-break-after: avoid; break-after: avoid; }
.title-h { margin: 0; font-size: 1.75em; }
.section-h { margin: 2em 0 1em; font-size: 1.2em; text-align: center; }
.slogan-h { margin-top: .4em; }
.quiet { font-size: 1em; font-weight: 400; letter-spacing: .5em; }
.kicker { margin: 0 0 1em; font-size: .9em; letter-spacing: .1em; text-align: center; text-indent: 0; }
.titlepage { margin: 6em 0 0; }
.opening { margin: 3em 0 0; }
.subtitle { margin: .75em 0 0; font-size: 1.1em; text-align: center; text-indent: 0; }
.dateline-block { margin: 2.5em auto 0; padding: 1em 0 0; width: 12em; border-top: 1px solid currentColor; }
.outlet, .byline, .date { font-size: .9em; text-align: center; text-indent: 0; }
.abstract { margin: 2.5em 2em; }
.dateline { text-indent: 0; }
strong, b, th { font-weight: 700; }
em { font-style: normal; font-weight: 700; }
blockquote { margin: 1em 2em; }
.by { margin: .5em 0 0; text-align: right; text-indent: 0; }
.verse { margin: 1em 2em; }
.stanza { margin: 0 0 1em; }
.line { margin: 0 0 0 1em; text-indent: -1em; }
.pullquote { margin: 1.5em 1em; padding: .75em 1em; border-top: 1px solid currentColor; border-bottom: 1px solid currentColor; font-size: 1.15em; }
.callout { margin: 1.5em 0; padding: .75em 1em; border-top: 1px solid currentColor; border-bottom: 1px solid currentColor; font-size: .95em; }
.callout-h { font-weight: 700; text-indent: 0; }
ul, ol { margin: .5em 0; padding: 0 0 0 2em; }
.labelled { list-style: none; padding: 0 0 0 1em; }
.label { padding: 0 .25em 0 0; }
figure { margin: 1.5em 0; text-align: center; page-break-inside: avoid; break-inside: avoid; }
img { max-width: 100%; height: auto; }
figcaption, caption { margin: .5em 0 0; font-size: .85em; text-align: center; text-indent: 0; }
.credit { white-space: normal; }
table { margin: 1em auto; border-collapse: collapse; border-top: 2px solid currentColor; border-bottom: 2px solid currentColor; font-size: .9em; }
thead { border-bottom: 1px solid currentColor; }
th, td { padding: .25em .75em; text-align: left; text-indent: 0; }
.start { text-align: left; }
.middle { text-align: center; }
.end { text-align: right; }
pre { margin: 1em 0; padding: 0 0 0 1em; border-left: 1px solid currentColor; font-size: .85em; line-height: 1.5; text-align: left; white-space: pre-wrap; }
hr { margin: 1.5em auto; width: 6em; border: 0; border-top: 1px solid currentColor; }
sup, .sup { font-size: .75em; line-height: 0; vertical-align: super; }
sub { font-size: .75em; line-height: 0; vertical-align: sub; }
rt { font-size: .5em; }
nav ol { list-style: none; margin: 0; padding: 0 0 0 1em; }
nav li { margin: .35em 0; }
aside p { margin: 0 0 .25em; }
dl { margin: 1em 0; }
dt { margin: .75em 0 0; font-size: .85em; letter-spacing: .1em; }
dd { margin: 0; }
.imprint-title { margin: 2em 0 0; text-indent: 0; }
.cover-img { display: block; margin: 0 auto; }
.hidden { display: none; }
a { text-decoration: none; }
p a, dd a { text-decoration: underline; }
sup a { text-decoration: none; }
`

// enhancedRules is what engines of 2025 know; those that do not ignore it.
const enhancedRules = `@charset "UTF-8";
body { text-spacing-trim: trim-start; text-autospace: normal; text-justify: inter-character; }
h1, h2, h3, h4, .slogan, .subtitle { text-wrap: balance; }
a { color: inherit; }
.cover-img { max-height: 100vh; width: auto; }
dl { display: grid; grid-template-columns: max-content 1fr; column-gap: 1.5em; row-gap: .4em; align-items: baseline; }
dt { grid-column: 1; margin: 0; }
dd { grid-column: 2; }
@supports (text-emphasis: filled dot) { em { font-weight: inherit; text-emphasis: filled dot; text-emphasis-position: under right; } }
@media (prefers-color-scheme: dark) { .invertible { filter: invert(1) hue-rotate(180deg); } }
`

// enhancedSheet is the second sheet; punctuation hangs only where the theme has it so (typography.md HP-1).
func (b *builder) enhancedSheet() string {
	if b.opt.Theme != nil && b.opt.Theme.Line.Hang {
		return enhancedRules + "body { hanging-punctuation: allow-end; }\n"
	}
	return enhancedRules
}

// verticalSheet sets lines downwards; the prefixes are those of EPUB 3.3 App. E.1.
const verticalSheet = `@charset "UTF-8";
html { -epub-writing-mode: vertical-rl; -webkit-writing-mode: vertical-rl; writing-mode: vertical-rl; }
.tcy { -epub-text-combine: horizontal; -webkit-text-combine: horizontal; text-combine-upright: all; }
`
