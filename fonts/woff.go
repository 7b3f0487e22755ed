package fonts

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
)

// maxWOFF bounds what a WOFF may unpack to: the largest Chinese faces have 40 MB.
const maxWOFF = 96 << 20

// readWOFF unpacks the tables of a WOFF 1 file (W3C WOFF File Format 1.0).
func readWOFF(data table, index int) (directory, error) {
	n := data.u16(12)
	if index != 0 || n == 0 || n > maxTables || !data.has(44, 20*n) {
		return nil, fmt.Errorf("WOFF directory: face %d, %d tables: %w", index, n, ErrFormat)
	}
	dir := make(directory, n)
	total := 0
	for i := range dir {
		rec := 44 + 20*i
		name, length := tag(data.u32(rec)), data.u32(rec+12)
		packed, ok := data.slice(data.u32(rec+4), data.u32(rec+8))
		if total += length; !ok || total > maxWOFF {
			return nil, fmt.Errorf("WOFF table %q: range or size: %w", name, ErrFormat)
		}
		body, err := unpackWOFF(packed, length)
		if err != nil {
			return nil, fmt.Errorf("WOFF table %q: %w", name, err)
		}
		dir[i] = entry{name, body}
	}
	return dir, nil
}

// unpackWOFF returns the table of the length; equal lengths mean stored (WOFF 1.0 §5).
func unpackWOFF(packed table, length int) (table, error) {
	if len(packed) == length {
		return packed, nil
	}
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	body, err := io.ReadAll(io.LimitReader(z, int64(length)))
	if err != nil || len(body) != length {
		return nil, fmt.Errorf("unpacks to %d bytes, not %d: %w", len(body), length, ErrFormat)
	}
	return body, nil
}
