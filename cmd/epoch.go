package cmd

import (
	"strconv"
	"time"
)

// buildTime reads SOURCE_DATE_EPOCH (reproducible-builds.org): the date of all files of this run. Without it the
// date is the article's own, never the clock's.
func (a *app) buildTime() (time.Time, error) {
	s := a.env("SOURCE_DATE_EPOCH")
	if s == "" {
		return time.Time{}, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n > 253402300799 {
		return time.Time{}, usage("it holds seconds since 1970-01-01", "$SOURCE_DATE_EPOCH: %q is no such number", s)
	}
	return time.Unix(n, 0).UTC(), nil
}
