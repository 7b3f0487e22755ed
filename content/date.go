package content

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Zone8 returns the zone of +08:00, which Chinese pages without a zone mean.
func Zone8() *time.Location { return time.FixedZone("+08:00", 8*3600) }

// InZone returns the stamp with the same wall time in the zone, if its own zone was only assumed.
func (s Stamp) InZone(z *time.Location) Stamp {
	if z == nil || !s.ZoneAssumed || s.IsZero() {
		return s
	}
	t := s.Time
	s.Time = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, z)
	return s
}

// FoundDate is a date in a line: the bytes From ≤ i < To of it. Bad marks one that no calendar has.
type FoundDate struct {
	Stamp    Stamp
	From, To int
	Bad      bool
}

// FindDate returns the first full date (year, month, day) of the line in any of the forms of content.md C9, with
// the time behind it. ok is false if there is none.
func FindDate(line string) (d FoundDate, ok bool) { return findDateFrom(line, 0) }

func findDateFrom(line string, i int) (FoundDate, bool) {
	prev := rune(' ')
	for i < len(line) {
		r, n := utf8.DecodeRuneInString(line[i:])
		if dateMayBegin(r, prev) {
			if d, ok := dateAt(line, i); ok {
				return d, true
			}
		}
		prev = r
		i += n
	}
	return FoundDate{}, false
}

func dateMayBegin(r, prev rune) bool {
	switch {
	case isDigit(r):
		return !isDigit(prev) && prev != '.' && prev != '-'
	case isLatin(r):
		return !isLatin(prev)
	}
	return r == '民' || r == '二' || r == '一'
}

// dateAt reads a date that begins at byte i of the line.
func dateAt(line string, i int) (FoundDate, bool) {
	p := dateScanner{s: line, i: i}
	y, m, d, ok := p.day()
	if !ok {
		return FoundDate{}, false
	}
	end := p.i
	p.time()
	if !p.hasTime {
		p.i = end
	}
	st := p.stamp(y, m, d)
	st.Raw = line[i:p.i]
	return FoundDate{Stamp: st, From: i, To: p.i, Bad: st.IsZero()}, true
}

// shortDateAt reads 25-03-08 08:50, which pages write behind 发布时间: a year of two digits, with a time of day.
func shortDateAt(line string, i int) (FoundDate, bool) {
	p := dateScanner{s: line, i: i}
	y, n := p.number(2)
	if n != 2 {
		return FoundDate{}, false
	}
	m, d, ok := p.monthDay()
	if !ok {
		return FoundDate{}, false
	}
	p.time()
	st := p.stamp(2000+y, m, d)
	if !p.hasTime || st.IsZero() {
		return FoundDate{}, false
	}
	st.Raw = line[i:p.i]
	return FoundDate{Stamp: st, From: i, To: p.i}, true
}

// dateScanner reads one date from left to right.
type dateScanner struct {
	s             string
	i             int
	hour, min     int
	sec           int
	hasTime, secs bool
	pm            bool
	am            bool
	zone          *time.Location
}

func (p *dateScanner) stamp(y, m, d int) Stamp {
	if y < 1500 || y > 2200 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return Stamp{}
	}
	h := p.hour
	if p.pm && h < 12 {
		h += 12
	}
	if p.am && h == 12 {
		h = 0
	}
	if h > 23 || p.min > 59 || p.sec > 59 {
		return Stamp{}
	}
	st := Stamp{Precision: Day, ZoneAssumed: true}
	zone := p.zone
	if zone == nil {
		zone = Zone8()
	} else {
		st.ZoneAssumed = false
	}
	if p.hasTime {
		st.Precision = Minute
	}
	if p.secs {
		st.Precision = Second
	}
	st.Time = time.Date(y, time.Month(m), d, h, p.min, p.sec, 0, zone)
	return st
}

func daysIn(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }

// day reads year, month and day in any order that is known.
func (p *dateScanner) day() (y, m, d int, ok bool) {
	switch r, _ := utf8.DecodeRuneInString(p.s[p.i:]); {
	case r == '民':
		return p.rocDay()
	case isDigit(r):
		if y, m, d, ok = p.numericDay(0); ok {
			return y, m, d, true
		}
		return p.dayMonthYear()
	case isLatin(r):
		return p.monthDayYear()
	}
	return p.hanDay()
}

// rocDay reads 民國114年2月3日: years of the Republic count from 1911.
func (p *dateScanner) rocDay() (y, m, d int, ok bool) {
	if !p.eat("民國") && !p.eat("民国") {
		return 0, 0, 0, false
	}
	p.spaces()
	return p.numericDay(1911)
}

