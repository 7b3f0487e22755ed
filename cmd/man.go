package cmd

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/store"
)

func newMan(a *app) *cobra.Command {
	var dir string
	c := &cobra.Command{Use: "man [flags] [COMMAND [SUBCOMMAND]]", Short: "Print manual pages", Args: atMost(2),
		Example: "  kanben man | man -l -\n  kanben man fonts check | man -l -\n  kanben man -o ~/.local/share/man/man1",
		RunE: func(c *cobra.Command, args []string) error {
			date, err := a.manDate()
			if err != nil {
				return err
			}
			if dir != "" {
				return a.writeMans(c.Root(), dir, date)
			}
			of, err := named(c, args)
			if err != nil {
				return err
			}
			return a.print(manual(of, date))
		}}
	c.Flags().StringVarP(&dir, "output", "o", "", "write the pages of all commands to the `folder`")
	local(c, "output")
	return c
}

// manDate is the day that stands at the foot of the pages: SOURCE_DATE_EPOCH, else that of the sources, else none.
func (a *app) manDate() (string, error) {
	t, err := a.buildTime()
	if err != nil {
		return "", err
	}
	if t.IsZero() {
		t = sourceTime()
	}
	if t.IsZero() {
		return "", nil
	}
	return t.Format("2006-01-02"), nil
}

func (a *app) writeMans(c *cobra.Command, dir, date string) error {
	path := filepath.Join(dir, manName(c)+".1")
	err := store.Write(path, func(w io.Writer) error { _, err := io.WriteString(w, manual(c, date)); return err })
	if err != nil {
		return world(exitOutput, "E-OUTPUT", filepath.ToSlash(path), err, "")
	}
	for _, s := range available(c) {
		if err := a.writeMans(s, dir, date); err != nil {
			return err
		}
	}
	return nil
}

func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// available returns the sub-commands that help shows.
func available(c *cobra.Command) []*cobra.Command {
	return slices.DeleteFunc(slices.Clone(c.Commands()), func(s *cobra.Command) bool { return !s.IsAvailableCommand() })
}

func names(cs []*cobra.Command) []string {
	var out []string
	for _, c := range cs {
		out = append(out, c.Name())
	}
	return out
}
