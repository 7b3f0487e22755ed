package cmd

import (
	"io/fs"

	"github.com/kanben/kanben/content"
)

var errNotAllowed = fs.ErrPermission

// readCode is the exit code of an input that could not go on: 4 if only pictures fail, else 3.
func readCode(ps []content.Problem, m content.Mode) int {
	for _, p := range ps {
		if content.Fails(p, m) && p.Code != "E-ASSET" && p.Code != "E-BASE" {
			return exitInput
		}
	}
	if !content.AnyFails(ps, m) {
		return exitInput
	}
	return exitPage
}

// verdict joins the codes of the inputs that failed: their own code if all failed alike, else 1.
func verdict(codes []int, inputs int) int {
	if len(codes) < inputs {
		return exitSome
	}
	for _, c := range codes {
		if c != codes[0] {
			return exitSome
		}
	}
	return codes[0]
}