func (p *dateScanner) numericDay(era int) (y, m, d int, ok bool) {
	start := p.i
	y, n := p.number(4)
	if n == 4 || era > 0 && n >= 2 {
		y += era
		if m, d, ok = p.monthDay(); ok {
			return y, m, d, true
		}
	}
	p.i = start
	return 0, 0, 0, false
}

// monthDay reads what follows the year: 年3月8日, -03-08, /3/8, .03.08.
func (p *dateScanner) monthDay() (m, d int, ok bool) {
	p.spaces()
	sep := p.eatAny("年", "-", "/", ".", "－", "／")
	if sep == "" {
		return 0, 0, false
	}
	p.spaces()
	m, n := p.number(2)
	p.spaces()
	if n == 0 || sep == "年" && !p.eat("月") || sep != "年" && !p.eat(sep) {
		return 0, 0, false
	}
	p.spaces()
	d, n = p.number(2)
	if n == 0 {
		return 0, 0, false
	}
	if sep == "年" {
		save := p.i
		p.spaces()
		if p.eatAny("日", "号", "號") == "" {
			p.i = save
		}
	} else if r, _ := utf8.DecodeRuneInString(p.s[p.i:]); isDigit(r) || p.s[p.i:] != "" && strings.HasPrefix(p.s[p.i:], sep) {
		return 0, 0, false
	}
	return m, d, true
}

// monthDayYear reads March 8, 2025 and dayMonthYear 8 March 2025.
func (p *dateScanner) monthDayYear() (y, m, d int, ok bool) {
	if m = p.month(); m == 0 {
		return 0, 0, 0, false
	}
	p.spaces()
	d, n := p.number(2)
	p.eatAny("st", "nd", "rd", "th")
	p.eat(",")
	p.spaces()
	y, ny := p.number(4)
	return y, m, d, n > 0 && ny == 4
}

func (p *dateScanner) dayMonthYear() (y, m, d int, ok bool) {
	d, n := p.number(2)
	p.eatAny("st", "nd", "rd", "th")
	p.spaces()
	m = p.month()
	p.eat(",")
	p.spaces()
	y, ny := p.number(4)
	return y, m, d, n > 0 && m > 0 && ny == 4
}

func (p *dateScanner) month() int {
	names := [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september",
		"october", "november", "december"}
	end := p.i
	for end < len(p.s) && p.s[end] < utf8.RuneSelf && isLatin(rune(p.s[end])) {
		end++
	}
	word := strings.ToLower(p.s[p.i:end])
	if len(word) < 3 {
		return 0
	}
	for i, name := range names {
		if word == name || len(word) <= 4 && strings.HasPrefix(name, word) {
			p.i = end
			p.eat(".")
			return i + 1
		}
	}
	return 0
}

// hanDay reads 二〇二五年三月八日.
func (p *dateScanner) hanDay() (y, m, d int, ok bool) {
	for n := 0; n < 4; n++ {
		r, size := utf8.DecodeRuneInString(p.s[p.i:])
		v := strings.IndexRune("〇一二三四五六七八九", r)
		if r == '零' || r == '○' {
			v = 0
		}
		if v < 0 || size == 0 {
			return 0, 0, 0, false
		}
		y = y*10 + v/3
		p.i += size
	}
	if !p.eat("年") {
		return 0, 0, 0, false
	}
	if m, ok = p.hanNumber(); !ok || !p.eat("月") {
		return 0, 0, 0, false
	}
	if d, ok = p.hanNumber(); !ok || p.eatAny("日", "号", "號") == "" {
		return 0, 0, 0, false
	}
	return y, m, d, true
}

// hanNumber reads 一 … 三十一.
func (p *dateScanner) hanNumber() (v int, ok bool) {
	for {
		r, size := utf8.DecodeRuneInString(p.s[p.i:])
		switch k := strings.IndexRune("一二三四五六七八九", r); {
		case size == 0:
			return v, ok
		case r == '十':
			v = max(v, 1) * 10
		case r == '廿':
			v = 20
		case k >= 0:
			v += k/3 + 1
		default:
			return v, ok && v < 100
		}
		ok = true
		p.i += size
	}
}

