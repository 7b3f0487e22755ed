// Command gold measures what kanben reads from saved web pages against a list that people made by reading them.
//
// The pages are texts of others and stay outside the tree: -pages is a folder with one folder a repository, named
// owner+name, as docs/reading.md says. The list holds facts of each page, names and titles as hashes, and the body as
// numbers of the page's visible lines, which -lines prints.
//
//	gold -pages DIR [-gold FILE] [-half tuning|held] [-whole] [-v]
//	gold -lines FILE
//	gold -seal FILE -pages DIR
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	pages := flag.String("pages", "", "folder of the pages")
	list := flag.String("gold", ".ci/gold/pages.gold", "the list")
	half := flag.String("half", "", "only pages of this half: tuning or held")
	whole := flag.Bool("whole", false, "one column for all pages of the list")
	verbose := flag.Bool("v", false, "print each page and what differs")
	lines := flag.String("lines", "", "print the numbered visible lines of a page")
	seal := flag.String("seal", "", "write a readable list with hashes for names and titles")
	flag.Parse()
	if err := run(*pages, *list, *half, *lines, *seal, *whole, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "gold:", err)
		os.Exit(1)
	}
}

func run(pages, list, half, lines, seal string, whole, verbose bool) error {
	switch {
	case lines != "":
		return printLines(os.Stdout, lines)
	case seal != "":
		return sealList(os.Stdout, seal, pages)
	}
	l, err := readList(list)
	if err != nil {
		return err
	}
	var tuning, held tally
	for _, g := range l.pages {
		if half != "" && g.half != half {
			continue
		}
		r, err := measure(pages, g)
		if err != nil {
			return err
		}
		if verbose {
			r.print(os.Stdout, g)
		}
		if g.half == "held" {
			held.add(g, r)
		} else {
			tuning.add(g, r)
		}
	}
	columns := []column{{"tuning half", tuning}, {"held-out half", held}, {"all", sum(tuning, held)}}
	if whole {
		columns = columns[2:]
	}
	printTable(os.Stdout, columns)
	return nil
}
