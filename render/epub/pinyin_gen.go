//go:build ignore

// Command pinyin_gen writes readings.txt: for each toneless pinyin syllable the characters that have no other
// reading, from the dictionary of github.com/mozillazg/go-pinyin. That package builds its map of 42,000 entries
// at every start (4 ms), so it serves here only.
package main

import (
	"log"
	"os"
	"sort"
	"strings"
)

func main() {
	by := map[string][]rune{}
	for r, readings := range pinyin.PinyinDict {
		if r < 0x4E00 || r > 0x9FFF {
			continue
		}
		syllable := ""
		for _, s := range strings.Split(readings, ",") {
			s = toneless.Replace(s)
			if syllable != "" && s != syllable {
				syllable = ""
				break
			}
			syllable = s
		}
		if syllable != "" {
			by[syllable] = append(by[syllable], rune(r))
		}
	}
	var lines []string
	for s, rs := range by {
		sort.Slice(rs, func(i, j int) bool { return rs[i] < rs[j] })
		lines = append(lines, s+" "+string(rs)+"\n")
	}
	sort.Strings(lines)
	if err := os.WriteFile("readings.txt", []byte(strings.Join(lines, "")), 0o644); err != nil {
		log.Fatal(err)
	}
}

var toneless = strings.NewReplacer("ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e", "ế", "ê", "ề", "ê",
	"ī", "i", "í", "i", "ǐ", "i", "ì", "i", "ō", "o", "ó", "o", "ǒ", "o", "ò", "o", "ū", "u", "ú", "u", "ǔ", "u", "ù", "u",
	"ǖ", "ü", "ǘ", "ü", "ǚ", "ü", "ǜ", "ü", "ń", "n", "ň", "n", "ǹ", "n", "ḿ", "m", "̀", "", "̄", "", "̌", "", "́", "")
