package fonts

// An item variation store holds deltas in lists, each with the regions of the design space that its columns belong to
// (OpenType, Item variation stores). maxRegions bounds the regions of a list: CFF2 allows what its stack holds.
const maxRegions = 512

// storeLists returns how many lists the store has.
func storeLists(store table) int { return min(store.u16(6), max(0, len(store)-8)/4, maxFDs) }

// storeScalars returns how strongly each region of a list counts at the place; nil if the list is broken.
func storeScalars(store table, outer int, coords []float64) []float64 {
	list, regions := store.from(store.u32(8+4*outer)), store.from(store.u32(2))
	n := list.u16(4)
	if n > maxRegions || regions.u16(0) != len(coords) || !list.has(6, 2*n) {
		return nil
	}
	scalars := make([]float64, n)
	for i := range scalars {
		scalars[i] = 1
		rec := 4 + 6*len(coords)*list.u16(6+2*i)
		for axis, at := range coords {
			where := rec + 6*axis
			scalars[i] *= tent(at, f2dot14(regions, where), f2dot14(regions, where+2), f2dot14(regions, where+4))
		}
	}
	return scalars
}

// storeDelta returns the delta of an item at the place.
func storeDelta(store table, outer, inner int, coords []float64) float64 {
	if outer >= storeLists(store) {
		return 0
	}
	scalars, list := storeScalars(store, outer, coords), store.from(store.u32(8+4*outer))
	if inner >= list.u16(0) {
		return 0
	}
	words, long := list.u16(2)&0x7FFF, list.u16(2)>>15
	wide, narrow := 2<<long, 1<<long // bytes of the first columns, and of the others
	words = min(words, len(scalars))
	row := 6 + 2*len(scalars) + inner*(words*wide+(len(scalars)-words)*narrow)
	sum := 0.0
	for i, s := range scalars {
		size := narrow
		if i < words {
			size = wide
		}
		sum += s * float64(signed(list, row, size))
		row += size
	}
	return sum
}

// signed reads a number of 1, 2 or 4 bytes.
func signed(t table, off, size int) int {
	switch size {
	case 1:
		return int(int8(t.u8(off)))
	case 2:
		return t.i16(off)
	}
	return int(int32(t.u32(off)))
}

// metricDelta returns what HVAR or VVAR adds to the advance of the glyph, whose map stands third in both (OpenType
// HVAR).
func metricDelta(t table, g int, coords []float64) int {
	if t == nil {
		return 0
	}
	outer, inner := 0, g
	if at := t.u32(8); at != 0 {
		outer, inner = mapDelta(t.from(at), g)
	}
	return nearest(storeDelta(t.from(t.u32(4)), outer, inner, coords))
}

// mapDelta looks the glyph up in a DeltaSetIndexMap; glyphs behind its end have the last entry.
func mapDelta(t table, g int) (outer, inner int) {
	count, at := t.u16(2), 4
	if t.u8(0) == 1 {
		count, at = t.u32(2), 6
	}
	size, bits := t.u8(1)>>4&3+1, t.u8(1)&15+1
	if count == 0 {
		return 0, g
	}
	at += size * min(g, count-1)
	entry := 0
	for i := range size {
		entry = entry<<8 | t.u8(at+i)
	}
	return entry >> bits, entry & (1<<bits - 1)
}
