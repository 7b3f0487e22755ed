package main

import (
	"runtime"
	"sync"
)

// each judges file by file, as many at a time as there are cores.
func each(judge func(file) (string, error)) func([]file) ([]finding, error) {
	return func(files []file) ([]finding, error) {
		found, errs := make([]finding, len(files)), make([]error, len(files))
		next := make(chan int)
		var workers sync.WaitGroup
		for range runtime.NumCPU() {
			workers.Go(func() {
				for i := range next {
					found[i].path = files[i].path
					found[i].complaint, errs[i] = judge(files[i])
				}
			})
		}
		for i := range files {
			next <- i
		}
		close(next)
		workers.Wait()
		for _, err := range errs {
			if err != nil {
				return nil, err
			}
		}
		return found, nil
	}
}

// byPath is a judge that takes names of files.
func byPath(judge func([]string) ([]finding, error)) func([]file) ([]finding, error) {
	return func(files []file) ([]finding, error) { return judge(paths(files)) }
}
