package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// finding is what a judge says about one file; an empty Complaint is a pass.
type finding struct{ path, complaint string }

// judge is an outside program with the files it looks at and the way to break one of them.
type judge struct {
	name   string
	files  func(*crossing) []file
	break_ func(good, to string) error             // makes a file that has to be refused
	judge  func(paths []string) ([]finding, error) // one finding a path, in any order

}

// try judges all files and the broken one in a single run.
func (j judge) try(dir string, set *crossing) (string, error) {
	files := j.files(set)
	if len(files) == 0 {
		return "", fmt.Errorf("no files to look at")
	}
	broken := filepath.Join(dir, "broken-"+slug(j.name)+filepath.Ext(files[0].path))
	if err := j.break_(files[0].path, broken); err != nil {
		return "", fmt.Errorf("break %s: %w", filepath.Base(files[0].path), err)
	}
	defer os.Remove(broken)
	found, err := j.judge(append(paths(files), broken))
	if err != nil {
		return "", err
	}
	if len(found) != len(files)+1 {
		return "", fmt.Errorf("%d files were given, %d were judged", len(files)+1, len(found))
	}
	refused := false
	var bad []string
	for _, f := range found {
		switch {
		case f.path == broken:
			refused = f.complaint != ""
		case f.complaint != "":
			bad = append(bad, filepath.Base(f.path)+": "+f.complaint)
		}
	}
	if !refused {
		return "", fmt.Errorf("the broken file passed: the judge sees nothing")
	}
	if len(bad) > 0 {
		return "", fmt.Errorf("%d of %d files refused\n%s", len(bad), len(files), some(bad, 12))
	}
	return fmt.Sprintf("%d files, the broken one refused", len(files)), nil
}

func judges(t tools) []judge {
	return []judge{
		{name: "verapdf 2a", files: allPDFs, break_: swapBytes("<pdfaid:part>2<", "<pdfaid:part>7<"), judge: t.verapdfFlavour("2a")},
		{name: "verapdf ua1", files: allPDFs, break_: swapBytes("<pdfuaid:part>1<", "<pdfuaid:part>7<"), judge: t.verapdfFlavour("ua1")},
		{name: "qpdf", files: allPDFs, break_: truncate, judge: each(qpdf)},
		{name: "ghostscript", files: screenPDFs, break_: truncate, judge: each(ghostscript)},
		{name: "black text only", files: textPrintPDFs, break_: redPDF, judge: each(blackOnly)},
		{name: "pdftotext", files: screenPDFs, break_: otherText, judge: each(pdftotext)},
		{name: "mutool", files: screenPDFs, break_: otherText, judge: each(mutool)},
		{name: "epubcheck", files: allEPUBs, break_: breakMember(".xhtml", "<body", "<body no-such-attribute=\"1\""), judge: t.epubCheck},
		{name: "ace", files: defaultEPUBs, break_: breakMember("ch-0001.xhtml", ` (xml:)?lang="[^"]*"`, ""), judge: t.aceAll},
		{name: "kanben check (PDF)", files: allPDFs, break_: truncate, judge: each(ownCheck)},
		{name: "kanben check (EPUB)", files: allEPUBs, break_: breakMember("ch-0001.xhtml", ` (xml:)?lang="[^"]*"`, ""), judge: each(ownCheck)},
	}
}
