package docx

import (
	"strings"

	"github.com/kanben/kanben/content/xmltree"
)

// greek is the font Symbol from 0x21 on, as Adobe's encoding of it has the characters; a space is none.
const greek = "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼" +
	"                                 €ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈   ∑           〉∫"

// symbol is the character that a code of a font for symbols stands for, 0 if it is not known. Word keeps such codes as they
// are, or from U+F000 on.
func symbol(code rune, font string) rune {
	if code >= 0xF000 && code < 0xF100 {
		code -= 0xF000
	}
	switch strings.ToLower(font) {
	case "symbol":
		if i := int(code) - 0x21; i >= 0 && i < len([]rune(greek)) && []rune(greek)[i] != ' ' {
			return []rune(greek)[i]
		}
	case "wingdings":
		return wingding(code)
	}
	return 0
}

// wingding knows the signs of Wingdings that stand in texts: bullets, boxes, ticks, arrows, circled numbers.
func wingding(code rune) rune {
	switch {
	case code >= 0x81 && code <= 0x8A:
		return '①' + code - 0x81
	case code >= 0x8C && code <= 0x95:
		return '❶' + code - 0x8C
	}
	switch code {
	case 0x28:
		return '☎'
	case 0x2A:
		return '✉'
	case 0x4A:
		return '☺'
	case 0x6C, 0x9F:
		return '●'
	case 0x6E, 0xA7:
		return '■'
	case 0x6F, 0xA8, 0x71, 0x72:
		return '□'
	case 0x75, 0x74:
		return '◆'
	case 0x76:
		return '❖'
	case 0xA1:
		return '○'
	case 0xAB:
		return '★'
	case 0xD8:
		return '➢'
	case 0xDF, 0xE7, 0xEF:
		return '←'
	case 0xE0, 0xE8, 0xF0:
		return '→'
	case 0xE1, 0xE9, 0xF1:
		return '↑'
	case 0xE2, 0xEA, 0xF2:
		return '↓'
	case 0xFB:
		return '✗'
	case 0xFC:
		return '✓'
	case 0xFD:
		return '☒'
	case 0xFE:
		return '☑'
	}
	return 0
}

func fontOf(rPr *xmltree.Node) string {
	fonts := rPr.First("rFonts")
	if f := fonts.Value("hAnsi"); f != "" {
		return f
	}
	return fonts.Value("ascii")
}

// letters are the characters of a text whose font is one for symbols; without such codes it is the text itself.
func letters(s, font string) string {
	if !strings.ContainsFunc(s, isSymbolCode) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if known := symbol(r, font); isSymbolCode(r) && known != 0 {
			return known
		}
		return r
	}, s)
}

func isSymbolCode(r rune) bool { return r >= 0xF000 && r < 0xF100 }
