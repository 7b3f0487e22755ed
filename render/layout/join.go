package layout

import (
	"slices"
	"strconv"

	"github.com/kanben/kanben/render"
)

// join puts the front matter before the body: its elements come first in the structure tree.
func join(front, body *press) *Document {
	d, b := front.doc, body.doc
	up := int32(len(d.Elems) - 1)
	pages := len(d.Pages)
	for i := range b.Pages {
		for _, it := range b.Pages[i].Items {
			if m := markOf(it); m.Elem > 0 {
				m.Elem += up
			}
		}
	}
	d.Elems = slices.Replace(b.Elems, 0, 1, d.Elems...) // in the body's place, which is the larger
	for i := range d.Elems[1+up:] {
		e := &d.Elems[int(1+up)+i]
		if e.Parent > 0 {
			e.Parent += up
		}
		if e.Dest > 1 {
			e.Dest += up
		}
		for k := range e.Headers {
			e.Headers[k] += up
		}
		if e.BBox != nil {
			e.BBox.Page += pages
		}
	}
	for _, l := range front.links {
		d.Elems[l.link].Dest = l.target + up + 1
	}
	for _, m := range b.Outline {
		m.Elem += up
		m.Page += pages
		d.Outline = append(d.Outline, m)
	}
	d.Pages = append(d.Pages, b.Pages...)
	d.Map.Pages = append(d.Map.Pages, b.Map.Pages...)
	d.Loose += b.Loose
	for _, c := range b.Chapters {
		c.Page += pages
		c.Elem += up
		d.Chapters = append(d.Chapters, c)
	}
	body.problems = append(body.problems, front.problems...)
	body.front, body.borrowed = pages, front.borrowed
	return d
}

// markOf returns to what an item belongs.
func markOf(it Item) *Mark {
	switch it := it.(type) {
	case *Text:
		return &it.Mark
	case *RuleItem:
		return &it.Mark
	case *BoxItem:
		return &it.Mark
	case *ImageItem:
		return &it.Mark
	case *DotsItem:
		return &it.Mark
	case *WaveItem:
		return &it.Mark
	}
	return new(Mark)
}

func arabic(n int) string { return strconv.Itoa(n) }

func pageStart(label string) render.PageStart { return render.PageStart{Label: label} }
