package cmd

import (
	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/config"
)

// noArgs refuses words; of a command with sub-commands it names the nearest.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := ""
	var names []string
	for _, s := range c.Commands() {
		names = append(names, s.Name())
	}
	if near := config.Nearest(args[0], names); near != "" {
		hint = "the nearest command is " + c.CommandPath() + " " + near
	}
	return usage(hint, "%s: unexpected word %q", c.CommandPath(), args[0])
}

func atMost(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > n {
			return usage(c.CommandPath()+" --help shows how it is used", "%s: unexpected word %q", c.CommandPath(), args[n])
		}
		return nil
	}
}

// inputs asks for at least one input, or exactly one.
func inputs(one bool) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) == 0:
			return usage("a file name, or - for standard input", "%s: no input", c.CommandPath())
		case one && len(args) > 1:
			return usage("", "%s: one input is taken, not %d", c.CommandPath(), len(args))
		}
		return nil
	}
}

// oneFile asks for one input that is a file: it will be followed.
func oneFile(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage("the file to show and follow", "%s: no input", c.CommandPath())
	}
	return inputs(true)(c, args)
}

// takesInputs marks a command whose words are inputs: kanben.yaml is looked for above them.
func takesInputs() map[string]string { return map[string]string{"inputs": "yes"} }

// local marks flags that are no settings: they belong to one call and stand in no file.
func local(c *cobra.Command, names ...string) {
	for _, n := range names {
		c.Flags().SetAnnotation(n, config.Local, []string{""})
		c.PersistentFlags().SetAnnotation(n, config.Local, []string{""})
	}
}

// commandNames lists the commands for hints.
func commandNames() []string {
	return []string{"export", "batch", "worker", "preview", "convert", "inspect", "check", "verify", "lines", "fonts", "themes", "init", "doctor", "version", "completion", "man", "help"}
}
