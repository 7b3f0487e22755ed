package epub

import (
	"slices"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
)

// The families that the sheets name.
const (
	familyBody    = "kanben body"
	familyHeading = "kanben heading"
	familyKai     = "kanben kai"
	familyCode    = "kanben code"
	familyMore    = "kanben more" // + number: faces that lend the others characters
)

// fontFile is a subset as it goes into the book.
type fontFile struct {
	name, mediaType string
	data            []byte
	face            *fonts.Face
}

// fontRule is one @font-face.
type fontRule struct {
	family, style string
	weight        int
	file, format  string
}

func (b *builder) embeds() bool { return len(b.files) > 0 }

func (b *builder) hasFamily(name string) bool {
	for _, r := range b.rules {
		if r.family == name {
			return true
		}
	}
	return false
}

// slot is a face of a family: one role of the set in one weight.
type slot struct {
	role   fonts.Role
	family string
	weight int
	file   string
}

// The indexes of slots.
const (
	slotBody = iota
	slotStrong
	slotHeading
	slotKai
	slotCode
)

// slots are the faces that a book can have, the body first. Body is the only one that gets every character.
var slots = [...]slot{
	{fonts.Body, familyBody, 400, "body-400"},
	{fonts.Strong, familyBody, 700, "body-700"},
	{fonts.Heading, familyHeading, 700, "heading-700"},
	{fonts.Kai, familyKai, 400, "kai-400"},
	{fonts.CodeFace, familyCode, 400, "code-400"},
}

// chooseFonts subsets the faces to the characters of the finished documents (epub.md §8).
func (b *builder) chooseFonts() error {
	if b.opt.Faces == nil {
		return nil
	}
	used, err := b.charactersUsed()
	if err != nil {
		return err
	}
	lent := map[fonts.FaceID][]rune{}
	for i, s := range slots {
		own := b.divide(s.role, used[i], lent)
		if len(own) == 0 {
			continue
		}
		if err := b.embed(s.file, s.family, s.weight, b.opt.Faces.Chain(s.role)[0], own); err != nil {
			return err
		}
	}
	if err := b.lend(lent); err != nil {
		return err
	}
	b.complete()
	return nil
}

// divide splits characters between the first face of the role and those further down its chain; one that no face
// has is a problem.
func (b *builder) divide(role fonts.Role, chars []rune, lent map[fonts.FaceID][]rune) []rune {
	chain := b.opt.Faces.Chain(role)
	var own []rune
next:
	for _, r := range chars {
		if role == fonts.Kai && b.isNarrowMark(r) {
			continue // the body, which is next in the family list, has it
		}
		for i, id := range chain {
			if b.opt.Faces.Face(id).Glyph(r) == 0 {
				continue
			}
			if i == 0 {
				own = append(own, r)
			} else {
				lent[id] = append(lent[id], r)
			}
			continue next
		}
		if !invisible(r) {
			b.problem(content.Error, "E-GLYPH", content.Pos{}, "no face has U+"+hex4(r)+" "+string(r), "name a face that has it with --font")
		}
	}
	return own
}

// isNarrowMark reports quotation marks and middle dots that the first face for Kai draws on less than a full em
// (fonts.md: WenKai's are 350 wide).
func (b *builder) isNarrowMark(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '·':
	default:
		return false
	}
	f := b.opt.Faces.Face(b.opt.Faces.Chain(fonts.Kai)[0])
	g := f.Glyph(r)
	return g != 0 && f.AdvanceEm(g) < 750
}

// invisible reports characters that need no glyph.
func invisible(r rune) bool {
	return r <= ' ' || r >= 0x7F && r <= 0xA0 || r == 0xAD || r >= 0x200B && r <= 0x200F || r >= 0x2028 && r <= 0x202E ||
		r >= 0x2060 && r <= 0x206F || r == 0xFEFF || r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF
}

// lend embeds what the faces further down the chains give, each as a family of its own behind the others.
func (b *builder) lend(lent map[fonts.FaceID][]rune) error {
	n := 0
	for id := 0; id < b.opt.Faces.Len(); id++ {
		chars := lent[fonts.FaceID(id)]
		if len(chars) == 0 {
			continue
		}
		slices.Sort(chars)
		n++
		family := familyMore + " " + itoa(n)
		if err := b.embed("more-"+itoa(n), family, 400, fonts.FaceID(id), slices.Compact(chars)); err != nil {
			return err
		}
		if b.hasFamily(family) {
			b.lenders = append(b.lenders, family)
		}
	}
	return nil
}

// embed subsets a face, if its licence lets it into a book.
func (b *builder) embed(file, family string, weight int, id fonts.FaceID, chars []rune) error {
	face := b.opt.Faces.Face(id)
	if !face.Embedding().EPUB {
		b.problem(content.Warning, "W-EPUB-FSTYPE", content.Pos{}, "face "+face.PostScriptName()+" may not be embedded in a book (OS/2 fsType)", "use another face, or --font-licence-ok if your licence allows it")
		return nil
	}
	data, err := face.SubsetEPUB(chars)
	if err != nil {
		return err
	}
	ext, mediaType, format := ".ttf", "font/ttf", "truetype"
	if len(data) > 4 && string(data[:4]) == "OTTO" {
		ext, mediaType, format = ".otf", "font/otf", "opentype"
	}
	b.files = append(b.files, fontFile{file + ext, mediaType, data, face})
	b.rules = append(b.rules, fontRule{family, "normal", weight, file + ext, format})
	return nil
}

// complete gives every further family the body as its italic, which our sheets never ask for: so each family has
// every character of the book, whatever a reader sets in it. Files are put in the order of the archive.
func (b *builder) complete() {
	if len(b.rules) > 0 && b.rules[0].family == familyBody {
		body := b.rules[0]
		seen := set{list: []string{familyBody}}
		for _, r := range b.rules {
			n := len(seen.list)
			if seen.add(r.family); len(seen.list) > n {
				body.family, body.style = r.family, "italic"
				b.rules = append(b.rules, body)
			}
		}
	}
	slices.SortFunc(b.files, func(x, y fontFile) int { return strings.Compare(x.name, y.name) })
}

// faceNotices names the faces that the documents so far need, with their licence, for the imprint.
func (b *builder) faceNotices() []string {
	if b.opt.Faces == nil {
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
		f := b.opt.Faces.Face(b.opt.Faces.Chain(s.role)[0])
		if f.Embedding().EPUB {
			notices.add(notice(f))
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
