package fields

import (
	"strconv"
	"time"

	"github.com/kanben/kanben/content"
)

// FindStamp reads a date in the forms of feeds and exports: ISO 8601, RFC 1123, seconds or milliseconds since 1970, and
// those of content.md C9. zone is for dates without one; nil is +08:00.
func FindStamp(s string, zone *time.Location) (content.Stamp, bool) {
	if st, ok := ParseStamp(s, zone); ok {
		return st, true
	}
	for _, layout := range []string{time.RFC3339Nano, time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST",
		"2 Jan 2006 15:04:05 -0700", "2006-01-02T15:04:05Z0700"} {
		if t, err := time.Parse(layout, s); err == nil {
			return content.Stamp{Time: t.Truncate(time.Second), Precision: content.Second}, true
		}
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && n > 1e8 && n < 1e14 {
		return unix(n, zone), true
	}
	if found, ok := content.FindDate(s); ok && !found.Bad && found.From == 0 {
		return found.Stamp.InZone(zone), true
	}
	return content.Stamp{}, false
}

// unix reads seconds or, from 1e11 on, milliseconds since 1970.
func unix(n int64, zone *time.Location) content.Stamp {
	if n >= 1e11 {
		n /= 1000
	}
	if zone == nil {
		zone = content.Zone8()
	}
	return content.Stamp{Time: time.Unix(n, 0).In(zone), Precision: content.Second}
}
