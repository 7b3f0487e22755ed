// Package pack opens zip archives without letting them grow beyond their limits (content.md §4).
package pack

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"

	"github.com/kanben/kanben/content"
)

// Archive is an open zip archive.
type Archive struct {
	name    string
	limits  content.Limits
	files   map[string]*zip.File
	order   []string
	left    int64 // bytes that may still be unpacked
	packed  int64
	problem *content.Problem
}

// Open reads the list of members. A problem is E-ZIP or E-FORMAT with the member it is about.
func Open(src content.Source, o content.Options) (*Archive, []content.Problem) {
	l := o.Limits.WithDefaults()
	a := &Archive{name: src.Name, limits: l, files: map[string]*zip.File{}, left: l.Unpacked, packed: int64(len(src.Data))}
	r, err := zip.NewReader(bytes.NewReader(src.Data), int64(len(src.Data)))
	if err != nil {
		return nil, []content.Problem{a.fail("E-ZIP", "", "the archive is damaged: "+err.Error())}
	}
	if len(r.File) > l.Members {
		return nil, []content.Problem{a.fail("E-ZIP", "", fmt.Sprintf("the archive has %d members, the limit is %d", len(r.File), l.Members))}
	}
	for _, f := range r.File {
		if f.FileInfo().IsDir() {
			continue
		}
		if !fs.ValidPath(f.Name) {
			return nil, []content.Problem{a.fail("E-ZIP", f.Name, "the name of a member leaves the archive")}
		}
		if a.files[f.Name] == nil {
			a.order = append(a.order, f.Name)
		}
		a.files[f.Name] = f
	}
	return a, nil
}

// Has reports whether the archive has the member.
func (a *Archive) Has(name string) bool { return a.files[name] != nil }

// Names returns the members in the order of the archive.
func (a *Archive) Names() []string { return a.order }

// Read unpacks a member. ok is false if there is none, or if it is damaged or too large: see Problems.
func (a *Archive) Read(name string) (data []byte, ok bool) {
	f := a.files[path.Clean(name)]
	if f == nil || a.problem != nil {
		return nil, false
	}
	r, err := f.Open()
	if err != nil {
		return nil, a.stop(name, err)
	}
	defer r.Close()
	limit := min(a.left, max(int64(f.CompressedSize64), 4096)*int64(a.limits.Ratio))
	data, err = io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, a.stop(name, err)
	}
	if int64(len(data)) > limit {
		return nil, a.stop(name, errTooLarge)
	}
	a.left -= int64(len(data))
	return data, true
}

var errTooLarge = errors.New("it unpacks to more than the limits allow")

func (a *Archive) stop(name string, err error) bool {
	p := a.fail("E-ZIP", name, err.Error())
	a.problem = &p
	return false
}

// Problems returns what stopped the unpacking.
func (a *Archive) Problems() []content.Problem {
	if a.problem == nil {
		return nil
	}
	return []content.Problem{*a.problem}
}

func (a *Archive) fail(code, member, msg string) content.Problem {
	return content.Problem{Severity: content.Error, Code: code, Pos: content.Pos{File: a.name, Line: 1, Col: 1}, Path: member, Msg: msg}
}
