// Package wenkaicore carries WenKai Core (楷体), a renamed reduction of LXGW WenKai, under the SIL Open Font
// License 1.1, which reserves the names "LXGW" and "霞鹜".
//
// The bytes are mapped with the program and must not be changed. fonts.Open reads them in place.
package wenkaicore

import _ "embed" // raw, see package notoserifsc

// Regular is reduced to the repertoires of GB 2312 and the Table of General Standard Chinese Characters.
//
//go:embed WenKaiCore-Regular.ttf
var Regular []byte

// Licence is the text of the licence with the copyright notice.
//
//go:embed OFL-WenKaiCore.txt
var Licence string
