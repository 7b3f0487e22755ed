package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// finding is what a judge says about one file; an empty complaint is a pass.
type finding struct{ path, complaint string }

// judge is an outside program with the files it looks at and the way to break some of them.
type judge struct {
	name   string
	files  func(*crossing) []file
	breaks breaker
	judge  func(files []file) ([]finding, error) // one finding a path, in any order
}

// breaker makes files in dir that the judge of files has to refuse, and further ones that it has to pass.
type breaker func(dir string, set *crossing, files []file) (broken, sound []file, err error)

// try judges all files and the broken ones in a single run.
func (j judge) try(dir string, set *crossing) (string, error) {
	files := j.files(set)
	if len(files) == 0 {
		return "", fmt.Errorf("no files to look at")
	}
	dir = filepath.Join(dir, "broken", slug(j.name))
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	broken, sound, err := j.breaks(dir, set, files)
	if err != nil {
		return "", err
	}
	all := append(append(append([]file{}, files...), sound...), broken...)
	found, err := j.judge(all)
	if err != nil {
		return "", err
	}
	if len(found) != len(all) {
		return "", fmt.Errorf("%d files were given, %d were judged", len(all), len(found))
	}
	isBroken := map[string]bool{}
	for _, f := range broken {
		isBroken[f.path] = true
	}
	var bad, blind []string
	for _, f := range found {
		switch {
		case isBroken[f.path] && f.complaint == "":
			blind = append(blind, filepath.Base(f.path))
		case !isBroken[f.path] && f.complaint != "":
			bad = append(bad, filepath.Base(f.path)+": "+f.complaint)
		}
	}
	switch {
	case len(blind) > 0:
		return "", fmt.Errorf("%d of %d broken files passed: the judge does not see\n%s", len(blind), len(broken), some(blind, 12))
	case len(bad) > 0:
		return "", fmt.Errorf("%d of %d files refused\n%s", len(bad), len(files)+len(sound), some(bad, 12))
	}
	return fmt.Sprintf("%d files, %d broken ones refused", len(files), len(broken)), nil
}

// judges lists them: those of PDF, of its text, of EPUB, then our own.
func judges(t tools) []judge {
	return []judge{
		{"verapdf 2a", archivalPDFs, damaged("2a"), t.verapdfFlavour("2a")},
		{"verapdf ua1", archivalPDFs, damaged("ua1"), t.verapdfFlavour("ua1")},
		{"qpdf", allPDFs, spoilForm, each(qpdf)},
		{"ghostscript", allPDFs, spoil, each(ghostscript)},
		{"mupdf", allPDFs, spoil, each(mupdf)},
		{"black text only", textPrintPDFs, breakFirst(redPDF), each(blackOnly)},
		{"poppler and mupdf agree", drawnPDFs, otherPage, each(sameRaster)},
		{"pdftotext -raw", allPDFs, wrongText, each(pdftotextRaw)},
		{"pdftotext", allPDFs, wrongText, each(pdftotext)},
		{"mutool", allPDFs, wrongText, each(mutool)},
		{"pdfium", allPDFs, wrongText, t.pdfium},
		{"pdfbox", allPDFs, wrongText, t.pdfbox},
		{"pdf.js", allPDFs, wrongText, t.pdfjs},
		{"structure tree", archivalPDFs, wrongTree, t.structure},
		{"epubcheck", allEPUBs, breakFirst(breakMember(".xhtml", "<body", "<body no-such-attribute=\"1\"")), byPath(t.epubCheck)},
		{"ace", fewerDocuments, breakFirst(breakMember("ch-0001.xhtml", ` (xml:)?lang="[^"]*"`, "")), byPath(t.aceAll)},
		{"page list", paged, moveLabel, each(samePages)},
		{"words of books", oneArticle, breakFirst(breakMember("ch-0001.xhtml", "的", "地")), each(sameWords)},
		{"kanben check (PDF)", allPDFs, damaged("own"), each(t.ownCheck)},
		{"kanben check (EPUB)", allEPUBs, breakFirst(breakMember("ch-0001.xhtml", ` (xml:)?lang="[^"]*"`, "")), each(t.ownCheck)},
		{"fontTools", fontTests, shiftedPoint, goTest("./fonts")},
	}
}
