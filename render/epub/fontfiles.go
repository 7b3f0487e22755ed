package epub

import (
	"slices"
	"strings"

	"github.com/kanben/kanben/fonts"
)

// The families that the sheets name.
const (
	familyBody    = "kanben body"
	familyHeading = "kanben heading"
	familyKai     = "kanben kai"
	familyCode    = "kanben code"
	familyMore    = "kanben more" // + number: faces that lend the others characters
	letterFamily  = " letters"    // behind the name of a family: what is drawn to stand beside its face
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
	if b.opt.Faces == nil || b.opt.NoFonts {
		return nil
	}
	used, err := b.charactersUsed()
	if err != nil {
		return err
	}
	lent := map[fonts.FaceID][]rune{}
	for i, s := range slots {
		part := b.divide(s.role, used[i], lent)
		if len(part.own) > 0 {
			chain, _ := b.mayChain(s.role)
			if err := b.embed(s.file, s.family, s.weight, chain[0], part.own); err != nil {
				return err
			}
		}
		if err := b.beside(s, part.letters); err != nil {
			return err
		}
	}
	if err := b.lend(lent); err != nil {
		return err
	}
	b.reportLost()
	b.complete()
	return nil
}

// embed subsets a face.
func (b *builder) embed(file, family string, weight int, id fonts.FaceID, chars []rune) error {
	face := b.opt.Faces.Face(id)
	data, err := face.SubsetEPUB(chars)
	if err != nil {
		return err
	}
	if b.opt.Idle != nil {
		b.opt.Idle()
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
