"""Cases of OpenAI's own SDK, version by version."""

from cases import BARE, BARE_401, BASE, C, CODE_KEY, malformed, missing, network, tls

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
