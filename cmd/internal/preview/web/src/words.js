// The words of the page in the two languages it speaks.
const words = {
  en: {
    theme: 'Theme', paper: 'Paper', profile: 'Profile', vertical: 'Vertical', downloads: 'Downloads', pages: 'Pages',
    chapters: 'E-book', go: 'Go to', panel: 'What is written', problems: 'Problems', credits: 'Credits and metadata',
    edits: 'Edits', 'edits-note': 'Click an edit to take it back for this file.', close: 'Close',
    drop: 'Drop a file to try it', smaller: 'Smaller', larger: 'Larger', asIs: 'as set', none: 'none',
    rendered: ms => `${ms} ms`, page: (n, all) => `${n} of ${all}`, line: n => `line ${n}`, printed: n => `page ${n}`,
    failed: 'The input allows no new output; the last good one is shown.', lost: 'The connection is lost; trying again …',
    error: 'error', warning: 'warning', info: 'note', source: (name, n) => `${name}, line ${n}`,
    takeBack: 'take back', redo: 'make again',
  },
  zh: {
    theme: '主题', paper: '开本', profile: '用途', vertical: '直排', downloads: '下载', pages: '版面',
    chapters: '电子书', go: '转到', panel: '将写入的内容', problems: '问题', credits: '署名与元数据',
    edits: '标点修订', 'edits-note': '点击一条修订，即在本文件中撤回。', close: '关闭',
    drop: '将文件拖放到此处试排', smaller: '缩小', larger: '放大', asIs: '按设置', none: '无',
    rendered: ms => `${ms} 毫秒`, page: (n, all) => `第 ${n} 页，共 ${all} 页`, line: n => `第 ${n} 行`, printed: n => `第 ${n} 页`,
    failed: '当前内容无法输出，仍显示上一次的结果。', lost: '连接中断，正在重试……',
    error: '错误', warning: '警告', info: '提示', source: (name, n) => `${name} 第 ${n} 行`,
    takeBack: '撤回', redo: '恢复',
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