// time reads the time of day behind a date, past a weekday, the half of the day and a named zone.
func (p *dateScanner) time() {
	for moved := true; moved; {
		start := p.i
		p.spaces()
		p.eatAny("T", ",", "，", "|", "｜", "at ", "@")
		p.weekday()
		p.half()
		p.namedZone()
		moved = p.i > start
	}
	h, n := p.number(2)
	if n == 0 {
		return
	}
	sep := p.eatAny(":", "：", "时", "時", "点", "點")
	m, n := p.number(2)
	if sep == "" || n == 0 || sep == ":" && n != 2 {
		return
	}
	p.hour, p.min, p.hasTime = h, m, true
	p.seconds(sep)
	save := p.i
	p.spaces()
	if !p.half() && !p.namedZone() && !p.offset() {
		p.i = save
		return
	}
	save = p.i
	p.spaces()
	if !p.namedZone() && !p.offset() {
		p.i = save
	}
}

func (p *dateScanner) seconds(sep string) {
	if sep != ":" && sep != "：" {
		p.eat("分")
		save := p.i
		if s, n := p.number(2); n > 0 && p.eat("秒") {
			p.sec, p.secs = s, true
			return
		}
		p.i = save
		return
	}
	save := p.i
	if p.eat(sep) {
		if s, n := p.number(2); n == 2 {
			p.sec, p.secs = s, true
			if p.eat(".") {
				p.number(9)
			}
			return
		}
	}
	p.i = save
}

func (p *dateScanner) weekday() {
	save := p.i
	open := p.eatAny("（", "(")
	if p.eatAny("星期", "周", "週", "礼拜", "禮拜") != "" {
		r, n := utf8.DecodeRuneInString(p.s[p.i:])
		if strings.ContainsRune("一二三四五六日天", r) {
			p.i += n
			if open == "" || p.eatAny("）", ")") != "" {
				return
			}
		}
	}
	p.i = save
}

func (p *dateScanner) half() bool {
	switch p.eatAny("上午", "早上", "凌晨", "清晨", "a.m.", "am", "AM", "下午", "晚上", "傍晚", "中午", "p.m.", "pm", "PM") {
	case "":
		return false
	case "下午", "晚上", "傍晚", "中午", "p.m.", "pm", "PM":
		p.pm = true
	default:
		p.am = true
	}
	return true
}

func (p *dateScanner) namedZone() bool {
	switch p.eatAny("格林尼治标准时间", "格林尼治標準時間", "格林尼治时间", "格林尼治時間", "GMT", "UTC", "Z",
		"北京时间", "北京時間", "台北时间", "台北時間", "香港时间", "香港時間", "HKT") {
	case "":
		return false
	case "北京时间", "北京時間", "台北时间", "台北時間", "香港时间", "香港時間", "HKT":
		p.zone = Zone8()
	default:
		p.zone = time.UTC
		p.offset()
	}
	return true
}

// offset reads +08:00, +0800 or +8.
func (p *dateScanner) offset() bool {
	save := p.i
	sign := p.eatAny("+", "-", "−")
	h, n := p.number(2)
	if sign == "" || n == 0 {
		p.i = save
		return false
	}
	p.eat(":")
	m, _ := p.number(2)
	secs := h*3600 + m*60
	if sign != "+" {
		secs = -secs
	}
	if h > 14 || m > 59 {
		p.i = save
		return false
	}
	switch secs {
	case 0:
		p.zone = time.UTC
	case 8 * 3600:
		p.zone = Zone8()
	default:
		p.zone = time.FixedZone("", secs)
	}
	return true
}

func (p *dateScanner) number(most int) (v, n int) {
	for n < most && p.i < len(p.s) && isDigit(rune(p.s[p.i])) {
		v = v*10 + int(p.s[p.i]-'0')
		p.i++
		n++
	}
	return v, n
}

func (p *dateScanner) spaces() {
	for p.i < len(p.s) {
		r, n := utf8.DecodeRuneInString(p.s[p.i:])
		if !IsSpace(r) {
			return
		}
		p.i += n
	}
}

func (p *dateScanner) eat(word string) bool {
	if !strings.HasPrefix(p.s[p.i:], word) {
		return false
	}
	p.i += len(word)
	return true
}

func (p *dateScanner) eatAny(words ...string) string {
	for _, w := range words {
		if p.eat(w) {
			return w
		}
	}
	return ""
}

// UnixStamp returns the minute of a count of seconds since 1970 written in digits, in the zone or at +08:00; the zero
// Stamp if s is no such count.
func UnixStamp(s string, z *time.Location) Stamp {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n > 4102444800 {
		return Stamp{}
	}
	if z == nil {
		z = Zone8()
	}
	return Stamp{Time: time.Unix(n, 0).In(z).Truncate(time.Minute), Precision: Minute, Raw: s}
}
