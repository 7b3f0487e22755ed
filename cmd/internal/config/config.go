// Package config reads kanben.yaml and merges it with flags and environment.
//
// Every setting is a flag; a flag's long name is its key in the file and, with KANBEN_ before it and _ for -, its
// name in the environment. Precedence: flag, environment, file, default (cli.md).
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/kanben/kanben/content"
)

// Name is the file that is looked for upward from the input.
const Name = "kanben.yaml"

// maxSize bounds the file; a configuration is a page of text.
const maxSize = 1 << 20

// File is a configuration that has been read. Dir is what relative paths in it count from.
type File struct {
	Path, Dir string
	Entries   []Entry
}

// Entry is a key with its values, in file order.
type Entry struct {
	Key    string
	Values []string
	Pos    content.Pos // of the key
	At     []content.Pos
}

// Find returns the path of the nearest kanben.yaml in dir or above it, "" if there is none.
func Find(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		path := filepath.Join(dir, Name)
		if i, err := os.Stat(path); err == nil && i.Mode().IsRegular() {
			return path, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", nil
		}
		dir = up
	}
}

// Read reads the file. A Problem says what is wrong with its text; the error is about the disk.
func Read(path string) (*File, []content.Problem, error) {
	i, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	if i.Size() > maxSize {
		return nil, nil, &fs.PathError{Op: "read", Path: path, Err: errors.New("larger than 1 MiB")}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	f := &File{Path: path, Dir: filepath.Dir(path)}
	return f, f.parse(data), nil
}

func (f *File) parse(data []byte) []content.Problem {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return []content.Problem{f.syntax(err)}
	}
	if len(doc.Content) == 0 {
		return nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return []content.Problem{f.problem(root, "a configuration is a list of key: value lines", "kanben init writes one")}
	}
	var ps []content.Problem
	seen := map[string]int{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if line, twice := seen[key.Value]; twice {
			ps = append(ps, f.problem(key, fmt.Sprintf("%s stands here twice", key.Value), fmt.Sprintf("the first is in line %d", line)))
			continue
		}
		seen[key.Value] = key.Line
		e := Entry{Key: key.Value, Pos: f.pos(key)}
		if p, ok := f.values(&e, value); !ok {
			ps = append(ps, p)
			continue
		}
		f.Entries = append(f.Entries, e)
	}
	return ps
}

// values takes a scalar or a list of scalars; a mapping gives NAME=VALUE entries, as --font and --limit want them.
func (f *File) values(e *Entry, n *yaml.Node) (content.Problem, bool) {
	add := func(n *yaml.Node, s string) {
		e.Values = append(e.Values, s)
		e.At = append(e.At, f.pos(n))
	}
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag != "!!null" {
			add(n, n.Value)
		}
		return content.Problem{}, true
	case yaml.SequenceNode:
		for _, item := range n.Content {
			if item.Kind != yaml.ScalarNode {
				return f.problem(item, e.Key+" takes a list of plain values", ""), false
			}
			add(item, item.Value)
		}
		return content.Problem{}, true
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i+1].Kind != yaml.ScalarNode {
				return f.problem(n.Content[i+1], e.Key+" takes name: value pairs", ""), false
			}
			add(n.Content[i+1], n.Content[i].Value+"="+n.Content[i+1].Value)
		}
		return content.Problem{}, true
	}
	return f.problem(n, e.Key+" takes a value or a list of values, no alias", ""), false
}

func (f *File) pos(n *yaml.Node) content.Pos {
	return content.Pos{File: f.Path, Line: n.Line, Col: n.Column}
}

func (f *File) problem(n *yaml.Node, msg, hint string) content.Problem {
	return content.Problem{Severity: content.Error, Code: "E-CONFIG", Pos: f.pos(n), Msg: msg, Hint: hint}
}

// syntax finds the line in the library's message, which is the only place that it gives.
func (f *File) syntax(err error) content.Problem {
	p := content.Problem{Severity: content.Error, Code: "E-CONFIG", Pos: content.Pos{File: f.Path}}
	p.Msg = strings.TrimPrefix(err.Error(), "yaml: ")
	var line int
	if n, _ := fmt.Sscanf(p.Msg, "line %d:", &line); n == 1 {
		p.Pos.Line = line
		p.Msg = strings.TrimSpace(p.Msg[strings.Index(p.Msg, ":")+1:])
	}
	return p
}
