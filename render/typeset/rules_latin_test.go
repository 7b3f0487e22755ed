package typeset

import (
	"testing"

	"github.com/kanben/kanben/fonts"
)

// TestLatin is §5: Chinese with Latin and digits.
func TestLatin(t *testing.T) {
	t.Parallel()
	runRules(t, []rule{
		{"LS-1", "用Go写", 26000, 0, Options{}, "", "dist:用G=1250..1250;auto:o写"},
		{"LS-1", "使用Go语言编写CLI工具共3个", 26000, 0, Options{}, "", "auto:用G;auto:o语;auto:写C;auto:I工;auto:共3;auto:3个"},
		{"LS-1", "用Go写", 26000, 0, Options{Autospace: 125}, "", "dist:用G=1125..1125"},
		{"LS-1", "用Go写", 26000, 0, Options{NoAutospace: true}, "", "dist:用G=1000..1000;noauto:o写"},
		{"LS-1", "第α章和β型", 26000, 0, Options{}, "", "auto:第α;auto:α章"},
		{"LS-1", "读作Кот的词", 26000, 0, Options{}, "", "auto:作К;auto:т的"},
		{"LS-1", "カナとABC", 26000, 0, Options{}, "", "auto:とA"},
		{"LS-2", "（Go）", 26000, 0, Options{}, "", "dist:（G=1000..1000;noauto:o）"},
		{"LS-2", "用Go，写C。", 26000, 0, Options{}, "", "noauto:o，;noauto:C。"},
		{"LS-2", "《C》", 26000, 0, Options{}, "", "dist:《C=1000..1000;noauto:C》"},
		{"LS-2", "——Go——", 26000, 0, Options{}, "", "noauto:o—"},
		{"LS-2", "Go语言", 26000, 0, Options{}, "", "startx:1=0..0"},
		{"LS-2", "说法③Go", 26000, 0, Options{}, "", "dist:③G=1000..1000"},
		{"LS-3", "使用 Go 语言", 26000, 0, Options{}, "", "dist:用G=1250..1250;gapsp:o语"},
		{"LS-3", "使用 Go 语言编写", 26000, 0, Options{}, "", "gapsp:用G;gapsp:o语"},
		{"LS-3", "共有 3 个 App 在用", 26000, 0, Options{}, "", "gapsp:有3;gapsp:3个;gapsp:个A;gapsp:p在"},
		{"LS-3", "你好， world 很大", 26000, 0, Options{}, "", "dist:，w=1000..1000;gapsp:d很"},
		{"LS-3", "使用  Go", 26000, 0, Options{}, "", "gapsp:用G"},
		{"LS-4", "占50%的", 26000, 0, Options{}, "", "auto:占5;auto:%的"},
		{"LS-4", "占50%，", 26000, 0, Options{}, "", "noauto:%，"},
		{"LS-4", "气温5℃的", 26000, 0, Options{}, "", "auto:℃的;noauto:5℃"},
		{"LS-4", "用C++写", 26000, 0, Options{}, "", "auto:+写"},
		{"LS-4", "我们使用Go语言编写代码很快乐", 5250, 0, Options{}, "", "nooverflow"},
		{"LS-5", "看https://a.example/x吧", 26000, 0, Options{}, "", "auto:看h;auto:x吧"},
		{"LS-5", "写着`a := 用Go写`的一行", 26000, 0, Options{}, "", "auto:用G"},
		{"FT-1", "Go语言2024", 26000, 0, Options{}, "", "dist:Go=600..800"},
		{"HY-1", "我们在周末讨论了typography的历史与现状。", 10000, 0, Options{}, "", "wordsafe:typography;nostart:。"},
		{"HY-1", "这是一个well-known的例子", 9000, 0, Options{NoHyphens: true}, "", "nosplit:well;nosplit:known"},
		{"HY-1", "型号COVID-19的编号", 5000, 0, Options{NoHyphens: true}, "", "nosplit:COVID-19"},
	})
}

