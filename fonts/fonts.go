// Package fonts reads, shapes and subsets typefaces.
//
// Most callers take defaults.Set (package fonts/defaults) or build a Set from faces that Open has read. A Face
// is immutable and may be shared by goroutines. The package reads bytes that the caller gives it and nothing
// else; it knows no article and no page. It is no rasteriser.
package fonts

// GID is a glyph index in one face; 0 is .notdef.
type GID uint16

// FaceID is the index of a face in a Set.
type FaceID uint8

// Role is what a face is for (fonts.md, themes.md).
type Role uint8

// The roles; a Set has a chain of faces for each.
const (
	Body     Role = iota // 宋体 Regular, running text
	Strong               // 宋体 Bold, titles and strong text
	Caption              // 黑体 Regular, captions, datelines, labels
	Heading              // 黑体 Bold, section headings, run-in heads
	Kai                  // 楷体: slogans, quotations, credits
	Fangsong             // 仿宋
	CodeFace             // code
	NumRoles = int(CodeFace) + 1
)

// String returns the name of the role as --font takes it, with strong for the bold of the body.
func (r Role) String() string {
	return [NumRoles]string{"body", "strong", "caption", "heading", "kai", "fangsong", "code"}[r]
}
