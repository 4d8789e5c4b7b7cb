"""Runs the cases and writes what the SDKs print to `python.jsonl`.

    python record_python.py              all cases
    python record_python.py groq openai-3    only those whose id contains one of the words (the others are kept)
    python record_python.py --label          runs nothing, labels the recorded texts anew

Each environment is made once in ~/.cache/why401/sdks by the Python of PYTHONS that it asks for.
"""

import concurrent.futures
import functools
import json
import os
import pathlib
import random
import re
import shutil
import socket
import subprocess
import sys
import zlib

import forms
import keys
# Each adds its cases to CASES; this is the order of the recording.
import cases_openai  # noqa: F401
import cases_others  # noqa: F401
from cases import CASES, SAYS
from environments import ENVIRONMENTS, OTHER_PACKAGES
from programs import PROGRAMS
from provider import Provider, load_bodies, make_certificates, mask

duplicates = {case.id for case in CASES if sum(other.id == case.id for other in CASES) > 1}
assert not duplicates, f"give these a tag: {duplicates}"

HERE = pathlib.Path(__file__).parent
CACHE = pathlib.Path(os.environ.get("WHY401_SDKS", pathlib.Path.home() / ".cache/why401/sdks"))
OUTPUT = HERE / "python.jsonl"
BODIES = load_bodies()
# Network failures are named differently on Windows, so only answers of a server are shown as if from there.
WINDOWS = 1

# Where the program, its packages and Python itself stand in the records. {v} is 3.11, {n} is 311.
PLACES = [
    ("/home/dev/app", "/home/dev/app/.venv/lib/python{v}/site-packages", "/usr/lib/python{v}"),
    ("C:\\Users\\Jonas\\PycharmProjects\\chatbot", "C:\\Users\\Jonas\\PycharmProjects\\chatbot\\.venv\\Lib\\site-packages",
     "C:\\Users\\Jonas\\AppData\\Local\\Programs\\Python\\Python{n}\\Lib"),
    ("/app", "/usr/local/lib/python{v}/site-packages", "/usr/local/lib/python{v}"),
    ("/Users/lena/code/summarizer", "/Users/lena/code/summarizer/venv/lib/python{v}/site-packages",
     "/opt/homebrew/Cellar/python@{v}/{v}.9/Frameworks/Python.framework/Versions/{v}/lib/python{v}"),
    ("/home/tariq/projects/rag-demo", "/home/tariq/miniconda3/envs/rag/lib/python{v}/site-packages",
     "/home/tariq/miniconda3/envs/rag/lib/python{v}"),
    ("/var/task", "/opt/python", "/var/lang/lib/python{v}"),
    ("/workspace/backend", "/workspace/backend/.venv/lib/python{v}/site-packages", "/usr/local/lib/python{v}"),
    ("/home/runner/work/triage/triage", "/opt/hostedtoolcache/Python/{v}.9/x64/lib/python{v}/site-packages",
     "/opt/hostedtoolcache/Python/{v}.9/x64/lib/python{v}"),
    ("/Users/sofia/dev/notes-ai", "/Users/sofia/.pyenv/versions/{v}.9/lib/python{v}/site-packages",
     "/Users/sofia/.pyenv/versions/{v}.9/lib/python{v}"),
    ("/srv/discord-bot", "/srv/discord-bot/env/lib/python{v}/site-packages", "/usr/lib/python{v}"),
]
FILES = ["main.py", "app.py", "bot.py", "chat.py", "run.py", "demo.py", "agent.py", "ask.py"]


def python_of(version):
    """An interpreter of the version: pyenv's if there, else the one on the path."""
    found = sorted((pathlib.Path.home() / ".pyenv/versions").glob(f"{version}.*/bin/python"))
    return str(found[-1]) if found else shutil.which(f"python{version}")


def prepare(name):
    """The folder of an environment; None where its packages can't be installed."""
    version, requirements = ENVIRONMENTS[name][:2]
    folder = CACHE / "venvs" / name
    if not (folder / "ok").exists():
        print("installing", name, flush=True)
        subprocess.run([python_of(version), "-m", "venv", folder], check=True)
        pip = [folder / "bin/pip", "install", "--quiet", "--no-compile", *requirements]
        if subprocess.run(pip, timeout=900, check=False).returncode:
            return None
        (folder / "ok").touch()
    return folder


