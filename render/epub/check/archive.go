package check

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"path"
	"strings"
)

const maxMember = 1 << 30 // bytes of a member that are read

// archive judges the zip container (EPUB 3.3 §4.2, §4.3; house rules: epub.md §3) and reads its members.
func (b *book) archive(z *zip.Reader, r io.ReaderAt) {
	folded := map[string]string{}
	dates := map[uint32]bool{}
	for i, f := range z.File {
		if i == 0 {
			b.mimetype(f)
		}
		if strings.HasSuffix(f.Name, "/") {
			b.report("W-EPUB-MEMBER", f.Name, 0, 0, "a folder is a member of its own")
			continue
		}
		b.memberName(f.Name)
		low := strings.ToLower(f.Name)
		if other, ok := folded[low]; ok {
			b.report("E-EPUB-MEMBER", f.Name, 0, 0, "the name differs from %s in case at most", other)
		}
		folded[low] = f.Name
		dates[uint32(f.ModifiedDate)<<16|uint32(f.ModifiedTime)] = true
		b.header(f, r)
		b.members[f.Name] = f
		data, err := readAll(f)
		if err != nil {
			b.report("E-EPUB-ZIP", f.Name, 0, 0, "cannot be read: %v", err)
			continue
		}
		b.data[f.Name] = data
		b.memberSize(f.Name, len(data))
	}
	if len(z.File) == 0 {
		b.report("E-EPUB-MIMETYPE", "", 0, 0, "the archive is empty")
	}
	if len(dates) > 1 {
		b.report("W-EPUB-ZIPDATE", "", 0, 0, "members have %d different dates", len(dates))
	}
}

func readAll(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, maxMember))
}

func (b *book) mimetype(f *zip.File) {
	data, err := readAll(f)
	switch {
	case f.Name != "mimetype":
		b.report("E-EPUB-MIMETYPE", f.Name, 0, 0, "the first member is not mimetype")
	case err != nil || string(data) != "application/epub+zip":
		b.report("E-EPUB-MIMETYPE", f.Name, 0, 0, "it does not say application/epub+zip and nothing else")
	case f.Method != zip.Store:
		b.report("E-EPUB-MIMETYPE", f.Name, 0, 0, "it is compressed")
	}
}

// memberName holds the names of EPUB 3.3 §4.2.3, and ASCII.
func (b *book) memberName(name string) {
	switch {
	case strings.ContainsAny(name, "\"*:<>?\\|\x7F") || strings.HasSuffix(name, "."):
		b.report("E-EPUB-MEMBER", name, 0, 0, "a character of the name is not allowed")
	case path.IsAbs(name) || path.Clean(name) != name || strings.HasPrefix(name, "../"):
		b.report("E-EPUB-MEMBER", name, 0, 0, "the name leads out of the book")
	}
	for _, r := range name {
		if r <= ' ' || r >= 0x7F {
			b.report("W-EPUB-MEMBER", name, 0, 0, "the name is not plain ASCII")
			break
		}
	}
}

// header looks at the local header too: some readers go by it alone.
func (b *book) header(f *zip.File, r io.ReaderAt) {
	if f.Method != zip.Store && f.Method != zip.Deflate {
		b.report("E-EPUB-ZIP", f.Name, 0, 0, "compression method %d is not allowed", f.Method)
	}
	if f.Flags&1 != 0 {
		b.report("E-EPUB-ENCRYPTED", f.Name, 0, 0, "it is encrypted")
	}
	needed := uint16(10)
	if f.Method == zip.Deflate {
		needed = 20
	}
	if f.ReaderVersion != needed && f.ReaderVersion != 45 {
		code := "W-EPUB-ZIP"
		if f.ReaderVersion != 10 && f.ReaderVersion != 20 {
			code = "E-EPUB-ZIP" // EPUB 3.3 §4.3.2
		}
		b.report(code, f.Name, 0, 0, "version needed is %d, not %d", f.ReaderVersion, needed)
	}
	offset, err := f.DataOffset()
	if err != nil {
		b.report("E-EPUB-ZIP", f.Name, 0, 0, "its local header cannot be read: %v", err)
		return
	}
	back := int64(30 + len(f.Name))
	local := make([]byte, back)
	extra := len(f.Extra) > 0
	if _, err := r.ReadAt(local, offset-back); err != nil || !bytes.HasPrefix(local, []byte("PK\x03\x04")) || string(local[30:]) != f.Name {
		extra = true
	} else {
		flags := binary.LittleEndian.Uint16(local[6:])
		if flags&8 != 0 {
			b.report("W-EPUB-ZIP", f.Name, 0, 0, "sizes stand in a data descriptor behind the data")
		} else if binary.LittleEndian.Uint32(local[14:]) != f.CRC32 {
			b.report("E-EPUB-ZIP", f.Name, 0, 0, "local header and directory differ")
		}
	}
	if extra {
		code := "W-EPUB-ZIP"
		if f.Name == "mimetype" {
			code = "E-EPUB-MIMETYPE"
		}
		b.report(code, f.Name, 0, 0, "it has an extra field")
	}
	switch path.Ext(f.Name) {
	case ".png", ".jpg", ".jpeg", ".woff2":
		if f.Method != zip.Store {
			b.report("W-EPUB-ZIP", f.Name, 0, 0, "it is compressed twice")
		}
	}
}

// memberSize holds the limits of weak readers (epub.md §13).
func (b *book) memberSize(name string, n int) {
	if ext := path.Ext(name); ext != ".xhtml" && ext != ".html" {
		return
	}
	switch {
	case n > 10_000_000:
		b.report("E-EPUB-SIZE", name, 0, 0, "a document of %d kB: more than 10 MB", n/1000)
	case n > 300_000:
		b.report("W-EPUB-SIZE", name, 0, 0, "a document of %d kB: more than 300 kB turns slowly on weak readers", n/1000)
	}
}

// container follows META-INF/container.xml to the package document.
func (b *book) container() bool {
	const name = "META-INF/container.xml"
	if _, ok := b.data["META-INF/encryption.xml"]; ok {
		b.report("E-EPUB-ENCRYPTED", "META-INF/encryption.xml", 0, 0, "something is encrypted or obfuscated")
	}
	data, ok := b.data[name]
	if !ok {
		b.report("E-EPUB-CONTAINER", name, 0, 0, "it is missing")
		return false
	}
	root := b.parse(name, data)
	if root == nil {
		return false
	}
	rootfile := root.find("rootfile")
	if rootfile == nil || rootfile.attr("media-type") != "application/oebps-package+xml" {
		b.at(root, "E-EPUB-CONTAINER", name, "it names no package document")
		return false
	}
	b.opfPath = rootfile.attr("full-path")
	if _, ok := b.data[b.opfPath]; !ok {
		b.at(rootfile, "E-EPUB-CONTAINER", name, "the package document %s is missing", b.opfPath)
		return false
	}
	return true
}

// parse reads a member as XML and reports what is not well-formed, with its line.
func (b *book) parse(name string, data []byte) *node {
	root, err := parse(data)
	if err != nil {
		line := 0
		if msg := err.Error(); strings.Contains(msg, "line ") {
			for _, c := range msg[strings.Index(msg, "line ")+5:] {
				if c < '0' || c > '9' {
					break
				}
				line = 10*line + int(c-'0')
			}
		}
		b.report("E-EPUB-XML", name, line, 0, "not well-formed: %v", err)
		return nil
	}
	return root
}
