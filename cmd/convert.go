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
	"github.com/kanben/kanben/content/markdown"
	"github.com/kanben/kanben/content/structured"
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
		Long: `convert writes what was read as JSON, YAML or Markdown, from which kanben reads back the same article. Without -o it
prints JSON. A pattern as for export (-o 'out/{slug}.yaml') makes a file of each article, where an input holds
several: the records of an export with --map, the entries of a feed. Pictures come beside the file: those beside the
input to the same path, those inside of it into a folder NAME-pictures.`,
		Example: "  kanben convert -o article.yaml page.html\n  kanben convert article.txt | jq .credits\n  kanben convert --map map.yaml -o 'out/{date}-{slug}.md' rows.csv",
		Args:    inputs(true),
		RunE: func(c *cobra.Command, args []string) error {
			o.Input = args[0]
			return run(c.Context(), o)
		}}
	o.Read.flags(c.Flags())
	c.Flags().StringVarP(&o.Output, "output", "o", "-", "`file` .json, .yaml or .md, or a pattern for one file an article")
	c.Flags().SetAnnotation("output", config.Local, []string{""})
	return c
}

func runConvert(ctx context.Context, o *convertOptions) error {
	form := strings.ToLower(filepath.Ext(o.Output))
	if o.Output != "-" {
		if err := oneOf("-o", form, ".json", ".yaml", ".yml", ".md"); err != nil {
			return err
		}
	}
	if err := checkPattern(o.Output); err != nil {
		return err
	}
	if err := o.Read.settle(); err != nil {
		return err
	}
	input, err := whole(o.Input)
	if err != nil {
		return err
	}
	if strings.Contains(o.Output, "{") {
		return o.convertEach(ctx, input)
	}
	in, err := o.read(ctx, input, &o.Read)
	if err != nil {
		return err
	}
	defer in.close()
	o.printer().Print(in.Problems)
	if in.failed(o.Read.content.Mode) {
		return told(readCode(in.Problems, o.Read.content.Mode))
	}
	return o.convert(in, in.Collection, o.Output)
}

// convert writes what was read to one output.
func (o *convertOptions) convert(in *input, c *content.Collection, output string) error {
	if output != "-" {
		if err := o.pictureFiles(in, output).write(c); err != nil {
			return err
		}
	}
	data, err := structure(c, strings.ToLower(filepath.Ext(output)))
	if err != nil {
		return err
	}
	return o.write(output, data)
}

func (o *convertOptions) write(output string, data []byte) error {
	if output == "-" {
		return o.print(string(data))
	}
	err := store.Write(output, func(w io.Writer) error { _, err := w.Write(data); return err })
	if err != nil {
		return world(exitOutput, "E-OUTPUT", filepath.ToSlash(output), err, "")
	}
	o.say("wrote %s", filepath.ToSlash(output))
	return nil
}

// structure gives the article in the form of the extension, the collection when there are several.
func structure(c *content.Collection, form string) ([]byte, error) {
	all := c.Articles()
	one := len(all) == 1 && c.Kind == content.Single
	yaml := form == ".yaml" || form == ".yml"
	switch {
	case one && form == ".md":
		return markdown.ToMarkdown(all[0])
	case form == ".md":
		return nil, usage("YAML and JSON hold a collection", "-o: Markdown holds one article, the input has %d", len(all))
	case one && yaml:
		return structured.ToYAML(all[0])
	case one:
		return structured.ToJSON(all[0])
	case yaml:
		return structured.CollectionToYAML(c)
	}
	return structured.CollectionToJSON(c)
}
