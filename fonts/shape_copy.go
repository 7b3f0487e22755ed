package fonts

// layoutTables are the tables the shaper needs: no outlines, which it would parse all at once.
var layoutTables = [...]string{"BASE", "GDEF", "GPOS", "GSUB", "OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "vhea", "vmtx"}

// layoutCopy returns the face without outlines for the shaper. VORG says that vertical origins lie at height 0;
// clean and Face.Vertical know better.
func (f *Face) layoutCopy() []byte {
	var b fontBuilder
	for _, name := range layoutTables {
		t := f.dir.find(name)
		switch {
		case t == nil:
		case name == "GSUB" || name == "GPOS":
			b.add(name, mendLayout(t, name == "GPOS", f.glyphs))
		default:
			b.add(name, t)
		}
	}
	b.add("VORG", []byte{0, 1, 0, 0, 0, 0, 0, 0})
	return b.bytes(kindTrueType)
}
