package fonts_test

import (
	"io/fs"
	"os"
	"slices"
	"testing"

	"github.com/kanben/kanben/fonts"
)

func TestFindFacesTakesAsFewAsItCan(t *testing.T) {
	t.Parallel()
	root := os.DirFS("testdata")
	found := fonts.FindFaces([]fs.FS{root}, []rune("8Ag永😀"), func(fonts.SystemFace) bool { return true })
	if len(found) != 2 {
		t.Fatalf("%+v", found)
	}
	if string(found[0].Covers) != "Ag永" || found[0].Path != "cid.otf" {
		t.Errorf("first %+v", found[0])
	}
	if string(found[1].Covers) != "8" || found[1].Path != "named.otf" {
		t.Errorf("second %+v", found[1])
	}
}

func TestFindFacesTakesTheNextForOneThatIsDeclined(t *testing.T) {
	t.Parallel()
	var asked []string
	found := fonts.FindFaces([]fs.FS{os.DirFS("testdata")}, []rune("Ag"), func(f fonts.SystemFace) bool {
		asked = append(asked, f.Path)
		return f.Path == "named.otf"
	})
	if len(found) != 1 || found[0].Path != "named.otf" || string(found[0].Covers) != "Ag" {
		t.Errorf("%+v", found)
	}
	if asked[0] != "cid.otf" || slices.Contains(asked[1:], "cid.otf") {
		t.Errorf("asked for %v", asked)
	}
}

func TestFitLanguageReadsTheNames(t *testing.T) {
	t.Parallel()
	if i, ok := fonts.FitLanguage(fixture(t, "pair.ttc"), "zh-Hans"); ok || i != 0 {
		t.Errorf("no name tells: %d %v", i, ok)
	}
	data := fixture(t, "cjk.ttc")
	for lang, want := range map[string]int{"zh-Hans": 2, "zh-CN": 2, "zh-Hant-TW": 1, "zh-Hant-HK": 3, "ja": 0} {
		if i, ok := fonts.FitLanguage(data, lang); i != want || !ok {
			t.Errorf("%s: face %d %v, want %d", lang, i, ok, want)
		}
	}
}

func TestCoverageCountsBlocks(t *testing.T) {
	t.Parallel()
	list := open(t, fixture(t, "cid.otf")).Coverage()
	i := slices.IndexFunc(list, func(c fonts.Coverage) bool { return c.Block == "Han" })
	if i < 0 || list[i].Have != 12 || list[i].Of != 20992 {
		t.Errorf("%+v", list)
	}
}
