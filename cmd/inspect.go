package cmd

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/content"
)

type inspectOptions struct {
	*app
	Read   readOptions
	Report bool
	Input  string
}

func newInspect(a *app, run func(context.Context, *inspectOptions) error) *cobra.Command {
	o := &inspectOptions{app: a}
	if run == nil {
		run = runInspect
	}
	c := &cobra.Command{Use: "inspect [flags] INPUT", Short: "What was read, and what became of the rest", Annotations: takesInputs(),
		Long: `inspect prints what was understood of an article: title, dateline, credits, sections, the edits that normalising
made, and the lines left out with the reason. --json prints the article itself in its canonical form, which
kanben reads back.`,
		Example: "  kanben inspect article.txt\n  kanben inspect --json --normalise none article.txt\n  kanben inspect --report article.txt",
		Args:    inputs(true),
		RunE: func(c *cobra.Command, args []string) error {
			o.Input = args[0]
			return run(c.Context(), o)
		}}
	o.Read.flags(c.Flags())
	c.Flags().BoolVar(&o.Report, "report", false, "list every edit, and of every line what became of it")
	local(c, "report")
	return c
}

func runInspect(ctx context.Context, o *inspectOptions) error {
	if err := o.Read.settle(); err != nil {
		return err
	}
	input, err := whole(o.Input)
	if err != nil {
		return err
	}
	in, err := o.read(ctx, input, &o.Read)
	if err != nil {
		return err
	}
	defer in.close()
	p := o.printer()
	p.JSON = o.LogFormat == "json" // --json asks for the article here
	p.Print(in.Problems)
	if in.Collection != nil {
		if err := o.show(in); err != nil {
			return err
		}
	}
	if in.failed(o.Read.content.Mode) {
		return told(readCode(in.Problems, o.Read.content.Mode))
	}
	return nil
}

func (o *inspectOptions) show(in *input) error {
	all := in.Collection.Articles()
	if o.JSON {
		return o.showJSON(in.Collection)
	}
	var b strings.Builder
	text := o.sources[in.Name]
	for i, a := range all {
		if i > 0 {
			b.WriteString("\n")
		}
		s := summary{b: &b, article: a, whole: o.Report}
		s.decode(in.Name, text)
		s.write()
	}
	return o.print(b.String())
}

// showJSON prints the article, or the collection when there are several.
func (o *inspectOptions) showJSON(c *content.Collection) error {
	all := c.Articles()
	data, err := content.MarshalCollection(c)
	if len(all) == 1 {
		data, err = content.Marshal(all[0])
	}
	if err != nil {
		return bug(err)
	}
	return o.print(strings.TrimRight(string(data), "\n") + "\n")
}
