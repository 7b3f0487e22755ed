package html_test

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
)

const story = `<p>青芦镇流动书屋今天靠上北岸，船舱里有两千册书，孩子们排队登船，镇图书室的人在岸边登记。</p>
<p>船是旧渡轮改的，甲板铺了木地板，窗下是一排矮书架，船名取自一部旧镇志，修船用了三个月。</p>
<p>傍晚时分，书船点亮了灯，船主说书可以借回家，下一个月圆的夜里再还，逾期也不用交钱。</p>`

const headline = "青芦镇的书船靠上北岸"

// portal makes a page of the words between title and text, the text, and the words behind it.
func portal(above, text, below string) []byte {
	return []byte("<!doctype html><html lang=zh><head><meta charset=utf-8><title>" + headline + "_新闻_江城网</title></head>\n<body><div id=main><h1>" + headline + "</h1>\n" +
		above + "\n<div class=article>" + text + "</div>\n" + below + "\n</div></body></html>")
}

// TestPortals: forms in which portals set date, source and people round the text.
func TestPortals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, above, text, below string
		published, source        string
		credits                  string
	}{
		{name: "outlet above the date", above: "<div>江城社</div><div>2025-03-08 08:50</div>", published: "2025-03-08T08:50+08:00", source: "江城社"},
		{name: "name and outlet above the date", above: "<p>林小明/江城晚报</p><p>2025-03-08 08:50</p>", published: "2025-03-08T08:50+08:00", source: "江城晚报", credits: "author 林小明"},
		{name: "outlet and name", above: "<p>江報快訊／林小明 2025年03月08日 08:50:00</p>", published: "2025-03-08T08:50:00+08:00", source: "江報快訊", credits: "author 林小明"},
		{name: "date in parts", above: "<div>2025</div><div>03/08</div><div>08:50</div>", published: "2025-03-08T08:50+08:00"},
		{name: "date in a link", above: `<a href="https://e.example/x"><span>2025年03月08日 08:50:30</span> 来自江城</a>`, published: "2025-03-08T08:50:30+08:00"},
		{name: "label before words beside the date", above: "<p>江城网青芦频道 (2025-03-08 08:50) 稿件来源：青芦日报</p>", published: "2025-03-08T08:50+08:00", source: "青芦日报"},
		{name: "counters are no source", above: "<p>2025-03-08 08:50:30 <span>0</span>人参与评论</p>", published: "2025-03-08T08:50:30+08:00"},
		{name: "buttons behind the source", above: "<p>2025年03月08日 08:50 来源：青芦网 参与互动</p>", published: "2025-03-08T08:50+08:00", source: "青芦网"},
		{name: "place behind the source", above: "<p>2025-03-08 08:50 来源: 青芦日报(江城)</p>", published: "2025-03-08T08:50+08:00", source: "青芦日报"},
		{name: "people beside the date", above: "<p>2025-03-08 08:50 苇哥</p><p>执笔/苇哥、芦花姐</p>", published: "2025-03-08T08:50+08:00", credits: "author 苇哥; author 芦花姐"},
		{name: "signature", above: "<p>2025-03-08 08:50</p>", text: story + "<p>书船明天开往下游。（林小明）</p>", published: "2025-03-08T08:50+08:00", credits: "author 林小明"},
		{name: "place in the last bracket", above: "<p>2025-03-08 08:50</p>", text: story + "<p>书船明天开往下游。（石门县）</p>", published: "2025-03-08T08:50+08:00"},
		{name: "whom the text is about is no signature", above: "<p>2025-03-08 08:50</p>", text: story + "<p>船主林小明说，书船明天开往下游。（林小明）</p>", published: "2025-03-08T08:50+08:00"},
		{name: "a bare name is a guess", above: "<p>林小明 2025-03-08 08:50</p>", published: "2025-03-08T08:50+08:00"},
		{name: "a bare name that the page confirms", above: "<p>林小明 2025-03-08 08:50</p>", below: "<p>本文为林小明授权江城网发布，转载请注明出处。</p>", published: "2025-03-08T08:50+08:00", credits: "author 林小明"},
		{name: "only a change is dated", above: "<p>更新时间 2025年3月8日, 08:50</p>", published: "2025-03-08T08:50+08:00"},
		{name: "caption above the text", above: "<p>2025-03-08 08:50</p><p>圖為孩子們登船。江城社記者林小明攝 114年3月7日</p>", published: "2025-03-08T08:50+08:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := c.text
			if text == "" {
				text = story
			}
			a, _ := read(t, portal(c.above, text, c.below), "p.html", content.Options{NoImages: true})
			if got := a.Published.String(); got != c.published {
				t.Errorf("published %s, want %s", got, c.published)
			}
			if a.Source.Name != c.source {
				t.Errorf("source %q, want %q", a.Source.Name, c.source)
			}
			if got := creditsOf(a); got != c.credits {
				t.Errorf("credits %q, want %q", got, c.credits)
			}
			if got := content.PlainText(a); !strings.Contains(got, "船舱里有两千册书") || !strings.Contains(got, "逾期也不用交钱") {
				t.Errorf("text lost: %s", got)
			}
		})
	}
}

