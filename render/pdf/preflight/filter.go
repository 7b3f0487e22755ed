package preflight

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"io"
)

// maxUnpacked bounds what a stream may inflate to.
const maxUnpacked = 512 << 20

// filters lists the names of the filters of a stream.
func (f *file) filters(d Dict) []Name {
	switch v := f.get(d["Filter"]).(type) {
	case Name:
		return []Name{v}
	case Array:
		var out []Name
		for _, x := range v {
			out = append(out, f.name(x))
		}
		return out
	}
	return nil
}

func (f *file) parms(d Dict, i int) Dict {
	switch v := f.get(d["DecodeParms"]).(type) {
	case Dict:
		if i == 0 {
			return v
		}
	case Array:
		if i < len(v) {
			return f.dict(v[i])
		}
	}
	return nil
}

// errImage is the error of a stream whose last filter is one of pictures.
var errImage = errors.New("picture data")

// decode undoes the filters of the stream.
func (f *file) decode(s *Stream) ([]byte, error) {
	data := s.Raw
	for i, name := range f.filters(s.Dict) {
		var err error
		switch name {
		case "FlateDecode", "Fl":
			data, err = inflate(data)
			if err == nil {
				data, err = f.unpredict(data, f.parms(s.Dict, i))
			}
		case "ASCIIHexDecode", "AHx":
			data = unhex(data)
		case "ASCII85Decode", "A85":
			data, err = io.ReadAll(ascii85.NewDecoder(bytes.NewReader(bytes.TrimSuffix(bytes.TrimSpace(data), []byte("~>")))))
		case "DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode":
			return data, errImage
		default:
			err = errors.New("filter " + string(name))
		}
		if err != nil {
			return nil, err
		}
	}
	return data, nil
}

func inflate(b []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(z, maxUnpacked+1))
	if err == nil && len(out) > maxUnpacked {
		err = errors.New("stream inflates too far")
	}
	return out, err
}

// unpredict undoes PNG predictors (7.4.4.4).
func (f *file) unpredict(b []byte, p Dict) ([]byte, error) {
	kind := f.int(p["Predictor"])
	if kind < 2 {
		return b, nil
	}
	if kind == 2 {
		return nil, errors.New("TIFF predictor")
	}
	colors, bits, columns := max(1, f.int(p["Colors"])), f.int(p["BitsPerComponent"]), max(1, f.int(p["Columns"]))
	if bits == 0 {
		bits = 8
	}
	if colors > 32 || bits > 16 || columns > 1<<20 {
		return nil, errSyntax
	}
	bpp, stride := max(1, colors*bits/8), (colors*bits*columns+7)/8
	out := make([]byte, 0, len(b))
	prev := make([]byte, stride)
	for len(b) > 1 {
		n := min(stride, len(b)-1)
		row := append([]byte(nil), b[1:1+n]...)
		unfilter(b[0], row, prev, bpp)
		out = append(out, row...)
		copy(prev, row)
		b = b[1+n:]
	}
	return out, nil
}

func unfilter(kind byte, row, prev []byte, bpp int) {
	for i := range row {
		var left, corner byte
		if i >= bpp {
			left, corner = row[i-bpp], prev[i-bpp]
		}
		switch kind {
		case 1:
			row[i] += left
		case 2:
			row[i] += prev[i]
		case 3:
			row[i] += byte((int(left) + int(prev[i])) / 2)
		case 4:
			row[i] += paeth(left, prev[i], corner)
		}
	}
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := distance(p, int(a)), distance(p, int(b)), distance(p, int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func distance(a, b int) int {
	if a < b {
		return b - a
	}
	return a - b
}
