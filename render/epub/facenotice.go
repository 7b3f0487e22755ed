package epub

import (
	"strings"

	"github.com/kanben/kanben/fonts"
)

// faceNotices names the faces that the documents so far need, with their licence, for the imprint.
func (b *builder) faceNotices() []string {
	if b.opt.Faces == nil || b.opt.NoFonts {
		return nil
	}
	used, err := b.charactersUsed()
	if err != nil {
		return nil // assemble will say it
	}
	var notices set
	for i, s := range slots {
		if len(used[i]) == 0 {
			continue
		}
		if chain, _ := b.mayChain(s.role); len(chain) > 0 {
			notices.add(notice(b.opt.Faces.Face(chain[0])))
		}
	}
	return notices.list
}

// notice is family and licence of a face.
func notice(f *fonts.Face) string {
	name := f.Name(fonts.NameFamily)
	if name == "" {
		name = f.PostScriptName()
	}
	if strings.Contains(f.Name(fonts.NameLicence), "SIL Open Font License") {
		return name + " (SIL Open Font License 1.1)"
	}
	return name
}
