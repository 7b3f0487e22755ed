package cmd

import (
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/kanben/kanben/content"
)

// clash finds two inputs that would write one file, as file systems see names: case and Unicode form apart. An
// output that is an input is a clash too.
func clash(inputs []*input, outs [][]output) error {
	owner := map[string]string{}
	for _, in := range inputs {
		if in.Path != "-" {
			owner[identity(in.Path)] = ""
		}
	}
	for i, list := range outs {
		for _, o := range list {
			if o.Path == "-" {
				continue
			}
			other, taken := owner[identity(o.Path)]
			switch {
			case taken && other == "":
				return usage("choose another name with -o", "%s is an input and would be overwritten", o.Path)
			case taken:
				return &fault{code: exitUsage, problem: content.Problem{Severity: content.Error, Code: "E-CLASH",
					Pos: content.Pos{File: inputs[i].Name}, Msg: "would write " + filepath.ToSlash(o.Path) + ", as would " + other,
					Hint: "tell them apart with a pattern such as -o 'out/{name}-{index}.{ext}'"}}
			}
			owner[identity(o.Path)] = inputs[i].Name
		}
	}
	return nil
}

func identity(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return strings.ToLower(norm.NFC.String(filepath.Clean(path)))
}
