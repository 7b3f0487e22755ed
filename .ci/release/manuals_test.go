package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestManuals: the pages of every command and a script for each shell, dated by the release, twice the same.
func TestManuals(t *testing.T) {
	t.Parallel()
	program := filepath.Join(t.TempDir(), "kanben")
	build := exec.Command("go", "build", "-o", program, "./cmd/kanben")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	made := func() []member {
		r := release{version: "1.2.3", dist: t.TempDir(), when: time.Unix(1790000000, 0).UTC()}
		files, err := r.manuals(program)
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	files := made()
	if a, b := tarred("x/", files, time.Unix(1, 0)), tarred("x/", made(), time.Unix(1, 0)); !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
	_, noMan := exec.LookPath("man")
	_, noIndexer := exec.LookPath("lexgrog")
	for _, f := range files {
		if !strings.HasPrefix(f.name, "man/") {
			continue
		}
		if noMan == nil && noIndexer == nil {
			pleasesMan(t, f)
		}
		if !bytes.Contains(f.data, []byte(` 1 "2026-09-21" "kanben `)) {
			t.Errorf("%s: no date of the release", f.name)
		}
	}
	held := unpacked(t, files)
	for path, begins := range map[string]string{
		"./usr/share/man/man1/kanben.1.gz":                  `.TH "KANBEN" 1`,
		"./usr/share/man/man1/kanben-export.1.gz":           `.TH "KANBEN-EXPORT" 1`,
		"./usr/share/man/man1/kanben-fonts-check.1.gz":      `.TH "KANBEN-FONTS-CHECK" 1`,
		"./usr/share/bash-completion/completions/kanben":    "# bash completion V2 for kanben",
		"./usr/share/zsh/vendor-completions/_kanben":        "#compdef kanben\n",
		"./usr/share/fish/vendor_completions.d/kanben.fish": "# fish completion for kanben",
		"./usr/bin/kanben":                                  "program",
		"./usr/share/doc/kanben/copyright":                  "terms",
	} {
		if !strings.HasPrefix(held[path], begins) {
			t.Errorf("%s begins with %.40q", path, held[path])
		}
	}
	for path := range held {
		if strings.HasSuffix(path, ".ps1") || strings.Contains(path, "completions/kanben.bash") {
			t.Errorf("%s is of no use there", path)
		}
	}
}

// unpacked packs the members as the data of a Debian package and reads it back, pages of the manual uncompressed.
func unpacked(t *testing.T, files []member) map[string]string {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(tarred("./", installed(append([]member{{"kanben", 0o755, []byte("program")}, {"LICENSE", 0o644, []byte("terms")}}, files...)), time.Unix(1, 0))))
	if err != nil {
		t.Fatal(err)
	}
	held := map[string]string{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return held
		}
		if err != nil {
			t.Fatal(err)
		}
		in := io.Reader(r)
		if strings.HasSuffix(h.Name, ".gz") {
			page, err := gzip.NewReader(r)
			if err != nil || !page.ModTime.IsZero() || page.Name != "" {
				t.Fatalf("%s: %v, %v %q", h.Name, err, page.ModTime, page.Name)
			}
			in = page
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		held[h.Name] = string(data)
	}
}

// pleasesMan: man and the indexer of its names read the page without a word of complaint.
func pleasesMan(t *testing.T, page member) {
	t.Helper()
	path := filepath.Join(t.TempDir(), filepath.Base(page.name))
	if err := os.WriteFile(path, page.data, 0o666); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", path)
	c.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "MANPAGER=cat")
	var said bytes.Buffer
	c.Stderr = &said
	if text, err := c.Output(); err != nil || said.Len() > 0 || len(text) < 300 {
		t.Errorf("%s: %v, %d bytes\n%s", page.name, err, len(text), said.String())
	}
	name := strings.TrimSuffix(filepath.Base(page.name), ".1")
	if out, err := exec.Command("lexgrog", path).CombinedOutput(); err != nil || !strings.Contains(string(out), `"`+name+" - ") {
		t.Errorf("lexgrog: %v\n%s", err, out)
	}
}
