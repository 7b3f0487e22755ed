package cmd

import (
	"errors"
	"fmt"

	"github.com/kanben/kanben/content"
)

// The exit codes of kanben (cli.md); 5 and the signals are worth another try.
const (
	exitSome      = 1 // some articles failed, or check found something
	exitUsage     = 2 // flags, configuration
	exitInput     = 3 // input unreadable
	exitPage      = 4 // a glyph, font, image or rule makes a correct page impossible
	exitOutput    = 5 // output cannot be written
	exitBug       = 6 // a broken invariant
	exitInterrupt = 130
	exitTerminate = 143
)

// fault is an error that carries its exit code and is told as a Problem.
type fault struct {
	code    int
	problem content.Problem
	cause   error
}

func (f *fault) Error() string { return f.problem.Msg }
func (f *fault) Unwrap() error { return f.cause }

// told ends a command whose problems have been reported already.
type told int

func (t told) Error() string { return fmt.Sprintf("exit %d", int(t)) }

func usage(hint, format string, args ...any) error {
	return &fault{code: exitUsage, problem: content.Problem{Severity: content.Error, Code: "E-USAGE",
		Msg: fmt.Sprintf(format, args...), Hint: hint}}
}

// world is a fault outside of kanben: a file that cannot be read or written.
func world(code int, stable, file string, err error, hint string) error {
	return &fault{code: code, cause: err, problem: content.Problem{Severity: content.Error, Code: stable,
		Pos: content.Pos{File: file}, Msg: reason(err), Hint: hint}}
}

func bug(err error) *fault {
	return &fault{code: exitBug, cause: err, problem: content.Problem{Severity: content.Error, Code: "E-BUG",
		Msg: err.Error(), Hint: "this is a fault of kanben; run again with -v and report what it prints"}}
}

// asFault finds the exit code of any error; what nobody classified is a bug.
func asFault(err error) *fault {
	var f *fault
	if errors.As(err, &f) {
		return f
	}
	return bug(err)
}
