package cmd_test

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The bounds on what package initialisation may do before a command runs: allocations and bytes are the same on every
// machine, milliseconds are not. A new dependency that costs more belongs into a test or behind a command of its own.
const (
	maxInitAllocs = 9_500
	maxInitBytes  = 1_500_000
)

// dear are packages that were measured and found too dear to link (docs/deps.md).
var dear = regexp.MustCompile(`jsonschema|nats-server|chromedp|staticcheck|rapid|testscript|cobra/doc`)

// TestStartupInitialisesLittle builds the program and counts what runs before main (GODEBUG=inittrace=1).
func TestStartupInitialisesLittle(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("builds the program")
	}
	program := filepath.Join(t.TempDir(), "kanben")
	if out, err := exec.Command("go", "build", "-o", program, "./kanben").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.Command(program, "version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var trace bytes.Buffer
	cmd.Stderr = &trace
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	allocs, size := 0, 0
	for s := bufio.NewScanner(&trace); s.Scan(); {
		// init PACKAGE @0.1 ms, 0.01 ms clock, 1234 bytes, 56 allocs
		f := strings.Fields(s.Text())
		if len(f) != 11 || f[0] != "init" {
			continue
		}
		n, _ := strconv.Atoi(f[9])
		b, _ := strconv.Atoi(f[7])
		allocs, size = allocs+n, size+b
		if dear.MatchString(f[1]) {
			t.Errorf("%s is linked", f[1])
		}
		if n > 2500 {
			t.Errorf("%s makes %d allocations before main", f[1], n)
		}
	}
	t.Logf("%d allocations, %d bytes before main", allocs, size)
	if allocs == 0 || allocs > maxInitAllocs || size > maxInitBytes {
		t.Errorf("%d allocations and %d bytes before main; at most %d and %d", allocs, size, maxInitAllocs, maxInitBytes)
	}
}
