package cmd

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"

	"github.com/kanben/kanben/cmd/internal/store"
	"github.com/kanben/kanben/render/export"
)

// writers are the outputs of one job, none of which has its name yet.
type writers struct{ files []*writer }

type writer struct {
	path, format string
	file         *store.File
	out          io.Writer
	n            int64
}

func (w *writer) Write(p []byte) (int, error) {
	n, err := w.out.Write(p)
	w.n += int64(n)
	if err != nil {
		return n, world(exitOutput, "E-OUTPUT", filepath.ToSlash(w.path), err, outputHint(err))
	}
	return n, nil
}

func (o *exportOptions) open(outs []output) (*writers, export.Sinks, error) {
	all, sinks := &writers{}, export.Sinks{}
	for _, out := range outs {
		w := &writer{path: out.Path, format: out.Format, out: o.Out}
		if out.Path != "-" {
			f, err := store.Begin(out.Path)
			if err != nil {
				all.abort()
				return nil, sinks, world(exitOutput, "E-OUTPUT", filepath.ToSlash(out.Path), err, outputHint(err))
			}
			w.file, w.out = f, f
		}
		all.files = append(all.files, w)
		switch out.Format {
		case "epub":
			sinks.EPUB = w
		case "cover":
			sinks.Cover = w
		default:
			sinks.PDF = w
		}
	}
	return all, sinks, nil
}

func (w *writers) abort() {
	for _, f := range w.files {
		if f.file != nil {
			f.file.Abort()
		}
	}
}

func (w *writers) commit() error {
	for _, f := range w.files {
		if f.file == nil {
			continue
		}
		if err := f.file.Commit(); err != nil {
			return world(exitOutput, "E-OUTPUT", filepath.ToSlash(f.path), err, outputHint(err))
		}
	}
	return nil
}

// explain keeps a fault of an output, and takes a file that could not be made on the way (in the temporary folder)
// for one; everything else that Export returns is a broken invariant.
func (w *writers) explain(err error) error {
	var f *fault
	if errors.As(err, &f) || errors.Is(err, context.Canceled) {
		return err
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return world(exitOutput, "E-OUTPUT", filepath.ToSlash(p.Path), p.Err, "the temporary folder ($TMPDIR) has to exist and have room")
	}
	return bug(err)
}

func outputHint(err error) string {
	if errors.Is(err, errNotAllowed) {
		return "choose another place with -o"
	}
	return ""
}
