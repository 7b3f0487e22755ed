package cmd

import (
	"io"
	"os"
	"strconv"
	"sync/atomic"

	"golang.org/x/term"
)

// Streams is the world a command runs in: its streams, its environment, and what is known of the terminal.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	Lookup   func(name string) (string, bool) // environment
	OutTerm  bool                             // Out is a terminal
	ErrTerm  bool                             // Err is a terminal
	Width    int                              // columns of the terminal; 0 = unknown

	gcPercent atomic.Int32 // of the garbage collector, once it has run; 0 = somebody else decides
}

// System returns the streams of the process.
func System() *Streams {
	s := &Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Lookup: os.LookupEnv}
	s.OutTerm = term.IsTerminal(int(os.Stdout.Fd()))
	s.ErrTerm = term.IsTerminal(int(os.Stderr.Fd()))
	if s.ErrTerm {
		s.Width, _, _ = term.GetSize(int(os.Stderr.Fd()))
	}
	return s
}

func (s *Streams) env(name string) string {
	v, _ := s.Lookup(name)
	return v
}

// colour decides between auto, always and never by the customs of terminals (no-color.org, FORCE_COLOR).
func (s *Streams) colour(when string) bool {
	switch when {
	case "always":
		return true
	case "never":
		return false
	}
	if s.env("NO_COLOR") != "" {
		return false
	}
	if v := s.env("FORCE_COLOR"); v != "" && v != "0" {
		return true
	}
	return s.ErrTerm && s.env("TERM") != "dumb"
}

// columns is the width that messages may take.
func (s *Streams) columns() int {
	if s.Width > 20 {
		return s.Width
	}
	if n, err := strconv.Atoi(s.env("COLUMNS")); err == nil && n > 20 {
		return n
	}
	return 100
}
