package preflight

import (
	"fmt"
	"math"
	"strings"
)

// readIntents finds out what the file claims to be and the limit on inks of its printing condition.
func (c *checker) readIntents() {
	c.limit = 300
	for _, v := range c.f.array(c.root["OutputIntents"]) {
		d := c.f.dict(v)
		if c.f.name(d["S"]) == "GTS_PDFX" {
			c.press = true
		}
		if h := c.profile(d); len(h) >= 20 && string(h[16:20]) == "CMYK" {
			c.cmyk = true
		}
		id := strings.ToLower(text(c.f.get(d["OutputConditionIdentifier"])))
		for _, news := range []string{"news", "ifra", "fogra42", "fogra48"} {
			if strings.Contains(id, news) {
				c.limit = 240
			}
		}
	}
}

func (c *checker) profile(intent Dict) []byte {
	s, ok := c.f.get(intent["DestOutputProfile"]).(*Stream)
	if !ok {
		return nil
	}
	b, err := c.f.decode(s)
	if err != nil {
		return nil
	}
	return b
}

// checkPress holds the rules on the document; those on pages and content are in content.go.
func (c *checker) checkPress() {
	c.checkVersion()
	c.checkIntent()
	c.checkTrapped()
	c.checkActions()
	for _, p := range c.pages {
		c.checkBoxes(p)
		c.checkAnnotations(p)
		c.checkGroup(p)
	}
}

func (c *checker) checkVersion() {
	v := c.f.version
	if cv := string(c.f.name(c.root["Version"])); cv > v {
		v = cv
	}
	want := "1.6"
	if c.x1a {
		want = "1.4"
	}
	if v > want {
		c.error("X1", 0, "version "+v+", at most "+want)
	}
	x := c.xmp(nsPDFXID + "GTS_PDFXVersion")
	if c.x1a {
		x = c.xmp(nsPDFX + "GTS_PDFXConformance")
	}
	if x != "PDF/X-4" && x != "PDF/X-1a:2003" {
		c.error("X2", 0, fmt.Sprintf("the metadata names no PDF/X version, but %q", x))
	}
	for _, n := range []string{nsXMP + "CreateDate", nsXMP + "ModifyDate", nsXMP + "MetadataDate", nsXMP + "CreatorTool", nsMM + "DocumentID", nsMM + "VersionID", nsMM + "RenditionClass"} {
		if c.xmp(n) == "" {
			c.error("X2", 0, "the metadata has no "+n[strings.LastIndexByte(n, ' ')+1:])
		}
	}
	id := c.f.array(c.f.trailer["ID"])
	if len(id) != 2 || len(text(id[0])) == 0 {
		c.error("X6", 0, "no file identifier")
	}
}

func (c *checker) checkIntent() {
	var found []Dict
	for _, v := range c.f.array(c.root["OutputIntents"]) {
		if d := c.f.dict(v); c.f.name(d["S"]) == "GTS_PDFX" {
			found = append(found, d)
		}
	}
	if len(found) != 1 {
		c.error("X3", 0, fmt.Sprintf("%d output intents for PDF/X", len(found)))
		return
	}
	d := found[0]
	if text(c.f.get(d["OutputConditionIdentifier"])) == "" {
		c.error("X4", 0, "the output intent names no printing condition")
	}
	h := c.profile(d)
	switch {
	case len(h) < 128 || string(h[36:40]) != "acsp":
		c.error("X4", 0, "the output intent has no embedded profile")
	case string(h[12:16]) != "prtr":
		c.error("X4", 0, "the profile of the output intent is not of an output device")
	case string(h[16:20]) == "CMYK" && c.f.int(c.f.dict(d["DestOutputProfile"])["N"]) != 4:
		c.error("X4", 0, "the profile has another number of channels than N says")
	}
}

func (c *checker) checkTrapped() {
	info := string(c.f.name(c.info["Trapped"]))
	xmp := c.xmp(nsPDF + "Trapped")
	if info != "True" && info != "False" || xmp != "" && xmp != info {
		c.error("X5", 0, fmt.Sprintf("Trapped is %q in Info and %q in XMP", info, xmp))
	}
}

func (c *checker) checkActions() {
	f := c.f
	if d := f.dict(c.root["OpenAction"]); d != nil || c.root["AA"] != nil {
		c.error("X8", 0, "the document has actions")
	}
	names := f.dict(c.root["Names"])
	if names["JavaScript"] != nil {
		c.error("X8", 0, "the document has JavaScript")
	}
	if len(f.array(f.dict(c.root["AcroForm"])["Fields"])) > 0 {
		c.error("X9", 0, "the document has form fields")
	}
	if names["EmbeddedFiles"] != nil {
		c.warn("X10", 0, "the document has embedded files")
	}
	for _, p := range c.pages {
		if p.dict["AA"] != nil || p.dict["PresSteps"] != nil {
			c.error("X8", p.n, "the page has actions")
		}
	}
}

