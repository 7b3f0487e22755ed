package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// breakFirst makes one broken file, from the first.
func breakFirst(break_ func(good, to string) error) breaker {
	return func(dir string, _ *crossing, files []file) (broken, sound []file, err error) {
		b := files[0]
		b.path = filepath.Join(dir, "broken"+filepath.Ext(b.path))
		if err := break_(files[0].path, b.path); err != nil {
			return nil, nil, fmt.Errorf("break %s: %w", filepath.Base(files[0].path), err)
		}
		return []file{b}, nil, nil
	}
}

// spoil makes broken files of the first: one cut short, and one with zeros in its largest stream, whose sum is wrong then.
func spoil(dir string, _ *crossing, files []file) (broken, sound []file, err error) {
	return damageBytes(dir, files[0], map[string]func([]byte) []byte{"cut": cutShort, "holed": punch})
}

// spoilForm is for qpdf, which counts no sums and unpacks no fonts: all streams begin with other bytes.
func spoilForm(dir string, _ *crossing, files []file) (broken, sound []file, err error) {
	return damageBytes(dir, files[0], map[string]func([]byte) []byte{"cut": cutShort, "garbled": garble})
}

// damageBytes makes a broken copy of the file in each way.
func damageBytes(dir string, f file, ways map[string]func([]byte) []byte) (broken, sound []file, err error) {
	data, err := os.ReadFile(f.path)
	if err != nil {
		return nil, nil, err
	}
	for name, way := range ways {
		b := f
		b.path = filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(b.path, way(bytes.Clone(data)), 0o666); err != nil {
			return nil, nil, err
		}
		broken = append(broken, b)
	}
	return broken, nil, nil
}

func cutShort(data []byte) []byte { return data[:len(data)*3/4] }

func garble(data []byte) []byte {
	return bytes.ReplaceAll(data, []byte("\nstream\nx"), []byte("\nstream\n?"))
}

func punch(data []byte) []byte {
	from, to := largestStream(data)
	clear(data[from+(to-from)/3 : from+(to-from)/3+200])
	return data
}

// largestStream finds the largest compressed one: pictures as they came are no matter of the writer.
func largestStream(data []byte) (from, to int) {
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("stream\n"))
		if i < 0 {
			return from, to
		}
		begin := at + i + len("stream\n")
		n := bytes.Index(data[begin:], []byte("endstream"))
		if n > to-from && bytes.Contains(data[max(0, begin-200):begin], []byte("/FlateDecode")) {
			from, to = begin, begin+n
		}
		at = begin + max(n, 0) + len("endstream")
	}
}

// breakMember changes the first member of an EPUB whose name has the ending and whose text has the pattern.
func breakMember(ending, pattern, new string) func(good, to string) error {
	re := regexp.MustCompile(pattern)
	return func(good, to string) error {
		in, err := zip.OpenReader(good)
		if err != nil {
			return err
		}
		defer in.Close()
		var out bytes.Buffer
		w, done := zip.NewWriter(&out), false
		for _, m := range in.File {
			data, err := member(m)
			if err != nil {
				return err
			}
			if !done && strings.HasSuffix(m.Name, ending) && re.Match(data) {
				data, done = re.ReplaceAll(data, []byte(new)), true
			}
			f, err := w.CreateHeader(&zip.FileHeader{Name: m.Name, Method: m.Method})
			if err != nil {
				return err
			}
			if _, err := f.Write(data); err != nil {
				return err
			}
		}
		if err := w.Close(); err != nil {
			return err
		}
		if !done {
			return fmt.Errorf("no member %s has %s", ending, pattern)
		}
		return os.WriteFile(to, out.Bytes(), 0o666)
	}
}

func member(m *zip.File) ([]byte, error) {
	r, err := m.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// redPDF writes a page of red text by hand.
func redPDF(_, to string) error {
	stream := "1 0 0 rg 50 50 100 100 re f"
	body := "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj\n" +
		fmt.Sprintf("4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n", len(stream), stream) +
		"trailer<</Root 1 0 R>>\n%%EOF\n"
	return os.WriteFile(to, []byte(body), 0o666)
}

func slug(s string) string {
	return strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(s), "-"), "-")
}

func some(lines []string, n int) string {
	if len(lines) > n {
		lines = append(lines[:n:n], fmt.Sprintf("and %d more", len(lines)-n))
	}
	return "     " + strings.Join(lines, "\n     ")
}

func allPDFs(c *crossing) []file  { return c.pdfs }
func allEPUBs(c *crossing) []file { return c.epubs }

// drawnPDFs leaves out the archive's, whose pages are drawn as those for a screen.
func drawnPDFs(c *crossing) []file {
	return filter(c.pdfs, func(f file) bool { return f.profile != "archive" })
}

func archivalPDFs(c *crossing) []file { return filter(c.pdfs, file.isArchival) }

// textPrintPDFs are those for a press without a picture, or in one ink: nothing in them may need more than black.
func textPrintPDFs(c *crossing) []file {
	return filter(c.pdfs, func(f file) bool {
		if f.profile != "print" || len(f.samples) > 1 {
			return false
		}
		text, err := os.ReadFile(f.samples[0])
		return err == nil && (f.features == "one-ink" || !regexp.MustCompile(`\.(png|jpg|svg)`).Match(text))
	})
}

func filter(files []file, keep func(file) bool) []file {
	var out []file
	for _, f := range files {
		if keep(f) {
			out = append(out, f)
		}
	}
	return out
}
