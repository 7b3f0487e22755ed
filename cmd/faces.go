package cmd

import (
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

// fontFlag is a value of --font: role=file[#index][:weight].
type fontFlag struct {
	role   string
	path   string
	index  int // in a collection; -1 = the one made for the language
	weight int // of a variable face; 0 = its default, 700 for strong and heading
}

// faces returns the embedded faces with the user's in front of their chains. Of several for one role the first
// given is tried first.
func (a *app) faces(values []string, licenceOK bool) (*fonts.Set, error) {
	scatterFaces()
	set := defaults.Set()
	opened := map[fontFlag]*fonts.Face{} // a file named for several roles is one face, embedded once
	for _, v := range slices.Backward(values) {
		f, err := parseFont(v)
		if err != nil {
			return nil, err
		}
		face, err := a.oneFace(opened, f, licenceOK)
		if err != nil {
			return nil, err
		}
		if set, err = withFace(set, f.role, face); err != nil {
			return nil, bug(err)
		}
	}
	return set, nil
}

// oneFace opens the face, or returns the one that was opened for another role. Only of a variable face do the bold
// roles take another instance.
func (a *app) oneFace(opened map[fontFlag]*fonts.Face, f fontFlag, licenceOK bool) (*fonts.Face, error) {
	plain := f
	plain.role = ""
	if face := opened[plain]; face != nil && len(face.Axes()) == 0 {
		return face, nil
	}
	face, err := a.openFace(f, licenceOK)
	if err == nil {
		opened[plain] = face
	}
	return face, err
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
	f := fontFlag{role: "body", path: v, index: -1}
	if role, path, named := strings.Cut(v, "="); named {
		f.role, f.path = role, path
	}
	if i := strings.LastIndex(f.path, ":"); i > 0 {
		if n, err := strconv.Atoi(f.path[i+1:]); err == nil && n >= 1 && n <= 1000 {
			f.path, f.weight = f.path[:i], n
		}
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
	face, err := a.openIndex(f, name, data)
	if err != nil {
		return nil, &fault{code: exitPage, cause: err, problem: content.Problem{Severity: content.Error, Code: "E-FONT",
			Pos: content.Pos{File: name}, Msg: strings.TrimPrefix(err.Error(), "open font: "),
			Hint: "TrueType, OpenType, their collections and WOFF are read"}}
	}
	if licenceOK {
		face.Grant()
	}
	if !face.Embedding().PDF {
		return nil, &fault{code: exitPage, problem: content.Problem{Severity: content.Error, Code: "E-FONT",
			Pos: content.Pos{File: name}, Msg: "its licence bits forbid embedding (" + face.Licence() + ")",
			Hint: "--font-licence-ok, if you have the right to embed it"}}
	}
	return face, nil
}

// openIndex opens the face that the flag names. Of a collection without an index it takes the one whose name fits the
// language, else the first, and says so; of a variable face the weight asked for, bold for the bold roles.
func (a *app) openIndex(f fontFlag, name string, data []byte) (*fonts.Face, error) {
	if f.index < 0 {
		f.index, _ = fonts.FitLanguage(data, "zh-Hans")
		if n := fonts.Faces(data); n > 1 {
			a.say("%s holds %d faces: #%d is taken", name, n, f.index)
		}
	}
	face, err := fonts.Open(data, f.index)
	if err != nil {
		return nil, err
	}
	if f.weight == 0 && (f.role == "strong" || f.role == "heading") {
		f.weight = 700
	}
	for _, axis := range face.Axes() {
		if axis.Tag == "wght" && f.weight > 0 {
			return fonts.OpenAt(data, f.index, fonts.AxisValue{Tag: axis.Tag, Value: float64(f.weight)})
		}
	}
	return face, nil
}
