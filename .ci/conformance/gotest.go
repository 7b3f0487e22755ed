package main

import (
	"os"
	"os/exec"
	"strings"
)

// fontTests stands for the tests of faces by fontTools; they look at fonts, not at what was made here.
func fontTests(*crossing) []file { return []file{{path: "fonts"}} }

func noBreaks(string, *crossing, []file) (broken, sound []file, err error) { return nil, nil, nil }

// outlineTests compare every glyph of a subset, or of an instance, with the source as fontTools draws it.
const outlineTests = "Outline|Instance"

func goTest(folder string) func([]file) ([]finding, error) {
	return each(func(f file) (string, error) {
		cmd := exec.Command("go", "test", "-count=1", "-v", "-run", outlineTests, folder)
		cmd.Env = append(os.Environ(), "CI=true") // nothing is skipped
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), " differ") {
			return "go test: " + firstLine(out), nil
		}
		return "", nil
	})
}
