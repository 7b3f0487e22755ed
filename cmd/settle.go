package cmd

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/config"
)

// settle gives every flag its value by precedence and checks the common ones, before any work begins.
func (a *app) settle(c *cobra.Command, args []string) error {
	if c.Flags().Lookup("config") == nil || c.Name() == "help" || strings.HasPrefix(c.Name(), "__") {
		return nil
	}
	file, err := a.configFile(c, args)
	if err != nil {
		return err
	}
	origins, problems := config.Merge(c.Flags(), a.Lookup, file, a.known)
	if len(problems) > 0 {
		a.printer().Print(problems)
		return told(exitUsage)
	}
	if err := a.checkCommon(); err != nil {
		return err
	}
	if a.PrintConfig {
		if err := a.printConfig(origins); err != nil {
			return err
		}
		return told(0)
	}
	return nil
}

// unsettled names the commands that no kanben.yaml concerns: a shell that starts in a folder with a faulty one asks for
// completions all the same.
func unsettled(c *cobra.Command) bool {
	if !c.HasParent() {
		return true
	}
	return slices.Contains([]string{"version", "completion", "man", "init"}, c.Name())
}

// configFile reads the file that -c or $KANBEN_CONFIG names, else the one above the inputs. Inputs under different
// files are refused: one run has one configuration.
func (a *app) configFile(c *cobra.Command, args []string) (*config.File, error) {
	path := a.Config
	if path == "" {
		path = a.env(config.Env("config"))
	}
	if path == "" && (a.PrintConfig || !unsettled(c)) {
		var err error
		if path, err = foundUpward(c, args); err != nil {
			return nil, err
		}
	}
	if path == "" {
		return nil, nil
	}
	file, problems, err := config.Read(path)
	if err != nil {
		return nil, world(exitUsage, "E-CONFIG", path, err, "kanben init writes a commented kanben.yaml")
	}
	a.remember(path, source{path: path})
	if len(problems) > 0 {
		a.printer().Print(problems)
		return nil, told(exitUsage)
	}
	return file, nil
}

func foundUpward(c *cobra.Command, args []string) (string, error) {
	dirs := []string{"."}
	if c.Annotations["inputs"] != "" && len(args) > 0 {
		dirs = dirs[:0]
		for _, in := range args {
			if in != "-" {
				dirs = append(dirs, filepath.Dir(in))
			}
		}
	}
	found, from := "", ""
	asked := map[string]bool{}
	for _, dir := range dirs {
		if asked[dir] {
			continue
		}
		path, err := config.Find(dir)
		if err != nil {
			return "", world(exitUsage, "E-CONFIG", dir, err, "")
		}
		if len(asked) > 0 && path != found {
			return "", usage("run them apart, or name one file with -c", "inputs in %s and %s have different configurations", from, dir)
		}
		asked[dir], found, from = true, path, dir
	}
	return relative(found), nil
}

// relative shortens a path below the working folder, as people write it.
func relative(path string) string {
	if path == "" {
		return ""
	}
	here, err := filepath.Abs(".")
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(here, path); err == nil && !strings.HasPrefix(rel, "..") {
		return rel
	}
	return path
}

func (a *app) checkCommon() error {
	if err := oneOf("--color", a.Colour, "auto", "always", "never"); err != nil {
		return err
	}
	if a.Quiet && a.Verbose {
		return usage("", "-q and -v exclude each other")
	}
	return oneOf("--log-format", a.LogFormat, "text", "json")
}

// oneOf refuses a value that is not in the list and names the nearest.
func oneOf(flag, value string, list ...string) error {
	for _, v := range list {
		if v == value {
			return nil
		}
	}
	hint := "known are " + strings.Join(list, ", ")
	if near := config.Nearest(value, list); near != "" {
		hint = "the nearest is " + near
	}
	return usage(hint, "%s: unknown value %q", flag, value)
}

func (a *app) printConfig(origins []config.Origin) error {
	var b strings.Builder
	for _, o := range origins {
		v := o.Value
		if v == "" || strings.ContainsAny(v, "#:{}") {
			v = fmt.Sprintf("%q", v)
		}
		fmt.Fprintf(&b, "%-28s # %s\n", o.Name+": "+v, o.From)
	}
	return a.print(b.String())
}
