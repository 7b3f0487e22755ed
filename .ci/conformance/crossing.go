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
	path           string
	samples        []string // what it was made from
	profile, theme string
	features       string // what else was asked for
	other          string // for judges of pairs: the file to compare with, the same one if empty
}

// crossing is everything that was made.
type crossing struct {
	samples     []string
	pdfs, epubs []file
	mutants     []mutant // one of each PDF
	sound       file     // the first PDF in the form that the mutants have
}

// isArchival reports whether the file says that it is PDF/A and PDF/UA: all but PDF/X-1a, which forbids what they ask.
func (f file) isArchival() bool { return !strings.HasPrefix(f.features, "x1a") }

var (
	pdfProfiles  = []string{"screen", "print", "archive"}
	epubProfiles = []string{"default", "kobo", "kindle"}
)

// kinds are the kinds of fonts, each with the faces that have to be in the file and a theme to meet it in.
var kinds = []struct{ name, font, faces, theme string }{
	{"truetype", "", "NotoSerifSC-Regular NotoSansSC-Bold", "book"},
	{"cff-names", "body=fonts/testdata/named.otf", "KanbenTest-Named", "article"},
	{"cff-cids", "body=fonts/testdata/cid.otf", "NotoSerifCJKsc-Regular", "vertical"},
	{"collection", "body=fonts/testdata/pair.ttc#1", "KanbenTest-B", "magazine"},
	{"variable", "body=fonts/testdata/variable.ttf:700", "KanbenTestVariable_700wght", "newsprint"},
	{"cff2", "body=fonts/testdata/second.otf:700", "KanbenTestSecond_700wght_100wdth", "article"},
	{"woff", "body=fonts/testdata/mono.woff", "GoMono GoMono", "article"}, // the second one sets code
}

// everything is the sample with a bit of everything; kindSample has the characters of the faces above.
const (
	everything = "testdata/articles/granary.md"
	kindSample = ".ci/conformance/samples/kinds.md"
	rareFace   = "fallback=fonts/testdata/rare.ttf"
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
	m := maker{program: program, dir: dir, set: set}
	for i, s := range set.samples {
		for _, theme := range themes {
			if s == everything || theme == themes[i%len(themes)] {
				m.profiles(theme, "", []string{s})
			}
		}
		m.forms(s)
	}
	m.books()
	m.kinds()
	m.features()
	if m.err != nil {
		return nil, m.err
	}
	want := len(pdfProfiles)*(len(themes)+len(set.samples)-1+len(kinds)+2) + 4
	if len(set.pdfs) != want || want < 40 {
		return nil, fmt.Errorf("%d PDFs were made, %d wanted and at least 40", len(set.pdfs), want)
	}
	if want := (len(set.samples) + len(madeBooks) + 1) * (len(epubProfiles) + 1); len(set.epubs) != want || want < 40 {
		return nil, fmt.Errorf("%d EPUBs were made, %d wanted and at least 40", len(set.epubs), want)
	}
	return set, set.breakEach(dir)
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

// maker makes outputs until one fails.
type maker struct {
	program, dir string
	set          *crossing
	err          error
}

// kinds crosses kinds of fonts with profiles and themes.
func (m *maker) kinds() {
	for _, k := range kinds {
		flags := []string{"--font", rareFace}
		if k.font != "" {
			flags = append(flags, "--font", k.font)
		}
		from := len(m.set.pdfs)
		m.profiles(k.theme, k.name, []string{kindSample}, flags...)
		for _, f := range m.set.pdfs[from:] {
			m.need(f, k.faces+" KanbenTestRare-Bold")
		}
	}
}

// features are a collection, vertical lines with a CFF face, one ink, PDF/X-1a and a printer's marks.
func (m *maker) features() {
	m.profiles("book", "collection", m.set.samples[:3], "--book")
	m.profiles("article", "upright", []string{kindSample}, "--vertical", "--font", rareFace, "--font", "body=fonts/testdata/cid.otf")
	m.pdf("print", "article", "one-ink", []string{everything}, "--inks", "k")
	m.pdf("print", "book", "x1a", []string{everything}, "--pdfx", "1a:2003")
	m.pdf("print", "article", "marks", []string{"testdata/articles/old-tower.txt"}, "--marks")
	m.pdf("print", "book", "x1a-marks", []string{"testdata/articles/shuchuan.txt"}, "--pdfx", "1a:2003", "--marks")
}

func (m *maker) profiles(theme, features string, samples []string, flags ...string) {
	for _, profile := range pdfProfiles {
		m.pdf(profile, theme, features, samples, flags...)
	}
}

func (m *maker) pdf(profile, theme, features string, samples []string, flags ...string) {
	name := fmt.Sprintf("%s.%s.%s.%s.pdf", filepath.Base(samples[0]), profile, theme, features)
	f := file{path: filepath.Join(m.dir, strings.ReplaceAll(name, "..pdf", ".pdf")), samples: samples, profile: profile, theme: theme, features: features}
	m.export(f, append(flags, "--profile", profile, "--theme", theme)...)
	m.set.pdfs = append(m.set.pdfs, f)
}

func (m *maker) export(f file, flags ...string) {
	if m.err != nil {
		return
	}
	args := append([]string{"export", "-q", "-o", f.path}, flags...)
	cmd := exec.Command(m.program, append(args, f.samples...)...)
	cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1767225600")
	if out, err := cmd.CombinedOutput(); err != nil {
		m.err = fmt.Errorf("export %s: %w\n%s", filepath.Base(f.path), err, out)
	}
}

// need asserts that the faces are in the file, each as often as it is named, so that the crossing crosses what it says.
func (m *maker) need(f file, faces string) {
	if m.err != nil {
		return
	}
	out, err := exec.Command("pdffonts", f.path).CombinedOutput()
	there := string(out)
	for _, face := range strings.Fields(faces) {
		if err == nil && !strings.Contains(there, "+"+face) {
			err = fmt.Errorf("%s is not in %s", face, filepath.Base(f.path))
		}
		there = strings.Replace(there, "+"+face, "", 1)
	}
	m.err = err
}

func paths(files []file) []string {
	out := make([]string, len(files))
	for i, f := range files {
		out[i] = f.path
	}
	return out
}
