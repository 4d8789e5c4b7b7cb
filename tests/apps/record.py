"""Records what real tools print when a provider refuses, into `recordings.jsonl`. README.md tells what is needed.

    python record.py install [TOOL…]     the tools, into a cache
    python record.py record [PATTERN]    the cases whose id fits; the others stay
    python record.py list [PATTERN]
    python record.py label               runs nothing, takes what is expected anew from the cases
    python record.py show PATTERN        records, prints and keeps nothing

`record` runs itself again in namespaces of its own (mount, network, host name): no tool can reach anything but the
stand-in, and none sees the machine's own home.
"""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
CACHE = pathlib.Path(os.environ.get("WHY401_APPS", "/var/tmp/why401-apps"))
OUT = HERE / "recordings.jsonl"
HOME = pathlib.Path("/home/dev")
PLACE = pathlib.Path("/opt/tool")
LIMIT_SECONDS = 60
FAKE = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7"

sys.path.insert(0, str(HERE))
from case import TOOLS, File, Secret  # noqa: E402
from cases import CASES  # noqa: E402


def install(wanted):
    """Each tool in a folder of its own."""
    for tool, how in TOOLS.items():
        folder = CACHE / tool
        if (wanted and tool not in wanted) or (folder / ".done").exists():
            continue
        folder.mkdir(parents=True, exist_ok=True)
        if how["from"] == "npm":
            (folder / "package.json").write_text('{"private": true}\n')
            command = ["npm", "install", "--no-audit", "--no-fund", *how["packages"]]
        else:
            python = os.environ.get("WHY401_PYTHON", sys.executable)
            subprocess.run([python, "-m", "venv", folder / "venv"], check=True)
            command = [folder / "venv/bin/pip", "install", "-q", *how["packages"]]
        # npm takes the newest release that this Node can run: with an old Node that is an old release.
        path = f"{CACHE}/node22/node_modules/.bin:{os.environ['PATH']}"
        done = subprocess.run(command, cwd=folder, timeout=900, env={**os.environ, "PATH": path})
        print(tool, "installed" if done.returncode == 0 else "FAILED")
        if done.returncode == 0:
            (folder / ".done").touch()


def version(tool):
    """The version of the tool's first package."""
    name = re.sub(r"(?<=.)@[^/]*$|\[.*", "", TOOLS[tool]["packages"][0])
    if TOOLS[tool]["from"] == "npm":
        return json.loads((PLACE / "node_modules" / name / "package.json").read_text())["version"]
    shown = subprocess.run([PLACE / "venv/bin/python", "-m", "pip", "show", name], capture_output=True, text=True)
    return re.search(r"^Version: (.+)", shown.stdout, re.MULTILINE)[1]


def mount(*arguments):
    subprocess.run(["mount", *arguments], check=True)


