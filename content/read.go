package content

import "context"

// Read reads exactly one article; more than one is E-MANY.
func Read(ctx context.Context, src Source, o Options) (*Article, []Problem, error) {
	panic("content: not built yet")
}

// ReadAll reads all articles of the source: decode, choose the reader, read, normalise, validate.
func ReadAll(ctx context.Context, src Source, o Options) (*Collection, []Problem, error) {
	panic("content: not built yet")
}
