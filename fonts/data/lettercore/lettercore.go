// Package lettercore carries LetterCore Serif and LetterCore Sans under the SIL Open Font License 1.1: the letters of
// Latin, Greek and Cyrillic, of the phonetic alphabet and of indices that the Chinese faces lack, so that a foreign name
// never fails a job. They come from the families that the Latin of those faces was drawn from, and are scaled to it.
//
// The bytes are mapped with the program and must not be changed. fonts.Open reads them in place.
package lettercore

import _ "embed" // raw, see package notoserifsc

// SerifRegular goes with Noto Serif SC Regular.
//
//go:embed LetterCoreSerif-Regular.ttf
var SerifRegular []byte

// SerifBold goes with Noto Serif SC Bold.
//
//go:embed LetterCoreSerif-Bold.ttf
var SerifBold []byte

// SansRegular goes with Noto Sans SC Regular.
//
//go:embed LetterCoreSans-Regular.ttf
var SansRegular []byte

// SansBold goes with Noto Sans SC Bold.
//
//go:embed LetterCoreSans-Bold.ttf
var SansBold []byte

// SerifLicence is the text of the licence with the copyright notice of LetterCore Serif.
//
//go:embed OFL-LetterCoreSerif.txt
var SerifLicence string

// SansLicence is the text of the licence with the copyright notice of LetterCore Sans.
//
//go:embed OFL-LetterCoreSans.txt
var SansLicence string
