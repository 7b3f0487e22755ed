package layout

// rubyPart is the elements that take the base and the reading of a ruby from here on.
type rubyPart struct {
	base, reading int32
	read          bool // its reading stands on a page already
}

// partRubies gives each line of a ruby that runs over several lines or columns a Ruby of its own: base and reading
// alternate there, and the tree is read in the order of the content (pdf.md).
func (d *Document) partRubies() {
	parts := map[int32]*rubyPart{}
	for i := range d.Elems {
		if d.Elems[i].Kind == "Ruby" {
			parts[int32(i)] = &rubyPart{}
		}
	}
	if len(parts) == 0 {
		return
	}
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			m := markOf(it)
			if m.Elem < 0 {
				continue
			}
			switch part := parts[d.Elems[m.Elem].Parent]; d.Elems[m.Elem].Kind {
			case "RB":
				m.Elem = d.rubyBase(part, m.Elem)
			case "RT":
				m.Elem = part.takeReading(m.Elem)
			}
		}
	}
}

// rubyBase returns the element of a piece of the base: a new one after a reading.
func (d *Document) rubyBase(p *rubyPart, base int32) int32 {
	switch {
	case p.base == 0:
		p.base, p.reading = base, base+1
	case p.read:
		ruby := d.Elems[d.Elems[base].Parent]
		at := int32(len(d.Elems))
		rb, rt := d.Elems[base], d.Elems[base+1]
		rb.Parent, rt.Parent = at, at
		d.Elems = append(d.Elems, ruby, rb, rt)
		p.base, p.reading, p.read = at+1, at+2, false
	}
	return p.base
}

func (p *rubyPart) takeReading(reading int32) int32 {
	p.read = true
	if p.reading == 0 {
		return reading
	}
	return p.reading
}
