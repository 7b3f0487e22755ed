package structured

const sample = `
# An article for kanben. Keys that begin with x_ are free; all others are checked.
schema: kanben.article/1
lang: zh-Hans
kicker: 走进社区                # 引题
title: 河边的旧书房
subtitle: 一间阅览室的四季        # 副题
published: 2025-03-08 08:50    # a day, or with the time; no zone means +08:00
source: 柳溪日报                # or {name: …, url: …}
credits:                       # one person in one role each
  - {role: reporter, name: 林一禾}
  - {role: correspondent, name: 苏南舟, org: 柳溪镇文化站}
  - 责任编辑：方知夏             # or a line as it is printed
sections:
  - blocks:                    # before the first heading
      - 春天的时候，河边的旧书房又开门了。
      - md: "这里有*一万册*书[^1]，每册都有**来处**。"
  - label: 一、
    slogan: 修窗、添灯、置书架——   # a heading of two lines
    heading: 把书房还给街坊
    blocks:
      - {run_in: 书是大家捐的。, p: 书架上贴着捐书人的名字，按街巷排列。}
      - quote: [来的人多了，屋子就活了。]
        by: 一位读者
      - list: [周二讲故事, 周五修旧书]
notes:
  - {id: "1", text: 数字由社区提供。}
`
