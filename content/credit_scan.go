package content

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// parse finds the marks of the line and gives each its value. ok is false if the line is prose.
func (p *creditScan) parse() (CreditLine, bool) {
	p.findMarks()
	if len(p.marks) == 0 {
		return p.out, false
	}
	if p.isLabelOnly() {
		p.out.Kind = LabelOnly
		return p.out, true
	}
	lead := trimEdges(p.line[:p.marks[0].from])
	ok := false
	switch {
	case p.slashed():
		ok = (lead == "" || p.leadFits(lead)) && p.slashedValues()
	case lead != "" && p.suffixes():
		ok = p.suffixValues()
	default:
		ok = p.prefixValues(lead)
	}
	if !ok || !p.found() {
		if p.at == AtBody {
			return CreditLine{}, false
		}
		return CreditLine{Doubts: p.shortDoubts()}, false
	}
	p.out.Kind = CreditMatter
	return p.out, true
}

// shortDoubts are those of a line that stays text: what is long behind a label is prose there.
func (p *creditScan) shortDoubts() []Doubt {
	return slices.DeleteFunc(p.out.Doubts, func(d Doubt) bool { return d.Code == "W-CREDIT" && Width(d.Text) > 20 })
}

func (p *creditScan) found() bool {
	c := &p.out
	return len(c.Credits) > 0 || c.Source != "" || c.OriginalTitle != "" || c.StaffID != "" ||
		!c.Published.IsZero() || !c.Modified.IsZero() || p.onlyPlaceholders()
}

// onlyPlaceholders reports whether every label has a placeholder for a value: the line is credit matter that
// names nobody.
func (p *creditScan) onlyPlaceholders() bool {
	if p.lost {
		return false
	}
	for _, d := range p.out.Doubts {
		if d.Code == "I-PLACEHOLDER" {
			return true
		}
	}
	return false
}

func (p *creditScan) isLabelOnly() bool {
	m := p.marks[0]
	if len(p.marks) > 1 || m.label == nil || m.from > 0 || trimEdges(p.line[m.to:]) != "" {
		return false
	}
	switch m.label.kind {
	case personLabel, sourceLabel, publishedLabel, modifiedLabel:
	default:
		return false
	}
	plain := m.label.form == anyForm || m.label.form == glueForm
	return m.sep == sepStrong || m.sep == sepEnd && plain && utf8.RuneCountInString(m.label.word) > 1
}

// value returns the text between mark k and the next, which begins at the word in front of a glued mark.
func (p *creditScan) value(k int) string {
	from, to := p.marks[k].to, len(p.line)
	if k+1 < len(p.marks) {
		to = p.marks[k+1].from
		if p.takesWord(k + 1) {
			to = p.wordStart(to, from, p.marks[k+1].label.form == suffixForm)
		}
	}
	return p.line[from:max(from, to)]
}

// takesWord reports whether mark k belongs with the word before it: an outlet before 记者, a name before 供图.
func (p *creditScan) takesWord(k int) bool {
	m := p.marks[k]
	if m.label == nil || !m.glued && (m.label.form != glueForm || m.from == 0) {
		return false
	}
	if m.label.form != glueForm && m.label.form != suffixForm {
		return false
	}
	if m.label.form == suffixForm && (m.sep == sepStrong || m.sep == sepNone) {
		return false
	}
	if k > 0 && p.marks[k-1].label != nil && p.marks[k-1].label.kind == sourceLabel {
		return p.tokenStartFrom(m.from, p.marks[k-1].to) > p.marks[k-1].to
	}
	return true
}

// word returns the word before the mark that belongs with it.
func (p *creditScan) word(k int) string {
	if !p.takesWord(k) {
		return ""
	}
	least := 0
	if k > 0 {
		least = p.marks[k-1].to
	}
	return p.line[p.wordStart(p.marks[k].from, least, p.marks[k].label.form == suffixForm):p.marks[k].from]
}

// suffixes reports whether the labels stand behind their names: 张三 文 李四 摄.
func (p *creditScan) suffixes() bool {
	last := p.marks[len(p.marks)-1]
	if last.label == nil || last.glued || trimEdges(p.line[last.to:]) != "" {
		return false
	}
	for _, m := range p.marks {
		if m.label == nil || m.label.kind != personLabel || m.sep == sepStrong || m.sep == sepNone {
			return false
		}
		if m.label.form == glueForm {
			return false
		}
	}
	return true
}

