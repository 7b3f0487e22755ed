package layout

// RandomArticle draws articles with everything that a page can hold.
var RandomArticle = article
