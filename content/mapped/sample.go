package mapped

// Sample returns the commented map that kanben init --map writes.
func Sample() string { return sample }

const sample = `# Which field of a record is what. A place is a JSON pointer (/author/0/name; * stands for
# every item of a list) or the name of a column. Several places: the first that holds something.
records: /data/items          # the list of records; leave it out for JSON lines and CSV
title: /title
subtitle: /subhead
published: [/published_at, /created_at]   # ISO 8601, RFC 1123, seconds since 1970, 2025年3月8日 …
canonical: /url
lang: {value: zh-Hans}        # the same for all
publisher: {value: 柳溪日报}
source: /origin
subjects: /tags               # a list, or words with commas between them
body: {from: [/content_html, /content], as: auto}   # html, markdown, text or auto
credits:
  - /byline                   # a line as it is printed: 记者 林一禾 通讯员 苏南舟
  - {from: /authors/*/name, role: author}
  - {from: /editor, role: responsible-editor}
pictures:                     # those beside the text; pictures in the HTML are found there
  each: /images
  url: /src
  alt: /alt
  caption: /caption
  credit: /photographer
withdrawn: /offline           # true, 1, yes: batch leaves it out
`
