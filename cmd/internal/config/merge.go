package config

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/kanben/kanben/content"
)

// The annotations a flag may carry: Paths says that its value is a path (or NAME=path), Local that it is no
// setting for files and environment.
const (
	Paths = "kanben_path"
	Local = "kanben_local"
)

// Origin says where a setting's value came from.
type Origin struct {
	Name, Value, From string // From: flag, $KANBEN_…, file:line, default
}

// Merge fills the flags that the command line did not set, from the environment and then from the file (which may
// be nil). known are all keys of all commands: a key of another command is fine, one of none is E-CONFIG.
func Merge(flags *pflag.FlagSet, lookup func(string) (string, bool), file *File, known []string) ([]Origin, []content.Problem) {
	m := merger{lookup: lookup, file: file}
	m.unknown(known)
	var origins []Origin
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Annotations[Local] == nil {
			origins = append(origins, m.fill(flags, f))
		}
	})
	return origins, m.problems
}

// Env returns the name of the setting in the environment.
func Env(flag string) string {
	return "KANBEN_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

type merger struct {
	lookup   func(string) (string, bool)
	file     *File
	problems []content.Problem
}

func (m *merger) unknown(known []string) {
	if m.file == nil {
		return
	}
	for _, e := range m.file.Entries {
		if slices.Contains(known, e.Key) {
			continue
		}
		p := content.Problem{Severity: content.Error, Code: "E-CONFIG", Pos: e.Pos, Msg: fmt.Sprintf("unknown key %q", e.Key)}
		if near := Nearest(e.Key, known); near != "" {
			p.Hint = fmt.Sprintf("the nearest known key is %s", near)
		}
		m.problems = append(m.problems, p)
	}
}

func (m *merger) fill(flags *pflag.FlagSet, f *pflag.Flag) Origin {
	if f.Changed {
		return Origin{f.Name, f.Value.String(), "flag"}
	}
	env := Env(f.Name)
	if v, ok := m.lookup(env); ok && v != "" {
		if err := set(flags, f, split(f, v)); err != nil {
			m.problems = append(m.problems, content.Problem{Severity: content.Error, Code: "E-USAGE",
				Msg: fmt.Sprintf("$%s: %v", env, err)})
		}
		return Origin{f.Name, f.Value.String(), "$" + env}
	}
	if e := m.entry(f.Name); e != nil {
		if err := set(flags, f, m.resolve(f, e.Values)); err != nil {
			m.problems = append(m.problems, content.Problem{Severity: content.Error, Code: "E-CONFIG", Pos: e.place(),
				Msg: fmt.Sprintf("%s: %v", f.Name, err)})
		}
		return Origin{f.Name, f.Value.String(), fmt.Sprintf("%s:%d", m.file.Path, e.Pos.Line)}
	}
	return Origin{f.Name, f.Value.String(), "default"}
}

func (m *merger) entry(name string) *Entry {
	if m.file == nil {
		return nil
	}
	for i := range m.file.Entries {
		if m.file.Entries[i].Key == name {
			return &m.file.Entries[i]
		}
	}
	return nil
}

// place is where the first value stands, else the key.
func (e *Entry) place() content.Pos {
	if len(e.At) > 0 {
		return e.At[0]
	}
	return e.Pos
}

// resolve makes paths of the file count from its folder, not from where kanben was started.
func (m *merger) resolve(f *pflag.Flag, values []string) []string {
	if f.Annotations[Paths] == nil {
		return values
	}
	out := make([]string, len(values))
	for i, v := range values {
		name, path, named := strings.Cut(v, "=")
		if !named {
			name, path = "", v
		} else {
			name += "="
		}
		if looksLikePath(path) && !filepath.IsAbs(path) {
			path = filepath.Join(m.file.Dir, path)
		}
		out[i] = name + path
	}
	return out
}

// looksLikePath tells theme: article (a name) from theme: ./mine.yaml.
func looksLikePath(s string) bool { return strings.ContainsAny(s, `/\.`) }

// split parts a value of the environment for a repeatable flag.
func split(f *pflag.Flag, v string) []string {
	if _, many := f.Value.(pflag.SliceValue); many {
		return strings.Split(v, ",")
	}
	return []string{v}
}

func set(flags *pflag.FlagSet, f *pflag.Flag, values []string) error {
	if s, many := f.Value.(pflag.SliceValue); many {
		return s.Replace(values)
	}
	if len(values) != 1 {
		return fmt.Errorf("takes one value, not %d", len(values))
	}
	return f.Value.Set(values[0])
}
