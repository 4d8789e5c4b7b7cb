"""Keys of the right form, drawn at random: none is written down anywhere, and none was ever issued."""

import string
import zlib

from provider import token

ALNUM = string.ascii_letters + string.digits
LOOSE = ALNUM + "-_"
HEX = "0123456789abcdef"
BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase


def _github(rng):
    """GitHub's tokens end in a checksum of the rest."""
    body, check = token(rng, 30, ALNUM), ""
    number = zlib.crc32(body.encode())
    while number:
        number, digit = divmod(number, 62)
        check = BASE62[digit] + check
    return "ghp_" + body + check.rjust(6, "0")


# The owner of a form, and how one is made.
FORMS = {
    "openai": ("openai", lambda r: "sk-proj-" + token(r, 74, LOOSE) + "T3BlbkFJ" + token(r, 73, LOOSE) + "A"),
    "openai-old": ("openai", lambda r: "sk-" + token(r, 20, ALNUM) + "T3BlbkFJ" + token(r, 20, ALNUM)),
    "openai-service": ("openai", lambda r: "sk-svcacct-" + token(r, 74, LOOSE) + "T3BlbkFJ" + token(r, 73, LOOSE) + "A"),
    "azure": ("azure-openai", lambda r: token(r, 32, HEX)),
    "anthropic": ("anthropic", lambda r: "sk-ant-api03-" + token(r, 93, LOOSE) + "AA"),
    "anthropic-oauth": ("anthropic", lambda r: "sk-ant-oat01-" + token(r, 93, LOOSE) + "AA"),
    "gemini": ("google-gemini", lambda r: "AIzaSy" + token(r, 33, LOOSE)),
    "mistral": ("mistral", lambda r: token(r, 32, ALNUM)),
    "cohere": ("cohere", lambda r: token(r, 40, ALNUM)),
    "groq": ("groq", lambda r: "gsk_" + token(r, 20, ALNUM) + "WGdyb3FY" + token(r, 24, ALNUM)),
    "together": ("together", lambda r: "tgp_v1_" + token(r, 43, LOOSE)),
    "together-old": ("together", lambda r: token(r, 64, HEX)),
    "openrouter": ("openrouter", lambda r: "sk-or-v1-" + token(r, 64, HEX)),
    "deepseek": ("deepseek", lambda r: "sk-" + token(r, 32, HEX)),
    "dashscope": ("dashscope", lambda r: "sk-" + token(r, 32, HEX)),
    "perplexity": ("perplexity", lambda r: "pplx-" + token(r, 48, ALNUM)),
    "xai": ("xai", lambda r: "xai-" + token(r, 80, ALNUM)),
    "huggingface": ("huggingface", lambda r: "hf_" + token(r, 34, string.ascii_letters)),
    "replicate": ("replicate", lambda r: "r8_" + token(r, 37, ALNUM)),
    "nvidia": ("nvidia", lambda r: "nvapi-" + token(r, 64, LOOSE)),
    "zhipu": ("zhipu", lambda r: token(r, 32, HEX) + "." + token(r, 16, ALNUM)),
    "voyage": ("voyage", lambda r: "pa-" + token(r, 43, LOOSE)),
    "elevenlabs": ("elevenlabs", lambda r: "sk_" + token(r, 48, HEX)),
    "ollama": ("ollama", lambda r: token(r, 32, HEX) + "." + token(r, 24, ALNUM)),
    "github": ("github-models", _github),
    "aws": ("aws-bedrock", lambda r: "AKIA" + token(r, 16, string.ascii_uppercase + "234567")),
    "aws-secret": ("aws-bedrock", lambda r: token(r, 40, ALNUM + "+/")),
}

# What people do to a key, and the words for it.
DEFECTS = {
    "newline": (lambda key: key + "\n", "the key ends in a line break"),
    "crlf": (lambda key: key + "\r", "the key ends in a carriage return"),
    "inner": (lambda key: key[:20] + "\n" + key[20:], "the key has a line break inside"),
    "smart": (lambda key: f"\u201c{key}\u201d", "the key stands in typographic quotes"),
    "quotes": (lambda key: f'"{key}"', "the quotes went out as part of the key"),
    "single": (lambda key: f"'{key}'", "the quotes went out as part of the key"),
    "bearer": (lambda key: f"Bearer {key}", "Bearer was written before the key, so it goes out twice"),
    "space": (lambda key: " " + key, "a space stands before the key"),
    "zero-width": (lambda key: key[:12] + "\u200b" + key[12:], "an invisible character is in the key"),
    "cyrillic": (lambda key: key[:4] + "\u0430" + key[5:], "a Cyrillic letter is in the key"),
    "dash": (lambda key: key.replace("-", "\u2013", 1), "a hyphen of the key was turned into a dash"),
    "ellipsis": (lambda key: key[:10] + "\u2026", "the key was copied cut off, with an ellipsis"),
    "name": (lambda key: f"OPENAI_API_KEY={key}", "the variable's name was pasted along with the key"),
    "comma": (lambda key: key + ",", "a comma was pasted along with the key"),
    "brackets": (lambda key: f"<{key}>", "the brackets of the template were left around the key"),
}


def make(spec, rng):
    """A key from `openai`, `openai+newline` or `literal:None`."""
    if spec.startswith("literal:"):
        return spec.removeprefix("literal:")
    form, _, defect = spec.partition("+")
    key = FORMS[form][1](rng)
    return DEFECTS[defect][0](key) if defect else key


def judge(spec, provider):
    """What is wrong with a key that a reader sees: cause, also, why."""
    if spec.startswith("literal:"):
        return "placeholder_key", ["invalid_key"], f"the key is a placeholder: {spec.removeprefix('literal:')}"
    form, _, defect = spec.partition("+")
    owner = FORMS[form][0]
    if defect:
        return "malformed_key", ["invalid_key"], DEFECTS[defect][1]
    if owner != provider and {owner, provider} != {"deepseek", "dashscope"}:
        return "wrong_provider_key", ["invalid_key"], f"the key has the form of another service ({owner})"
    return "invalid_key", [], "the server doesn't know the key, and the key has the right form"
