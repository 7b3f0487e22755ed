package fonts

import "unicode/utf16"

// NameID is the number of a name record (OpenType name).
type NameID uint16

// The name records that kanben shows or keeps.
const (
	NameCopyright  NameID = 0
	NameFamily     NameID = 1
	NameStyle      NameID = 2
	NameFull       NameID = 4
	NameVersion    NameID = 5
	NamePostScript NameID = 6
	NameLicence    NameID = 13
	NameLicenceURL NameID = 14
)

// Name returns a name record in English if the font has it so, else the first that can be read, else "".
func (f *Face) Name(id NameID) string {
	t := f.dir.find("name")
	strings := t.u16(4)
	best, text := 0, ""
	for i := range min(t.u16(2), len(t)/12) {
		rec := 6 + 12*i
		if t.u16(rec+6) != int(id) {
			continue
		}
		rank := nameRank(t.u16(rec), t.u16(rec+2), t.u16(rec+4))
		raw, ok := t.slice(strings+t.u16(rec+10), t.u16(rec+8))
		if ok && rank > best {
			best, text = rank, decodeName(t.u16(rec), raw)
		}
	}
	return text
}

// nameRank grades a record by platform, encoding and language; 0 is one we cannot decode.
func nameRank(platform, encoding, language int) int {
	switch {
	case platform == 3 && language == 0x409:
		return 4
	case platform == 3 || platform == 0:
		return 2
	case platform == 1 && encoding == 0:
		return 1
	}
	return 0
}

// decodeName reads UTF-16BE, or Macintosh Roman as far as it is ASCII.
func decodeName(platform int, raw table) string {
	if platform == 1 {
		return asciiOnly(raw)
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw.u16(2 * i))
	}
	return string(utf16.Decode(units))
}

func asciiOnly(raw []byte) string {
	out := make([]byte, 0, len(raw))
	for _, c := range raw {
		if c < 0x80 {
			out = append(out, c)
		}
	}
	return string(out)
}