def enter():
    """Hides the machine."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    subprocess.run(["hostname", "web-1"], check=True)
    mount("-t", "tmpfs", "recorder", "/mnt")
    for name in ("cache", "here"):
        pathlib.Path("/mnt", name).mkdir()
    mount("--bind", str(CACHE), "/mnt/cache")
    mount("--bind", str(HERE), "/mnt/here")
    for place in ("/home", "/opt", "/tmp"):
        mount("-t", "tmpfs", "place", place)
    PLACE.mkdir()
    for file, text in {
        "/etc/resolv.conf": "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n",
        "/etc/hosts": "127.0.0.1 localhost web-1\n",
    }.items():
        copy = pathlib.Path("/mnt", file.replace("/", "_"))
        copy.write_text(text)
        mount("--bind", str(copy), file)


def values(case):
    """The case's secrets by the name that the recording calls them: a variable or a file."""
    kept = {**case.env, **case.files}
    secrets = {name: what for name, what in kept.items() if isinstance(what, (Secret, File))}
    made = {}
    for number, (name, what) in enumerate(secrets.items()):
        length = what.length - len(what.prefix) - 4
        made[name] = what.prefix + (FAKE * (length // len(FAKE) + 1))[:length] + f"Kq{number + 1}{'ABCDEFGH'[number]}"
    return made


def run(case, network):
    """One run: what it printed, and its exit status."""
    secrets = values(case)
    answers = [(pattern, says) for pattern, says in case.answers]
    network.start({"id": case.id, "answers": answers, "secrets": secrets}, case.mode)
    shutil.rmtree(HOME, ignore_errors=True)
    work = HOME / "app"
    work.mkdir(parents=True)
    env = {
        "PATH": f"{PLACE}/node22/node_modules/.bin:{PLACE}/tool/node_modules/.bin:{PLACE}/tool/venv/bin:{os.environ['PATH']}",
        "HOME": str(HOME), "USER": "dev", "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1",
    }
    if case.trust:
        pem = str(network.certificates / "ca.pem")
        env |= {"NODE_EXTRA_CA_CERTS": pem, "SSL_CERT_FILE": pem, "REQUESTS_CA_BUNDLE": pem}
    env |= TOOLS[case.tool].get("env", {})
    env |= {name: secrets.get(name, what) for name, what in case.env.items()}
    for name, what in case.files.items():
        path = pathlib.Path(name.replace("~", str(HOME), 1)) if name.startswith("~") else work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(what.text.replace("SECRET", secrets[name]) if isinstance(what, File) else what)
        path.chmod(0o700 if name.endswith(".sh") else 0o600)
    child = subprocess.Popen(["bash", "-c", f"({case.run}) 2>&1"], cwd=work, env=env, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, start_new_session=True)
    try:
        text, status = child.communicate(timeout=case.limit or LIMIT_SECONDS)[0], child.returncode
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        text, status = child.communicate()[0], 124
    try:  # A server that the run has started.
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    return concealed(text.decode("utf-8", "replace"), case.place or case.tool), status


def concealed(text, place):
    """Without colors, ids and places of this machine."""
    text = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b\][^\x07]*\x07|\r(?!\n)|\x1b[()][A-Z0-9]|\x1b[=>]", "", text).replace("\r\n", "\n")
    for path, shown in {
        f"{PLACE}/tool/node_modules": "/usr/local/lib/node_modules",
        f"{PLACE}/tool/venv": "/opt/venv",
        f"{CACHE}/{place}/venv": "/opt/venv",
        f"{PLACE}/node22/node_modules": "/usr/local/lib/node_modules",
        str(pathlib.Path(sys.base_prefix)): "/usr/local",
        "/mnt/certificates/ca.pem": "/etc/ssl/certs/ca-certificates.crt",
    }.items():
        text = text.replace(path, shown)
    ids = {}

    def fresh(found):
        number = ids.setdefault(found[0], len(ids) + 1)
        return f"0190a1b2-c3d4-7e5f-8a9b-{number:012d}"

    text = re.sub(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", fresh, text)
    # A package that npm installs without its scripts has a ripgrep that can't be run.
    text = re.sub(r"^Ripgrep not available: spawn .*\n?", "", text, flags=re.MULTILINE)
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def shown(case):
    """The environment as NAME=kind."""
    kinds = []
    for name, what in {**case.env, **case.files}.items():
        if isinstance(what, (Secret, File)):
            kinds.append(f"{name}={what.kind}")
        elif name in case.env:
            kinds.append(f"{name}={what}")
        elif case.tell:
            kinds.append(f"{name}: {case.tell}")
    return kinds if case.mode == "answer" and case.trust else [*kinds, "certificate=untrusted"]


def record(pattern, keep):
    from standin import Network, provider

    bodies = provider.load_bodies()
    enter()
    network = Network(pathlib.Path("/mnt/certificates"), bodies, not keep)
    out = pathlib.Path("/mnt/here/recordings.jsonl")
    mounted = None
    for case in CASES:
        if pattern and not re.search(pattern, case.id):
            continue
        if not pathlib.Path("/mnt/cache", case.place or case.tool, ".done").exists():
            print(f"{case.id}: not installed, left as recorded before")
            continue
        if mounted != (case.place or case.tool):
            for name, source in {"tool": case.place or case.tool, "node22": "node22"}.items():
                if (PLACE / name).is_mount():
                    subprocess.run(["umount", "-l", PLACE / name], check=True)
                (PLACE / name).mkdir(exist_ok=True)
                if pathlib.Path("/mnt/cache", source).exists():
                    mount("--bind", f"/mnt/cache/{source}", str(PLACE / name))
            for name in ("node_modules", "venv"):
                link = PLACE / name
                link.unlink(missing_ok=True)
                link.symlink_to(PLACE / "tool" / name)
            mounted = case.place or case.tool
        began = time.time()
        text, status = run(case, network)
        entry = {
            "id": case.id, "tool": case.tool, "version": version(case.place or case.tool), "date": time.strftime("%Y-%m-%d"),
            "case": case.case, "command": case.shown or case.run, "environment": shown(case), "exit": status,
            "sent": network.sent, "input": text, "expect": case.expect,
        }
        for problem in problems(entry):
            print(f"{case.id}: {problem}")
        print(f"{case.id}: {time.time() - began:.0f} s, exit {status}, {len(text)} characters, sent "
              + "; ".join(f"{sent['to']} {[one['header'] + '=' + one['credential'] for one in sent['with']]}" for sent in network.sent), flush=True)
        if keep:
            write(out, recorded(out) | {case.id: entry})
        else:
            print(text, "\n" + "-" * 100, flush=True)
    os._exit(0)


def recorded(path):
    """What was recorded before, by id."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {line["id"]: line for line in map(json.loads, lines)}


def write(path, lines):
    """In the order of the cases, then what another run knows."""
    order = [case.id for case in CASES]
    known = [lines[name] for name in sorted(lines, key=lambda name: order.index(name) if name in order else len(order))]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in known), encoding="utf-8")


def problems(entry):
    """What a recording must not hold."""
    # A program that Bun has packed calls its own place so.
    text = json.dumps(entry).replace("$bunfs/root", "")
    if not entry["input"]:
        yield "prints nothing"
    for word in ("/mnt/", "/root", ".pyenv", "why401", os.environ.get("WHY401_HOST", "\0")):
        if word in text:
            yield f"holds {word}"
    if entry["exit"] == 124:
        yield "ran into the limit"


what, *rest = sys.argv[1:] or ["list"]
if what == "install":
    install(rest)
elif what == "list":
    for case in CASES:
        if not rest or re.search(rest[0], case.id):
            print(case.id, case.expect["cause"])
elif what == "label":
    expected = {case.id: case.expect for case in CASES}
    write(OUT, {name: line | {"expect": expected[name]} for name, line in recorded(OUT).items() if name in expected})
elif os.environ.get("RECORDER_INSIDE"):
    record(rest[0] if rest else "", what == "record")
else:
    own = [] if os.getuid() == 0 else ["--map-root-user"]
    command = ["unshare", *own, "--mount", "--net", "--uts", "--propagation", "private", sys.executable, str(HERE / "record.py"), *sys.argv[1:]]
    host = subprocess.run(["hostname"], capture_output=True, text=True).stdout.strip()
    sys.exit(subprocess.run(command, env={**os.environ, "RECORDER_INSIDE": "1", "WHY401_APPS": str(CACHE), "WHY401_HOST": host if len(host) > 3 else "\x01"}).returncode)
