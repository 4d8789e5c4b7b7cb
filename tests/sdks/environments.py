"""Which versions of which SDKs run, and in which Python."""


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
