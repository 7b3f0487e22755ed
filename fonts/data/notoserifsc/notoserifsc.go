// Package notoserifsc carries Noto Serif SC (宋体), static TrueType, under the SIL Open Font License 1.1.
//
// The bytes are mapped with the program and must not be changed. fonts.Open reads them in place.
package notoserifsc

import _ "embed" // the faces are raw: compressed ones would cost 7 to 42 ms at every start (fonts.md)

// Regular is the complete, unmodified face: all of GB 18030-2022 level 2.
//
//go:embed NotoSerifSC-Regular.ttf
var Regular []byte

// Bold is reduced to the repertoires of GB 2312 and the Table of General Standard Chinese Characters.
//
//go:embed NotoSerifSC-Bold.ttf
var Bold []byte

// Licence is the text of the licence with the copyright notice.
//
//go:embed OFL-NotoSerifSC.txt
var Licence string
