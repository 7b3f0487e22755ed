package cmd

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/kanben/kanben/cmd/internal/fleet"
	"github.com/kanben/kanben/content"
)

// shelf is a folder of inputs on disk: names are paths as the user wrote them.
type shelf struct {
	paths []string
	maps  []assetMap
	limit int64
}

func (s *shelf) List(context.Context) ([]string, error) { return s.paths, nil }

// Read returns the input's bytes. What the disk refuses is the article's failure: the others go on.
func (s *shelf) Read(_ context.Context, name string) ([]byte, error) {
	data, err := s.read(filepath.FromSlash(name))
	if err != nil {
		return nil, &fleet.Unreadable{Code: exitInput, Problem: content.Problem{Severity: content.Error, Code: "E-INPUT", Msg: reason(err)}}
	}
	return data, nil
}

func (s *shelf) read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readUpTo(f, s.limit)
}

func (s *shelf) Base(_ context.Context, name string) fs.FS {
	return pictureFolder{filepath.Dir(filepath.FromSlash(name)), s.maps}
}

// pictureFolder opens pictures below the input's folder or a folder of --asset-map, and nowhere else.
type pictureFolder struct {
	dir  string
	maps []assetMap
}

func (d pictureFolder) Open(name string) (fs.File, error) {
	for i, m := range d.maps {
		if rest, ok := strings.CutPrefix(name, mapPrefix(i)); ok {
			return os.OpenInRoot(m.dir, filepath.FromSlash(rest))
		}
	}
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return os.OpenInRoot(d.dir, filepath.FromSlash(name))
}