func (p *creditScan) suffixValues() bool {
	from := 0
	for _, m := range p.marks {
		list, ok := parseNames(p.line[from:m.from], rulesFor(m.label))
		if !ok || len(list.people) == 0 || !list.named && m.label.role != PhotoSupplier {
			return false
		}
		p.credit(list, m, "", "")
		from = m.to
	}
	return true
}

// slashed reports whether one label opens the line for people whose parts stand behind them: 记者 A/文 B/图.
func (p *creditScan) slashed() bool {
	if first := p.marks[0].label; len(p.marks) < 2 || first == nil || first.role != Reporter || first.form != glueForm {
		return false
	}
	for _, m := range p.marks[1:] {
		r, _ := utf8.DecodeLastRuneInString(p.line[:m.from])
		if m.label == nil || m.label.kind != personLabel || m.sep == sepStrong || m.sep == sepNone || !strings.ContainsRune("/／", r) {
			return false
		}
	}
	return trimEdges(p.line[p.marks[len(p.marks)-1].to:]) == ""
}

func (p *creditScan) slashedValues() bool {
	org, rank := p.outlet(0)
	from := p.marks[0].to
	for _, m := range p.marks[1:] {
		list, ok := parseNames(p.line[from:m.from], rulesFor(m.label))
		if !ok || len(list.people) == 0 || !list.named {
			return false
		}
		as := rank
		if m.label.role == Author {
			m.label = p.marks[0].label // who writes for an outlet is its reporter
		} else {
			as = ""
		}
		p.credit(list, m, org, as)
		from = m.to
	}
	return true
}

// rulesFor lets organisations count where a picture or text is given: 供图, 供稿, not 实习生.
func rulesFor(l *creditLabel) nameRules {
	return nameRules{orgs: l.role == PhotoSupplier || l.role == Contributor && strings.Contains(l.word, "稿")}
}

// prefixValues gives each label the words behind it. lead is what stands before the first mark.
func (p *creditScan) prefixValues(lead string) bool {
	if lead != "" && !p.leadFits(lead) {
		return false
	}
	var wrap *mark // a label whose value is a further label: 文/图 记者 A
	for k := range p.marks {
		m := &p.marks[k]
		val := p.value(k)
		switch {
		case m.label == nil:
			p.dated(m, val)
		case m.label.kind == publishedLabel || m.label.kind == modifiedLabel || m.label.kind == furnitureLabel:
		case m.label.kind == sourceLabel:
			p.source(val)
		case m.label.kind == imageLabel:
			if (trimEdges(val) != "" || k+1 == len(p.marks)) && !p.imageSource(k, val) {
				return false
			}
		case m.label.kind == titleLabel:
			p.original(val)
		case trimEdges(val) == "" && k+1 < len(p.marks) && p.wraps(k):
			wrap = m
			continue
		default:
			p.person(k, val, wrap)
		}
		wrap = nil
	}
	return true
}

// imageSource takes where pictures are from in a line that credits people too: 文/A 编辑/B 图源/视觉中国.
func (p *creditScan) imageSource(k int, val string) bool {
	list, ok := parseNames(val, nameRules{orgs: true})
	if !ok || len(p.out.Credits) == 0 {
		return false
	}
	if list.placeholder != "" && len(list.people) == 0 {
		p.out.Doubts = append(p.out.Doubts, Doubt{"I-PLACEHOLDER", list.placeholder})
		return true
	}
	if list.outlet != "" {
		list.people = append(list.people, person{name: list.outlet})
	}
	m := p.marks[k]
	m.label = labelAt("供图", 0)
	p.credit(list, m, "", "")
	return len(list.people) > 0
}

// wraps reports whether the label after k only says more about the people of label k.
func (p *creditScan) wraps(k int) bool {
	next := p.marks[k+1]
	return next.label != nil && next.label.form == glueForm
}

