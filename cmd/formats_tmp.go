package cmd

import "github.com/kanben/kanben/content"

var formats formatsT

type formatsT struct{}

func (formatsT) All() []content.Format { return nil }
