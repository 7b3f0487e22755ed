package content

import (
	"strings"
	"unicode/utf8"
)

// sepKind is what parts a label from its value.
type sepKind uint8

const (
	sepNone   sepKind = iota // 记者张三
	sepSpace                 // 记者 张三
	sepEnd                   // the line ends, or a bracket closes
	sepStrong                // 记者：张三
)

// mark is a label or a date found in a line.
type mark struct {
	from, to int // to: behind the separator
	label    *creditLabel
	sep      sepKind
	glued    bool // stands directly behind other words
	date     FoundDate
}

// creditScan parses one line.
type creditScan struct {
	line     string
	at       Place
	enclosed bool
	marks    []mark
	open     int // where the name behind a label without separator ends: a boundary
	out      CreditLine
	lost     bool // a labelled value was no name
	apart    bool // the words behind the date are parted from it, so that they may be the source without being an outlet
	guessed  bool // the source stood beside the date without a label: a labelled one counts more
	group    int
}

// findMarks finds labels and dates from left to right, longest first (C1).
func (p *creditScan) findMarks() {
	s := p.line
	prev := rune(' ')
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '《' {
			if j := strings.Index(s[i:], "》"); j > 0 {
				i += j + len("》")
				prev = '》'
				continue
			}
		}
		if dateMayBegin(r, prev) {
			d, ok := dateAt(s, i)
			if !ok && p.behindDateLabel(i) {
				d, ok = shortDateAt(s, i)
			}
			if ok {
				p.marks = append(p.marks, mark{from: i, to: d.To, date: d})
				i, prev = d.To, ' '
				continue
			}
		}
		if l := labelAt(s, i); l != nil {
			if m, ok := p.markAt(l, i, isBoundary(prev) || i == p.open); ok {
				p.marks = append(p.marks, m)
				i, prev = m.to, ' '
				continue
			}
		} else if isBoundary(prev) {
			if m, ok := p.unknownAt(i); ok {
				p.marks = append(p.marks, m)
				i, prev = m.to, ' '
				continue
			}
		}
		prev = r
		i += n
	}
}

// unknownAt finds a label that we have no word for, behind one that we know: two to four Han, a colon, a name. Its people are
// credited by that word, so that a line of credits loses none of them: 翻译：A 校译：B.
func (p *creditScan) unknownAt(i int) (mark, bool) {
	n := len(p.marks)
	if n == 0 || p.marks[n-1].label == nil || p.marks[n-1].label.kind != personLabel || p.marks[n-1].sep != sepStrong {
		return mark{}, false
	}
	end := i
	for k := 0; k < 4; k++ {
		r, size := utf8.DecodeRuneInString(p.line[end:])
		if !IsHan(r) {
			break
		}
		end += size
	}
	word := p.line[i:end]
	r, size := utf8.DecodeRuneInString(p.line[end:])
	if utf8.RuneCountInString(word) < 2 || r != '：' && r != ':' || isHanName(word) && hasSurname(word) {
		return mark{}, false
	}
	_, to := separatorAt(p.line, end)
	if to < end+size || nameLength(strings.TrimLeftFunc(p.line[to:], IsSpace)) == 0 {
		return mark{}, false
	}
	return mark{from: i, to: to, label: &creditLabel{word: word, role: OtherRole, form: colonForm}, sep: sepStrong}, true
}

// behindDateLabel reports whether byte i follows 发布时间： or the like.
func (p *creditScan) behindDateLabel(i int) bool {
	n := len(p.marks)
	if n == 0 || p.marks[n-1].label == nil || trimEdges(p.line[p.marks[n-1].to:i]) != "" {
		return false
	}
	kind := p.marks[n-1].label.kind
	return kind == publishedLabel || kind == modifiedLabel
}

func isBoundary(r rune) bool {
	return IsSpace(r) || strings.ContainsRune("|｜丨︱/／∕、，,;；。·•—-（）()【】[]〔〕》”」:：&", r)
}

// markAt decides whether the label at i is one, by what stands before and behind it.
func (p *creditScan) markAt(l *creditLabel, i int, boundary bool) (mark, bool) {
	s := p.line
	end := i + len(l.word)
	sep, to := separatorAt(s, end)
	m := mark{from: i, to: to, label: l, sep: sep, glued: !boundary}
	if s[i] < utf8.RuneSelf && (!boundary || sep == sepNone || sep != sepStrong && !startsUpper(s[to:]) && l.kind == personLabel) {
		return m, false
	}
	long := utf8.RuneCountInString(l.word) > 1
	if !boundary {
		switch {
		case sep == sepStrong && long && l.kind != furnitureLabel:
			return m, p.valueFits(m)
		case l.form == suffixForm && (sep == sepSpace || sep == sepEnd):
			return m, true
		case l.form == glueForm && p.outletBefore(i):
			return m, p.valueFits(m)
		}
		return m, false
	}
	if l.form == colonForm && sep != sepStrong || l.form == sepForm && sep == sepNone {
		return m, false
	}
	return m, p.valueFits(m)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return 'A' <= r && r <= 'Z' || IsHan(r) || isDigit(r)
}

// separatorAt returns what parts the label that ends at byte i from its value, and where the value begins.
func separatorAt(s string, i int) (sepKind, int) {
	j := i
	for j < len(s) {
		r, n := utf8.DecodeRuneInString(s[j:])
		if !IsSpace(r) {
			break
		}
		j += n
	}
	if j == len(s) {
		return sepEnd, j
	}
	r, n := utf8.DecodeRuneInString(s[j:])
	switch {
	case strings.ContainsRune("：:|｜︱/／∕丨", r):
		return sepStrong, j + n
	case strings.ContainsRune("）)】]〕，,、。；;", r):
		return sepEnd, j
	case j > i:
		return sepSpace, j
	}
	return sepNone, i
}

