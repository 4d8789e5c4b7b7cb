"""The network that the recorded tools see, in a network namespace of the recorder's own.

Every name leads to one server on loopback, which answers as the case says, mostly with bodies of
`../sdks/bodies.jsonl`. It notes which credential each request brings.
"""

import pathlib
import random
import re
import socket
import socketserver
import sys
import threading
import types
from urllib.parse import parse_qs, urlsplit

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "sdks"))
import provider  # noqa: E402

PORTS = 443, 80, 3128
provider.HOSTS += """
chatgpt.com auth.openai.com api.github.com github.com *.githubcopilot.com oauth2.googleapis.com www.googleapis.com
cloudcode-pa.googleapis.com aiplatform.googleapis.com *.aiplatform.googleapis.com us-east5-aiplatform.googleapis.com platform.claude.com claude.ai console.anthropic.com chat.qwen.ai
dashscope-intl.aliyuncs.com coding.dashscope.aliyuncs.com coding-intl.dashscope.aliyuncs.com opencode.ai *.opencode.ai models.dev catwalk.charm.land charm.land hyper.charm.land raw.githubusercontent.com pypi.org
""".split()

# The headers that bring a credential.
CREDENTIAL_HEADERS = "x-api-key", "api-key", "x-goog-api-key", "x-litellm-api-key", "Authorization"


class Handler(provider.Handler):
    """Answers by the case's list, and notes what came."""

    def answer(self, network, request):
        """The first answer of the case whose pattern fits `METHOD host/path`, else 404 and an empty object."""
        case = network.case
        url = urlsplit(self.path)
        host = url.netloc or self.headers.get("Host", "")
        target = f"{host.split(':')[0] if ':443' in host or ':' not in host else host}{url.path}"
        found = next((says for pattern, says in case["answers"] if re.search(pattern, f"{self.command} {target}")), None)
        brought = self.brought(url, case["secrets"])
        if network.chatty:
            print("   ", self.command, target, brought, "->", found if isinstance(found, str) else bool(found), flush=True)
        host = target.split("/")[0]
        if found and not any(sent["to"].split("/")[0] == host and sent["with"] == brought for sent in network.sent):
            network.sent.append({"to": target, "with": brought})
        body = network.bodies[found] if isinstance(found, str) else found
        body = body or {"status": 404, "headers": {}, "body": "{}"}
        # The connection is closed after each answer; whoever would use it again has to know.
        body = body | {"headers": body["headers"] | {"Connection": "close"}}
        super().answer(types.SimpleNamespace(body=body, rng=network.rng), request)

    def brought(self, url, secrets):
        """Every credential that a request brings: the header, and whose value it is."""
        values = [(name, self.headers.get(name) or "") for name in CREDENTIAL_HEADERS]
        values.append(("?key=", *parse_qs(url.query).get("key", [""])[:1]))
        brought = []
        for name, value in values:
            scheme, _, rest = value.partition(" ")
            if rest and scheme in ("Bearer", "token", "Basic", "AWS4-HMAC-SHA256"):
                name, value = f"{name}: {scheme}", rest
            known = next((known for known, secret in secrets.items() if secret in value), "unknown")
            if value:
                brought.append({"header": name, "credential": known} | ({"ends": value[-4:]} if value in secrets.values() else {}))
        return brought


class Network:
    """The servers; `case` says what they answer, `mode` how the network is, `sent` what came."""

    def __init__(self, folder, bodies, chatty):
        provider.make_certificates(folder)
        self.bodies = bodies
        self.certificates, self.chatty = folder, chatty
        self.asked = 0
        self.start({"id": "none", "answers": [], "secrets": {}}, "answer")

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

            def handle_error(self, *_):
                """Clients that break off are what some cases are about."""

        for port in PORTS:
            server = Server(("127.0.0.1", port), Handler)
            server.provider = self
            threading.Thread(target=server.serve_forever, daemon=True).start()
        threading.Thread(target=names, daemon=True).start()

    def start(self, case, mode):
        """Sets what the next requests get."""
        self.case, self.mode, self.sent = case, mode, []
        self.rng = random.Random(case["id"])


def names():
    """A name server that leads every name to loopback."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))
    while True:
        query, client = server.recvfrom(4096)
        end = query.index(b"\0", 12) + 5
        address = query[end - 4 : end - 2] == b"\0\1"
        head = query[:2] + b"\x81\x80\0\1" + (b"\0\1" if address else b"\0\0") + b"\0\0\0\0"
        record = b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\x7f\0\0\1" if address else b""
        server.sendto(head + query[12:end] + record, client)
