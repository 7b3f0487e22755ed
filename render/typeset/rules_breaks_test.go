package typeset

import "testing"

// TestProhibition is §2: what never starts or ends a line, by level.
func TestProhibition(t *testing.T) {
	t.Parallel()
	none := Options{Kinsoku: KinsokuNone}
	basic := Options{Kinsoku: KinsokuBasic}
	strict := Options{Kinsoku: KinsokuStrict}
	runRules(t, []rule{
		{"KS-1", "春天的风吹过山谷里面，麦田一片新绿。", 10000, 0, Options{}, "春天的风吹过山谷里|面，麦田一片新绿。", "nostart:，。;flush;even;dist:春天=1125..1125"},
		{"KS-1", "请记住这个编号（2048），谢谢。", 10000, 0, Options{}, "请记住这个编号|（2048），谢谢。", "linestart:2=（;nostart:），。;noend:（"},
		{"KS-1", "把窗户打开Windows，再看。", 8000, 0, Options{}, "", "nostart:，。;flush"},
		{"KS-1", "会议定在周五下午三点！", 10000, 0, Options{}, "", "nostart:！"},
		{"KS-1", "第一名是他写的《山高水长》。", 13000, 0, Options{}, "", "nostart:》。;lastmin:2"},
		{"KS-1", "新的标题是什么呢——；后面还有。", 10000, 0, Options{}, "", "nostart:；。"},
		{"KS-1", "一二三四五六七八九〕十", 9000, 0, Options{}, "", "nostart:〕"},
		{"KS-1", "列表：甲、乙、丙、丁、戊、己、庚。", 6000, 0, Options{}, "", "nostart:、：。;flush"},
		{"KS-1", "价格为100，数量为200，合计300。", 6500, 0, Options{}, "", "nostart:，。;nosplit:100;nosplit:200;nosplit:300"},
		{"KS-1", "他看了一会儿，忽然说：“走吧！”大家都笑了。", 12000, 0, Options{}, "", "nostart:，。：”！;noend:“"},
		{"KS-1", "词语（注一）（注二）（注三）。", 6000, 0, Options{}, "", "nostart:）。;noend:（"},
		{"KS-2", "他昨天已经读完《云海》一书，很高兴。", 8000, 0, Options{}, "他昨天已经读完|《云海》一书，很|高兴。", "noend:《;startx:2=-500..-500;flush"},
		{"KS-2", "大家齐声高喊着“出发”，声音传得很远。", 8000, 0, Options{}, "", "noend:“;nostart:”，。;flush"},
		{"KS-2", "这个问题【重要】需要讨论。", 6000, 0, Options{}, "", "noend:【;nostart:】。"},
		{"KS-2", "我们在那里看见了（（很多）山）。", 9000, 0, Options{}, "", "noend:（;nostart:）。"},
		{"KS-2", "今天的课文题目叫「春」字。", 9000, 0, Options{}, "", "noend:「;nostart:」。"},
		{"KS-3", "列车途经“南山”“北河”“东湖”三站。", 11000, 0, Options{}, "列车途经“南山”“北河”|“东湖”三站。", "flush"},
		{"KS-3", "他说：“好。”“不好！”", 5500, 0, Options{}, "", "nostart:”。！：;noend:“"},
		{"KS-3", "这条路通向远方的山，“山”字很大。", 9500, 0, Options{}, "", "linestart:2=“;flush"},
		{"KS-3", "一共读了三本书《甲》《乙》《丙》都很好。", 9000, 0, Options{}, "", "noend:《;nostart:》;flush"},
		{"KS-4", "作者是安德烈斯·莫拉莱斯，来自海边。", 7000, 0, Options{}, "作者是安德烈|斯·莫拉莱斯，来|自海边。", "nostart:·，;flush"},
		{"KS-4", "列奥纳多・达芬奇的手稿展出了。", 4000, 0, Options{}, "", "nostart:・。"},
		{"KS-5", "营业时间为每日九～十七点，节日照常。", 8000, 0, Options{}, "营业时间为每日|九～十七点，节日|照常。", "nostart:～，;flush"},
		{"KS-5", "这是北京—上海的列车时刻。", 4000, 0, Options{}, "", "nostart:—。;nosplit:京—"},
		{"KS-5", "全文见第三十–五十页所载。", 6000, 0, Options{}, "", "nostart:–。"},
		{"KS-6", "供电标准为千瓦/时计算，全年不变。", 7500, 0, Options{}, "供电标准为千|瓦/时计算，全年|不变。", "nostart:/，;noend:/"},
		{"KS-6", "供电标准为千瓦/时计算，全年不变。", 7500, 0, basic, "", "nostart:/，"},
		{"KS-6", "可以选择步行／骑车前往。", 6000, 0, Options{}, "", "nostart:／;noend:／"},
		{"KS-7", "山谷里回声不断——那是风。", 8000, 0, Options{}, "山谷里回声不断|——那是风。", "nosplit:——;flush"},
		{"KS-7", "山谷里回声不断——那是风。", 8000, 0, strict, "山谷里回声不|断——那是风。", "nostart:—;flush"},
		{"KS-7", "他想了很久很久……终于。", 7000, 0, strict, "", "nostart:…"},
		{"KS-7", "一二三四五六七，八九十", 7000, 0, none, "一二三四五六七|，八九十", ""},
		{"KS-7", "一二三四五六（七）八九十", 7000, 0, none, "一二三四五六（|七）八九十", ""},
		{"KS-7", "一二三四五六（七）八九十", 6500, 0, basic, "", "noend:（"},
		{"KS-8", "这真的是你做的吗？！我不信。", 8000, 0, Options{}, "", "nosplit:吗？！;nostart:？！"},
		{"KS-8", "他大声说“来。”）然后走了。", 8000, 0, Options{}, "", "nosplit:来。”）"},
		{"KS-8", "前进！！！前进！！！前进！！！前进！！！", 5000, 0, Options{}, "", "nosplit:！！！;nostart:！"},
		{"KS-8", "啊！！！呀", 2000, 0, Options{}, "", "nostart:呀"},
		{"KS-9", "一二三四五六七八九十", 4000, 0, Options{}, "一二三四|五六七八|九十", "flush;even"},
		{"KS-9", "这里住着形形色色的人们，时时々々来访。", 7000, 0, Options{}, "", "nostart:々"},
		{"KS-9", "テレビを見ながらちょっと休む", 3000, 0, Options{}, "", "nostart:ょっ"},
		{"OR-2", "今天的天气真的很好啊！", 10000, 0, Options{}, "", "nostart:！;lastmin:1"},
		{"LB-4", "春天来了夏天来了", 8000, 0, Options{}, "春天来了夏天来了", ""},
		{"LB-4", "春天来了\u2028夏天来了", 8000, 0, Options{}, "春天来了|夏天来了", ""},
		{"LB-4", "一二三\u2060四五六", 3000, 0, Options{}, "", "nosplit:三四"},
		{"LB-4", "Donaudampf\u200Bschiff在", 7000, 0, Options{NoHyphens: true}, "Donaudampf|schiff在", ""},
		{"LB-4", "第一行\u2028", 8000, 0, Options{}, "", ""},
		{"LB-4", "请看 10\u00A0000 元的价格。", 5000, 0, Options{}, "", "nosplit:10\u00A0000"},
	})
}

