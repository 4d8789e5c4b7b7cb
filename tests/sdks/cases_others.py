"""Cases of the other providers' SDKs, of frameworks, and of plain HTTP."""

from cases import BARE, BARE_401, C, CODE_KEY, malformed, missing, network, tls

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
