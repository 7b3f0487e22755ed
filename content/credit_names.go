package content

import (
	"strings"
	"unicode/utf8"
)

// person is one name of a value, with the staff code behind it.
type person struct{ name, staff string }

// nameList is what a value holds: names, or only a staff code, a placeholder, the place of a zh-Hant report.
type nameList struct {
	people      []person
	staff       string // a code without a name
	place       string // 記者A／地報導
	placeholder string // 未知, 网络 …
	outlet      string // a newspaper or site where a person is asked for: 作者：江城日报
	named       bool   // every name begins with a known surname
}

// nameRules say how careful to be: organisations may stand where a surname need not be.
type nameRules struct {
	orgs  bool // organisations of 2–12 Han are names too (供图, 供稿)
	words bool // a Latin name needs two words: By Reuters names an agency
	nicks bool // one Latin word in small letters may be a name: 责任编辑：lixia
}

// parseNames reads a value by content.md C2–C4. ok is false if anything in it is no name: then nothing counts.
func parseNames(value string, rules nameRules) (list nameList, ok bool) {
	list.named = true
	for _, piece := range splitNames(value) {
		if !list.piece(piece, rules) {
			return nameList{}, false
		}
	}
	return list, len(list.people) > 0 || list.staff != "" || list.placeholder != "" || list.outlet != "" || list.place != ""
}

// splitNames cuts a value at the separators of C2.
func splitNames(value string) []string {
	value = strings.ReplaceAll(value, " and ", "、")
	return strings.FieldsFunc(value, func(r rune) bool {
		switch r {
		case '、', '，', ',', '&', '＆', '/', '／', '∕', ';', '；', '|', '｜', '丨', '︱':
			return true
		}
		return false
	})
}

// piece takes one stretch between separators.
func (l *nameList) piece(s string, rules nameRules) bool {
	s = trimEdges(s)
	if s == "" {
		return true
	}
	if place, isReport := reportPlace(s); isReport {
		l.place = place
		return true
	}
	if head, place, found := cutSentFrom(s); found {
		l.place = place
		if s = head; s == "" {
			return true
		}
	}
	if isLatinName(s) {
		l.add(s)
		return true
	}
	if isDescriptor(s) {
		return true
	}
	return l.tokens(joinPadded(strings.FieldsFunc(s, IsSpace)), rules)
}

func (l *nameList) tokens(tokens []string, rules nameRules) bool {
	for i, t := range tokens {
		t, code := cutStaffCode(trimEdges(t))
		t = stripNote(t)
		switch {
		case t == "" && code != "":
			l.staffCode(code)
		case t == "", t == "等", t == "等人":
		case isPlaceholder(t):
			l.placeholder = t
		case i > 0 && isReportWord(t):
		case isReportPlaceToken(t):
			l.place, _ = reportPlace(t)
		case !rules.orgs && isOutletName(t):
			l.outlet = t
		case i > 0 && endsInReport(t):
			return true
		case i == 0 && len(tokens) > 1 && isHanName(t) && !hasSurname(t) && surnamesFollow(tokens[1:]): // 文｜江新 林小明: an outlet's short name
		case isHanName(strings.TrimSuffix(t, "等")):
			l.add(strings.TrimSuffix(t, "等"))
			if code != "" {
				l.staffCode(code)
			}
		case i > 0 && startsNote(t):
			return true
		case rules.nicks && i == 0 && len(tokens) == 1 && isNick(t):
			l.add(t)
		case isDottedName(t), i == 0 && len(tokens) == 1 && !rules.words && isSingleLatin(t):
			l.add(t)
			if code != "" {
				l.staffCode(code)
			}
		case rules.orgs && isOrgName(t):
			l.add(t)
		default:
			return false
		}
	}
	return true
}

// cutSentFrom parts 发自江城, where a report was sent from, from the names before it.
func cutSentFrom(s string) (names, place string, found bool) {
	for _, w := range [...]string{"发自", "發自"} {
		if i := strings.Index(s, w); i >= 0 {
			return trimEdges(s[:i]), trimEdges(s[i+len(w):]), true
		}
	}
	return s, "", false
}

// surnamesFollow reports whether every word is a name with a known surname.
func surnamesFollow(words []string) bool {
	for _, w := range words {
		if !isHanName(w) || !hasSurname(w) {
			return false
		}
	}
	return true
}

// endsInReport reports whether a word behind a name says for whom it reports: 江城客户端报道.
func endsInReport(s string) bool {
	return strings.HasSuffix(s, "报道") || strings.HasSuffix(s, "報導") || strings.HasSuffix(s, "報道")
}

