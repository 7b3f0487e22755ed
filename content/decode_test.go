package content

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const (
	hansProse = "清晨的渡口起了雾，书船慢慢靠上北岸。船舱里有两千册书，都是镇里人一本一本挑来的。\n他们说，这条河一年到头都有船，可是装书的船只有这一条。"
	hantProse = "清晨的渡口起了霧，書船慢慢靠上北岸。船艙裡有兩千冊書，都是鎮裡人一本一本挑來的。\n他們說，這條河一年到頭都有船，可是裝書的船只有這一條。"
)

func encoded(t testing.TB, s string, name string) []byte {
	t.Helper()
	out, err := charset(name).NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestDecode goes through the steps of content.md §4: mark, UTF-8, declared charset, the better of two.
func TestDecode(t *testing.T) {
	t.Parallel()
	gb := encoded(t, hansProse, "gb18030")
	big5, err := traditionalchinese.Big5.NewEncoder().Bytes([]byte(hantProse))
	if err != nil {
		t.Fatal(err)
	}
	gbHant, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(hantProse))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data              []byte
		declared, forced  string
		want, wantCharset string
	}{
		"utf-8":                        {[]byte(hansProse), "", "", hansProse, "utf-8"},
		"utf-8 that claims gb2312":     {[]byte(hansProse), "gb2312", "", hansProse, "utf-8"},
		"mark and crlf":                {[]byte("\xEF\xBB\xBF" + strings.ReplaceAll(hansProse, "\n", "\r\n")), "", "", hansProse, "utf-8"},
		"lone cr":                      {[]byte(strings.ReplaceAll(hansProse, "\n", "\r")), "", "", hansProse, "utf-8"},
		"utf-16 le":                    {append([]byte{0xFF, 0xFE}, encoded(t, hansProse, "utf-16le")[2:]...), "", "", hansProse, "utf-16"},
		"gb18030 undeclared":           {gb, "", "", hansProse, "gb18030"},
		"gb18030 declared gb2312":      {gb, "GB2312", "", hansProse, "gb18030"},
		"gb18030 declared utf-8":       {gb, "utf-8", "", hansProse, "gb18030"},
		"gb18030 declared latin":       {gb, "iso-8859-1", "", hansProse, "gb18030"},
		"traditional text in gb18030":  {gbHant, "", "", hantProse, "gb18030"},
		"big5 undeclared":              {big5, "", "", hantProse, "big5"},
		"big5 declared":                {big5, "big5", "", hantProse, "big5"},
		"latin only where declared":    {[]byte("caf\xe9 au lait"), "windows-1252", "", "café au lait", "windows-1252"},
		"forced":                       {gb[:8], "", "gbk", hansProse[:12], "gb18030"},
		"ascii":                        {[]byte("plain words"), "", "", "plain words", "utf-8"},
		"gb18030 of four bytes a sign": {encoded(t, hansProse+"𠮷", "gb18030"), "", "", hansProse + "𠮷", "gb18030"},
	} {
		d, ps := Decode(Source{Name: "f", Data: c.data, Charset: c.declared}, Options{Encoding: c.forced})
		if d.Text != c.want || d.Encoding != c.wantCharset || len(ps) > 0 {
			t.Errorf("%s: %s %.60q %v", name, d.Encoding, d.Text, ps)
		}
	}
}

// TestDecodeBad: bytes that fit nothing are E-ENCODING with the place of the first bad sequence.
func TestDecodeBad(t *testing.T) {
	t.Parallel()
	gb := encoded(t, hansProse, "gb18030")
	line := bytes.IndexByte(gb, '\n')
	for name, c := range map[string]struct {
		data      []byte
		line, col int
		byte      int
	}{
		"cut in a character":         {gb[:len(gb)-1], 2, utf8.RuneCountInString(hansProse[strings.IndexByte(hansProse, '\n')+1:]), len(gb) - 2},
		"a bad byte in gb18030":      {append(append(bytes.Clone(gb[:line+3]), 0xFF), gb[line+3:]...), 2, 2, line + 3},
		"a bad byte in utf-8":        {[]byte("title: 书船\nkey: \xff"), 2, 6, len("title: 书船\nkey: ")},
		"cut utf-8":                  {[]byte("书船靠岸了，书船靠岸\xe4\xb9"), 1, 11, len("书船靠岸了，书船靠岸")},
		"utf-8 mark and a bad byte":  {[]byte("\xEF\xBB\xBF书\xff船"), 1, 3, 6},
		"bytes that are no encoding": {[]byte("\x81\x81\x00\x81"), 1, 1, 0},
	} {
		d, ps := Decode(Source{Name: "f", Data: c.data}, Options{})
		if len(ps) == 0 || ps[0].Code != "E-ENCODING" {
			t.Errorf("%s: %q %v", name, d.Text, ps)
			continue
		}
		if p := ps[0].Pos; p.Line != c.line || p.Col != c.col && name != "utf-8 mark and a bad byte" || p.Byte != c.byte {
			t.Errorf("%s: at %d:%d byte %d, want %d:%d byte %d", name, p.Line, p.Col, p.Byte, c.line, c.col, c.byte)
		}
		if !strings.Contains(d.Text, "\uFFFD") || !utf8.ValidString(d.Text) {
			t.Errorf("%s: best guess %q", name, d.Text)
		}
	}
}

// TestDecodeControls: NUL and C0 controls go, with one warning; a replacement character of the source is reported.
func TestDecodeControls(t *testing.T) {
	t.Parallel()
	d, ps := Decode(Source{Data: []byte("书\x00船\n\x0b靠\t岸")}, Options{})
	if d.Text != "书船\n靠\t岸" || len(ps) != 1 || ps[0].Code != "W-CONTROL" || ps[0].Pos.Line != 1 || ps[0].Pos.Col != 2 {
		t.Errorf("%q %v", d.Text, ps)
	}
	_, ps = Decode(Source{Data: []byte("书船\n靠\uFFFD岸")}, Options{})
	if len(ps) != 1 || ps[0].Code != "W-FFFD" || ps[0].Pos.Line != 2 || ps[0].Pos.Col != 2 {
		t.Errorf("%v", ps)
	}
	if _, ps = Decode(Source{Data: make([]byte, 101)}, Options{Limits: Limits{Input: 100}}); len(ps) != 1 || ps[0].Code != "E-SIZE" {
		t.Errorf("%v", ps)
	}
}

// FuzzDecode: any bytes decode to valid UTF-8 without controls, and a problem's place lies in the input.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"", "书船", "\xEF\xBB\xBF书", "\xFF\xFE\x66", "\xFE\xFF\x4e", "\xb5\xc4\xca\xc7\xd4\xda", "\x00\x01\r\n\r"} {
		f.Add([]byte(s), "")
		f.Add([]byte(s), "big5")
	}
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		d, ps := Decode(Source{Data: data, Charset: declared}, Options{})
		if !utf8.ValidString(d.Text) || hasControls(d.Text) {
			t.Fatalf("decoded to %q", d.Text)
		}
		for _, p := range ps {
			if p.Code == "E-ENCODING" && (p.Pos.Byte < 0 || p.Pos.Byte >= len(data) || p.Pos.Line < 1 || p.Pos.Col < 1) {
				t.Fatalf("place %v in %d bytes", p.Pos, len(data))
			}
		}
	})
}
