package cmd

import (
	"bytes"

	"github.com/spf13/cobra"
)

func newCompletion(a *app) *cobra.Command {
	c := &cobra.Command{Use: "completion bash|zsh|fish|powershell", Short: "Print the completion script of a shell",
		Example:   "  kanben completion bash > /etc/bash_completion.d/kanben\n  kanben completion zsh > \"${fpath[1]}/_kanben\"",
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"}}
	c.Args = func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("one of bash, zsh, fish, powershell", "completion: name one shell")
		}
		return oneOf("completion", args[0], c.ValidArgs...)
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		var b bytes.Buffer
		if err := script(c.Root(), args[0], &b); err != nil {
			return bug(err)
		}
		return a.print(b.String())
	}
	return c
}

func script(root *cobra.Command, shell string, b *bytes.Buffer) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(b, true)
	case "zsh":
		return root.GenZshCompletion(b)
	case "fish":
		return root.GenFishCompletion(b, true)
	}
	return root.GenPowerShellCompletionWithDesc(b)
}
