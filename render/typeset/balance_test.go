package typeset

import "testing"

// TestBalancedHeadings is HD-3.
func TestBalancedHeadings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text    string
		measure Em
		want    string
	}{
		{"山谷里的春天来得很迟大家都在等待一场好雨", 16000, "山谷里的春天来得很迟|大家都在等待一场好雨"},
		{"远山近水，一路向东：老渡口的新故事", 16000, "远山近水，一路向东：|老渡口的新故事"},
		// HD-4: the dash stays on the slogan's line
		{"把种子撒向远方——高原上的种树人", 12000, "把种子撒向远方——|高原上的种树人"},
		{"修渠、种树、架桥、办学、通电的三十年", 14000, "修渠、种树、架桥、|办学、通电的三十年"},
		{"让每一座村庄都有一间亮着灯的阅览室", 16000, "让每一座村庄都有|一间亮着灯的阅览室"},
		{"让每一座村庄都有一间亮着灯的阅览室", 10000, "让每一座村庄都有|一间亮着灯的阅览室"},
		{"老人和孩子们在2024年的春天种下一片林子", 14000, ""},
		{"渡口改建之后第一批旅客走上了新的栈桥", 12000, ""},
		{"把节省下来的时间还给每一位读报的人", 12000, ""},
		{"短标题", 16000, "短标题"},
		{"一二三四五六七八九十一二三四五六七", 16000, "一二三四五六七八九|十一二三四五六七"},
		{"老街的灯火与海边的风声在同一个夜晚被一群孩子写进了他们的作文本里", 14000, ""},
		{"新版Open Type Guide的编写与出版经过", 12000, ""},
		{"甲乙丙丁\u200B戊己庚辛壬癸子丑寅卯", 12000, ""},
	} {
		p := plain(c.text, 0, Options{Balance: true})
		p.Align = Centre
		q := Prepare(p)
		lines, _ := q.Break(Fixed(c.measure), 0)
		l := set{lines: read(q, lines), measure: int(c.measure)}
		if c.want != "" && l.String() != c.want {
			t.Errorf("HD-3: %s, want %s", l, c.want)
		}
		for n := range lines {
			if len([]rune(l.text(n))) < 3 {
				t.Errorf("HD-3: lonely line in %s", l)
			}
		}
		t.Log(l)
	}
}

// TestCentredByInk is HD-5: outer marks count as half.
func TestCentredByInk(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		align Align
		x     int // of the first glyph
	}{
		{"《山谷》", Centre, 3000}, // ink from 3500 to 6500
		{"山谷", Centre, 4000},
		{"山谷。", Centre, 3750},
		{"山谷——", Centre, 3000},
		{"《山谷》", End, 6500},
		{"《山谷》", Start, -500},
	} {
		p := plain(c.text, 0, Options{})
		p.Align = c.align
		if got := judge(p, 10000).lines[0][0].x; got != c.x {
			t.Errorf("HD-5: %s begins at %d, want %d", c.text, got, c.x)
		}
	}
}
