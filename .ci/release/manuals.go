package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// shells names the completion scripts: the shell, the file in an archive, and where Debian looks for it.
var shells = []struct{ name, file, debian string }{
	{"bash", "kanben.bash", "usr/share/bash-completion/completions/kanben"},
	{"zsh", "_kanben", "usr/share/zsh/vendor-completions/_kanben"},
	{"fish", "kanben.fish", "usr/share/fish/vendor_completions.d/kanben.fish"},
	{"powershell", "kanben.ps1", ""},
}

// manuals asks a program of this machine for the manual pages and completion scripts, which are the same for every
// target: man/man1/kanben.1 …, completions/kanben.bash …
func (r *release) manuals(program string) ([]member, error) {
	dir := filepath.Join(r.dist, "build", "man1")
	if _, err := r.ask(program, "man", "-o", dir); err != nil {
		return nil, err
	}
	pages, err := filepath.Glob(filepath.Join(dir, "*.1"))
	if err != nil || len(pages) == 0 {
		return nil, fmt.Errorf("%s: no manual pages, %v", dir, err)
	}
	var out []member
	for _, p := range pages {
		data, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		out = append(out, member{"man/man1/" + filepath.Base(p), 0o644, data})
	}
	for _, s := range shells {
		script, err := r.ask(program, "completion", s.name)
		if err != nil {
			return nil, err
		}
		out = append(out, member{"completions/" + s.file, 0o644, script})
	}
	return out, nil
}

// ask runs the program with the date of the release, which the pages carry.
func (r *release) ask(program string, args ...string) ([]byte, error) {
	c := exec.Command(program, args...)
	c.Env = append(os.Environ(), fmt.Sprintf("SOURCE_DATE_EPOCH=%d", r.when.Unix()))
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", program, strings.Join(args, " "), err)
	}
	return out, nil
}

// debianised puts a file of an archive where Debian looks for it; false says that Debian has no place for it.
func debianised(f member) (member, bool) {
	switch dir, name := filepath.Split(f.name); dir {
	case "man/man1/":
		return member{"usr/share/man/man1/" + name + ".gz", f.mode, gzipped(f.data)}, true
	case "completions/":
		for _, s := range shells {
			if s.file == name {
				return member{s.debian, f.mode, f.data}, s.debian != ""
			}
		}
		return member{}, false
	}
	switch f.name {
	case "kanben":
		f.name = "usr/bin/kanben"
	case "LICENSE":
		f.name = "usr/share/doc/kanben/copyright"
	default:
		f.name = "usr/share/doc/kanben/" + f.name
	}
	return f, true
}

// gzipped compresses without a name or a time, as gzip -9n does.
func gzipped(data []byte) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	z.Write(data)
	z.Close()
	return b.Bytes()
}
