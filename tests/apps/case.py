"""What a case is made of: the tools, credentials, files and answers."""

import json
from dataclasses import dataclass, field

TOOLS = {
    "node22": {"from": "npm", "packages": ["node@22"]},
    "claude-code": {"from": "npm", "packages": ["@anthropic-ai/claude-code"],
                    "env": {"CLAUDE_CODE_MAX_RETRIES": "1", "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1"}},
    "claude-code-2.1.197": {"from": "npm", "packages": ["@anthropic-ai/claude-code@2.1.197"]},
    "codex-cli": {"from": "npm", "packages": ["@openai/codex"]},
    "codex-cli-0.98": {"from": "npm", "packages": ["@openai/codex@0.98.0"]},
    "gemini-cli": {"from": "npm", "packages": ["@google/gemini-cli"]},
    "opencode": {"from": "npm", "packages": ["opencode-ai"]},
    "qwen-code": {"from": "npm", "packages": ["@qwen-code/qwen-code"]},
    "github-copilot-cli": {"from": "npm", "packages": ["@github/copilot"]},
    "crush": {"from": "npm", "packages": ["@charmland/crush"]},
    "aider": {"from": "pip", "packages": ["aider-chat"]},
    "litellm-proxy": {"from": "pip", "packages": ["litellm[proxy]", "prisma"]},
}


@dataclass
class Secret:
    """A credential in a variable: its kind and form. Its letters are fake, its last ones tell it from others."""

    kind: str
    prefix: str
    length: int


@dataclass
class File:
    """A file with a credential: SECRET stands for it."""

    kind: str
    prefix: str
    length: int
    text: str


@dataclass
class Case:
    tool: str
    case: str
    run: str
    expect: dict
    # `METHOD host/path` → a body's name, or status and body; the first that fits.
    answers: list = field(default_factory=list)
    env: dict = field(default_factory=dict)
    # Below `~/`, or below the working folder.
    files: dict = field(default_factory=dict)
    # A mode of ../sdks/provider.py.
    mode: str = "answer"
    trust: bool = True
    # How the command is shown, if not as it is run.
    shown: str = ""
    # What files without a credential set.
    tell: str = "settings"
    limit: int = 0
    # The folder of the cache, if not the tool's.
    place: str = ""

    @property
    def id(self):
        return f"{self.tool}-{self.case}"


def secret(kind, prefix, length):
    return lambda: Secret(kind, prefix, length)


anthropic_key = secret("api_key", "sk-ant-api03-", 108)
anthropic_token = secret("oauth_token", "sk-ant-oat01-", 108)
virtual_key = secret("virtual_key", "sk-", 25)
openai_key = secret("api_key", "sk-proj-", 164)
gemini_key = secret("api_key", "AIza", 39)
openrouter_key = secret("api_key", "sk-or-v1-", 73)
deepseek_key = secret("api_key", "sk-", 35)
groq_key = secret("api_key", "gsk_", 56)
github_pat = secret("oauth_token", "github_pat_", 93)
github_classic = secret("oauth_token", "ghp_", 40)


def answered(status, body, **headers):
    """An answer that is written here."""
    text = body if isinstance(body, str) else json.dumps(body)
    return {"status": status, "headers": headers, "body": text}
