//go:build !linux

package cmd

func scattered([]byte) {}
