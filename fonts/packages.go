package fonts

// PackageWith names where a face with the character is known to be had: a package of Debian, or a font by its name.
// Empty means that none is known.
func PackageWith(r rune) string {
	for _, b := range packages {
		if r >= b.first && r <= b.last {
			return b.name
		}
	}
	return ""
}

// packages lists blocks of Unicode that the faces of the program lack, in whole or in part, ascending.
var packages = [...]struct {
	first, last rune
	name        string
}{
	{0x0530, 0x10FF, notoCore},        // Armenian to Georgian, Tibetan among them
	{0x1100, 0x11FF, notoCJK},         // Hangul
	{0x1200, 0x1CFF, notoCore},        // Ethiopic to Vedic, Mongolian among them
	{0x2C00, 0x2DFF, notoCore},        // Glagolitic to Ethiopic
	{0x2E80, 0x9FFF, notoCJK},         // radicals, kana, Bopomofo, Han
	{0xA000, 0xABFF, notoCore},        // Yi to Meetei Mayek
	{0xAC00, 0xD7FF, notoCJK},         // Hangul
	{0xF900, 0xFAFF, notoCJK},         // compatibility Han
	{0xFB00, 0xFDFF, notoCore},        // presentation forms
	{0xFE70, 0xFEFF, notoCore},        // Arabic presentation forms
	{0x10000, 0x16FFF, notoCore},      // ancient scripts
	{0x1D000, 0x1D7FF, notoCore},      // music and mathematics
	{0x20000, 0x2EBEF, hanaMin},       // Han extensions B to F
	{0x2EBF0, 0x2EE5F, babelStoneHan}, // extension I
	{0x2F800, 0x2FA1F, hanaMin},       // compatibility Han, supplement
	{0x30000, 0x3347F, babelStoneHan}, // extensions G, H and J
}

const (
	notoCore      = "fonts-noto-core"
	notoCJK       = "fonts-noto-cjk"
	hanaMin       = "fonts-hanazono"
	babelStoneHan = "BabelStone Han"
)
