//! Compares variables and sources with each other and with an error: which value wins, and whether the key that a server
//! echoed is the one that is set here.

use super::checks::{finding, quoted_name};
use super::entry::{Entry, Text};
use super::written::bare;
use crate::catalogue::{EnvVariable, PRECEDENCE, Purpose, READERS};
use crate::facts::Facts;
use crate::redaction::Secret;
use crate::report::Report;
use crate::report::environment::{Environment, Format, Precedence, Severity};
use crate::text::name::name_length;

/// An entry and the index of its source.
type SourceEntry<'a> = (usize, &'a Entry);

/// Adds the findings that rest on several entries or on the report.
pub fn join(text: &Text, all: &[Vec<Entry>], report: &Report, facts: &Facts, environment: &mut Environment) {
    let set: Vec<SourceEntry> = all
        .iter()
        .enumerate()
        .flat_map(|(source, entries)| entries.iter().map(move |entry| (source, entry)))
        .filter(|(_, entry)| entry.is_set(text))
        .collect();
    competing(text, &set, environment);
    unset_references(text, &set, environment);
    // A reference has no value of its own.
    let values: Vec<SourceEntry> = set.into_iter().filter(|(_, entry)| reference(text, entry).is_none()).collect();
    shadowed(text, &values, environment);
    compare_with_echo(text, &values, report, facts, environment);
}

/// The variable that a value refers to, without the `$`; none if it is no reference.
fn reference<'a>(text: &'a Text, entry: &Entry) -> Option<&'a str> {
    text.at(&entry.value).trim().trim_matches(['"', '\'']).strip_prefix('$')
}

/// References of a Compose file that the `.env` beside it doesn't set: Compose puts nothing there, unless the shell has
/// it (docs.docker.com, “Interpolation”).
fn unset_references(text: &Text, set: &[SourceEntry], environment: &mut Environment) {
    if !environment.sources.iter().any(|source| source.format == Format::Dotenv) {
        return;
    }
    let compose: Vec<&SourceEntry> =
        set.iter().filter(|(source, _)| environment.sources[*source].format == Format::Compose).collect();
    for (source, entry) in compose.into_iter().take(16) {
        let Some(inner) = reference(text, entry) else { continue };
        let target = inner.strip_prefix('{').unwrap_or(inner);
        let length = name_length(target);
        let rest = &target[length..];
        // After `:-` or `-` there is a default.
        if length == 0 || !(rest.is_empty() || rest == "}") || is_assigned(&text.blanked, &target[..length]) {
            continue;
        }
        let name = text.at(&entry.name);
        let received =
            format!("`{name}` takes the value of `{}`, but nothing here sets that: Compose leaves it empty.", &target[..length]);
        let advice = format!("Set `{}` in `.env`, or in the shell that starts Compose.", &target[..length]);
        let found =
            finding(text, "unset-reference", Severity::Doubt, (*source, &environment.sources[*source]), entry, received, advice);
        environment.findings.push(found);
    }
}

/// Whether a line begins with `NAME=`.
fn is_assigned(text: &str, name: &str) -> bool {
    text.match_indices(name).take(1_000).any(|(at, _)| {
        let begins = at == 0 || matches!(text.as_bytes()[at - 1], b'\n' | b' ' | b'\t');
        begins && text[at + name.len()..].trim_start_matches(' ').starts_with('=')
    })
}

