package inlinemd

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
)

// TestEmphasis holds the table of content.md K2: * beside Chinese punctuation.
func TestEmphasis(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{`**“你好。”**然后`, `S(“你好。”)然后`},
		{`**甲**、**乙**`, `S(甲)、S(乙)`},
		{`图书馆**（新馆）**开放`, `图书馆S(（新馆）)开放`},
		{`***“甲”***乙`, `E(S(“甲”))乙`},
		{`**甲****乙**`, `S(甲)S(乙)`},
		{`甲**乙**丙`, `甲S(乙)丙`},
		{`甲*乙*丙`, `甲E(乙)丙`},
		{`说**“慢慢看。”**然后`, `说S(“慢慢看。”)然后`},
		{`**船是旧渡轮改的。** 甲板`, `S(船是旧渡轮改的。) 甲板`},
		{`**船是旧渡轮改的。**甲板`, `S(船是旧渡轮改的。)甲板`},
		{`**《青芦志》**记载`, `S(《青芦志》)记载`},
		{`见**《青芦志》**，`, `见S(《青芦志》)，`},
		{`**甲：**乙`, `S(甲：)乙`},
		{`**甲：** 乙`, `S(甲：) 乙`},
		{`甲，**乙**。`, `甲，S(乙)。`},
		{`（**甲**）`, `（S(甲)）`},
		{`“**甲**”`, `“S(甲)”`},
		{`**甲**——**乙**`, `S(甲)——S(乙)`},
		{`**——甲**乙`, `S(——甲)乙`},
		{`**甲……**乙`, `S(甲……)乙`},
		{`**卡尔·甲**说`, `S(卡尔·甲)说`},
		{`第**3**批`, `第S(3)批`},
		{`共**1,284册**。`, `共S(1,284册)。`},
		{`**100%**完成`, `S(100%)完成`},
		{`**「甲」**乙`, `S(「甲」)乙`},
		{`*“甲”*乙`, `E(“甲”)乙`},
		{`**甲*乙*丙**`, `S(甲E(乙)丙)`},
		{`*甲**乙**丙*`, `E(甲S(乙)丙)`},
		{`**カタカナ。**です`, `S(カタカナ。)です`},
		{`**한국어.**입니다`, `S(한국어.)입니다`},
		{`**甲\*乙**`, `S(甲*乙)`},
		{`3 * 4 * 5`, `3 * 4 * 5`},
		{`** 甲 **`, `** 甲 **`},
		{`**甲`, `**甲`},
		{`a*b*c`, `aE(b)c`},
		{`**a.**b`, `**a.**b`},
		{`_甲_`, `E(甲)`},
		{`甲_乙_丙`, `甲_乙_丙`},
		{`snake_case_name`, `snake_case_name`},
		{`~~“甲”~~乙`, `D(“甲”)乙`},
		{`5~10人，20~30人`, `5~10人，20~30人`},
		{`****甲****`, `S(S(甲))`},
	} {
		if got := shape(t, c.in, true); got != c.want {
			t.Errorf("K2: %s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// TestLatin: in text that is not CJK the shared marks follow CommonMark.
func TestLatin(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{`**“a.”**b`, `**“a.”**b`},
		{`**“a.”** b`, `S(“a.”) b`},
		{`a**甲。**b`, `aS(甲。)b`},
	} {
		if got := shape(t, c.in, false); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// TestMarks holds the marks of content.md K7 and the HTML of §8.2.
func TestMarks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{`{渡口|dù|kǒu}的船`, `R(渡口:dù,kǒu)的船`},
		{`{渡口|dùkǒu}`, `R(渡口:dùkǒu)`},
		{`{渡口\|dù\|kǒu}`, `R(渡口:dù,kǒu)`},
		{`{渡口|a|b|c}`, `{渡口|a|b|c}`},
		{`{渡口}`, `{渡口}`},
		{`[青芦志]{.book}`, `book(青芦志)`},
		{`[**甲**乙]{.person}`, `person(S(甲)乙)`},
		{`[甲[乙]{.place}]{.book}`, `book(甲place(乙))`},
		{`[བོད]{lang=bo}`, `lang/bo(བོད)`},
		{`[甲]{.book lang=bo}`, `book/bo(甲)`},
		{`[甲](https://example.org/a?b=1&c=2)`, `L(https://example.org/a?b=1&c=2|甲)`},
		{`[甲](<a b>)`, `L(a b|甲)`},
		{`[[甲]{.book}乙](u)`, `L(u|book(甲)乙)`},
		{`<https://example.org>`, `L(https://example.org|https://example.org)`},
		{`甲[^1]。`, `甲N(1)。`},
		{`甲^[乙*丙*]。`, `甲N(n1)。`},
		{"`a *b*`", `C(a *b*)`},
		{"`` a`b ``", "C(a`b)"},
		{`$x^2$`, `M(x^2)`},
		{`$5和$6`, `$5和$6`},
		{`$5 与 $6`, `$5 与 $6`},
		{`H<sub>2</sub>O`, `Hsub(2)O`},
		{`10<sup>*3*</sup>`, `10sup(E(3))`},
		{`<u>青芦</u>镇`, `person(青芦)镇`},
		{`<ruby>渡<rp>(</rp><rt>dù</rt><rp>)</rp>口<rt>kǒu</rt></ruby>`, `R(渡口:dù,kǒu)`},
		{`甲<br>乙`, `甲/乙`},
		{"甲\\\n乙", `甲/乙`},
		{"甲  \n乙", `甲/乙`},
		{"甲\n乙", `甲乙`},
		{"甲\nb", `甲 b`},
		{"a\nb", `a b`},
		{"**甲**\n乙", `S(甲)乙`},
		{"“甲”\n乙", `“甲”乙`},
		{`<b>甲</b>`, `<b>甲</b>`},
		{`\[甲\]\{.book\}`, `[甲]{.book}`},
		{`&lt;&#x6C34;&copy;&nosuch;`, `<水©&nosuch;`},
		{`甲<!-- 注 -->乙`, `甲乙`},
	} {
		if got := shape(t, c.in, true); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func shape(t testing.TB, s string, cjk bool) string {
	t.Helper()
	in, _, _ := Parse(s, cjk, func(off int) content.Pos { return content.Pos{Line: 1, Col: off + 1, Byte: off} }, func() string { return "n1" }, nil)
	return shapes(in)
}

func shapes(in []content.Inline) string {
	var b strings.Builder
	for _, n := range in {
		switch n := n.(type) {
		case *content.Text:
			b.WriteString(n.S)
		case *content.Strong:
			b.WriteString("S(" + shapes(n.Kids) + ")")
		case *content.Emph:
			b.WriteString("E(" + shapes(n.Kids) + ")")
		case *content.Strike:
			b.WriteString("D(" + shapes(n.Kids) + ")")
		case *content.Sup:
			b.WriteString("sup(" + shapes(n.Kids) + ")")
		case *content.Sub:
			b.WriteString("sub(" + shapes(n.Kids) + ")")
		case *content.Link:
			b.WriteString("L(" + n.URL + "|" + shapes(n.Kids) + ")")
		case *content.Ruby:
			b.WriteString("R(" + n.Base + ":" + strings.Join(n.Reading, ",") + ")")
		case *content.NoteRef:
			b.WriteString("N(" + n.ID + ")")
		case *content.CodeSpan:
			b.WriteString("C(" + n.S + ")")
		case *content.MathSpan:
			b.WriteString("M(" + n.TeX + ")")
		case *content.Break:
			b.WriteString("/")
		case *content.Styled:
			b.WriteString(string(n.Kind))
			if n.Lang != "" {
				b.WriteString("/" + n.Lang)
			}
			b.WriteString("(" + shapes(n.Kids) + ")")
		}
	}
	return b.String()
}
