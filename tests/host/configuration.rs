//! What the inspection of a configuration finds, format by format, and what it leaves alone.

use crate::common;
use crate::common::containers::base64;
use crate::common::expand;
use why401::catalogue::{EnvVariable, PRECEDENCE, PROVIDERS, READERS, VARIABLES};
use why401::report::environment::{Environment, Format, Precedence};

/// Inspects a text in which keys stand as macros of `tests/common`.
fn inspect(raw: &str) -> Option<Environment> {
    let (text, _) = expand(raw, "environment");
    common::answer(&text, None).environment
}

/// The ids of the findings with their variables, in order: `quotes-kept OPENAI_API_KEY`.
fn found(raw: &str) -> Vec<String> {
    let findings = inspect(raw).map(|seen| seen.findings).unwrap_or_default();
    let mut all: Vec<String> = findings.iter().map(|finding| format!("{} {}", finding.id, finding.variable)).collect();
    all.sort();
    all
}

#[track_caller]
fn check(raw: &str, format: &str, expected: &[&str]) {
    let seen = inspect(raw).unwrap_or_else(|| panic!("nothing was seen in {raw}"));
    assert_eq!(seen.sources[0].format.id(), format, "the format of {raw}");
    let mut expected: Vec<&str> = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found(raw), expected, "in {raw}");
}

#[test]
fn env_files_are_read_as_python_dotenv_and_dotenv_do() {
    let fine = "# settings\nDEBUG=1\nexport OPENAI_API_KEY = \"{{key:sk-proj-}}\" # mine\nGROQ_API_KEY='{{key:gsk_}}'\n";
    check(fine, "dotenv", &[]);
    for (line, finding) in [
        ("OPENAI_APIKEY={{key:sk-proj-}}", "near-name OPENAI_APIKEY"),
        ("openai_api_key={{key:sk-proj-}}", "near-name openai_api_key"),
        ("OPENAI_API_KEY=", "empty OPENAI_API_KEY"),
        ("OPENAI_API_KEY=\"\"", "empty OPENAI_API_KEY"),
        ("OPENAI_API_KEY=your-api-key-here", "placeholder OPENAI_API_KEY"),
        ("OPENAI_API_KEY=<your key>", "placeholder OPENAI_API_KEY"),
        ("OPENAI_API_KEY=“{{key:sk-proj-}}”", "curly-quotes OPENAI_API_KEY"),
        ("OPENAI_API_KEY=\"{{key:sk-proj-}}", "quotes-kept OPENAI_API_KEY"),
        ("OPENAI_API_KEY=Bearer {{key:sk-proj-}}", "scheme-in-value OPENAI_API_KEY"),
        ("OPENAI_API_KEY=https://api.openai.com/v1", "url-for-key OPENAI_API_KEY"),
        ("OPENAI_API_KEY={{key:gsk_}}", "foreign-key OPENAI_API_KEY"),
        ("ANTHROPIC_API_KEY={{key:sk-proj-}}", "foreign-key ANTHROPIC_API_KEY"),
        ("OPENAI_API_KEY=${OTHER_KEY}", "unexpanded OPENAI_API_KEY"),
        ("OPENAI_API_KEY=$OTHER_KEY", "unexpanded OPENAI_API_KEY"),
        ("OPENAI_API_KEY=process.env.KEY", "unexpanded OPENAI_API_KEY"),
        ("OPENAI_BASE_URL=localhost:1234/v1", "no-scheme OPENAI_BASE_URL"),
        ("OPENAI_BASE_URL=https://api.openai.com/v1/chat/completions", "endpoint-in-base-url OPENAI_BASE_URL"),
        ("OPENAI_BASE_URL=https://api.openai.com/", "no-path OPENAI_BASE_URL"),
        ("OPENAI_BASE_URL=https://openrouter.ai", "no-path OPENAI_BASE_URL"),
        ("VITE_OPENAI_API_KEY={{key:sk-proj-}}", "published VITE_OPENAI_API_KEY"),
        ("#OPENAI_API_KEY={{key:sk-proj-}}", "commented OPENAI_API_KEY"),
        ("MY_OWN_NAME={{key:sk-proj-}}", "unread-name MY_OWN_NAME"),
        ("A=1\nOPENAI_API_KEY={{key:sk-proj-}}\nOPENAI_API_KEY={{key:sk-proj-}}", "duplicate OPENAI_API_KEY"),
        ("\u{feff}OPENAI_API_KEY={{key:sk-proj-}}", "bom OPENAI_API_KEY"),
        ("A=1\r\nOPENAI_API_KEY={{key:sk-proj-}}\r\n", "crlf OPENAI_API_KEY"),
    ] {
        let text = format!("{line}\nB=2\nC=3\n");
        check(&text, "dotenv", &[finding]);
    }
}