func creditsOf(a *content.Article) string {
	var all []string
	for _, c := range a.Credits {
		all = append(all, string(c.Role)+" "+c.Name)
	}
	return strings.Join(all, "; ")
}

// TestWeChatPages: the body is hidden until a script has run, and only scripts know the date.
func TestWeChatPages(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"shown":   `var createTime = '2025-03-08 08:50';`,
		"decoded": `create_time: JsDecode('2025-03-08 08:50'),`,
		"seconds": `var ct = "1741395000";`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := `<!doctype html><html><head><meta charset=utf-8><meta property="og:title" content="` + headline + `"><meta property="og:article:author" content="林小明"></head>
<body><h1 id=activity-name>` + headline + `</h1><a id=js_name>青芦镇发布</a><div id=js_content style="visibility: hidden; opacity: 0">` + story +
				`<p><img data-src="https://pic.example/boat.jpg" src="data:image/gif;base64,R0lGOD"></p></div><p>预览时标签不可点</p><script>` + script + `</script></body></html>`
			a, ps := read(t, []byte(page), "w.html", content.Options{})
			if a.Published.String() != "2025-03-08T08:50+08:00" || a.Source.Name != "青芦镇发布" || creditsOf(a) != "author 林小明" {
				t.Errorf("published %s, source %s, credits %s", a.Published, a.Source.Name, creditsOf(a))
			}
			if got := content.PlainText(a); !strings.Contains(got, "逾期也不用交钱") || strings.Contains(got, "预览时标签") {
				t.Errorf("text: %s", got)
			}
			if !strings.Contains(codes(ps), "W-REMOTE") {
				t.Errorf("the lazy picture was not seen: %s", codes(ps))
			}
		})
	}
}

func codes(ps []content.Problem) string {
	var all []string
	for _, p := range ps {
		all = append(all, p.Code)
	}
	return strings.Join(all, " ")
}

// TestEdgesOfTheBody: what stands at both ends of the text and is none goes; what only looks like it stays.
func TestEdgesOfTheBody(t *testing.T) {
	t.Parallel()
	text := `<p>` + headline + `</p>` + story +
		`<p>镇上的老电话公司也在1968年搬走，1996年用户达1000000户，书屋就设在它留下的旧楼里，读者沿河走来。</p>
<p>编辑|纪南星</p><p>责编|温言</p><p>扫描下方二维码解锁更多技能</p><p>1、回复【公租房】查看最新消息</p>`
	a, _ := read(t, portal("<p>2025-03-08 08:50</p>", text, ""), "p.html", content.Options{NoImages: true})
	got := content.PlainText(a)
	for _, w := range []string{"老电话公司也在1968年搬走"} {
		if !strings.Contains(got, w) {
			t.Errorf("%q is lost: %s", w, got)
		}
	}
	for _, w := range []string{"扫描下方", "回复【公租房】"} {
		if strings.Contains(got, w) {
			t.Errorf("%q is no text of the article: %s", w, got)
		}
	}
	if creditsOf(a) != "editor 纪南星; responsible-editor 温言" {
		t.Errorf("credits %s", creditsOf(a))
	}
}

