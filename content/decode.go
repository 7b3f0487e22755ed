package content

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Decoded is the input as every text reader sees it: UTF-8 without byte order mark, line ends as LF, and
// without NUL and the C0 controls other than TAB. Offsets in Spans and Pos.Byte count bytes of Text.
type Decoded struct {
	Text     string
	Encoding string // found, not claimed: utf-8, gb18030, big5, utf-16
}

// Decode turns the bytes of src into text (content.md §4): byte order mark, then UTF-8, then the declared
// charset, then GB18030 against Big5 by their frequent characters. Readers of text formats call it once, first;
// src.Charset may hold what the document itself declares. If the bytes fit no encoding, the problems hold
// E-ENCODING with the place of the first bad sequence, and Text is the best guess with U+FFFD in it. Input over
// the limit is E-SIZE and no text.
func Decode(src Source, o Options) (Decoded, []Problem) {
	if limit := o.Limits.input(); int64(len(src.Data)) > limit {
		return Decoded{}, []Problem{sizeProblem(src.Name, len(src.Data), limit)}
	}
	d, bad := decodeBytes(src.Data, src.Charset, o.Encoding)
	var ps []Problem
	if bad >= 0 {
		ps = append(ps, encodingProblem(src, d.Encoding, bad))
	}
	var removed int
	var first int
	d.Text, removed, first = cleanControls(d.Text)
	if removed > 0 {
		ps = append(ps, Problem{Severity: Warning, Code: "W-CONTROL", Pos: NewLines(src.Name, d.Text).Pos(first),
			Msg: fmt.Sprintf("%d control characters removed", removed)})
	}
	if bad < 0 {
		ps = append(ps, replacementProblems(src.Name, d.Text)...)
	}
	return d, ps
}

func sizeProblem(name string, n int, limit int64) Problem {
	return Problem{Severity: Error, Code: "E-SIZE", Pos: Pos{File: name, Line: 1, Col: 1},
		Msg: fmt.Sprintf("input has %d bytes, the limit is %d", n, limit)}
}

// encodingProblem names the place of the byte at offset bad, counted in the undecoded input.
func encodingProblem(src Source, enc string, bad int) Problem {
	head := src.Data[:bad]
	line := 1 + bytes.Count(head, []byte{'\n'})
	last := head[bytes.LastIndexByte(head, '\n')+1:]
	col := utf8.RuneCount(last) + 1
	if c := charset(enc); c != nil {
		if s, err := c.NewDecoder().Bytes(last); err == nil {
			col = utf8.RuneCount(s) + 1
		}
	}
	return Problem{Severity: Error, Code: "E-ENCODING", Pos: Pos{File: src.Name, Line: line, Col: col, Byte: bad},
		Msg:  fmt.Sprintf("byte %d (0x%02X) fits no encoding; best guess %s", bad, src.Data[bad], enc),
		Hint: "name the charset with --encoding, or save the file as UTF-8"}
}

// decodeBytes returns the text before cleaning, and the offset of the first bad sequence or -1.
func decodeBytes(data []byte, declared, forced string) (Decoded, int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data = data[3:]
		if bad := badUTF8(data); bad >= 0 {
			return Decoded{strings.ToValidUTF8(string(data), "\uFFFD"), "utf-8"}, bad + 3
		}
		return Decoded{string(data), "utf-8"}, -1
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeAs(data, "utf-16")
	}
	if forced != "" {
		return decodeAs(data, charsetName(forced))
	}
	badU8 := badUTF8(data)
	if badU8 < 0 {
		return Decoded{string(data), "utf-8"}, -1
	}
	name := charsetName(declared)
	if name != "" && name != "utf-8" && name != "windows-1252" {
		if d, bad := decodeAs(data, name); bad < 0 {
			return d, -1
		}
	}
	if damagedUTF8(data) {
		return Decoded{strings.ToValidUTF8(string(data), "\uFFFD"), "utf-8"}, badU8
	}
	if d, bad, ok := guessChinese(data); ok {
		return d, bad
	}
	if name == "windows-1252" {
		return decodeAs(data, name)
	}
	return Decoded{strings.ToValidUTF8(string(data), "\uFFFD"), "utf-8"}, badU8
}

// damagedUTF8 reports whether most sequences beyond ASCII are whole UTF-8: then it is that, with a bad byte, and no
// other charset, in which such bytes would be chance.
func damagedUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n <= 1:
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	return good >= 2*bad
}

// guessChinese decodes as GB18030 and as Big5 and takes the one whose non-ASCII characters are frequent ones
// in a share of at least 1/4 and half as many again as in the other (content.md §4, step 4).
func guessChinese(data []byte) (d Decoded, bad int, ok bool) {
	head := data
	if len(head) > 1<<16 {
		head = head[:1<<16]
	}
	gb, big5 := frequentShare(head, "gb18030"), frequentShare(head, "big5")
	switch {
	case gb >= 250 && 2*gb >= 3*big5:
		d, bad = decodeAs(data, "gb18030")
		return d, bad, true
	case big5 >= 250 && 2*big5 >= 3*gb:
		d, bad = decodeAs(data, "big5")
		return d, bad, true
	}
	return Decoded{}, 0, false
}

// frequentShare returns how many of 1000 non-ASCII characters of data, decoded so, are frequent ones.
func frequentShare(data []byte, name string) int {
	s, err := charset(name).NewDecoder().Bytes(data)
	if err != nil {
		return 0
	}
	all, hits := 0, 0
	for _, r := range string(s) {
		if r < utf8.RuneSelf {
			continue
		}
		all++
		if strings.ContainsRune(frequentHan, r) {
			hits++
		}
	}
	if all == 0 {
		return 0
	}
	return hits * 1000 / all
}