#[test]
fn docker_keeps_quotes_blanks_and_comments() {
    let file = "$ docker run --env-file .env app\n$ cat .env\nOPENAI_API_KEY=\"{{key:sk-proj-}}\"\nGROQ_API_KEY={{key:gsk_}} # mine\nXAI_API_KEY = {{key:xai-}}\n";
    check(file, "docker-env", &["quotes-kept OPENAI_API_KEY", "comment-kept GROQ_API_KEY", "space-around-equals XAI_API_KEY"]);
    // Compose has an option of that name, and takes them off.
    check(&file.replace("docker run", "docker compose").replace("XAI_API_KEY =", "XAI_API_KEY="), "dotenv", &[]);
}

#[test]
fn listings_show_what_programs_get() {
    let value = "OPENAI_API_KEY={{key:sk-proj-}}\n";
    check(&format!("$ printenv\n{value}"), "listing", &[]);
    check(&format!("PATH=/bin\nHOME=/root\n{value}"), "listing", &[]);
    check("$ env | grep KEY\nOPENAI_API_KEY=\"{{key:sk-proj-}}\"\n", "listing", &["quotes-kept OPENAI_API_KEY"]);
    check("$ export -p\ndeclare -x OPENAI_API_KEY=\"{{key:sk-proj-}}\"\n", "listing", &[]);
    check("BASHOPTS=x\nHOME=/root\nPWD=/\nOPENAI_API_KEY='{{key:sk-proj-}}'\n", "listing", &[]);
    check("$ printenv\nOPENAI_API_KEY=${MY_KEY}\n", "listing", &["unexpanded OPENAI_API_KEY"]);
    let table = "Name                           Value\n----                           -----\nOPENAI_API_KEY                 {{key:sk-proj-}}\nGROQ_API_KEY                   \"{{key:gsk_}}\"\n";
    check(table, "listing", &["quotes-kept GROQ_API_KEY"]);
}

#[test]
fn shells_have_their_own_rules() {
    check("$ export OPENAI_API_KEY=\"{{key:sk-proj-}}\" # mine\n$ python app.py\n", "shell", &[]);
    check("$ OPENAI_API_KEY={{key:sk-proj-}} python app.py\n$ ls\n$ ls\n", "shell", &[]);
    check("$ export OPENAI_API_KEY = {{key:sk-proj-}}\n", "shell", &["space-around-equals OPENAI_API_KEY"]);
    check("$ OPENAI_API_KEY={{key:sk-proj-}}\n$ python app.py\n$ ls\n", "shell", &["not-exported OPENAI_API_KEY"]);
    check("==> .zshrc <==\nOPENAI_API_KEY={{key:sk-proj-}}\nalias x=y\n", "shell", &["not-exported OPENAI_API_KEY"]);
    check("==> .zshrc <==\nOPENAI_API_KEY={{key:sk-proj-}}\nexport OPENAI_API_KEY\n", "shell", &[]);
    check("$ export OPENAI_API_KEY='$MY_KEY'\n", "shell", &["unexpanded OPENAI_API_KEY"]);
    check("$ export OPENAI_API_KEY=\"$MY_KEY\"\n", "shell", &[]);
    check("$ set -gx OPENAI_API_KEY {{key:sk-proj-}}\n$ ls\n$ ls\n", "shell", &[]);
    check("$ set -g OPENAI_API_KEY {{key:sk-proj-}}\n$ ls\n$ ls\n", "shell", &["not-exported OPENAI_API_KEY"]);
    check("PS C:\\app> $env:OPENAI_API_KEY = \"{{key:sk-proj-}}\"\n", "powershell", &[]);
    check("PS C:\\app> $env:OPENAI_API_KEY = {{key:sk-proj-}}\n", "powershell", &["unquoted OPENAI_API_KEY"]);
    check("PS C:\\app> export OPENAI_API_KEY={{key:sk-proj-}}\n", "shell", &["not-set OPENAI_API_KEY"]);
    check("C:\\app>set OPENAI_API_KEY={{key:sk-proj-}}\n", "cmd", &[]);
    check("C:\\app>set \"OPENAI_API_KEY={{key:sk-proj-}}\"\n", "cmd", &[]);
    check("C:\\app>set OPENAI_API_KEY=\"{{key:sk-proj-}}\"\n", "cmd", &["quotes-kept OPENAI_API_KEY"]);
    check("C:\\app>set OPENAI_API_KEY = {{key:sk-proj-}}\n", "cmd", &["space-around-equals OPENAI_API_KEY"]);
    check("==> run.sh <==\n#!/bin/sh\r\nexport OPENAI_API_KEY={{key:sk-proj-}}\r\n", "shell", &["crlf OPENAI_API_KEY"]);
}

