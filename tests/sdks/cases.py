"""What was wrong, case by case: which SDK, which program, what the provider says, which key, how the failure is shown.

A case's label follows from what the provider says (SAYS) and, where the text shows the key, from the key; a case
that needs another label states it. The boundaries are those of the corpus: the label is what the text can prove.
"""

from dataclasses import dataclass, field


@dataclass
class Case:
    """One run. The fields below `model` override what would follow."""

    venv: str
    program: str
    form: str
    # The body in bodies.jsonl; none where no answer comes or no request goes out.
    says: str = ""
    # The key's form (keys.py); None leaves the variable unset.
    key: str | None = None
    # What stands between the client's brackets; {key} is the key, which then isn't put into the environment.
    args: str = ""
    env: dict = field(default_factory=dict)
    env_name: str = ""
    model: str = ""
    url: str = ""
    headers: str = ""
    # provider.MODES and client/sitecustomize.py's NET; trust: whether the client trusts the mock's certificate.
    mode: str = "answer"
    net: str = ""
    trust: bool = True
    local: bool = False
    # A whole program in place of the named one, and text around what it prints.
    source: str = ""
    before: str = ""
    after: str = ""
    cause: str = ""
    also: list | None = None
    why: str = ""
    provider: str = ""
    status: int | None = None
    code: str | None = None
    hint: str | None = None
    tag: str = ""

    @property
    def id(self):
        """Readable and stable: it names the run, not its place in the list."""
        wrong = self.tag or self.says.replace("_", "-") or self.net or ("" if self.mode == "answer" else self.mode)
        return f"py-{self.venv}-{self.program}-{wrong or self.cause}-{self.form}".replace("_", "-")


# name: Python, what pip installs, the package that the source names, its name there, the corpus's name of the SDK
def _environment(python, package, version, name, sdk, *more):
    return python, [f"{package}=={version}", *more], package, name, sdk


OPENAI = ("openai-python", "openai-python")
ANTHROPIC = ("anthropic-python", "anthropic-python")
ENVIRONMENTS = {
    "openai-0.28": _environment("3.9", "openai", "0.28.1", *OPENAI),
    "openai-1.3": _environment("3.11", "openai", "1.3.7", *OPENAI, "httpx<0.28"),
    "openai-1.35": _environment("3.11", "openai", "1.35.10", *OPENAI, "httpx<0.28"),
    "openai-1.35-httpx28": _environment("3.10", "openai", "1.35.10", *OPENAI, "httpx==0.28.1"),
    "openai-1.66": _environment("3.12", "openai", "1.66.3", *OPENAI),
    "openai-1.109": _environment("3.11", "openai", "1.109.1", *OPENAI, "rich", "pytest"),
    "openai-2": _environment("3.12", "openai", "2.54.0", *OPENAI),
    "openai-3": _environment("3.13", "openai", "3.57.0", *OPENAI, "rich", "pytest"),
    "anthropic-0.21": _environment("3.11", "anthropic", "0.21.3", *ANTHROPIC, "httpx<0.28"),
    "anthropic-0.49": _environment("3.12", "anthropic", "0.49.0", *ANTHROPIC, "rich"),
    "anthropic-2": _environment("3.13", "anthropic", "2.13.0", *ANTHROPIC),
    "genai-1": _environment("3.11", "google-genai", "1.20.0", "google-genai", "google-genai"),
    "genai-3": _environment("3.12", "google-genai", "3.6.1", "google-genai", "google-genai"),
    "generativeai": _environment("3.11", "google-generativeai", "0.8.5", "google-generativeai", "google-generativeai"),
    "mistral-0": _environment("3.11", "mistralai", "0.4.2", "mistralai", "mistralai", "httpx<0.28"),
    "mistral-1": _environment("3.11", "mistralai", "1.5.2", "mistralai", "mistralai"),
    "mistral-3": _environment("3.12", "mistralai", "3.7.0", "mistralai", "mistralai"),
    "cohere-4": _environment("3.10", "cohere", "4.57", "cohere", "cohere-python"),
    "cohere-5": _environment("3.11", "cohere", "5.13.4", "cohere", "cohere-python"),
    "cohere-7": _environment("3.12", "cohere", "7.3.1", "cohere", "cohere-python"),
    "groq-0": _environment("3.10", "groq", "0.9.0", "groq", "groq-python", "httpx==0.28.1"),
    "groq-1": _environment("3.12", "groq", "1.7.0", "groq", "groq-python"),
    "together-1": _environment("3.10", "together", "1.3.14", "together", "together-python"),
    "together-3": _environment("3.12", "together", "3.1.1", "together", "together-python"),
    "hub-0": _environment("3.10", "huggingface_hub", "0.24.7", "huggingface-hub", "huggingface_hub"),
    "hub-2": _environment("3.12", "huggingface_hub", "2.4.0", "huggingface-hub", "huggingface_hub"),
    "replicate-0": _environment("3.11", "replicate", "0.34.2", "replicate", "replicate-python"),
    "replicate-1": _environment("3.12", "replicate", "1.0.7", "replicate", "replicate-python"),
    "raw": _environment("3.11", "httpx", "0.28.1", "httpx", "raw-http", "requests", "aiohttp"),
    "raw-requests": _environment("3.11", "requests", "2.32.3", "requests", "raw-http", "urllib3<3"),
    "raw-aiohttp": _environment("3.12", "aiohttp", "3.11.18", "aiohttp", "raw-http"),
    "boto3": _environment("3.12", "boto3", "1.44.8", "boto3", "boto3"),
    "dashscope": _environment("3.11", "dashscope", "2.0.2", "dashscope", "dashscope-python"),
    "zhipuai": _environment("3.11", "zhipuai", "2.1.5.20250825", "zhipuai", "zhipuai"),
    "zhipuai-sniffio": _environment("3.11", "zhipuai", "2.1.5.20250825", "zhipuai", "zhipuai", "sniffio"),
    "ollama": _environment("3.11", "ollama", "0.6.3", "ollama", "ollama-python"),
    "instructor": _environment("3.12", "instructor", "1.17.0", "instructor", "instructor"),
    "litellm": _environment("3.11", "litellm", "1.110.2", "litellm", "litellm"),
    "langchain": _environment("3.12", "langchain-openai", "1.7.4", "langchain-openai", "langchain-python",
                              "langchain-anthropic", "langchain-google-genai", "langchain-mistralai", "langchain-groq"),
    "langchain-old": _environment("3.11", "langchain-openai", "0.1.25", "langchain-openai", "langchain-python", "httpx<0.28"),
    "llamaindex": _environment("3.12", "llama-index-llms-openai", "0.8.3", "llama-index-llms-openai", "llama-index"),
    "pydantic-ai": _environment("3.12", "pydantic-ai-slim", "2.68.0", "pydantic-ai", "pydantic-ai",
                                "pydantic-ai-slim[openai,anthropic,google]"),
}

# Programs whose SDK isn't the one that their environment is named after.
OTHER_PACKAGES = {"langchain-anthropic": "langchain-anthropic", "langchain-google": "langchain-google-genai",
                  "langchain-mistral": "langchain-mistralai", "langchain-groq": "langchain-groq",
                  "urllib": "python", "urllib-body": "python"}

