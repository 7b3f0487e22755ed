package html_test

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
)

// long is prose of another article, longer than the story.
var long = strings.Repeat("<p>芦苇荡里的旧事说来话长，镇上的老人每年秋天都要讲一遍，孩子们听完再讲给更小的孩子听。</p>\n", 12)

// chapters is prose in twelve paragraphs.
var chapters = func() string {
	var b strings.Builder
	for _, when := range strings.Fields("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 冬月 腊月") {
		b.WriteString("<p>" + when + "里书船照例在渡口停上三天，孩子们排队登船，镇图书室的人在岸边登记借书的名字。</p>\n")
	}
	return b.String()
}()

// TestBodies: what stands round, before and in the middle of a text is not taken for it.
func TestBodies(t *testing.T) {
	t.Parallel()
	date := "<p>2025-03-08 08:50</p>"
	for _, c := range []struct {
		name, above, text, below string
		without                  []string // words that are no part of the article
	}{
		{name: "a longer text to other readers", above: date, text: "<p>书船今天靠上北岸，船舱里有两千册书，孩子们排队登船，镇图书室的人在岸边登记借书的名字。</p>",
			below: "<h3>其他人也在看</h3><ul><li><a href=/1>芦苇荡旧事</a></li></ul><div class=article>" + long + "</div>", without: []string{"旧事说来话长"}},
		{name: "the next article of an endless page", above: date, text: story + `<p>以上内容（包括图片及视频）为创作者平台用户上传并发布，本平台仅提供信息存储服务</p><h2>芦苇荡旧事</h2><p>2023-06-01 00:48</p>` + long,
			without: []string{"旧事说来话长", "信息存储"}},
		{name: "a player above the text", above: date, text: "<div>正在为您切换到高清,请稍候...</div><div>播放速度：2X</div><div>00:00/00:00</div><div>静音播放中</div>" + story,
			without: []string{"请稍候", "播放速度", "00:00", "静音"}},
		{name: "one word of a player is a heading", above: date, text: "<p><b>静音的一天</b></p>" + story},
		{name: "advertisements between paragraphs", above: date, text: story + "<div>广告</div><div>旧书大减价</div><div>×</div><p>請繼續往下閱讀...</p>" + story, without: []string{"大减价", "往下閱讀", "×"}},
		{name: "helplines above a picture", above: date, text: story + "<p>再給自己一次機會</p><p>生命線協談專線：1995</p><p>張老師專線：1980</p><figure><img src=a.jpg><figcaption>书船。</figcaption></figure>",
			without: []string{"給自己", "1995", "1980"}},
		{name: "rules for comments", above: date, text: story + "<p>江城報對留言系統使用者發布的文字保有移除的權利，請確認已閱讀並同意下述規定。</p>" + long, without: []string{"移除的權利", "旧事说来话长"}},
		{name: "a link back to the site", above: date, text: story + "<p>书船明天开往下游。<a href=/>返回江城网，查看更多</a></p>", without: []string{"返回江城网"}},
		{name: "a label without a name", above: date, text: story + "<p>责任编辑：</p>", without: []string{"责任编辑"}},
		{name: "tags with number signs", above: date, text: story + "<p>#书船 #青芦镇</p>", without: []string{"#书船"}},
		{name: "a notice on rights in several paragraphs", above: date, text: story + story + "<p>（责任编辑：林小明）</p><p>反侵权公告：</p><p>一、任何单位使用本报社的作品，必须事先取得书面授权；</p><p>二、对各类非法转载的行为，本报社将追究行为人的责任，欢迎读者提供线索。</p>",
			without: []string{"反侵权", "书面授权", "欢迎读者"}},
		{name: "an opening paragraph that is no p", above: date, text: `<div class=related-lead>书船今年第一次靠上北岸，<a href=/1>船舱里的书也</a>比去年多了一倍，<a href=/2>镇图书室</a>的人说，借书的孩子也多了一倍。</div>` + story + long},
		{name: "account and date inside the text", text: "<div>江城号</div><div>2025-03-08 08:50</div>" + story, without: []string{"江城号", "08:50"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a, _ := read(t, portal(c.above, c.text, c.below), "p.html", content.Options{NoImages: true, Normalise: content.NormaliseNone})
			b := *a
			b.Title = nil
			got := content.PlainText(&b)
			if first := "孩子们排队登船，镇图书室的人在岸边登记"; !strings.Contains(got, first) {
				t.Errorf("the text is not there: %q", got)
			}
			if c.name == "one word of a player is a heading" && !strings.Contains(got, "静音的一天") {
				t.Error("the heading is gone")
			}
			if c.name == "an opening paragraph that is no p" && !strings.Contains(got, "借书的孩子也多了一倍") {
				t.Error("the opening paragraph is gone")
			}
			for _, w := range c.without {
				if strings.Contains(got, w) {
					t.Errorf("%q is no part of the text: %q", w, got)
				}
			}
		})
	}
}

