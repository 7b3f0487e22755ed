package cmd

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
)

// fontFlag is a value of --font: role=file[#index].
type fontFlag struct {
	role  string
	path  string
	index int
}

// faces returns the embedded faces with the user's in front of their chains. Of several for one role the first
// given is tried first.
func (a *app) faces(values []string, licenceOK bool) (*fonts.Set, error) {
	scatterFaces()
	set := defaults.Set()
	for _, v := range slices.Backward(values) {
		f, err := parseFont(v)
		if err != nil {
			return nil, err
		}
		face, err := a.openFace(f, licenceOK)
		if err != nil {
			return nil, err
		}
		if set, err = withFace(set, f.role, face); err != nil {
			return nil, bug(err)
		}
	}
	return set, nil
}

func withFace(set *fonts.Set, role string, face *fonts.Face) (*fonts.Set, error) {
	if role == "fallback" {
		return set.WithFallback(face)
	}
	for r := range fonts.NumRoles {
		if fonts.Role(r).String() == role {
			return set.With(fonts.Role(r), face)
		}
	}
	return nil, fmt.Errorf("role %s is unknown", role)
}

func parseFont(v string) (fontFlag, error) {
	f := fontFlag{role: "body", path: v}
	if role, path, named := strings.Cut(v, "="); named {
		f.role, f.path = role, path
	}
	if path, number, numbered := strings.Cut(f.path, "#"); numbered {
		n, err := strconv.Atoi(number)
		if err != nil || n < 0 {
			return f, usage("as in --font body=fonts.ttc#2", "--font %s: %q is no index", v, number)
		}
		f.path, f.index = path, n
	}
	if f.path == "" {
		return f, usage("as in --font kai=FILE", "--font %s: no file", v)
	}
	return f, oneOf("--font", f.role, "body", "strong", "caption", "heading", "kai", "fangsong", "code", "fallback")
}

// openFace reads a face and asks its licence bits whether it may be embedded (fonts.md).
func (a *app) openFace(f fontFlag, licenceOK bool) (*fonts.Face, error) {
	name := filepath.ToSlash(f.path)
	data, err := os.ReadFile(f.path)
	if err != nil {
		return nil, world(exitPage, "E-FONT", name, err, "")
	}
	face, err := fonts.Open(data, f.index)
	if err != nil {
		return nil, &fault{code: exitPage, cause: err, problem: content.Problem{Severity: content.Error, Code: "E-FONT",
			Pos: content.Pos{File: name}, Msg: strings.TrimPrefix(err.Error(), "open font: "),
			Hint: "TrueType, OpenType, their collections and WOFF are read"}}
	}
	if e := face.Embedding(); !licenceOK && !e.PDF {
		return nil, &fault{code: exitPage, problem: content.Problem{Severity: content.Error, Code: "E-FONT",
			Pos: content.Pos{File: name}, Msg: "its licence bits forbid embedding",
			Hint: "--font-licence-ok, if you have the right to embed it"}}
	}
	if f.index == 0 && bytes.HasPrefix(data, []byte("ttcf")) {
		a.say("%s is a collection: its first face is taken", name)
	}
	return face, nil
}
