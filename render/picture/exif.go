package picture

import "encoding/binary"

// exif reads orientation and resolution from a TIFF structure (EXIF 2.3 §4.6.4). What does not fit is left out:
// a broken EXIF block is no broken picture.
func (in *Info) exif(b []byte) {
	if len(b) < 8 {
		return
	}
	order := binary.ByteOrder(binary.BigEndian)
	if b[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(b[4:]))
	if at < 8 || at+2 > len(b) {
		return
	}
	unit, ppi := 2, 0
	for n := int(order.Uint16(b[at:])); n > 0; n-- {
		e := at + 2 + 12*(n-1)
		if e+12 > len(b) {
			continue
		}
		v := int(order.Uint16(b[e+8:]))
		switch order.Uint16(b[e:]) {
		case 0x112: // Orientation
			if v >= 1 && v <= 8 {
				in.Orientation = v
			}
		case 0x128: // ResolutionUnit
			unit = v
		case 0x11a: // XResolution
			ppi = rational(b, order, int(order.Uint32(b[e+8:])))
		}
	}
	if unit == 3 {
		ppi = (ppi*254 + 50) / 100
	}
	if ppi > 0 && ppi < 100_000 {
		in.PPI = ppi
	}
}

func rational(b []byte, order binary.ByteOrder, at int) int {
	if at < 0 || at+8 > len(b) {
		return 0
	}
	den := order.Uint32(b[at+4:])
	if den == 0 {
		return 0
	}
	return int(order.Uint32(b[at:]) / den)
}
