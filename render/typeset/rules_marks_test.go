package typeset

import (
	"testing"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
)

// TestPunctuation is §4: widths of marks alone, in pairs, at both ends of a line.
func TestPunctuation(t *testing.T) {
	t.Parallel()
	kaiming := Options{Punct: Kaiming}
	banjiao := Options{Punct: Banjiao}
	untrimmed := Options{Punct: Untrimmed}
	hant := Options{Profile: ZhHantTW}
	runRules(t, []rule{
		{"PW-1", "一，二。三", 26000, 0, Options{}, "", "dist:一，=1000..1000;dist:，二=1000..1000;dist:二。=1000..1000;dist:。三=1000..1000"},
		{"PW-1", "一，二。三", 26000, 0, kaiming, "", "dist:，二=500..500;dist:。三=1000..1000"},
		{"PW-1", "一，二。三", 26000, 0, banjiao, "", "dist:，二=500..500;dist:。三=500..500"},
		{"PW-1", "一（二）三", 26000, 0, kaiming, "", "dist:一（=500..500;dist:（二=1000..1000;dist:）三=500..500"},
		{"PW-1", "一，“二。”三", 26000, 0, untrimmed, "", "dist:，“=1000..1000;dist:。”=1000..1000;dist:”三=1000..1000"},
		{"PW-1", "甲；乙：丙！丁？戊、己", 26000, 0, Options{}, "", "dist:；乙=1000..1000;dist:：丙=1000..1000;dist:！丁=1000..1000;dist:？戊=1000..1000;dist:、己=1000..1000"},
		{"PW-2", "安娜·李", 26000, 0, Options{}, "", "dist:娜·=1080..1090;dist:·李=410..420;span:娜李=1500..1500"},
		{"PW-2", "安娜‧李", 26000, 0, Options{}, "", "dist:娜‧=750..750;span:娜李=1500..1500"},
		{"PW-2", "安娜・李", 26000, 0, Options{}, "", "dist:娜・=750..750;span:娜李=1500..1500"},
		{"PW-2", "千瓦/时", 26000, 0, Options{}, "", "span:瓦时=1500..1500"},
		{"PW-2", "千瓦／时", 26000, 0, Options{}, "", "span:瓦时=1500..1500"},
		{"PW-2", "京—沪", 26000, 0, Options{}, "", "dist:京—=1000..1000;span:京沪=2000..2000"},
		{"PW-2", "九～十", 26000, 0, Options{}, "", "span:九十=2000..2000"},
		{"PW-2", "九–十", 26000, 0, Options{}, "", "span:九十=1500..1500"},
		{"PW-2", "京-沪", 26000, 0, Options{}, "", "span:京沪=1500..1500"},
		{"PW-2", "1949—1986", 26000, 0, Options{}, "", "dist:—1=1000..1000"},
		{"PZ-1", "他笑着说：“明天见。”于是大家散了。", 26000, 0, Options{}, "", "dist:：“=500..500;dist:。”=500..500;dist:”于=1000..1000"},
		{"PZ-1", "《晨光》、《暮色》和《远山》都在书架上", 26000, 0, Options{}, "", "dist:》、=500..500;dist:、《=500..500;dist:色》=1000..1000"},
		{"PZ-1", "甲）（乙", 26000, 0, Options{}, "", "dist:）（=500..500;dist:（乙=1000..1000"},
		{"PZ-1", "甲“《乙", 26000, 0, Options{}, "", "dist:“《=500..500;dist:甲“=1000..1000"},
		{"PZ-1", "甲。《乙》", 26000, 0, Options{}, "", "dist:。《=500..500"},
		{"PZ-1", "甲，‘乙’", 26000, 0, Options{}, "", "dist:，‘=500..500"},
		{"PZ-1", "他说：“‘好’字怎么写？”", 26000, 0, Options{}, "", "dist:：“=500..500;dist:“‘=500..500;dist:？”=500..500"},
		{"PZ-1", "甲」，乙", 26000, 0, hant, "", "span:」乙=1500..1500"},
		{"PZ-1", "甲，「乙", 26000, 0, hant, "", "span:甲乙=2500..2500"},
		{"PZ-2", "题（甲（乙））后", 26000, 0, Options{}, "", "dist:））=500..500;dist:）后=1000..1000"},
		{"PZ-2", "正文（见附录（乙））已经完成", 26000, 0, Options{}, "", "dist:））=500..500"},
		{"PZ-2", "他问：“看过《春》、《秋》吗？”", 26000, 0, Options{}, "", "dist:》、=500..500;dist:、《=500..500;dist:：“=500..500;dist:？”=500..500"},
		{"PZ-2", "甲》）。”乙", 26000, 0, Options{}, "", "dist:》）=500..500;dist:）。=500..500;dist:。”=500..500;dist:”乙=1000..1000"},
		{"PZ-3", "真的吗？！太好了", 26000, 0, Options{}, "", "dist:？！=500..500;dist:！太=500..500"},
		{"PZ-3", "好！！！走", 26000, 0, Options{}, "", "dist:好！=1000..1000;dist:！走=1000..1000;span:好走=3000..3000"},
		{"PZ-3", "为什么？？？因为", 26000, 0, Options{}, "", "span:么因=3000..3000"},
		{"PZ-3", "什么！？说", 26000, 0, Options{}, "", "span:么说=2000..2000"},
		{"PZ-4", "完。——又", 26000, 0, Options{}, "", "dist:。—=1000..1000"},
		{"PZ-4", "完……“又", 26000, 0, Options{}, "", "span:…又=3000..3000"},
		{"PZ-4", "他说，……好", 26000, 0, Options{}, "", "dist:，…=1000..1000"},
		{"PZ-5", "甲》，《乙》，《丙", 26000, 0, Options{Tight: true}, "", "dist:，《=0..0"},
		{"PE-1", "河边的柳树又发芽了。孩子们在草地上放风筝玩耍。", 10000, 0, Options{}, "河边的柳树又发芽了。|孩子们在草地上放风筝|玩耍。", "endhalf:。;flush;even;dist:柳树=1062..1063"},
		{"PE-1", "河边的柳树又发芽了。孩子们在草地上放风筝玩耍。", 10000, 0, Options{LineEnd: LineEndKeep}, "", "dist:柳树=1000..1000;dist:了。=1000..1000"},
		{"PE-1", "河边的柳树又发芽了。孩子们在草地上放风筝玩耍。", 10000, 0, Options{LineEnd: LineEndAllow}, "", "dist:柳树=1000..1000"},
		{"PE-1", "河边的老柳树又发芽了。孩子们在草地上放风筝玩耍。", 10500, 0, Options{LineEnd: LineEndAllow}, "河边的老柳树又发芽了。|孩子们在草地上放风筝|玩耍。", "dist:柳树=1000..1000"},
		{"PE-1", "昨天他又读了《春天的云》然后读了别的书。", 11500, 0, Options{}, "", "endhalf:》;flush"},
		{"PE-2", "他昨天已经读完《云海》一书，很高兴。", 8000, 0, Options{}, "", "startx:2=-500..-500"},
		{"PE-2", "他昨天已经读完《云海》一书，很高兴。", 8000, 0, Options{KeepLineStart: true}, "", "startx:2=0..0;noend:《;flush"},
		{"PE-2", "大家齐声高喊着：“出发，”声音传得很远。", 9000, 0, Options{}, "", "noend:“;nostart:：，"},
		{"PI-1", "春天的风吹过山谷里面，麦田一片新绿。", 10000, 2000, Options{}, "", "startx:1=2000..2000;startx:2=0..0;flush"},
		{"PI-1", "春天的风吹过山谷里面，麦田一片新绿。", 10000, 1000, Options{}, "", "startx:1=1000..1000;flush"},
		{"PI-2", "“早上好。”老师微笑着走进教室，大家都站了起来。", 12000, 2000, Options{}, "“早上好。”老师微笑着|走进教室，大家都站了起来。", "startx:1=1500..1500;dist:。”=500..500"},
		{"PI-2", "“早上好。”老师微笑着走进教室，大家都站了起来。", 12000, 2000, Options{KeepIndentOP: true}, "", "startx:1=2000..2000"},
		{"PI-2", "《早上》是一本书", 12000, 2000, Options{}, "", "startx:1=1500..1500"},
		{"PI-3", "甲乙丙丁戊己庚辛壬“癸子丑", 9500, 0, Options{}, "", "noend:“;startx:2=-500..-500;flush"},
		{"§0 zh-Hant", "甲，乙。丙；丁", 26000, 0, hant, "", "span:甲乙=2000..2000;span:乙丙=2000..2000;span:丙丁=2000..2000"},
		{"§0 zh-Hant", "真的嗎？！太好", 26000, 0, hant, "", "dist:？！=1000..1000;dist:！太=1000..1000"},
		{"§0 zh-Hant", "亞瑟·李", 26000, 0, hant, "", "span:瑟李=2000..2000"},
		{"§0 zh-Hant", "山高，水長，人在旅途，歌聲不斷飄來。", 10000, 0, hant, "", "nostart:，。;linestart:2=歌"},
		{"IN-5", "葛\U000E0100城", 26000, 0, Options{}, "", "dist:葛城=1000..1000"},
		{"IN-5", "葛\U000E0100城", 1000, 0, Options{}, "葛|城", ""},
	})
}

