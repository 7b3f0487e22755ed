// Command conformance lets judges that are not ours look at a crossing of everything kanben can write.
//
// It makes PDFs (sample × profile × theme × kind of font × feature) and EPUBs (sample × profile × direction), asserts
// how many there are, and hands all of them to one run of each judge. Beside the files stand broken ones that the judge
// has to refuse, for veraPDF and our own judge one of each PDF: a wrapper that sees nothing would otherwise read as
// green. Usage: conformance -kanben bin/kanben [-keep DIR] [-judges REGEXP].
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

func main() {
	program := flag.String("kanben", "bin/kanben", "the program to be tried")
	keep := flag.String("keep", "", "folder to keep the files in")
	some := flag.String("judges", "", "ask only those whose name matches the pattern")
	flag.Parse()
	if err := run(*program, *keep, *some); err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(1)
	}
}

func run(program, dir, some string) error {
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
	defer os.RemoveAll(filepath.Join(dir, "broken"))
	wanted, err := regexp.Compile(some)
	if err != nil {
		return err
	}
	tools, err := findTools()
	if err != nil {
		return err
	}
	tools.kanben = program
	begin := time.Now()
	set, err := makeCrossing(program, dir)
	if err != nil {
		return err
	}
	fmt.Printf("made %d PDFs, a broken one of each, and %d EPUBs from %d samples in %s\n", len(set.pdfs), len(set.epubs), len(set.samples), since(begin))
	asked, failed := 0, 0
	for _, j := range judges(tools) {
		if !wanted.MatchString(j.name) {
			continue
		}
		asked++
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
	fmt.Printf("%d passed, %d failed in %s\n", asked-failed, failed, since(begin))
	if failed > 0 || asked == 0 {
		return fmt.Errorf("%d of %d judges are not content", failed, asked)
	}
	return nil
}

func since(t time.Time) time.Duration { return time.Since(t).Round(100 * time.Millisecond) }
