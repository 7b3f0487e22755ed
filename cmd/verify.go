package cmd

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/kanben/kanben/cmd/internal/fleet"
	"github.com/kanben/kanben/content"
)

type verifyOptions struct {
	*app
	Store string
}

func newVerify(a *app, run func(context.Context, *verifyOptions) error) *cobra.Command {
	o := &verifyOptions{app: a}
	if run == nil {
		run = runVerify
	}
	return &cobra.Command{Use: "verify STORE", Short: "Hash every output of a store again",
		Long: `verify reads every output of a store (a folder, file:DIR or s3://…) and holds its bytes against its name and the
records, plans, manifests and published names: what is lost or bad fails, extra outputs (left by workers that were killed)
are listed.`,
		Example: "  kanben verify file:press\n  kanben verify 's3://press/2025?endpoint=https://store.example'",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("a folder, file:DIR or s3://…", "%s: one store is taken", c.CommandPath())
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.Store = args[0]
			return run(c.Context(), o)
		}}
}

func runVerify(ctx context.Context, o *verifyOptions) error {
	s, err := o.openStore(o.Store)
	if err != nil {
		return err
	}
	audit, err := fleet.New(s, nil, nil, fleet.Options{}).Verify(ctx)
	if err != nil {
		return (&batch{}).world(ctx, err)
	}
	if audit.Plans == 0 && audit.Objects == 0 && audit.Clean() {
		return &fault{code: exitInput, problem: content.Problem{Severity: content.Error, Code: "E-INPUT", Pos: content.Pos{File: o.Store},
			Msg: "no plan and no output is here", Hint: "name the store that -o named: a folder, file:DIR or s3://…"}}
	}
	var ps []content.Problem
	add := func(keys []string, code, msg string, severity content.Severity) {
		for _, k := range keys {
			ps = append(ps, content.Problem{Severity: severity, Code: code, Pos: content.Pos{File: k}, Msg: msg})
		}
	}
	add(audit.Lost, "E-LOST", "a record, a manifest or the published names need it, but it is not there", content.Error)
	add(audit.Bad, "E-BAD", "its bytes are not what its name, its record or its plan says", content.Error)
	add(audit.Extra, "W-EXTRA", "no record names it", content.Warning)
	o.printer().Print(ps)
	if o.JSON {
		err = o.printJSON(map[string]int{"outputs": audit.Objects, "lost": len(audit.Lost), "bad": len(audit.Bad), "extra": len(audit.Extra)})
	} else {
		err = o.print(fmt.Sprintf("%d outputs, %d lost, %d bad, %d extra\n", audit.Objects, len(audit.Lost), len(audit.Bad), len(audit.Extra)))
	}
	if !audit.Clean() {
		return errors.Join(err, told(exitSome))
	}
	return err
}
