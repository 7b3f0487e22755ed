package html_test

import (
	"path/filepath"
	"reflect"
	"sync"
	"testing"

	"github.com/kanben/kanben/content"
)

// TestSamePageAtOnce reads each page several times side by side: same article, same problems (B9).
func TestSamePageAtOnce(t *testing.T) {
	t.Parallel()
	pages, _ := filepath.Glob("testdata/pages/*html")
	for _, path := range pages {
		want, wantProblems := readPage(t, filepath.Base(path), content.Options{})
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				got, problems := readPage(t, filepath.Base(path), content.Options{})
				if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(problems, wantProblems) {
					t.Errorf("%s: another reading gave another article", path)
				}
			})
		}
		wg.Wait()
	}
}
