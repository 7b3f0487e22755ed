package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// pageDamage is a way to break what stands on a page of a file that has been laid open; it returns nil if the file has
// nothing of the kind. No offset moves.
type pageDamage struct {
	name   string
	damage func(data []byte) []byte
}

// textDamages are for judges of text: another character in ToUnicode, a line that is not shown, two that have changed
// places.
var textDamages = []pageDamage{{"wrong-character", wrongCharacter}, {"lost-line", loseLine}, {"exchanged-lines", exchangeLines}}

// pictureDamages are for the comparison of two renderers: no text, a line less, a picture of another width.
var pictureDamages = []pageDamage{{"no-text", loseText}, {"lost-line", loseLine}, {"narrow-picture", narrowPicture}}

// wrongText breaks the first file that can be broken so, in each way.
func wrongText(dir string, _ *crossing, files []file) (broken, sound []file, err error) {
	return broken, nil, eachDamage(dir, files, textDamages, func(f file, path, _ string) {
		f.path = path
		broken = append(broken, f)
	})
}

// otherPage has the second renderer draw broken pages.
func otherPage(dir string, _ *crossing, files []file) (broken, sound []file, err error) {
	return broken, nil, eachDamage(dir, files, pictureDamages, func(f file, path, open string) {
		f.path, f.other = open, path
		broken = append(broken, f)
	})
}

// eachDamage calls made with the file that was broken, the broken copy, and a copy that is only laid open.
func eachDamage(dir string, files []file, damages []pageDamage, made func(f file, path, open string)) error {
next:
	for _, d := range damages {
		for _, f := range files {
			data, err := layOpen(f.path, dir)
			if err != nil {
				return err
			}
			out := d.damage(data)
			if out == nil {
				continue
			}
			path, open := filepath.Join(dir, d.name+".pdf"), filepath.Join(dir, d.name+"-open.pdf")
			if err := os.WriteFile(open, data, 0o666); err != nil {
				return err
			}
			if err := os.WriteFile(path, out, 0o666); err != nil {
				return err
			}
			made(f, path, open)
			continue next
		}
		return fmt.Errorf("no file has a place for %s", d.name)
	}
	return nil
}

// changed is nil if nothing was.
func changed(data, out []byte) []byte {
	if bytes.Equal(data, out) {
		return nil
	}
	return out
}

// wrongCharacter gives 的, which every Chinese page has, another text.
func wrongCharacter(data []byte) []byte {
	return changed(data, regexp.MustCompile(`(?i)<7684>`).ReplaceAll(data, []byte("<5730>")))
}

func loseText(data []byte) []byte {
	return changed(data, bytes.ReplaceAll(data, []byte("]TJ\n"), []byte("]Tx\n")))
}

// lines finds where the glyphs of each line stand that is shown at a place of its own.
func lines(data []byte) [][]int {
	return regexp.MustCompile(`(?s) Tm\n\[(.{2,999}?)\]TJ\n`).FindAllSubmatchIndex(data, -1)
}

// loseLine hides the longest line of a paragraph.
func loseLine(data []byte) []byte {
	from, to := 0, 0
	for _, at := range lines(data) {
		if at[3]-at[2] > to-from && isParagraph(data[:at[2]]) {
			from, to = at[2], at[3]
		}
	}
	if to-from < 40 {
		return nil
	}
	out := bytes.Clone(data)
	copy(out[to:], "]Tx\n")
	return out
}

// isParagraph reports whether what follows the content is marked as a paragraph's.
func isParagraph(before []byte) bool {
	end := bytes.LastIndex(before, []byte("BDC\n"))
	return end >= 0 && bytes.HasPrefix(before[bytes.LastIndexByte(before[:end], '\n')+1:], []byte("/P<<"))
}

// exchangeLines exchanges two lines of as many bytes.
func exchangeLines(data []byte) []byte {
	seen := map[int][]int{}
	for _, at := range lines(data) {
		n := at[3] - at[2]
		first := seen[n]
		if first == nil || n < 40 || bytes.Equal(data[first[2]:first[3]], data[at[2]:at[3]]) {
			seen[n] = at
			continue
		}
		out := bytes.Clone(data)
		copy(out[first[2]:], data[at[2]:at[3]])
		copy(out[at[2]:], data[first[2]:first[3]])
		return out
	}
	return nil
}

// narrowPicture draws the first wide picture a hundred points narrower.
func narrowPicture(data []byte) []byte {
	at := regexp.MustCompile(`\n([3-9])\d\d(\.\d+)? 0 0 [\d.]+ [\d.]+ [\d.]+ cm\n`).FindSubmatchIndex(data)
	if at == nil {
		return nil
	}
	out := bytes.Clone(data)
	out[at[2]]--
	return out
}
