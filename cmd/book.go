package cmd

import (
	"slices"

	"github.com/kanben/kanben/content"
)

// bind makes one job of all: a collection of their articles in the order of the inputs. The first collection that
// has a title of its own gives title and credits.
func bind(jobs []*job) []*job {
	if len(jobs) < 2 {
		return jobs
	}
	all := &job{number: 1, collection: &content.Collection{Kind: content.Book}}
	c := all.collection
	for _, j := range jobs {
		all.inputs = append(all.inputs, j.inputs...)
		c.Parts = append(c.Parts, j.collection.Parts...)
		if c.Lang == "" {
			c.Lang = j.collection.Lang
		}
	}
	merge(c)
	return []*job{all}
}

// merge joins neighbouring parts without a title.
func merge(c *content.Collection) {
	parts := c.Parts[:0]
	for _, p := range c.Parts {
		if n := len(parts); n > 0 && len(p.Title) == 0 && len(parts[n-1].Title) == 0 {
			parts[n-1].Articles = append(parts[n-1].Articles, p.Articles...)
			continue
		}
		p.Articles = slices.Clip(p.Articles) // what is appended is not for its owner
		parts = append(parts, p)
	}
	c.Parts = parts
	if a := c.Articles(); len(c.Title) == 0 && len(a) > 0 {
		c.Title, c.Lang, c.Publisher = a[0].Title, a[0].Lang, a[0].Publisher
	}
}

func closeAll(jobs []*job) {
	for _, j := range jobs {
		for _, in := range j.inputs {
			in.close()
		}
	}
}

func first(jobs []*job) []*input {
	out := make([]*input, len(jobs))
	for i, j := range jobs {
		out[i] = j.inputs[0]
	}
	return out
}
