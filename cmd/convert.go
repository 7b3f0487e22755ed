package cmd

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/cmd/internal/store"
	"github.com/kanben/kanben/content"
)

type convertOptions struct {
	*app
	Read          readOptions
	Input, Output string
}

func newConvert(a *app, run func(context.Context, *convertOptions) error) *cobra.Command {
	o := &convertOptions{app: a}
	if run == nil {
		run = runConvert
	}
	c := &cobra.Command{Use: "convert [flags] INPUT", Short: "Any input into the structured form", Annotations: takesInputs(),
		Long:    "convert writes what was read as JSON or YAML, from which kanben reads back the same article. Without -o it prints JSON.",
		Example: "  kanben convert -o article.yaml page.html\n  kanben convert article.txt | jq .credits",
		Args:    inputs(true),
		RunE: func(c *cobra.Command, args []string) error {
			o.Input = args[0]
			return run(c.Context(), o)
		}}
	o.Read.flags(c.Flags())
	c.Flags().StringVarP(&o.Output, "output", "o", "-", "`file` .json or .yaml")
	c.Flags().SetAnnotation("output", config.Local, []string{""})
	return c
}

func runConvert(ctx context.Context, o *convertOptions) error {
	form := strings.ToLower(filepath.Ext(o.Output))
	if o.Output != "-" {
		if err := oneOf("-o", form, ".json", ".yaml", ".yml"); err != nil {
			return err
		}
	}
	if err := o.Read.settle(); err != nil {
		return err
	}
	in, err := o.read(ctx, o.Input, &o.Read)
	if err != nil {
		return err
	}
	defer in.close()
	o.printer().Print(in.Problems)
	if in.failed(o.Read.content.Mode) {
		return told(readCode(in.Problems, o.Read.content.Mode))
	}
	data, err := marshal(in.Collection)
	if err != nil {
		return bug(err)
	}
	if form == ".yaml" || form == ".yml" {
		if data, err = yamlOf(data); err != nil {
			return bug(err)
		}
	}
	return o.write(data)
}

func (o *convertOptions) write(data []byte) error {
	if o.Output == "-" {
		return o.print(string(data))
	}
	err := store.Write(o.Output, func(w io.Writer) error { _, err := w.Write(data); return err })
	if err != nil {
		return world(exitOutput, "E-OUTPUT", filepath.ToSlash(o.Output), err, "")
	}
	o.say("wrote %s", filepath.ToSlash(o.Output))
	return nil
}

// marshal gives the canonical JSON of the article, of the collection when there are several.
func marshal(c *content.Collection) ([]byte, error) {
	all := c.Articles()
	if len(all) == 1 && c.Kind == content.Single {
		data, err := content.Marshal(all[0])
		return endLine(data), err
	}
	data, err := content.MarshalCollection(c)
	return endLine(data), err
}

func endLine(data []byte) []byte {
	if n := len(data); n > 0 && data[n-1] != '\n' {
		return append(data, '\n')
	}
	return data
}