// leadFits decides what words before the first mark are. Elsewhere than on the dateline such a line is prose,
// unless the words are the outlet of the first label or the owner of a suffix label.
func (p *creditScan) leadFits(lead string) bool {
	first := p.marks[0]
	if name := accountOf(lead); name != "" && p.at != AtBody {
		p.out.Source, p.guessed = name, true
		return true
	}
	if first.label == nil || p.at == AtDateline {
		p.unlabelled(lead, first.date.From > 0 && first.label == nil)
		return true
	}
	rest := trimEdges(p.line[:p.wordStart(first.from, 0, first.label.form == suffixForm)])
	if p.takesWord(0) && rest == "" {
		return true
	}
	if first.label.form == glueForm && isOutlet(lead) || isMenu(lead) {
		return true
	}
	if p.at == AtTail && rest == lead && first.sep == sepStrong && len(p.marks) > 2 && Width(lead) <= 6 {
		return true // a word of the page before a row of labels
	}
	return p.at == AtCaption && first.label.form == suffixForm && rest == ""
}

// accountOf returns the account that a note on the origin names before its labels: 本文来自微信公众号“江城读书”，作者：A.
func accountOf(lead string) string {
	begins := false
	for _, w := range [...]string{"本文", "文章", "原文", "来自", "來自", "转自", "轉自", "转载自", "轉載自", "首发", "首發", "原载", "原載"} {
		begins = begins || strings.HasPrefix(lead, w)
	}
	for _, w := range [...]string{"公众号", "公眾號", "微信号", "微信號"} {
		_, rest, found := strings.Cut(lead, w)
		if !begins || !found {
			continue
		}
		rest = strings.TrimLeft(rest, "：: ")
		first, n := utf8.DecodeRuneInString(rest)
		if name, behind, ok := strings.Cut(rest[min(n, len(rest)):], quoteEnd(first)); ok && Width(name) <= 20 && Width(behind) <= 24 {
			return trimEdges(name)
		}
	}
	return ""
}

// quoteEnd is the mark that ends a name begun with the mark; a space ends nothing.
func quoteEnd(first rune) string {
	switch first {
	case '“':
		return "”"
	case '「':
		return "」"
	case '『':
		return "』"
	case '《':
		return "》"
	case '【':
		return "】"
	case '"':
		return "\""
	}
	return "\x00"
}

// unlabelled reads words without a label on the dateline (C12).
func (p *creditScan) unlabelled(s string, beforeDate bool) {
	if p.at != AtDateline {
		return
	}
	if name, outlet, ok := nameAndOutlet(s); ok && beforeDate {
		p.group++
		p.out.Credits = append(p.out.Credits, Credit{Role: Author, Name: name, Org: outlet, Raw: s, Group: p.group, Confidence: 75})
		p.out.Source = outlet
		return
	}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool {
		return strings.ContainsRune("·•|｜丨—\u3000\t\u00A0", r) || r == ' ' && !strings.ContainsFunc(s, isLatin)
	}) {
		p.unlabelledWord(trimEdges(w), beforeDate)
	}
}

func (p *creditScan) unlabelledWord(w string, beforeDate bool) {
	w = cutWire(w)
	n := utf8.RuneCountInString(w)
	switch {
	case n == 0 || isPaperNoise(w) || isCounter(w):
	case p.takesLeadWord(w):
	case p.out.Source == "" && (isOutlet(w) || !beforeDate && p.apart && isSourceWords(w)):
		p.out.Source, p.guessed = bare(w), true
	case n >= 2:
		p.out.Doubts = append(p.out.Doubts, Doubt{"W-CREDIT", w})
	}
}

// bare takes the marks off a paper's name that is nothing but its name: 《江城日报》.
func bare(outlet string) string {
	if inner, ok := strings.CutPrefix(outlet, "《"); ok && strings.Index(inner, "》") == len(inner)-len("》") {
		return inner[:len(inner)-len("》")]
	}
	return outlet
}

// cutWire takes the outlet before a bracket, or out of the head of its wire lead: 江城晚报讯（全媒体.
func cutWire(w string) string {
	i := strings.IndexAny(w, "（(")
	if i <= 0 {
		return w
	}
	head := trimEdges(w[:i])
	for _, end := range [...]string{"讯", "訊", "电", "電", ""} {
		if outlet, ok := strings.CutSuffix(head, end); ok && isOutlet(outlet) {
			return outlet
		}
	}
	return w
}

// takesLeadWord reports whether w is the outlet that the first label has taken already.
func (p *creditScan) takesLeadWord(w string) bool {
	return len(p.marks) > 0 && p.marks[0].label != nil && strings.HasSuffix(p.line[:p.marks[0].from], w) && p.word(0) == w
}