# What an answer proves: cause, also, the code that may be printed, why.
SAYS = {
    "oai_invalid": ("invalid_key", [], "invalid_api_key", "OpenAI doesn't know the key"),
    "oai_invalid2": ("invalid_key", [], "invalid_api_key", "OpenAI doesn't know the key"),
    "oai_nokey": ("missing_key", ["wrong_auth_scheme"], None, "the server saw no key"),
    "oai_bearer": ("missing_key", ["wrong_auth_scheme"], None, "the server saw no key"),
    "oai_org": ("organization_mismatch", [], "mismatched_organization", "the organisation header isn't the key's"),
    "oai_noorg": ("organization_mismatch", ["account_inactive"], "no_organization", "the key's owner is in no organisation"),
    "oai_nosuchorg": ("organization_mismatch", [], "invalid_organization", "no such organisation"),
    "oai_scope": ("insufficient_scope", [], None, "the text lists the missing scope"),
    "oai_scope_audio": ("insufficient_scope", [], None, "the text lists the missing scope"),
    "oai_scope_list": ("insufficient_scope", [], None, "the text lists the missing scope"),
    "oai_region": ("region_unsupported", [], "unsupported_country_region_territory", "the country isn't supported"),
    "oai_deact": ("account_inactive", [], "account_deactivated", "the account was deactivated"),
    "oai_quota": ("quota_exceeded", [], "insufficient_quota", "the quota is used up: plan and billing"),
    "oai_billing": ("quota_exceeded", ["account_inactive"], "billing_not_active", "billing isn't active"),
    "oai_rate": ("rate_limited", [], "rate_limit_exceeded", "tokens per minute"),
    "oai_model": ("model_not_found", [], "model_not_found", "the model doesn't exist or isn't open to the key"),
    "oai_500": ("server_error", [], "server_error", "OpenAI had an error"),
    "oai_503": ("server_error", [], "server_error", "OpenAI is overloaded"),
    "oai_502html": ("server_error", [], None, "502 from the edge"),
    "oai_ctx": ("bad_request", [], "context_length_exceeded", "more tokens than the model takes"),
    "oai_maxtok": ("bad_request", ["sdk_mismatch"], "unsupported_parameter", "max_tokens isn't taken by this model"),
    "oai_ip": ("ip_not_allowed", [], "ip_not_authorized", "the address isn't on the allow list"),
    "oai_badurl": ("wrong_endpoint", ["bad_request"], None, "the message names a path that doesn't exist"),
    "az_bad": ("invalid_key", ["wrong_endpoint"], "401", "wrong key or wrong endpoint, the text can't tell which"),
    "az_dep": ("model_not_found", ["wrong_endpoint"], "DeploymentNotFound", "no such deployment"),
    "az_404": ("wrong_endpoint", ["bad_request", "model_not_found"], "404", "the path of the endpoint is wrong"),
    "ant_invalid": ("invalid_key", [], "authentication_error", "invalid x-api-key"),
    "ant_invalid_old": ("invalid_key", [], "authentication_error", "invalid x-api-key"),
    "ant_nokey": ("missing_key", ["wrong_auth_scheme"], "authentication_error", "the header is missing"),
    "ant_bearer": ("invalid_key", ["expired_key", "wrong_auth_scheme"], "authentication_error", "Invalid bearer token"),
    "ant_oauth": ("expired_key", [], "authentication_error", "the OAuth token has expired"),
    "ant_credit": ("quota_exceeded", [], "invalid_request_error", "the credit balance is too low"),
    "ant_disabled": ("account_inactive", [], "invalid_request_error", "the organisation was disabled"),
    "ant_model": ("model_not_found", [], "not_found_error", "not_found_error for the model"),
    "ant_over": ("server_error", [], "overloaded_error", "overloaded"),
    "ant_500": ("server_error", [], "api_error", "internal server error"),
    "ant_403": ("region_unsupported", ["account_inactive", "insufficient_scope", "ip_not_allowed"], "forbidden",
                "Request not allowed: refused before the key is looked at"),
    "ant_rate": ("rate_limited", [], "rate_limit_error", "input tokens per minute"),
    "g_invalid": ("invalid_key", [], "API_KEY_INVALID", "the API key isn't valid"),
    "g_compat": ("invalid_key", [], "API_KEY_INVALID", "the API key isn't valid"),
    "g_notfound": ("invalid_key", [], "API_KEY_INVALID", "the API key wasn't found"),
    "g_expired": ("expired_key", [], "API_KEY_INVALID", "the API key expired"),
    "g_leaked": ("expired_key", ["account_inactive", "invalid_key"], "PERMISSION_DENIED", "the key was reported as leaked"),
    "g_unreg": ("missing_key", ["wrong_auth_scheme"], "PERMISSION_DENIED", "unregistered caller: no key was sent"),
    "g_exhaust": ("quota_exceeded", ["rate_limited"], "RESOURCE_EXHAUSTED", "exhausted; which limit isn't said"),
    "g_quota": ("rate_limited", ["quota_exceeded"], "RESOURCE_EXHAUSTED", "the quota counts per minute"),
    "g_region": ("region_unsupported", [], "FAILED_PRECONDITION", "the user's location isn't supported"),
    "g_503": ("server_error", [], "UNAVAILABLE", "the model is overloaded"),
    "g_model": ("model_not_found", [], "NOT_FOUND", "the model isn't found"),
    "g_disabled": ("insufficient_scope", ["account_inactive"], "SERVICE_DISABLED", "the API isn't enabled in the project"),
    "g_referrer": ("ip_not_allowed", ["insufficient_scope"], "API_KEY_HTTP_REFERRER_BLOCKED", "a referrer restriction"),
    "g_blocked": ("insufficient_scope", [], "API_KEY_SERVICE_BLOCKED", "the key isn't allowed for this API"),
    "mis_invalid": ("invalid_key", ["missing_key"], None, "Unauthorized and nothing more"),
    "mis_unauth2": ("invalid_key", ["missing_key"], None, "Unauthorized and nothing more"),
    "coh_invalid": ("invalid_key", [], None, "invalid api token"),
    "coh_invalid_id": ("invalid_key", [], None, "invalid api token"),
    "coh_nokey": ("missing_key", ["wrong_auth_scheme"], None, "no api key supplied"),
    "groq_invalid": ("invalid_key", [], "invalid_api_key", "Groq doesn't know the key"),
    "groq_model": ("model_not_found", [], "model_not_found", "the model doesn't exist or isn't open to the key"),
    "groq_gone": ("model_not_found", ["bad_request"], "model_decommissioned", "the model was decommissioned"),
    "groq_html": ("region_unsupported", ["insufficient_scope", "ip_not_allowed"], None,
                  "an HTML page of the edge instead of an answer: the network was refused"),
    "tog_invalid": ("invalid_key", [], "invalid_api_key", "Together doesn't know the key"),
    "hf_invalid": ("invalid_key", ["missing_key"], None, "invalid username or password"),
    "hf_invalid2": ("invalid_key", ["malformed_key", "missing_key"], None, "invalid credentials in the header"),
    "hf_scope": ("insufficient_scope", [], None, "the token may not call Inference Providers"),
    "hf_gated": ("missing_key", ["insufficient_scope", "invalid_key"], None, "one must be authenticated for the gated model"),
    "hf_gated403": ("insufficient_scope", [], None, "the fine-grained token doesn't cover gated repositories"),
    "hf_norepo": ("model_not_found", ["invalid_key", "missing_key"], None, "the repository isn't found; private ones answer so too"),
    "rep_nokey": ("missing_key", [], None, "no authentication token was passed"),
    "rep_invalid": ("invalid_key", ["missing_key"], None, "no valid authentication token"),
    "ds_invalid": ("invalid_key", [], "authentication_error", "DeepSeek: the key is invalid"),
    "ds_gov": ("wrong_auth_scheme", ["malformed_key", "missing_key"], "authentication_error", "the header's format is wrong"),
    "ds_nouser": ("invalid_key", ["account_inactive"], "authentication_error", "no such user"),
    "ds_balance": ("quota_exceeded", [], None, "insufficient balance"),
    "or_missing": ("missing_key", ["wrong_auth_scheme"], "401", "the header is missing"),
    "or_noauth": ("missing_key", ["wrong_auth_scheme"], "401", "no auth credentials"),
    "or_cookie": ("missing_key", ["wrong_auth_scheme"], "401", "no cookie auth credentials"),
    "or_user": ("invalid_key", ["account_inactive", "expired_key"], "401", "user not found: the key belongs to nobody"),
    "xai_invalid": ("invalid_key", [], "Client specified an invalid argument", "xAI doesn't know the key"),
    "br_unrec": ("invalid_key", ["expired_key"], "UnrecognizedClientException", "the security token is invalid"),
    "br_expired": ("expired_key", [], "ExpiredTokenException", "the security token is expired"),
    "br_sig": ("invalid_key", ["malformed_key"], "InvalidSignatureException", "the secret doesn't fit the signature"),
    "br_access": ("model_not_found", ["insufficient_scope"], "AccessDeniedException", "no access to the model"),
    "br_iam": ("insufficient_scope", [], "AccessDeniedException", "no policy allows the action"),
    "br_throttle": ("rate_limited", [], "ThrottlingException", "too many requests"),
    "br_model": ("model_not_found", ["bad_request"], "ValidationException", "the model identifier is invalid"),
    "dash_invalid": ("invalid_key", ["wrong_endpoint"], "InvalidApiKey", "DashScope doesn't know the key"),
    "zhipu_invalid": ("invalid_key", ["expired_key", "wrong_auth_scheme"], "401", "the token is expired or wrong, in one breath"),
    "ollama_unauth": ("invalid_key", ["missing_key"], None, "unauthorized and nothing more"),
    "nv_forbidden": ("invalid_key", ["insufficient_scope"], None, "Authorization failed"),
    "pplx_html": ("invalid_key", ["missing_key", "quota_exceeded"], None, "401 page and nothing more"),
    "voyage_invalid": ("invalid_key", [], None, "the key is invalid"),
    "eleven_scope": ("insufficient_scope", [], "missing_permissions", "the key lacks a permission"),
    "site_html": ("wrong_endpoint", ["bad_request", "not_an_api_error"], None, "a web page came back: the base URL isn't the API's"),
    "gateway_504": ("server_error", ["connection_failed"], None, "the gateway timed out"),
}