@functools.cache
def facts_of(folder, package):
    """The version of a package in an environment, and where the standard library of its Python lies."""
    version = "os.sys.version.split()[0]" if package == "python" else f"m.version({package!r})"
    code = f"import importlib.metadata as m, os; print({version}, os.path.dirname(os.__file__))"
    done = subprocess.run([folder / "bin/python", "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.split()


def without_own_frames(text):
    """The traceback as it would be without `client/sitecustomize.py`."""
    kept, skipping = [], False
    for line in text.split("\n"):
        skipping = "sitecustomize.py" in line or (skipping and line.startswith("    "))
        if not skipping:
            kept.append(line)
    return "\n".join(kept)


def elsewhere(text, where, place, version):
    """The text with the paths of another machine."""
    project, site, library = (part.format(v=version, n=version.replace(".", "")) for part in place)
    pairs = [(where["site"], site), (where["library"], library), (where["project"], project)]
    for real, shown in pairs:
        for form in (os.path.relpath(real, where["project"]), real):
            if form == ".":
                continue
            if "\\" not in shown:
                text = text.replace(form, shown)
            else:
                text = re.sub(re.escape(form) + r"([\w./-]*)",
                              lambda hit, start=shown: start + hit[1].replace("/", "\\"), text)
    # Boxes keep their right border.
    width = max((len(line) for line in text.split("\n") if line.startswith("╭")), default=0)
    lines = []
    for line in text.split("\n"):
        if width and line.startswith("│"):
            line = line[:-1].rstrip().ljust(width - 1)[:width - 1] + "│"
        lines.append(line)
    return "\n".join(lines)


def shows_status(text, status):
    """Whether the number stands in the text as more than a line's number."""
    text = re.sub(r"line \d+|\.py:\d+|^.*\b\d+ │", "", text, flags=re.M)
    return bool(status) and bool(re.search(rf"(?<![\w.,/-]){status}(?!\w|[,.]\d)", text))


def shows_code(text, code):
    """Whether the machine code stands in the text; a number must stand in a field of that name."""
    return bool(re.search(rf"code\W{{1,8}}{code}\b", text.replace("Error code", ""))) if code.isdigit() else code in text


def shown_key(text, key):
    """The key as far as the text shows it."""
    if not key:
        return None
    plain = key.strip()
    # Boxes and consoles break a long key over lines.
    text += text.replace("\n", "")
    for form in (plain, json.dumps(plain)[1:-1]):
        if len(plain) > 12 and form in text:
            return form if "\n" in plain else plain
    for before, shown in ("provided: ", mask(key)), ("api key: ", "****" + key[-4:]), ("provided: ", key[:2] + "***" + key[-2:]):
        if before + shown in text or before + json.dumps(shown)[1:-1] in text or before + shown.replace("'", "\\'") in text:
            return shown
    return None


def label(case, text, key):
    """The label: what was wrong, as far as the text can show it (the README has the rules)."""
    body = BODIES.get(case.says)
    cause, also, code, why = SAYS[case.says] if body else ("", [], None, "")
    provider = case.provider or (body["provider"] if body else "unknown")
    hint = shown_key(text, key)
    echoes = case.says in ("oai_invalid", "oai_invalid2", "xai_invalid", "ds_invalid")
    if hint and case.key and ((echoes and (case.says != "ds_invalid" or case.key.startswith("literal:")))
                              or case.form == "code" and cause == "invalid_key"):
        cause, also, why = keys.judge(case.key, provider)
    return {
        "provider": provider,
        "status": body["status"] if body and shows_status(text, body["status"]) else case.status,
        "error_code": code if code and shows_code(text, code) else case.code,
        "cause": case.cause or cause,
        "also": sorted(set(also if case.also is None else case.also) - {case.cause or cause}),
        "key_hint": hint if case.hint is None else case.hint or None,
        "why": case.why or why,
    }


def run(case, number):
    """One record."""
    rng = random.Random(case.id)
    environment = CACHE / "venvs" / case.venv
    python, _, package, name = ENVIRONMENTS[case.venv][:4]
    if case.program in OTHER_PACKAGES:
        package = name = OTHER_PACKAGES[case.program]
    project = CACHE / "run" / str(number)
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir(parents=True)
    key = keys.make(case.key, rng) if case.key is not None else None
    pytest = case.form.startswith("pytest")
    file = "test_llm.py" if pytest else rng.choice(FILES)
    program = PROGRAMS[case.program]
    source = forms.build(program, case.form, case.args, case.model, {
        "key": (key or "").replace("\n", "\\n"), "url": case.url, "headers": case.headers, "env": program.env})
    source = case.source or source
    (project / file).write_text(source, encoding="utf-8")
    variables = {"PATH": os.environ["PATH"], "HOME": str(project), "LANG": "C.UTF-8", "TERM": "dumb", "NO_COLOR": "1",
                 "PYTHONPATH": str(HERE / "client"), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "110",
                 "LITELLM_LOCAL_MODEL_COST_MAP": "True", "AWS_EC2_METADATA_DISABLED": "true", "NO_GCE_CHECK": "true",
                 "PYTHONUNBUFFERED": "1", "MOCK_NET": case.net}
    if case.trust:
        for variable in ("MOCK_CA", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "AWS_CA_BUNDLE"):
            variables[variable] = str(CACHE / "certificates/ca.pem")
    if key is not None and "{key}" not in case.args + case.headers and (case.env_name or program.env):
        variables[case.env_name or program.env] = key
    for variable, value in case.env.items():
        variables[variable] = keys.make(value.removeprefix("key:"), rng) if value.startswith("key:") else value
    command = [environment / "bin/python", file]
    if pytest:
        command = [environment / "bin/python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "ignore", file]
        command += ["--tb=short"] if case.form == "pytest-short" else []
    body = BODIES.get(case.says)
    with Provider(body or BODIES["oai_500"], case.mode, CACHE / "certificates", case.id) as provider:
        variables["MOCK_PORT"] = str(provider.port)
        try:
            text = subprocess.run(command, cwd=project, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  timeout=90, check=False).stdout.decode("utf-8", "replace")
        except subprocess.TimeoutExpired:
            return case.id, "took too long"
        port = provider.port
        if case.mode == "answer" and bool(provider.asked) != bool(body):
            return case.id, f"it made {provider.asked} requests, which the case doesn't expect: {text[-300:]}"
    version, library = facts_of(environment, package)
    windows_fits = case.mode == "answer" and not case.net and case.trust and body and not pytest
    places = [place for place in PLACES if windows_fits or place is not PLACES[WINDOWS]]
    place = places[zlib.crc32(case.id.encode()) % len(places)]
    where = {"site": str(environment / f"lib/python{python}/site-packages"), "library": library, "project": str(project)}
    text = re.sub(r"\x1b\[[\d;]*m", "", text.replace("\r\n", "\n"))
    text = elsewhere(without_own_frames(text), where, place, python).strip("\n")
    if not text:
        return case.id, "printed nothing"
    if case.form == "tail":
        text = "\n".join(text.split("\n")[-9:])
    elif case.form == "last":
        text = text.split("\n")[-1]
    elif case.form == "code":
        text = source + "\n" + text
    elif case.form == "shell":
        prompt = f"PS {place[0]}> python .\\{file}" if place is PLACES[WINDOWS] else rng.choice(
            ["$ python {}", "(.venv) $ python3 {}", "❯ python {}", "% python3 {}"]).format(file)
        text = f"{prompt}\n{text}"
    text = case.before + text + case.after
    leaks = [str(CACHE), str(pathlib.Path.home()), "why401", "sitecustomize", "MOCK_", socket.gethostname(), str(HERE)]
    leaks += [] if case.local else ["127.0.0.1", f":{port}", f"port={port}"]
    found = [leak for leak in leaks if re.search(rf"(?<![\w/]){re.escape(leak)}(?!\w)", text)]
    if found:
        return case.id, f"names {found}: {text[-400:]}"
    return case.id, labelled(case, text, f"sdk:{name} {version}")


def labelled(case, text, source):
    """The record; the key is drawn again, as it's the first draw of the case's seed."""
    key = keys.make(case.key, random.Random(case.id)) if case.key is not None else None
    labels = label(case, text, key)
    sdk = ENVIRONMENTS[case.venv][4]
    unproven = labels["cause"] == "tls_failed" and "certificate" not in text.lower()
    if unproven or labels["cause"] == "malformed_key" and text.endswith("Connection error.") and "\n" not in text:
        return f"shows nothing of {labels['cause']}"
    return {"id": case.id, "source": source, "input": text,
            **{field: labels[field] for field in ("provider", "status", "error_code")}, "sdk": sdk, "language": "python",
            **{field: labels[field] for field in ("cause", "also", "key_hint", "why")}}


def label_anew():
    """Labels what was recorded, after a change of the labels in `cases.py`."""
    cases = {case.id: case for case in CASES}
    records = map(json.loads, OUTPUT.read_text(encoding="utf-8").splitlines())
    results = [labelled(cases[record["id"]], record["input"], record["source"])
               for record in records if record["id"] in cases]
    for result in results:
        if isinstance(result, str):
            print(result)
    lines = [json.dumps(result, ensure_ascii=False) + "\n" for result in results if isinstance(result, dict)]
    OUTPUT.write_text("".join(lines), encoding="utf-8")


def main():
    words = sys.argv[1:]
    if words == ["--label"]:
        return label_anew()
    chosen = [(number, case) for number, case in enumerate(CASES)
              if not words or any(word in case.id for word in words)]
    make_certificates(CACHE / "certificates")
    missing = {name for name in sorted({case.venv for _, case in chosen}) if prepare(name) is None}
    records = {}
    if OUTPUT.exists():
        lines = OUTPUT.read_text(encoding="utf-8").splitlines()
        records = {record["id"]: record for record in map(json.loads, lines)}
    known = [case.id for case in CASES]

    def save():
        lines = [json.dumps(records[name], ensure_ascii=False) + "\n" for name in known if name in records]
        OUTPUT.write_text("".join(lines), encoding="utf-8")

    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [pool.submit(run, case, number) for number, case in chosen if case.venv not in missing]
        for job in concurrent.futures.as_completed(jobs):
            name, result = job.result()
            if isinstance(result, str):
                print(f"no record for {name}: {result}", flush=True)
                records.pop(name, None)
            else:
                records[name] = result
            save()
    print(f"{sum(name in records for name in known)} of {len(known)} cases recorded; not installed: {sorted(missing) or 'none'}")


if __name__ == "__main__":
    main()
