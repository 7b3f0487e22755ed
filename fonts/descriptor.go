package fonts

// Descriptor is what a PDF FontDescriptor needs, in 1/1000 em (ISO 32000-1 9.8).
type Descriptor struct {
	Ascent, Descent, CapHeight, StemV int
	ItalicAngle                       float64
	BBox                              Box
	Serif, Fixed, Bold                bool
	CFF                               bool // program is CIDFontType0C, else FontFile2
}

// Descriptor returns the face's metrics for a FontDescriptor.
func (f *Face) Descriptor() Descriptor {
	head, post := f.dir.find("head"), f.dir.find("post")
	d := Descriptor{
		Ascent:      f.em1000(f.ascent()),
		Descent:     f.em1000(f.descent()),
		CapHeight:   f.em1000(f.capHeight()),
		StemV:       f.stemV(),
		ItalicAngle: float64(int32(post.u32(4))) / 65536,
		BBox:        Box{f.em1000(head.i16(36)), f.em1000(head.i16(38)), f.em1000(head.i16(40)), f.em1000(head.i16(42))},
		Serif:       f.serif(),
		Fixed:       post.u32(12) != 0,
		Bold:        f.bold(),
		CFF:         f.cff != nil,
	}
	return d
}

func (f *Face) bold() bool {
	if f.vary != nil {
		return f.Weight() >= 600
	}
	return f.dir.find("head").u16(44)&1 != 0
}

func (f *Face) descent() int {
	if f.os2.has(70, 2) {
		return f.os2.i16(70)
	}
	return f.dir.find("hhea").i16(6)
}

// capHeight is OS/2's, else the height of H, else the ascent (OpenType OS/2 sCapHeight, version 2).
func (f *Face) capHeight() int {
	if f.os2.u16(0) >= 2 && f.os2.i16(88) > 0 {
		return f.os2.i16(88)
	}
	if b, ok := f.Ink(f.Glyph('H')); ok {
		return b.YMax
	}
	return f.ascent()
}

// Weight returns the weight class of OS/2, 100 to 900; 400 if the face tells none. A variable face has the weight of
// its place.
func (f *Face) Weight() int {
	if f.vary != nil {
		for i, a := range f.vary.axes {
			if a.Tag == "wght" {
				return int(f.vary.design[i])
			}
		}
	}
	if w := f.os2.u16(4); w >= 1 && w <= 1000 {
		return w
	}
	return 400
}

// stemV is estimated from the weight: no table holds it, and readers use it for synthetic faces only.
func (f *Face) stemV() int {
	w := f.Weight()
	return 50 + w*w/4225
}

// serif judges by PANOSE (bSerifStyle 2 to 10 have serifs), else by the IBM family class.
func (f *Face) serif() bool {
	if family, style := f.os2.u8(32), f.os2.u8(33); family == 2 && style >= 2 {
		return style <= 10
	}
	class := f.os2.u8(30)
	return class >= 1 && class <= 7 && class != 6
}
