// Package defaults is the set of faces that kanben embeds.
package defaults

import "github.com/kanben/kanben/fonts"

// Set returns the default faces, opened once and shared.
func Set() *fonts.Set { panic("fonts/defaults: not built yet") }
