package typeset

import "github.com/kanben/kanben/fonts"

// glyphCache remembers which face and glyph a character gets, for one set of faces.
type glyphCache struct {
	set      *fonts.Set
	lang     string
	vertical bool
	latin    [fonts.NumRoles]lookup
	chinese  [fonts.NumRoles]lookup
	marks    []mark
	regional map[fonts.FaceID]bool // faces with forms for several regions (FT-3)
	once     bool                  // for one paragraph: pages would not pay
}

// lookup is a chain of faces with what has been found in it, by the character's high bits.
type lookup struct {
	role    fonts.Role
	chain   []fonts.FaceID
	pages   []*[32]found
	chinese bool
}

// found is the glyph of a character in a role.
type found struct {
	gid     fonts.GID
	advance int16
	face    fonts.FaceID
	known   bool
	beside  bool  // the face is made to stand beside the first one
	rank    uint8 // place of the face in the chain; 255 = none has it
}

// mark is a shaped run of one or two equal marks: ——, —, …, or a mark that the language shapes.
type mark struct {
	r      rune
	n      uint8
	face   fonts.FaceID
	glyphs [2]fonts.Shaped
	count  int
	width  int32
}

func (c *glyphCache) use(set *fonts.Set, lang string, vertical bool) {
	if c.set == set && c.lang == lang && c.vertical == vertical {
		return
	}
	*c = glyphCache{set: set, lang: lang, vertical: vertical, once: c.once}
	for r := range c.latin {
		c.latin[r] = lookup{role: fonts.Role(r), chain: set.Chain(fonts.Role(r))}
		c.chinese[r] = lookup{role: fonts.Role(r), chain: chineseChain(set, c.latin[r].chain), chinese: true}
	}
}

// chineseChain leaves out the Latin faces that stand before the first Chinese one: Han and the marks of Chinese text
// do not come from them (FT-1).
func chineseChain(set *fonts.Set, chain []fonts.FaceID) []fonts.FaceID {
	for k, id := range chain {
		if set.Face(id).Glyph('的') != 0 {
			return chain[k:]
		}
	}
	return chain
}

// find returns the glyph of a character of Latin text in the role, han that of one of Chinese text (FT-1).
func (c *glyphCache) find(role fonts.Role, r rune) found { return c.look(&c.latin[role], r) }

func (c *glyphCache) han(role fonts.Role, r rune) found { return c.look(&c.chinese[role], r) }

func (c *glyphCache) look(l *lookup, r rune) found {
	if c.once {
		return c.search(l, r)
	}
	k := int(r >> 5)
	if k >= len(l.pages) || l.pages[k] == nil {
		l.addPage(k)
	}
	f := &l.pages[k][r&31]
	if !f.known {
		*f = c.search(l, r)
	}
	return *f
}

func (l *lookup) addPage(k int) {
	if n := k + 1 - len(l.pages); n > 0 {
		l.pages = append(l.pages, make([]*[32]found, n)...)
	}
	l.pages[k] = new([32]found)
}

func (c *glyphCache) search(l *lookup, r rune) found {
	for k, id := range l.chain {
		face := c.set.Face(id)
		if g := face.Glyph(r); g != 0 {
			if l.chinese && c.isRegional(id) {
				g = c.regionalForm(id, r, g)
			}
			return found{
				gid: g, advance: int16(face.AdvanceEm(g)), face: id, known: true,
				beside: k > 0 && c.set.Beside(l.role, id), rank: uint8(min(k, 254)),
			}
		}
	}
	return found{advance: int16(c.set.Face(l.chain[0]).AdvanceEm(0)), face: l.chain[0], known: true, rank: 255}
}

// panRegional is how many glyphs a face has at least that holds the forms of several regions side by side. Smaller ones
// are made for one region, and their nominal glyphs are right; to shape a character to find that out costs more than
// the rest of a short article.
const panRegional = 40000