// startsNote reports whether a word behind a name says who that is: 系青芦大学教授.
func startsNote(s string) bool {
	for _, w := range [...]string{"系", "供职", "任职", "现任", "就职", "来自", "現任", "來自"} {
		if strings.HasPrefix(s, w) && len(s) > 3*len("系") {
			return true
		}
	}
	for _, w := range [...]string{"教授", "院长", "院長", "研究员", "研究員", "博士", "学者", "學者", "专家", "專家", "校长", "校長", "所长", "所長", "会长", "會長", "律师", "律師", "作家", "秘书长"} {
		if strings.HasSuffix(s, w) && len(s) > 3*len("教授") {
			return true
		}
	}
	return false
}

func (l *nameList) add(name string) {
	l.people = append(l.people, person{name: name})
	if !hasSurname(name) {
		l.named = false
	}
}

// long reports whether every name has a known surname or at least three characters: 编辑 锁定 讨论 is a toolbar, 次仁罗布 a
// name.
func (l *nameList) long() bool {
	for _, n := range l.people {
		if !hasSurname(n.name) && utf8.RuneCountInString(n.name) < 3 {
			return false
		}
	}
	return true
}

// staffCode gives the code to the last name, or keeps it alone.
func (l *nameList) staffCode(code string) {
	if n := len(l.people); n > 0 && l.people[n-1].staff == "" {
		l.people[n-1].staff = code
		return
	}
	l.staff = code
}

// joinPadded joins two single characters side by side: 张 军 is one name padded to the width of three.
func joinPadded(tokens []string) []string {
	out := tokens[:0]
	for i := 0; i < len(tokens); i++ {
		if i+1 < len(tokens) && oneHan(tokens[i]) && oneHan(tokens[i+1]) {
			out = append(out, tokens[i]+tokens[i+1])
			i++
			continue
		}
		out = append(out, tokens[i])
	}
	return out
}

func oneHan(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && IsHan(r)
}

// trimEdges takes off white space and closing or opening marks that belong to the line, not to the name.
func trimEdges(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return IsSpace(r) || strings.ContainsRune("【】[]〔〕〖〗()（）:：;；,，、。.|｜丨/／∕_-—●■◆▲", r)
	})
}

// stripNote drops a bracketed note behind a name: 张三（实习）.
func stripNote(s string) string {
	if i := strings.IndexAny(s, "（("); i > 0 {
		return s[:i]
	}
	return s
}

// cutStaffCode parts the code of C3 from the end of a token: at most three capitals, then digits.
func cutStaffCode(s string) (name, code string) {
	i := len(s)
	for i > 0 && isDigit(rune(s[i-1])) {
		i--
	}
	digits := len(s) - i
	j := i
	for j > 0 && 'A' <= s[j-1] && s[j-1] <= 'Z' {
		j--
	}
	if letters := i - j; digits < 2 || letters > 3 || letters == 0 && digits < 4 {
		return s, ""
	}
	return trimEdges(s[:j]), s[j:]
}

// isHanName reports whether s can be a Chinese name: 2–4 Han and no word that only looks like one.
func isHanName(s string) bool {
	n, prose := 0, 0
	for _, r := range s {
		if !IsHan(r) || neverInName(r) && !(n > 0 && seldomInName(r)) {
			return false
		}
		if neverInName(r) {
			prose++
		}
		n++
	}
	return 2 <= n && n <= 4 && !isNoName(s) && (prose == 0 || prose == 1 && n == 3 && hasSurname(s) && !isProseSurname(s))
}

// seldomInName holds words of prose that stand in given names all the same, behind a surname: 林其远, 顾在山.
func seldomInName(r rune) bool { return strings.ContainsRune("更太与與及其在至", r) }

// isProseSurname reports whether the surname is a word of prose too, so that 和其他 is no name.
func isProseSurname(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("和于时時后後都那相从從向应應能通经經关關路因由万常文方", r)
}

// neverInName holds characters of running prose that no name has.
func neverInName(r rune) bool {
	return strings.ContainsRune("的了们們这這那我你您他她它吗嗎呢吧啊很最更太也就都被把从從与與或及其在是至将將每某哪谁誰么麼第个個", r)
}

// isDottedName reports whether s is a name with a middle dot: 阿布都·热合曼, 2 to 15 Han in all.
func isDottedName(s string) bool {
	han, dots := 0, 0
	for _, r := range s {
		switch {
		case isNameDot(r):
			dots++
		case IsHan(r) && r != '的' && r != '了':
			han++
		default:
			return false
		}
	}
	if i := strings.IndexFunc(s, isNameDot); i > 0 && (isOutletName(s[:i]) || isNoName(s)) {
		return false // 江城日报·青芦号
	}
	return dots > 0 && han >= 2 && han <= 15 && dots < han
}