// TestQuotes is QU-1 and QU-2.
func TestQuotes(t *testing.T) {
	t.Parallel()
	runRules(t, []rule{
		{"QU-1", "他说“好”就走", 26000, 0, Options{}, "", "dist:说“=1000..1000;dist:“好=1000..1000;dist:好”=1000..1000;dist:”就=1000..1000"},
		{"QU-1", "他说‘好’就走", 26000, 0, Options{}, "", "dist:说‘=1000..1000;dist:‘好=1000..1000;dist:好’=1000..1000;dist:’就=1000..1000"},
		{"QU-1", "“Rust”语言", 26000, 0, Options{}, "", "startx:1=-500..-500;dist:“R=1000..1000;noauto:t”;dist:”语=1000..1000"},
		{"QU-1", "工具（Go）与“Rust”、《C》均可", 26000, 0, Options{}, "", "dist:“R=1000..1000;noauto:t”"},
		{"QU-1", "使用 “Rust” 语言", 26000, 0, Options{}, "", "dist:用“=1000..1000;dist:“R=1000..1000"},
		{"QU-1", "他说：“Hello”然后", 26000, 0, Options{}, "", "dist:：“=500..500;dist:“H=1000..1000"},
		{"QU-1", "“你好，World”", 26000, 0, Options{}, "", "dist:“你=1000..1000;noauto:d”"},
		{"QU-1", "人物“约翰·A·史密斯”登场", 26000, 0, Options{}, "", "dist:“约=1000..1000"},
		{"QU-1", "“2024”年", 26000, 0, Options{}, "", "dist:“2=1000..1000;dist:”年=1000..1000"},
		{"QU-1", "他说了声“OK！”就走", 26000, 0, Options{}, "", "dist:“O=1000..1000;dist:！”=500..500"},
		{"QU-1", "这叫“只有一个引号", 26000, 0, Options{}, "", "dist:叫“=1000..1000"},
		{"QU-2", "这本It’s Fine很有趣", 26000, 0, Options{}, "", "dist:’s=150..450"},
		{"QU-2", "他用the “big bang” theory来解释", 26000, 0, Options{}, "", "dist:“b=300..600;dist:g”=400..700"},
		{"QU-2", "剧目Don’t Look Back上映", 26000, 0, Options{}, "", "dist:’t=150..450"},
		{"QU-2", "标题是Students’ Rights一书", 26000, 0, Options{}, "", "dist:’R=150..700"},
		{"QU-2", "“It’s fine,” he said.", 26000, 0, Options{}, "", "dist:“I=300..600;dist:’s=150..450"},
		{"QU-2", "用the “a ‘b’ c” of it这样", 26000, 0, Options{}, "", "dist:“a=300..600;dist:‘b=150..450"},
		{"QU-2", "他说“It’s OK”然后", 26000, 0, Options{}, "", "dist:说“=1000..1000;dist:’s=150..450;noauto:K”"},
		{"QU-2", "我们读了The Sea — A Story这本书", 26000, 0, Options{}, "", "dist:—A=700..1400"},
	})
}

