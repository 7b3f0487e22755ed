package check

import (
	"encoding/binary"
	"slices"
	"sort"
	"strings"

	"golang.org/x/image/font/sfnt"
)

// fonts holds that each embedded family covers every character of the book, together with those that stand behind it
// wherever a sheet names it, and that its faces may be embedded.
func (b *book) fonts() {
	families := map[string][]*sfnt.Font{}
	for _, path := range b.sheetPaths() {
		for _, f := range b.sheets[path].faces {
			for _, u := range f.urls {
				member, _ := resolve(path, u)
				if font := b.font(member); font != nil {
					families[f.family] = append(families[f.family], font)
				}
			}
		}
	}
	if len(families) == 0 {
		return
	}
	used := b.characters()
	names := make([]string, 0, len(families))
	for n := range families {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		faces := families[n]
		behind, lends := b.behind(n)
		if lends {
			continue
		}
		for _, f := range behind {
			faces = append(faces[:len(faces):len(faces)], families[f]...)
		}
		b.covers(n, faces, used)
	}
}

// behind lists the families that follow one in every list of families with it; without such a list there are none.
// lends says that the family stands in lists and at the head of none.
func (b *book) behind(family string) (common []string, lends bool) {
	heads := 0
	for i, list := range b.familyLists(family) {
		at := slices.Index(list, family)
		if at == 0 {
			heads++
		}
		if after := list[at+1:]; i == 0 {
			common, lends = after, true
		} else {
			common = slices.DeleteFunc(common, func(f string) bool { return !slices.Contains(after, f) })
		}
	}
	return common, lends && heads == 0
}

// familyLists are the values of font-family that name the family.
func (b *book) familyLists(family string) (lists [][]string) {
	for _, path := range b.sheetPaths() {
		for _, r := range b.sheets[path].rules {
			for _, d := range r.declarations {
				if d.name != "font-family" || strings.HasPrefix(r.selector, "@") {
					continue
				}
				list := strings.Split(d.value, ",")
				for i := range list {
					list[i] = strings.Trim(strings.TrimSpace(list[i]), `"'`)
				}
				if slices.Contains(list, family) {
					lists = append(lists, list)
				}
			}
		}
	}
	return lists
}

func (b *book) sheetPaths() []string {
	var ps []string
	for p := range b.sheets {
		ps = append(ps, p)
	}
	sort.Strings(ps)
	return ps
}

// font reads a face; a format that sfnt does not know is left alone.
func (b *book) font(member string) *sfnt.Font {
	data := b.data[member]
	if len(data) == 0 || strings.HasSuffix(member, ".woff2") || strings.HasSuffix(member, ".woff") {
		return nil
	}
	f, err := sfnt.Parse(data)
	if err != nil {
		b.report("E-EPUB-FONT", member, 0, 0, "cannot be read: %v", err)
		return nil
	}
	if bits := fsType(data); bits&0x0200 != 0 || bits&0x000F != 0 && bits&0x0008 == 0 {
		b.report("E-EPUB-FSTYPE", member, 0, 0, "its licence bits (OS/2 fsType %#x) forbid a book", bits)
	}
	return f
}

// fsType reads OS/2 fsType; 0 if there is no such table.
func fsType(data []byte) uint16 {
	if len(data) < 12 {
		return 0
	}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		rec := 12 + 16*i
		if rec+16 > len(data) {
			break
		}
		if string(data[rec:rec+4]) == "OS/2" {
			if at := int(binary.BigEndian.Uint32(data[rec+8:])); at+10 <= len(data) {
				return binary.BigEndian.Uint16(data[at+8:])
			}
		}
	}
	return 0
}

// characters are those that the documents show.
func (b *book) characters() []rune {
	seen := map[rune]bool{}
	for _, d := range b.byDoc {
		if d.body == nil {
			continue
		}
		for _, r := range d.body.words(nil) {
			seen[r] = true
		}
	}
	var rs []rune
	for r := range seen {
		if !blank(r) {
			rs = append(rs, r)
		}
	}
	sort.Slice(rs, func(i, j int) bool { return rs[i] < rs[j] })
	return rs
}

// blank reports characters that show nothing.
func blank(r rune) bool {
	return r <= ' ' || r == 0xA0 || r == 0xAD || r >= 0x2000 && r <= 0x200F || r >= 0x2028 && r <= 0x202F || r >= 0x205F && r <= 0x206F ||
		r == 0x3000 || r == 0xFEFF || r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0000 && r <= 0xE0FFF
}

func (b *book) covers(family string, faces []*sfnt.Font, used []rune) {
	var buf sfnt.Buffer
	var missing []rune
next:
	for _, r := range used {
		for _, f := range faces {
			if g, err := f.GlyphIndex(&buf, r); err == nil && g != 0 {
				continue next
			}
		}
		missing = append(missing, r)
	}
	if len(missing) > 0 {
		b.report("W-EPUB-GLYPH", "", 0, 0, "family %s lacks %d characters of the book, the first is U+%04X %c", family, len(missing), missing[0], missing[0])
	}
}