// TestLayoutQuote: a blockquote that holds most of the text is no quotation.
func TestLayoutQuote(t *testing.T) {
	t.Parallel()
	long := strings.Repeat(story, 4)
	a, _ := read(t, portal("<p>2025-03-08 08:50</p>", "<blockquote>"+long+"</blockquote>", ""), "p.html", content.Options{NoImages: true})
	for _, s := range a.Sections {
		for _, b := range s.Blocks {
			if _, ok := b.(*content.Quote); ok {
				t.Fatal("the article became one quotation")
			}
		}
	}
}

// TestPlaces: paragraphs and problems name their line and column in the source.
func TestPlaces(t *testing.T) {
	t.Parallel()
	page := string(portal("<p>2025-03-08 08:50</p>", story+"\n  <img src=\"https://pic.example/a.jpg?x=1&amp;y=2\">\n<iframe src=\"https://v.example/1\"></iframe>", ""))
	a, ps := read(t, []byte(page), "p.html", content.Options{})
	want := map[string]string{"E-ASSET": "https://pic.example/a.jpg", "W-REMOTE": "https://pic.example/a.jpg"}
	for _, p := range ps {
		words, ok := want[p.Code]
		if !ok {
			continue
		}
		delete(want, p.Code)
		if at := page[p.Pos.Byte:]; !strings.HasPrefix(at, words) || p.Pos.Line != 1+strings.Count(page[:p.Pos.Byte], "\n") {
			t.Errorf("%s at %d:%d, which is %.30q", p.Code, p.Pos.Line, p.Pos.Col, at)
		}
	}
	if len(want) > 0 {
		t.Errorf("not reported: %v", want)
	}
	for _, b := range a.Sections[0].Blocks {
		p, ok := b.(*content.Para)
		if !ok {
			continue
		}
		if at := page[p.Pos.Byte:]; p.Pos.Line == 0 || !strings.HasPrefix(content.ParaText(p), at[:strings.IndexByte(at, '<')]) {
			t.Errorf("paragraph %.20q has place %+v", content.ParaText(p), p.Pos)
		}
	}
}

// TestNotes: marks that lead to notes become references, and the notes leave the body.
func TestNotes(t *testing.T) {
	t.Parallel()
	text := strings.Replace(story, "两千册书", `两千册书<sup><a href="#fn1" id="ref1">1</a></sup>`, 1)
	text = strings.Replace(text, "三个月。", `三个月<a href="#n2">[2]</a>，<a href="#main">[3]</a>旧渡口还在。`, 1)
	a, ps := read(t, portal("<p>2025-03-08 08:50</p>", text+`<ol><li id="fn1">数字由镇图书室提供。<a href="#ref1">↩</a></li></ol><p><a name="n2"></a>从冬天算起。</p>`, ""), "p.html", content.Options{NoImages: true})
	if len(a.Notes) != 2 {
		t.Fatalf("%d notes: %s", len(a.Notes), content.PlainText(a))
	}
	first, ok := a.Notes[0].Blocks[0].(*content.Para)
	if !ok || content.ParaText(first) != "数字由镇图书室提供。" {
		t.Errorf("first note %q", content.ParaText(first))
	}
	refs := 0
	for _, b := range a.Sections[0].Blocks {
		if p, ok := b.(*content.Para); ok {
			for _, in := range p.Text {
				if _, ok := in.(*content.NoteRef); ok {
					refs++
				}
			}
		}
	}
	if refs != 2 {
		t.Errorf("%d references", refs)
	}
	body := *a
	body.Notes = nil
	if strings.Contains(content.PlainText(&body), "从冬天算起") {
		t.Error("a note stayed in the body")
	}
	if strings.Contains(codes(ps), "E-NOTE") {
		t.Error("a reference leads nowhere")
	}
}
