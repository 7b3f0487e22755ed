package cmd

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/kanben/kanben/cmd/internal/store"
)

func newMan(a *app) *cobra.Command {
	var dir string
	c := &cobra.Command{Use: "man [COMMAND]", Short: "Print manual pages", Args: atMost(1),
		Example: "  kanben man | man -l -\n  kanben man export | man -l -\n  kanben man --dir /usr/local/share/man/man1",
		RunE: func(c *cobra.Command, args []string) error {
			if dir != "" {
				return a.writeMans(c.Root(), dir)
			}
			of := c.Root()
			if len(args) == 1 {
				var err error
				if of, _, err = c.Root().Find(args); err != nil || of == c.Root() {
					return oneOf("man", args[0], commandNames()...)
				}
			}
			return a.print(manual(of))
		}}
	c.Flags().StringVar(&dir, "dir", "", "write all pages to the `folder`")
	local(c, "dir")
	return c
}

func (a *app) writeMans(root *cobra.Command, dir string) error {
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		path := filepath.Join(dir, manName(c)+".1")
		err := store.Write(path, func(w io.Writer) error { _, err := io.WriteString(w, manual(c)); return err })
		if err != nil {
			return world(exitOutput, "E-OUTPUT", filepath.ToSlash(path), err, "")
		}
	}
	return nil
}

func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manual writes the page of a command in man(7). cobra has a generator too; it links a Markdown parser and would
// be half of the time that kanben takes to start.
func manual(c *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %q 1 \"\" \"kanben %s\" \"User commands\"\n", strings.ToUpper(manName(c)), version())
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", roff(manName(c)), roff(c.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n%s\n", roff(c.UseLine()))
	text := c.Long
	if text == "" {
		text = c.Short + "."
	}
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s\n", roff(text))
	if subs := c.Commands(); len(subs) > 0 {
		b.WriteString(".SH COMMANDS\n")
		for _, s := range subs {
			if s.IsAvailableCommand() {
				fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(s.Name()), roff(s.Short))
			}
		}
	}
	manFlags(&b, "OPTIONS", c.NonInheritedFlags())
	manFlags(&b, "COMMON OPTIONS", c.InheritedFlags())
	fmt.Fprintf(&b, ".SH EXAMPLES\n.nf\n%s\n.fi\n", roff(c.Example))
	return b.String()
}

func manFlags(b *strings.Builder, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(b, ".SH %s\n", title)
	flags.VisitAll(func(f *pflag.Flag) {
		value, text := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if value != "" {
			name += " " + value
		}
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(name), roff(text))
	})
}

// roff escapes what man would take for commands.
func roff(s string) string {
	s = strings.ReplaceAll(s, `\`, `\e`)
	s = strings.ReplaceAll(s, "-", `\-`)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
