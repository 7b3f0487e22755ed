package store

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"

	"github.com/minio/minio-go/v7"
)

// lanes is how many names are written at once: a store's answers take their time.
const lanes = 16

// Show puts the objects whose names are new or changed, and removes the names that are gone only when all of those are
// there. A put replaces an object as a whole.
func (b *bucket) Show(ctx context.Context, s Set) error {
	if s.Before == nil {
		known, err := b.List(ctx, "name/")
		if err != nil {
			return err
		}
		s.Before = map[string]string{}
		for _, key := range known {
			s.Before[strings.TrimPrefix(key, "name/")] = ""
		}
	}
	var puts, gone []string
	for name, key := range s.Entries {
		if s.Before[name] != key {
			puts = append(puts, name)
		}
	}
	for name := range s.Before {
		if s.Entries[name] == "" {
			gone = append(gone, name)
		}
	}
	if err := inLanes(puts, func(name string) error { return b.put(ctx, "name/"+name, s.Entries[name]) }); err != nil {
		return err
	}
	return inLanes(gone, func(name string) error { return b.Remove(ctx, "name/"+name) })
}

func (b *bucket) put(ctx context.Context, name, key string) error {
	if err := errors.Join(checkKey(name), checkKey(key)); err != nil {
		return err
	}
	data, err := b.Get(ctx, key)
	if err != nil {
		return err
	}
	_, err = b.client.PutObject(ctx, b.name, b.prefix+name, bytes.NewReader(data), int64(len(data)),
		minio.PutObjectOptions{ContentType: mediaType(name), DisableMultipart: true})
	return err
}

// inLanes calls do for each word, a few at once, and returns what failed.
func inLanes(words []string, do func(string) error) error {
	var wg sync.WaitGroup
	errs := make([]error, min(lanes, len(words)))
	for lane := range errs {
		wg.Go(func() {
			for i := lane; i < len(words) && errs[lane] == nil; i += len(errs) {
				errs[lane] = do(words[i])
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}