// TestTraditionalMarks is the zh-Hant line of §0: the ink of a mark stands in the middle of its em box, even if the
// face is made for zh-Hans.
func TestTraditionalMarks(t *testing.T) {
	t.Parallel()
	for _, vertical := range []bool{false, true} {
		p := plain("甲，乙", 0, Options{Profile: ZhHantTW, Vertical: vertical})
		lines, _ := Prepare(p).Break(Fixed(26000), 0)
		g := lines[0].Glyphs[1]
		face := p.Options.Faces.Face(g.Face)
		ink, _ := face.Ink(g.GID)
		along, across := int(g.X)+(ink.XMin+ink.XMax)/2, int(g.Y)+(ink.YMin+ink.YMax)/2-axis
		if vertical {
			along, across = int(g.X)+880-(ink.YMin+ink.YMax)/2, int(g.Y)+(ink.XMin+ink.XMax)/2-half
		}
		if along != 1500 || across != 0 {
			t.Errorf("zh-Hant, vertical %v: ， centred at %d along and %d across, want 1500 and 0", vertical, along, across)
		}
	}
}

// TestFaces is FT-1 to FT-3: the face of a character goes by its class, and what the first face lacks is recorded.
func TestFaces(t *testing.T) {
	t.Parallel()
	set := defaults.Set()
	chain := set.Chain(fonts.CodeFace)
	mono, sans := chain[0], chain[1]
	p := plain("他说“Go”——好……·—", 0, Options{})
	p.Spans[0].Style = &Style{Role: fonts.CodeFace}
	q := Prepare(p)
	lines, _ := q.Break(Fixed(40000), 0)
	for _, g := range lines[0].Glyphs {
		want := sans
		if r := q.Runes[g.Text]; r == 'G' || r == 'o' {
			want = mono
		}
		if g.Face != want {
			t.Errorf("FT-1: %c is set in face %d, want %d", q.Runes[g.Text], g.Face, want)
		}
	}
	if len(q.Missing) > 0 {
		t.Errorf("FT-1: %d characters reported as substituted", len(q.Missing))
	}
	p = plain("𠮷བ", 0, Options{})
	p.Spans[0].Style = &Style{Role: fonts.Strong}
	q = Prepare(p)
	for _, m := range q.Missing {
		if m.Rune == 'བ' && !m.Notdef || m.Text < 0 {
			t.Errorf("FT-1: %+v", m)
		}
	}
	if len(q.Missing) != 2 {
		t.Errorf("FT-1: %d of 2 missing characters reported", len(q.Missing))
	}
	p = plain("囀㐂", 0, Options{}) // not in GB 2312 nor 8105: only the complete face has them
	p.Spans[0].Style = &Style{Role: fonts.Strong}
	lines, _ = Prepare(p).Break(Fixed(40000), 0)
	for _, g := range lines[0].Glyphs {
		if g.Flags&Emboldened == 0 || g.Face == set.Chain(fonts.Strong)[0] {
			t.Errorf("FT-1: bold of a character that only Regular has is not stroked: %+v", g)
		}
	}
	kai := plain("“好”", 0, Options{})
	kai.Spans[0].Style = &Style{Role: fonts.Kai}
	lines, _ = Prepare(kai).Break(Fixed(40000), 0)
	if g := lines[0].Glyphs; g[0].Face == g[1].Face || g[1].X-g[0].X != 1000 {
		t.Errorf("QU-1: narrow Kai quotes are not borrowed: %+v", g)
	}
}
