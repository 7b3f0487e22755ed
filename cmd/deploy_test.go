package cmd

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

// manifests are what deploy/ offers, with the schema of each.
var manifests = map[string]string{"job.yaml": "io.k8s.api.batch.v1.Job", "worker.yaml": "io.k8s.api.apps.v1.Deployment"}

// TestManifestsFitTheirSchemas holds deploy/ against the strict schemas of Kubernetes; mutants show that they judge.
func TestManifestsFitTheirSchemas(t *testing.T) {
	t.Parallel()
	for file, kind := range manifests {
		schema := kubernetes(t, kind)
		doc := text(t, filepath.Join("../deploy", file))
		if err := schema.Validate(manifest(t, doc)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		for _, mutant := range [][2]string{{"containers:", "container:"}, {"memory: 512Mi", "memory: [512Mi]"}, {"readOnlyRootFilesystem: true", "readOnlyRootFilesystem: 1"}} {
			if schema.Validate(manifest(t, strings.Replace(doc, mutant[0], mutant[1], 1))) == nil {
				t.Errorf("%s: %s passes", file, mutant[1])
			}
		}
	}
}

func kubernetes(t *testing.T, kind string) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile("../deploy/testdata/kubernetes-1.37.json")
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("kubernetes.json", v); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("kubernetes.json#/definitions/" + kind)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// manifest reads YAML as the values of JSON that schemas judge.
func manifest(t *testing.T, doc string) any {
	t.Helper()
	var v any
	parse(t, doc, &v)
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestManifestsSpeakOurCommandLine: the arguments parse, and the failure policy names our exit codes: those that a retry
// helps are left to it.
func TestManifestsSpeakOurCommandLine(t *testing.T) {
	t.Parallel()
	type container struct{ Args []string }
	type pod struct {
		Template struct {
			Spec struct{ Containers []container }
		}
	}
	for file := range manifests {
		var m struct{ Spec pod }
		parse(t, text(t, filepath.Join("../deploy", file)), &m)
		args := m.Spec.Template.Spec.Containers[0].Args
		c, rest, err := newRoot(&app{Streams: &Streams{}}).Find(args)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.ParseFlags(rest); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	var job struct {
		Spec struct {
			PodFailurePolicy struct {
				Rules []struct {
					Action      string
					OnExitCodes *struct{ Values []int } `yaml:"onExitCodes"`
				}
			} `yaml:"podFailurePolicy"`
		}
	}
	if err := yaml.Unmarshal([]byte(text(t, "../deploy/job.yaml")), &job); err != nil {
		t.Fatal(err)
	}
	got := map[string][]int{}
	for _, r := range job.Spec.PodFailurePolicy.Rules {
		if r.OnExitCodes != nil {
			got[r.Action] = r.OnExitCodes.Values
		}
	}
	if !slices.Equal(got["FailJob"], []int{exitUsage, exitBug}) || !slices.Equal(got["FailIndex"], []int{exitSome, exitInput, exitPage}) {
		t.Errorf("policy %v", got)
	}
}