CASES = []


def C(venv, program, form, says="", key=None, **more):
    """Adds a case."""
    CASES.append(Case(venv, program, form, says, key, **more))


def missing(venv, program, form, provider, **more):
    """The SDK refuses to start, or to call, without a key."""
    C(venv, program, form, cause="missing_key", also=more.pop("also", []), provider=provider,
      why=more.pop("why", "the SDK found no key, so it didn't call"), tag=more.pop("tag", "missing"), **more)


def malformed(venv, program, form, provider, key, **more):
    """The client refuses the header that the key makes."""
    C(venv, program, form, key=key, cause="malformed_key", also=more.pop("also", []), provider=provider,
      tag=more.pop("tag", key.replace("+", "-").replace(":", "-")), **more)


def network(venv, program, form, provider, key, net="", mode="answer", **more):
    """No answer comes."""
    why = {"nodns": "the name doesn't resolve", "refused": "the connection was refused", "blackhole": "no connection in time",
           "unreachable": "no route", "slow": "no answer in time", "close": "the server closed without an answer",
           "reset": "the server ended the connection", "cut": "the stream broke off", "garbage": "the answer isn't HTTP",
           "tls-eof": "the connection ended in the TLS handshake, without a word on certificates"}
    C(venv, program, form, key=key, net=net, mode=mode, cause=more.pop("cause", "connection_failed"),
      also=more.pop("also", []), provider=provider, why=more.pop("why", why.get(net or mode, "")), **more)


def tls(venv, program, form, provider, key, mode="answer", **more):
    """The certificate doesn't convince."""
    C(venv, program, form, key=key, mode=mode, trust=mode != "answer", cause="tls_failed", also=["connection_failed"],
      provider=provider, why=more.pop("why", "certificate verify failed"), tag=mode.replace("answer", "selfsigned"), **more)


# Where only "Connection error." is left, a defect of the key or a certificate may be behind it.
BARE = ["malformed_key", "missing_key", "tls_failed"]
BARE_401 = ["malformed_key", "missing_key", "placeholder_key", "wrong_provider_key"]
CODE_KEY = 'api_key="{key}"'
BASE = 'base_url="{}", api_key=os.environ["{}"]'

# --- openai 0.28
ENV0 = 'os.getenv("OPENAI_API_KEY")'
C("openai-0.28", "openai-0", "traceback", "oai_invalid", "openai-old", args=ENV0)
C("openai-0.28", "openai-0", "plain-print", "oai_invalid", "openai", args=ENV0)
C("openai-0.28", "openai-0", "code", "oai_invalid", "literal:sk-xxxxxxxxxxxxxxxxxxxxxxxx", args='"{key}"', tag="placeholder")
C("openai-0.28", "openai-0", "repr", "oai_quota", "openai-old", args=ENV0)
C("openai-0.28", "openai-0-completion", "traceback", "oai_model", "openai-old", args=ENV0)
C("openai-0.28", "openai-0-embedding", "function", "oai_rate", "openai-old", args=ENV0)
C("openai-0.28", "openai-0", "type-print", "oai_deact", "openai-old", args=ENV0)
C("openai-0.28", "openai-0", "log-line", "oai_503", "openai", args=ENV0)
C("openai-0.28", "openai-0", "function", "oai_502html", "openai", args=ENV0)
C("openai-0.28", "openai-0", "traceback", "oai_region", "openai", args=ENV0, code=None)
C("openai-0.28", "openai-0", "print", "oai_org", "openai", args=ENV0, env={"OPENAI_ORGANIZATION": "org-4tGh2LwPqYzRkXvNsM7b0cEd"})
C("openai-0.28", "openai-0-azure", "traceback", "az_bad", "azure", args='os.getenv("AZURE_OPENAI_KEY")', model="gpt-35-turbo")
missing("openai-0.28", "openai-0-bare", "traceback", "openai")
C("openai-0.28", "openai-0-bare", "last", "oai_nokey", "literal:", tag="empty")
malformed("openai-0.28", "openai-0", "tail", "openai", "openai-old+newline", args=ENV0, why="the key ends in a line break")
malformed("openai-0.28", "openai-0", "traceback", "openai", "openai+smart", args=ENV0,
          why="typographic quotes can't be sent in a header")
network("openai-0.28", "openai-0", "traceback", "openai", "openai", "nodns", args=ENV0)
network("openai-0.28", "openai-0", "print", "openai", "openai", "refused", args=ENV0)
tls("openai-0.28", "openai-0", "plain-print", "openai", "openai", args=ENV0)
for form, tag in ("traceback", "new-on-old"), ("last", "new-on-old"):
    C("openai-0.28", "openai", form, tag=tag, key="openai", cause="sdk_mismatch", also=["not_an_api_error"], provider="openai",
      why="the code is written for openai 1 and later, the installed package is older")

# --- openai 1.3
C("openai-1.3", "openai", "traceback", "oai_invalid", "openai-old")
C("openai-1.3", "openai-module", "function", "oai_quota", "openai-old", args=ENV0)
C("openai-1.3", "openai-async", "traceback", "oai_nosuchorg", "openai-old", env={"OPENAI_ORG_ID": "org-Personal"})
C("openai-1.3", "openai-images", "json-trace", "oai_billing", "openai-old")
C("openai-1.3", "azure", "traceback", "az_dep", "azure")
C("openai-1.3", "openai", "code", "oai_invalid", "gemini", args=CODE_KEY, tag="foreign")
missing("openai-1.3", "openai-async", "traceback", "openai")
network("openai-1.3", "openai", "last", "unknown", "openai", "nodns", also=BARE, why="only that no connection came about")
malformed("openai-1.3", "openai", "function", "openai", "openai-old+smart", why="typographic quotes can't be sent in a header")
for name, program in ("ChatCompletion", "openai-0"), ("Embedding", "openai-0-embedding"):
    C("openai-1.3", program, "traceback", tag="old-on-new", key="openai-old", args=ENV0, cause="sdk_mismatch", also=[],
      provider="openai", why=f"openai.{name} was removed in openai 1.0")

# --- openai 1.35
C("openai-1.35", "openai", "shell", "oai_invalid2", "openai")
C("openai-1.35", "openai-embeddings", "traceback", "oai_scope", "openai")
C("openai-1.35", "openai-audio", "function", "oai_scope_audio", "openai")
C("openai-1.35", "openai-stream", "traceback", "oai_rate", "openai")
C("openai-1.35", "openai", "log-line", "oai_ip", "openai")
C("openai-1.35", "openai", "code", "or_noauth", "openrouter", args=BASE.format("https://openrouter.ai/api/v1", "OPENROUTER_KEY"),
  env_name="OPENROUTER_KEY", model="mistralai/mistral-nemo")
C("openai-1.35", "openai", "json-log", "groq_invalid", "groq", args=BASE.format("https://api.groq.com/openai/v1", "GROQ_API_KEY"),
  env_name="GROQ_API_KEY", provider="unknown", why="invalid_api_key and \"Invalid API Key\"; the text doesn't name the service")
malformed("openai-1.35", "openai-async", "traceback", "openai", "openai+newline", why="the key ends in a line break")
C("openai-1.35", "openai", "traceback", key="literal:", tag="empty", cause="missing_key", also=["malformed_key"], provider="openai",
  why="illegal header value b'Bearer ': the variable is empty")
network("openai-1.35", "openai", "traceback", "openai", "openai", mode="reset", args="max_retries=0")
network("openai-1.35", "openai", "print", "unknown", "openai", mode="slow", args="timeout=1.0, max_retries=0",
        also=["server_error"],
        why="the request timed out; who was asked isn't shown")
tls("openai-1.35", "openai", "traceback", "openai", "openai", args="max_retries=0")
C("openai-1.35-httpx28", "openai", "shell", tag="proxies", key="openai", cause="sdk_mismatch", also=[], provider="openai",
  why="this version hands proxies to httpx, which httpx 0.28 removed")
C("openai-1.35-httpx28", "azure", "traceback", tag="proxies", key="azure", cause="sdk_mismatch", also=[], provider="azure-openai",
  why="this version hands proxies to httpx, which httpx 0.28 removed")

# --- openai 1.66
C("openai-1.66", "openai-responses", "traceback", "oai_invalid", "openai")
C("openai-1.66", "openai", "type-print", "oai_invalid", "openai+bearer", tag="bearer")
C("openai-1.66", "openai", "function", "oai_invalid", "huggingface", tag="foreign")
C("openai-1.66", "openai", "repr", "oai_invalid", "literal:your-api-key", args=CODE_KEY, tag="placeholder")
C("openai-1.66", "openai-embeddings", "print", "oai_invalid", "azure", tag="foreign",
  also=["invalid_key", "wrong_endpoint"], why="32 hexadecimal characters are an Azure key, not one of OpenAI")
