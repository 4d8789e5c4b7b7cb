"""The small client programs, as people write them after an SDK's README.

A program is its imports, what it does before the call, and the call. A form (`forms.py`) puts those together and
decides what of a failure gets printed. `{args}` and `{model}` come from the case; all other braces stand as they are.
"""

import textwrap
from dataclasses import dataclass


@dataclass(frozen=True)
class Program:
    """One SDK's call; `env` is the variable in which it looks for the key, `name` what people call the service."""

    imports: str
    setup: str
    call: str
    env: str = ""
    name: str = "LLM"
    model: str = "gpt-4o-mini"
    asynchronous: bool = False


def _program(imports, setup, call, *rest, **named):
    parts = (textwrap.dedent(part).strip("\n") for part in (imports, setup, call))
    return Program(*parts, *rest, **named)


MESSAGES = '[{"role": "user", "content": "Hello"}]'
OPENAI = {"env": "OPENAI_API_KEY", "name": "OpenAI"}
CHAT = """
    response = client.chat.completions.create(
        model="{model}",
        messages=[{"role": "user", "content": "Say this is a test"}],
    )
    print(response.choices[0].message.content)
"""
COMPLETION = CHAT.replace("response", "completion").replace("Say this is a test", "Write a haiku about rivers")
GROQ = CHAT.replace("response", "chat_completion").replace("Say this is a test", "Explain low latency")
STREAM = """
    stream = client.chat.completions.create(
        model="{model}",
        messages=[{"role": "user", "content": "Tell me a joke"}],
        stream=True,
    )
    for chunk in stream:
        print(chunk.choices[0].delta.content or "", end="")
"""
ASYNC = """
    chat = await client.chat.completions.create(
        model="{model}",
        messages=[{"role": "user", "content": "Hi"}],
    )
    print(chat.choices[0].message.content)
"""
CLAUDE = """
    message = client.messages.create(
        model="{model}",
        max_tokens=256,
        messages=[{"role": "user", "content": "Hello, Claude"}],
    )
    print(message.content)
"""
ANTHROPIC = {"env": "ANTHROPIC_API_KEY", "name": "Claude", "model": "claude-haiku-4-5"}
LITELLM = {"env": "OPENAI_API_KEY", "name": "LiteLLM"}
GEMINI = {"env": "GEMINI_API_KEY", "name": "Gemini", "model": "gemini-2.5-flash"}
MISTRAL = {"env": "MISTRAL_API_KEY", "name": "Mistral", "model": "mistral-small-latest"}
COHERE = {"env": "CO_API_KEY", "name": "Cohere", "model": "command-r"}
AWS = {"env": "AWS_ACCESS_KEY_ID", "name": "Bedrock", "model": "anthropic.claude-3-haiku-20240307-v1:0"}
INVOKE = """
    llm = {class}({args})
    print(llm.invoke("Hello").content)
"""

