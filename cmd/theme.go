package cmd

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/render"
)

// theme returns the built-in theme of the name, or reads the file: a value with a path separator or an extension.
func (a *app) theme(value string) (*render.Theme, error) {
	if !strings.ContainsAny(value, `./\`) {
		t, ok := render.ThemeByName(value)
		if !ok {
			hint := "kanben themes list names them; a theme file is written with its extension"
			if near := config.Nearest(value, render.Themes()); near != "" {
				hint = "the nearest is " + near
			}
			return nil, usage(hint, "--theme: no theme is named %q", value)
		}
		return t, nil
	}
	data, err := os.ReadFile(value)
	if err != nil {
		return nil, world(exitUsage, "E-THEME", value, err, "")
	}
	name := filepath.ToSlash(value)
	a.remember(name, source{data: data})
	t, problems := render.LoadTheme(data, name)
	if len(problems) > 0 {
		a.printer().Print(problems)
		return nil, told(exitUsage)
	}
	return t, nil
}
