package pdf

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/layout"
)

// gallery is the pictures of the document.
type gallery struct {
	problems []content.Problem // found before drawing
	late     []content.Problem // found while the pictures were written
}

func openGallery(d *layout.Document, o *Options, in intent) *gallery { return &gallery{} }

func (p *painter) paintImage(it *layout.ImageItem) {}

func (n *finisher) writePictures(profile ref) error { return nil }
