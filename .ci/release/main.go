// Command release builds the archives of a version into dist/: static programs for three systems and two processors,
// with manual pages, completion scripts and the licences of all parts, a Debian package for each of the two, checksums,
// and a list of what is inside (SPDX). Run twice, anywhere, it gives the same bytes: times are SOURCE_DATE_EPOCH or that
// of the last commit, orders are fixed, paths are cut.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

type target struct{ os, arch string }

var targets = []target{{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"}}

func main() {
	only := flag.String("only", "", "build one target, as in linux/amd64")
	dist := flag.String("o", "dist", "folder of the archives")
	flag.Parse()
	if err := run(*dist, *only); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(dist, only string) error {
	when, err := date()
	if err != nil {
		return err
	}
	r := release{when: when, dist: dist}
	if err := os.RemoveAll(dist); err != nil {
		return err
	}
	if err := r.describe(); err != nil {
		return err
	}
	for _, t := range targets {
		if only != "" && only != t.os+"/"+t.arch {
			continue
		}
		if err := r.target(t); err != nil {
			return fmt.Errorf("%s/%s: %w", t.os, t.arch, err)
		}
	}
	return r.sums()
}

// release is one version being built.
type release struct {
	version, dist string
	when          time.Time
	manual        []member // pages and completions
	made          []string
}

// describe builds a program for this machine and asks it what it says of itself.
func (r *release) describe() error {
	program := filepath.Join(r.dist, "build", "here", "kanben")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	if out, err := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", program, "./cmd/kanben").CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	said, err := r.ask(program, "version")
	if err != nil {
		return err
	}
	r.version = strings.TrimPrefix(strings.TrimSpace(string(said)), "kanben ")
	r.manual, err = r.manuals(program)
	return err
}

func (r *release) target(t target) error {
	program := filepath.Join(r.dist, "build", t.os+"-"+t.arch, "kanben")
	if t.os == "windows" {
		program += ".exe"
	}
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -buildid=", "-o", program, "./cmd/kanben")
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+t.os, "GOARCH="+t.arch)
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	files, err := r.files(program)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("kanben-%s-%s-%s", r.version, t.os, t.arch)
	if t.os == "windows" {
		err = r.write(name+".zip", zipped(name, files, r.when))
	} else {
		err = r.write(name+".tar.gz", tarred(name+"/", files, r.when))
	}
	if err != nil {
		return err
	}
	if err := r.bill(name, program); err != nil {
		return err
	}
	if t.os == "linux" {
		return r.debian(t.arch, files)
	}
	return nil
}

// member is a file of an archive.
type member struct {
	name string
	mode int64
	data []byte
}

func (r *release) files(program string) ([]member, error) {
	var out []member
	for _, f := range []struct {
		path string
		mode int64
	}{{program, 0o755}, {"LICENSE", 0o644}, {"NOTICE", 0o644}, {"README.md", 0o644}} {
		data, err := os.ReadFile(f.path)
		if err != nil {
			return nil, err
		}
		out = append(out, member{filepath.Base(f.path), f.mode, data})
	}
	terms, err := r.terms(program)
	if err != nil {
		return nil, err
	}
	return append(append(out, terms), r.manual...), nil
}

func (r *release) write(name string, data []byte) error {
	r.made = append(r.made, name)
	fmt.Printf("%s (%d kB)\n", filepath.Join(r.dist, name), len(data)/1000)
	return os.WriteFile(filepath.Join(r.dist, name), data, 0o666)
}

func date() (time.Time, error) {
	s := os.Getenv("SOURCE_DATE_EPOCH")
	if s == "" {
		var err error
		if s, err = output("git", "log", "-1", "--format=%ct"); err != nil {
			return time.Time{}, err
		}
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return time.Unix(n, 0).UTC(), err
}

func output(name string, args ...string) (string, error) {
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out)), nil
}
