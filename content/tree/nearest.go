package tree

import "unicode/utf8"

// Nearest returns the known word that a misspelt one most likely stands for, "" if none is near: at most one
// change in three characters, a swap of neighbours being one change.
func Nearest(word string, known []string) string {
	best, bestAt := "", (utf8.RuneCountInString(word)+2)/3+1
	for _, k := range known {
		if d := distance([]rune(word), []rune(k), bestAt); d < bestAt {
			best, bestAt = k, d
		}
	}
	return best
}

// distance is the optimal string alignment distance, cut off at limit.
func distance(a, b []rune, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit || len(a) > 60 {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
