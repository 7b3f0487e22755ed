package render_test

import (
	"fmt"

	"github.com/kanben/kanben/render"
)

func ExampleLoadTheme() {
	theme, problems := render.LoadTheme([]byte("extends: article\nname: mine\ngrid: {characters: 32}\n"), "mine.yaml")
	fmt.Println(theme.Name, theme.Grid.Characters, len(problems))
	_, problems = render.LoadTheme([]byte("extends: article\ngrid: {caracters: 32}\n"), "mine.yaml")
	fmt.Println(problems[0])
	fmt.Println(problems[0].Hint)
	// Output:
	// mine 32 0
	// mine.yaml:2:8: error: grid: unknown key "caracters" [E-KEY]
	// the nearest key is characters
}
