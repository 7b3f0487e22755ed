package cmd

import (
	"context"
	"fmt"
	"net"
	"os/exec"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/preview"
	"github.com/kanben/kanben/render"
)

type previewOptions struct {
	*app
	Read   readOptions
	Page   pageOptions
	Host   string
	Port   int
	NoOpen bool
	Input  string
}

func newPreview(a *app, run func(context.Context, *previewOptions) error) *cobra.Command {
	o := &previewOptions{app: a}
	words := run == nil // typed by a person, who may want them completed
	if words {
		run = runPreview
	}
	c := &cobra.Command{Use: "preview [flags] INPUT", Short: "See pages and chapters side by side while you write", Annotations: takesInputs(),
		Long: `preview shows the PDF's pages and the EPUB's chapters side by side in the browser, with the credits and metadata as
they will be written, problems with their place in the source, and the edits that normalising made. It follows the
input, its pictures, the theme and the configuration, and shows a change as it is saved. It listens on this machine
only and loads nothing from elsewhere.`,
		Example: "  kanben preview article.md\n  kanben preview --theme book --port 8000 --no-open article.md",
		Args:    oneFile,
		RunE: func(c *cobra.Command, args []string) error {
			o.Input = args[0]
			return run(c.Context(), o)
		}}
	f := c.Flags()
	f.IntVar(&o.Port, "port", 0, "`port` to listen on (0 = a free one)")
	f.StringVar(&o.Host, "host", "127.0.0.1", "`address` to listen on; others than this machine's own let others read along")
	f.BoolVar(&o.NoOpen, "no-open", false, "do not open the browser")
	local(c, "port", "host", "no-open")
	o.Read.flags(f)
	o.Page.flags(f)
	if words {
		o.Page.complete(c) // cobra keeps what it is told for each flag for ever: not again at each change of a file
	}
	return c
}

func runPreview(ctx context.Context, o *previewOptions) error {
	if o.Input == "-" {
		return usage("name a file", "preview: standard input cannot be followed")
	}
	if err := o.Read.settle(); err != nil {
		return err
	}
	if _, err := o.Page.options(o.app); err != nil {
		return err
	}
	l, err := net.Listen("tcp", net.JoinHostPort(o.Host, fmt.Sprint(o.Port)))
	if err != nil {
		return usage("choose another with --port", "preview: %v", err)
	}
	address := "http://" + l.Addr().String() + "/"
	if err := o.print(address + "\n"); err != nil {
		return err
	}
	if !o.NoOpen {
		browse(address)
	}
	lists := preview.Lists{Themes: render.Themes(), Papers: []string{"a3", "a4", "a5", "16k", "32k"},
		Profiles: []string{"screen", "print", "archive"}}
	s := preview.New(preview.Input{Name: o.Input}, lists, o.render)
	if err := s.Run(ctx, l); err != nil {
		return world(exitOutput, "E-SERVE", address, err, "")
	}
	return ctx.Err()
}

// browse opens the address with the desktop's own command; without one the printed line has to do.
func browse(address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	if c := exec.Command(name, args...); c.Start() == nil {
		go c.Wait()
	}
}
