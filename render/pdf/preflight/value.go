package preflight

// The kinds of objects (ISO 32000-1 7.3): nil, bool, int, float64, String, Name, Array, Dict, *Stream, Ref.
type (
	// String is the bytes of a string object.
	String []byte
	// Name is a name without its slash.
	Name string
	// Array is an array object.
	Array []any
	// Dict is a dictionary object.
	Dict map[Name]any
	// Ref is an indirect reference.
	Ref struct{ Num, Gen int }
	// Stream is a stream object, its data still encoded.
	Stream struct {
		Dict Dict
		Raw  []byte
	}
)

// number returns the value of a number.
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// box is a rectangle with its corners in order.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) holds(o box) bool {
	const t = 0.01
	return o.x0 >= b.x0-t && o.y0 >= b.y0-t && o.x1 <= b.x1+t && o.y1 <= b.y1+t
}

func (b box) meets(o box) bool {
	return o.x0 < b.x1 && o.x1 > b.x0 && o.y0 < b.y1 && o.y1 > b.y0
}

func (b *box) add(x, y float64) {
	b.x0, b.y0, b.x1, b.y1 = min(b.x0, x), min(b.y0, y), max(b.x1, x), max(b.y1, y)
}
