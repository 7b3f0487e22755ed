package markdown

// Sample returns the commented article that kanben init writes as article.md.
func Sample() string { return sample }

const sample = `---
# Front matter: the article's fields. kanben check names every slip with its line.
title: 河边的旧书房
subtitle: 一间阅览室的四季        # 副题
kicker: 走进社区                # 引题
published: 2025-03-08 08:50    # a day, or with the time; no zone means +08:00
source: 柳溪日报                # or {name: …, url: …}
credits:                       # lines as they are printed, or {role: …, name: …}
  - 记者 林一禾 通讯员 苏南舟
  - {role: photographer, name: 程一苇, org: 柳溪日报}
  - 责任编辑：方知夏
---
春天的时候，河边的旧书房又开门了。这里有*一万册*书[^1]，每册都有**来处**。

## 一、修窗、添灯、置书架—— 把书房还给街坊
**书是大家捐的。** 书架上贴着捐书人的名字，按街巷排列。最旧的一册是[柳溪志]{.book}，
最新的一册昨天才到。

> 来的人多了，屋子就活了。
>
> ——一位读者

- 周二讲故事
- 周五修旧书

## 二、夜里的灯
孩子们先学会的字是{灯|dēng}。

::: verse
灯在水边
水在灯里
:::

<!-- A picture alone is a figure; its title is the caption and names who made it:
![窗边的书架](shelf.jpg "窗边的书架。（程一苇摄）") -->

[^1]: 数字由社区提供。
`
