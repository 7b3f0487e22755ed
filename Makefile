# One verb a target. Everything runs with Go alone, but for conformance, bench and ci, which install what they need
# under ~/.cache/kanben-ci. CGO stays off everywhere except for the race detector, which needs it.

export CGO_ENABLED := 0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME ?= 10s

.PHONY: build test lint fuzz golden gallery assets bench conformance chaos ci release

# A static binary in bin/, without paths of this machine in it, so that two machines build the same bytes.
build:
	go build -trimpath -ldflags=-s -o bin/kanben ./cmd/kanben

# The tests that a change must pass before anything else is looked at.
test:
	go test ./...

# staticcheck is pinned: a newer one may find more, and then that is a change of its own.
lint:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$unformatted" || { echo "gofmt -w $$unformatted"; exit 1; }
	go vet ./... ./.ci/bench/colour ./.ci/conformance ./.ci/gold ./.ci/release
	go run $(STATICCHECK) ./... ./.ci/bench/colour ./.ci/conformance ./.ci/gold ./.ci/release

# Every fuzz target for a moment each: long enough to find what a careless change breaks, short enough for each commit.
fuzz:
	FUZZTIME=$(FUZZTIME) bash .ci/fuzz

# Rewrites the expected pages and scripts after a wanted change; git diff then shows what moved.
golden:
	UPDATE_GOLDEN=1 go test ./render/...
	for room in $$(git grep -l 'flag.Bool("update"' -- '*_test.go' | xargs -n1 dirname | sort -u); do go test ./$$room -update || exit 1; done
	UPDATE_SCRIPTS=1 go test ./cmd -run TestScripts

# The pictures of docs/themes.md, drawn anew with pdftoppm: byte for byte the same where its version is the same.
gallery:
	UPDATE_GALLERY=1 go test -count=1 ./render/export -run TestGallery$$

# The scripts of others that the preview embeds, anew from the packages that package-lock.json pins: the same bytes, or
# git shows what moved.
assets:
	cd cmd/internal/preview/web && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && npm run --silent build
	git diff --exit-code --stat -- cmd/internal/preview/web/vendor

# Whole processes beside Typst and pandoc in the same run, since seconds of different machines say nothing.
bench: build
	bash .ci/bench/run bin/kanben

# The judges that are not ours: veraPDF, EPUBCheck, Ace, extractors; beside each a broken file that has to fail.
conformance: build
	bash .ci/validators/setup
	go run ./.ci/conformance -kanben bin/kanben

# 1,500 jobs, 30 workers killed, the servers killed twice, three seeds, both routes: minutes, so CI runs a short one.
# A line a run says what was lost.
chaos:
	bash .ci/validators/setup gateway
	KANBEN_CHAOS=full KANBEN_VERSITYGW=$$(bash .ci/validators/setup where-gateway) go test -v -count=1 -timeout 100m -run Chaos ./cmd/internal/fleet | grep -E '^(route|---|ok|FAIL)'

# What CI runs, in the same order.
ci:
	bash .ci/run

# Archives, packages, checksums and the list of what is inside, the same bytes from any machine.
release:
	go run ./.ci/release
