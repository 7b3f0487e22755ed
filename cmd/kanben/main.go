// Command kanben turns Chinese-first articles into print-ready PDF and EPUB.
package main

import (
	"os"

	"github.com/kanben/kanben/cmd"
)

func main() { os.Exit(cmd.Main(os.Args[1:], cmd.System())) }