C("openai-1.66", "openai", "traceback", "oai_badurl", "openai", args='base_url="https://api.openai.com/v1/chat/completions"')
C("openai-1.66", "openai", "code", "oai_badurl", "openai", args='base_url="https://api.openai.com"')
C("openai-1.66", "openai-stream", "json-trace", "oai_503", "openai")
C("openai-1.66", "openai", "traceback", "oai_maxtok", "openai", model="o1-mini")
C("openai-1.66", "openai-images", "traceback", "oai_noorg", "openai")
C("openai-1.66", "openai", "code", "ds_invalid", "deepseek", args=BASE.format("https://api.deepseek.com", "DEEPSEEK_API_KEY"),
  env_name="DEEPSEEK_API_KEY", model="deepseek-chat")
C("openai-1.66", "openai", "print", "ds_balance", "deepseek", args=BASE.format("https://api.deepseek.com", "DEEPSEEK_API_KEY"),
  env_name="DEEPSEEK_API_KEY", model="deepseek-chat")
C("openai-1.66", "openai", "code", "nv_forbidden", "nvidia",
  args=BASE.format("https://integrate.api.nvidia.com/v1", "NVIDIA_API_KEY"),
  env_name="NVIDIA_API_KEY", model="meta/llama-3.1-8b-instruct")
C("openai-1.66", "openai", "function", "xai_invalid", "groq", args=BASE.format("https://api.x.ai/v1", "XAI_API_KEY"),
  env_name="XAI_API_KEY", model="grok-3", tag="foreign-xai")
network("openai-1.66", "openai-stream", "traceback", "openai", "openai", mode="cut")
network("openai-1.66", "openai", "traceback", "openai", "openai", "blackhole", args="timeout=1, max_retries=0",
        also=["server_error"])
C("openai-1.66", "openai", "traceback", tag="no-scheme", key="openai", args='base_url="api.openai.com/v1"',
  cause="wrong_endpoint", also=["bad_request", "connection_failed"], provider="unknown",
  why="the base URL has no http:// or https://")
malformed("openai-1.66", "openai", "last", "unknown", "openai+zero-width",
          why="a character that isn't ASCII at a place inside the key")

# --- openai 1.109
C("openai-1.109", "openai-models", "traceback", "oai_scope_list", "openai")
C("openai-1.109", "openai", "rich", "oai_invalid", "openai")
C("openai-1.109", "openai", "pytest", "oai_invalid", "anthropic", tag="foreign")
C("openai-1.109", "openai-responses", "logging", "oai_quota", "openai")
C("openai-1.109", "openai", "rich", "oai_model", "openai", model="gpt-4.5-preview")
C("openai-1.109", "openai", "pytest-short", "oai_org", "openai", env={"OPENAI_ORG_ID": "org-8sDf3KqLzXcVbNmWeRtYuIoP"})
C("openai-1.109", "openai", "plain-print", "oai_invalid", "literal:${OPENAI_API_KEY}", tag="unexpanded")
C("openai-1.109", "openai", "json-log", "oai_invalid", "openai+single", tag="single")
C("openai-1.109", "openai", "function", "oai_invalid", "openai+name", tag="name")
C("openai-1.109", "openai-async", "function", "oai_invalid", "perplexity", tag="foreign")
C("openai-1.109", "azure", "traceback", "az_404", "azure", model="gpt-4o-prod")
C("openai-1.109", "azure", "log-line", "az_bad", "openai")
C("openai-1.109", "openai", "code", "zhipu_invalid", "zhipu",
  args=BASE.format("https://open.bigmodel.cn/api/paas/v4/", "ZHIPU_KEY"),
  env_name="ZHIPU_KEY", model="glm-4-plus")
C("openai-1.109", "openai", "code", "site_html", "openrouter", args=BASE.format("https://openrouter.ai", "OPENROUTER_API_KEY"),
  env_name="OPENROUTER_API_KEY", model="openai/gpt-4o-mini", provider="openrouter")
C("openai-1.109", "openai", "traceback", "or_user", "openrouter",
  args=BASE.format("https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"),
  env_name="OPENROUTER_API_KEY", model="qwen/qwen3-32b")
C("openai-1.109", "openai", "traceback", "oai_nokey", "literal:", tag="empty", also=[],
  why="the variable is empty, the server saw no key")
network("openai-1.109", "openai", "logging", "openai", "openai", "nodns", args="max_retries=0")
tls("openai-1.109", "openai-async", "traceback", "openai", "openai", "tls-other-host", args="max_retries=0",
    why="the certificate is another host's")
C("openai-1.109", "openai", "traceback", tag="proxy", key="openai", args="max_retries=0",
  env={"HTTPS_PROXY": "http://proxy.corp.example:3128"},
  cause="connection_failed", also=[], provider="openai", why="the proxy wants a user name and a password (407)", status=407)

# --- openai 2
C("openai-2", "openai", "traceback", "oai_invalid2", "openai-service")
C("openai-2", "openai", "shell", "oai_invalid", "literal:<your-openai-api-key>", tag="placeholder")
C("openai-2", "openai", "json-log", "oai_deact", "openai")
C("openai-2", "openai-embeddings", "traceback", "oai_ip", "openai")
C("openai-2", "openai-responses", "print", "oai_region", "openai")
C("openai-2", "openai-stream", "function", "oai_500", "openai")
C("openai-2", "openai-completion", "traceback", "oai_ctx", "openai", model="gpt-4")
C("openai-2", "openai", "traceback", "oai_invalid", "openai+ellipsis", tag="ellipsis", cause="malformed_key", also=[],
  provider="openai",
  why="an ellipsis in the key can't be sent in a header")
C("openai-2", "openai", "code", "pplx_html", "perplexity", args=BASE.format("https://api.perplexity.ai", "PPLX_KEY"),
  env_name="PPLX_KEY",
  model="sonar")
C("openai-2", "openai", "type-print", "gateway_504", "openai", args='base_url="https://openrouter.ai/api/v1"', provider="unknown")
network("openai-2", "openai", "repr", "unknown", "openai", "refused", also=BARE, why="only that no connection came about")
network("openai-2", "openai-async", "traceback", "openai", "openai", mode="close", args="max_retries=0")
missing("openai-2", "openai-module", "traceback", "openai", args="None")

# --- openai 3
C("openai-3", "openai", "traceback", "oai_invalid", "openai")
C("openai-3", "openai", "pytest", "oai_invalid", "literal:OPENAI_API_KEY", tag="placeholder")
C("openai-3", "openai-responses", "function", "oai_invalid", "xai", tag="foreign")
C("openai-3", "openai", "repr", "oai_invalid", "openai+quotes", tag="quotes")
C("openai-3", "openai", "plain-print", "oai_invalid", "github", tag="foreign")
C("openai-3", "openai", "traceback", "oai_invalid", "openai+comma", tag="comma")
C("openai-3", "openai-embeddings", "rich", "oai_quota", "openai")
C("openai-3", "openai", "traceback", "oai_org", "openai", args='organization="org-Zx81MnBvCqWeRtYuIoPlKjHg"')
C("openai-3", "openai", "log-line", "oai_nosuchorg", "openai", args='organization="My Company"')
C("openai-3", "openai-images", "traceback", "oai_scope", "openai")
C("openai-3", "openai", "print", "oai_model", "openai", model="gpt-6")
C("openai-3", "openai", "json-trace", "oai_rate", "openai")
C("openai-3", "openai", "print", "oai_500", "openai")
C("openai-3", "openai-async", "traceback", "oai_503", "openai")
C("openai-3", "openai", "traceback", "oai_502html", "openai")
C("openai-3", "openai", "pytest-short", "oai_billing", "openai")
C("openai-3", "openai", "shell", "oai_ip", "openai")
C("openai-3", "openai", "traceback", "oai_badurl", "openai", args='base_url="https://api.openai.com/v1/v1"')
C("openai-3", "openai", "code", "g_compat", "gemini",
  args='base_url="https://generativelanguage.googleapis.com/v1beta/openai/", api_key=os.environ["GEMINI_API_KEY"]',
  env_name="GEMINI_API_KEY", model="gemini-2.5-pro", cause="bad_request", also=["invalid_key"], code=None,
  why="only a 400; the endpoint answers so to a bad key too")
