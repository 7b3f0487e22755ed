package cmd

import (
	"context"

	"github.com/kanben/kanben/content"
)

// convertEach writes one file an article. A record that cannot be read fails alone; two articles with one name stop the
// run before anything is written.
func (o *convertOptions) convertEach(ctx context.Context, path string) error {
	spots := spots{}
	ins, err := o.readRecords(ctx, path, &o.Read, spots)
	if err != nil {
		return err
	}
	defer ins[0].close() // records share the folder
	var good []*input
	var codes []int
	for _, in := range ins {
		o.printer().Print(spots.place(in.Problems))
		if in.failed(o.Read.content.Mode) {
			codes = append(codes, readCode(in.Problems, o.Read.content.Mode))
			continue
		}
		good = append(good, single(in)...)
	}
	outs := make([][]output, len(good))
	for i, in := range good {
		outs[i] = []output{{Path: fieldsOf(in, i+1).expand(o.Output, "")}}
	}
	if err := clash(good, outs); err != nil {
		return err
	}
	for i, in := range good {
		if err := o.convert(in, in.Collection, outs[i][0].Path); err != nil {
			return err
		}
	}
	if len(codes) > 0 {
		return told(verdict(codes, len(ins)))
	}
	return nil
}

// single gives each article of an input as an input of its own.
func single(in *input) []*input {
	all := in.Collection.Articles()
	if len(all) == 1 {
		return []*input{in}
	}
	out := make([]*input, len(all))
	for i, a := range all {
		one := *in
		one.Path, one.Name = recordName(in.Path, i+1), recordName(in.Name, i+1)
		one.Collection = content.Of(a)
		out[i] = &one
	}
	return out
}
