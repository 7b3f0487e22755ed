package picture

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// Check reads the whole picture and reports whether it is what its head promises. A JPEG is walked, a PNG is
// inflated, neither is decoded; of the other kinds decoding is the check. It returns the number of bytes.
func Check(r io.Reader, in *Info) (size int64, err error) {
	c := &counter{r: io.LimitReader(r, MaxBytes+1)}
	b := bufio.NewReaderSize(c, 64<<10)
	switch in.MediaType {
	case JPEG:
		err = checkJPEG(b, in)
	case PNG:
		err = checkPNG(b, in)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("the file is cut short")
	}
	if err == nil {
		_, err = io.Copy(io.Discard, b)
	}
	if err == nil && c.n > MaxBytes {
		err = fmt.Errorf("larger than %d MiB", MaxBytes>>20)
	}
	if err != nil {
		return c.n, fmt.Errorf("read %s: %w", name(in.MediaType), err)
	}
	return c.n, nil
}

// counter counts what is read.
type counter struct {
	r io.Reader
	n int64
}

// Read implements io.Reader.
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
