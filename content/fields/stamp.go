package fields

import (
	"strings"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// stamp reads a date whose form carries its precision (content.md S0): 2025-11-22, 2025-11-22 08:50,
// 2025-11-22T08:50:45+08:00.
func (d *Decoder) stamp(dst *content.Stamp) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		s, ok := d.scalar(n, path)
		if !ok {
			return
		}
		if d.FrontMatter && n.Plain && s == "true" {
			return // Jekyll and Hexo: it is published
		}
		st, ok := ParseStamp(s, d.Zone)
		if !ok && d.FrontMatter && n.Plain && s == "false" {
			d.wrongValue(n, path, "not a date:", "withdrawn: true leaves an article out")
			return
		}
		if !ok {
			d.wrongValue(n, path, "not a date:", "write 2025-11-22, 2025-11-22 08:50 or 2025-11-22T08:50:45+08:00")
			return
		}
		st.Raw, st.Pos = dst.Raw, n.Pos
		*dst = st
	}
}

// ParseStamp reads the date forms of content.md S0, with a space or T before the time. zone nil is +08:00.
// Impossible dates are no dates.
func ParseStamp(s string, zone *time.Location) (content.Stamp, bool) {
	if zone == nil {
		zone = time.FixedZone("", 8*60*60)
	}
	day, clock, hasClock := strings.Cut(strings.Replace(s, "T", " ", 1), " ")
	if len(day) != len(time.DateOnly) || strings.ContainsAny(clock, ".,") {
		return content.Stamp{}, false
	}
	if !hasClock {
		t, err := time.ParseInLocation(time.DateOnly, day, zone)
		return content.Stamp{Time: t, Precision: content.Day}, err == nil
	}
	st := content.Stamp{Precision: content.Second}
	layout := "2006-01-02 15:04:05"
	if len(clock) < 6 || clock[5] != ':' {
		layout, st.Precision = "2006-01-02 15:04", content.Minute
	}
	if at := len(layout) - len("2006-01-02 "); len(clock) <= at {
		st.ZoneAssumed = true
	} else if layout += "Z07:00"; clock[at] == ' ' {
		clock = clock[:at] + clock[at+1:]
	}
	t, err := time.ParseInLocation(layout, day+" "+clock, zone)
	st.Time = t
	return st, err == nil
}

// zoneAssumed reads the key that stands beside dates: true for all of them, or the list of those meant.
func (d *Decoder) zoneAssumed(n *tree.Node, path string, stamps map[string]*content.Stamp) {
	if n.Kind == tree.Scalar {
		all := false
		d.truth(&all)(n, path)
		for _, st := range stamps {
			st.ZoneAssumed = (st.ZoneAssumed || all) && !st.IsZero()
		}
		return
	}
	d.each(n, path, func(n *tree.Node, path string) {
		name, ok := d.scalar(n, path)
		switch st := stamps[name]; {
		case !ok:
		case st == nil:
			d.wrongValue(n, path, "unknown date", "")
		default:
			st.ZoneAssumed = !st.IsZero()
		}
	})
}
