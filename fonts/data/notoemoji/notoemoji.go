// Package notoemoji carries Noto Emoji, monochrome outlines, complete and unmodified, under the SIL Open Font
// License 1.1.
//
// The bytes are mapped with the program and must not be changed. fonts.Open reads them in place.
package notoemoji

import _ "embed" // raw, see package notoserifsc

// Regular is the complete face, 2048 units an em.
//
//go:embed NotoEmoji-Regular.ttf
var Regular []byte

// Licence is the text of the licence with the copyright notice.
//
//go:embed OFL-NotoEmoji.txt
var Licence string
