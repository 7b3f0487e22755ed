package cmd_test

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/kanben/kanben/cmd"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"kanben": func() { os.Exit(cmd.Main(os.Args[1:], cmd.System())) },
	})
}

// TestScripts runs every behaviour of the command line that a person can read about in testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"bytes": writeBytes,

			"repeats": repeats,
			"zips":    zips,
			"face":    writeFace,
			"refused": refused,
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_CACHE_HOME", e.WorkDir+"/.cache")
			return nil
		},
	})
}
