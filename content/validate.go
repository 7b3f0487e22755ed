package content

import (
	"strconv"
	"strings"
)

// Validate checks the rules of the tree (content.md §1): a title, unique IDs, notes and pictures that resolve,
// no empty text. Readers keep them; an article built by hand may not.
func Validate(a *Article) []Problem {
	v := validator{a: a, ids: map[string]bool{}, used: map[string]bool{}}
	if InlineText(a.Title) == "" {
		v.add(Error, "E-TITLE", Pos{}, "title", "the title is empty")
	}
	for _, n := range a.Notes {
		v.id("n:"+n.ID, n.Pos, "note")
	}
	v.blocks("abstract", a.Abstract)
	level := 0
	for i, s := range a.Sections {
		ref := SectionRef(i)
		if s.Level > level+1 {
			v.add(Warning, "W-LEVEL", s.Pos, string(ref), "heading level "+strconv.Itoa(s.Level)+" follows level "+strconv.Itoa(level))
		}
		level = s.Level
		if s.ID != "" {
			v.id(s.ID, s.Pos, "section")
		}
		v.inlines(ref.Sub("heading"), s.Heading, s.Pos)
		v.inlines(ref.Sub("slogan"), s.Slogan, s.Pos)
		v.blocks(ref, s.Blocks)
	}
	for i, n := range a.Notes {
		v.blocks(NoteRefNode(i), n.Blocks)
	}
	for i, c := range a.Credits {
		if c.Role == OtherRole && c.Label == "" {
			v.add(Error, "E-VALUE", c.Pos, "credits", "credit "+c.Name+" of role other has no label")
		}
		if c.Name == "" {
			v.add(Error, "E-VALUE", a.Credits[i].Pos, "credits", "credit without a name")
		}
	}
	for _, n := range a.Notes {
		if !v.used[n.ID] {
			v.add(Warning, "W-NOTE", n.Pos, "", "note "+QuoteInput(n.ID)+" is never referred to")
		}
	}
	return v.ps
}

type validator struct {
	a    *Article
	ids  map[string]bool
	used map[string]bool
	ps   []Problem
}

func (v *validator) add(sev Severity, code string, pos Pos, path, msg string) {
	if pos.Line == 0 {
		pos = Pos{File: v.a.Prov.File, Line: 1, Col: 1}
	}
	v.ps = append(v.ps, Problem{Severity: sev, Code: code, Pos: pos, Path: path, Msg: msg})
}

func (v *validator) id(id string, pos Pos, what string) {
	if v.ids[id] {
		v.add(Error, "E-VALUE", pos, "", what+" id "+QuoteInput(strings.TrimPrefix(id, "n:"))+" is used twice")
	}
	v.ids[id] = true
}

func (v *validator) blocks(parent NodeRef, blocks []Block) {
	for i, b := range blocks {
		if f, ok := b.(*Figure); ok && f.Asset != "" && !v.hasAsset(f.Asset) {
			v.add(Error, "E-ASSET", f.Pos, string(parent.Down("b", i)), "picture "+QuoteInput(f.Asset)+" is not among the assets")
		}
	}
	eachBlockText(parent, blocks, func(t textNode) {
		v.inlines(t.ref, t.parts[0], t.pos)
		v.inlines(t.ref, t.parts[1], t.pos)
	})
}

func (v *validator) hasAsset(name string) bool {
	for _, a := range v.a.Assets {
		if a.Name == name {
			return true
		}
	}
	return false
}

func (v *validator) inlines(ref NodeRef, in []Inline, pos Pos) {
	for _, n := range in {
		switch n := n.(type) {
		case *Text:
			if n.S == "" {
				v.add(Error, "E-VALUE", pos, string(ref), "empty text")
			}
		case *NoteRef:
			v.used[n.ID] = true
			if !v.ids["n:"+n.ID] {
				v.add(Error, "E-NOTE", n.Pos, string(ref), "no note "+QuoteInput(n.ID))
			}
		default:
			kids, _ := kidsOf(n)
			v.inlines(ref, kids, pos)
		}
	}
}
