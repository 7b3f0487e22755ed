package cmd

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
)

// release is the version of this program; a build of a tagged module carries its own in the build information.
const release = "0.1.0"

func version() string {
	if b, ok := debug.ReadBuildInfo(); ok && len(b.Main.Version) > 1 && b.Main.Version[0] == 'v' && tagged(b.Main.Version) {
		return b.Main.Version[1:]
	}
	return release
}

// tagged tells v1.2.3 from the pseudo-versions of a checkout, which would make the bytes of outputs depend on the
// state of the folder that kanben was built in.
func tagged(v string) bool {
	for _, r := range v[1:] {
		if r != '.' && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

// buildSetting returns what the build noted of its sources (vcs.revision, vcs.time), or nothing.
func buildSetting(key string) string {
	if b, ok := debug.ReadBuildInfo(); ok {
		for _, s := range b.Settings {
			if s.Key == key {
				return s.Value
			}
		}
	}
	return ""
}

// sourceTime is the time of the commit that the program was built from; zero where the build does not know it.
func sourceTime() time.Time {
	t, _ := time.Parse(time.RFC3339, buildSetting("vcs.time"))
	return t
}

type versionOptions struct{ *app }

// versionRecord is what version --json prints.
type versionRecord struct {
	Version  string `json:"version"`
	Go       string `json:"go"`
	OS       string `json:"os"`
	Arch     string `json:"arch"`
	Revision string `json:"revision,omitempty"`
}

func newVersion(a *app, run func(context.Context, *versionOptions) error) *cobra.Command {
	if run == nil {
		run = runVersion
	}
	return &cobra.Command{Use: "version", Short: "Print the version", Example: "  kanben version\n  kanben version --json", Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return run(c.Context(), &versionOptions{a}) }}
}

func runVersion(_ context.Context, o *versionOptions) error {
	v := versionRecord{Version: version(), Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH,
		Revision: buildSetting("vcs.revision")}
	if o.JSON {
		return o.printJSON(v)
	}
	return o.print(fmt.Sprintf("kanben %s\n", v.Version))
}
