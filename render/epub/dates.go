package epub

import (
	"strings"
	"time"

	"github.com/kanben/kanben/content"
)

// time writes a date for people, with its exact value for machines.
func (f *flow) time(s content.Stamp) {
	f.raw("<time")
	s = f.b.zoned(s)
	f.attr("datetime", s.String())
	f.raw(">")
	f.text(dateText(s, f.doc.lang))
	f.raw("</time>")
}

// zoned puts a date whose source names no zone into that of the options.
func (b *builder) zoned(s content.Stamp) content.Stamp {
	if s.ZoneAssumed && b.opt.Zone != nil {
		t := s.Time
		s.Time = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, b.opt.Zone)
	}
	return s
}

// dateText writes a date in the language of the book, to the precision of the source.
func dateText(s content.Stamp, lang string) string {
	day, clock := "2006年1月2日", " 15:04"
	if !strings.HasPrefix(lang, "zh") {
		day, clock = "2 January 2006", ", 15:04"
	}
	if s.Precision >= content.Minute {
		day += clock
	}
	return s.Time.Format(day)
}

// reference writes a URL as a link to itself.
func (f *flow) reference(u string) {
	href := f.b.target(nil, u)
	if href == "" {
		f.text(u)
		return
	}
	f.raw("<a")
	f.attr("href", href)
	f.raw(">")
	f.text(u)
	f.raw("</a>")
}
