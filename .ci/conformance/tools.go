package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// tools are where setup put what it fetched. A missing one fails the run: in CI nothing is skipped.
type tools struct{ verapdf, epubcheck, ace, chromium, python, pdfboxJar, pdfboxClass, pdfjsDist, kanben string }

func findTools() (tools, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return tools{}, err
	}
	cache := os.Getenv("XDG_CACHE_HOME")
	if cache == "" {
		cache = filepath.Join(home, ".cache")
	}
	cache = filepath.Join(cache, "kanben-ci")
	pinned, err := versions(".ci/validators/versions")
	if err != nil {
		return tools{}, err
	}
	t := tools{verapdf: filepath.Join(cache, "verapdf-"+pinned["VERAPDF"]+".jar"),
		epubcheck: filepath.Join(cache, "epubcheck-"+pinned["EPUBCHECK"]), ace: filepath.Join(cache, "ace"),
		python: filepath.Join(cache, "python", "bin", "python"), pdfboxJar: filepath.Join(cache, "pdfbox-app-"+pinned["PDFBOX"]+".jar"),
		pdfboxClass: filepath.Join(cache, "pdfbox"), pdfjsDist: filepath.Join(cache, "preview", "node_modules", "pdfjs-dist")}
	for _, path := range []string{t.verapdf, filepath.Join(t.epubcheck, "EpubCheckAll.class"), filepath.Join(t.ace, "node_modules"),
		t.python, t.pdfboxJar, filepath.Join(t.pdfboxClass, "StructTextAll.class"), t.pdfjsDist} {
		if _, err := os.Stat(path); err != nil {
			return t, fmt.Errorf("%s is missing: run .ci/validators/setup", path)
		}
	}
	for _, name := range []string{"java", "node", "qpdf", "pdftotext", "pdftoppm", "pdffonts", "mutool", "gs"} {
		if _, err := exec.LookPath(name); err != nil {
			return t, fmt.Errorf("%s is missing: run .ci/validators/setup", name)
		}
	}
	t.chromium, err = exec.LookPath("chromium")
	return t, err
}

// versions reads NAME=VALUE lines.
func versions(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]string{}
	for s := bufio.NewScanner(f); s.Scan(); {
		if name, value, ok := strings.Cut(s.Text(), "="); ok && !strings.HasPrefix(name, "#") {
			out[name] = value
		}
	}
	return out, nil
}

// java starts a JVM as it serves a short run best: one collector thread, the first compiler only.
func java(args ...string) *exec.Cmd {
	return exec.Command("java", append([]string{"-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx2g"}, args...)...)
}
