package cmd

import (
	"bytes"

	"go.yaml.in/yaml/v3"
)

// yamlOf writes JSON as YAML in block form, keys in the same order. JSON is YAML, so that nothing is lost.
func yamlOf(data []byte) ([]byte, error) {
	var n yaml.Node
	if err := yaml.Unmarshal(data, &n); err != nil {
		return nil, err
	}
	block(&n)
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(&n); err != nil {
		return nil, err
	}
	if err := enc.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// block takes the flow style of JSON away; strings that YAML would read as something else keep their quotes.
func block(n *yaml.Node) {
	n.Style = 0
	for _, k := range n.Content {
		block(k)
	}
}
