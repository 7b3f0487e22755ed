package export

import (
	"fmt"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

// BuildTime is the date of the files of a collection when the caller names none: the newest revision or
// publication time of its articles, else the collection's own, else 1980-01-01, the oldest date a zip can hold.
func BuildTime(c *content.Collection) time.Time {
	newest := c.Date.Time
	for _, a := range c.Articles() {
		for _, s := range []content.Stamp{a.Published, a.Modified} {
			if !s.IsZero() && s.Time.After(newest) {
				newest = s.Time
			}
		}
	}
	if newest.Year() < 1980 {
		return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return newest.UTC()
}

// mm writes a length in millimetres to the tenth, for names of editions.
func mm(p render.Pt) string {
	tenths := (int64(p)*254 + 36000) / 72000
	if tenths%10 == 0 {
		return fmt.Sprint(tenths / 10)
	}
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}
