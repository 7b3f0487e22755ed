package fonts

import (
	"fmt"
	"strings"
)

// Embedding is what the face's licence bits (OS/2 fsType) allow (fonts.md): a subset in a PDF, a subset in an EPUB,
// a subset at all. Whole faces are never embedded, so that a face that must not be subset is not for us.
type Embedding struct{ PDF, EPUB, Subset bool }

// The bits of OS/2 fsType.
const (
	fsRestricted   = 0x0002
	fsPreviewPrint = 0x0004
	fsEditable     = 0x0008
	fsNoSubsetting = 0x0100
	fsBitmapsOnly  = 0x0200
)

// Embedding returns what fsType allows: 0 and 8 all, 4 a PDF only (an EPUB is editable), 2 and 0x200 nothing,
// 0x100 nothing, since we embed subsets. A granted face may be embedded everywhere.
func (f *Face) Embedding() Embedding {
	if f.granted {
		return Embedding{PDF: true, EPUB: true, Subset: true}
	}
	return embedding(f.licenceBits())
}

func (f *Face) licenceBits() int { return f.os2.u16(8) }

func embedding(bits int) Embedding {
	e := Embedding{PDF: true, EPUB: true, Subset: true}
	switch {
	case bits&fsNoSubsetting != 0:
		return Embedding{}
	case bits&fsBitmapsOnly != 0:
		return Embedding{Subset: true}
	case bits&fsEditable != 0: // of several licences the least restrictive holds (OpenType OS/2, version 2 and less)
		return e
	case bits&fsPreviewPrint != 0:
		e.EPUB = false
	case bits&fsRestricted != 0:
		return Embedding{Subset: true}
	}
	return e
}

// Grant notes that the user has the right to embed the face whatever its bits say. It belongs to opening: a face that
// goroutines share already must not be granted.
func (f *Face) Grant() { f.granted = true }

// Overridden reports whether the face is granted against what its bits say.
func (f *Face) Overridden() bool {
	e := embedding(f.licenceBits())
	return f.granted && !(e.PDF && e.EPUB && e.Subset)
}

// Licence says in words what the bits are: "OS/2 fsType 0x0104: preview and print, no subsetting".
func (f *Face) Licence() string {
	bits := f.licenceBits()
	var words []string
	for _, w := range []struct {
		bit  int
		name string
	}{{fsRestricted, "restricted"}, {fsPreviewPrint, "preview and print"}, {fsEditable, "editable"},
		{fsNoSubsetting, "no subsetting"}, {fsBitmapsOnly, "bitmaps only"}} {
		if bits&w.bit != 0 {
			words = append(words, w.name)
		}
	}
	if len(words) == 0 {
		words = append(words, "installable")
	}
	return fmt.Sprintf("OS/2 fsType 0x%04X: %s", bits, strings.Join(words, ", "))
}
