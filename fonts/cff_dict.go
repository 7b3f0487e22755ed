package fonts

// The operators of CFF dictionaries that are read or written (Adobe TN 5176, appendix A); two-byte ones are
// 0x0C00 + the second byte.
const (
	dictFontBBox    = 5
	dictCharset     = 15
	dictCharStrings = 17
	dictPrivate     = 18
	dictSubrs       = 19
	dictDefaultW    = 20
	dictNominalW    = 21
	dictVSIndex     = 22 // CFF2
	dictVStore      = 24 // CFF2
	dictFontMatrix  = 0x0C07
	dictCharString2 = 0x0C06 // CharstringType
	dictROS         = 0x0C1E
	dictCIDCount    = 0x0C22
	dictFDArray     = 0x0C24
	dictFDSelect    = 0x0C25
)

// maxOperands is the deepest stack a dictionary may ask for.
const maxOperands = 48

// dictInts returns the operands of the operator as integers, reals as 0; nil if the dictionary has it not.
func dictInts(t table, operator int) []int {
	var operands []int
	for off := 0; off < len(t); {
		switch b := t.u8(off); {
		case b <= dictVStore: // the last three are CFF2's
			if b == 12 {
				off++
				b = 0x0C00 | t.u8(off)
			}
			off++
			if b == operator {
				return operands
			}
			operands = operands[:0]
		default:
			n, next := dictNumber(t, off)
			if len(operands) < maxOperands {
				operands = append(operands, n)
			}
			off = next
		}
	}
	return nil
}

// dictInt returns the first operand, or what else is given.
func dictInt(t table, operator, otherwise int) int {
	if list := dictInts(t, operator); len(list) > 0 {
		return list[0]
	}
	return otherwise
}

// dictNumber reads an operand and returns where the next one begins.
func dictNumber(t table, off int) (n, next int) {
	b := t.u8(off)
	switch {
	case b == 28:
		return t.i16(off + 1), off + 3
	case b == 29:
		return int(int32(t.u32(off + 1))), off + 5
	case b == 30:
		return 0, realEnd(t, off+1)
	case b >= 32 && b <= 246:
		return b - 139, off + 1
	case b >= 247 && b <= 250:
		return (b-247)*256 + t.u8(off+1) + 108, off + 2
	case b >= 251 && b <= 254:
		return -(b-251)*256 - t.u8(off+1) - 108, off + 2
	}
	return 0, off + 1
}

// realEnd returns the byte after a real number, which a nibble of 15 ends.
func realEnd(t table, off int) int {
	for off < len(t) {
		b := t.u8(off)
		off++
		if b&15 == 15 || b>>4 == 15 {
			break
		}
	}
	return off
}

// appendDict appends operands as 5-byte integers, whose length does not depend on their value, and the operator.
func appendDict(out []byte, operator int, operands ...int) []byte {
	for _, n := range operands {
		out = append(out, 29, byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
	}
	if operator >= 0x0C00 {
		out = append(out, 12)
	}
	return append(out, byte(operator))
}