// minBleed is 3 mm in points.
const minBleed = 3 * 72 / 25.4

func (c *checker) checkBoxes(p *page) {
	_, art := c.f.rect(p.dict["ArtBox"])
	if !p.hasTrim || art {
		c.error("X11", p.n, "the page needs a TrimBox and no ArtBox")
	}
	crop, hasCrop := c.f.rect(p.inherit["CropBox"])
	switch {
	case !p.media.holds(p.bleed), !p.bleed.holds(p.trim), hasCrop && !p.media.holds(crop), hasCrop && !crop.holds(p.trim):
		c.error("X12", p.n, "the boxes do not lie within each other: trim, bleed, medium")
		return
	}
	least := min(p.trim.x0-p.bleed.x0, p.trim.y0-p.bleed.y0, p.bleed.x1-p.trim.x1, p.bleed.y1-p.trim.y1)
	if least < minBleed-0.01 {
		c.error("X13", p.n, fmt.Sprintf("the bleed is %.2f mm, less than 3", least*25.4/72))
	}
}

func (c *checker) checkAnnotations(p *page) {
	for _, v := range c.f.array(p.dict["Annots"]) {
		d := c.f.dict(v)
		switch c.f.name(d["Subtype"]) {
		case "TrapNet", "PrinterMark":
			continue
		}
		if r, ok := c.f.rect(d["Rect"]); !ok || r.meets(p.bleed) {
			c.error("X29", p.n, "an annotation stands inside the bleed box")
		}
		if d["A"] != nil || d["AA"] != nil {
			c.error("X8", p.n, "an annotation has an action")
		}
	}
}

func (c *checker) checkGroup(p *page) {
	g := c.f.dict(p.dict["Group"])
	if g == nil {
		return
	}
	if c.x1a {
		c.error("X32", p.n, "the page has a transparency group")
	}
	if cs := c.f.name(g["CS"]); c.cmyk && (cs == "DeviceRGB" || cs == "CalRGB") {
		c.error("X32", p.n, "transparency is blended in RGB, the condition is CMYK")
	}
}

// checkObjects looks through all objects for what a press cannot take.
func (c *checker) checkObjects() {
	if !c.press {
		return
	}
	for n := 1; n < len(c.f.places)+1; n++ {
		v := c.f.load(n)
		d := c.f.dict(v)
		if d == nil {
			continue
		}
		_, isStream := v.(*Stream)
		if isStream {
			for _, name := range c.f.filters(d) {
				if name == "LZWDecode" {
					c.error("X22", 0, "a stream is compressed by LZW")
				}
			}
			if d["F"] != nil {
				c.error("X10", 0, "a stream lies outside the file")
			}
		}
		if c.f.name(d["Type"]) == "ExtGState" {
			c.checkState(d)
		}
		if sub := c.f.name(d["Subtype"]); isStream && (sub == "PS" || c.f.name(d["Subtype2"]) == "PS") {
			c.error("X20", 0, "a PostScript XObject")
		}
		if isStream && (d["OPI"] != nil || d["Alternates"] != nil || d["Ref"] != nil) {
			c.error("X21", 0, "an object stands for another one: OPI, alternate or reference")
		}
		switch c.f.name(d["S"]) {
		case "JavaScript", "Launch", "Movie", "Sound", "Rendition", "SubmitForm", "ImportData":
			if d["P"] == nil {
				c.error("X8", 0, "an action of kind "+string(c.f.name(d["S"])))
			}
		}
	}
}

// checkState looks at a graphics state dictionary.
func (c *checker) checkState(d Dict) {
	if d["TR"] != nil || d["TR2"] != nil && c.f.name(d["TR2"]) != "Default" {
		c.error("X18", 0, "a graphics state has a transfer function")
	}
	if d["HTP"] != nil || d["HT"] != nil && c.f.name(d["HT"]) != "Default" {
		c.error("X19", 0, "a graphics state sets halftones")
	}
	if c.x1a {
		for _, k := range []Name{"ca", "CA"} {
			if v, ok := number(c.f.get(d[k])); ok && math.Abs(v-1) > 1e-6 {
				c.error("X32", 0, "a graphics state is transparent")
			}
		}
		if m, ok := c.f.get(d["SMask"]).(Dict); ok && m != nil {
			c.error("X32", 0, "a graphics state has a soft mask")
		}
	}
}