// TestAdjustment is §6: what gives way in a line, and in which order.
func TestAdjustment(t *testing.T) {
	t.Parallel()
	hang := Options{Hang: true}
	runRules(t, []rule{
		{"LA-1", "一二三四五六七八九十一二三四五六七八九十一二三", 9700, 0, Options{}, "", "flush;even"},
		{"LA-2", "山高，水长，人在旅途，歌声不断飘来。", 10000, 0, Options{}, "山高，水长，人在旅途，|歌声不断飘来。", "dist:，水=750..750;dist:，人=750..750;nostart:，;linestart:2=歌"},
		{"LA-2", "看《春》与《秋》，都是好书，值得。", 10000, 0, Options{}, "", "flush;nostart:，》;noend:《"},
		{"LA-2", "他说“好”，我说“行”了吧，真是。", 11000, 0, Options{}, "", "flush;nostart:，”;noend:“"},
		{"LA-2", "山高。水长。人在旅途。歌声不断飘来。", 10000, 0, Options{ShrinkStops: true}, "山高。水长。人在旅途。|歌声不断飘来。", "dist:。水=750..750"},
		{"LA-2", "山高。水长。人在旅途。歌声不断飘来。", 10000, 0, Options{}, "", "flush;dist:。水=1000..1200"},
		{"LA-2", "使用Go语言和C工具写，好", 11000, 0, Options{}, "", "nooverflow"},
		{"LA-3", "这个项目采用Open Source License发布，欢迎大家参与改进。", 14000, 0, Options{NoHyphens: true}, "这个项目采用Open Source|License发布，欢迎大家参与|改进。", "flush;nostart:，。;maxgap:210"},
		{"LA-3", "甲乙丙丁Go戊己庚辛壬癸子丑", 9000, 0, Options{}, "", "flush;even"},
		{"LA-3", "安娜·李和本·周一起来到了这里做客", 8300, 0, Options{}, "", "flush;even;dist:·李=410..420"},
		{"LA-4", "春天的风吹过山谷，里面麦田一片新绿。", 9000, 0, Options{}, "春天的风吹过山谷，|里面麦田一片新绿。", "endhalf:，"},
		{"LA-5", "一二三四五六七，八九十一二三四五六。", 7000, 0, Options{}, "", "maxgap:250"},
		{"HP-1", "春天的风吹过山谷里面，麦田一片新绿。", 10000, 0, hang, "春天的风吹过山谷里面，|麦田一片新绿。", "dist:春天=1000..1000;dist:面，=1000..1000"},
		{"HP-1", "春天的风吹过（山谷里）麦田一片新绿。", 10000, 0, hang, "", "nostart:）;flush"},
		{"HP-1", "河边的柳树又发芽了。孩子们在草地上放风筝玩耍。", 10000, 0, hang, "", "endhalf:。"},
		{"HP-1", "春天的风吹過山谷裡面，麥田一片新綠。", 10000, 0, Options{Hang: true, Profile: ZhHantTW}, "春天的风吹過山谷裡|面，麥田一片新綠。", ""},
		{"OR-1", "小镇的清晨总是从面包房里飘出的香气开始的。", 10000, 0, Options{}, "小镇的清晨总是从面|包房里飘出的香气开|始的。", "lastmin:2"},
		{"OR-1", "远山如黛近水含烟一叶扁舟随波而去渐行渐远了", 10000, 0, Options{}, "", "lastmin:2"},
		{"KP-1", "初夏的傍晚，湖面平静如镜，几只水鸟掠过芦苇丛，留下细细的波纹；远处的山影渐渐变深，只有渡口的灯还亮着，照着归来的小船和船上沉默的渔夫，像一幅没有写完的画。", 18000, 2000, Options{}, "", "flush;maxgap:60;nostart:，；。;lastmin:2"},
		{"LB-2", "这一段话里有很长很长的英文单词internationalization也不要紧", 10000, 0, Options{}, "", "nooverflow"},
	})
}

