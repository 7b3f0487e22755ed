package layout

import "slices"

// order numbers the elements anew so that the structure tree is read in the order of the page contents: a note
// stands where its page ends, not where it was composed (pdf.md: reading order = content order).
func (d *Document) order() {
	d.partRubies()
	d.homeNotes()
	first := d.firstPlaces()
	kids := make([][]int32, len(d.Elems))
	for i := 1; i < len(d.Elems); i++ {
		e := d.Elems[i].Parent
		kids[e] = append(kids[e], int32(i))
	}
	moved := make([]int32, len(d.Elems)) // new index of each element
	next := int32(0)
	var walk func(e int32)
	walk = func(e int32) {
		moved[e] = next
		next++
		slices.SortStableFunc(kids[e], func(a, b int32) int { return int(first[a]) - int(first[b]) })
		for _, k := range kids[e] {
			walk(k)
		}
	}
	walk(0)
	d.renumber(moved)
}

// firstPlaces returns, for each element, the number of the first item that it or anything in it has; elements
// without items take that of the one after them.
func (d *Document) firstPlaces() []int32 {
	first := make([]int32, len(d.Elems))
	for i := range first {
		first[i] = -1
	}
	n := int32(0)
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			n++
			for e := markOf(it).Elem; e > 0 && first[e] < 0; e = d.Elems[e].Parent {
				first[e] = n
			}
		}
	}
	last := n + 1
	for i := len(first) - 1; i > 0; i-- {
		if first[i] < 0 {
			first[i] = last
		}
		last = first[i]
	}
	return first
}

func (d *Document) renumber(moved []int32) {
	elems := make([]Elem, len(d.Elems))
	for i := range d.Elems {
		e := d.Elems[i]
		if e.Parent >= 0 {
			e.Parent = moved[e.Parent]
		}
		if e.Dest > 0 {
			e.Dest = moved[e.Dest-1] + 1
		}
		for k := range e.Headers {
			e.Headers[k] = moved[e.Headers[k]]
		}
		elems[moved[i]] = e
	}
	d.Elems = elems
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if m := markOf(it); m.Elem > 0 {
				m.Elem = moved[m.Elem]
			}
		}
	}
	for i := range d.Outline {
		d.Outline[i].Elem = moved[d.Outline[i].Elem]
	}
}
