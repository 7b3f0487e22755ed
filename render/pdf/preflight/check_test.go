package preflight

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/kanben/kanben/fonts/defaults"
)

// shared finds a folder beside the module, "" if there is none.
func shared(parts ...string) string {
	p := filepath.Join(append([]string{"..", "..", "..", "..", "shared"}, parts...)...)
	if _, err := os.Stat(p); err != nil {
		return ""
	}
	return p
}

// TestForeignMutants judges the files of a maker that is not ours: the good one passes, each broken one does not.
func TestForeignMutants(t *testing.T) {
	t.Parallel()
	if os.Getenv("KANBEN_CONFORMANCE") == "" {
		t.Skip("KANBEN_CONFORMANCE is not set: making the files takes a minute")
	}
	tool := shared("tools", "mkgood")
	if tool == "" {
		t.Skip("shared/tools is not beside the project")
	}
	dir := t.TempDir()
	list, err := exec.Command(tool, "--list").Output()
	if err != nil {
		t.Skip("mkgood cannot run: ", err)
	}
	found := 0
	for _, m := range append([]string{""}, fields(string(list))...) {
		out := filepath.Join(dir, "f"+m+".pdf")
		args := []string{out}
		if m != "" {
			args = append(args, "--mut", m)
		}
		if b, err := exec.Command(tool, args...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %s", m, b)
		}
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		problems := Check(bytes.NewReader(b), int64(len(b)), defaults.Files()...)
		switch {
		case m == "" && len(problems) > 0:
			t.Errorf("the good file: %v", problems)
		case m != "" && len(problems) == 0:
			t.Errorf("%s: nothing found", m)
		case m != "":
			found++
			t.Logf("%s: %v", m, problems[0])
		}
	}
	if found < 20 {
		t.Errorf("%d mutants found", found)
	}
}

func fields(s string) []string {
	var out []string
	for _, f := range bytes.Fields([]byte(s)) {
		out = append(out, string(f))
	}
	return out
}

// FuzzCheck: no bytes make it panic or hang.
func FuzzCheck(f *testing.F) {
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]>>endobj 3 0 obj<</Type/Page>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000050 00000 n \n0000000080 00000 n \ntrailer<</Root 1 0 R>>\nstartxref\n120\n%%EOF"))
	f.Fuzz(func(_ *testing.T, b []byte) { Check(bytes.NewReader(b), int64(len(b))) })
}
