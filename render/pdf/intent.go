package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/pdf/icc"
)

// intent is the output intent (ISO 32000-1 14.11.5) with its profile.
type intent struct {
	profile   []byte
	channels  int
	condition string
	info      string
}

// chooseIntent returns the intent of the options: sRGB on screen, the printer's profile or FOGRA39L for a press.
func chooseIntent(o *Options) (intent, []content.Problem, error) {
	if o.Profile != Print {
		return intent{icc.SRGB, 3, "sRGB IEC61966-2.1", "sRGB IEC61966-2.1"}, nil, nil
	}
	if o.ICC == nil {
		in := intent{icc.FOGRA39L, 4, "FOGRA39L", "Offset printing, paper type 1 or 2, FOGRA39L"}
		if o.Condition != "" {
			in.condition, in.info = o.Condition, o.Condition
			return in, foreignCondition(o.Condition), nil
		}
		return in, []content.Problem{{
			Severity: content.Warning, Code: "W-INTENT",
			Msg:  "no printing condition given: the file is made for FOGRA39L, coated paper",
			Hint: "the paper decides the condition: ask the printer, then give --condition and --icc",
		}}, nil
	}
	if err := CheckICC(o.ICC); err != nil {
		return intent{}, nil, fmt.Errorf("read output profile: %w", err)
	}
	name := o.Condition
	if name == "" {
		name = "Custom"
	}
	return intent{o.ICC, 4, name, name}, nil, nil
}

// foreignCondition warns of a condition that comes without its profile.
func foreignCondition(name string) []content.Problem {
	if strings.Contains(strings.ToUpper(name), "FOGRA39") {
		return nil
	}
	return []content.Problem{{
		Severity: content.Warning, Code: "W-INTENT",
		Msg:  "no profile given for " + name + ": colours are made for FOGRA39L, coated paper",
		Hint: "ask the printer for the profile of the condition, then give it with --icc",
	}}
}

// CheckICC reports why a profile cannot be the output profile of Print: it has to be of class output, for CMYK, of ICC
// version 2 or 4, and its tables have to be readable.
func CheckICC(p []byte) error {
	if err := checkOutputProfile(p); err != nil {
		return err
	}
	target, err := icc.Parse(p)
	if err != nil {
		return err
	}
	if !target.Prints() {
		return errors.New("no table from colours to inks")
	}
	return nil
}

// checkOutputProfile refuses what is no CMYK output profile of ICC version 2 or 4 (pdf.md).
func checkOutputProfile(p []byte) error {
	switch {
	case len(p) < 132 || string(p[36:40]) != "acsp":
		return errors.New("not an ICC profile")
	case int(binary.BigEndian.Uint32(p)) != len(p):
		return errors.New("the size in its header is not the size of the file")
	case p[8] != 2 && p[8] != 4:
		return fmt.Errorf("version %d is not 2 or 4", p[8])
	case string(p[12:16]) != "prtr":
		return fmt.Errorf("class %q is not an output device", p[12:16])
	case string(p[16:20]) != "CMYK":
		return fmt.Errorf("colour space %q is not CMYK", p[16:20])
	}
	return nil
}

// write writes the profile and the intents, which share it.
func (in intent) write(f *file, o *Options) (profile ref, intents []byte) {
	profile = f.alloc()
	f.deflated(profile, fmt.Sprintf("/N %d", in.channels), in.profile)
	kinds := []string{"GTS_PDFA1"}
	if o.Profile == Print {
		kinds = []string{"GTS_PDFX", "GTS_PDFA1"}
	}
	if o.X1a {
		kinds = kinds[:1]
	}
	b := []byte("[")
	for _, k := range kinds {
		b = append(append(b, "<</Type/OutputIntent/S/"...), k...)
		b = appendText(append(b, "/OutputConditionIdentifier"...), in.condition)
		b = appendText(append(b, "/RegistryName"...), "http://www.color.org")
		b = appendText(append(b, "/Info"...), in.info)
		b = append(appendRef(append(b, "/DestOutputProfile "...), profile), ">>"...)
	}
	return profile, append(b, ']')
}
