package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// works are what the program carries beside modules; NOTICE names each, and its words here are looked for there. One
// without a version of its own has the sum of its file; of an npm package package.json tells it.
var works = []struct{ name, inNotice, licence, supplier, version, file string }{
	{"Noto Serif SC", "Noto Serif SC Regular and Bold", "OFL-1.1", "Google", "2.003", ""},
	{"Noto Sans SC", "Noto Sans SC Regular and Bold", "OFL-1.1", "Google", "2.004", ""},
	{"WenKai Core", "WenKai Core Regular", "OFL-1.1", "LXGW", "1.250", ""},
	{"LetterCore Serif", "LetterCore Serif Regular, Bold", "OFL-1.1", "Adobe", "4.004", ""},
	{"LetterCore Sans", "LetterCore Sans Regular, Bold", "OFL-1.1", "Adobe", "3.052", ""},
	{"Noto Emoji", "Noto Emoji Regular", "OFL-1.1", "Google", "3.006", ""},
	{"Go Mono", "Go Mono", "BSD-3-Clause", "Bigelow & Holmes", "2.010", ""},
	{"sRGB.icc", "sRGB.icc", "MIT", "Argyll Color Management System", "", "render/pdf/icc/sRGB.icc"},
	{"FOGRA39L_coated.icc", "FOGRA39L_coated.icc", "LicenseRef-FOGRA39L", "Fogra", "", "render/pdf/icc/FOGRA39L_coated.icc"},
	{"Plain TeX hyphenation table", "the hyphenation table of Plain TeX", "LicenseRef-Plain-TeX-hyphenation", "TeX Users Group", "", "render/typeset/hyphen.us"},
	{"pdfjs-dist", "PDF.js", "Apache-2.0", "Mozilla", "", ""},
	{"foliate-js", "foliate-js", "MIT", "github.com/johnfactotum", "", ""},
}

// carried adds the works. One that NOTICE does not name is an error, so that the two agree.
func (r *release) carried(d *spdx) error {
	notice, err := os.ReadFile("NOTICE")
	if err != nil {
		return err
	}
	npm, err := pinned()
	if err != nil {
		return err
	}
	for _, w := range works {
		if !strings.Contains(string(notice), w.inNotice) {
			return fmt.Errorf("NOTICE does not name %s", w.inNotice)
		}
		version, purl := w.version, ""
		switch {
		case npm[w.name] != "":
			version, purl = npm[w.name], "pkg:npm/"+w.name+"@"+npm[w.name]
		case w.file != "":
			data, err := os.ReadFile(w.file)
			if err != nil {
				return err
			}
			version = fmt.Sprintf("sha256-%x", sha256.Sum256(data))
		}
		d.add(w.name, version, w.licence, w.supplier, "carried in the program", purl)
	}
	table, err := os.ReadFile("render/typeset/hyphen.us")
	if err != nil {
		return err
	}
	d.Terms = []terms{
		{"LicenseRef-FOGRA39L", "terms of FOGRA39L_coated.icc", "This profile is free of known copyright restrictions."},
		{"LicenseRef-Plain-TeX-hyphenation", "terms of the hyphenation table of Plain TeX", remark(string(table))},
	}
	return nil
}

// remark returns the lines at the head of a TeX file that begin with %.
func remark(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		rest, ok := strings.CutPrefix(line, "%")
		if !ok {
			break
		}
		lines = append(lines, strings.TrimSpace(rest))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// pinned returns the versions of the npm packages whose files the preview serves.
func pinned() (map[string]string, error) {
	data, err := os.ReadFile("cmd/internal/preview/web/package.json")
	if err != nil {
		return nil, err
	}
	var p struct{ Dependencies map[string]string }
	return p.Dependencies, json.Unmarshal(data, &p)
}
