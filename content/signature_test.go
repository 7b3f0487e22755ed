package content

import (
	"strings"
	"testing"
)

// TestTailSignature: a bare name in the last bracket counts only where it can be nothing else.
func TestTailSignature(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ last, body, want string }{
		{"书船明天开往下游。（林小明）", "", "林小明"},
		{"（羅森林）", "", "羅森林"},
		{"书船明天开往下游。（林小明 顾小舟 ）", "", "林小明、顾小舟"},
		{"书船明天开往下游。（江城日报 林小明）", "", "林小明"},
		{"书船明天开往下游。（林小明 温州）", "", ""},
		{"书船明天开往下游。（江城日报 青芦号）", "", ""},
		{"书船明天开往下游。（温州）", "", ""},
		{"书船明天开往下游。（完）", "", ""},
		{"书船明天开往下游。（高清版）", "", ""},
		{"船主（林小明）", "", ""},
		{"书船明天开往下游。（林小明）", "林小明说。书船明天开往下游。（林小明）", ""},
		{"书船明天开往下游。（青芦镇图书室）", "", ""},
		{"书船明天开往下游。（和其他）", "", ""},
	} {
		cs, ok := TailSignature(c.last, c.body)
		var names []string
		for _, s := range cs {
			names = append(names, s.Name)
		}
		if got := strings.Join(names, "、"); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q, want %q", c.last, got, c.want)
		}
	}
}

// TestFilingDate: the day behind the last bracket, in years of the Republic, hides no credit before it.
func TestFilingDate(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"書船明天開往下游。（編輯：林小明）1130405": "林小明",
		"書船明天開往下游。（編輯：林小明）":        "林小明",
		"書船明天開往下游。（編輯：林小明）113":     "",
		"書船明天開往下游。電話1130405":       "",
	} {
		got := ""
		for _, c := range TailCredits(s) {
			got += c.Name
		}
		if got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}

// TestNotices: what the site says about itself is no text; prose that holds the same words is.
func TestNotices(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"特别声明：以上内容由用户上传，本平台仅提供信息存储服务。": true,
		"【本文为江城网原创文章，未经授权不得转载。】":       true,
		"扫描下方二维码关注江城发布公众号。":            true,
		"镇里的人说，书屋不收钱，声明写在墙上。":          false,
		"他回忆说，当年不得转载的规定，让镇上的油印小报几乎停刊，直到渡口重开，船上的人才又能读到外面的文章，那些旧报如今存在书船的第二层，每一张都压在玻璃下面，读者可以自己翻看，也可以抄走。": false,
		"市民打开手机上的地图，就能看见书船停在哪个渡口。": false,
	} {
		if got := IsNotice(s); got != want {
			t.Errorf("%s: notice %v", s, got)
		}
	}
}

// TestHotlineIsShort: a paragraph with the word telephone and years in it is text.
func TestHotlineIsShort(t *testing.T) {
	t.Parallel()
	if IsChrome("镇上的老电话公司也在1968年搬走，1996年用户达1000000户，书屋就设在它留下的旧楼里，读者沿河走来，坐满了窗边的长凳。") {
		t.Error("a paragraph is taken for a hotline")
	}
	if !IsChrome("新闻热线：0571-88880000") {
		t.Error("a hotline is taken for text")
	}
}

// TestNamesWithProse: given names hold words that prose has too.
func TestNamesWithProse(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"作者：顾在山":             "顾在山",
		"〔記者林其遠／江城報導〕":       "林其遠",
		"作者：和其他":             "",
		"（作者：林小明 江城大学历史系教授）": "林小明",
		"以下文章来源于江城周刊 ，作者林小明": "林小明",
	} {
		got := ""
		for _, c := range ParseCreditLine(line, AtDateline).Credits {
			got += c.Name
		}
		if got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// TestPictureLines: who issued a picture or when it was taken is no photographer.
func TestPictureLines(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"登船的孩子。江城公安局供图 江城网":           "photo-supplier 江城公安局 江城网",
		"圖為登船的孩子。江城社記者林小明攝 114年2月16日": "photographer 林小明 ",
		"旧照片。江城网记者 林小明 翻摄":            "photographer 林小明 ",
	} {
		c := ParseCreditLine(line, AtCaption)
		got := ""
		for _, x := range c.Credits {
			got += string(x.Role) + " " + x.Name + " " + c.Source
		}
		if got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