// frequentHan holds the most frequent characters of Chinese text, simplified and traditional, and its marks.
const frequentHan = "，。、：；“”（）《》的是在一了不有這个這個們与與和人中大国國来來上为為地到以说說时時要就出会會可也你对對生能而子那得于於着下自之年过過发發后後作里用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她他本前开開但因只从從想实實日军軍者意无無力它与长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却卻界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運"

// decodeAs decodes strictly; bad is the offset of the first sequence that the charset does not have, or -1.
func decodeAs(data []byte, name string) (d Decoded, bad int) {
	if name == "utf-8" || name == "" {
		if bad = badUTF8(data); bad >= 0 {
			return Decoded{strings.ToValidUTF8(string(data), "\uFFFD"), "utf-8"}, bad
		}
		return Decoded{string(data), "utf-8"}, -1
	}
	c := charset(name)
	out, err := c.NewDecoder().Bytes(data)
	if err != nil { // the decoders of x/text replace; an error would be a broken transformer
		return Decoded{strings.ToValidUTF8(string(data), "\uFFFD"), "utf-8"}, 0
	}
	d = Decoded{string(out), encodingLabel(name)}
	if !strings.Contains(d.Text, "\uFFFD") {
		return d, -1
	}
	return d, firstBad(data, name, c)
}

// firstBad walks the sequences of the charset to the first that does not decode; -1 if U+FFFD itself was meant.
func firstBad(data []byte, name string, c encoding.Encoding) int {
	dec := c.NewDecoder()
	for i := 0; i < len(data); {
		n := sequenceLen(data[i:], name)
		out, err := dec.Bytes(data[i : i+n])
		if (err != nil || bytes.Contains(out, []byte("\uFFFD"))) && !isEncodedFFFD(data[i:i+n], name) {
			return i
		}
		i += n
	}
	return -1
}

func isEncodedFFFD(seq []byte, name string) bool {
	switch name {
	case "gb18030":
		return string(seq) == "\x84\x31\xA4\x37"
	case "utf-16", "utf-16le", "utf-16be":
		return string(seq) == "\xFD\xFF" || string(seq) == "\xFF\xFD"
	}
	return false
}

// sequenceLen returns how many bytes the character at the start of data takes by its lead bytes.
func sequenceLen(data []byte, name string) int {
	n := 1
	switch name {
	case "utf-16", "utf-16le", "utf-16be":
		n = 2
		high := name == "utf-16be"
		if len(data) >= 4 && (high && data[0]&0xFC == 0xD8 || !high && data[1]&0xFC == 0xD8) {
			n = 4
		}
	case "gb18030":
		if data[0] > 0x80 {
			n = 2
			if len(data) > 3 && '0' <= data[1] && data[1] <= '9' {
				n = 4
			}
		}
	case "big5":
		if data[0] > 0x80 {
			n = 2
		}
	}
	return min(n, len(data))
}

func badUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return -1
}

// charsetName maps a declared charset to the name kanben decodes it by; "" for one it does not know.
func charsetName(s string) string {
	switch strings.ToLower(strings.Trim(s, " \t\"'")) {
	case "utf-8", "utf8":
		return "utf-8"
	case "gb18030", "gbk", "gb2312", "gb_2312-80", "gb_2312", "cp936", "x-gbk", "euc-cn", "hz-gb-2312":
		return "gb18030"
	case "big5", "big5-hkscs", "big-5", "cp950", "x-x-big5", "cn-big5":
		return "big5"
	case "utf-16":
		return "utf-16"
	case "utf-16le":
		return "utf-16le"
	case "utf-16be":
		return "utf-16be"
	case "windows-1252", "iso-8859-1", "latin1", "us-ascii", "ascii", "cp1252":
		return "windows-1252"
	}
	return ""
}

// KnownCharset reports whether Decode can decode the named charset, so that --encoding is checked early.
func KnownCharset(name string) bool { return charsetName(name) != "" }

func charset(name string) encoding.Encoding {
	switch name {
	case "gb18030":
		return simplifiedchinese.GB18030
	case "big5":
		return traditionalchinese.Big5
	case "utf-16", "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case "windows-1252":
		return charmap.Windows1252
	}
	return nil
}

func encodingLabel(name string) string {
	if strings.HasPrefix(name, "utf-16") {
		return "utf-16"
	}
	return name
}

// cleanControls removes NUL and C0 controls except TAB and LF, and turns CRLF and CR into LF. first is the
// offset in the cleaned text where the first removed one stood.
func cleanControls(s string) (text string, removed, first int) {
	if !hasControls(s) {
		return s, 0, 0
	}
	var b strings.Builder
	b.Grow(len(s))
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' || c == '\t' || c == '\n' {
			continue
		}
		b.WriteString(s[from:i])
		from = i + 1
		if c == '\r' {
			if i+1 == len(s) || s[i+1] != '\n' {
				b.WriteByte('\n')
			}
			continue
		}
		if removed == 0 {
			first = b.Len()
		}
		removed++
	}
	b.WriteString(s[from:])
	return b.String(), removed, first
}

func hasControls(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' {
			return true
		}
	}
	return false
}

// replacementProblems reports U+FFFD that the source itself holds: text was lost before it came here.
func replacementProblems(file, text string) []Problem {
	i := strings.Index(text, "\uFFFD")
	if i < 0 {
		return nil
	}
	var ps []Problem
	lines := NewLines(file, text)
	for i >= 0 && len(ps) <= maxPerCode {
		ps = append(ps, Problem{Severity: Warning, Code: "W-FFFD", Pos: lines.Pos(i),
			Msg: "replacement character in the source: a character was lost before"})
		next := strings.Index(text[i+3:], "\uFFFD")
		if next < 0 {
			break
		}
		i += 3 + next
	}
	return ps
}