#[test]
fn compose_files_are_read_as_yaml() {
    let file = |lines: &str| format!("services:\n  app:\n    image: app\n    environment:\n{lines}");
    let fine = "      - OPENAI_API_KEY\n      - \"GROQ_API_KEY={{key:gsk_}}\"\n      - XAI_API_KEY=${XAI_API_KEY}\n";
    check(&file(fine), "compose", &[]);
    check(&file("      OPENAI_API_KEY: \"{{key:sk-proj-}}\" # mine\n      GROQ_API_KEY:\n"), "compose", &[]);
    check(&file("      - OPENAI_API_KEY=\"{{key:sk-proj-}}\"\n"), "compose", &["quotes-kept OPENAI_API_KEY"]);
    check(&file("      - OPENAI_API_KEY = {{key:sk-proj-}}\n"), "compose", &["space-around-equals OPENAI_API_KEY"]);
    check(&file("      - OPENAI_API_KEY: {{key:sk-proj-}}\n"), "compose", &["not-set OPENAI_API_KEY"]);
    check(&file("      OPENAI_API_KEY={{key:sk-proj-}}\n"), "compose", &["not-set OPENAI_API_KEY"]);
    check(&file("      OPENAI_API_KEY: '\"{{key:sk-proj-}}\"'\n"), "compose", &["quotes-kept OPENAI_API_KEY"]);
    let twice = "      OPENAI_API_KEY: {{key:sk-proj-}}\n      OPENAI_API_KEY: {{key:sk-proj-}}\n";
    check(&file(twice), "compose", &["duplicate OPENAI_API_KEY"]);
    let block = |mark: &str| file(&format!("      OPENAI_API_KEY: {mark}\n        {{{{key:sk-proj-}}}}\n"));
    check(&block("|"), "compose", &["newline-kept OPENAI_API_KEY"]);
    check(&block("|-"), "compose", &[]);
    // Two services are two blocks, and the end of the file may be missing.
    let two =
        "      OPENAI_API_KEY: {{key:sk-proj-}}\n  worker:\n    environment:\n      OPENAI_API_KEY: {{key:sk-proj-}}\n    dep";
    check(&file(two), "compose", &[]);
}

#[test]
fn the_base64_of_a_secret_is_decoded_and_never_shown() {
    let key = expand("{{key:sk-proj-}}", "base64").0;
    let bare = expand("{{key:alnum:32}}", "base64").0;
    let secret =
        |value: &str| format!("apiVersion: v1\nkind: Secret\nmetadata:\n  name: llm\ndata:\n  OPENAI_API_KEY: {value}\n");
    check(&secret(&base64(&key)), "kubernetes", &[]);
    check(&secret(&base64(format!("{key}\n"))), "kubernetes", &["newline-in-base64 OPENAI_API_KEY"]);
    check(&secret(&base64(format!("\"{key}\""))), "kubernetes", &["quotes-kept OPENAI_API_KEY"]);
    check(&secret(&key), "kubernetes", &["not-base64 OPENAI_API_KEY"]);
    // Base64 of bytes that are no text.
    check(&secret("/////////////w=="), "kubernetes", &["not-base64 OPENAI_API_KEY"]);
    let string = secret(&key).replace("data:", "stringData:");
    check(&string, "kubernetes", &[]);
    for text in [secret(&base64(format!("{key}\n"))), secret(&base64(format!("{bare}\n"))).replace("OPENAI", "MISTRAL")] {
        let json = common::answer(&text, None).to_json(None, &[]);
        assert!(json.contains("newline-in-base64"), "{json}");
        for hidden in [&key[8..], &bare[..], &base64(&key)[..40], &base64(&bare)[..40]] {
            assert!(!json.contains(hidden), "{json}");
        }
    }
}

