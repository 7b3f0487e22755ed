package cmd

import (
	"context"
	_ "embed"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/store"
)

//go:embed sample/kanben.yaml
var sampleConfig string

//go:embed sample/article.md
var sampleArticle string

type initOptions struct {
	*app
	Dir string
}

func newInit(a *app, run func(context.Context, *initOptions) error) *cobra.Command {
	o := &initOptions{app: a, Dir: "."}
	if run == nil {
		run = runInit
	}
	return &cobra.Command{Use: "init [FOLDER]", Short: "Write a sample article and a commented kanben.yaml",
		Example: "  kanben init\n  kanben init my-paper && kanben my-paper/article.md", Args: atMost(1),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.Dir = args[0]
			}
			return run(c.Context(), o)
		}}
}

// runInit writes what is not there yet; it never replaces a file.
func runInit(_ context.Context, o *initOptions) error {
	for _, f := range []struct{ name, text string }{{"kanben.yaml", sampleConfig}, {"article.md", sampleArticle}} {
		path := filepath.Join(o.Dir, f.name)
		if _, err := os.Lstat(path); err == nil {
			if err := o.print("kept  " + filepath.ToSlash(path) + "\n"); err != nil {
				return err
			}
			continue
		}
		err := store.Write(path, func(w io.Writer) error { _, err := io.WriteString(w, f.text); return err })
		if err != nil {
			return world(exitOutput, "E-OUTPUT", filepath.ToSlash(path), err, "")
		}
		if err := o.print("wrote " + filepath.ToSlash(path) + "\n"); err != nil {
			return err
		}
	}
	return o.print("next: kanben " + filepath.ToSlash(filepath.Join(o.Dir, "article.md")) + "\n")
}
