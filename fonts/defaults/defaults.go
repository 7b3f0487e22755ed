// Package defaults holds the faces that kanben ships, as one set of fonts.
//
// Importing it links 31 MB of faces; whoever wants fewer builds a fonts.Set from the packages under fonts/data.
package defaults

import (
	"sync"

	"golang.org/x/image/font/gofont/gomono"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/data/lettercore"
	"github.com/kanben/kanben/fonts/data/notoemoji"
	"github.com/kanben/kanben/fonts/data/notosanssc"
	"github.com/kanben/kanben/fonts/data/notoserifsc"
	"github.com/kanben/kanben/fonts/data/wenkaicore"
)

// Set returns the set of the shipped faces, opened at the first call. It panics if an embedded face is broken,
// which no input can bring about.
func Set() *fonts.Set { return opened() }

var opened = sync.OnceValue(open)

func open() *fonts.Set {
	var p fonts.Plan
	serif, sans, sansLetters := face(notoserifsc.Regular), face(notosanssc.Regular), face(lettercore.SansRegular)
	p.Roles[fonts.Body], p.Letters[fonts.Body] = []*fonts.Face{serif}, []*fonts.Face{face(lettercore.SerifRegular)}
	p.Roles[fonts.Strong], p.Letters[fonts.Strong] = []*fonts.Face{face(notoserifsc.Bold)}, []*fonts.Face{face(lettercore.SerifBold)}
	p.Roles[fonts.Caption], p.Letters[fonts.Caption] = []*fonts.Face{sans}, []*fonts.Face{sansLetters}
	p.Roles[fonts.Heading], p.Letters[fonts.Heading] = []*fonts.Face{face(notosanssc.Bold)}, []*fonts.Face{face(lettercore.SansBold)}
	p.Roles[fonts.Kai] = []*fonts.Face{face(wenkaicore.Regular)}
	p.Roles[fonts.CodeFace] = []*fonts.Face{face(gomono.TTF), sans}
	p.Complete = []*fonts.Face{serif}
	p.Last = []*fonts.Face{sansLetters, face(notoemoji.Regular)}
	set, err := fonts.NewSet(p)
	if err != nil {
		panic(err)
	}
	return set
}

// Files returns the shipped faces as they are on disk.
func Files() [][]byte {
	return [][]byte{
		notoserifsc.Regular, notoserifsc.Bold, notosanssc.Regular, notosanssc.Bold, wenkaicore.Regular, gomono.TTF, lettercore.SerifRegular,
		lettercore.SerifBold, lettercore.SansRegular, lettercore.SansBold, notoemoji.Regular,
	}
}

func face(data []byte) *fonts.Face {
	f, err := fonts.Open(data, 0)
	if err != nil {
		panic(err)
	}
	return f
}

// Licence is the licence of a shipped family.
type Licence struct{ Family, Text string }

// Licences returns the licences of the shipped faces. Go Mono carries its own in its names.
func Licences() []Licence {
	mono := face(gomono.TTF)
	return []Licence{
		{"Noto Serif SC", notoserifsc.Licence},
		{"Noto Sans SC", notosanssc.Licence},
		{"WenKai Core", wenkaicore.Licence},
		{"LetterCore Serif", lettercore.SerifLicence},
		{"LetterCore Sans", lettercore.SansLicence},
		{"Noto Emoji", notoemoji.Licence},
		{"Go Mono", mono.Name(fonts.NameCopyright) + "\n\n" + mono.Name(fonts.NameLicence) + "\n"},
	}
}