// isRegional reports whether the language changes the face's Han or marks.
func (c *glyphCache) isRegional(id fonts.FaceID) bool {
	face := c.set.Face(id)
	if face.GlyphCount() < panRegional {
		return false
	}
	yes, known := c.regional[id]
	if known {
		return yes
	}
	for _, r := range "直骨角今，。：！" {
		if g := face.Glyph(r); g != 0 && c.regionalForm(id, r, g) != g {
			yes = true
			break
		}
	}
	if c.regional == nil {
		c.regional = map[fonts.FaceID]bool{}
	}
	c.regional[id] = yes
	return yes
}

// regionalForm is the form of the character in the language of the profile (locl).
func (c *glyphCache) regionalForm(id fonts.FaceID, r rune, nominal fonts.GID) fonts.GID {
	shaped := c.set.Face(id).Shape(fonts.ShapeInput{Runes: []rune{r}, Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: c.lang})
	if len(shaped) != 1 || shaped[0].GID == 0 {
		return nominal
	}
	return shaped[0].GID
}

// wide is han for a mark that must be about one em wide: the quotes of a Kai face that has narrow ones only come from
// the next face (fonts.md).
func (c *glyphCache) wide(role fonts.Role, r rune) found {
	f := c.han(role, r)
	if f.advance >= 750 {
		return f
	}
	for _, id := range c.chinese[role].chain {
		face := c.set.Face(id)
		g := face.Glyph(r)
		if g != 0 && c.isRegional(id) {
			g = c.regionalForm(id, r, g)
		}
		if g != 0 && face.AdvanceEm(g) >= 750 {
			return found{gid: g, advance: int16(face.AdvanceEm(g)), face: id, known: true}
		}
	}
	return f
}

// shapeMark shapes n equal marks in the face with the language of the profile.
func (c *glyphCache) shapeMark(face fonts.FaceID, r rune, n int) *mark {
	for i := range c.marks {
		if m := &c.marks[i]; m.r == r && m.face == face && int(m.n) == n {
			return m
		}
	}
	f := c.set.Face(face)
	shaped := f.Shape(fonts.ShapeInput{Runes: []rune{r, r}[:n], Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: c.lang, Vertical: c.vertical})
	m := mark{r: r, n: uint8(n), face: face, count: min(len(shaped), 2)}
	for i, g := range shaped[:m.count] {
		m.glyphs[i] = g
		m.width += em(max(g.XAdvance, -g.YAdvance), f.UnitsPerEm())
	}
	c.marks = append(c.marks, m)
	return &c.marks[len(c.marks)-1]
}

// joinedDash is the one glyph of 2000 that the face draws —— with in zh-Hans; 0 if it has none. Faces made for that
// language join the dashes of no other.
func (c *glyphCache) joinedDash(face fonts.FaceID) fonts.GID {
	f := c.set.Face(face)
	shaped := f.Shape(fonts.ShapeInput{Runes: []rune("——"), Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: ZhHans.language(), Vertical: c.vertical})
	if len(shaped) != 1 || em(max(shaped[0].XAdvance, -shaped[0].YAdvance), f.UnitsPerEm()) != 2000 {
		return 0
	}
	return shaped[0].GID
}

// narrowMark is the proportional form of a mark in a face that has it full width: by pwid, or by aalt, since go-text
// v0.3.5 passes over some pwid lookups. Its count is 0 if there is none.
func (c *glyphCache) narrowMark(face fonts.FaceID, r rune) *mark {
	const narrow = 0
	for i := range c.marks {
		if m := &c.marks[i]; m.r == r && m.face == face && m.n == narrow {
			return m
		}
	}
	m := mark{r: r, n: narrow, face: face}
	f := c.set.Face(face)
	for _, feature := range []string{"pwid", "aalt"} {
		shaped := f.Shape(fonts.ShapeInput{Runes: []rune{r}, Script: [4]byte{'L', 'a', 't', 'n'}, Lang: c.lang, Features: []string{feature}})
		if len(shaped) == 1 && shaped[0].GID != 0 && f.AdvanceEm(shaped[0].GID) < 750 {
			m.glyphs[0], m.count = shaped[0], 1
			break
		}
	}
	c.marks = append(c.marks, m)
	return &c.marks[len(c.marks)-1]
}