#[test]
fn deployments_workflows_units_and_json_have_their_own_references() {
    let pod = |lines: &str| format!("kind: Deployment\nspec:\n  containers:\n  - name: app\n    env:\n{lines}");
    let from = "    - name: OPENAI_API_KEY\n      valueFrom:\n        secretKeyRef:\n          name: llm\n          key: key\n";
    check(&pod(from), "kubernetes", &[]);
    check(&pod("    - name: OPENAI_API_KEY\n      value: $(KEY)\n"), "kubernetes", &[]);
    check(&pod("    - name: OPENAI_API_KEY\n      value: \"${KEY}\"\n"), "kubernetes", &["unexpanded OPENAI_API_KEY"]);
    let flow = |value: &str| format!("on: push\njobs:\n  test:\n    runs-on: x\n    env:\n      OPENAI_API_KEY: {value}\n");
    check(&flow("${{ secrets.OPENAI_API_KEY }}"), "actions", &[]);
    check(&flow("$OPENAI_API_KEY"), "actions", &["unexpanded OPENAI_API_KEY"]);
    check(&flow("secrets.OPENAI_API_KEY"), "actions", &["unexpanded OPENAI_API_KEY"]);
    check(&flow("{{key:sk-proj-}}"), "actions", &["committed OPENAI_API_KEY"]);
    let unit = |line: &str| format!("[Service]\nExecStart=/app\nEnvironment={line}\n");
    check(&unit("\"OPENAI_API_KEY={{key:sk-proj-}}\" GROQ_API_KEY={{key:gsk_}}"), "systemd", &[]);
    check(&unit("OPENAI_API_KEY=\"{{key:sk-proj-}}\""), "systemd", &[]);
    check(&unit("OPENAI_API_KEY=$KEY"), "systemd", &["unexpanded OPENAI_API_KEY"]);
    check(&unit("OPENAI_API_KEY = {{key:sk-proj-}}"), "systemd", &["space-around-equals OPENAI_API_KEY"]);
    let launch =
        |value: &str| format!("{{\n  \"configurations\": [{{\"env\": {{\"PORT\": 3, \"OPENAI_API_KEY\": \"{value}\"}} }}]\n");
    check(&launch("${env:OPENAI_API_KEY}"), "launch", &[]);
    check(&launch("${OPENAI_API_KEY}"), "launch", &["unexpanded OPENAI_API_KEY"]);
    check(&launch("\\\"{{key:sk-proj-}}\\\""), "launch", &["quotes-kept OPENAI_API_KEY"]);
    let container = |value: &str| format!("[{{\"Config\":{{\"Env\":[\"PATH=/bin\",\"OPENAI_API_KEY={value}\"]}}}}]");
    check(&container("{{key:sk-proj-}}"), "docker-inspect", &[]);
    check(&container("\\\"{{key:sk-proj-}}\\\""), "docker-inspect", &["quotes-kept OPENAI_API_KEY"]);
    check("%env OPENAI_API_KEY={{key:sk-proj-}}\nimport openai\nprint(1)\n", "notebook", &[]);
    check("%env OPENAI_API_KEY=\"{{key:sk-proj-}}\"\nimport openai\nprint(1)\n", "notebook", &["quotes-kept OPENAI_API_KEY"]);
    check("!export OPENAI_API_KEY={{key:sk-proj-}}\nimport openai\nprint(1)\n", "notebook", &["not-set OPENAI_API_KEY"]);
    for line in [
        "os.environ[\"OPENAI_API_KEY\"] = \"{value}\"  # mine",
        ">>> os.environ['OPENAI_API_KEY']='{value}'",
        "process.env.OPENAI_API_KEY = '{value}';",
        "process.env[\"OPENAI_API_KEY\"] = \"{value}\";",
        "ENV['OPENAI_API_KEY'] = '{value}'",
        "    os.Setenv(\"OPENAI_API_KEY\", \"{value}\")",
        "putenv(\"OPENAI_API_KEY={value}\");",
        "Environment.SetEnvironmentVariable(\"OPENAI_API_KEY\", \"{value}\");",
    ] {
        let line = |value: &str| line.replace("{value}", value);
        check(&line("{{key:sk-proj-}}"), "code", &[]);
        check(&line("{{key:gsk_}}"), "code", &["foreign-key OPENAI_API_KEY"]);
        check(&line("sk-your-key-here"), "code", &["placeholder OPENAI_API_KEY"]);
    }
    check("PS C:\\> [Environment]::SetEnvironmentVariable(\"OPENAI_API_KEY\", \"{{key:sk-proj-}}\")", "powershell", &[]);
    let user = "[System.Environment]::SetEnvironmentVariable('OPENAI_API_KEY', '{{key:sk-proj-}}', 'User')";
    check(user, "powershell", &["set-for-later OPENAI_API_KEY"]);
    for read in [
        "key = os.environ[\"OPENAI_API_KEY\"]",
        "if (process.env.OPENAI_API_KEY == \"\") {",
        "os.Setenv(\"OPENAI_API_KEY\", key)",
    ] {
        assert_eq!(found(read), Vec::<String>::new(), "{read}");
    }
}