// IsPersonName reports whether s can well be nothing but a Chinese person's name: two or three Han with a surname.
func IsPersonName(s string) bool { return isSignature(s) && !isProseSurname(s) }

func isNameDot(r rune) bool { return strings.ContainsRune("·•‧・", r) }

// isLatinName reports whether s is a Latin name of two words or more, each a capital word or a particle.
func isLatinName(s string) bool {
	if len(s) < 4 || len(s) > 40 {
		return false
	}
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || isDescriptor(s) || words[0] == "The" || words[0] == "THE" {
		return false
	}
	capitals := 0
	for _, w := range words {
		switch {
		case isSingleLatin(w):
			capitals++
		case !isParticle(w):
			return false
		}
	}
	return capitals >= 2
}

// isSingleLatin reports whether s is one capitalised Latin word; initials with a point count.
func isSingleLatin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if !isLatin(r) || strings.ToLower(s) == s || utf8.RuneCountInString(s) > 20 {
		return false
	}
	for _, r := range s {
		if !isLatin(r) && r != '.' && r != '\'' && r != '’' && r != '-' {
			return false
		}
	}
	return true
}

// isNick reports whether s is one Latin word of 3 to 20 letters.
func isNick(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
			return false
		}
	}
	return len(s) >= 3 && len(s) <= 20
}

func isParticle(w string) bool {
	switch w {
	case "de", "da", "di", "del", "della", "van", "von", "der", "den", "la", "le", "al", "bin", "ibn", "dos", "du", "y", "ter":
		return true
	}
	return false
}

// isDescriptor reports whether an English piece says what someone is, not who: Staff Writer.
func isDescriptor(s string) bool {
	for _, w := range strings.Fields(s) {
		switch strings.ToLower(strings.Trim(w, ".,")) {
		case "staff", "writer", "reporter", "reporters", "correspondent", "correspondents", "editor", "editors",
			"contributor", "contributors", "photographer", "special", "freelance", "intern", "columnist", "news",
			"press", "times", "post", "agency", "team", "desk", "bureau", "daily", "weekly", "journal", "record", "herald":
			return true
		}
	}
	return false
}

// isOrgName reports whether s can be an organisation before 供图 or 供稿.
func isOrgName(s string) bool {
	n := 0
	for _, r := range s {
		if !IsHan(r) && !isLatin(r) && !isDigit(r) {
			return false
		}
		n++
	}
	return 2 <= n && n <= 12
}

