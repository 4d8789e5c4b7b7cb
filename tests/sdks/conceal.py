"""Puts the tests' own fake letters into every whole key of the recordings, so that nothing in the
repository looks like a key to a scanner. Lengths and prefixes stay; masked echoes are left as they are.

    python conceal.py    after a recording; a second run changes nothing
"""

import json
import pathlib
import re

# The fake letters that the tests of the core use for keys.
FAKE = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7"
PREFIXES = (
    "sk-proj-", "sk-svcacct-", "sk-admin-", "sk-ant-api03-", "sk-ant-oat01-", "sk-or-v1-", "sk-", "gsk_", "hf_", "r8_",
    "xai-", "nvapi-", "AIza", "pplx-", "tgp_v1_", "csk-", "fw_", "github_pat_", "ghp_",
)
# Ids that only look random; they aren't secret.
IDS = re.compile(r"^(?:req_|org-|proj_|chatcmpl-|Llama-)|^[0-9a-f]{16}-[A-Z]{3}$")
TOKEN = re.compile(r"[A-Za-z0-9_-]{16,}")


def faked(token: str) -> str:
    prefix = next((prefix for prefix in PREFIXES if token.startswith(prefix)), "")
    rest = len(token) - len(prefix)
    return prefix + (FAKE * (rest // len(FAKE) + 1))[:rest]


def is_key(token: str) -> bool:
    digits = len(re.findall("[0-9]", token))
    mixed = all(re.search(kind, token) for kind in ("[a-z]", "[A-Z]"))
    return not IDS.search(token) and digits > 2 and (mixed or token.startswith(PREFIXES))


def conceal(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        token = match.group(0)
        masked = "*" in text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        return faked(token) if not masked and is_key(token) else token

    return TOKEN.sub(one, text)


for name in ("python.jsonl", "others.jsonl"):
    path = pathlib.Path(__file__).with_name(name)
    lines = []
    for line in path.read_text().splitlines():
        case = json.loads(line)
        case["input"] = conceal(case["input"])
        case["key_hint"] = case["key_hint"] and conceal(case["key_hint"])
        lines.append(json.dumps(case, ensure_ascii=False))
    path.write_text("\n".join(lines) + "\n")
