package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// file is one output with how it was made, for messages and for judges that look at some only.
type file struct {
	path, sample, profile, theme string
}

// crossing is everything that was made.
type crossing struct {
	samples     []string
	pdfs, epubs []file
}

var (
	pdfProfiles  = []string{"screen", "print", "archive"}
	epubProfiles = []string{"default", "kobo", "kindle"}
)

func makeCrossing(program, dir string) (*crossing, error) {
	samples, err := filepath.Glob("testdata/articles/*.*")
	if err != nil {
		return nil, err
	}
	set := &crossing{}
	for _, s := range samples {
		switch filepath.Ext(s) {
		case ".md", ".txt", ".yaml", ".json", ".html":
			set.samples = append(set.samples, s)
		}
	}
	themes, err := themeNames(program)
	if err != nil {
		return nil, err
	}
	for _, s := range set.samples {
		if err := set.makePDFs(program, dir, s, themes); err != nil {
			return nil, err
		}
		if err := set.makeEPUBs(program, dir, s); err != nil {
			return nil, err
		}
	}
	if want := len(set.samples) * len(pdfProfiles) * len(themes); len(set.pdfs) != want || want < 40 {
		return nil, fmt.Errorf("%d PDFs were made, %d wanted and at least 40", len(set.pdfs), want)
	}
	if want := len(set.samples) * (len(epubProfiles) + 1); len(set.epubs) != want || want < 8 {
		return nil, fmt.Errorf("%d EPUBs were made, %d wanted and at least 8", len(set.epubs), want)
	}
	return set, nil
}

func themeNames(program string) ([]string, error) {
	out, err := exec.Command(program, "themes", "list").Output()
	if err != nil {
		return nil, fmt.Errorf("list themes: %w", err)
	}
	var names []string
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		names = append(names, strings.Fields(line)[0])
	}
	return names, nil
}

func (c *crossing) makePDFs(program, dir, sample string, themes []string) error {
	for _, profile := range pdfProfiles {
		for _, theme := range themes {
			path := filepath.Join(dir, fmt.Sprintf("%s.%s.%s.pdf", filepath.Base(sample), profile, theme))
			if err := export(program, path, sample, "--profile", profile, "--theme", theme); err != nil {
				return err
			}
			c.pdfs = append(c.pdfs, file{path, sample, profile, theme})
		}
	}
	return nil
}

func (c *crossing) makeEPUBs(program, dir, sample string) error {
	for _, profile := range append(epubProfiles, "vertical") {
		flags := []string{"--epub-profile", profile}
		if profile == "vertical" {
			flags = []string{"--vertical"}
		}
		path := filepath.Join(dir, fmt.Sprintf("%s.%s.epub", filepath.Base(sample), profile))
		if err := export(program, path, sample, flags...); err != nil {
			return err
		}
		c.epubs = append(c.epubs, file{path, sample, profile, ""})
	}
	return nil
}

func export(program, to, sample string, flags ...string) error {
	args := append([]string{"export", "-q", "-o", to}, flags...)
	cmd := exec.Command(program, append(args, sample)...)
	cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1767225600")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("export %s: %w\n%s", filepath.Base(to), err, out)
	}
	return nil
}

func paths(files []file) []string {
	out := make([]string, len(files))
	for i, f := range files {
		out[i] = f.path
	}
	return out
}
