package typeset

import (
	"testing"

	"github.com/kanben/kanben/fonts"
)

// TestVertical is §11: the rules of §2 to §7 along vertical lines, and the forms of marks.
func TestVertical(t *testing.T) {
	t.Parallel()
	v := Options{Vertical: true}
	hant := Options{Vertical: true, Profile: ZhHantTW}
	runRules(t, []rule{
		{"VT-1", "春天的风吹过山谷里面，麦田一片新绿。", 10000, 0, v, "春天的风吹过山谷里|面，麦田一片新绿。", "nostart:，。;flush;even"},
		{"VT-1", "他昨天已经读完《云海》一书，很高兴。", 8000, 0, v, "他昨天已经读完|《云海》一书，很|高兴。", "noend:《;startx:2=-500..-500"},
		{"VT-1", "河边的柳树又发芽了。孩子们在草地上放风筝玩耍。", 10000, 0, v, "河边的柳树又发芽了。|孩子们在草地上放风筝|玩耍。", "endhalf:。"},
		{"VT-3", "他说“好”就走", 26000, 0, v, "", "dist:说“=1000..1000;dist:好”=1000..1000;dist:”就=1000..1000"},
		{"VT-4", "甲，乙。丙、丁", 26000, 0, v, "", "dist:甲，=1000..1000;dist:，乙=1000..1000"},
		{"VT-4", "甲：“乙；丙！丁？”戊", 26000, 0, v, "", "dist:：“=1000..1000;dist:；丙=1000..1000;dist:！丁=1000..1000;dist:？”=1000..1000"},
		{"VT-4", "真的吗？！太好", 26000, 0, v, "", "dist:？！=1000..1000;dist:！太=1000..1000"},
		{"VT-4", "甲，乙。丙", 26000, 0, hant, "", "span:甲乙=2000..2000;span:乙丙=2000..2000"},
		{"VT-5", "完——又", 26000, 0, v, "", "span:完又=3000..3000"},
		{"VT-5", "完……又", 26000, 0, v, "", "span:完又=3000..3000"},
		{"VT-5", "九～十", 26000, 0, v, "", "span:九十=2000..2000"},
		{"VT-6", "第12回", 26000, 0, v, "", "span:第回=2000..2000"},
		{"VT-6", "第123回", 26000, 0, Options{Vertical: true, TateChuYoko: 3}, "", "nosplit:123;dist:第1=1250..1250"},
		{"VT-6", "用CPU算", 26000, 0, v, "", "span:用算=4000..4000"},
		{"VT-6", "A座", 26000, 0, v, "", "dist:A座=120..120"},
		{"VT-6", "用Go写", 26000, 0, v, "", "dist:用G=1250..1250;auto:o写"},
		{"VT-6", "一二三12四五", 3500, 0, v, "", "nosplit:12"},
		{"VT-6", "一二CPU三四五", 4000, 0, v, "", "nosplit:CPU"},
		{"VT-7", "二〇二四年三月", 26000, 0, v, "", "span:二月=6000..6000"},
	})
}

// TestVerticalGlyphs: which glyphs are turned, squeezed or have forms of their own (VT-2 to VT-6).
func TestVerticalGlyphs(t *testing.T) {
	t.Parallel()
	for _, role := range []fonts.Role{fonts.Body, fonts.Kai, fonts.Heading} {
		p := plain("春，“12”——…Go～A·→①", 0, Options{Vertical: true})
		p.Spans[0].Style = &Style{Role: role}
		q := Prepare(p)
		lines, _ := q.Break(Fixed(40000), 0)
		for _, g := range lines[0].Glyphs {
			if g.N == 0 {
				continue
			}
			r := q.Runes[g.Text]
			face := p.Options.Faces.Face(g.Face)
			turned, squeezed := g.Flags&Rotated != 0, g.Flags&Squeezed != 0
			switch r {
			case '春', '①':
				if turned || squeezed || g.Y != 0 {
					t.Errorf("VT-2: %c has flags %b, Y %d", r, g.Flags, g.Y)
				}
			case '，', '“', '”':
				if turned || g.GID == face.Glyph(r) {
					t.Errorf("VT-3, VT-4: %c has no vertical form", r)
				}
				if r == '“' && g.GID != verticalForm(face, '『') {
					t.Errorf("VT-3: “ is not 『")
				}
			case '—', '…', '～':
				if !turned && (g.GID == face.Glyph(r) || g.Y != 0) {
					t.Errorf("VT-5: %c is not turned", r)
				}
			case 'G', '→':
				if !turned || g.Y != -axis {
					t.Errorf("VT-2: %c is not turned, Y %d", r, g.Y)
				}
			case '1', 'A', '·':
				if !squeezed || turned {
					t.Errorf("VT-6: %c is not upright", r)
				}
			}
		}
	}
}

func verticalForm(f *fonts.Face, r rune) fonts.GID {
	return f.Shape(fonts.ShapeInput{Runes: []rune{r}, Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: "zh-Hans", Vertical: true})[0].GID
}
