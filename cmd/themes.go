package cmd

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/render"
)

func newThemes(a *app) *cobra.Command {
	c := &cobra.Command{Use: "themes", Short: "Built-in themes and the one in force",
		Example: "  kanben themes list\n  kanben themes show article > mine.yaml", Args: noArgs}
	c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
	c.AddCommand(newThemesList(a), newThemesShow(a))
	return c
}

func newThemesList(a *app) *cobra.Command {
	return &cobra.Command{Use: "list", Short: "Name the built-in themes", Example: "  kanben themes list", Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return a.listThemes() }}
}

func (a *app) listThemes() error {
	var b strings.Builder
	for _, name := range render.Themes() {
		t, _ := render.ThemeByName(name)
		fmt.Fprintf(&b, "%-12s %s\n", name, t.About)
	}
	return a.print(b.String())
}

func newThemesShow(a *app) *cobra.Command {
	var theme string
	c := &cobra.Command{Use: "show [NAME|FILE]", Short: "Print a theme as YAML, ready to be changed", Args: atMost(1),
		Example: "  kanben themes show book",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				theme = args[0]
			}
			return a.showTheme(theme)
		}}
	c.ValidArgsFunction = cobra.FixedCompletions(render.Themes(), cobra.ShellCompDirectiveDefault)
	c.Flags().StringVar(&theme, "theme", "article", "the `theme` in force, when none is named")
	c.Flags().SetAnnotation("theme", config.Paths, []string{""})
	return c
}

func (a *app) showTheme(name string) error {
	if _, err := a.theme(name); err != nil {
		return err
	}
	data, ok := render.ThemeSource(name)
	if !ok {
		var err error
		if data, err = os.ReadFile(name); err != nil {
			return world(exitUsage, "E-THEME", name, err, "")
		}
	}
	return a.print(string(data))
}
