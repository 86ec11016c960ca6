"""Types command lines at an interactive shell, each with a TAB at its end, and prints the arguments
that mpool would then get.

usage: terminal.py SHELL SETUP LINE...
"""

import os
import pty
import select
import sys
import time

PROMPT = "ready>"
SECONDS = 20


def read_until(terminal, wanted):
    text = ""
    end = time.monotonic() + SECONDS
    while wanted not in text:
        if not select.select([terminal], [], [], max(0, end - time.monotonic()))[0]:
            sys.exit(f"no {wanted!r} within {SECONDS} s, but {text!r}")
        text += os.read(terminal, 4096).decode(errors="replace")
    return text


def type_line(terminal, line):
    os.write(terminal, line.encode())


shell, setup, *lines = sys.argv[1:]
options = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"]}[shell]
process, terminal = pty.fork()
if process == 0:
    os.execvp(shell, [shell, *options])
# The prompt is written in two parts here, so that the echo of this line is not taken for it.
type_line(terminal, "bind 'set enable-bracketed-paste off' 2>/dev/null; unset PROMPT_SP; PS1=rea''dy'> '\n")
read_until(terminal, PROMPT)
type_line(terminal, setup + "\n")
read_until(terminal, PROMPT)
type_line(terminal, "mpool() { printf 'arguments:'; printf '[%s]' \"$@\"; printf ':e''nd\\n'; }\n")
read_until(terminal, PROMPT)
for line in lines:
    type_line(terminal, line + "\t")
    # What is typed while the shell completes would be lost.
    time.sleep(0.3)
    type_line(terminal, "\n")
    printed = read_until(terminal, PROMPT)
    print(printed[printed.index("arguments:") + len("arguments:") : printed.index(":end")], flush=True)
type_line(terminal, "exit\n")
