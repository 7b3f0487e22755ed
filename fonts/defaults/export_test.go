package defaults

// Open opens the faces anew, for benchmarks.
var Open = open
