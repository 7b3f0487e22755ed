package cmd

import (
	"github.com/spf13/cobra"
)

// newHelp takes the place of cobra's own help, which shows the list of all commands for a word that is none.
func newHelp() *cobra.Command {
	return &cobra.Command{Use: "help [COMMAND [SUBCOMMAND]]", Short: "Show how a command is used", Args: atMost(2),
		Example: "  kanben help export\n  kanben help fonts check", DisableFlagsInUseLine: true,
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			of, _, err := c.Root().Find(args)
			if err != nil || len(args) > 0 && of == c.Root() {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return names(available(of)), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			of, err := named(c, args)
			if err != nil {
				return err
			}
			of.InitDefaultHelpFlag() // else the list of flags lacks -h
			return of.Help()
		}}
}

// named finds the command that the words of help or man name; without words kanben itself.
func named(c *cobra.Command, words []string) (*cobra.Command, error) {
	of := c.Root()
	for _, w := range words {
		var next *cobra.Command
		for _, s := range of.Commands() {
			if s.Name() == w {
				next = s
			}
		}
		if next == nil {
			return nil, oneOf(c.Name(), w, names(available(of))...)
		}
		of = next
	}
	return of, nil
}
