package cmd

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/kanben/kanben/cmd/internal/store"
	"github.com/kanben/kanben/content"
)

// pictureFiles puts the pictures of what was read beside the file that is written, so that it finds them wherever it is
// and stays small enough to be read: those inside of the input (Word, EPUB, MHTML) and of --asset-map into a
// folder of their own, those beside the input to the same path. On standard output pictures stay base64.
type pictureFiles struct {
	*convertOptions
	in     *input
	folder string // that the file is written to
	own    string // folder in it, for pictures without a path
	used   map[string]bool
}

func (o *convertOptions) pictureFiles(in *input, output string) *pictureFiles {
	base := filepath.Base(output)
	return &pictureFiles{o, in, filepath.Dir(output), strings.TrimSuffix(base, filepath.Ext(base)) + "-pictures", map[string]bool{}}
}

func (p *pictureFiles) write(c *content.Collection) error {
	for _, a := range c.Articles() {
		for i := range a.Assets {
			if err := p.asset(&a.Assets[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// asset writes the file of one picture and says where it is. One that cannot be found stays as it was named.
func (p *pictureFiles) asset(s *content.Asset) error {
	switch n, rest, ok := mapped(s.URL, p.Read.assets); {
	case s.Path != "":
		if p.sameFolder() {
			return nil
		}
		data, err := fs.ReadFile(p.in.base(), s.Path)
		if err != nil {
			return nil
		}
		return p.put(s.Path, data, false)
	case len(s.Bytes) > 0:
		name := p.name(s.Name)
		if err := p.put(name, s.Bytes, true); err != nil {
			return err
		}
		s.Path, s.Bytes = name, nil
	case ok:
		data, err := fs.ReadFile(os.DirFS(p.Read.assets[n].dir), rest)
		if err != nil {
			return nil
		}
		name := p.name(rest)
		if err := p.put(name, data, true); err != nil {
			return err
		}
		s.Path = name
	}
	return nil
}

func (p *pictureFiles) sameFolder() bool {
	to, err := os.Stat(p.folder)
	if err != nil || p.in.folder == nil {
		return false
	}
	from, err := p.in.folder.Stat(".")
	return err == nil && os.SameFile(from, to)
}

// name is the path of a picture in the folder for pictures, different from those before.
func (p *pictureFiles) name(of string) string {
	if u, err := url.Parse(of); err == nil && u.Path != "" {
		of = u.Path
	}
	base := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, path.Base(of))
	ext := path.Ext(base)
	stem := strings.Trim(strings.TrimSuffix(base, ext), ". ")
	if stem == "" {
		stem = "picture"
	}
	name := stem + ext
	for n := 2; p.used[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s-%d%s", stem, n, ext)
	}
	p.used[strings.ToLower(name)] = true
	return path.Join(p.own, name)
}

// put writes a file below the folder. Only a file of the folder for pictures is replaced by another.
func (p *pictureFiles) put(name string, data []byte, replace bool) error {
	to := filepath.Join(p.folder, filepath.FromSlash(name))
	have, err := os.ReadFile(to)
	if err == nil && bytes.Equal(have, data) {
		return nil
	}
	if err == nil && !replace {
		return &fault{code: exitOutput, problem: content.Problem{Severity: content.Error, Code: "E-OUTPUT", Pos: content.Pos{File: filepath.ToSlash(to)},
			Msg: "another file has the name of a picture of " + p.in.Name, Hint: "write into another folder"}}
	}
	if err := store.Write(to, func(w io.Writer) error { _, err := w.Write(data); return err }); err != nil {
		return world(exitOutput, "E-OUTPUT", filepath.ToSlash(to), err, "")
	}
	p.say("wrote %s", filepath.ToSlash(to))
	return nil
}
