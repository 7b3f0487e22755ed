package fonts

// Set is the faces of a document: a chain for each role, tried in order for each cluster (fonts.md). A Set is
// immutable and shared.
type Set struct {
	faces  []*Face
	chains [NumRoles][]FaceID
}

// Face returns the face of the id.
func (s *Set) Face(id FaceID) *Face { return s.faces[id] }

// Chain returns the ids of the faces to try for the role, best first.
func (s *Set) Chain(r Role) []FaceID { return s.chains[r] }

// Len returns how many faces the set has.
func (s *Set) Len() int { return len(s.faces) }