// TestTibetan is §12: clusters hold together, lines end behind a tsheg and never before a shad. The shipped faces have
// no Tibetan; breaks and text must be right all the same.
func TestTibetan(t *testing.T) {
	t.Parallel()
	text := "藏文བཀྲ་ཤིས་བདེ་ལེགས།ཁྱེད་རང་བདེ་མོ་ཡིན་ནམ།问候"
	for m := Em(8000); m < 14000; m += 500 {
		l := judge(plain(text, 0, Options{}), int(m))
		l.checkAll(t, text, "nostart:།་")
		for n := range l.lines[:len(l.lines)-1] {
			line := []rune(l.text(n))
			last, next := line[len(line)-1], []rune(l.text(n + 1))[0]
			if classOf(last) == classTibetan && classOf(next) == classTibetan && last != '་' && last != '།' {
				t.Errorf("TB-1: measure %d: line ends with %c before %c", m, last, next)
			}
		}
	}
	if q := Prepare(plain("藏文ཀ", 0, Options{})); q.Stack < 500 || Prepare(plain("汉字", 0, Options{})).Stack != 0 {
		t.Errorf("TB-2: stack of %d", q.Stack)
	}
	runRules(t, []rule{
		{"TB-1", "བཀྲ་ཤིས༌བདེ", 60000, 0, Options{}, "", ""},
		{"TB-2", "藏文ཀ文字", 26000, 0, Options{}, "", "dist:文ཀ=1250..1250"},
	})
}

// TestLatinParagraphs: paragraphs without Chinese have Latin quotes, and justify by their word spaces.
func TestLatinParagraphs(t *testing.T) {
	t.Parallel()
	text := "“The river was low,” she said, “and the ferry — the old one — had not come since June. We waited under the willow; nobody else was there.”"
	for m := Em(12000); m < 30000; m += 1500 {
		for _, profile := range []Profile{ZhHans, LatinOnly} {
			l := judge(plain(text, 0, Options{Profile: profile}), int(m))
			l.checkAll(t, text, "nooverflow")
			if x, ok := l.distance('“', 'T'); !ok || x < 300 || x > 600 {
				t.Errorf("QU-2: measure %d: “T is %d", m, x)
			}
		}
	}
}

// TestLanguageOfSpans is QU-2 d and HY-1: the author's language goes before context.
func TestLanguageOfSpans(t *testing.T) {
	t.Parallel()
	p := plain("他写下", 0, Options{})
	p.Spans = append(p.Spans, Span{Text: "“donaudampfschiff”", Style: &Style{Lang: "de"}}, Span{Text: "就走了", Style: &Style{}})
	l := judge(p, 10000)
	if x, ok := l.distance('“', 'd'); !ok || x > 600 {
		t.Errorf("QU-2: “d is %d wide in a German span", x)
	}
	if wrong := l.check("nosplit:donaudampfschiff"); wrong != "" {
		t.Errorf("HY-1: a German word is hyphenated as English: %s", l)
	}
}

// TestLatinSize is FT-2: the size and the rise of a span scale its glyphs; digits of tables are of equal width.
func TestLatinSize(t *testing.T) {
	t.Parallel()
	p := plain("字", 0, Options{})
	p.Spans = append(p.Spans, Span{Text: "Go", Style: &Style{Scale: 900, Rise: 30}}, Span{Text: "11", Style: &Style{Tabular: true}})
	lines, _ := Prepare(p).Break(Fixed(40000), 0)
	g := lines[0].Glyphs
	if d := int(g[2].X - g[1].X); d != (advance('G')*900+500)/1000 || g[1].Y != 30 {
		t.Errorf("FT-2: G is %d wide and %d up", d, g[1].Y)
	}
	widest := 0
	for r := '0'; r <= '9'; r++ {
		widest = max(widest, advance(r))
	}
	if d := int(g[4].X - g[3].X); d != widest {
		t.Errorf("FT-2: a digit of a table is %d wide, want %d", d, widest)
	}
}

// TestCode is LS-5: no gap inside code, all its spaces kept, a gap outside.
func TestCode(t *testing.T) {
	t.Parallel()
	p := plain("运行", 0, Options{})
	p.Spans = append(p.Spans, Span{Text: "go  run用x", Style: &Style{Kind: CodeText, Role: fonts.CodeFace}}, Span{Text: "命令", Style: &Style{}})
	l := judge(p, 40000)
	mono := 600
	for _, c := range []struct {
		a, b rune
		want int
	}{{'行', 'g', 1250}, {'g', 'o', mono}, {'o', 'r', 3 * mono}, {'n', '用', mono}, {'用', 'x', 1000}, {'x', '命', mono + 250}} {
		if d, ok := l.distance(c.a, c.b); !ok || d != c.want {
			t.Errorf("LS-5: %c%c is %d, want %d", c.a, c.b, d, c.want)
		}
	}
}