// TestUnits is §3: what is never torn.
func TestUnits(t *testing.T) {
	t.Parallel()
	runRules(t, []rule{
		{"UB-1", "春天——花开", 26000, 0, Options{}, "", "span:—花=2000..2000;dist:天—=1000..1000"},
		{"UB-1", "一二三四五六——七八九十", 7000, 0, Options{}, "", "nosplit:——"},
		{"UB-1", "风——雨——雷——电——云", 5000, 0, Options{}, "", "nosplit:——;span:—雨=2000..2600"},
		{"UB-1", "题目⸺副题", 26000, 0, Options{}, "", "span:⸺副=2000..2000"},
		{"UB-2", "远处传来钟声悠扬……随后一切归于安静。", 9000, 0, Options{}, "远处传来钟声悠扬|……随后一切归于|安静。", "nosplit:……;flush"},
		{"UB-2", "他说……好", 26000, 0, Options{}, "", "span:…好=2000..2000"},
		{"UB-2", "一二三四五六……七八", 7000, 0, Options{}, "", "nosplit:……"},
		{"UB-2", "省略⋯⋯以下", 26000, 0, Options{}, "", "span:⋯以=2000..2000"},
		{"UB-2", "…………", 26000, 0, Options{}, "…………", ""},
		{"UB-3", "一二三四五——……六七", 7000, 0, Options{}, "", "nosplit:——;nosplit:……"},
		{"NU-1", "今年的产量同比增长12.5%，创下新高。", 11000, 0, Options{}, "今年的产量同比增长|12.5%，创下新高。", "nosplit:12.5%;nostart:%，"},
		{"NU-1", "总人口约为1,284,000人左右", 7000, 0, Options{}, "", "nosplit:1,284,000"},
		{"NU-1", "夜间最低气温将降至-12℃，请注意保暖。", 10000, 0, Options{}, "", "nosplit:-12℃;nostart:℃，"},
		{"NU-1", "今天的会议在下午08:50开始", 8000, 0, Options{}, "", "nosplit:08:50"},
		{"NU-1", "这个项目获得12 345 678票支持", 7000, 0, Options{}, "", "nosplit:12 345 678"},
		{"NU-1", "浓度达到了百万分之35‰左右的水平", 8000, 0, Options{}, "", "nosplit:35‰"},
		{"NU-1", "折扣高达５０％的商品很多", 5000, 0, Options{}, "", "nosplit:５０％"},
		{"NU-1", "误差不超过±0.05毫米的零件", 6000, 0, Options{}, "", "nosplit:±0.05"},
		{"NU-2", "票价为每人￥80元，儿童减半。", 6000, 0, Options{}, "票价为每人|￥80元，儿童|减半。", "noend:￥;nosplit:￥80"},
		{"NU-2", "这件衣服卖到了$120.50美元", 8000, 0, Options{}, "", "nosplit:$120.50"},
		{"NU-2", "他的座位号为№12一排", 7000, 0, Options{}, "", "nosplit:№12;noend:№"},
		{"NU-2", "商品标价是€99还是£85呢", 6000, 0, Options{}, "", "nosplit:€99;nosplit:£85"},
		{"NU-3", "展览开幕日期2024年3月15日上午", 7000, 0, Options{}, "展览开幕日期|2024年3月15|日上午", "nosplit:2024;nosplit:15"},
		{"NU-3", "全程马拉松约为42 km的长度", 8000, 0, Options{}, "", "nosplit:42 km"},
		{"NU-3", "这袋大米重达10kg左右", 7000, 0, Options{}, "", "nosplit:10kg"},
		{"NU-3", "内存容量需要达到16 GB才可以", 9000, 0, Options{}, "", "nosplit:16 GB"},
		{"FN-1", "这一观点早有论述①，参见注释。", 8000, 0, Options{}, "这一观点早有论|述①，参见注释。", "nostart:①，;flush"},
		{"FN-1", "前人早已说明此理。②后人再议。", 8000, 0, Options{}, "", "nostart:②;nosplit:。②"},
		{"FN-1", "这个结论仍有争议[12]，待考。", 8000, 0, Options{}, "", "nosplit:议[12];dist:议[=1000..1000"},
		{"FN-1", "水的化学式已知¹，见下。", 7000, 0, Options{}, "", "nosplit:知¹;dist:知¹=1000..1000"},
		{"UR-1", "详情请见https://example.org/docs/layout/guide.html页面。", 12000, 0, Options{}, "详情请见https://example|.org/docs/layout/guide|.html页面。", "nooverflow"},
		{"UR-1", "联系邮箱editor@mail.example.org即可", 10000, 0, Options{}, "", "nooverflow"},
		{"UR-1", "网址www.example.com/index?id=42&page=7结束", 8000, 0, Options{}, "", "nooverflow;nosplit:www"},
		{"UR-1", "地址：https://example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa。", 10000, 0, Options{}, "", "nooverflow;nostart:。"},
		{"UR-1", "路径/usr/local/share/fonts/noto下面", 8000, 0, Options{}, "", "nooverflow"},
		{"UR-1", "见 https://a.example/b。", 20000, 0, Options{}, "见 https://a.example/b。", "dist:b。=600..660"},
	})
}
