package cmd

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/kanben/kanben/cmd/internal/fleet"
	"github.com/kanben/kanben/content"
	fieldmap "github.com/kanben/kanben/content/mapped"
)

// recordName is the name of the n-th record of a file, from 1.
func recordName(file string, n int) string { return fmt.Sprintf("%s#%04d", file, n) }

// recordOf takes the name of a record apart.
func recordOf(name string) (file string, n int, ok bool) {
	at := strings.LastIndexByte(name, '#')
	if at < 1 || len(name)-at < 5 {
		return name, 0, false
	}
	n, err := strconv.Atoi(name[at+1:])
	if err != nil || n < 1 || recordName(name[:at], n) != name {
		return name, 0, false
	}
	return name[:at], n, true
}

// byRecord reports whether a map cuts inputs into records.
func (o *readOptions) byRecord() bool { return o.fields != nil && (o.From == "" || o.From == "map") }

// of returns the options for one input: a record has a format of its own.
func (o *readOptions) of(name string) content.Options {
	opts := o.content
	if _, n, ok := recordOf(name); ok && o.byRecord() {
		opts.Formats = []content.Format{fieldmap.Record(o.fields, n)}
	}
	return opts
}

// takes reports whether a file of a folder is an article or, with a map, holds records.
func (o *readOptions) takes(name string) bool {
	if !o.byRecord() {
		return isArticle(name)
	}
	return slices.Contains(fieldmap.Format(o.fields).Exts, strings.ToLower(filepath.Ext(name)))
}

// inputs gives each record of a file a name of its own, if there is a map.
func (o *readOptions) inputs(in fleet.Inputs) fleet.Inputs {
	if !o.byRecord() {
		return in
	}
	return &recordInputs{Inputs: in, read: o, spots: spots{}}
}

// spots are the places of records in their files, by name of the record.
type spots map[string]fieldmap.Spot

// place turns the places of a record's problems into those of its file.
func (s spots) place(ps []content.Problem) []content.Problem {
	if len(s) == 0 {
		return ps
	}
	out := slices.Clone(ps)
	for i, p := range out {
		if spot, ok := s[p.Pos.File]; ok {
			out[i].Pos, out[i].End = spot.Place(p.Pos), content.Pos{}
			if _, n, _ := recordOf(p.Pos.File); p.Path == "" {
				out[i].Path = "records[" + strconv.Itoa(n-1) + "]"
			}
		}
	}
	return out
}

// recordInputs are inputs of which each is cut into its records. The bytes of the files that were read last are kept,
// since records are asked for in their order; of the others only the places are.
type recordInputs struct {
	fleet.Inputs
	read *readOptions

	mu    sync.Mutex
	files []cutFile // the latest last
	spots spots
}

type cutFile struct {
	name   string
	pieces []fieldmap.Piece
}

// maxCut is how many files of records are kept: a few, for workers that are at the end of one and the begin of the next.
const maxCut = 4

// List implements fleet.Inputs. What cannot be read or cut stays one input, which says why.
func (r *recordInputs) List(ctx context.Context) ([]string, error) {
	names, err := r.Inputs.List(ctx)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, name := range names {
		pieces, err := r.pieces(ctx, name)
		if bad := (*fleet.Unreadable)(nil); err != nil && !errors.As(err, &bad) {
			return nil, err
		}
		for i := range pieces {
			out = append(out, recordName(name, i+1))
		}
		if len(pieces) == 0 {
			out = append(out, name)
		}
	}
	return out, nil
}

// Read implements fleet.Inputs.
func (r *recordInputs) Read(ctx context.Context, name string) ([]byte, error) {
	file, n, ok := recordOf(name)
	if !ok {
		return r.Inputs.Read(ctx, name)
	}
	pieces, err := r.pieces(ctx, file)
	if err != nil {
		return nil, err
	}
	if n > len(pieces) {
		return nil, fmt.Errorf("%s has changed since the plan was made", file)
	}
	return pieces[n-1].Data, nil
}

// pieces reads and cuts a file, once for all of its records.
func (r *recordInputs) pieces(ctx context.Context, file string) ([]fieldmap.Piece, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, f := range r.files {
		if f.name == file {
			return f.pieces, nil
		}
	}
	data, err := r.Inputs.Read(ctx, file)
	if err != nil {
		return nil, err
	}
	pieces := fieldmap.Split(content.Source{Name: file, Data: data}, r.read.fields, r.read.content)
	for i, p := range pieces {
		r.spots[recordName(file, i+1)] = p.Spot
	}
	if len(r.files) == maxCut {
		r.files = slices.Delete(r.files, 0, 1)
	}
	r.files = append(r.files, cutFile{file, pieces})
	return pieces, nil
}

// place is spots.place for a run whose workers may still be reading.
func (r *recordInputs) place(ps []content.Problem) []content.Problem {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.spots.place(ps)
}

// readRecords reads an input: one article a record, if there are several. spots learns where they stand.
func (a *app) readRecords(ctx context.Context, path string, o *readOptions, spots spots) ([]*input, error) {
	in, err := a.fetch(path, o)
	if err != nil {
		return nil, err
	}
	return a.records(ctx, in, o, spots)
}

// records makes articles of an input that is loaded.
func (a *app) records(ctx context.Context, in *input, o *readOptions, spots spots) ([]*input, error) {
	var err error
	var pieces []fieldmap.Piece
	if o.byRecord() {
		pieces = fieldmap.Split(content.Source{Name: in.Name, Data: in.data}, o.fields, o.content)
	}
	if len(pieces) < 2 {
		in, err = a.understand(ctx, in, o)
		return []*input{in}, err
	}
	a.remember(in.Name, source{data: in.data, encoding: o.Encoding, reader: "map"})
	var out []*input
	for i, p := range pieces {
		r := &input{Path: recordName(in.Path, i+1), Name: recordName(in.Name, i+1), data: p.Data, folder: in.folder}
		spots[r.Name] = p.Spot
		if r, err = a.understand(ctx, r, o); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}
