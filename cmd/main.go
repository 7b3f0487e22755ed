// Package cmd is the command line of kanben: flags, files, clock, environment, exit codes.
//
// Main is all that a program needs. The inside of every step belongs to the packages below; here stands only what
// they must not know. Callers who want to export from Go use render/export.
package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/spf13/pflag"

	"github.com/kanben/kanben/cmd/internal/report"
	"github.com/kanben/kanben/content"
)

// Main runs the command line and returns its exit code.
func Main(args []string, s *Streams) int {
	s.deferCollection()
	ctx, signalled := interruptible()
	app := &app{Streams: s}
	err := app.run(ctx, args)
	if code := signalled(); code != 0 && err != nil && ctx.Err() != nil {
		return code
	}
	return app.tell(err)
}

// run executes the command and turns a panic into a fault: a person gets a sentence, -v the stack.
func (a *app) run(ctx context.Context, args []string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			f := bug(fmt.Errorf("%v", r))
			f.problem.Path = strings.Join(frames(debug.Stack()), " < ")
			a.stack = debug.Stack()
			err = f
		}
	}()
	root := newRoot(a)
	a.words = withExport(root, args)
	root.SetArgs(a.words)
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	return root.ExecuteContext(ctx)
}

// tell prints what ended the run and returns its exit code.
func (a *app) tell(err error) int {
	if err == nil {
		return 0
	}
	var done told
	if errors.As(err, &done) {
		return int(done)
	}
	f := asFault(err)
	a.printer().Print([]content.Problem{f.problem})
	if a.stack != nil && a.Verbose {
		a.Err.Write(a.stack)
	}
	return f.code
}

// interruptible returns a context that ends at the first SIGINT or SIGTERM, and a function that says which exit
// code that means. A second signal ends the process at once.
func interruptible() (context.Context, func() int) {
	ctx, cancel := context.WithCancel(context.Background())
	var code atomic.Int32
	c := make(chan os.Signal, 2)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	go func() {
		code.Store(exitOf(<-c))
		cancel()
		os.Exit(int(exitOf(<-c)))
	}()
	return ctx, func() int { return int(code.Load()) }
}

func exitOf(s os.Signal) int32 {
	if s == syscall.SIGTERM {
		return exitTerminate
	}
	return exitInterrupt
}

// frames names the first functions of ours on a stack, enough to find the place without -v.
func frames(stack []byte) []string {
	var out []string
	for line := range strings.SplitSeq(string(stack), "\n") {
		_, name, ours := strings.Cut(line, "github.com/kanben/kanben/")
		if !ours || strings.HasPrefix(line, "\t") || strings.Contains(line, "cmd.(*app).run") {
			continue
		}
		if i := strings.LastIndex(name, "("); i > 0 {
			name = name[:i]
		}
		if out = append(out, name); len(out) == 3 {
			break
		}
	}
	return out
}

// app is what all commands share: the world, the common flags, and what has been read so far.
type app struct {
	*Streams
	Config, Colour, LogFormat, Cache  string
	Quiet, Verbose, JSON, PrintConfig bool

	stack   []byte
	sources map[string]source
	known   []string // keys that kanben.yaml may have
	words   []string // the command line
	instead func([]content.Problem)
}

func (a *app) common(f *pflag.FlagSet) {
	f.StringVarP(&a.Config, "config", "c", "", "configuration `file` (default: kanben.yaml found upward from the input)")
	f.BoolVarP(&a.Quiet, "quiet", "q", false, "errors only")
	f.BoolVarP(&a.Verbose, "verbose", "v", false, "say what is done, counts and remarks included")
	f.StringVar(&a.Colour, "color", "auto", "`when` messages have colours: auto, always, never")
	f.StringVar(&a.LogFormat, "log-format", "text", "`format` of messages: text or json")
	f.BoolVar(&a.JSON, "json", false, "messages and results as JSON lines")
	f.StringVar(&a.Cache, "cache", "", "`folder` for results that can be used again, or off")
	f.BoolVar(&a.PrintConfig, "print-config", false, "print every setting with its origin, and stop")
}

// printer tells problems on standard error, at the level that -q and -v ask for.
func (a *app) printer() *report.Printer {
	p := &report.Printer{W: a.Err, Colour: a.colour(a.Colour), Columns: a.columns(), Level: content.Warning,
		JSON: a.JSON || a.LogFormat == "json", GitHub: a.env("GITHUB_ACTIONS") == "true", Source: a.sourceLine, Instead: a.instead}
	switch {
	case a.Quiet:
		p.Level = content.Error
	case a.Verbose:
		p.Level = content.Info
	}
	return p
}

// say tells what was done; without a terminal only -v hears it (cli.md: nothing on success).
func (a *app) say(format string, args ...any) {
	if a.Quiet || a.JSON || !a.Verbose && !a.ErrTerm {
		return
	}
	fmt.Fprintf(a.Err, format+"\n", args...)
}

// print writes a result to standard output; a reader that went away ends the command.
func (a *app) print(s string) error {
	if _, err := io.WriteString(a.Out, s); err != nil {
		return world(exitOutput, "E-OUTPUT", "standard output", err, "")
	}
	return nil
}