C("openai-3", "openai", "last", "xai_invalid", "xai", args=BASE.format("https://api.x.ai/v1", "XAI_API_KEY"),
  env_name="XAI_API_KEY",
  model="grok-4", provider="unknown", cause="bad_request", also=["invalid_key"], why="a bare 400")
C("openai-3", "openai", "last", "mis_invalid", "mistral", args=BASE.format("https://api.mistral.ai/v1", "MISTRAL_API_KEY"),
  env_name="MISTRAL_API_KEY", model="mistral-large-latest", provider="unknown", also=BARE_401, why="a bare 401")
C("openai-3", "azure", "traceback", "az_bad", "azure")
C("openai-3", "azure", "print", "az_dep", "azure")
missing("openai-3", "openai", "shell", "openai")
missing("openai-3", "openai-async", "traceback", "openai", key="literal:", tag="empty",
        why="the variable is empty, so the SDK found no key")
malformed("openai-3", "openai-responses", "traceback", "openai", "openai+newline", why="the key ends in a line break")
malformed("openai-3", "openai", "tail", "openai", "openai+cyrillic",
          why="a letter outside ASCII in the key can't be sent in a header")
network("openai-3", "openai", "function", "openai", "openai", "refused", args="max_retries=0")
network("openai-3", "openai", "traceback", "openai", "openai", mode="tls-eof", args="max_retries=0", also=["tls_failed"])
network("openai-3", "openai-stream", "tail", "openai", "openai", mode="slow", args="timeout=1, max_retries=0",
        also=["server_error"])
tls("openai-3", "openai", "traceback", "openai", "openai", args="max_retries=0")
C("openai-3", "openai-0", "traceback", tag="old-on-new", key="openai", args=ENV0, cause="sdk_mismatch", also=[], provider="openai",
  why="openai.ChatCompletion was removed in openai 1.0")

# --- anthropic
C("anthropic-0.21", "anthropic", "traceback", "ant_invalid_old", "anthropic", model="claude-3-opus-20240229")
C("anthropic-0.21", "anthropic-import", "type-print", "ant_model", "anthropic", model="claude-3-opus")
C("anthropic-0.21", "anthropic-stream", "traceback", "ant_over", "anthropic", model="claude-3-sonnet-20240229",
  args="max_retries=0")
C("anthropic-0.21", "anthropic", "function", "ant_disabled", "anthropic", model="claude-3-haiku-20240307")
C("anthropic-0.21", "anthropic-prompt", "traceback", tag="old-on-new", key="anthropic", args='os.environ["ANTHROPIC_API_KEY"]',
  cause="sdk_mismatch", also=["not_an_api_error"], provider="anthropic", why="the method was renamed in a later version")
C("anthropic-0.21", "anthropic-no-max", "traceback", tag="no-max-tokens", key="anthropic", cause="bad_request",
  also=["not_an_api_error", "sdk_mismatch"], provider="anthropic", why="max_tokens is required and missing; no call was made")
malformed("anthropic-0.21", "anthropic", "traceback", "anthropic", "anthropic+smart",
          why="typographic quotes can't be sent in a header")
C("anthropic-0.49", "anthropic", "traceback", "ant_credit", "anthropic", model="claude-3-5-sonnet-20241022")
C("anthropic-0.49", "anthropic-import", "rich", "ant_invalid", "anthropic", model="claude-3-7-sonnet-20250219")
C("anthropic-0.49", "anthropic-import", "code", "ant_invalid", "openai", args=CODE_KEY, tag="foreign",
  model="claude-3-5-haiku-latest")
C("anthropic-0.49", "anthropic-async", "traceback", "ant_rate", "anthropic", model="claude-3-7-sonnet-latest", args="max_retries=0")
C("anthropic-0.49", "anthropic", "json-log", "ant_500", "anthropic", args="max_retries=0", model="claude-3-5-sonnet-latest")
C("anthropic-0.49", "anthropic", "function", "ant_bearer", env={"ANTHROPIC_AUTH_TOKEN": "key:anthropic-oauth"},
  model="claude-3-5-haiku-latest")
missing("anthropic-0.49", "anthropic-async", "traceback", "anthropic", model="claude-3-7-sonnet-latest")
malformed("anthropic-0.49", "anthropic", "traceback", "anthropic", "anthropic+newline", model="claude-3-7-sonnet-latest",
          why="the key ends in a line break")
network("anthropic-0.49", "anthropic-stream", "traceback", "anthropic", "anthropic", mode="reset", args="max_retries=0",
        model="claude-3-7-sonnet-latest")
tls("anthropic-0.49", "anthropic", "function", "anthropic", "anthropic", args="max_retries=0", model="claude-3-7-sonnet-latest")
C("anthropic-2", "anthropic-import", "repr", "ant_invalid", "literal:sk-ant-...", tag="placeholder", cause="invalid_key", also=[])
C("anthropic-2", "anthropic", "traceback", "ant_oauth", env={"ANTHROPIC_AUTH_TOKEN": "key:anthropic-oauth"})
C("anthropic-2", "anthropic", "shell", "ant_403", "anthropic")
C("anthropic-2", "anthropic-stream", "function", "ant_credit", "anthropic")
C("anthropic-2", "anthropic", "json-trace", "ant_rate", "anthropic")
C("anthropic-2", "anthropic-async", "traceback", "ant_model", "anthropic", model="claude-3-5-sonnet-20240620")
C("anthropic-2", "anthropic", "log-line", "ant_disabled", "anthropic")
C("anthropic-2", "anthropic", "code", "ant_invalid", "openrouter", args=CODE_KEY, tag="foreign")
missing("anthropic-2", "anthropic", "print", "anthropic", key="literal:", tag="empty",
        why="the variable is empty, the SDK found no key")
malformed("anthropic-2", "anthropic-import", "traceback", "anthropic", "anthropic+inner", why="a line break is inside the key")
network("anthropic-2", "anthropic", "traceback", "anthropic", "anthropic", "unreachable", args="max_retries=0")
network("anthropic-2", "anthropic-async", "traceback", "anthropic", "anthropic", mode="slow", args="timeout=1.0, max_retries=0",
        also=["server_error"])
network("anthropic-2", "anthropic", "last", "anthropic", "anthropic", "nodns", also=BARE, why="only that no connection came about")
tls("anthropic-2", "anthropic", "traceback", "anthropic", "anthropic", "tls-expired", args="max_retries=0",
    why="the certificate has expired")

# --- Google
C("genai-1", "genai", "traceback", "g_invalid", "gemini")
C("genai-1", "genai", "type-print", "g_expired", "gemini")
C("genai-1", "genai-stream", "traceback", "g_503", "gemini")
C("genai-1", "genai-async", "function", "g_region", "gemini")
C("genai-1", "genai", "json-log", "g_disabled", "gemini")
C("genai-1", "genai", "code", "g_invalid", "openai", args=CODE_KEY, tag="foreign", model="gemini-2.0-flash")
C("genai-1", "genai", "print", "g_referrer", "gemini")
C("genai-1", "genai", "shell", "g_exhaust", "gemini", model="gemini-2.0-flash-exp")
missing("genai-1", "genai", "traceback", "google-gemini")
malformed("genai-1", "genai", "traceback", "google-gemini", "gemini+smart", args=CODE_KEY,
          why="typographic quotes can't be sent in a header")
network("genai-1", "genai", "traceback", "google-gemini", "gemini", "refused")
C("genai-3", "genai", "shell", "g_notfound", "gemini")
C("genai-3", "genai", "function", "g_leaked", "gemini")
C("genai-3", "genai", "log-line", "g_blocked", "gemini")
C("genai-3", "genai-stream", "plain-print", "g_quota", "gemini")
C("genai-3", "genai-async", "traceback", "g_referrer", "gemini")
C("genai-3", "genai", "repr", "g_model", "gemini", model="gemini-1.0-pro")
C("genai-3", "genai", "traceback", "g_disabled", "gemini")
C("genai-3", "genai", "code", "g_invalid", "literal:YOUR_API_KEY", args=CODE_KEY, tag="placeholder", hint="YOUR_API_KEY",
  cause="placeholder_key", also=["invalid_key"], why="the code holds the placeholder YOUR_API_KEY")
missing("genai-3", "genai-async", "print", "google-gemini", key="literal:", tag="empty",
        why="the variable is empty, the SDK found no key")
