package content

import "strconv"

// NodeRef names a node of an article by its path, so that edits, page maps and problems can point at it:
//
//	title kicker subtitle original            the title block
//	abstract.b0                               blocks of the abstract
//	s2.label s2.slogan s2.heading             of Sections[2]
//	s2.b3                                     Sections[2].Blocks[3]
//	n0.b1                                     Notes[0].Blocks[1]
//
// and below a block: .by (of a quotation), .title (of a callout), .caption (of a figure or table), .b1 (a block
// within a quotation or callout), .i2.b0 (a block of list item 2), .r1c0 (a cell), .l4 (a line of verse).
// In a collection the article comes first: a3/s2.b3. The offset that goes with a NodeRef counts code points
// of InlineText of its inlines (for a Para: RunIn and Text joined).
type NodeRef string

// Down returns the node one step below: ref.Down("b", 3) is ref + ".b3".
func (r NodeRef) Down(step string, i int) NodeRef {
	return r + "." + NodeRef(step) + NodeRef(strconv.Itoa(i))
}

// Sub returns the named part of a node: ref.Sub("caption").
func (r NodeRef) Sub(part string) NodeRef { return r + "." + NodeRef(part) }

// SectionRef returns the node of Sections[i].
func SectionRef(i int) NodeRef { return "s" + NodeRef(strconv.Itoa(i)) }

// NoteRefNode returns the node of Notes[i].
func NoteRefNode(i int) NodeRef { return "n" + NodeRef(strconv.Itoa(i)) }

// In returns the node as seen from a collection, where the article has index i.
func (r NodeRef) In(i int) NodeRef { return "a" + NodeRef(strconv.Itoa(i)) + "/" + r }
