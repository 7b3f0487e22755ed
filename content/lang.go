package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hansOnly and hantOnly are frequent characters that only simplified or only traditional text has.
const (
	hansOnly = "们这个来为说时会国对过发后里种门问间听见书车东学习开关无业两与从众农云亲体让记设许话该语请读调谁谈进运还边远连选长张强战报护认识图团场块够头实导将师干广应归当录总戏线组经结给统继续绿节药龙产亿价优伤众养几击则创办务动劳势协单卖卫历压厂县双变号叶员响园圆团坚备复奖妇孙宁宝宽专尔层岁岛币带库异张录态恋惊愿战户扩执护担择损换据摄数断显晓暂术机杂权条杨极构标树样桥档检楼欢欧残毕气汇汉汤没沟泽浅测济浓润涨渐灭灯灵热爱状独狱环现电疗监盘码确离积称稳穷窗简类粮紧红纪约级纯纲纳纷纸细织终绍络绝维综编缘缩网罗职联肃胜脑脸艺苏药营虑虽补装观规视览觉计订训议讲论证评词试诗详误课谢贝负财责贤败货质购贵费资赛赞跃轨转轮软轻载较输辑达迁迟适递遗邮释针钟钢钱铁银锁锋错键镇问闭闲闻阅阳阴队阶际陆陈险随难雾静顶项顺须顾顿预领频题颜额风飞饭馆马驻验骑鱼鲜鸟鸡鸣麦黄齐齿"
	hantOnly = "們這個來為說時會國對過發後裡種門問間聽見書車東學習開關無業兩與從眾農雲親體讓記設許話該語請讀調誰談進運還邊遠連選長張強戰報護認識圖團場塊夠頭實導將師廣應歸當錄總戲線組經結給統繼續綠節藥龍產億價優傷養幾擊則創辦務動勞勢協單賣衛歷壓廠縣雙變號葉員響園圓堅備復獎婦孫寧寶寬專爾層歲島幣帶庫異態戀驚願戶擴執擔擇損換據攝數斷顯曉暫術機雜權條楊極構標樹樣橋檔檢樓歡歐殘畢氣匯漢湯溝澤淺測濟濃潤漲漸滅燈靈熱愛狀獨獄環現電療監盤碼確離積稱穩窮簡類糧緊紅紀約級純綱納紛紙細織終紹絡絕維綜編緣縮網羅職聯肅勝腦臉藝蘇營慮雖補裝觀規視覽覺計訂訓議講論證評詞試詩詳誤課謝貝負財責賢敗貨質購貴費資賽贊躍軌轉輪軟輕載較輸輯達遷遲適遞遺郵釋針鐘鋼錢鐵銀鎖鋒錯鍵鎮閉閒聞閱陽陰隊階際陸陳險隨難霧靜頂項順須顧頓預領頻題顏額風飛飯館馬駐驗騎魚鮮鳥雞鳴麥齊齒"
)

// hanSet is a set of characters from U+4E00 to U+9FFF, a bit each.
type hanSet [(0xA000 - 0x4E00) / 64]uint64

func hanSetOf(chars string) (set hanSet) {
	for _, r := range chars {
		if 0x4E00 <= r && r <= 0x9FFF {
			set[(r-0x4E00)/64] |= 1 << (r % 64)
		}
	}
	return set
}

func (s *hanSet) has(r rune) bool { return s[(r-0x4E00)/64]&(1<<(r%64)) != 0 }

// DetectLang guesses the language of a text: zh-Hans, zh-Hant, ja, ko or en. sure is false when little text
// or near votes made it (W-LANG).
func DetectLang(text string) (lang string, sure bool) {
	var han, kana, hangul, latin, hans, hant int
	simplified, traditional := hanSetOf(hansOnly), hanSetOf(hantOnly)
	for i, r := range text {
		switch {
		case r < utf8.RuneSelf:
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				latin++
			}
		case 0x4E00 <= r && r <= 0x9FFF:
			han++
			if han <= 3000 {
				s, t := simplified.has(r), traditional.has(r)
				if s && !t {
					hans++
				}
				if t && !s {
					hant++
				}
			}
		case 0x3040 <= r && r <= 0x30FF:
			kana++
		case 0xAC00 <= r && r <= 0xD7A3:
			hangul++
		case r > 0xFF && unicode.IsLetter(r):
			latin++
		}
		if i > 1<<17 {
			break
		}
	}
	switch {
	case kana > han/8 && kana > 8:
		return "ja", true
	case hangul > han && hangul > 8:
		return "ko", true
	case han == 0 || latin > 6*han:
		return "en", latin > 20
	case hant > hans:
		return "zh-Hant", hant > 2*hans
	}
	return "zh-Hans", hans > 2*hant
}

// IsLangTag reports whether s is a BCP 47 tag by its grammar (RFC 5646 §2.1, without grandfathered tags), not by the
// registry.
func IsLangTag(s string) bool {
	for i, sub := range strings.Split(s, "-") {
		if len(sub) < 1 || len(sub) > 8 || i == 0 && len(sub) < 2 && sub != "x" {
			return false
		}
		for _, r := range sub {
			letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
			if !letter && (i == 0 || r < '0' || r > '9') {
				return false
			}
		}
	}
	return true
}
