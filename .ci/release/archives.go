package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/md5"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// tarred packs the files; memory does not fail, so that errors of the writers cannot come.
func tarred(prefix string, files []member, when time.Time) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	t := tar.NewWriter(z)
	for _, dir := range folders(prefix, files) {
		t.WriteHeader(&tar.Header{Typeflag: tar.TypeDir, Name: dir, Mode: 0o755, ModTime: when, Format: tar.FormatUSTAR})
	}
	for _, f := range files {
		t.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: prefix + f.name, Mode: f.mode, Size: int64(len(f.data)), ModTime: when,
			Format: tar.FormatUSTAR})
		t.Write(f.data)
	}
	t.Close()
	z.Close()
	return b.Bytes()
}

// folders returns every folder of the members, parents first.
func folders(prefix string, files []member) []string {
	var out []string
	for _, f := range files {
		name := prefix + f.name
		for i := range name {
			if name[i] == '/' && name[:i+1] != "./" && !slices.Contains(out, name[:i+1]) {
				out = append(out, name[:i+1])
			}
		}
	}
	slices.Sort(out)
	return out
}

func zipped(prefix string, files []member, when time.Time) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		h := &zip.FileHeader{Name: prefix + "/" + f.name, Method: zip.Deflate, Modified: when}
		h.SetMode(os.FileMode(f.mode))
		w, _ := z.CreateHeader(h)
		w.Write(f.data)
	}
	z.Close()
	return b.Bytes()
}

// installed puts each file where Debian has it, in the order of paths.
func installed(files []member) []member {
	var out []member
	for _, f := range files {
		if f, ok := debianised(f); ok {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b member) int { return strings.Compare(a.name, b.name) })
	return out
}

// debian writes a .deb: an ar archive of a version, control and data (deb(5)).
func (r *release) debian(arch string, files []member) error {
	data := installed(files)
	size := 0
	var sums strings.Builder
	for _, f := range data {
		size += len(f.data)
		fmt.Fprintf(&sums, "%x  %s\n", md5.Sum(f.data), f.name)
	}
	control := fmt.Sprintf("Package: kanben\nVersion: %s\nArchitecture: %s\nMaintainer: The kanben authors <kanben@example.org>\n"+
		"Installed-Size: %d\nSection: text\nPriority: optional\nHomepage: https://github.com/kanben/kanben\n"+
		"Description: articles to print-ready PDF and EPUB\n Turns Chinese-first articles into a tagged PDF for screen, press or archive and an EPUB with\n"+
		" the same page numbers.\n", r.version, arch, (size+1023)/1024)
	var ar bytes.Buffer
	ar.WriteString("!<arch>\n")
	for _, m := range []member{{"debian-binary", 0o100644, []byte("2.0\n")},
		{"control.tar.gz", 0o100644, tarred("./", []member{{"control", 0o644, []byte(control)}, {"md5sums", 0o644, []byte(sums.String())}}, r.when)},
		{"data.tar.gz", 0o100644, tarred("./", data, r.when)}} {
		fmt.Fprintf(&ar, "%-16s%-12d%-6d%-6d%-8o%-10d`\n", m.name, r.when.Unix(), 0, 0, m.mode, len(m.data))
		ar.Write(m.data)
		if len(m.data)%2 == 1 {
			ar.WriteByte('\n')
		}
	}
	return r.write(fmt.Sprintf("kanben_%s_%s.deb", r.version, arch), ar.Bytes())
}

// sums writes the checksums and removes the plain programs.
func (r *release) sums() error {
	slices.Sort(r.made)
	var b strings.Builder
	for _, name := range r.made {
		data, err := os.ReadFile(filepath.Join(r.dist, name))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(data), name)
	}
	if err := os.RemoveAll(filepath.Join(r.dist, "build")); err != nil {
		return err
	}
	return r.write("SHA256SUMS", []byte(b.String()))
}
