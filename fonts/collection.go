package fonts

import "strings"

// FitLanguage returns the index of the first face of a collection whose name is made for the language (BCP 47): SC or
// CN for zh-Hans, TC or TW for zh-Hant, HK, JP, KR. ok is false if no name tells, or if there is one face only, and
// then the index is 0.
func FitLanguage(data []byte, lang string) (index int, ok bool) {
	marks := regionMarks(lang)
	for i := range Faces(data) {
		dir, err := readDirectory(data, i)
		if err != nil {
			return 0, false
		}
		f := Face{dir: dir}
		for _, name := range []string{f.Name(NameFamily), f.Name(NamePostScript)} {
			if endsInMark(name, marks) && !strings.Contains(name, "Mono") {
				return i, Faces(data) > 1
			}
		}
	}
	return 0, false
}

// regionMarks returns the endings of names for the language.
func regionMarks(lang string) []string {
	lang = strings.ToLower(lang)
	switch {
	case strings.HasPrefix(lang, "ja"):
		return []string{"JP", "J"}
	case strings.HasPrefix(lang, "ko"):
		return []string{"KR", "K"}
	case strings.Contains(lang, "hk") || strings.Contains(lang, "mo"):
		return []string{"HK", "HC"}
	case strings.Contains(lang, "hant") || strings.Contains(lang, "tw"):
		return []string{"TC", "TW"}
	}
	return []string{"SC", "CN", "GB"}
}

// endsInMark says whether the name, or the part before its style, ends in a mark as a word: "Noto Serif CJK SC",
// "NotoSerifCJKsc-Regular", "PingFangSC-Regular".
func endsInMark(name string, marks []string) bool {
	name, _, _ = strings.Cut(name, "-")
	for _, m := range marks {
		rest, ok := strings.CutSuffix(strings.ToUpper(name), m)
		if !ok || rest == "" {
			continue
		}
		if tail := name[len(rest):]; strings.HasSuffix(rest, " ") || tail != strings.ToLower(tail) || len(m) == 2 && strings.HasSuffix(rest, "CJK") {
			return true
		}
	}
	return false
}
