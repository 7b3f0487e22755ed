package cmd

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
)

type doctorOptions struct {
	*app
	Store string
}

func newDoctor(a *app, run func(context.Context, *doctorOptions) error) *cobra.Command {
	if run == nil {
		run = runDoctor
	}
	o := &doctorOptions{app: a}
	c := &cobra.Command{Use: "doctor", Short: "What kanben finds on this machine", Args: noArgs,
		Long: `doctor prints version, faces with their licences, cache, terminal, and the CI it runs in. --store probes a store that
machines are to share: whether it can be reached, and whether it creates each object once. The exit code is 1 when
something is wrong.`,
		Example: "  kanben doctor\n  kanben doctor --store 's3://press/2025?endpoint=https://store.example'",
		RunE:    func(c *cobra.Command, _ []string) error { return run(c.Context(), o) }}
	c.Flags().StringVar(&o.Store, "store", "", "probe the `store`: file:DIR or s3://bucket/prefix?endpoint=URL")
	local(c, "store")
	return c
}

// finding is one line of the report; wrong ones make doctor fail.
type finding struct {
	what, is string
	wrong    bool
}

func runDoctor(ctx context.Context, o *doctorOptions) error {
	all := []finding{
		{what: "version", is: fmt.Sprintf("kanben %s, %s, %s/%s", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)},
		o.checkFaces(), o.checkTemp(), o.checkCache(), o.checkTerminal(), o.checkCI(),
	}
	if o.Store != "" {
		all = append(all, o.checkStore(ctx))
	}
	var b strings.Builder
	wrong := false
	for _, f := range all {
		mark := "ok"
		if f.wrong {
			mark, wrong = "WRONG", true
		}
		fmt.Fprintf(&b, "%-9s %-5s  %s\n", f.what, mark, f.is)
	}
	if err := o.print(b.String()); err != nil {
		return err
	}
	if wrong {
		return told(exitSome)
	}
	return nil
}

func (o *doctorOptions) checkFaces() finding {
	set := defaults.Set()
	var names []string
	for id := range set.Len() {
		f := set.Face(fonts.FaceID(id))
		if e := f.Embedding(); !e.PDF || !e.EPUB {
			return finding{"fonts", f.PostScriptName() + " may not be embedded", true}
		}
		names = append(names, f.PostScriptName())
	}
	return finding{"fonts", fmt.Sprintf("%d faces, all may be embedded: %s (kanben fonts list --licences)", len(names), strings.Join(names, ", ")), false}
}

// checkTemp looks at the folder that assembling an EPUB needs.
func (o *doctorOptions) checkTemp() finding {
	dir, err := os.MkdirTemp("", "kanben-doctor-")
	if err != nil {
		return finding{"temp", reason(err) + ": " + os.TempDir(), true}
	}
	os.Remove(dir)
	return finding{"temp", os.TempDir(), false}
}

func (o *doctorOptions) checkCache() finding {
	dir, err := o.cacheDir()
	if err != nil || dir == "" {
		return finding{"cache", "off", false}
	}
	if i, err := os.Stat(dir); err == nil && !i.IsDir() {
		return finding{"cache", dir + " is no folder", true}
	}
	return finding{"cache", dir, false}
}

// cacheDir returns the folder for results that can be used again, "" if that is switched off.
func (a *app) cacheDir() (string, error) {
	switch a.Cache {
	case "off":
		return "", nil
	case "":
		dir, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		return filepath.Join(dir, "kanben"), nil
	}
	return a.Cache, nil
}

func (o *doctorOptions) checkTerminal() finding {
	if !o.ErrTerm {
		return finding{"terminal", "none: messages are plain, success is silent", false}
	}
	return finding{"terminal", fmt.Sprintf("%d columns, colours %s", o.columns(), yesNo(o.colour(o.Colour))), false}
}

func (o *doctorOptions) checkCI() finding {
	for _, ci := range []struct{ env, name string }{{"GITHUB_ACTIONS", "GitHub Actions: problems become annotations"},
		{"GITLAB_CI", "GitLab CI"}, {"JENKINS_URL", "Jenkins"}, {"CI", "an unknown CI"}} {
		if o.env(ci.env) != "" {
			return finding{"ci", ci.name, false}
		}
	}
	return finding{"ci", "none", false}
}
