package pdf_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
	"github.com/kanben/kanben/render/pdf/icc"
)

// full is a disk with room for n bytes.
type full struct{ n int }

var errFull = errors.New("no room")

// Write implements io.Writer.
func (f *full) Write(b []byte) (int, error) {
	if len(b) > f.n {
		return 0, errFull
	}
	f.n -= len(b)
	return len(b), nil
}

func TestWriteTellsOfAFullDisk(t *testing.T) {
	t.Parallel()
	m, c := album(t, "rgb.jpg", "rgb.png", "alpha.png")
	whole := len(write(t, m.d, c, pdf.Options{}))
	for n := 0; n < whole; n += whole/40 + 1 {
		if _, err := pdf.Write(&full{n}, m.d, c, pdf.Options{Build: built}); !errors.Is(err, errFull) {
			t.Errorf("room for %d bytes of %d: %v", n, whole, err)
		}
	}
}

// TestConditionWithoutItsProfileWarns: FOGRA39L stands in, under another name.
func TestConditionWithoutItsProfileWarns(t *testing.T) {
	t.Parallel()
	m, c := article()
	problems, err := pdf.Write(io.Discard, m.d, c, pdf.Options{Profile: pdf.Print, Condition: "WAN-IFRAnewspaper26v5", Build: built})
	if err != nil || len(problems) != 1 || problems[0].Code != "W-INTENT" {
		t.Errorf("%v, %v", problems, err)
	}
}

// TestCheckICC: the profile is good, and no longer when its kind, its space or its tables are gone.
func TestCheckICC(t *testing.T) {
	t.Parallel()
	if err := pdf.CheckICC(icc.FOGRA39L); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(p []byte) []byte{
		"class": func(p []byte) []byte { copy(p[12:], "mntr"); return p }, "space": func(p []byte) []byte { copy(p[16:], "RGB "); return p },
		"version": func(p []byte) []byte { p[8] = 5; return p }, "cut": func(p []byte) []byte { return p[:len(p)/2] },
		"tables": func(p []byte) []byte { return bytes.ReplaceAll(p, []byte("B2A"), []byte("XXX")) }, "other": func([]byte) []byte { return icc.SRGB },
	} {
		if err := pdf.CheckICC(change(bytes.Clone(icc.FOGRA39L))); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestWriteRefusesBadProfiles: what is no CMYK output profile is an error that says why.
func TestWriteRefusesBadProfiles(t *testing.T) {
	t.Parallel()
	m, c := article()
	for name, p := range map[string][]byte{"empty": {}, "text": []byte("not a profile"), "short": make([]byte, 200)} {
		if _, err := pdf.Write(io.Discard, m.d, c, pdf.Options{Profile: pdf.Print, ICC: p, Condition: "X"}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestWriteWithoutPagesIsAnError(t *testing.T) {
	t.Parallel()
	if _, err := pdf.Write(io.Discard, &layout.Document{}, content.Of(&content.Article{}), pdf.Options{}); err == nil {
		t.Error("no error")
	}
}

// TestPrintWithoutConditionWarns: the paper decides the condition, so that FOGRA39L is a guess.
func TestPrintWithoutConditionWarns(t *testing.T) {
	t.Parallel()
	m, c := article()
	for condition, want := range map[string]bool{"": true, "FOGRA39": false} {
		var b bytes.Buffer
		problems, err := pdf.Write(&b, m.d, c, pdf.Options{Profile: pdf.Print, Condition: condition, Build: built})
		if err != nil {
			t.Fatal(err)
		}
		warned := len(problems) == 1 && problems[0].Code == "W-INTENT"
		if warned != want {
			t.Errorf("condition %q: %v", condition, problems)
		}
	}
}
