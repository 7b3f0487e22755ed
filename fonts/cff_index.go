package fonts

// cffIndex is an INDEX of CFF: count objects behind an array of offsets (Adobe TN 5176 §5).
type cffIndex struct {
	data    table // from the count on
	count   int
	offSize int
	head    int // bytes before the offsets
}

// readIndex reads the INDEX at off and returns where the next structure begins; ok is false if it does not fit.
func readIndex(t table, off int) (x cffIndex, end int, ok bool) {
	return cffIndex{data: t.from(off), count: t.u16(off), offSize: t.u8(off + 2), head: 3}.checked(off)
}

// readIndex2 is readIndex for CFF2, whose counts have 32 bits.
func readIndex2(t table, off int) (x cffIndex, end int, ok bool) {
	return cffIndex{data: t.from(off), count: t.u32(off), offSize: t.u8(off + 4), head: 5}.checked(off)
}

// checked returns the INDEX that begins at off if it fits.
func (x cffIndex) checked(off int) (_ cffIndex, end int, ok bool) {
	if x.count == 0 {
		return x, off + x.head - 1, x.data.has(0, x.head-1)
	}
	if x.offSize < 1 || x.offSize > 4 || !x.data.has(x.head, (x.count+1)*x.offSize) {
		return x, 0, false
	}
	size := x.body() + x.offset(x.count)
	return x, off + size, x.data.has(0, size)
}

// body is where offset 0 of the objects points: the byte before the first one.
func (x *cffIndex) body() int { return x.head + (x.count+1)*x.offSize - 1 }

func (x *cffIndex) offset(i int) int {
	n := 0
	for j := range x.offSize {
		n = n<<8 | x.data.u8(x.head+i*x.offSize+j)
	}
	return n
}

// at returns object i, nil if it does not exist.
func (x *cffIndex) at(i int) table {
	if i < 0 || i >= x.count {
		return nil
	}
	from, to := x.offset(i), x.offset(i+1)
	s, _ := x.data.slice(x.body()+from, to-from)
	return s
}

// appendIndex appends an INDEX of the objects whose ends in body are given.
func appendIndex(out, body []byte, ends []int) []byte {
	out = appendInts(out, len(ends))
	if len(ends) == 0 {
		return out
	}
	size := 1
	for len(body)+1 >= 1<<(8*size) {
		size++
	}
	out = append(out, byte(size))
	out = appendOffset(out, 1, size)
	for _, end := range ends {
		out = appendOffset(out, end+1, size)
	}
	return append(out, body...)
}

func appendOffset(out []byte, n, size int) []byte {
	for i := size - 1; i >= 0; i-- {
		out = append(out, byte(n>>(8*i)))
	}
	return out
}
