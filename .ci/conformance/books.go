package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

type epubcheckReport struct {
	Checker struct {
		Fatal    int `json:"nFatal"`
		Errors   int `json:"nError"`
		Warnings int `json:"nWarning"`
	} `json:"checker"`
	Messages []struct {
		ID       string `json:"ID"`
		Severity string `json:"severity"`
		Message  string `json:"message"`
	} `json:"messages"`
}

// epubCheck judges all books in one JVM; a warning is a complaint too (epub.md: 0/0/0).
func (t tools) epubCheck(paths []string) ([]finding, error) {
	dir, err := os.MkdirTemp("", "kanben-epubcheck-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	class := t.epubcheck + string(os.PathListSeparator) + filepath.Join(t.epubcheck, "lib", "*")
	cmd := java(append([]string{"-Dfile.encoding=UTF-8", "-Duser.language=en", "-cp", class, "EpubCheckAll", dir}, paths...)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("run EPUBCheck: %w\n%s", err, out)
	}
	var found []finding
	for i, p := range paths {
		data, err := os.ReadFile(filepath.Join(dir, strconv.Itoa(i)+".json"))
		if err != nil {
			return nil, fmt.Errorf("no report of EPUBCheck on %s", filepath.Base(p))
		}
		var r epubcheckReport
		if err := json.Unmarshal(data, &r); err != nil {
			return nil, err
		}
		f := finding{path: p}
		if c := r.Checker; c.Fatal+c.Errors+c.Warnings > 0 {
			f.complaint = fmt.Sprintf("%d/%d/%d", c.Fatal, c.Errors, c.Warnings)
			for _, m := range r.Messages {
				if m.Severity != "USAGE" && m.Severity != "INFO" {
					f.complaint += " " + m.ID + " " + m.Message
					break
				}
			}
		}
		found = append(found, f)
	}
	return found, nil
}

// aceAll judges all books with one browser.
func (t tools) aceAll(paths []string) ([]finding, error) {
	script, err := filepath.Abs(".ci/validators/ace/check.cjs")
	if err != nil {
		return nil, err
	}
	cmd := exec.Command("node", append([]string{script}, paths...)...)
	cmd.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(t.ace, "node_modules"), "PUPPETEER_EXECUTABLE_PATH="+t.chromium,
		"ACE_TIMEOUT_INITIAL=60000")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("run Ace: %w", err)
	}
	var found []finding
	for s := bufio.NewScanner(bytes.NewReader(out)); s.Scan(); {
		var r struct {
			File, Outcome, Error string
			Violations           []struct{ Impact, Rule, Where string }
		}
		if json.Unmarshal(s.Bytes(), &r) != nil || r.File == "" {
			continue
		}
		f := finding{path: r.File}
		switch {
		case r.Error != "":
			return nil, fmt.Errorf("run Ace on %s: %s", filepath.Base(r.File), r.Error)
		case len(r.Violations) > 0:
			v := r.Violations[0]
			f.complaint = fmt.Sprintf("%d violations, the first %s %s in %s", len(r.Violations), v.Impact, v.Rule, v.Where)
		case r.Outcome != "pass":
			f.complaint = "outcome " + r.Outcome
		}
		found = append(found, f)
	}
	return found, nil
}