PROGRAMS = {
    # openai
    "openai-0": _program("import openai", "openai.api_key = {args}", """
        response = openai.ChatCompletion.create(
            model="{model}",
            messages=[{"role": "user", "content": "Hello!"}],
        )
        print(response["choices"][0]["message"]["content"])
    """, **OPENAI),
    "openai-0-bare": _program("import openai", "", """
        completion = openai.ChatCompletion.create(model="{model}", messages=[{"role": "user", "content": "Hello!"}])
        print(completion.choices[0].message.content)
    """, **OPENAI),
    "openai-0-completion": _program("import openai", "openai.api_key = {args}", """
        result = openai.Completion.create(engine="text-davinci-003", prompt="Once upon a time", max_tokens=50)
        print(result.choices[0].text)
    """, **OPENAI),
    "openai-0-embedding": _program("import openai", "openai.api_key = {args}", """
        data = openai.Embedding.create(input=["The food was delicious"], model="text-embedding-ada-002")["data"]
    """, **OPENAI),
    "openai-0-azure": _program("import openai", """
        openai.api_type = "azure"
        openai.api_base = "https://contoso-weu.openai.azure.com/"
        openai.api_version = "2023-05-15"
        openai.api_key = {args}
    """, """
        response = openai.ChatCompletion.create(engine="{model}", messages=[{"role": "user", "content": "Hi"}])
    """, env="AZURE_OPENAI_KEY", name="Azure"),
    "openai": _program("from openai import OpenAI", "client = OpenAI({args})", CHAT, **OPENAI),
    "openai-completion": _program("from openai import OpenAI", "client = OpenAI({args})", COMPLETION, **OPENAI),
    "openai-responses": _program("from openai import OpenAI", "client = OpenAI({args})", """
        response = client.responses.create(model="{model}", input="Write a limerick about Python.")
        print(response.output_text)
    """, **OPENAI),
    "openai-embeddings": _program("from openai import OpenAI", "client = OpenAI({args})", """
        vectors = client.embeddings.create(model="text-embedding-3-small", input=["one", "two"])
        print(len(vectors.data))
    """, **OPENAI),
    "openai-images": _program("from openai import OpenAI", "client = OpenAI({args})", """
        image = client.images.generate(model="dall-e-3", prompt="a white siamese cat", size="1024x1024")
        print(image.data[0].url)
    """, **OPENAI),
    "openai-audio": _program("from openai import OpenAI", "client = OpenAI({args})", """
        speech = client.audio.speech.create(model="tts-1", voice="alloy", input="Hello")
        speech.stream_to_file("hello.mp3")
    """, **OPENAI),
    "openai-models": _program("from openai import OpenAI", "client = OpenAI({args})", """
        print([model.id for model in client.models.list()])
    """, **OPENAI),
    "openai-stream": _program("from openai import OpenAI", "client = OpenAI({args})", STREAM, **OPENAI),
    "openai-async": _program("from openai import AsyncOpenAI", "client = AsyncOpenAI({args})", ASYNC, **OPENAI,
                             asynchronous=True),
    "openai-module": _program("import openai", "openai.api_key = {args}", """
        response = openai.chat.completions.create(model="{model}", messages=[{"role": "user", "content": "ping"}])
        print(response.choices[0].message.content)
    """, **OPENAI),
    "azure": _program("from openai import AzureOpenAI", """
        client = AzureOpenAI(
            azure_endpoint="https://contoso-weu.openai.azure.com",
            api_version="2024-06-01",{args}
        )
    """, CHAT, env="AZURE_OPENAI_API_KEY", name="Azure OpenAI", model="gpt-4o"),
    # anthropic
    "anthropic": _program("import anthropic", "client = anthropic.Anthropic({args})", CLAUDE, **ANTHROPIC),
    "anthropic-import": _program("from anthropic import Anthropic", "client = Anthropic({args})", CLAUDE.replace(
        "message =", "response ="), **ANTHROPIC),
    "anthropic-stream": _program("import anthropic", "client = anthropic.Anthropic({args})", """
        with client.messages.stream(
            model="{model}", max_tokens=1024, messages=[{"role": "user", "content": "Hello"}]
        ) as stream:
            for text in stream.text_stream:
                print(text, end="", flush=True)
    """, **ANTHROPIC),
    "anthropic-async": _program("from anthropic import AsyncAnthropic", "client = AsyncAnthropic({args})", """
        message = await client.messages.create(
            model="{model}",
            max_tokens=512,
            messages=[{"role": "user", "content": "Hi"}],
        )
        print(message.content[0].text)
    """, **ANTHROPIC, asynchronous=True),
    "anthropic-no-max": _program("import anthropic", "client = anthropic.Anthropic({args})", """
        message = client.messages.create(model="{model}", messages=[{"role": "user", "content": "Hello"}])
    """, **ANTHROPIC),
    "anthropic-prompt": _program("import anthropic", "client = anthropic.Client(api_key={args})", """
        resp = client.completion(
            prompt=f"{anthropic.HUMAN_PROMPT} How are you?{anthropic.AI_PROMPT}",
            model="claude-v1",
            max_tokens_to_sample=100,
        )
        print(resp["completion"])
    """, **ANTHROPIC),
    # Google
    "genai": _program("from google import genai", "client = genai.Client({args})", """
        response = client.models.generate_content(
            model="{model}", contents="Explain how AI works in a few words"
        )
        print(response.text)
    """, **GEMINI),
    "genai-stream": _program("from google import genai", "client = genai.Client({args})", """
        for chunk in client.models.generate_content_stream(model="{model}", contents="Tell me a story"):
            print(chunk.text, end="")
    """, **GEMINI),
    "genai-async": _program("from google import genai", "client = genai.Client({args})", """
        response = await client.aio.models.generate_content(model="{model}", contents="Hello")
        print(response.text)
    """, **GEMINI, asynchronous=True),
    # Over REST: gRPC resolves names in C, where the client can't be led to the mock.
    "generativeai": _program("import google.generativeai as genai", 'genai.configure({args}transport="rest")', """
        model = genai.GenerativeModel("{model}")
        response = model.generate_content("Write a short poem")
        print(response.text)
    """, env="GOOGLE_API_KEY", name="Gemini", model="gemini-1.5-flash"),
    # Mistral
    "mistral-0": _program("""
        from mistralai.client import MistralClient
        from mistralai.models.chat_completion import ChatMessage
    """, "client = MistralClient({args})", """
        chat_response = client.chat(
            model="{model}",
            messages=[ChatMessage(role="user", content="What is the best French cheese?")],
        )
        print(chat_response.choices[0].message.content)
    """, **MISTRAL),
    "mistral": _program("from mistralai import Mistral", "client = Mistral({args})", """
        chat_response = client.chat.complete(
            model="{model}",
            messages=[{"role": "user", "content": "What is the best French cheese?"}],
        )
        print(chat_response.choices[0].message.content)
    """, **MISTRAL),
    "mistral-3": _program("from mistralai.client import Mistral", "client = Mistral({args})", """
        res = client.chat.complete(model="{model}", messages=[{"role": "user", "content": "Bonjour"}])
        print(res.choices[0].message.content)
    """, **MISTRAL),
    # Cohere
    "cohere-4": _program("import cohere", "co = cohere.Client({args})", """
        response = co.generate(prompt="Please explain to me how LLMs work", max_tokens=50)
        print(response)
    """, **COHERE),
    "cohere": _program("import cohere", "co = cohere.ClientV2({args})", """
        res = co.chat(
            model="{model}",
            messages=[{"role": "user", "content": "Write a title for a blog post"}],
        )
        print(res.message.content[0].text)
    """, **COHERE),
    "cohere-embed": _program("import cohere", "co = cohere.Client({args})", """
        response = co.embed(texts=["hello", "goodbye"], model="embed-english-v3.0", input_type="classification")
        print(response.embeddings)
    """, **COHERE),
    # further SDKs with their own clients
    "groq": _program("from groq import Groq", "client = Groq({args})", GROQ, env="GROQ_API_KEY", name="Groq",
                     model="llama-3.3-70b-versatile"),
    "groq-stream": _program("from groq import Groq", "client = Groq({args})", STREAM, env="GROQ_API_KEY",
                            name="Groq", model="llama-3.1-8b-instant"),
    "groq-async": _program("from groq import AsyncGroq", "client = AsyncGroq({args})", ASYNC, env="GROQ_API_KEY",
                           name="Groq", model="llama-3.3-70b-versatile", asynchronous=True),
    "together": _program("from together import Together", "client = Together({args})", CHAT,
                         env="TOGETHER_API_KEY", name="Together", model="meta-llama/Llama-3.3-70B-Instruct-Turbo"),
    "hub-chat": _program("from huggingface_hub import InferenceClient", "client = InferenceClient({args})", """
        out = client.chat_completion(
            model="{model}",
            messages=[{"role": "user", "content": "What is the capital of France?"}],
            max_tokens=100,
        )
        print(out.choices[0].message.content)
    """, env="HF_TOKEN", name="Hugging Face", model="meta-llama/Llama-3.1-8B-Instruct"),
    "hub-text": _program("from huggingface_hub import InferenceClient", "client = InferenceClient({args})", """
        print(client.text_generation("Two plus two makes", model="{model}", max_new_tokens=20))
    """, env="HF_TOKEN", name="Hugging Face", model="mistralai/Mistral-7B-Instruct-v0.3"),
    "hub-download": _program("from huggingface_hub import hf_hub_download", "", """
        path = hf_hub_download(repo_id="{model}", filename="config.json")
        print(path)
    """, env="HF_TOKEN", name="Hugging Face", model="meta-llama/Llama-3.1-8B-Instruct"),
    "hub-whoami": _program("from huggingface_hub import HfApi", "api = HfApi({args})", "print(api.whoami())",
                           env="HF_TOKEN", name="Hugging Face"),
    "replicate": _program("import replicate", "", """
        output = replicate.run(
            "black-forest-labs/flux-schnell",
            input={"prompt": "an astronaut riding a rainbow unicorn"},
        )
        print(output)
    """, env="REPLICATE_API_TOKEN", name="Replicate"),
    "replicate-client": _program("import replicate", "client = replicate.Client({args})", """
        print(client.run("meta/meta-llama-3-70b-instruct", input={"prompt": "Hello"}))
    """, env="REPLICATE_API_TOKEN", name="Replicate"),
    "bedrock": _program("import json\n\nimport boto3",
                        'client = boto3.client("bedrock-runtime", region_name="us-east-1"{args})', """
        response = client.invoke_model(
            modelId="{model}",
            body=json.dumps({
                "anthropic_version": "bedrock-2023-05-31",
                "max_tokens": 100,
                "messages": [{"role": "user", "content": "Hello"}],
            }),
        )
        print(json.loads(response["body"].read()))
    """, **AWS),
    "bedrock-converse": _program("import boto3",
                                 'bedrock = boto3.client(service_name="bedrock-runtime", region_name="eu-central-1")', """
        response = bedrock.converse(
            modelId="{model}",
            messages=[{"role": "user", "content": [{"text": "Hello"}]}],
        )
        print(response["output"]["message"]["content"][0]["text"])
    """, **AWS),
    "dashscope": _program("import dashscope\nfrom dashscope import Generation", "{args}", """
        response = Generation.call(
            model="{model}",
            messages=[{"role": "user", "content": "你是谁？"}],
            result_format="message",
        )
        print(response)
    """, env="DASHSCOPE_API_KEY", name="DashScope", model="qwen-plus"),
    "zhipuai": _program("from zhipuai import ZhipuAI", "client = ZhipuAI({args})", CHAT.replace(
        "Say this is a test", "你好"), env="ZHIPUAI_API_KEY", name="Zhipu", model="glm-4-flash"),
    "ollama": _program("import ollama", "", """
        response = ollama.chat(model="{model}", messages=[{"role": "user", "content": "Why is the sky blue?"}])
        print(response["message"]["content"])
    """, env="OLLAMA_API_KEY", name="Ollama", model="llama3.2"),
    "ollama-cloud": _program("import os\n\nfrom ollama import Client", """
        client = Client(
            host="https://ollama.com",
            headers={"Authorization": "Bearer " + os.environ.get("OLLAMA_API_KEY", "")},
        )
    """, """
        print(client.chat(model="{model}", messages=[{"role": "user", "content": "Hi"}])["message"]["content"])
    """, env="OLLAMA_API_KEY", name="Ollama", model="gpt-oss:120b"),
    # frameworks
    "litellm": _program("from litellm import completion", "", """
        response = completion(
            model="{model}",
            messages=[{"role": "user", "content": "Hello, how are you?"}],{args}
        )
        print(response.choices[0].message.content)
    """, **LITELLM),
    "litellm-async": _program("import litellm", "", """
        response = await litellm.acompletion(
            model="{model}", messages=[{"role": "user", "content": "Hello"}]{args}
        )
        print(response)
    """, **LITELLM, asynchronous=True),
    "langchain-openai": _program("from langchain_openai import ChatOpenAI", "", INVOKE.replace(
        "{class}", "ChatOpenAI"), **OPENAI),
    "langchain-embeddings": _program("from langchain_openai import OpenAIEmbeddings",
                                     "embeddings = OpenAIEmbeddings({args})",
                                     'print(len(embeddings.embed_query("What is a llama?")))', **OPENAI),
    "langchain-anthropic": _program("from langchain_anthropic import ChatAnthropic", "", INVOKE.replace(
        "{class}", "ChatAnthropic").replace("({args})", '(model="{model}"{args})'), **ANTHROPIC),
    "langchain-google": _program("from langchain_google_genai import ChatGoogleGenerativeAI", "", INVOKE.replace(
        "{class}", "ChatGoogleGenerativeAI").replace("({args})", '(model="{model}"{args})'),
        env="GOOGLE_API_KEY", name="Gemini", model="gemini-2.5-flash"),
    "langchain-mistral": _program("from langchain_mistralai import ChatMistralAI", "", INVOKE.replace(
        "{class}", "ChatMistralAI").replace("({args})", '(model="{model}"{args})'), **MISTRAL),
    "langchain-groq": _program("from langchain_groq import ChatGroq", "", INVOKE.replace(
        "{class}", "ChatGroq").replace("({args})", '(model="{model}"{args})'), env="GROQ_API_KEY", name="Groq",
        model="llama-3.3-70b-versatile"),
    "langchain-stream": _program("from langchain_openai import ChatOpenAI", "llm = ChatOpenAI({args})", """
        for chunk in llm.stream("Tell me a story"):
            print(chunk.content, end="", flush=True)
    """, **OPENAI),
    "llamaindex": _program("from llama_index.llms.openai import OpenAI", 'llm = OpenAI(model="{model}"{args})', """
        print(llm.complete("Paul Graham is "))
    """, **OPENAI),
    "llamaindex-chat": _program("""
        from llama_index.core.llms import ChatMessage
        from llama_index.llms.openai import OpenAI
    """, 'llm = OpenAI(model="{model}"{args})', """
        print(llm.chat([ChatMessage(role="user", content="What is your name?")]))
    """, **OPENAI),
    "pydantic-ai": _program("from pydantic_ai import Agent", 'agent = Agent("{model}", instructions="Be concise.")', """
        result = agent.run_sync("Where does hello world come from?")
        print(result.output)
    """, env="OPENAI_API_KEY", name="agent"),
    "instructor": _program("""
        import instructor
        from openai import OpenAI
        from pydantic import BaseModel


        class User(BaseModel):
            name: str
            age: int
    """, "client = instructor.from_openai(OpenAI({args}))", """
        user = client.chat.completions.create(
            model="{model}",
            response_model=User,
            messages=[{"role": "user", "content": "Jason is 25 years old"}],
        )
        print(user)
    """, **OPENAI),
    # plain HTTP; the case gives the URL, the headers and the model
    "requests": _program("import os\n\nimport requests", "", """
        resp = requests.post(
            "{url}",
            headers={headers},
            json={"model": "{model}", "messages": [{"role": "user", "content": "Hi"}]},
            timeout=30,
        )
        resp.raise_for_status()
        print(resp.json()["choices"][0]["message"]["content"])
    """),
    "requests-print": _program("import os\n\nimport requests", "", """
        r = requests.post(
            "{url}",
            headers={headers},
            json={"model": "{model}", "messages": [{"role": "user", "content": "Hi"}], "max_tokens": 50},
        )
        print(r.status_code, r.text)
    """),
    "requests-json": _program("import os\n\nimport requests", "", """
        data = requests.post("{url}", headers={headers}, json={"model": "{model}", "messages": []}).json()
        print(data["choices"][0]["message"]["content"])
    """),
    "requests-dict": _program("import os\n\nimport requests", "", """
        reply = requests.get("{url}", headers={headers})
        print(reply.status_code)
        print(reply.json())
    """),
    "httpx": _program("import os\n\nimport httpx", "", """
        response = httpx.post("{url}", headers={headers}, json={"model": "{model}"}, timeout=2.0)
        response.raise_for_status()
        print(response.json())
    """),
    "httpx-async": _program("import os\n\nimport httpx", "", """
        async with httpx.AsyncClient(timeout=2.0) as http:
            r = await http.post("{url}", headers={headers}, json={"model": "{model}"})
            r.raise_for_status()
            print(r.json())
    """, asynchronous=True),
    "aiohttp": _program("import os\n\nimport aiohttp", "", """
        async with aiohttp.ClientSession(headers={headers}, trust_env=True) as session:
            async with session.post("{url}", json={"model": "{model}"}) as resp:
                resp.raise_for_status()
                print(await resp.json())
    """, asynchronous=True),
    "aiohttp-text": _program("import os\n\nimport aiohttp", "", """
        async with aiohttp.ClientSession() as session:
            async with session.post("{url}", headers={headers}, json={"model": "{model}"}) as resp:
                print("HTTP", resp.status, await resp.text())
    """, asynchronous=True),
    "urllib": _program("import json\nimport os\nimport urllib.request", "", """
        request = urllib.request.Request(
            "{url}",
            data=json.dumps({"model": "{model}", "messages": [{"role": "user", "content": "Hi"}]}).encode(),
            headers={headers},
        )
        with urllib.request.urlopen(request, timeout=2) as answer:
            print(json.load(answer))
    """),
    "urllib-body": _program("import json\nimport os\nimport urllib.error\nimport urllib.request", "", """
        request = urllib.request.Request("{url}", headers={headers})
        try:
            print(json.load(urllib.request.urlopen(request)))
        except urllib.error.HTTPError as error:
            print(error, error.read().decode())
    """),
}