/// Reports a variable that two sources set to different values, and which of them wins.
fn shadowed(text: &Text, set: &[SourceEntry], environment: &mut Environment) {
    for (at, (source, entry)) in set.iter().enumerate() {
        let name = text.at(&entry.name);
        let Some((first, other)) = set[..at].iter().find(|(before, other)| before != source && text.at(&other.name) == name)
        else {
            continue;
        };
        if other.plain(text).expose().trim() == entry.plain(text).expose().trim() {
            continue;
        }
        let rule = rule(text, environment, *first, *source);
        let mask = |entry: &Entry| Secret::new(bare(entry.plain(text).expose().trim()).to_owned()).mask();
        let name_of = |source: usize| quoted_name(&environment.sources[source].name);
        let secret = entry.known(text).is_none_or(EnvVariable::is_secret);
        let value = |entry: &Entry| if secret { format!(" ({})", mask(entry)) } else { String::new() };
        match rule {
            Some((winner, says)) => {
                let (won, lost) =
                    if winner == *first { ((*first, *other), (*source, *entry)) } else { ((*source, *entry), (*first, *other)) };
                let received = format!(
                    "`{name}` is set in {}{} and in {}{}: {} wins, because {says}.",
                    name_of(*first),
                    value(other),
                    name_of(*source),
                    value(entry),
                    name_of(won.0),
                );
                let advice = format!("Change it in {}, or remove it there so that {} is used.", name_of(won.0), name_of(lost.0));
                let found =
                    finding(text, "shadowed", Severity::Doubt, (lost.0, &environment.sources[lost.0]), lost.1, received, advice);
                environment.findings.push(found);
                set_precedence(text, environment, won, Precedence::Wins);
                set_precedence(text, environment, lost, Precedence::Loses);
            }
            None => {
                let received = format!(
                    "`{name}` is set in {}{} and in {}{}, to different values.",
                    name_of(*first),
                    value(other),
                    name_of(*source),
                    value(entry)
                );
                let advice = "Which one is used depends on what loads them, and in which order. Keep only the one that you want."
                    .to_owned();
                let found =
                    finding(text, "shadowed", Severity::Doubt, (*source, &environment.sources[*source]), entry, received, advice);
                environment.findings.push(found);
                set_precedence(text, environment, (*first, *other), Precedence::Undecided);
                set_precedence(text, environment, (*source, *entry), Precedence::Undecided);
            }
        }
    }
}

/// The source that wins by a documented rule, and the rule in words; none if no rule is known.
fn rule(text: &Text, environment: &Environment, left: usize, right: usize) -> Option<(usize, String)> {
    let format = |source: usize| environment.sources[source].format.id();
    let body = |source: usize| {
        let source = &environment.sources[source];
        text.at_original(source.start..source.end)
    };
    for rule in PRECEDENCE.iter() {
        for (winner, loser) in [(left, right), (right, left)] {
            let fits = rule.wins.contains(&format(winner)) && rule.loses.contains(&format(loser));
            let when = rule.when.is_empty() || body(winner).contains(rule.when) || body(loser).contains(rule.when);
            if fits && when {
                return Some((winner, rule.says.to_owned()));
            }
        }
    }
    // Next.js and Vite both put `.env.local` before `.env` (nextjs.org, “Environment Variable Load Order”; vite.dev,
    // “Env Variables and Modes”); python-dotenv and dotenv read the file that the program names.
    let base = |source: usize| environment.sources[source].name.rsplit(['/', '\\']).next().unwrap_or("").to_owned();
    for (winner, loser) in [(left, right), (right, left)] {
        if base(winner) == ".env.local" && base(loser) == ".env" {
            return Some((winner, "in Next.js and Vite, `.env.local` overrides `.env`".to_owned()));
        }
    }
    None
}

/// Notes whether the value of an entry counts.
fn set_precedence(text: &Text, environment: &mut Environment, (source, entry): SourceEntry, precedence: Precedence) {
    let span = text.original(&entry.span());
    if let Some(variable) =
        environment.variables.iter_mut().find(|variable| variable.source == source && variable.start == span.start)
    {
        variable.precedence = precedence;
    }
}

/// Reports two variables that one SDK reads for the same purpose.
fn competing(text: &Text, set: &[SourceEntry], environment: &mut Environment) {
    for reader in READERS.iter().filter(|reader| reader.reads.len() > 1) {
        let of = |name: &str| set.iter().find(|(_, entry)| text.at(&entry.name) == name);
        let found: Vec<(&str, &SourceEntry)> = reader.reads.iter().filter_map(|name| Some((*name, of(name)?))).collect();
        let [(first, winner), (second, loser), ..] = found.as_slice() else { continue };
        let equal = winner.1.plain(text).expose() == loser.1.plain(text).expose();
        if equal {
            continue;
        }
        let takes = if reader.sdk.contains("SDKs") { "take" } else { "takes" };
        let received = format!("`{first}` and `{second}` are both set: {} {takes} `{first}`.", reader.sdk);
        let unset = format!("Unset the one that you don’t want. {}", reader.note);
        let found = finding(
            text,
            "competing",
            Severity::Doubt,
            (loser.0, &environment.sources[loser.0]),
            loser.1,
            received,
            unset.trim_end().to_owned(),
        );
        environment.findings.push(found);
        set_precedence(text, environment, *loser.to_owned(), Precedence::Loses);
        set_precedence(text, environment, *winner.to_owned(), Precedence::Wins);
    }
}

