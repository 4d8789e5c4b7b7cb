"""A stand-in for LLM providers: it answers on loopback as a provider does, or fails as a network does.

What it says comes from `bodies.jsonl`. A true answer depends on the request in a few places (the key is
echoed behind a mask, the model is named, ids differ), so those are filled in from the request and a seed.
The client thinks that it speaks to the provider's real host: `client/sitecustomize.py` leads it here.

By hand: `python provider.py oai_invalid` serves one answer until it's interrupted.
"""

import json
import pathlib
import random
import re
import socket
import socketserver
import ssl
import struct
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler

HERE = pathlib.Path(__file__).parent

# Every name that a client may ask for: the certificate has to hold for each of them.
HOSTS = """
api.openai.com *.openai.azure.com api.anthropic.com generativelanguage.googleapis.com api.mistral.ai api.cohere.com
api.cohere.ai production.api.cohere.ai api.groq.com api.together.xyz api.together.ai *.together.ai
router.huggingface.co huggingface.co api-inference.huggingface.co api.replicate.com openrouter.ai api.deepseek.com
api.x.ai api.perplexity.ai dashscope.aliyuncs.com open.bigmodel.cn integrate.api.nvidia.com ollama.com
api.fireworks.ai api.voyageai.com api.elevenlabs.io api.moonshot.cn api.cerebras.ai
bedrock-runtime.us-east-1.amazonaws.com bedrock-runtime.eu-central-1.amazonaws.com
""".split()

# What each mode does instead of answering.
MODES = {
    "answer": "answers as the body says",
    "slow": "answers nothing, and waits until the client hangs up",
    "close": "reads the request and closes",
    "reset": "reads the request and resets the connection",
    "garbage": "answers in another protocol",
    "cut": "starts a stream and closes in the middle",
    "tls-eof": "closes during the TLS handshake",
    "tls-other-host": "shows a certificate for another host",
    "tls-expired": "shows an expired certificate",
}


def load_bodies():
    """The answers by name."""
    lines = (HERE / "bodies.jsonl").read_text(encoding="utf-8").splitlines()
    return {body["name"]: body for body in map(json.loads, lines)}


def make_certificates(folder):
    """A certificate authority and three server certificates; the standard library can't make them, openssl can."""
    if (folder / "expired.pem").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)

    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)

    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-keyout", "ca.key", "-out", "ca.pem",
            "-subj", "/O=Example Corp/CN=Example Corp Root CA",
            "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign")
    kinds = ("server", HOSTS, "3000"), ("other", ["login.example.com"], "3000"), ("expired", HOSTS, "-1")
    for name, hosts, days in kinds:
        extension = "subjectAltName=" + ",".join("DNS:" + host for host in hosts)
        (folder / "extension").write_text(extension, encoding="ascii")
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.csr",
                "-subj", f"/CN={hosts[0]}")
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
                "-days", days, "-extfile", "extension", "-out", f"{name}.crt")
        # The authority goes along: who doesn't trust it then speaks of a self-signed one in the chain.
        parts = [(folder / f"{name}.{part}").read_text(encoding="ascii") for part in ("key", "crt")]
        (folder / f"{name}.pem").write_text("".join(parts) + (folder / "ca.pem").read_text(encoding="ascii"),
                                            encoding="ascii")


def mask(key):
    """A key as OpenAI echoes it: the ends stay and so does the length; up to 12 characters are echoed whole."""
    return key if len(key) <= 12 else key[:8] + "*" * (len(key) - 12) + key[-4:]


def echoes(key):
    """The forms in which an answer may show the key, by the text before it."""
    return {
        "Incorrect API key provided: sk***cd": f"Incorrect API key provided: {key[:2]}***{key[-2:]}",
        "Your api key: ****abcd": f"Your api key: ****{key[-4:]}",
    }


def token(rng, length, alphabet="ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789"):
    """A random string."""
    return "".join(rng.choice(alphabet) for _ in range(length))


