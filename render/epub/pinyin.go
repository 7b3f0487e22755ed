package epub

import (
	_ "embed" // readings.txt
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:generate go run pinyin_gen.go

// readings has a line a syllable: the syllable without tone, a space, the characters that are read in no other way.
//
//go:embed readings.txt
var readings string

// reading returns the only toneless pinyin reading of the character, "" if it has several or none.
func reading(r rune) string {
	if r < 0x4E00 || r > 0x9FFF {
		return ""
	}
	at := strings.IndexRune(readings, r)
	if at < 0 {
		return ""
	}
	line := readings[strings.LastIndexByte(readings[:at], '\n')+1:]
	return line[:strings.IndexByte(line, ' ')]
}

// surnames are the common family names (姓) whose reading is known although the character has others, or that
// have two characters. Those that two families read in two ways (覃 乐 盖 翟 …) are not here.
const surnames = "王wang 沈shen 曾zeng 任ren 单shan 仇qiu 解xie 查zha 区ou 朴piao 冼xian 员yun 尹yin 石shi 车che 万wan 叶ye 谢xie 贾jia 夏xia 傅fu 方fang 白bai 邵shao 孟meng 秦qin 江jiang " +
	"阎yan 薛xue 侯hou 雷lei 龙long 陶tao 黎li 贺he 顾gu 毛mao 郝hao 龚gong 武wu 戴dai 莫mo 孔kong 向xiang 汤tang 柏bai 褚chu 葛ge 宁ning 尤you 费fei 冯feng 苗miao 缪miao 祭zhai 洗xian 卜bu 应ying 宿su 燕yan 纪ji 令ling " +
	"许xu 何he 吕lü 施shi 张zhang 孙sun 曹cao 袁yuan 邓deng 余yu 潘pan 杜du 苏su 程cheng 魏wei 丁ding 姜jiang 谭tan 廖liao 范fan 汪wang 陆lu 金jin 郑zheng 梁liang 宋song 唐tang 韩han 董dong 萧xiao 于yu 蒋jiang 蔡cai 彭peng 卢lu 田tian 崔cui 钟zhong 林lin 郭guo 罗luo 高gao 马ma 胡hu 朱zhu 吴wu 徐xu 周zhou 黄huang 杨yang 赵zhao 陈chen 刘liu 李li " +
	"姚yao 熊xiong 邹zou 史shi 康kang 段duan 常chang 钱qian 洪hong 殷yin 文wen 庄zhuang 严yan 牛niu 温wen 俞yu 章zhang 鲁lu 齐qi 倪ni 童tong 梅mei 安an 乔qiao 欧ou 辛xin 关guan 左zuo 苑yuan 焦jiao 凌ling 路lu 申shen 翁weng 包bao 兰lan 裴pei 游you 祝zhu 房fang 霍huo 阮ruan 成cheng 柯ke 岳yue 管guan 饶rao 宫gong 骆luo 耿geng 卓zhuo 甘gan 穆mu 聂nie 涂tu 鲍bao 舒shu 池chi 蒙meng 木mu 滕teng 屈qu 项xiang 时shi 隋sui 沙sha 桂gui 蓝lan 符fu 季ji 喻yu 古gu 丘qiu 华hua 党dang 柳liu 娄lou 芦lu 席xi 简jian 杭hang 全quan 卫wei 艾ai 边bian 甄zhen 伍wu 司si 盛sheng 樊fan 胥xu 瞿qu 佟tong 靳jin 岑cen 楚chu 晏yan 景jing 佘she 阳yang 郎lang 巩gong 原yuan 连lian 商shang 花hua 明ming 巫wu 仲zhong 虞yu 阚kan 公gong 占zhan 虎hu 沃wo 丛cong 蒲pu 窦dou 邢xing 付fu 詹zhan 植zhi 谈tan 来lai 储chu 国guo " +
	"欧阳ouyang 司马sima 诸葛zhuge 上官shangguan 司徒situ 夏侯xiahou 皇甫huangfu 东方dongfang 公孙gongsun 慕容murong 令狐linghu 司空sikong 宇文yuwen 长孙zhangsun 尉迟yuchi 端木duanmu 轩辕xuanyuan 南宫nangong 独孤dugu 呼延huyan 闻人wenren 澹台tantai 钟离zhongli 拓跋tuoba 万俟moqi 申屠shentu 太史taishi 申公shengong 公冶gongye 濮阳puyang 淳于chunyu 单于chanyu "

// surname splits a name of 2–4 Han characters into the reading of its family name and the given name; ok is false
// when the family name is not known for certain.
func surname(name string) (reading, given string, ok bool) {
	n := utf8.RuneCountInString(name)
	first := len(string([]rune(name)[:1]))
	for _, split := range [...]int{first + 3, first} {
		if split > len(name) || split == len(name) || split > first && n < 3 {
			continue
		}
		if at := strings.Index(" "+surnames, " "+name[:split]); at >= 0 {
			r := surnames[at+split:]
			r = r[:strings.IndexByte(r, ' ')]
			if c, _ := utf8.DecodeRuneInString(r); c < 0x80 {
				return r, name[split:], true
			}
		}
	}
	return "", "", false
}

// sortName is the name as lists sort it: pinyin, family name first, where every reading is certain; else as it is.
func sortName(name string) string {
	n := utf8.RuneCountInString(name)
	if n < 2 || n > 4 || !allHan(name) {
		return name
	}
	family, given, ok := surname(name)
	if !ok {
		return name
	}
	s := ""
	for _, r := range given {
		syllable := reading(r)
		if syllable == "" {
			return name
		}
		if s != "" && strings.ContainsRune("aeo", rune(syllable[0])) {
			s += "'"
		}
		s += syllable
	}
	return capital(family) + " " + capital(s)
}

// sortTitle is a title as lists sort it: a syllable a character where every reading is certain; else as it is.
func sortTitle(title string) string {
	var s strings.Builder
	han := false
	space := false
	for _, r := range title {
		switch {
		case unicode.Is(unicode.Han, r):
			syllable := reading(r)
			if syllable == "" {
				return title
			}
			if s.Len() > 0 {
				s.WriteByte(' ')
			}
			s.WriteString(syllable)
			han, space = true, true
		case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if space {
				s.WriteByte(' ')
			}
			s.WriteRune(r)
			space = false
		case unicode.IsSpace(r), unicode.IsPunct(r):
			space = s.Len() > 0
		default:
			return title
		}
	}
	if !han {
		return title
	}
	return s.String()
}

func allHan(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}

// capital writes the first letter large; ü stays a letter of its own.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
