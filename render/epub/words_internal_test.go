package epub

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
)

func TestSortNames(t *testing.T) { // epub.md §4, People: only where every reading is certain
	t.Parallel()
	for name, want := range map[string]string{
		"陈一鸣": "Chen Yiming", "周晓岚": "Zhou Xiaolan", "欧阳晓": "Ouyang Xiao", "曾静": "Zeng Jing", "单宁": "单宁", "覃明": "覃明",
		"何穗": "He Sui", "吕玲": "Lü Ling", "李西安": "李西安", "刘恩": "Liu En", "刘海燕": "Liu Haiyan", "张大为": "张大为", "John Smith": "John Smith", "青溪日报社": "青溪日报社", "王": "王", "": "",
	} {
		got := sortName(name)
		if name == "单宁" || name == "李西安" || name == "刘海燕" || name == "张大为" { // depends on the dictionary: pinyin or the name, never a guess
			if got != name && !isASCII(got) {
				t.Errorf("%s: %s", name, got)
			}
			continue
		}
		if got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func TestSurnamesAreWellFormed(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, s := range strings.Fields(surnames) {
		n := 0
		for n < len(s) && s[n] >= utf8.RuneSelf {
			n++
		}
		if n != 3 && n != 6 || n == len(s) {
			t.Errorf("%q is not a family name with its reading", s)
		}
		if seen[s[:n]] {
			t.Errorf("%s is there twice", s[:n])
		}
		seen[s[:n]] = true
	}
}

func TestChineseNumbers(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{1: "一", 10: "十", 11: "十一", 20: "二十", 37: "三十七", 100: "一百", 101: "一百零一", 110: "一百一十", 203: "二百零三", 1000: "一千", 1001: "一千零一", 1010: "一千零一十", 1234: "一千二百三十四", 10000: "一万", 10001: "一万零一", 100000: "十万"} {
		if got := chineseNumber(n, false); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestUniqueIdentifier(t *testing.T) { // the vectors of epub.md §4
	t.Parallel()
	for want, a := range map[string]*content.Article{
		"urn:uuid:387ffaa1-c0a7-52a7-8854-64efbf6f07dc": {Canonical: "https://example.org/news/2025/library.html"},
	} {
		b := begin(Book{Collection: content.Of(a)}, Options{}, nil)
		if got := b.identifier(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestUprightNumbers(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{"12": "[12]", "3月12日": "3月[12]日", "123": "123", "1.5": "1.5", "A12": "A12", "（12）": "（[12]）", "12:30": "[12]:[30]", "90后": "[90]后", "2024年": "2024年", "45%": "45%"} {
		got, from := "", 0
		for _, u := range uprights(s) {
			got += s[from:u[0]] + "[" + s[u[0]:u[1]] + "]"
			from = u[1]
		}
		if got += s[from:]; got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}

func TestSentences(t *testing.T) { // epub.md §12, kobo
	t.Parallel()
	for s, want := range map[string]string{
		"一。二！三？四；五": "一。|二！|三？|四；|五", "他说：“好。”她笑了……": "他说：“好。”|她笑了……", "（完。）再见": "（完。）|再见", "No. 5 is 3.14 big. Yes": "No. |5 is 3.14 big. |Yes", "无标点": "无标点",
	} {
		var got []string
		for rest := s; rest != ""; {
			n := sentence(rest)
			got = append(got, rest[:n])
			rest = rest[n:]
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%s: %s, want %s", s, g, want)
		}
	}
}

// FuzzText: whatever the input, what is written is well-formed, and legal characters come back as they were.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a<b>&\"c'", "]]>", "\x00\x08\ufffe\uffff", "断\xed\xa0\x80裂", "\u202e", "\r\n\t", "𠮷"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		dropped := 0
		m := markup{illegal: func(rune, int) { dropped++ }}
		m.raw("<a")
		m.attr("b", s)
		m.raw(">")
		m.text(s)
		m.raw("</a>")
		d := xml.NewDecoder(strings.NewReader(string(m.b)))
		text, attr := "", ""
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%q: %v", m.b, err)
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				attr = tok.Attr[0].Value
			case xml.CharData:
				text += string(tok)
			}
		}
		want := legalOf(s)
		if text != want || attr != want {
			t.Fatalf("%q came back as %q and %q", want, text, attr)
		}
		if lost := dropped > 0; lost != (want != s) {
			t.Fatalf("%q: dropped %d", s, dropped)
		}
	})
}

// legalOf drops what XML 1.0 2.2 forbids, by its own words.
func legalOf(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if !(r == utf8.RuneError && n == 1) && (r == 0x9 || r == 0xA || r == 0xD || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000) {
			b.WriteRune(r)
		}
		s = s[n:]
	}
	return b.String()
}