#[test]
fn competing_variables_are_told_by_what_the_sdk_does() {
    let seen = inspect("GEMINI_API_KEY={{key:AIza}}\nGOOGLE_API_KEY={{key:AIza}}\nA=1\n").expect("two keys");
    let wins: Vec<(&str, Precedence)> =
        seen.variables.iter().map(|variable| (variable.name.as_str(), variable.precedence)).collect();
    assert_eq!(wins, [("GEMINI_API_KEY", Precedence::Loses), ("GOOGLE_API_KEY", Precedence::Wins)]);
    for [first, second] in [
        ["ANTHROPIC_API_KEY={{key:sk-ant-api03-}}", "ANTHROPIC_AUTH_TOKEN={{key:alnum:40}}"],
        ["OPENAI_BASE_URL=https://a.example.com/v1", "OPENAI_API_BASE=https://b.example.com/v1"],
        ["OPENAI_ORG_ID=org-a", "OPENAI_ORGANIZATION=org-b"],
    ] {
        let found = found(&format!("{first}\n{second}\nA=1\n"));
        assert!(found.len() == 1 && found[0].starts_with("competing "), "{found:?} of {first}");
    }
}

#[test]
fn of_two_sources_the_documented_one_wins() {
    let env = "==> .env <==\nOPENAI_API_KEY={{key#1:sk-proj-}}\n\n";
    for (other, wins) in [
        ("$ printenv\nOPENAI_API_KEY={{key#2:sk-proj-}}\n", "no"),
        ("==> .zshrc <==\nexport OPENAI_API_KEY={{key#2:sk-proj-}}\n", "no"),
        (
            "==> compose.yaml <==\nservices:\n  app:\n    env_file: .env\n    environment:\n      OPENAI_API_KEY: {{key#2:sk-proj-}}\n",
            "no",
        ),
        ("==> app.service <==\n[Service]\nEnvironmentFile=/app/.env\nEnvironment=OPENAI_API_KEY={{key#2:sk-proj-}}\n", "yes"),
        ("==> .env.local <==\nOPENAI_API_KEY={{key#2:sk-proj-}}\n", "no"),
        ("==> .env.other <==\nOPENAI_API_KEY={{key#2:sk-proj-}}\n", "unknown"),
        ("==> .env.local <==\nOPENAI_API_KEY={{key#1:sk-proj-}}\n", "alone"),
    ] {
        let seen = inspect(&format!("{env}{other}")).expect("two sources");
        assert_eq!(seen.sources.len(), 2, "{other}");
        assert_eq!(seen.variables[0].precedence.id(), wins, "{other}");
        let shadowed = seen.findings.iter().any(|finding| finding.id == "shadowed");
        assert_eq!(shadowed, wins != "alone", "{other}");
    }
}

