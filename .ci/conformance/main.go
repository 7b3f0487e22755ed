// Command conformance lets judges that are not ours look at a crossing of everything kanben can write.
//
// It makes PDFs (sample × profile × theme) and EPUBs (sample × profile × direction), asserts how many there are, and
// hands all of them to one run of each judge. Beside each judge stands a broken file that it has to refuse: a wrapper
// that sees nothing would otherwise read as green. Usage: conformance -kanben bin/kanben [-keep DIR].
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

func main() {
	program := flag.String("kanben", "bin/kanben", "the program to be tried")
	keep := flag.String("keep", "", "folder to keep the files in")
	flag.Parse()
	if err := run(*program, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(1)
	}
}

func run(program, dir string) error {
	program, err := filepath.Abs(program)
	if err != nil {
		return err
	}
	if dir == "" {
		if dir, err = os.MkdirTemp("", "kanben-conformance-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	tools, err := findTools()
	if err != nil {
		return err
	}
	start := time.Now()
	set, err := makeCrossing(program, dir)
	if err != nil {
		return err
	}
	fmt.Printf("made %d PDFs and %d EPUBs from %d samples in %s\n", len(set.pdfs), len(set.epubs), len(set.samples), since(start))
	failed := 0
	for _, j := range judges(tools) {
		start := time.Now()
		verdict, err := j.try(dir, set)
		switch {
		case err != nil:
			failed++
			fmt.Printf("FAIL %-22s %v\n", j.name, err)
		default:
			fmt.Printf("ok   %-22s %s, %s\n", j.name, verdict, since(start))
		}
	}
	fmt.Printf("%d passed, %d failed\n", len(judges(tools))-failed, failed)
	if failed > 0 {
		return fmt.Errorf("%d of %d judges are not content", failed, len(judges(tools)))
	}
	return nil
}

func since(t time.Time) time.Duration { return time.Since(t).Round(100 * time.Millisecond) }
