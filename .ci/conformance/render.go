package main

import (
	"fmt"
	"os/exec"
	"strings"
)

func qpdf(f file) (string, error) {
	return silent(exec.Command("qpdf", "--check", f.path), "No syntax or stream encoding errors found")
}

// silent complains unless the program succeeds and says the words, and of any warning.
func silent(cmd *exec.Cmd, words string) (string, error) {
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), words) || strings.Contains(string(out), "WARNING") {
		return "refused: " + firstLine(out), nil
	}
	return "", nil
}

func firstLine(out []byte) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	return line
}

// ghostscript draws every page and has nothing to say.
func ghostscript(f file) (string, error) {
	out, err := exec.Command("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=nullpage", f.path).CombinedOutput()
	if err != nil || len(strings.TrimSpace(string(out))) > 0 {
		return firstLine(out) + " ", nil
	}
	return "", nil
}

// mupdf reads every page and has nothing to say but that Debian built it without ICC.
func mupdf(f file) (string, error) {
	out, err := exec.Command("mutool", "draw", "-q", "-F", "trace", "-o", "/dev/null", f.path).CombinedOutput()
	said := strings.TrimSpace(strings.ReplaceAll(string(out), "warning: ICC support is not available\n", ""))
	if err != nil || said != "" {
		return firstLine([]byte(said)) + " ", nil
	}
	return "", nil
}

// blackOnly asks Ghostscript for the ink of each page inside the trim, outside which marks stand: text for a press is
// K alone.
func blackOnly(f file) (string, error) {
	out, err := exec.Command("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dUseTrimBox", "-sDEVICE=inkcov", "-o", "-", f.path).Output()
	if err != nil {
		return "Ghostscript failed", nil
	}
	for i, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		var c, m, y, k float64
		if n, _ := fmt.Sscan(line, &c, &m, &y, &k); n != 4 {
			return "no ink figures: " + line, nil
		}
		if c+m+y > 0 {
			return fmt.Sprintf("page %d has colour: %s", i+1, line), nil
		}
	}
	return "", nil
}