#[test]
fn a_reference_takes_another_value_and_shadows_none() {
    let compose = "==> compose.yaml <==\nservices:\n  app:\n    environment:\n      OPENAI_API_KEY: ${OPENAI_API_KEY}\n";
    let env = "==> .env <==\nOPENAI_API_KEY={{key:sk-proj-}}\n";
    assert_eq!(found(&format!("{env}{compose}")), [""; 0]);
    let other = compose.replace("${OPENAI_API_KEY}", "${MY_KEY}");
    assert_eq!(found(&format!("{env}{other}")), ["unset-reference OPENAI_API_KEY"]);
    assert_eq!(found(&format!("{env}MY_KEY=x\n{other}")), [""; 0]);
    assert_eq!(found(&format!("{env}{}", other.replace("MY_KEY", "MY_KEY:-x"))), [""; 0]);
    assert_eq!(found(&other), [""; 0]);
}

#[test]
fn the_key_that_an_error_echoes_is_looked_for() {
    let error = "==> error.log <==\nopenai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: {{mask#1:sk-proj-}}. You can find your API key at https://platform.openai.com/account/api-keys.', 'code': 'invalid_api_key'}}\n";
    let env = |number| format!("==> .env <==\nOPENAI_API_KEY={{{{key#{number}:sk-proj-}}}}\n\n");
    assert_eq!(found(&format!("{}{error}", env(1))), ["echo-matches OPENAI_API_KEY"]);
    assert_eq!(found(&format!("{}{error}", env(2))), ["echo-differs OPENAI_API_KEY"]);
    // Another provider's key was never meant.
    let other = format!("==> .env <==\nGROQ_API_KEY={{{{key:gsk_}}}}\n\n{error}");
    assert_eq!(found(&other), [""; 0]);
}

#[test]
fn what_is_no_configuration_of_a_provider_is_left_alone() {
    for text in [
        "Traceback (most recent call last):\n  File \"/app/a.py\", line 3, in <module>\n    client = OpenAI(api_key=OPENAI_API_KEY)\nopenai.AuthenticationError: Error code: 401\n",
        "import os\nfrom openai import OpenAI\nOPENAI_API_KEY = os.getenv(\"OPENAI_API_KEY\")\nOPENAI_API_KEY=\"{{key:sk-proj-}}\"\nclient = OpenAI()\n",
        "const OPENAI_API_KEY = process.env.OPENAI_API_KEY;\nawait client.responses.create({});\n",
        "DATABASE_URL=postgres://localhost/db\nSECRET_KEY=abc\nSTRIPE_API_KEY=sk_live_x\nPORT=80\n",
        "export PATH=$PATH:/opt/bin\nexport EDITOR=vi\n",
        "services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: x\n",
        "curl https://api.openai.com/v1/models -H \"Authorization: Bearer $OPENAI_API_KEY\"\n",
        "The api_key client option must be set either by passing api_key to the client or by setting the OPENAI_API_KEY environment variable\n",
        "2026-11-02 06:00:01 INFO  key=OPENAI_API_KEY value=set\n",
        "{\"error\":{\"message\":\"You didn't provide an API key\",\"env\":\"production\"}}\n",
        "",
        "\u{feff}\r\n",
    ] {
        let seen = inspect(text);
        assert_eq!(seen, None, "{text}");
    }
}