/// Reports whether the key that the server echoed is one that is set here.
fn compare_with_echo(text: &Text, set: &[SourceEntry], report: &Report, facts: &Facts, environment: &mut Environment) {
    let Some((echo, _)) = facts.echoes.last() else { return };
    let tail = visible_end(&echo.text);
    if tail.chars().count() < 3 {
        return;
    }
    let of_provider = |entry: &Entry| {
        entry.known(text).is_some_and(|variable| {
            matches!(variable.is, Purpose::Key | Purpose::Token | Purpose::AdminKey)
                && (variable.provider == report.provider || report.provider == "unknown")
        })
    };
    let keys: Vec<&SourceEntry> = set.iter().filter(|(_, entry)| of_provider(entry) && text.holds_secret(&entry.value)).collect();
    let Some(last) = keys.last() else { return };
    let matches = |entry: &Entry| bare(entry.plain(text).expose().trim()).ends_with(&tail);
    let name_of = |source: usize| quoted_name(&environment.sources[source].name);
    if let Some((source, entry)) = keys.iter().find(|(_, entry)| matches(entry)) {
        let name = text.at(&entry.name);
        let received = format!(
            "The error echoes a key that ends in `{tail}`, and so does `{name}` in {}: that one was sent.",
            name_of(*source)
        );
        let faulty = environment.findings.iter().any(|found| found.variable == name && found.severity == Severity::Fault);
        let rest = if faulty { "fix its fault first." } else { "the key itself was refused." };
        let advice = ["So this is the right place; ", rest].concat();
        let found =
            finding(text, "echo-matches", Severity::Note, (*source, &environment.sources[*source]), entry, received, advice);
        environment.findings.push(found);
        return;
    }
    let (source, entry) = last;
    let name = text.at(&entry.name);
    let mask = Secret::new(bare(entry.plain(text).expose().trim()).to_owned()).mask();
    let held = if keys.len() == 1 {
        format!("`{name}` in {} is {mask}", name_of(*source))
    } else {
        format!("none of the {} keys here does", keys.len())
    };
    let received = format!("The error echoes a key that ends in `{tail}`, but {held}: another key was sent.");
    let advice = match environment.sources[*source].format {
        Format::Dotenv => format!(
            "An exported variable wins over `.env`: {}. See what is exported with `printenv {name} | tail -c 5`, and unset it.",
            PRECEDENCE
                .iter()
                .find(|rule| rule.loses.contains(&"dotenv") && rule.wins.contains(&"listing"))
                .map_or("", |rule| rule.says)
        ),
        Format::Compose | Format::Kubernetes | Format::Systemd | Format::DockerEnv => {
            "The process still has the earlier value, or the code sets its own: restart it, then check its environment."
                .to_owned()
        }
        Format::Shell | Format::PowerShell | Format::Cmd => {
            format!("The program was started before this or elsewhere, or it passes its own key: print `{name}` where it runs.")
        }
        _ => "The code passes another key, or loads another file: look for `api_key` in it.".to_owned(),
    };
    let found = finding(text, "echo-differs", Severity::Fault, (*source, &environment.sources[*source]), entry, received, advice);
    environment.findings.push(found);
}

/// The end of an echoed key that its mask shows, without quote marks.
fn visible_end(echo: &str) -> String {
    let shown = echo.trim().trim_end_matches(['"', '\'', '”', '’', '`', '.']);
    let masked = shown.rfind(['*', '…', '•']).or_else(|| shown.rfind("...").map(|at| at + 2));
    match masked {
        Some(at) => shown[at..].trim_start_matches(['*', '…', '•', '.']).to_owned(),
        None => String::new(),
    }
}