network("genai-3", "genai", "tail", "google-gemini", "gemini", "nodns")
tls("genai-3", "genai-async", "traceback", "google-gemini", "gemini")
GENERATIVE = 'api_key=os.environ["GOOGLE_API_KEY"], '
C("generativeai", "generativeai", "traceback", "g_invalid", "gemini", args=GENERATIVE)
C("generativeai", "generativeai", "print", "g_region", "gemini", args=GENERATIVE)
C("generativeai", "generativeai", "repr", "g_quota", "gemini", args=GENERATIVE)
C("generativeai", "generativeai", "type-print", "g_model", "gemini", args=GENERATIVE, model="gemini-pro")
C("generativeai", "generativeai", "function", "g_leaked", "gemini", args=GENERATIVE)
missing("generativeai", "generativeai", "shell", "google-gemini")
missing("generativeai", "generativeai", "traceback", "google-gemini", args=GENERATIVE, tag="keyerror", also=["not_an_api_error"],
        why="os.environ has no GOOGLE_API_KEY")

# --- Mistral
C("mistral-0", "mistral-0", "traceback", "mis_unauth2", "mistral")
C("mistral-0", "mistral-0", "print", "mis_invalid", "mistral")
missing("mistral-0", "mistral-0", "traceback", "mistral")
malformed("mistral-0", "mistral-0", "last", "mistral", "mistral+newline", why="the key ends in a line break")
MISTRAL = 'api_key=os.getenv("MISTRAL_API_KEY", "")'
C("mistral-1", "mistral", "traceback", "mis_invalid", "mistral", args=MISTRAL)
C("mistral-1", "mistral", "code", "mis_invalid", "openai-old", args=CODE_KEY, tag="foreign")
C("mistral-1", "mistral", "json-log", "mis_unauth2", "mistral", args=MISTRAL)
C("mistral-1", "mistral", "traceback", tag="empty", args=MISTRAL, cause="missing_key", also=["malformed_key"], provider="mistral",
  why="illegal header value b'Bearer ': the variable isn't set")
C("mistral-1", "mistral-0", "traceback", tag="old-on-new", key="mistral", cause="sdk_mismatch", also=["not_an_api_error"],
  provider="mistral",
  why="MistralClient was removed in mistralai 1.0")
network("mistral-1", "mistral", "traceback", "mistral", "mistral", mode="close", args=MISTRAL)
C("mistral-3", "mistral-3", "function", "mis_unauth2", "mistral", args=MISTRAL)
C("mistral-3", "mistral", "shell", tag="old-import", key="mistral", cause="sdk_mismatch", also=["not_an_api_error"],
  provider="mistral",
  why="the import path belongs to another version")
network("mistral-3", "mistral-3", "traceback", "mistral", "mistral", "nodns", args=MISTRAL)
malformed("mistral-3", "mistral-3", "traceback", "mistral", "mistral+smart", args=MISTRAL,
          why="typographic quotes can't be sent in a header")

# --- Cohere
C("cohere-4", "cohere-4", "traceback", "coh_invalid", "cohere", args='os.environ["CO_API_KEY"]')
network("cohere-4", "cohere-4", "print", "cohere", "cohere", "nodns", args='os.environ["CO_API_KEY"]')
missing("cohere-4", "cohere-4", "function", "cohere")
C("cohere-5", "cohere", "traceback", "coh_invalid_id", "cohere")
C("cohere-5", "cohere-embed", "plain-print", "coh_nokey", "cohere", args='api_key=os.getenv("CO_API_KEY")')
C("cohere-5", "cohere", "code", "coh_invalid", "literal:<<apiKey>>", args='"{key}"', tag="placeholder", hint="<<apiKey>>",
  cause="placeholder_key", also=["invalid_key"], why="the code holds the template <<apiKey>>")
C("cohere-7", "cohere-embed", "traceback", "coh_invalid", "cohere")
C("cohere-7", "cohere", "log-line", "coh_invalid_id", "cohere")
malformed("cohere-7", "cohere", "traceback", "cohere", "cohere+newline", why="the key ends in a line break")

# --- Groq, Together
C("groq-0", "groq", "traceback", tag="proxies", key="groq", cause="sdk_mismatch", also=[], provider="groq",
  why="this version hands proxies to httpx, which httpx 0.28 removed")
C("groq-1", "groq", "print", "groq_invalid", "groq")
C("groq-1", "groq-stream", "traceback", "groq_gone", "groq", model="llama3-70b-8192")
C("groq-1", "groq", "traceback", "groq_html", "groq")
C("groq-1", "groq-async", "traceback", "groq_invalid", "groq")
C("groq-1", "groq", "code", "groq_invalid", "xai", args=CODE_KEY, tag="foreign")
C("groq-1", "groq", "shell", "groq_model", "groq", model="mixtral-8x22b")
missing("groq-1", "groq", "function", "groq")
C("groq-1", "groq", "traceback", tag="empty", key="literal:", cause="missing_key", also=["malformed_key"], provider="groq",
  why="illegal header value b'Bearer ': the variable is empty")
network("groq-1", "groq-async", "traceback", "groq", "groq", "refused", args="max_retries=0")
malformed("groq-1", "groq", "shell", "groq", "groq+newline", why="the key ends in a line break")
C("together-1", "together", "traceback", "tog_invalid", "together-old")
missing("together-1", "together", "traceback", "together")
network("together-1", "together", "plain-print", "together", "together-old", "nodns")
C("together-3", "together", "type-print", "tog_invalid", "together")
C("together-3", "together", "function", "tog_invalid", "together", model="Qwen/Qwen2.5-72B-Instruct-Turbo")
tls("together-3", "together", "traceback", "together", "together", args="max_retries=0")

# --- Hugging Face, Replicate
C("hub-0", "hub-text", "traceback", "hf_invalid2", "huggingface", args='token=os.environ["HF_TOKEN"]')
C("hub-0", "hub-download", "traceback", "hf_gated")
C("hub-0", "hub-whoami", "print", "hf_invalid2", "huggingface", tag="whoami")
C("hub-2", "hub-download", "function", "hf_gated403", "huggingface")
C("hub-2", "hub-download", "plain-print", "hf_norepo", "huggingface", model="acme-internal/sales-llm")
C("hub-2", "hub-chat", "plain-print", "hf_scope", "huggingface")
C("hub-2", "hub-chat", "print", "hf_invalid", "huggingface")
C("hub-2", "hub-chat", "traceback", "hf_invalid", "openai", tag="foreign", cause="wrong_provider_key",
  also=["invalid_key", "malformed_key"],
  provider="huggingface", why="the SDK says that the key isn't one of Hugging Face")
missing("hub-2", "hub-whoami", "traceback", "huggingface")
network("hub-2", "hub-download", "print", "huggingface", "huggingface", "nodns")
C("replicate-0", "replicate", "traceback", "rep_nokey")
C("replicate-0", "replicate-client", "code", "rep_invalid", "huggingface", args='api_token="{key}"', tag="foreign")
C("replicate-1", "replicate", "plain-print", "rep_invalid", "replicate")
C("replicate-1", "replicate", "function", "rep_nokey", "literal:", tag="empty")
C("replicate-1", "replicate-client", "logging", "rep_invalid", "replicate", args='api_token=os.getenv("REPLICATE_API_TOKEN")')
malformed("replicate-1", "replicate", "traceback", "replicate", "replicate+newline", why="the token ends in a line break")

# --- litellm
C("litellm", "litellm", "traceback", "oai_quota", "openai")
C("litellm", "litellm", "plain-print", "oai_invalid", "anthropic", tag="foreign")
C("litellm", "litellm", "type-print", "oai_scope", "openai")
C("litellm", "litellm", "function", "oai_org", "openai", env={"OPENAI_ORGANIZATION": "org-Pl0kMjN9bHv8GcFx7dZsAqWe"})
C("litellm", "litellm", "repr", "ant_over", model="anthropic/claude-haiku-4-5", key="anthropic", env_name="ANTHROPIC_API_KEY")
C("litellm", "litellm", "traceback", "ant_model", model="anthropic/claude-3-sonnet", key="anthropic", env_name="ANTHROPIC_API_KEY")
C("litellm", "litellm", "print", "g_invalid", model="gemini/gemini-2.5-flash", key="gemini", env_name="GEMINI_API_KEY")
C("litellm", "litellm-async", "traceback", "g_quota", model="gemini/gemini-2.0-flash", key="gemini", env_name="GEMINI_API_KEY")
C("litellm", "litellm", "traceback", "groq_invalid", model="groq/llama-3.3-70b-versatile", key="groq", env_name="GROQ_API_KEY")
C("litellm", "litellm", "log-line", "mis_invalid", model="mistral/mistral-large-latest", key="mistral", env_name="MISTRAL_API_KEY")
C("litellm", "litellm", "plain-print", "or_noauth", model="openrouter/deepseek/deepseek-chat", key="openrouter",
  env_name="OPENROUTER_API_KEY")
