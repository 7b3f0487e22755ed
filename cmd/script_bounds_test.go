package cmd_test

import (
	"archive/zip"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// repeats appends copies of a Go string to a file: repeats FILE COUNT 'text'…, each count with its text. A count of
// 1..N writes the text once, a space, the text twice, and so on.
func repeats(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 || len(args)%2 == 0 {
		ts.Fatalf("usage: repeats file count 'text'…")
	}
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o666)
	ts.Check(err)
	for i := 1; i < len(args); i += 2 {
		last, ladder := strings.CutPrefix(args[i], "1..")
		n, err := strconv.Atoi(last)
		ts.Check(err)
		text, err := strconv.Unquote(`"` + args[i+1] + `"`)
		ts.Check(err)
		for k := 1; ladder && k < n; k++ {
			_, err = f.WriteString(strings.Repeat(text, k) + " ")
			ts.Check(err)
		}
		_, err = f.WriteString(strings.Repeat(text, n))
		ts.Check(err)
	}
	ts.Check(f.Close())
}

// zips makes an archive of files: zips ARCHIVE MEMBER=FILE…
func zips(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: zips archive member=file…")
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	w := zip.NewWriter(f)
	for _, a := range args[1:] {
		member, file, _ := strings.Cut(a, "=")
		m, err := w.Create(member)
		ts.Check(err)
		_, err = m.Write([]byte(ts.ReadFile(file)))
		ts.Check(err)
	}
	ts.Check(w.Close())
	ts.Check(f.Close())
}

// refused runs kanben inspect on an input made to be dear: refused CODE PLACE FILE. It must exit 3 with the problem at
// its place, within content.md B5: 512 MB, and 2 s of CPU, ten times that on a loaded machine.
func refused(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: refused code place file")
	}
	binary := ""
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		for _, name := range []string{"kanben", "kanben.exe"} {
			if _, err := os.Stat(filepath.Join(dir, name)); err == nil && binary == "" {
				binary = filepath.Join(dir, name)
			}
		}
	}
	c := exec.Command(binary, "inspect", "-q", args[2])
	c.Dir = ts.MkAbs(".")
	out, _ := c.CombinedOutput()
	if c.ProcessState == nil {
		ts.Fatalf("kanben did not run")
	}
	ts.Logf("%s: %d MB, %v\n%s", args[2], peakMemory(c.ProcessState)>>20, c.ProcessState.UserTime(), out)
	if code := c.ProcessState.ExitCode(); code != 3 {
		ts.Fatalf("exit code %d, want 3", code)
	}
	if !strings.HasPrefix(string(out), args[2]+args[1]) || !strings.Contains(string(out), "["+args[0]+"]") {
		ts.Fatalf("want %s%s … [%s]", args[2], args[1], args[0])
	}
	if peakMemory(c.ProcessState) > 512<<20 || c.ProcessState.UserTime() > 20*time.Second {
		ts.Fatalf("too dear")
	}
}
