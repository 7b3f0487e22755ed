// The words of the page in the two languages it speaks.
const words = {
  en: {
    theme: 'Theme', paper: 'Paper', profile: 'Profile', direction: 'Lines', downloads: 'Files', pages: 'Pages',
    chapters: 'E-book', go: 'Go to', panel: 'What is written', problems: 'Problems', credits: 'Credits and metadata',
    edits: 'Edits', 'edits-note': 'Click an edit to take it back for this file. To keep it so for good, mark the words with {.raw}.',
    close: 'Close', try: 'Try a file', drop: 'Drop a file to try it', smaller: 'Smaller', larger: 'Larger',
    asIs: v => v ? `as set (${v})` : 'as set', none: 'none', more: n => `and ${n} more`,
    rendered: ms => `${ms} ms`, page: (n, all) => `${n} of ${all}`, line: (file, n) => file ? `${file}, line ${n}` : `line ${n}`,
    printed: n => `page ${n}`, failed: 'The input allows no new output; the last good one is shown.',
    never: 'The input allows no output yet: the problems listed say why.',
    lost: 'The connection is lost; trying again …', dropped: name => `${name} is shown to try it.`, back: name => `Back to ${name}`,
    error: 'error', warning: 'warning', info: 'note', source: (name, n) => `${name}, line ${n}`,
    takeBack: 'take back', redo: 'make again', values: {}, empty: 'Nothing to show yet', count: (n, at, all) => `${n} (${at} of ${all})`,
    fields: { kicker: 'Kicker', title: 'Title', subtitle: 'Subtitle', source: 'Source', publisher: 'Publisher', published: 'Published',
      modified: 'Modified', edition: 'Edition', original: 'Original', subjects: 'Subjects', series: 'Series', volume: 'Volume',
      licence: 'Licence', rights: 'Rights', language: 'Language', id: 'ID' },
  },
  zh: {
    theme: '主题', paper: '开本', profile: '用途', direction: '行向', downloads: '文件', pages: '版面',
    chapters: '电子书', go: '转到', panel: '将写入的内容', problems: '问题', credits: '署名与元数据',
    edits: '标点修订', 'edits-note': '点击一条修订，即在本文件中撤回。若要长久保留原样，请用 {.raw} 标出这几个字。',
    close: '关闭', try: '试排文件', drop: '将文件拖放到此处试排', smaller: '缩小', larger: '放大',
    asIs: v => v ? `按设置（${v}）` : '按设置', none: '无', more: n => `另有 ${n} 条`,
    rendered: ms => `${ms} 毫秒`, page: (n, all) => `第 ${n} 页，共 ${all} 页`, line: (file, n) => file ? `${file} 第 ${n} 行` : `第 ${n} 行`,
    printed: n => `第 ${n} 页`, failed: '当前内容无法输出，仍显示上一次的结果。',
    never: '当前内容无法输出，请先改正列出的问题。',
    lost: '连接中断，正在重试……', dropped: name => `正在试排 ${name}。`, back: name => `回到 ${name}`,
    error: '错误', warning: '警告', info: '提示', source: (name, n) => `${name} 第 ${n} 行`,
    takeBack: '撤回', redo: '恢复', empty: '尚无内容可显示', count: (n, at, all) => `第 ${n} 页（${at}/${all}）`,
    fields: { kicker: '引题', title: '标题', subtitle: '副题', source: '来源', publisher: '出版者', published: '发布',
      modified: '更新', edition: '版次', original: '原文', subjects: '主题词', series: '丛书', volume: '卷期',
      licence: '许可证', rights: '版权', language: '语言', id: '标识符' },
    values: { horizontal: '横排', vertical: '直排', screen: '屏幕', print: '印刷', archive: '存档', '16k': '16 开', '32k': '32 开' },
  },
}

const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language
export const lang = asked.startsWith('zh') ? 'zh' : 'en'
export const t = words[lang]

// speak puts the words into the page.
export function speak(root = document) {
  document.documentElement.lang = lang === 'zh' ? 'zh-Hans' : 'en'
  for (const e of root.querySelectorAll('[data-t]')) e.textContent = t[e.dataset.t]
  for (const e of root.querySelectorAll('[data-t-label]')) e.setAttribute('aria-label', t[e.dataset.tLabel])
  for (const e of root.querySelectorAll('[data-t-title]')) e.title = t[e.dataset.tTitle]
}
