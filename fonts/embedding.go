package fonts

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
// 0x100 nothing, since we embed subsets.
func (f *Face) Embedding() Embedding {
	bits := f.os2.u16(8)
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