// isSourceWords reports whether words beside the date can be the source: 2–12 Han that are no name, or Latin words.
func isSourceWords(w string) bool {
	n, han, latin := 0, 0, 0
	for _, r := range w {
		n++
		switch {
		case IsHan(r):
			han++
		case isLatin(r) || r == ' ' || r == '.' || r == '\'' || r == '&':
			latin++
		case r == '-' && han > 0: // 江城在线-综合
		default:
			return false
		}
	}
	if latin == n {
		return n <= 40 && startsUpper(w) && !isLatinName(w)
	}
	return han >= 2 && n <= 12 && !(isHanName(w) && hasSurname(w))
}

// isCounter reports whether w counts readers or comments, or is a button: 12人参与评论, 我有话说.
func isCounter(w string) bool {
	return containsAny(w, counterWords)
}

var counterWords = []string{"参与", "參與", "评论", "評論", "跟贴", "跟帖", "点击", "點擊", "浏览", "瀏覽", "阅读", "閱讀", "收藏", "分享", "举报", "打印", "字号", "字体", "纠错", "我有话说", "来自", "查看", "更新", "互动", "试听", "收听", "朗读", "播报", "聽新聞", "听新闻"}

// isPaperNoise holds words on a dateline that say nothing: weekdays, a bare number.
func isPaperNoise(s string) bool {
	for _, r := range s {
		if !isDigit(r) && !IsSpace(r) && !strings.ContainsRune("星期周週礼拜一二三四五六日天,.:：()（）", r) {
			switch strings.ToLower(strings.Trim(s, " ,.")) {
			case "北京时间", "北京時間", "台北時間", "香港時間", "当地时间", "當地時間":
				return true
			case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "on", "at":
				return true
			}
			return false
		}
	}
	return true
}

