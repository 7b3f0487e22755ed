package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
)

const (
	mit = "Permission is hereby granted, free of charge, to any person\nobtaining a copy of this software"
	bsd = "Redistribution and use in source and binary forms, with or without modification, are permitted"
)

// TestLicence: what a module's files say is an SPDX expression, and what they do not say is an error.
func TestLicence(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"MIT", map[string]string{"LICENSE": mit, "licence_test.go": bsd}, "MIT"},
		{"two clauses", map[string]string{"COPYING": bsd}, "BSD-2-Clause"},
		{"three clauses", map[string]string{"LICENSE.txt": bsd + "\nNeither the name of the copyright holder nor"}, "BSD-3-Clause"},
		{"two files", map[string]string{"LICENSE": "Apache License\n   Version 2.0, January 2004", "LICENSE.Golang": bsd + "\nNeither the name of Google"},
			"Apache-2.0 AND BSD-3-Clause"},
		{"another", map[string]string{"LICENSE": "GNU GENERAL PUBLIC LICENSE Version 3"}, ""},
		{"one of two unknown", map[string]string{"LICENSE": mit, "COPYING": "GNU GENERAL PUBLIC LICENSE Version 3"}, ""},
		{"none", map[string]string{"README.md": mit}, ""},
	} {
		dir := t.TempDir()
		for name, text := range c.files {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		got, err := licence("example.org/module", dir)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
	}
}

// TestCarriedWorks: NOTICE and the list of works name the same, and every licence without an SPDX name has its text.
func TestCarriedWorks(t *testing.T) {
	t.Chdir("../..")
	var d spdx
	if err := (&release{}).carried(&d); err != nil {
		t.Fatal(err)
	}
	texts := map[string]bool{}
	for _, term := range d.Terms {
		texts[term.ID] = len(term.Text) > 20
	}
	ids := map[string]bool{}
	for _, p := range d.Packages {
		if ids[p.ID] || strings.HasPrefix(p.LicenseConcluded, "LicenseRef-") && !texts[p.LicenseConcluded] {
			t.Errorf("%+v", p)
		}
		ids[p.ID] = true
	}
	if strings.Count(string(must(t, "NOTICE")), "\n  ") < len(works) {
		t.Error("NOTICE has fewer works than the list")
	}
}

func must(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestCarriedVersions: every work has a version and a supplier, and a face the version that it states itself.
func TestCarriedVersions(t *testing.T) {
	t.Chdir("../..")
	var d spdx
	if err := (&release{}).carried(&d); err != nil {
		t.Fatal(err)
	}
	versions := map[string]string{}
	for _, p := range d.Packages {
		if versions[p.Name] = p.Version; p.Version == "" || p.Supplier == "Organization: " {
			t.Errorf("%s: version %q, supplier %q", p.Name, p.Version, p.Supplier)
		}
	}
	families := map[string]string{"Noto Serif SC": "", "Noto Sans SC": "", "WenKai Core": "", "LetterCore Serif": "", "LetterCore Sans": "", "Noto Emoji": "", "Go Mono": ""}
	for _, data := range defaults.Files() {
		f, err := fonts.Open(data, 0)
		if err != nil {
			t.Fatal(err)
		}
		family := f.Name(1)
		delete(families, family)
		if !strings.Contains(f.Name(5), versions[family]) {
			t.Errorf("%s says %q, the bill %q", family, f.Name(5), versions[family])
		}
	}
	if len(families) > 0 {
		t.Errorf("no face of %v", families)
	}
}
