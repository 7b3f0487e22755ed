package cmd_test

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
)

// writeFace copies a font of fonts/testdata with other licence bits: face FILE SOURCE FSTYPE.
func writeFace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: face file source fsType")
	}
	bits, err := strconv.ParseUint(args[2], 0, 16)
	ts.Check(err)
	data, err := os.ReadFile(filepath.Join("..", "fonts", "testdata", args[1]))
	ts.Check(err)
	for rec := 12; rec < 12+16*int(binary.BigEndian.Uint16(data[4:])); rec += 16 {
		if string(data[rec:rec+4]) == "OS/2" {
			binary.BigEndian.PutUint16(data[binary.BigEndian.Uint32(data[rec+8:])+8:], uint16(bits))
		}
	}
	name := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o777))
	ts.Check(os.WriteFile(name, data, 0o666))
}