// nameAndOutlet reads NAME/OUTLET, or OUTLET／NAME as Taiwan sets it.
func nameAndOutlet(s string) (name, outlet string, ok bool) {
	i := strings.IndexAny(s, "/／∕")
	if i < 0 {
		return "", "", false
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	name, outlet = trimEdges(s[:i]), trimEdges(s[i+n:])
	if isOutlet(name) && !isOutlet(outlet) {
		name, outlet = outlet, name // 江報快訊／林小明
	}
	return name, outlet, isHanName(name) && hasSurname(name) && isOutlet(outlet)
}

// dated takes a date and the words behind it.
func (p *creditScan) dated(m *mark, rest string) {
	label := p.dateLabel(m)
	switch {
	case m.date.Bad:
		p.out.Doubts = append(p.out.Doubts, Doubt{"W-DATE", p.line[m.from:m.to]})
	case label == modifiedLabel:
		p.out.Modified = m.date.Stamp
	case p.out.Published.IsZero() && (label == publishedLabel || p.at == AtDateline):
		p.out.Published = m.date.Stamp
	}
	r, _ := utf8.DecodeRuneInString(rest)
	p.apart = isBoundary(r) || !m.date.Stamp.IsZero() && m.date.Stamp.Precision != Day
	if rest = trimEdges(rest); rest != "" {
		p.unlabelled(rest, false)
	}
}

// dateLabel returns the kind of the label right before the date.
func (p *creditScan) dateLabel(m *mark) labelKind {
	for k := range p.marks {
		if &p.marks[k] == m && k > 0 && p.marks[k-1].label != nil && trimEdges(p.line[p.marks[k-1].to:m.from]) == "" {
			return p.marks[k-1].label.kind
		}
	}
	return personLabel
}

func isNumber(s string) bool {
	for _, r := range s {
		if !isDigit(r) && r != ',' && r != '万' && r != '+' {
			return false
		}
	}
	return s != ""
}

// original takes the original title without its outer marks (C14).
func (p *creditScan) original(val string) {
	val = strings.TrimFunc(val, func(r rune) bool { return IsSpace(r) || strings.ContainsRune("：:", r) })
	val = strings.TrimPrefix(val, "为")
	val = strings.TrimPrefix(val, "為")
	if strings.HasPrefix(val, "《") && strings.HasSuffix(val, "》") {
		val = val[len("《") : len(val)-len("》")]
	}
	p.out.OriginalTitle = strings.TrimFunc(val, IsSpace)
}

// person takes the value of a role's label, in the light of a wrapping label and of the words before it.
func (p *creditScan) person(k int, val string, wrap *mark) {
	m := p.marks[k]
	if trimEdges(val) == "" {
		p.suffix(k)
		return
	}
	org, rank := p.outlet(k)
	rules := rulesFor(m.label)
	rules.words = m.label.word[0] < utf8.RuneSelf
	rules.nicks = m.sep == sepStrong && (m.label.role == ResponsibleEditor || m.label.role == Editor)
	given := true
	if strings.HasSuffix(m.label.word, "由") {
		val, given = cutGiven(val)
	}
	if m.label.role == Photographer && m.sep == sepStrong {
		if who, ok := cutSupplied(val); ok { // 图/江城大学提供
			m.label, val, rules.orgs = labelAt("供图", 0), who, true
		}
	}
	val = cutOpenLabel(val)
	if who, of, found := cutAffiliation(val); found && m.label.role == Author && org == "" {
		val, org = who, of
	}
	list, ok := parseNames(val, rules)
	ok = ok && given
	if ok && !p.trusted(m, list) {
		ok = false
	}
	if office := trimEdges(val); !ok && m.sep == sepStrong && isOffice(office) && (m.label.role == Author || m.label.role == Photographer) {
		list, ok = nameList{people: []person{{name: office}}}, true
		if m.label.role == Photographer {
			m.label = labelAt("供图", 0)
		}
	}
	if !ok {
		p.lost = true
		if m.sep == sepStrong {
			p.out.Doubts = append(p.out.Doubts, Doubt{"W-CREDIT", trimEdges(p.line[m.from:m.to]) + " " + trimEdges(val)})
		}
		return
	}
	if list.placeholder != "" && len(list.people) == 0 {
		p.out.Doubts = append(p.out.Doubts, Doubt{"I-PLACEHOLDER", list.placeholder})
	}
	if list.outlet != "" && p.out.Source == "" && writesText(m.label.role) {
		p.out.Source, p.guessed = bare(list.outlet), true // 作者：江城日报 says where it comes from
	}
	if list.place != "" {
		p.out.Place = list.place
	}
	if wrap != nil {
		m.label = wrapped(wrap.label, m.label)
	}
	p.credit(list, m, org, rank)
}

// cutOpenLabel takes a label that we do not know off the end of a value: what ends in a colon is no name.
func cutOpenLabel(val string) string {
	s := strings.TrimRightFunc(val, IsSpace)
	last, _ := utf8.DecodeLastRuneInString(s)
	if last != '：' && last != ':' {
		return val
	}
	if i := strings.LastIndexFunc(s, IsSpace); i > 0 {
		return s[:i]
	}
	return val
}

// cutAffiliation parts an author from the words on where he works, which are kept as his organisation so that they are
// printed: A，单位：江城大学; A，系江城大学教授.
func cutAffiliation(val string) (who, org string, found bool) {
	for _, w := range [...]string{"，单位：", "，單位：", "，作者单位：", "，系", "，现任", "，現任"} {
		who, of, found := strings.Cut(val, w)
		of = strings.TrimRight(trimEdges(of), "。")
		if !found || of == "" || Width(of) > 30 || strings.ContainsAny(of, "，。：；") {
			continue
		}
		return who, of, true
	}
	return "", "", false
}

// writesText reports whether a role is that of the one whose text it is.
func writesText(r Role) bool { return r == Author || r == Reporter }

// cutGiven takes 提供 off what stands behind 图片由.
func cutGiven(s string) (string, bool) {
	for _, end := range [...]string{"提供", "供图", "供圖", "拍摄", "拍攝"} {
		if rest, ok := strings.CutSuffix(trimEdges(s), end); ok {
			return rest, true
		}
	}
	return s, false
}

// cutSupplied takes 提供 off the end of what stands behind the label of a picture.
func cutSupplied(s string) (string, bool) {
	for _, end := range [...]string{"提供", "供图", "供圖"} {
		if rest, ok := strings.CutSuffix(trimEdges(s), end); ok && rest != "" {
			return rest, true
		}
	}
	return s, false
}

// trusted decides whether names without a strong separator count: they need known surnames in running text.
func (p *creditScan) trusted(m mark, list nameList) bool {
	switch m.sep {
	case sepStrong:
		return true
	case sepNone:
		return list.named || strings.HasSuffix(m.label.word, "由")
	}
	return list.named || p.at != AtBody && list.long()
}

// wrapped merges a label with the one it holds: 文 + 作者, 采写 + 记者, 文/图 + 记者, 摄影 + 记者.
func wrapped(outer, inner *creditLabel) *creditLabel {
	merged := *inner
	switch {
	case outer.also != "":
		merged.also = outer.also
	case outer.role != Author && outer.role != Reporter:
		merged.role, merged.word, merged.form = outer.role, outer.word, outer.form
	}
	return &merged
}

// outlet reads the outlet and rank before 记者 or 作者 (C5).
func (p *creditScan) outlet(k int) (org, rank string) {
	m := p.marks[k]
	if m.label.form != glueForm {
		return "", ""
	}
	w := trimEdges(p.word(k))
	if w == "" && k == 0 {
		w = trimEdges(p.line[:m.from])
		if !isOutlet(w) {
			return "", ""
		}
	}
	org, rank = cutRank(w)
	if isOwnOutlet(org) {
		p.out.Agency = org
		return "", rank
	}
	return org, rank
}

// suffix reads a label without a value: it stands behind its names (A供稿), or says more about the names of the
// label before (记者 A 摄, 记者 A 文/图).
func (p *creditScan) suffix(k int) {
	m := p.marks[k]
	if w := cutBehindSlash(p.line[:m.from], trimEdges(p.word(k))); w != "" && m.label.form == suffixForm {
		if list, ok := parseNames(w, rulesFor(m.label)); ok && (list.named || m.label.role == PhotoSupplier || m.label.role == Contributor) {
			p.credit(list, m, "", "")
		} else {
			p.lost = true
		}
		return
	}
	if len(p.out.Credits) == 0 || m.label.form != suffixForm && m.label.also == "" {
		return
	}
	group := p.out.Credits[len(p.out.Credits)-1].Group
	var more []Credit
	for i := range p.out.Credits {
		c := &p.out.Credits[i]
		if c.Group != group || c.Role != Reporter && c.Role != Author && c.Role != Correspondent {
			continue
		}
		switch {
		case m.label.also != "":
			twin := *c
			twin.Role, twin.Label = m.label.also, ""
			more = append(more, twin)
		case m.label.role == Photographer || m.label.role == PhotoSupplier || m.label.role == Illustrator:
			c.Role, c.Label = m.label.role, ""
		}
	}
	p.out.Credits = append(p.out.Credits, more...)
}

// cutBehindSlash takes the 文 of 林小明/文 off the word that stands glued behind it: 林小明/文江城大学供图.
func cutBehindSlash(before, w string) string {
	head := strings.TrimSuffix(before, w)
	if rest, ok := strings.CutPrefix(w, "文"); ok && rest != "" && (strings.HasSuffix(head, "/") || strings.HasSuffix(head, "／")) {
		return rest
	}
	return w
}

// credit appends one credit a name and role.
func (p *creditScan) credit(list nameList, m mark, org, rank string) {
	if list.staff != "" {
		p.out.StaffID = list.staff
	}
	p.group++
	label := rank + m.label.word
	if rank == "" && isPlainLabel(m.label) {
		label = ""
	}
	for _, n := range list.people {
		c := Credit{Role: m.label.role, Label: label, Name: n.name, Org: org, StaffID: n.staff, Group: p.group, Confidence: 90,
			Raw: strings.TrimFunc(p.line, IsSpace)}
		if n.staff != "" {
			p.out.StaffID = n.staff
		}
		if c.Role == Photographer && isPictureAgency(n.name) {
			c.Role, c.Label = PhotoSupplier, "" // 图/江城社: no person took it by this name
		}
		p.out.Credits = append(p.out.Credits, c)
		if m.label.also != "" {
			c.Role, c.Label = m.label.also, ""
			p.out.Credits = append(p.out.Credits, c)
		}
	}
}

// isPlainLabel reports whether the label word says no more than the role's own first label, so that it need not
// be kept: 文 for an author, 责编 for a responsible editor. What adds a rank or a step (三审, 副主编) is kept.
func isPlainLabel(l *creditLabel) bool {
	switch l.role {
	case Reviewer, OtherRole, Contributor, ChiefEditor, Supervisor, Coordinator:
		return l.word == l.role.Label("zh") || l.word == l.role.Label("zh-Hant")
	case Editor:
		return utf8.RuneCountInString(l.word) <= 2 || l.word[0] < utf8.RuneSelf
	}
	return true
}
