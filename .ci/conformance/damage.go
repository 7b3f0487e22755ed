package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// damage is one thing to break in a PDF that qpdf has laid open: bytes for bytes of the same number, so that offsets
// stay true. sees names the judges that have to notice: 2a, ua1, own.
type damage struct{ old, new, sees string }

// damages are given out in turn, one a file.
var damages = []damage{
	{"/Marked true", "/Marked null", "2a ua1 own"},
	{"/ToUnicode ", "/ToUnicodx ", "2a ua1 own"},
	{"<pdfaid:part>2<", "<pdfaid:part>7<", "2a own"},
	{"<pdfuaid:part>1<", "<pdfuaid:part>7<", "ua1 own"},
	{"/StructTreeRoot ", "/StructTreeRoox ", "2a ua1 own"},
	{"/FontFile2 ", "/FontFilex ", "2a ua1 own"},
	{"/S /H1", "/S /H4", "ua1 own"},
	{"/OutputIntents ", "/OutputIntentx ", "2a own"},
	{"/Artifact <<", "/Artifacx <<", "ua1 own"},
	{"/Metadata ", "/Metadatx ", "2a ua1 own"},
	{"/DisplayDocTitle true", "/DisplayDocTitle null", "ua1 own"},
	{"/Alt <", "/Alx <", "ua1 own"},
	{"/CIDToGIDMap ", "/CIDToGIDMax ", "2a ua1 own"},
	{"/FontFile3 ", "/FontFilex ", "2a ua1 own"},
	{"/S /Figure", "/S /Figurx", "2a ua1 own"},
	{"/S /LBody", "/S /LBodx", "2a ua1 own"},
	{"/S /Note", "/S /Notx", "2a ua1 own"},
	{"<dc:title>", "<dc:titlx>", "2a ua1 own"},
	{"/Lang (", "/Lanx (", "ua1 own"},
	{"0 0 0 1 k", "0 0 0  rg", "2a own"},
	{"%PDF-1.", "%PDF-3.", "2a own"},
	{"/S /TH", "/S /TX", "2a ua1 own"},
	{"/Encoding /Identity-", "/Encodinx /Identity-", "2a ua1 own"},
	{"/S /Link", "/S /Linx", "2a ua1 own"},
}

// apply breaks every place in the data; ok is false if there is none.
func (d damage) apply(data []byte) (out []byte, ok bool) {
	if !bytes.Contains(data, []byte(d.old)) {
		return nil, false
	}
	out = bytes.ReplaceAll(data, []byte(d.old), []byte(d.new))
	if d.old == "<dc:title>" {
		out = bytes.ReplaceAll(out, []byte("</dc:title>"), []byte("</dc:titlx>"))
	}
	return out, true
}

// mutant is a damaged file with the judges that have to see it.
type mutant struct {
	file
	sees string
}

// breakEach breaks every file in its own way. The first file, laid open but unbroken, is a sound one beside them: what
// is refused is the damage, not how it was done.
func (c *crossing) breakEach(dir string) error {
	dir = filepath.Join(dir, "broken", "each")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for i, f := range c.pdfs {
		data, err := layOpen(f.path, dir)
		if err != nil {
			return err
		}
		if i == 0 {
			c.sound = f
			c.sound.path = filepath.Join(dir, "open-"+filepath.Base(f.path))
			if err := os.WriteFile(c.sound.path, data, 0o666); err != nil {
				return err
			}
		}
		n, out := pick(i, data)
		if out == nil {
			return fmt.Errorf("no damage fits %s", filepath.Base(f.path))
		}
		m := mutant{f, damages[n].sees}
		m.path = filepath.Join(dir, slug(damages[n].old)+"-"+filepath.Base(f.path))
		c.mutants = append(c.mutants, m)
		if err := os.WriteFile(m.path, out, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// damaged takes the mutants that the judge can see, of the files that it looks at.
func damaged(sees string) breaker {
	return func(_ string, set *crossing, files []file) (broken, sound []file, err error) {
		for _, m := range set.mutants {
			if strings.Contains(m.sees, sees) && (sees == "own" || m.isArchival()) {
				broken = append(broken, m.file)
			}
		}
		if len(broken) < len(files)/2 {
			err = fmt.Errorf("only %d of %d files were broken", len(broken), len(files))
		}
		return broken, []file{set.sound}, err
	}
}

// pick finds the damage of file i: the first from i on that has a place in it.
func pick(i int, data []byte) (n int, out []byte) {
	for k := range damages {
		n = (i + k) % len(damages)
		if out, ok := damages[n].apply(data); ok {
			return n, out
		}
	}
	return 0, nil
}

// layOpen returns the file without object streams and compression of all but its pictures.
func layOpen(path, dir string) ([]byte, error) {
	out := filepath.Join(dir, "open.pdf")
	defer os.Remove(out)
	cmd := exec.Command("qpdf", "--stream-data=uncompress", "--object-streams=disable", "--newline-before-endstream", path, out)
	if text, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("lay %s open: %w\n%s", filepath.Base(path), err, text)
	}
	return os.ReadFile(out)
}
