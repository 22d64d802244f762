# The frame of a script in tests/check, read by it with `. "$(dirname "$0")/../frame.sh"`. Goes to the project's folder; sets program (its absolute path) and work
# (a folder, removed at the end); ok and bad WHAT count; finish, the script's last line, prints the count and gives the exit status.
set -u
script=$(basename "$0" .sh)
program=$(realpath "$1")
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "FAIL $script: $*"; }
finish() { echo "$script: $passed passed, $failed failed"; [ "$failed" = 0 ]; }
