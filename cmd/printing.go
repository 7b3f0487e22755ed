package cmd

import (
	"bytes"
	"encoding/json"
)

// printJSON writes one result as a JSON line to standard output.
func (a *app) printJSON(v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return bug(err)
	}
	return a.print(b.String())
}
