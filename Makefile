# Every command that a person types. Each target is one call; what it needs and lacks, it names.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# JDK 25, whatever the default java of this machine is.
JDK ?= $(firstword $(foreach d,$(JAVA_HOME) $(sort $(wildcard /usr/lib/jvm/*)),$(if $(shell grep -s '^JAVA_VERSION="25' $(d)/release),$(d))))
export JAVA_HOME := $(JDK)
MVN = mvn -B -ntp $(MAVEN_ARGS)
LAUNCH = bin/local-stack
COMMA := ,
REAL_DATA := $(wildcard ../shared/data/README.md)

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

.PHONY: jdk
jdk:
	@test -n "$(JDK)" || { echo "Lynceus needs a JDK 25; none is in JAVA_HOME or /usr/lib/jvm. Debian: apt-get install temurin-25-jdk (or openjdk-25-jdk-headless)." >&2; exit 1; }
	@command -v mvn >/dev/null || { echo "Lynceus is built with Maven 3.8.7 or later. Debian: apt-get install maven." >&2; exit 1; }

.PHONY: test
test: jdk ## build and pass all tests that need no outside server
	@.ci/test -DexcludedGroups=chaos$(if $(REAL_DATA),,$(COMMA)real-data)

.PHONY: chaos
chaos: jdk ## the platform killed, cut off and filled in every way we know; ends with a table of what held
	@.ci/chaos

.PHONY: test-real-data
test-real-data: jdk ## only the tests on the real pictures of ../shared/data
	@test -n "$(REAL_DATA)" || { echo "The real pictures are not here: ../shared/data is missing." >&2; exit 1; }
	$(MVN) verify -Dgroups=real-data

.PHONY: fuzz
fuzz: jdk ## searches each parser for input that it handles badly, for SECONDS=60 each
	$(MVN) test -Dtest='*Fuzz' -Dlynceus.fuzz.seconds=$(or $(SECONDS),60) -am -pl shared/vision,data-service

.PHONY: bench
bench: jdk ## figures as ratios of one run, each held against its floor; BENCH=ServingBench for one. Needs libturbojpeg0
	@BENCH='$(BENCH)' .ci/bench

.PHONY: demo
demo: up ## the whole loop on drawn fruit, or on DATASET=folder of your own; leaves the platform up
	@bin/lynceus demo $(if $(DATASET),--dataset "$(DATASET)")

.PHONY: train
train: jdk ## a run on the newest dataset version; OPTIONS="--epochs 10" is passed on
	@bin/lynceus train --newest $(OPTIONS)

.PHONY: up
up: jdk ## the platform on this machine, built if need be, left running
	@$(LAUNCH) up

.PHONY: down
down: jdk ## ends it; its data stays
	@$(LAUNCH) down

.PHONY: status
status: jdk ## what runs, where, and in how much memory
	@$(LAUNCH) status

.PHONY: logs
logs: ## the last lines of all logs, or of one: NAME=gateway; FOLLOW=1 goes on
	@$(LAUNCH) logs $(NAME)

.PHONY: backup
backup: jdk ## the whole of .lynceus as FILE=lynceus-DATE.tar.gz; needs the platform down
	@$(LAUNCH) backup $(or $(FILE),lynceus-$(shell date +%Y%m%dT%H%M%S).tar.gz)

.PHONY: restore
restore: jdk ## puts FILE= in the place of .lynceus; what was there is moved aside
	@test -n "$(FILE)" || { echo "Which archive? make restore FILE=lynceus-….tar.gz" >&2; exit 2; }
	@$(LAUNCH) restore $(FILE)

.PHONY: budgets
budgets: jdk ## the sizes that the house style allows; non-zero where one is broken
	@$(JAVA_HOME)/bin/java shared/rules/src/main/java/io/lynceus/rules/HouseBudgets.java .

.PHONY: format
format: jdk ## the one format, applied
	$(MVN) -q spotless:apply
