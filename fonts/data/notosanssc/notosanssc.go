// Package notosanssc carries Noto Sans SC (黑体), static TrueType, under the SIL Open Font License 1.1.
//
// The bytes are mapped with the program and must not be changed. fonts.Open reads them in place.
package notosanssc

import _ "embed" // raw, see package notoserifsc

// Regular is reduced to the repertoires of GB 2312 and the Table of General Standard Chinese Characters.
//
//go:embed NotoSansSC-Regular.ttf
var Regular []byte

// Bold has the repertoire of Regular.
//
//go:embed NotoSansSC-Bold.ttf
var Bold []byte

// Licence is the text of the licence with the copyright notice.
//
//go:embed OFL-NotoSansSC.txt
var Licence string
