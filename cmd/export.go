package cmd

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/export"
)

type exportOptions struct {
	*app
	Read   readOptions
	Page   pageOptions
	Names  naming
	Book   bool
	Cover  string // --cover-pdf
	Inputs []string

	flags *pflag.FlagSet
	kept  *bookCache // of --book; nil = nothing is kept
	again bool       // the second run after errStale: what it reads has been told

	spots spots // of records
	count int   // of inputs, each record one
}

func newExport(a *app, run func(context.Context, *exportOptions) error) *cobra.Command {
	o := &exportOptions{app: a}
	if run == nil {
		run = runExport
	}
	c := &cobra.Command{Use: "export [flags] INPUT...", Short: "Articles to PDF and EPUB", Annotations: takesInputs(),
		Long: `export writes PDF and EPUB beside each input, or where -o says. - reads standard input.

-o takes a file name (its extension chooses the format), a folder, or a pattern with {slug} {date} {ext} {name}
{dir} {lang} {index}; with --map each record of a JSON, JSON lines or CSV file is an input. -o - writes one format to standard output. Several inputs make several outputs, or one book
with --book. A folder stands for its order file book.yaml, else for its articles by name.`,
		Example: `  kanben export article.md
  kanben export -t pdf --profile print --marks -o print/article.pdf article.md
  kanben export -o 'out/{date}-{slug}.{ext}' *.txt
  kanben export --map map.yaml -o 'out/{slug}.{ext}' export.jsonl
  kanben export --book -o issue.epub one.md two.md three.md
  kanben export --book -o issue.pdf articles/
  curl -s ADDRESS | kanben export -t pdf -o - - > article.pdf`,
		Args: inputs(false),
		RunE: func(c *cobra.Command, args []string) error {
			o.Inputs = args
			o.Names.Asked = c.Flags().Changed("to")
			return run(c.Context(), o)
		}}
	f := c.Flags()
	o.flags = f
	f.StringArrayVarP(&o.Names.Outputs, "output", "o", nil, "`file`, folder/ or pattern; - for standard output")
	f.StringSliceVarP(&o.Names.Types, "to", "t", []string{"pdf", "epub"}, "`formats` to write: pdf, epub")
	f.BoolVar(&o.Book, "book", false, "make one book of all inputs")
	f.StringVar(&o.Cover, "cover-pdf", "", "write back, spine and front as one sheet to the `file`")
	f.SetAnnotation("output", config.Paths, []string{""})
	f.SetAnnotation("cover-pdf", config.Paths, []string{""})
	o.Read.flags(f)
	o.Page.flags(f)
	o.Page.complete(c)
	c.RegisterFlagCompletionFunc("to", cobra.FixedCompletions([]string{"pdf", "epub", "pdf,epub"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func runExport(ctx context.Context, o *exportOptions) error {
	var err error
	args := o.Inputs
	if o.Inputs, err = unfold(o.Inputs); err != nil {
		return err
	}
	o.Names.Many = len(o.Inputs) > 1 && !o.Book
	o.Names.Suffix = "epub"
	if o.Page.EPUBProfile == "kobo" {
		o.Names.Suffix = "kepub.epub"
	}
	o.spots = spots{}
	if err := errors.Join(o.Names.settle(), o.Read.settle()); err != nil {
		return err
	}
	opts, err := o.Page.export(o.app, &o.Read)
	if err != nil {
		return err
	}
	opts.Idle = letFacesGo
	if err := o.checkCover(); err != nil {
		return err
	}
	if o.kept, err = o.openBookCache(args); err != nil {
		return err
	}
	if o.Book && len(o.Inputs) > 100 && (o.kept == nil || len(o.kept.old) == 0) {
		o.expectBook()
	}
	if o.kept != nil {
		o.kept.heads = o.Cover == "" && slices.Equal(o.Names.Types, []string{"pdf"})
		opts.Chapters = o.kept
	}
	err = o.exportAll(ctx, opts)
	if errors.Is(err, errStale) {
		o.again, o.count, o.kept.heads, o.kept.stale, o.kept.now = true, 0, false, false, nil
		err = o.exportAll(ctx, opts)
	}
	return err
}

func (o *exportOptions) checkCover() error {
	if o.Cover != "" && o.Names.Many {
		return usage("--book makes one book of them", "--cover-pdf: one cover for several outputs")
	}
	return nil
}

// becomeMany checks the names again when one input turned out to hold several records.
func (o *exportOptions) becomeMany() error {
	if o.Book || o.Names.Many || o.count < 2 {
		return nil
	}
	o.Names.Many = true
	return errors.Join(o.Names.settle(), o.checkCover())
}

// exportAll reads every input before it writes any output, so that two outputs of one name are refused in time.
func (o *exportOptions) exportAll(ctx context.Context, opts export.Options) error {
	jobs, codes, err := o.readAll(ctx)
	defer closeAll(jobs)
	if err != nil {
		return err
	}
	if err := o.becomeMany(); err != nil {
		return err
	}
	if o.Book {
		if len(codes) > 0 {
			return told(verdict(codes, o.count))
		}
		jobs = bind(jobs)
	}
	outs := make([][]output, len(jobs))
	for i, j := range jobs {
		outs[i] = o.Names.of(j.inputs[0], j.number)
		if o.Cover != "" {
			outs[i] = append(outs[i], output{o.Cover, "cover"})
		}
	}
	if err := clash(first(jobs), outs); err != nil {
		return err
	}
	for i, j := range jobs {
		if err := o.exportOne(ctx, j, outs[i], opts); err != nil {
			if ctx.Err() != nil || errors.Is(err, errStale) {
				return err
			}
			codes = append(codes, o.tell(err))
		}
	}
	if len(codes) > 0 {
		return told(verdict(codes, o.count))
	}
	return nil
}

// job is one collection to be exported, with the inputs it came from.
type job struct {
	number     int // of the first input, from 1
	inputs     []*input
	collection *content.Collection
}

func (o *exportOptions) readAll(ctx context.Context) (jobs []*job, codes []int, err error) {
	for _, path := range o.Inputs {
		ins, err := o.readInput(ctx, path)
		if err != nil {
			if ctx.Err() != nil {
				return jobs, codes, err
			}
			o.count++
			codes = append(codes, o.tell(err))
			continue
		}
		for _, in := range ins {
			o.count++
			if !o.again {
				o.printer().Print(o.spots.place(in.Problems))
			}
			if !in.failed(o.Read.content.Mode) {
				jobs = append(jobs, &job{o.count, []*input{in}, in.Collection})
				if len(ins) == 1 && !in.kept {
					o.kept.read(in)
				}
				continue
			}
			if len(ins) == 1 { // records share the folder
				in.close()
			}
			codes = append(codes, readCode(in.Problems, o.Read.content.Mode))
		}
	}
	return jobs, codes, nil
}

func (o *exportOptions) readInput(ctx context.Context, path string) ([]*input, error) {
	in, err := o.fetch(path, &o.Read)
	if err != nil {
		return nil, err
	}
	if a := o.kept.unchanged(in); a != nil {
		in.kept = true
		o.remember(in.Name, source{data: in.data, encoding: a.Encoding, reader: a.Reader})
		return []*input{in}, nil
	}
	return o.records(ctx, in, &o.Read, o.spots)
}

func (o *exportOptions) exportOne(ctx context.Context, j *job, outs []output, opts export.Options) error {
	for i, in := range j.inputs {
		place(in.Collection, i, o.Read.assets)
	}
	opts.Open = opener(j.inputs, o.Read.assets)
	faces, problems, err := facesFor(opts.Faces, j.collection, o.Page.SystemFonts)
	if err != nil {
		return err
	}
	opts.Faces = faces
	w, sinks, err := o.open(outs)
	if err != nil {
		return err
	}
	defer w.abort()
	if o.kept != nil {
		o.kept.lang = j.collection.Lang
	}
	report, err := export.Export(ctx, j.collection, opts, sinks)
	if errors.Is(err, errStale) {
		return err
	}
	o.printer().Print(o.spots.place(append(problems, report.Problems...)))
	if errors.Is(err, export.ErrProblems) {
		return told(exitPage)
	}
	if err != nil {
		return w.explain(err)
	}
	if err := w.commit(); err != nil {
		return err
	}
	if err := o.kept.save(); err != nil {
		o.say("kept nothing for the next run: %v", err)
	}
	return o.tellOutputs(w, report)
}

func (o *exportOptions) tellOutputs(w *writers, r export.Report) error {
	for _, f := range w.files {
		if o.JSON && f.path != "-" {
			if err := o.printJSON(wrote{filepath.ToSlash(f.path), f.format, f.n, r.Pages}); err != nil {
				return err
			}
		}
		o.say("wrote %s (%s, %s)", filepath.ToSlash(f.path), kilobytes(f.n), pages(r.Pages))
	}
	return nil
}

// wrote is the JSON line of an output.
type wrote struct {
	Output string `json:"output"`
	Format string `json:"format"`
	Bytes  int64  `json:"bytes"`
	Pages  int    `json:"pages"`
}

func pages(n int) string {
	if n == 1 {
		return "1 page"
	}
	return fmt.Sprintf("%d pages", n)
}

func kilobytes(n int64) string { return fmt.Sprintf("%d kB", (n+999)/1000) }