// valueFits looks at what follows the label, for the kinds of labels that are also common words.
func (p *creditScan) valueFits(m mark) bool {
	s := p.line[m.to:]
	switch m.label.kind {
	case publishedLabel, modifiedLabel:
		if s == "" {
			return m.sep == sepStrong
		}
		s = strings.TrimLeftFunc(s, IsSpace)
		r, _ := utf8.DecodeRuneInString(s)
		_, ok := dateAt(s, 0)
		if !ok {
			_, ok = shortDateAt(s, 0)
		}
		return ok && dateMayBegin(r, ' ')
	case furnitureLabel:
		return m.sep != sepNone || startsDigit(s)
	case titleLabel:
		return m.sep == sepStrong || strings.HasPrefix(s, "《") || strings.HasPrefix(s, "“")
	case sourceLabel, imageLabel:
		return m.sep != sepNone || strings.HasPrefix(s, "《") || isOutlet(firstToken(s)) || strings.HasSuffix(m.label.word, "于")
	}
	switch m.sep {
	case sepNone:
		if strings.HasSuffix(m.label.word, "由") {
			_, given := cutGiven(s)
			return given
		}
		n := nameLength(s)
		if n > 0 {
			p.open = m.to + n
		}
		return n > 0
	case sepSpace:
		return m.label.form == suffixForm || m.label.also != "" || p.personFollows(s)
	}
	return true
}

func startsDigit(s string) bool { return s != "" && isDigit(rune(s[0])) }

// firstToken returns s up to the first white space or date-like digit.
func firstToken(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return IsSpace(r) || isDigit(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

// personFollows reports whether a name, a padded name, a Latin word, or outlet and 记者 stand at the start of s.
func (p *creditScan) personFollows(s string) bool {
	end := strings.IndexFunc(s, func(r rune) bool { return isBoundary(r) && !strings.ContainsRune("-·•", r) })
	token := s
	if end >= 0 {
		token = s[:end]
	}
	token, _ = cutStaffCode(token)
	if token == "" || oneHan(token) || isHanName(token) || isDottedName(token) || isSingleLatin(token) || isPlaceholder(token) {
		return true
	}
	for _, w := range [...]string{"记者", "記者", "作者", "通讯员", "通訊員"} {
		if i := strings.Index(token, w); i >= 0 {
			return true
		}
	}
	_, code := cutStaffCode(token)
	return code != ""
}

// nameLength returns the bytes of the name with a known surname at the start of s that ends at a boundary, at the
// end or at a further label; 0 if there is none.
func nameLength(s string) int {
	end, best := 0, 0
	for k := 1; k <= 4 && end < len(s); k++ {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !IsHan(r) {
			break
		}
		end += n
		if k < 2 || !isHanName(s[:end]) || !hasSurname(s[:end]) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[end:])
		if end == len(s) || isBoundary(next) || next == '_' || strings.HasPrefix(s[end:], "发自") || strings.HasPrefix(s[end:], "發自") || labelAt(s, end) != nil && labelAt(s, end).kind == personLabel {
			best = end
		}
	}
	return best
}

// outletBefore reports whether the words that end at byte i are an outlet or a rank of reporters: 清流新闻记者.
func (p *creditScan) outletBefore(i int) bool {
	from := p.tokenStart(i)
	outlet, _ := cutRank(p.line[from:i])
	if dot := strings.IndexFunc(outlet, isNameDot); dot > 0 && isOutlet(outlet[:dot]) {
		return true // 江城日报·青芦号记者
	}
	return outlet == "" || isOwnOutlet(outlet) || isOutlet(outlet) || isOrgName(outlet) && !isNoNameStrict(outlet)
}

func isNoNameStrict(s string) bool {
	for _, r := range s {
		if neverInName(r) && r != '都' {
			return true
		}
	}
	return false
}

// tokenStart returns where the word that ends at byte i begins: behind white space, a separator or the last mark.
func (p *creditScan) tokenStart(i int) int {
	least := 0
	if n := len(p.marks); n > 0 {
		least = p.marks[n-1].to
	}
	return p.tokenStartFrom(i, least)
}

func (p *creditScan) tokenStartFrom(i, least int) int { return p.wordStart(i, least, false) }

// wordStart is tokenStartFrom; lists says that names parted by 、 belong together: A、B供图.
func (p *creditScan) wordStart(i, least int, lists bool) int {
	for i > least {
		r, n := utf8.DecodeLastRuneInString(p.line[:i])
		if IsSpace(r) || strings.ContainsRune("|｜丨︱/／∕，,;；。（(【[〔:：", r) || r == '、' && !lists {
			break
		}
		i -= n
	}
	return max(i, least)
}

// cutRank parts the words for a rank or beat from the end of an outlet (C5): 河岸都市报 + 见习.
func cutRank(s string) (outlet, rank string) {
	outlet = s
	if i := strings.LastIndexAny(s, "驻駐"); i > 0 && utf8.RuneCountInString(s[i:]) <= 6 {
		outlet, rank = s[:i], s[i:]
	}
	for cut := true; cut; {
		cut = false
		for _, w := range [...]string{"专栏", "專欄", "见习", "見習", "实习", "實習", "职工", "職工", "全媒体图片", "全媒体", "全媒體", "融媒体", "融媒體",
			"特约", "特約", "特派", "首席", "摄影", "攝影", "文字", "视频", "視頻", "图片", "新媒体", "驻京", "驻外", "常驻", "资深", "資深", "高级", "高級", "独立"} {
			if strings.HasSuffix(outlet, w) {
				outlet = strings.TrimSuffix(outlet, w)
				rank = w + rank
				cut = true
			}
		}
	}
	return outlet, rank
}
