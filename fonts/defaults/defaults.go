// Package defaults holds the faces that kanben ships, as one set of fonts.
//
// Importing it links 31 MB of faces; whoever wants fewer builds a fonts.Set from the packages under fonts/data.
package defaults

import (
	"sync"

	"golang.org/x/image/font/gofont/gomono"

	"github.com/kanben/kanben/fonts"
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
	serif, sans := face(notoserifsc.Regular), face(notosanssc.Regular)
	p.Roles[fonts.Body] = []*fonts.Face{serif}
	p.Roles[fonts.Strong] = []*fonts.Face{face(notoserifsc.Bold)}
	p.Roles[fonts.Caption] = []*fonts.Face{sans}
	p.Roles[fonts.Heading] = []*fonts.Face{face(notosanssc.Bold)}
	p.Roles[fonts.Kai] = []*fonts.Face{face(wenkaicore.Regular)}
	p.Roles[fonts.CodeFace] = []*fonts.Face{face(gomono.TTF), sans}
	p.Complete = []*fonts.Face{serif}
	p.Last = []*fonts.Face{face(notoemoji.Regular)}
	set, err := fonts.NewSet(p)
	if err != nil {
		panic(err)
	}
	return set
}

// Files returns the shipped faces as they are on disk.
func Files() [][]byte {
	return [][]byte{
		notoserifsc.Regular, notoserifsc.Bold, notosanssc.Regular, notosanssc.Bold, wenkaicore.Regular, gomono.TTF, notoemoji.Regular,
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
		{"Noto Emoji", notoemoji.Licence},
		{"Go Mono", mono.Name(fonts.NameCopyright) + "\n\n" + mono.Name(fonts.NameLicence) + "\n"},
	}
}
