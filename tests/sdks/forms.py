"""The forms in which a program fails aloud: what of a failure is printed, and how. `build` puts a program's text together."""

import textwrap


def _indent(code, by=4):
    return textwrap.indent(code, " " * by)


def _join(*blocks):
    return "\n\n".join(block for block in blocks if block) + "\n"


def _handled(handler, imports="", before=""):
    """A form that catches the failure."""

    def build(program, imports_, setup, call):
        if program.asynchronous:
            body = f"async def main():\n{_indent(_join(setup, call).strip())}"
            return _join(imports_, imports, before, body, f"try:\n    asyncio.run(main())\n{handler}")
        # Imports of the SDK stay outside, the client is made inside: that's where a missing key shows.
        return _join(imports_, imports, before, f"try:\n{_indent((setup + chr(10) if setup else '') + call)}\n{handler}")

    return build


def _plain(program, imports, setup, call):
    if program.asynchronous:
        body = f"async def main():\n{_indent(_join(setup, call).strip())}"
        return _join(imports, body, "asyncio.run(main())")
    return _join(imports, setup, call)


def _function(program, imports, setup, call):
    if program.asynchronous:
        return _plain(program, imports, setup, call)
    body = f"def main():\n{_indent((setup + chr(10) if setup else '') + call)}"
    return _join(imports, body, 'if __name__ == "__main__":\n    main()')


def _pytest(program, imports, setup, call):
    return _join(imports, f"def test_reply():\n{_indent((setup + chr(10) if setup else '') + call)}")


LOGGING = 'logging.basicConfig(level=logging.INFO, format="{}")\nlog = logging.getLogger("{}")'
FORMS = {
    "traceback": _plain,
    "function": _function,
    # the same, shown together with the program, with a prompt, or cut to its last lines
    "code": _plain,
    "shell": _plain,
    "tail": _plain,
    "last": _plain,
    "pytest": _pytest,
    "pytest-short": _pytest,
    "print": _handled('except Exception as e:\n    print(f"{name} error: {e}")'),
    "plain-print": _handled("except Exception as e:\n    print(e)"),
    "type-print": _handled('except Exception as exc:\n    print(type(exc).__name__, "-", exc)'),
    "repr": _handled("except Exception as e:\n    print(repr(e))"),
    "logging": _handled('except Exception:\n    log.exception("request to {name} failed")', "import logging",
                        LOGGING.format("%(asctime)s %(levelname)s %(name)s: %(message)s", "assistant")),
    "log-line": _handled('except Exception as err:\n    log.error("%s call failed: %s", "{name}", err)', "import logging",
                         LOGGING.format("%(asctime)s | %(levelname)-8s | %(name)s:%(lineno)d - %(message)s", "app.llm")),
    "json-log": _handled('except Exception as e:\n    print(json.dumps({"level": "error", "service": "summarizer", '
                         '"msg": "completion failed", "error": str(e), "exc_type": type(e).__name__}))', "import json"),
    "json-trace": _handled('except Exception as e:\n    print(json.dumps({"severity": "ERROR", "logger": "worker", '
                           '"message": f"{type(e).__name__}: {e}", "stack_trace": traceback.format_exc()}))',
                           "import json\nimport traceback"),
    "rich": _handled("except Exception:\n    Console(width=100).print_exception(max_frames=4)",
                     "from rich.console import Console"),
}


def build(program, form, args, model, extra):
    """The text of a program."""
    fill = {"args": args, "model": model or program.model, "name": program.name, **extra}

    def filled(text):
        for key, value in fill.items():
            text = text.replace("{" + key + "}", value)
        return text

    imports = program.imports
    if program.asynchronous:
        imports = f"import asyncio\n\n{imports}"
    if "os." in args and "import os" not in imports:
        imports = f"import os\n\n{imports}"
    return filled(FORMS[form](program, imports, program.setup, program.call))