C("litellm", "litellm", "type-print", "ds_balance", model="deepseek/deepseek-chat", key="deepseek", env_name="DEEPSEEK_API_KEY")
C("litellm", "litellm", "plain-print", "xai_invalid", model="xai/grok-3", key="xai", env_name="XAI_API_KEY")
C("litellm", "litellm", "print", "coh_invalid", model="cohere/command-r-plus", key="cohere", env_name="COHERE_API_KEY")
C("litellm", "litellm", "print", "az_dep", model="azure/gpt-4o-prod", key="azure", env_name="AZURE_API_KEY",
  env={"AZURE_API_BASE": "https://contoso-weu.openai.azure.com", "AZURE_API_VERSION": "2024-06-01"})
C("litellm", "litellm", "json-log", "tog_invalid", model="together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo", key="together",
  env_name="TOGETHERAI_API_KEY")
missing("litellm", "litellm", "tail", "openai")
missing("litellm", "litellm-async", "print", "anthropic", model="claude-haiku-4-5", tag="missing-anthropic")
malformed("litellm", "litellm", "plain-print", "openai", "openai+smart", why="typographic quotes can't be sent in a header")
network("litellm", "litellm", "type-print", "openai", "openai", "nodns", also=BARE, why="only that no connection came about")
C("litellm", "litellm", "plain-print", tag="no-provider", key="deepseek", model="deepseek-chat-v3", cause="bad_request",
  also=["model_not_found", "not_an_api_error", "sdk_mismatch"], provider="unknown",
  why="LiteLLM can't tell the provider from the model's name, so it made no call")

# --- langchain, llama-index, pydantic-ai, instructor
C("langchain", "langchain-openai", "plain-print", "oai_invalid", "openai+bearer", tag="bearer")
C("langchain", "langchain-openai", "traceback", "oai_rate", "openai")
C("langchain", "langchain-embeddings", "traceback", "oai_quota", "openai", args="check_embedding_ctx_length=False")
C("langchain", "langchain-stream", "function", "oai_model", "openai", args='model="gpt-4-32k"')
C("langchain", "langchain-anthropic", "type-print", "ant_over", "anthropic")
C("langchain", "langchain-anthropic", "log-line", "ant_403", "anthropic")
C("langchain", "langchain-google", "traceback", "g_invalid", "gemini")
C("langchain", "langchain-google", "print", "g_expired", "gemini")
C("langchain", "langchain-mistral", "traceback", "mis_invalid", "mistral")
C("langchain", "langchain-groq", "traceback", "groq_invalid", "groq")
C("langchain", "langchain-groq", "json-log", "groq_gone", "groq", model="mixtral-8x7b-32768")
missing("langchain", "langchain-openai", "traceback", "openai")
missing("langchain", "langchain-groq", "print", "groq")
missing("langchain", "langchain-google", "traceback", "google-gemini")
network("langchain", "langchain-openai", "tail", "openai", "openai", "refused", also=BARE, args="max_retries=0",
        why="only that no connection came about")
malformed("langchain", "langchain-anthropic", "traceback", "anthropic", "anthropic+newline", why="the key ends in a line break")
C("langchain-old", "langchain-openai", "shell", "oai_invalid", "openai-old")
C("langchain-old", "langchain-embeddings", "function", "oai_ip", "openai", args="check_embedding_ctx_length=False")
missing("langchain-old", "langchain-openai", "traceback", "openai")
C("llamaindex", "llamaindex", "traceback", "oai_invalid", "literal:your_api_key_here", args=', api_key="{key}"', tag="placeholder")
C("llamaindex", "llamaindex-chat", "type-print", "oai_quota", "openai")
C("llamaindex", "llamaindex", "print", "oai_deact", "openai")
missing("llamaindex", "llamaindex", "function", "openai")
network("llamaindex", "llamaindex-chat", "tail", "openai", "openai", "nodns", args=", max_retries=0", also=BARE,
        why="only that no connection came about")
C("pydantic-ai", "pydantic-ai", "traceback", "oai_invalid", "openai", model="openai:gpt-4o")
C("pydantic-ai", "pydantic-ai", "plain-print", "ant_credit", model="anthropic:claude-haiku-4-5", key="anthropic",
  env_name="ANTHROPIC_API_KEY")
C("pydantic-ai", "pydantic-ai", "print", tag="old-name", model="google-gla:gemini-2.5-flash", key="gemini",
  env_name="GEMINI_API_KEY",
  cause="sdk_mismatch", also=["bad_request", "model_not_found", "not_an_api_error"], provider="google-gemini",
  why="the provider's name in the model was renamed in this version; no call was made")
C("pydantic-ai", "pydantic-ai", "type-print", "g_invalid", model="google:gemini-2.5-flash", key="gemini", env_name="GEMINI_API_KEY")
C("pydantic-ai", "pydantic-ai", "json-log", "oai_model", "openai", model="openai:gpt-4-vision")
missing("pydantic-ai", "pydantic-ai", "shell", "openai", model="openai:gpt-4o")
missing("pydantic-ai", "pydantic-ai", "traceback", "anthropic", model="anthropic:claude-haiku-4-5", tag="missing-anthropic")
C("instructor", "instructor", "traceback", "oai_invalid", "openai")
C("instructor", "instructor", "plain-print", "oai_quota", "openai")
C("instructor", "instructor", "type-print", "oai_rate", "openai")
missing("instructor", "instructor", "traceback", "openai")

# --- Bedrock
AWS = {"AWS_SECRET_ACCESS_KEY": "key:aws-secret"}
SESSION = {**AWS, "AWS_SESSION_TOKEN": "key:aws-secret"}
C("boto3", "bedrock", "traceback", "br_unrec", "aws", env=AWS)
C("boto3", "bedrock-converse", "print", "br_expired", "aws", env=SESSION)
C("boto3", "bedrock", "function", "br_sig", "aws", env=AWS)
C("boto3", "bedrock-converse", "traceback", "br_access", "aws", env=AWS)
C("boto3", "bedrock-converse", "repr", "br_iam", "aws", env=AWS)
C("boto3", "bedrock", "log-line", "br_throttle", "aws", env=AWS)
C("boto3", "bedrock-converse", "shell", "br_model", "aws", env=AWS)
missing("boto3", "bedrock", "traceback", "aws-bedrock")
network("boto3", "bedrock", "tail", "aws-bedrock", "aws", "nodns", env=AWS)
tls("boto3", "bedrock-converse", "type-print", "aws-bedrock", "aws", env=AWS)
C("boto3", "bedrock", "plain-print", tag="half", key="aws", cause="missing_key", also=["malformed_key"], provider="aws-bedrock",
  why="the secret is missing: partial credentials")

# --- DashScope, Zhipu, Ollama
C("dashscope", "dashscope", "traceback", "dash_invalid", "dashscope")
missing("dashscope", "dashscope", "traceback", "dashscope")
network("dashscope", "dashscope", "tail", "dashscope", "dashscope", "nodns")
C("zhipuai-sniffio", "zhipuai", "traceback", "zhipu_invalid", "zhipu", args='api_key=os.environ["ZHIPUAI_API_KEY"]')
C("zhipuai-sniffio", "zhipuai", "plain-print", "zhipu_invalid", "zhipu", args='api_key=os.environ["ZHIPUAI_API_KEY"]')
missing("zhipuai-sniffio", "zhipuai", "function", "zhipu")
C("zhipuai", "zhipuai", "shell", tag="no-sniffio", key="zhipu", cause="not_an_api_error", also=["sdk_mismatch"], provider="zhipu",
  why="a package that the SDK imports isn't installed; no call was made")
C("zhipuai-sniffio", "zhipuai", "code", "zhipu_invalid", "openai-old", args=CODE_KEY, tag="foreign")
C("ollama", "ollama-cloud", "traceback", "ollama_unauth", "ollama")
C("ollama", "ollama-cloud", "print", "ollama_unauth", "ollama")
network("ollama", "ollama", "traceback", "ollama", None, "", tag="refused", local=True, why="no Ollama listens at localhost:11434")
network("ollama", "ollama", "print", "ollama", None, "", tag="refused", local=True, why="no Ollama is running")

# --- plain HTTP
BEARER = '{{"Authorization": f"Bearer {{os.environ[\'{}\']}}"}}'
GEMINI_URL = "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent"
C("raw-requests", "requests", "traceback", "groq_invalid", "groq", url="https://api.groq.com/openai/v1/chat/completions",
  headers=BEARER.format("GROQ_API_KEY"), env_name="GROQ_API_KEY", also=BARE_401, code=None,
  why="401 of api.groq.com and nothing more")
C("raw-requests", "requests-print", "traceback", "oai_invalid", "literal:None", url="https://api.openai.com/v1/chat/completions",
  headers='{"Authorization": f"Bearer {os.getenv(\'OPENAI_KEY\')}"}', tag="none", also=["invalid_key", "missing_key"],
  why="None was put into the header: the variable isn't set")
