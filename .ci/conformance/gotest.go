package main

import (
	"os"
	"os/exec"
	"strings"
)

// fontTests stands for the tests of faces by fontTools; they look at fonts, not at what was made here.
func fontTests(*crossing) []file { return []file{{path: "fonts", features: outlineTests}} }

// shiftedPoint stands for the test that shows fontTools a program with one point of a glyph aside.
func shiftedPoint(string, *crossing, []file) (broken, sound []file, err error) {
	return []file{{path: "fonts with a shifted point", features: "ShiftedPoint"}}, nil, nil
}

// outlineTests compare every glyph of a subset, or of an instance, with the source as fontTools draws it.
const outlineTests = "Outline|Instance|Draw"

// goTest runs the tests whose names fit a file's features. It complains if fontTools saw a glyph that differs, and of the
// tests of outlines if one fails; that of the judge itself fails where the judge is blind.
func goTest(folder string) func([]file) ([]finding, error) {
	return each(func(f file) (string, error) {
		cmd := exec.Command("go", "test", "-count=1", "-v", "-run", f.features, folder)
		cmd.Env = append(os.Environ(), "CI=true") // nothing is skipped
		out, err := cmd.CombinedOutput()
		said := string(out)
		switch passed := err == nil && strings.Contains(said, " differ"); {
		case f.features == outlineTests && !passed:
			return "go test: " + firstLine(out), nil
		case passed && strings.Contains(said, ", 1 differ"):
			return "fontTools: 1 glyph differs", nil
		}
		return "", nil
	})
}
