# Every path is relative and stands alone: make takes a blank for the end of a name, and the
# checkout may lie in a folder that has one.
PYTHON = python3
PIP = .venv/bin/python -m pip --disable-pip-version-check
INSTALL = $(PIP) install -qq --no-input --root-user-action=ignore -c constraints.txt

.PHONY: check-seeds test lint layouts formats bench docs picture debian clean

# Lint the five real referater in seeds/.
check-seeds: .venv/package
	@.venv/bin/referat-lint check --exit-zero --output-format full seeds

# Everything that the tests need, then the tests; ARGS go to pytest.
test: debian .venv/tools
	@.venv/bin/pytest $(ARGS)

# This repository's own pre-commit hooks, over every file.
lint: .venv/tools
	@.venv/bin/pre-commit run --all-files

# How well each family of layouts is read; ARGS="--family F05 --diff" shows what differs.
layouts: .venv/tools
	@.venv/bin/python tests/layouts/score.py $(ARGS)

# How many samples say the same as web pages, Word files and PDFs; ARGS="F05 --diff" as above.
formats: debian .venv/tools
	@.venv/bin/python tests/formats/figures.py $(ARGS)

# Speed and memory, beside codespell and the libraries alone.
bench: .venv/tools
	@.venv/bin/python benchmarks/bench.py $(ARGS)

# The pages of docs/ that are printed from the rule files.
docs: .venv/tools
	@.venv/bin/python docs/generate.py

# The picture of a Word file with remarks, and that file.
picture: .venv/package
	@docs/picture.sh

clean:
	rm -rf .venv build dist *.egg-info

# The Debian packages that are missing: installed where one may, else named. The tests that write
# files as people have them start LibreOffice (soffice), Chromium and poppler (pdftotext, pdftoppm).
debian:
	@missing=; \
	command -v git >/dev/null || missing="$$missing git"; \
	command -v $(PYTHON) >/dev/null && ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null && \
		missing="$$missing python3-venv"; \
	command -v soffice >/dev/null || missing="$$missing libreoffice-writer"; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	command -v pdftotext >/dev/null || missing="$$missing poppler-utils"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq -y --no-install-recommends $$missing >/dev/null; \
	else \
		echo "make: missing:$$missing; install with: sudo apt-get install$$missing" >&2; exit 1; \
	fi

# The environment. pip first: an older one knows no dependency groups.
.venv/pip: constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "make: Python 3.11 or newer is needed, and $(PYTHON) is" \
		"$$($(PYTHON) --version 2>/dev/null || echo not here);" \
		"name another with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "make: python3 has no venv; install it with: sudo apt-get install python3-venv" >&2; \
		exit 1; }
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(INSTALL) pip 'setuptools>=77'
	@touch .venv/pip

# Editable, so that what is edited is what runs; built with the pinned setuptools.
.venv/package: .venv/pip pyproject.toml referat_lint/__init__.py
	@$(INSTALL) --no-build-isolation --editable .
	@touch .venv/package

.venv/tools: .venv/package
	@$(INSTALL) --group dev
	@touch .venv/tools
