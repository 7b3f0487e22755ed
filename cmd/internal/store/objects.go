package store

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
)

// Objects is a place that many machines share: a folder or a bucket. Keys are slash paths such as out/ab12.pdf.
// Nothing in it is ever changed, so that no order of machines and no restart can show.
type Objects interface {
	// Create makes the object if there is none of that key, whole or not at all; won is false if there was one.
	Create(ctx context.Context, key string, data []byte) (won bool, err error)
	// Get returns the object, or an error that is fs.ErrNotExist.
	Get(ctx context.Context, key string) ([]byte, error)
	// Has reports whether there is an object of that key.
	Has(ctx context.Context, key string) (bool, error)
	// List returns the keys that begin with the prefix, ascending.
	List(ctx context.Context, prefix string) ([]string, error)
}

// Set is what the folder name/ shows to people: the keys of objects by the names they have there.
type Set struct {
	Number  int               // of the set, from 1; a later one replaces an earlier one
	Entries map[string]string // name below name/ → key
	Before  map[string]string // what name/ shows now, as far as that is known; nil = it may be anything
}

// Names shows objects under names that people use.
type Names interface {
	// Show makes name/ hold the entries of the set and nothing else. A reader of one name sees the bytes of one object or
	// of another; a reader of a folder sees one set or the other. A bucket has no such switch: there the names follow one
	// by one, and whoever wants a set reads the newest names/*.json. Show may be called again after it was cut short.
	Show(ctx context.Context, s Set) error
	// Remove removes the object; one that is not there is no error.
	Remove(ctx context.Context, key string) error
}

// Published is a store that can do both.
type Published interface {
	Objects
	Names
}

// Credentials open a bucket.
type Credentials struct{ AccessKey, SecretKey, SessionToken, Region string }

// Open returns the store at the address: file:DIR, a plain folder, or s3://bucket/prefix?endpoint=URL&region=R.
// Addresses of other kinds are an error that names the ones known.
func Open(address string, c Credentials) (Published, error) {
	scheme, rest, ok := strings.Cut(address, ":")
	switch {
	case ok && scheme == "s3":
		u, err := url.Parse(address)
		if err != nil {
			return nil, fmt.Errorf("open store: %w", err)
		}
		return openBucket(u, c)
	case ok && scheme == "file":
		return Folder{Dir: filepath.FromSlash(strings.TrimPrefix(rest, "//"))}, nil
	case strings.Contains(address, "://"):
		return nil, fmt.Errorf("open store: %s: known are file:DIR and s3://bucket/prefix", address)
	}
	return Folder{Dir: address}, nil
}

// IsAddress reports whether the word names a store rather than a plain path.
func IsAddress(s string) bool { return strings.Contains(s, "://") || strings.HasPrefix(s, "file:") }

// ErrTwice is returned by Honest when a second Create of one key won as well.
var ErrTwice = errors.New("the store let the same key be created twice: it is not create-once")

// Honest probes that the store is create-once: of two creations of the same key the second must lose.
func Honest(ctx context.Context, o Objects, key string) error {
	if _, err := o.Create(ctx, key, []byte("first")); err != nil {
		return err
	}
	won, err := o.Create(ctx, key, []byte("second"))
	if err != nil {
		return err
	}
	kept, err := o.Get(ctx, key)
	if err == nil && (won || string(kept) == "second") {
		return ErrTwice
	}
	return err
}

func checkKey(key string) error {
	if key == "" || strings.HasPrefix(key, "/") || strings.Contains(key, "\\") {
		return fmt.Errorf("store: bad key %q", key)
	}
	for part := range strings.SplitSeq(key, "/") {
		if part == "" || part == "." || part == ".." {
			return fmt.Errorf("store: bad key %q", key)
		}
	}
	return nil
}