// TestHeads: what the lines round the date say.
func TestHeads(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, head, above, text, published, source, credits string }{
		{name: "an outlet below the date", above: "<div>2025-03-08 08:50</div><div>青芦新闻</div><div>分享</div>", published: "2025-03-08T08:50+08:00", source: "青芦新闻"},
		{name: "a part of the site below the date", above: "<div>2025-03-08 08:50</div><div>下载中心</div>", published: "2025-03-08T08:50+08:00"},
		{name: "the portal's own field", head: `<meta name="mediaid" content="青芦周报">`, above: "<div>2025-03-08 08:50</div>", published: "2025-03-08T08:50+08:00", source: "青芦周报"},
		{name: "the text begins with the title", above: "<ul><li>来源：江城社</li><li>作者：</li><li>2025-03-08 08:50</li></ul>", text: "<p>" + headline + "时说</p>" + story,
			published: "2025-03-08T08:50+08:00", source: "江城社"},
		{name: "an outlet as the author", above: "<p>2025-03-08 08:50 作者：青芦周报</p>", published: "2025-03-08T08:50+08:00", source: "青芦周报"},
		{name: "a bracket of Taiwan", above: "<p>2025-03-08 08:50</p>", text: "<p>書船今天靠上北岸，船艙裡有兩千冊書，孩子們排隊登船，鎮圖書室的人在岸邊登記，傍晚時分點亮了燈。（林小明／青蘆報導）《江報》關心你</p>" + story,
			published: "2025-03-08T08:50+08:00", credits: "reporter 林小明"},
		{name: "the site where no source is named", head: `<meta property="og:site_name" content="青芦在线">`, above: "<div>2025-03-08 08:50</div>", published: "2025-03-08T08:50+08:00", source: "青芦在线"},
		{name: "the agency of the lead before the site", head: `<meta property="og:site_name" content="青芦在线">`, above: "<div>2025-03-08 08:50</div>",
			text: "<p>江城社北岸3月8日电 书船今天靠上北岸，船舱里有两千册书，孩子们排队登船。</p>" + story, published: "2025-03-08T08:50+08:00", source: "江城社"},
		{name: "a named source before the site", head: `<meta property="og:site_name" content="青芦在线">`, above: "<div>2025-03-08 08:50 来源：江城社</div>", published: "2025-03-08T08:50+08:00", source: "江城社"},
		{name: "a date inside words", above: "<div>2025年03月08日 查看旧版(2007年11月18号以前)</div>", published: "2025-03-08"},
		{name: "a person in a meta element", head: `<meta name="author" content="林小明">`, above: "<div>2025-03-08 08:50</div>", published: "2025-03-08T08:50+08:00", credits: "author 林小明"},
		{name: "a site in a meta element", head: `<meta name="author" content="Radio Riverside News"><meta name="byl" content="江城">`, above: "<div>2025-03-08 08:50</div>", published: "2025-03-08T08:50+08:00"},
		{name: "an element of the author's", above: "<div>2025-03-08 08:50 <a rel=author href=/a>林小明</a></div>", published: "2025-03-08T08:50+08:00", credits: "author 林小明"},
		{name: "an element of an author's class", above: "<div class=article-author>林小明</div><div>2025-03-08 08:50</div>", published: "2025-03-08T08:50+08:00", credits: "author 林小明"},
		{name: "authors of comments", above: "<div>2025-03-08 08:50</div>", text: story + "<div class=comments><span class=author>林小明</span><p>好书。</p></div>", published: "2025-03-08T08:50+08:00"},
		{name: "authors of several texts", above: "<div>2025-03-08 08:50</div>", text: story + "</div><div><div><span class=author>林小明</span></div><div><span class=author>顾小舟</span></div>", published: "2025-03-08T08:50+08:00"},
		{name: "a line before meta elements", head: `<meta name="author" content="顾小舟">`, above: "<div>2025-03-08 08:50 记者：林小明</div>", published: "2025-03-08T08:50+08:00", credits: "reporter 林小明"},
		{name: "an organisation in JSON-LD", head: `<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"NewsMediaOrganization","name":"Riverside Morning"},{"@type":"Person","name":"林小明"}]}</script>`,
			above: "<div>2025-03-08 08:50</div>", published: "2025-03-08T08:50+08:00", credits: "author 林小明"},
		{name: "a name before the headline and under it", above: "<p>林小明：" + headline + "</p><p>林小明</p><div>2025-03-08 08:50</div>", published: "2025-03-08T08:50+08:00", credits: "author 林小明"},
		{name: "a name before the headline alone", above: "<p>林小明：" + headline + "</p><div>2025-03-08 08:50</div>", published: "2025-03-08T08:50+08:00"},
		{name: "an editor in a meta element", head: `<meta name="author" content="林小明">`, above: "<div>2025-03-08 08:50</div>", text: story + "<div>编辑:林小明 <span>禁止商业转载 授权&gt;&gt;</span></div>", published: "2025-03-08T08:50+08:00"},
		{name: "who reports from where at the end", above: "<div>2025-03-08 08:50</div>", text: story + "<p>书船明天开往下游，镇图书室的人说。（林小明 江城报道）</p>", published: "2025-03-08T08:50+08:00", credits: "reporter 林小明"},
		{name: "where it comes from", above: "<div>江城报网 | 发布: 2025-03-08 08:50 | 点击: 313 | 来自: 青芦周报</div>", published: "2025-03-08T08:50+08:00", source: "青芦周报"},
		{name: "a broken mark behind the source", above: "<div>2025-03-08 08:50 来源：[ 青芦周报 ]\uFFFD</div>", published: "2025-03-08T08:50+08:00", source: "青芦周报"},
		{name: "an agency that is quoted", above: "<div>2025-03-08 08:50</div>", text: "<p>据江城社北岸电（记者 林小明）书船今天靠上北岸，船舱里有两千册书。</p>" + story, published: "2025-03-08T08:50+08:00", source: "江城社", credits: "reporter 林小明"},
		{name: "the text once more below", above: "<div>2025-03-08 08:50</div>", text: chapters + "</div><div><span>编辑：林小明</span></div><ul><li><a href=/1>专题</a></ul><div class=share>" + chapters, published: "2025-03-08T08:50+08:00", credits: "editor 林小明"},
		{name: "two people sign", above: "<div>2025-03-08 08:50</div>", text: story + "<p>书船明天开往下游。（林小明 顾小舟 ）</p>", published: "2025-03-08T08:50+08:00", credits: "author 林小明; author 顾小舟"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := c.text
			if text == "" {
				text = story
			}
			page := strings.Replace(string(portal(c.above, text, "")), "</head>", c.head+"</head>", 1)
			a, _ := read(t, []byte(page), "p.html", content.Options{NoImages: true})
			var people []string
			for _, x := range a.Credits {
				people = append(people, string(x.Role)+" "+x.Name)
			}
			if got := a.Published.String(); got != c.published || a.Source.Name != c.source || strings.Join(people, "; ") != c.credits {
				t.Errorf("published %s, source %q, credits %q; want %s, %q, %q", got, a.Source.Name, people, c.published, c.source, c.credits)
			}
		})
	}
}

// TestTextTable: a table that holds the paragraphs of the article only sets them in place.
func TestTextTable(t *testing.T) {
	t.Parallel()
	cell := strings.Repeat("<div>书船今天靠上北岸，船舱里有两千册书，孩子们排队登船，镇图书室的人在岸边登记借书的名字。</div>", 5)
	a, _ := read(t, portal("<p>2025-03-08 08:50</p>", "<table><tr><td>"+headline+"</td></tr><tr><td><br></td></tr><tr><td>"+cell+"</td></tr></table>", ""), "p.html",
		content.Options{NoImages: true})
	paras := 0
	for _, s := range a.Sections {
		for _, b := range s.Blocks {
			if _, ok := b.(*content.Para); ok {
				paras++
			}
		}
	}
	if paras != 5 {
		t.Errorf("%d paragraphs, want 5", paras)
	}
}
