#!/usr/bin/env bash
# java-diff-utils 4.16, UnifiedDiffUtils.generateUnifiedDiff with a context of 0.
#
# Guess: a unified diff of it is what diff -U0 writes, so patch makes the new text of the old one.
# Seen: a pure insertion says it comes before line 2 of the old text by `-2,0`, where the format (and diff) say `-1,0`, the
# line that it comes after. patch believes it and, without a word, puts the line one place too late. With context lines the
# numbers are the same in both ways of counting, and the patch is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mvn -q dependency:copy -Dartifact=io.github.java-diff-utils:java-diff-utils:4.16 -DoutputDirectory=. >/dev/null
cat > Insertion.java <<'JAVA'
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

public class Insertion {
  public static void main(String[] arguments) throws Exception {
    List<String> old = Files.readAllLines(Path.of("old"));
    List<String> now = Files.readAllLines(Path.of("new"));
    int context = Integer.parseInt(arguments[0]);
    Files.write(
        Path.of("diff"),
        UnifiedDiffUtils.generateUnifiedDiff("old", "new", old, DiffUtils.diff(old, now), context));
  }
}
JAVA
printf 'one\ntwo\nthree\n' > old
printf 'one\ninserted\ntwo\nthree\n' > new

patched() {
  java -cp java-diff-utils-4.16.jar Insertion.java "$1"
  sed -n 3p diff
  patch --quiet --output=result old diff
}

{
  echo "context 0: $(patched 0) makes $(paste -s -d ' ' result)"
  echo "diff -U0:  $(diff -U0 old new | sed -n 3p)"
  echo "context 1: $(patched 1) makes $(paste -s -d ' ' result)"
} > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
context 0: @@ -2,0 +2,1 @@ makes one two inserted three
diff -U0:  @@ -1,0 +2 @@
context 1: @@ -1,2 +1,3 @@ makes one inserted two three
TEXT
echo 'as stated: with a context of 0 patch gives another text than the new one'
