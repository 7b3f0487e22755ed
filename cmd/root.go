package cmd

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/kanben/kanben/cmd/internal/config"
)

const welcome = `kanben turns an article into a print-ready PDF and an EPUB.

  kanben article.txt       writes article.pdf and article.epub beside it
  kanben init              writes a sample article and a commented kanben.yaml
  kanben help              lists all commands
`

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "kanben INPUT...",
		Short: "Articles to print-ready PDF and EPUB",
		Long: `kanben turns Chinese-first articles (text, Markdown, HTML, YAML, JSON …) into print-ready PDF and EPUB.

kanben INPUT is short for kanben export INPUT. Exit codes: 0 done, 1 some articles failed, 2 usage,
3 input unreadable, 4 no correct page possible, 5 output cannot be written, 6 a fault of kanben.`,
		Example:               "  kanben article.md\n  kanben export -t pdf --profile print -o out/article.pdf article.md",
		SilenceUsage:          true,
		SilenceErrors:         true,
		CompletionOptions:     cobra.CompletionOptions{DisableDefaultCmd: true},
		DisableFlagsInUseLine: true,
		Args:                  cobra.NoArgs,
		RunE:                  func(*cobra.Command, []string) error { return a.print(welcome) },
	}
	a.common(root.PersistentFlags())
	local(root, "config", "json", "print-config")
	root.SetFlagErrorFunc(flagError)
	root.PersistentPreRunE = func(c *cobra.Command, args []string) error { return a.settle(c, args) }
	root.AddGroup(&cobra.Group{ID: "make", Title: "Make:"}, &cobra.Group{ID: "look", Title: "Look:"},
		&cobra.Group{ID: "help", Title: "Help and set-up:"})
	root.SetHelpCommand(newHelp())
	root.SetHelpCommandGroupID("help")
	add := func(group string, cs ...*cobra.Command) {
		for _, c := range cs {
			c.GroupID = group
			c.DisableFlagsInUseLine = true
			root.AddCommand(c)
		}
	}
	add("make", newExport(a, nil), newBatch(a, nil), newWorker(a, nil), newConvert(a, nil))
	add("look", newPreview(a, nil), newInspect(a, nil), newCheck(a, nil), newVerify(a, nil), newLines(a, nil), newFonts(a), newThemes(a))
	add("help", newInit(a, nil), newDoctor(a, nil), newVersion(a, nil), newCompletion(a), newMan(a))
	a.known = keys(root)
	return root
}

// withExport makes kanben INPUT mean kanben export INPUT: the first word that is neither a common flag nor the
// value of one decides.
func withExport(root *cobra.Command, args []string) []string {
	if len(args) == 1 && args[0] == "--version" {
		return []string{"version"} // as most programs have it
	}
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "-h" || arg == "--help" {
			return args
		}
		if len(arg) > 1 && arg[0] == '-' {
			f := commonFlag(root.PersistentFlags(), arg)
			if f == nil {
				return insert(args, i, "export")
			}
			if f.NoOptDefVal == "" && !strings.Contains(arg, "=") && !(len(arg) > 2 && arg[1] != '-') {
				i++ // its value
			}
			continue
		}
		if isCommand(root, arg) {
			return args
		}
		return insert(args, i, "export")
	}
	return args
}

func commonFlag(flags *pflag.FlagSet, arg string) *pflag.Flag {
	if name, long := strings.CutPrefix(arg, "--"); long {
		name, _, _ = strings.Cut(name, "=")
		return flags.Lookup(name)
	}
	return flags.ShorthandLookup(arg[1:2])
}

func isCommand(root *cobra.Command, word string) bool {
	switch word {
	case "help", cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd:
		return true
	}
	for _, c := range root.Commands() {
		if c.Name() == word || c.HasAlias(word) {
			return true
		}
	}
	return false
}

func insert(args []string, at int, word string) []string {
	out := append([]string{}, args[:at]...)
	return append(append(out, word), args[at:]...)
}

// flagError names the nearest flag when one is unknown.
func flagError(c *cobra.Command, err error) error {
	hint := c.CommandPath() + " --help lists its flags"
	if name, unknown := strings.CutPrefix(err.Error(), "unknown flag: --"); unknown {
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := config.Nearest(name, names); near != "" {
			hint = "the nearest flag is --" + near
		}
	}
	return usage(hint, "%s", err)
}

// keys collects the settings of all commands: what kanben.yaml may hold.
func keys(root *cobra.Command) []string {
	seen := map[string]bool{}
	var out []string
	take := func(f *pflag.Flag) {
		if f.Annotations[config.Local] == nil && !seen[f.Name] {
			seen[f.Name] = true
			out = append(out, f.Name)
		}
	}
	root.PersistentFlags().VisitAll(take)
	for _, c := range root.Commands() {
		c.Flags().VisitAll(take)
	}
	return out
}