/// Files of every format, to be damaged.
const FILES: &[&str] = &[
    "# .env\r\nexport OPENAI_API_KEY = \"{{key:sk-proj-}}\" # mine\r\nGROQ_API_KEY=${X}\r\n",
    "$ printenv | grep KEY\nOPENAI_API_KEY='{{key:sk-proj-}}'\n$ cat .env\nOPENAI_KEY={{key:sk-proj-}}\n",
    "apiVersion: v1\nkind: Secret\ndata:\n  OPENAI_API_KEY: c2stcHJvag==\n---\nkind: Pod\nspec:\n  env:\n  - name: GROQ_API_KEY\n    value: ${X}\n",
    "services:\n  a:\n    environment:\n      - \"OPENAI_API_KEY={{key:sk-proj-}}\"\n      - GROQ_API_KEY=\"{{key:gsk_}}\"\n",
    "{\"Env\":[\"OPENAI_API_KEY=\\\"{{key:sk-proj-}}\\\"\"],\"env\":{\"GROQ_API_KEY\":\"${X}\"}}",
    "[Service]\nEnvironment=\"OPENAI_API_KEY={{key:sk-proj-}}\" GROQ_API_KEY = 'x\n",
    "PS C:\\> $env:OPENAI_API_KEY = {{key:sk-proj-}}\nC:\\>set \"GROQ_API_KEY={{key:gsk_}}\"\n%env XAI_API_KEY='“é”'\n",
    "Name     Value\n----     -----\nOPENAI_API_KEY   \"{{key:sk-proj-}}\"\n",
];

#[test]
fn half_a_file_does_no_harm_and_shows_no_secret() {
    for file in FILES {
        let (text, _) = expand(file, "half");
        for end in (0..=text.len()).step_by(5).filter(|end| text.is_char_boundary(*end)) {
            common::checks::diagnose(&text[..end]);
            common::checks::diagnose(&text[end..]);
        }
        // Every mark of the formats where another one stands.
        for (from, to) in [("=", ": "), ("\"", "'"), ("\n", "\r\n"), (" ", "\t"), ("\n", "\n    "), ("O", "é"), ("{", "[")] {
            common::checks::diagnose(&text.replace(from, to));
        }
    }
}

#[test]
fn places_lead_to_the_assignment() {
    let (text, _) = expand("# a\nOTHER={{key:alnum:40}}\nOPENAI_API_KEY={{key:gsk_}}\n", "places");
    let seen = common::answer(&text, None).environment.expect("a key");
    let finding = &seen.findings[0];
    assert!(text[finding.start..finding.end].starts_with("OPENAI_API_KEY=gsk_"), "{finding:?}");
}

#[test]
fn orders_and_precedence_name_what_there_is() {
    const FORMATS: &[Format] = &[
        Format::Dotenv,
        Format::DockerEnv,
        Format::Listing,
        Format::Shell,
        Format::PowerShell,
        Format::Cmd,
        Format::DockerInspect,
        Format::Compose,
        Format::Kubernetes,
        Format::Actions,
        Format::Systemd,
        Format::Launch,
        Format::Notebook,
        Format::Code,
    ];
    for rule in PRECEDENCE.iter() {
        for id in rule.wins.iter().chain(rule.loses) {
            assert!(FORMATS.iter().any(|format| format.id() == *id), "catalogue/variables.toml: no format is called {id:?}");
        }
        assert!(!rule.says.is_empty());
    }
    for reader in READERS.iter() {
        let purposes: Vec<&str> = reader.reads.iter().filter_map(|name| Some(EnvVariable::of(name)?.provider)).collect();
        assert_eq!(purposes.len(), reader.reads.len(), "{}", reader.sdk);
        assert!(purposes.windows(2).all(|pair| pair[0] == pair[1]), "{} reads variables of two providers", reader.sdk);
    }
}

#[test]
fn every_variable_of_a_provider_is_in_the_table() {
    for provider in PROVIDERS.iter() {
        for env in provider.env.iter().copied().chain([provider.details().request.base_env]).filter(|env| !env.is_empty()) {
            let variable = VARIABLES.iter().find(|variable| variable.name == env);
            let owner = variable.map(|variable| variable.provider);
            assert!(
                owner.is_some(),
                "{env} of {} is in no [[variable]] of catalogue/variables.toml: add it with its source",
                provider.id
            );
        }
    }
    for variable in VARIABLES.iter() {
        assert!(variable.owner().is_some(), "{}: there is no provider {:?}", variable.name, variable.provider);
        let twice = VARIABLES.iter().filter(|other| other.name == variable.name).count();
        assert_eq!(twice, 1, "{} stands in catalogue/variables.toml twice", variable.name);
    }
}