C("raw-requests", "requests-print", "code", "ant_nokey", "anthropic", url="https://api.anthropic.com/v1/messages",
  headers='{"Authorization": os.environ["ANTHROPIC_API_KEY"], "anthropic-version": "2023-06-01"}', env_name="ANTHROPIC_API_KEY",
  cause="wrong_auth_scheme", also=["missing_key"], why="the code sends Authorization where Anthropic wants x-api-key")
C("raw-requests", "requests-print", "traceback", "or_missing", url="https://openrouter.ai/api/v1/chat/completions",
  headers='{"Content-Type": "application/json"}')
C("raw-requests", "requests-dict", "traceback", "oai_scope_list", "openai", url="https://api.openai.com/v1/models",
  headers=BEARER.format("OPENAI_API_KEY"), env_name="OPENAI_API_KEY")
C("raw-requests", "requests-print", "code", "g_unreg", url=GEMINI_URL, headers='{"Content-Type": "application/json"}')
C("raw-requests", "requests-print", "code", "ds_gov", "deepseek", url="https://api.deepseek.com/chat/completions",
  headers='{"Authorization": os.environ["DEEPSEEK_API_KEY"]}', env_name="DEEPSEEK_API_KEY", model="deepseek-chat")
C("raw-requests", "requests-dict", "code", "voyage_invalid", "voyage", url="https://api.voyageai.com/v1/embeddings",
  headers=BEARER.format("VOYAGE_API_KEY"), env_name="VOYAGE_API_KEY")
C("raw-requests", "requests-print", "traceback", "eleven_scope", "elevenlabs",
  url="https://api.elevenlabs.io/v1/text-to-speech/voice",
  headers='{"xi-api-key": os.environ["ELEVENLABS_API_KEY"]}', env_name="ELEVENLABS_API_KEY")
C("raw-requests", "requests", "traceback", "gateway_504", "openrouter", url="https://openrouter.ai/api/v1/chat/completions",
  headers=BEARER.format("OPENROUTER_API_KEY"), env_name="OPENROUTER_API_KEY", provider="openrouter")
malformed("raw-requests", "requests", "traceback", "deepseek", "deepseek+newline", url="https://api.deepseek.com/chat/completions",
          headers=BEARER.format("DEEPSEEK_API_KEY"), env_name="DEEPSEEK_API_KEY", why="the key ends in a line break")
malformed("raw-requests", "requests-print", "last", "unknown", "openai+cyrillic", url="https://api.openai.com/v1/chat/completions",
          headers=BEARER.format("OPENAI_API_KEY"), env_name="OPENAI_API_KEY",
          why="a letter outside Latin-1 at a place inside the key")
network("raw-requests", "requests", "tail", "openai", "openai", "nodns", url="https://api.openai.com/v1/chat/completions",
        headers=BEARER.format("OPENAI_API_KEY"), env_name="OPENAI_API_KEY")
network("raw-requests", "requests-print", "last", "cohere", "cohere", "refused", url="https://api.cohere.com/v2/chat",
        headers=BEARER.format("CO_API_KEY"), env_name="CO_API_KEY")
network("raw-requests", "requests", "last", "unknown", "openai", mode="reset", url="https://api.openai.com/v1/chat/completions",
        headers=BEARER.format("OPENAI_API_KEY"), env_name="OPENAI_API_KEY")
tls("raw-requests", "requests", "last", "anthropic", "anthropic", url="https://api.anthropic.com/v1/messages",
    headers='{"x-api-key": os.environ["ANTHROPIC_API_KEY"]}', env_name="ANTHROPIC_API_KEY")
C("raw", "httpx", "traceback", "ant_invalid", "anthropic", url="https://api.anthropic.com/v1/messages",
  headers='{"x-api-key": os.environ["ANTHROPIC_API_KEY"]}', env_name="ANTHROPIC_API_KEY", also=BARE_401, code=None,
  why="401 of api.anthropic.com and nothing more")
C("raw", "httpx-async", "traceback", "oai_rate", "openai", url="https://api.openai.com/v1/chat/completions",
  headers=BEARER.format("OPENAI_API_KEY"), env_name="OPENAI_API_KEY", also=["quota_exceeded"], code=None,
  why="429 and nothing more: too many requests, or no credit")
network("raw", "httpx-async", "traceback", "unknown", "mistral", "nodns", url="https://api.mistral.ai/v1/chat/completions",
        headers=BEARER.format("MISTRAL_API_KEY"), env_name="MISTRAL_API_KEY", why="the name doesn't resolve; which isn't shown")
network("raw", "httpx", "last", "unknown", "openai", mode="garbage", url="https://api.openai.com/v1/chat/completions",
        headers=BEARER.format("OPENAI_API_KEY"), env_name="OPENAI_API_KEY", also=["server_error", "wrong_endpoint"])
C("raw", "httpx", "shell", tag="no-scheme", url="api.openai.com/v1/chat/completions", headers=BEARER.format("OPENAI_API_KEY"),
  key="openai",
  env_name="OPENAI_API_KEY", cause="wrong_endpoint", also=["bad_request", "connection_failed"], provider="unknown",
  why="the URL has no http:// or https://")
C("raw-aiohttp", "aiohttp", "traceback", "oai_invalid", "openai", url="https://api.openai.com/v1/chat/completions",
  headers=BEARER.format("OPENAI_API_KEY"), env_name="OPENAI_API_KEY", also=BARE_401, code=None,
  why="401 of api.openai.com and nothing more")
C("raw-aiohttp", "aiohttp-text", "traceback", "oai_invalid", "together", url="https://api.openai.com/v1/chat/completions",
  headers=BEARER.format("OPENAI_API_KEY"), env_name="OPENAI_API_KEY", tag="foreign")
C("raw-aiohttp", "aiohttp-text", "traceback", "dash_invalid", "dashscope",
  url="https://dashscope.aliyuncs.com/api/v1/services/aigc/text-generation/generation",
  headers=BEARER.format("DASHSCOPE_API_KEY"), env_name="DASHSCOPE_API_KEY")
malformed("raw-aiohttp", "aiohttp", "traceback", "unknown", "openrouter+newline",
          url="https://openrouter.ai/api/v1/chat/completions",
          headers=BEARER.format("OPENROUTER_API_KEY"), env_name="OPENROUTER_API_KEY", why="the key ends in a line break")
network("raw-aiohttp", "aiohttp", "last", "xai", "xai", "nodns", url="https://api.x.ai/v1/chat/completions",
        headers=BEARER.format("XAI_API_KEY"), env_name="XAI_API_KEY")
tls("raw-aiohttp", "aiohttp", "last", "openai", "openai", url="https://api.openai.com/v1/chat/completions",
    headers=BEARER.format("OPENAI_API_KEY"), env_name="OPENAI_API_KEY")
network("raw-aiohttp", "aiohttp-text", "traceback", "unknown", "groq", mode="close",
        url="https://api.groq.com/openai/v1/chat/completions",
        headers=BEARER.format("GROQ_API_KEY"), env_name="GROQ_API_KEY")
C("raw", "urllib", "traceback", "oai_invalid", "openai", url="https://api.openai.com/v1/chat/completions",
  headers=BEARER.format("OPENAI_API_KEY"),
  env_name="OPENAI_API_KEY", provider="unknown", also=BARE_401, code=None, why="401 and nothing more; not even who said it")
C("raw", "urllib-body", "traceback", "oai_deact", "openai", url="https://api.openai.com/v1/models",
  headers=BEARER.format("OPENAI_API_KEY"),
  env_name="OPENAI_API_KEY")
network("raw", "urllib", "last", "unknown", "openai", "nodns", url="https://api.openai.com/v1/chat/completions",
        headers=BEARER.format("OPENAI_API_KEY"), env_name="OPENAI_API_KEY")
malformed("raw", "urllib", "last", "unknown", "openai+newline", url="https://api.openai.com/v1/chat/completions",
          headers=BEARER.format("OPENAI_API_KEY"), env_name="OPENAI_API_KEY", why="the key ends in a line break")
tls("raw", "urllib", "last", "unknown", "openai", "tls-expired", url="https://api.openai.com/v1/chat/completions",
    headers=BEARER.format("OPENAI_API_KEY"), env_name="OPENAI_API_KEY", why="the certificate has expired")
network("raw", "urllib", "traceback", "unknown", "openai", mode="slow", url="https://api.openai.com/v1/chat/completions",
        headers=BEARER.format("OPENAI_API_KEY"), env_name="OPENAI_API_KEY", also=["server_error"])

duplicates = {case.id for case in CASES if sum(other.id == case.id for other in CASES) > 1}
assert not duplicates, f"give these a tag: {duplicates}"
