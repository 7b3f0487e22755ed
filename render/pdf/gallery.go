package pdf

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/picture"
	"github.com/kanben/kanben/render/picture/svg"
)

// photo is a picture of the document. Its bytes are opened when they are needed and never kept.
type photo struct {
	asset   *content.Asset
	pos     content.Pos // of the first figure that shows it
	info    picture.Info
	drawing *svg.Drawing // of an SVG, drawn as paths
	broken  bool
	ppi     int // lowest effective resolution; 0 = not painted
}

// gallery is the pictures of the document in the order in which they first appear.
type gallery struct {
	open     render.Opener
	faces    *fonts.Set // for the lettering of drawings
	photos   []*photo
	byKey    map[string]int
	problems []content.Problem
	late     []content.Problem // found while the pictures were written
	o        *Options
	in       intent
	colours  *colours
}

// openGallery looks at every picture before anything is drawn: what cannot be shown is a problem, and its frame
// stays empty.
func openGallery(d *layout.Document, c *content.Collection, o *Options, in intent) *gallery {
	g := &gallery{open: o.Open, faces: d.Faces, byKey: map[string]int{}, o: o, in: in}
	g.colours = &colours{gallery: g}
	places := figurePlaces(c)
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if im, ok := it.(*layout.ImageItem); ok && im.Asset != nil {
				g.add(im, places[im.Asset.Name])
			}
		}
	}
	return g
}

// key tells equal pictures apart from others, by their bytes where the hash is known.
func key(a *content.Asset) string {
	if a.SHA256 != "" {
		return a.SHA256
	}
	return "name:" + a.Name
}

func (g *gallery) add(im *layout.ImageItem, pos content.Pos) {
	if _, known := g.byKey[key(im.Asset)]; !known {
		p := &photo{asset: im.Asset, pos: pos}
		n := len(g.photos)
		g.photos = append(g.photos, p)
		g.byKey[key(im.Asset)] = n
		if err := g.look(p); err != nil {
			p.broken = true
			g.problems = append(g.problems, picture.Problem(im.Asset, pos, err))
		}
	}
}

// look probes and checks the picture.
func (g *gallery) look(p *photo) error {
	r, err := picture.Open(p.asset, g.open)
	if err != nil {
		return err
	}
	p.info, err = picture.Probe(r)
	r.Close()
	if err != nil {
		return err
	}
	if p.info.MediaType == picture.SVG {
		return g.trace(p)
	}
	r, err = picture.Open(p.asset, g.open)
	if err != nil {
		return err
	}
	defer r.Close()
	_, err = picture.Check(r, &p.info)
	return err
}

// trace reads a drawing, its lettering set with the faces of the document.
func (g *gallery) trace(p *photo) error {
	data, err := picture.Load(p.asset, g.open)
	if err != nil {
		return err
	}
	if p.drawing, err = svg.Read(data, g.faces); err != nil {
		return err
	}
	if len(p.drawing.Shapes) == 0 {
		return errors.New(strings.Join(append([]string{"nothing in the drawing can be shown"}, p.drawing.Skipped...), ": "))
	}
	if len(p.drawing.Skipped) > 0 {
		g.problems = append(g.problems, content.Problem{
			Severity: content.Warning, Code: "W-SVG", Pos: p.pos, Path: p.asset.Name,
			Msg:  "the drawing has parts that are not drawn: " + strings.Join(p.drawing.Skipped, ", "),
			Hint: "turn them into paths, or give the drawing as PNG",
		})
	}
	return nil
}

// number returns the number of the picture of the item.
func (g *gallery) number(im *layout.ImageItem) int { return g.byKey[key(im.Asset)] }

// note keeps the lowest resolution at which the picture is shown, in pixels an inch.
func (p *photo) note(w, h render.Pt) {
	if w <= 0 || h <= 0 {
		return
	}
	ppi := int(min(int64(p.info.Width)*72000/int64(w), int64(p.info.Height)*72000/int64(h)))
	if p.ppi == 0 || ppi < p.ppi {
		p.ppi = ppi
	}
}

// pressPPI and linePPI are the least effective resolutions in print of a picture and of a line drawing of one bit.
const (
	pressPPI = 300
	linePPI  = 600
)

// coarse reports pictures below the resolution that a press needs.
func (g *gallery) coarse() []content.Problem {
	var out []content.Problem
	for _, p := range g.photos {
		least := pressPPI
		if p.info.Bits == 1 {
			least = linePPI
		}
		if g.o.Profile != Print || p.broken || p.ppi == 0 || p.ppi >= least || p.info.MediaType == picture.SVG {
			continue
		}
		out = append(out, content.Problem{
			Severity: content.Warning, Code: "W-PPI", Pos: p.pos, Path: p.asset.Name,
			Msg:  fmt.Sprintf("%d ppi as printed, below %d", p.ppi, least),
			Hint: "give the picture with more pixels, or print it smaller",
		})
	}
	return out
}

// figurePlaces maps asset names to the figures that use them.
func figurePlaces(c *content.Collection) map[string]content.Pos {
	places := map[string]content.Pos{}
	for _, a := range c.Articles() {
		for _, s := range a.Sections {
			for _, b := range s.Blocks {
				if f, ok := b.(*content.Figure); ok {
					places[f.Asset] = f.Pos
				}
			}
		}
	}
	return places
}

// profileKey is the hash by which equal ICC profiles share one object.
type profileKey [sha256.Size]byte
