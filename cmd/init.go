package cmd

import (
	"context"
	_ "embed"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/store"
	fieldmap "github.com/kanben/kanben/content/mapped"
)

//go:embed sample/kanben.yaml
var sampleConfig string

//go:embed sample/article.md
var sampleArticle string

type initOptions struct {
	*app
	Dir string
	Map bool
}

func newInit(a *app, run func(context.Context, *initOptions) error) *cobra.Command {
	o := &initOptions{app: a, Dir: "."}
	if run == nil {
		run = runInit
	}
	c := &cobra.Command{Use: "init [flags] [FOLDER]", Short: "Write a sample article and a commented kanben.yaml",
		Example: "  kanben init\n  kanben init my-paper && kanben my-paper/article.md\n  kanben init --map && kanben export --map map.yaml -o out/ rows.json", Args: atMost(1),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.Dir = args[0]
			}
			return run(c.Context(), o)
		}}
	c.Flags().BoolVar(&o.Map, "map", false, "write a commented map.yaml for exports of a content system instead")
	local(c, "map")
	return c
}

// runInit writes what is not there yet; it never replaces a file.
func runInit(_ context.Context, o *initOptions) error {
	if o.Map {
		if err := o.add("map.yaml", fieldmap.Sample()); err != nil {
			return err
		}
		return o.print("next: kanben inspect --map " + o.path("map.yaml") + " EXPORT\n")
	}
	for _, f := range []struct{ name, text string }{{"kanben.yaml", sampleConfig}, {"article.md", sampleArticle}} {
		if err := o.add(f.name, f.text); err != nil {
			return err
		}
	}
	return o.print("next: kanben " + o.path("article.md") + "\n")
}

func (o *initOptions) path(name string) string { return filepath.ToSlash(filepath.Join(o.Dir, name)) }

// add writes a file unless it is there.
func (o *initOptions) add(name, text string) error {
	path := filepath.Join(o.Dir, name)
	if _, err := os.Lstat(path); err == nil {
		return o.print("kept  " + o.path(name) + "\n")
	}
	err := store.Write(path, func(w io.Writer) error { _, err := io.WriteString(w, text); return err })
	if err != nil {
		return world(exitOutput, "E-OUTPUT", o.path(name), err, "")
	}
	return o.print("wrote " + o.path(name) + "\n")
}
