package fonts

import (
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// SystemFace is a face found in a folder of fonts, with the characters it is taken for.
type SystemFace struct {
	Root   int // index of the root
	Path   string
	Index  int // in a collection
	Covers []rune
}

// maxSystemFiles bounds how many files FindFaces looks into.
const maxSystemFiles = 20_000

// FindFaces looks in the roots for faces that have the characters (ascending, without repeats), and returns as few as
// it can: each time the face that has most of what is left, the first by root and path among equals. It reads table
// directories and character maps only; files it cannot read are passed over. use is asked once for each face that
// would be taken, and one that it declines leaves its characters to others.
func FindFaces(roots []fs.FS, chars []rune, use func(SystemFace) bool) []SystemFace {
	var found []SystemFace
	files := 0
	for i, root := range roots {
		_ = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !isFontFile(name) {
				return nil // an unreadable folder hides its fonts, no more
			}
			if files++; files > maxSystemFiles {
				return fs.SkipAll
			}
			found = append(found, facesOf(root, i, name, chars)...)
			return nil
		})
	}
	return fewest(found, chars, use)
}

func isFontFile(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".ttf", ".otf", ".ttc", ".otc":
		return true
	}
	return false
}

// facesOf returns the faces of the file that have any of the characters.
func facesOf(root fs.FS, number int, name string, chars []rune) []SystemFace {
	file, err := root.Open(name)
	if err != nil {
		return nil
	}
	defer file.Close()
	r, ok := file.(io.ReaderAt)
	if !ok {
		return nil
	}
	var list []SystemFace
	for index, at := range faceOffsets(r) {
		c := readCmap(tableAt(r, at, "cmap"))
		var has []rune
		for _, char := range chars {
			if c.glyph(char) != 0 {
				has = append(has, char)
			}
		}
		if has != nil {
			list = append(list, SystemFace{number, name, index, has})
		}
	}
	return list
}

// read returns n bytes at off, nil if the file is shorter or n is beyond any sane table.
func read(r io.ReaderAt, off, n int) table {
	if n < 0 || n > 32<<20 {
		return nil
	}
	buf := make([]byte, n)
	if got, _ := r.ReadAt(buf, int64(off)); got < n {
		return nil
	}
	return buf
}

// faceOffsets returns where the table directories of the file begin.
func faceOffsets(r io.ReaderAt) []int {
	head := read(r, 0, 12)
	if tag(head.u32(0)) != kindCollection {
		return []int{0}
	}
	list := read(r, 12, 4*min(head.u32(8), 256))
	offsets := make([]int, len(list)/4)
	for i := range offsets {
		offsets[i] = list.u32(4 * i)
	}
	return offsets
}

// tableAt reads one table of the font whose directory begins at off.
func tableAt(r io.ReaderAt, off int, name string) table {
	n := read(r, off, 12).u16(4)
	dir := read(r, off+12, 16*min(n, maxTables))
	for i := range len(dir) / 16 {
		if tag(dir.u32(16*i)) == tagOf(name) {
			return read(r, dir.u32(16*i+8), dir.u32(16*i+12))
		}
	}
	return nil
}

// fewest chooses faces until all characters that any has are covered.
func fewest(found []SystemFace, chars []rune, use func(SystemFace) bool) []SystemFace {
	left := slices.Clone(chars)
	var chosen []SystemFace
	for {
		best, covers := -1, []rune(nil)
		for i, f := range found {
			if has := common(f.Covers, left); len(has) > len(covers) {
				best, covers = i, has
			}
		}
		if best < 0 {
			return chosen
		}
		f := found[best]
		found = slices.Delete(found, best, best+1)
		f.Covers = covers
		if !use(f) {
			continue
		}
		chosen = append(chosen, f)
		left = slices.DeleteFunc(left, func(r rune) bool {
			_, ok := slices.BinarySearch(covers, r)
			return ok
		})
	}
}

// common returns the characters that both ascending lists have.
func common(a, b []rune) []rune {
	var list []rune
	for _, r := range a {
		if _, ok := slices.BinarySearch(b, r); ok {
			list = append(list, r)
		}
	}
	return list
}
