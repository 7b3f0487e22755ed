package fonts

import (
	"fmt"
	"slices"
)

// Set is the faces of a document: a chain for each role, tried in order for each cluster (fonts.md). A Set is
// immutable and shared.
type Set struct {
	plan   Plan
	faces  []*Face
	chains [NumRoles][]FaceID
}

// Plan says of what the chains of a Set are made. A chain is the faces of its role, its Letters, Complete, Fallback,
// Last.
type Plan struct {
	Roles    [NumRoles][]*Face
	Letters  [NumRoles][]*Face // drawn to stand beside the face of the role: what that one lacks
	Complete []*Face           // the face with the largest repertoire
	Fallback []*Face           // the user's, then the system's
	Last     []*Face           // emoji
}

// maxFaces is how many faces a FaceID can tell apart.
const maxFaces = 256

// NewSet returns the set of the plan. A role without a face borrows: Strong and Caption from Body, Heading from
// Strong, Kai and CodeFace from Body, Fangsong from Kai.
func NewSet(p Plan) (*Set, error) {
	s := &Set{plan: p}
	ids := map[*Face]FaceID{}
	for r := range NumRoles {
		if err := s.addChain(Role(r), ids); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *Set) addChain(r Role, ids map[*Face]FaceID) error {
	in := map[*Face]bool{}
	for _, part := range [][]*Face{s.plan.own(r), s.plan.Letters[r], s.plan.Complete, s.plan.Fallback, s.plan.Last} {
		for _, f := range part {
			if in[f] {
				continue
			}
			in[f] = true
			id, err := s.add(f, ids)
			if err != nil {
				return err
			}
			s.chains[r] = append(s.chains[r], id)
		}
	}
	if len(s.chains[r]) == 0 {
		return fmt.Errorf("font set: no face for role %s", r)
	}
	return nil
}

func (s *Set) add(f *Face, ids map[*Face]FaceID) (FaceID, error) {
	if id, ok := ids[f]; ok {
		return id, nil
	}
	if len(s.faces) == maxFaces {
		return 0, fmt.Errorf("font set: more than %d faces", maxFaces)
	}
	id := FaceID(len(s.faces))
	ids[f] = id
	s.faces = append(s.faces, f)
	return id, nil
}

// own returns the faces of the role, or those of the role it borrows from.
func (p *Plan) own(r Role) []*Face {
	for len(p.Roles[r]) == 0 && r != Body {
		r = lender(r)
	}
	return p.Roles[r]
}

// lender returns the role whose face stands in for a role without one.
func lender(r Role) Role {
	switch r {
	case Heading:
		return Strong
	case Fangsong:
		return Kai
	}
	return Body
}

// With returns a set in which the face comes first for the role.
func (s *Set) With(r Role, f *Face) (*Set, error) {
	p := s.plan
	p.Roles[r] = append([]*Face{f}, p.Roles[r]...)
	return NewSet(p)
}

// WithFallback returns a set that also tries the faces, in order, before emoji.
func (s *Set) WithFallback(faces ...*Face) (*Set, error) {
	p := s.plan
	p.Fallback = append(append([]*Face{}, p.Fallback...), faces...)
	return NewSet(p)
}

// Has says whether the role has a face of its own; Fangsong has none by default, and Kai stands in.
func (s *Set) Has(r Role) bool { return len(s.plan.Roles[r]) > 0 }

// Beside reports whether the face was drawn to stand beside the one that the role begins with: what it gives is no
// substitute (FT-1). Beside a user's face it is one.
func (s *Set) Beside(r Role, id FaceID) bool {
	return len(s.plan.Roles[r]) == 1 && slices.Contains(s.plan.Letters[r], s.faces[id])
}

// Face returns the face of the id.
func (s *Set) Face(id FaceID) *Face { return s.faces[id] }

// Chain returns the ids of the faces to try for the role, best first. The caller must not change it.
func (s *Set) Chain(r Role) []FaceID { return s.chains[r] }

// Len returns how many faces the set has.
func (s *Set) Len() int { return len(s.faces) }

// Find returns the first face of the role's chain that has the character, with its nominal glyph; ok is false
// if none has it.
func (s *Set) Find(r Role, c rune) (id FaceID, g GID, ok bool) {
	for _, id := range s.chains[r] {
		if g := s.faces[id].Glyph(c); g != 0 {
			return id, g, true
		}
	}
	return 0, 0, false
}

// FindWide is Find for marks that must fill a box of one em (QU-1): it passes over faces whose glyph is narrower
// than three quarters of an em, such as the quotes of WenKai, which are borrowed from the next face.
func (s *Set) FindWide(r Role, c rune) (id FaceID, g GID, ok bool) {
	for _, id := range s.chains[r] {
		if g := s.faces[id].Glyph(c); g != 0 && s.faces[id].AdvanceEm(g) >= 750 {
			return id, g, true
		}
	}
	return 0, 0, false
}
