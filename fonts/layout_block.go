package fonts

import "encoding/binary"

// block is a table under construction: fixed fields first, then the tables that its 16-bit offsets lead to. Equal
// ones are laid down once.
type block struct {
	data  []byte
	links []link
}

// link is an offset at a place in a block, and the table it leads to.
type link struct {
	at int
	to []byte
}

// ints appends 16-bit fields.
func (b *block) ints(values ...int) { b.data = appendInts(b.data, values...) }

// link appends an offset; nil stands for none.
func (b *block) link(to []byte) {
	if to != nil {
		b.links = append(b.links, link{len(b.data), to})
	}
	b.ints(0)
}

// bytes returns the table with what it leads to; nil if an offset does not fit.
func (b *block) bytes() []byte {
	placed := map[string]int{}
	for _, l := range b.links {
		at, ok := placed[string(l.to)]
		if !ok {
			at = len(b.data)
			placed[string(l.to)] = at
			b.data = append(b.data, l.to...)
		}
		if at > 0xFFFF {
			return nil
		}
		binary.BigEndian.PutUint16(b.data[l.at:], uint16(at))
	}
	return b.data
}