// isOffice reports whether s is by its last characters an office, school or body that gives out texts and pictures.
func isOffice(s string) bool {
	if n := utf8.RuneCountInString(s); n < 5 || n > 16 || !allHan(s) {
		return n == 3 && strings.HasPrefix(s, "宣") && (strings.HasSuffix(s, "科") || strings.HasSuffix(s, "部"))
	}
	for _, end := range [...]string{"局", "办公室", "辦公室", "宣传部", "宣傳部", "宣传科", "委员会", "委員會", "大学", "大學", "学院", "學院", "中学", "小学", "协会", "協會",
		"学会", "學會", "政府", "公司", "集团", "集團", "博物馆", "图书馆", "文化馆", "研究所", "研究院", "基金会", "医院", "课题组", "編寫組", "编写组", "派出所", "大队", "支队"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// isPlaceholder holds what stands where no person is named (C4).
func isPlaceholder(s string) bool {
	switch s {
	case "未知", "佚名", "匿名", "不详", "不詳", "网络", "網絡", "網路", "本站", "综合", "綜合", "本网", "本報", "本报", "本刊", "无", "無",
		"暂无", "互联网", "小编", "小編", "管理员", "本站编辑", "网友", "網友", "编辑部", "編輯部", "转载", "原创", "admin", "Admin", "Administrator", "Unknown", "Anonymous":
		return true
	}
	return false
}

func isReportWord(s string) bool {
	switch s {
	case "报道", "報導", "報道", "采访报道", "摄影报道", "攝影報導", "文", "图", "圖", "撰", "采写", "综合报道", "綜合報導", "發", "发", "电", "電", "讯", "訊":
		return true
	}
	return false
}

func isReportPlaceToken(s string) bool {
	place, ok := reportPlace(s)
	return ok && place != ""
}

// reportPlace reads 台中報導 or 北京报道: the place a report comes from.
func reportPlace(s string) (place string, ok bool) {
	for _, end := range [...]string{"綜合報導", "综合报道", "連線報導", "連線報道", "联合报道", "特稿", "報導", "報道", "报道", "電", "电"} {
		if !strings.HasSuffix(s, end) {
			continue
		}
		place = strings.TrimSuffix(s, end)
		n := utf8.RuneCountInString(place)
		for _, r := range place {
			if !IsHan(r) {
				return "", false
			}
		}
		if n > 6 || n == 0 && (end == "電" || end == "电") || n == 1 || n > 3 && isOutlet(place) {
			return "", false
		}
		return place, true
	}
	return "", false
}

// isNoName reports whether a word of 2–4 Han is a word of the trade or of a web page, not a name.
func isNoName(s string) bool {
	for _, w := range noNames {
		if strings.Contains(s, w) {
			return true
		}
	}
	return isPlaceholder(s)
}

// noNames are words that stand behind 记者, 编辑 or 图片 without being a name.
var noNames = [...]string{"获悉", "獲悉", "了解", "瞭解", "注意", "采访", "採訪", "报道", "報道", "報導", "通过", "通過", "认为", "認為",
	"表示", "发现", "發現", "看到", "来到", "來到", "走进", "走進", "走访", "联系", "聯繫", "部门", "部門", "简介", "簡介", "推荐", "推薦", "精选", "精選",
	"中心", "系统", "系統", "介绍", "介紹", "团队", "團隊", "手记", "手記", "观察", "觀察", "调查", "調查", "札记", "来信", "來信", "信箱", "之家",
	"协会", "協會", "专访", "專訪", "见习", "見習", "实习", "實習", "图片", "圖片", "视频", "視頻", "网络", "網絡", "综合", "綜合", "新闻", "新聞",
	"日报", "日報", "周刊", "周报", "时报", "時報", "晚报", "晚報", "晨报", "早报", "都市报", "在线", "编辑", "編輯", "记者", "記者", "作者", "校对", "校對",
	"责任", "責任", "审核", "審核", "来源", "來源", "时间", "時間", "日期", "打印", "关闭", "收藏", "分享", "阅读", "点击", "评论", "发布", "更新",
	"更多", "热点", "最新", "文章", "专题", "專題", "频道", "頻道", "首页", "首頁", "栏目", "欄目", "平台", "客户端", "公众号", "微信", "微博", "我们",
	"投稿", "电话", "電話", "邮箱", "地址", "版权", "版權", "所有", "声明", "聲明", "工作", "制度", "管理", "学院", "大学", "公司", "集团", "政府", "委员",
	"办公", "宣传", "宣傳", "党委", "黨委", "资料", "資料", "整理", "摄影", "攝影", "设计", "設計", "统筹", "监制", "单位", "單位", "职责", "节目", "培训", "任务", "方针", "成长", "高级",
	"助理", "出身", "生涯", "自述", "说明", "說明", "提供", "现场", "現場", "探访", "採訪", "直击", "连线", "快讯", "专栏", "專欄", "联盟", "学会",
	"简讯", "头条", "要闻", "导语", "正文", "字号", "字體", "字体", "默认", "超大", "标准", "全文", "原文", "本文", "此文", "文字", "转载", "授权", "原创",
	"招聘", "热线", "熱線", "登录", "注册", "搜索", "大全", "合作", "广告", "廣告", "法律", "隐私", "服务", "服務", "协议", "地图", "反馈", "举报", "大小", "经理", "计划", "計劃", "讨论", "討論", "锁定", "我要", "總監", "总监", "主任",
	"画面", "畫面", "翻攝", "翻摄", "翻拍", "截图", "截圖", "取自"}

// hasSurname reports whether a Han name begins with a Chinese surname; Latin and dotted names count as named.
func hasSurname(name string) bool {
	r, n := utf8.DecodeRuneInString(name)
	if !IsHan(r) || isDottedName(name) {
		return true
	}
	if utf8.RuneCountInString(name) >= 3 && len(name) >= n+3 {
		_, m := utf8.DecodeRuneInString(name[n:])
		if strings.Contains(doubleSurnames, " "+name[:n+m]+" ") {
			return true
		}
	}
	return utf8.RuneCountInString(name) <= 3 && strings.ContainsRune(surnames, r)
}

const doubleSurnames = " 范姜 张简 張簡 欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 公孙 公孫 慕容 令狐 司徒 夏侯 端木 长孙 宇文 轩辕 钟离 闻人 申屠 呼延 南宫 独孤 司空 太史 百里 拓跋 万俟 澹台 淳于 单于 "

const surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仝佟佘佴谌邸苟肖涂覃岳帅禤覃冼邝麦区闫亓仉楚原茆郄牟眭祭缑盘由" +
	"趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華謝鄒竇雲蘇潘魯韋馬鳳費賀湯羅畢鄔樂時齊顧黃蕭貝計談龐紀項閔賈婁顏鐘鍾駱萬盧經應鄧單諸龔陸榮儲車侯寧欒劉葉龍黎賴喬陰蒼雙聞黨譚貢勞鄺農溫莊閻連習魚廣東師聶簡饒曾養須豐關紅游權蓋塗岳帥麥區伍涂詹卓游"