class Handler(BaseHTTPRequestHandler):
    """One connection. The first byte tells TLS from plain HTTP, so one port serves both and a proxy's CONNECT."""

    protocol_version = "HTTP/1.1"

    def setup(self):
        provider = self.server.provider
        self.request.settimeout(20)
        if self.request.recv(1, socket.MSG_PEEK) == b"\x16":
            if provider.mode == "tls-eof":
                raise ConnectionAbortedError
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            name = {"tls-other-host": "other", "tls-expired": "expired"}.get(provider.mode, "server")
            context.load_cert_chain(provider.certificates / f"{name}.pem")
            self.request = context.wrap_socket(self.request, server_side=True)
        super().setup()

    def log_message(self, *_):
        pass

    def do_CONNECT(self):
        """A proxy that wants to know who asks."""
        self.send_response_only(407, "Proxy Authentication Required")
        self.send_header("Proxy-Authenticate", 'Basic realm="proxy"')
        self.send_header("Content-Length", "0")
        self.end_headers()
        self.close_connection = True

    def handle_any(self):
        """Reads the request to its end and does what the mode says."""
        provider = self.server.provider
        provider.asked += 1
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            request = b""
            while size := int(self.rfile.readline().split(b";")[0], 16):
                request += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            request = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.close_connection = True
        if provider.mode == "slow":
            self.rfile.read(1)
            return
        if provider.mode == "reset":
            linger = struct.pack("ii", 1, 0)
            self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            socket.socket(fileno=self.request.detach()).close()
            return
        elif provider.mode == "garbage":
            self.wfile.write(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\r\n")
            return
        elif provider.mode == "cut":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                             b"20\r\ndata: {\"id\":\"")
            return
        if provider.mode != "close":
            self.answer(provider, request)

    do_GET = do_POST = do_HEAD = do_PUT = handle_any

    def sent_key(self):
        """The key as the provider sees it, whatever header it comes in."""
        value = self.headers.get("x-api-key") or self.headers.get("api-key") or self.headers.get("Authorization") or ""
        value = value.removeprefix("Bearer ")
        try:  # http.server reads headers as Latin-1; clients that allow more send UTF-8.
            return value.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return value

    def model(self, request):
        """The model that was asked for, from the JSON body or from the path."""
        found = re.search(rb'"model": ?"([^"]+)"', request) or re.search(rb"models/([^:/?]+)", self.path.encode())
        return found.group(1).decode() if found else "gpt-4o"

    def answer(self, provider, request):
        """The body with what depends on the request filled in."""
        body, key, rng = provider.body["body"], self.sent_key(), provider.rng
        for pattern, echo in echoes(key).items():
            body = body.replace(pattern, echo)
        echoed = json.dumps(mask(key), ensure_ascii=False)[1:-1]
        body = re.sub(r"(Incorrect API key provided: )sk-proj-\*+abcd", lambda hit: hit[1] + echoed, body)
        body = re.sub(r"\bMODEL\b", lambda _: self.model(request), body)
        body = body.replace("models//v1/chat/completions", f"models/{self.model(request)}")
        body = body.replace("(POST /v1/chat/completions)", f"({self.command} {self.path})")
        body = re.sub(r"req_011C\w+", lambda _: "req_011C" + token(rng, 20), body)
        body = re.sub(r"org-\w{24}", lambda _: "org-" + token(rng, 24), body)
        body = body.replace("org-EXAMPLE", self.headers.get("OpenAI-Organization", "org-" + token(rng, 24)))
        content = body.encode()
        self.send_response_only(provider.body["status"])
        headers = {"Date": self.date_time_string(), "Content-Type": "application/json", **provider.body["headers"]}
        headers["Content-Length"] = str(len(content))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


class Provider:
    """A server for one case: `with Provider(body, mode, folder, seed) as provider:` and then `provider.port`.

    `asked` counts the requests.
    """

    def __init__(self, body, mode, certificates, seed):
        assert mode in MODES, mode
        self.body, self.mode, self.certificates = body, mode, certificates
        self.rng = random.Random(seed)
        self.asked = 0

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

            def handle_error(self, *_):
                """Clients that break off are what some cases are about."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.provider = self
        self.port = self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


if __name__ == "__main__":
    certificates = pathlib.Path.home() / ".cache/why401/sdks/certificates"
    make_certificates(certificates)
    with Provider(load_bodies()[sys.argv[1]], "answer", certificates, 0) as running:
        print(f"http://127.0.0.1:{running.port} and https, Ctrl+C stops it")
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            pass
