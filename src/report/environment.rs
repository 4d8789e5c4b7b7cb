//! What the inspection of a pasted configuration found, as data.

use crate::redaction::Mask;

/// What the inspection of a pasted configuration found.
#[derive(Clone, Debug, PartialEq)]
pub struct Environment {
    /// The files and listings that hold variables of providers, in the order of the paste.
    pub sources: Vec<Source>,
    /// The variables of providers in them.
    pub variables: Vec<Variable>,
    /// What is wrong with the variables, the most severe first.
    pub findings: Vec<Finding>,
}

/// A file or listing.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its name in the paste, or what it is, such as `the settings`.
    pub name: String,
    /// How it is read.
    pub format: Format,
    /// First byte in the original paste.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

/// How a file or listing is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A `.env` file, as python-dotenv and dotenv read it.
    Dotenv,
    /// A file for `docker run --env-file`.
    DockerEnv,
    /// `printenv`, `env`, `set`, `export -p`, `Get-ChildItem Env:`: what programs get.
    Listing,
    /// Commands and profiles of bash, zsh and fish.
    Shell,
    /// Commands and profiles of PowerShell.
    PowerShell,
    /// Commands of cmd.
    Cmd,
    /// `docker inspect`.
    DockerInspect,
    /// A Compose file.
    Compose,
    /// Manifests of Kubernetes.
    Kubernetes,
    /// A workflow of GitHub Actions.
    Actions,
    /// A unit of systemd.
    Systemd,
    /// `launch.json`, and other JSON with a block `env`.
    Launch,
    /// Cells of a notebook.
    Notebook,
    /// Code that sets variables of its own process.
    Code,
}

impl Format {
    /// Its id, in the JSON of reports and in the catalogue.
    pub fn id(self) -> &'static str {
        match self {
            Format::Dotenv => "dotenv",
            Format::DockerEnv => "docker-env",
            Format::Listing => "listing",
            Format::Shell => "shell",
            Format::PowerShell => "powershell",
            Format::Cmd => "cmd",
            Format::DockerInspect => "docker-inspect",
            Format::Compose => "compose",
            Format::Kubernetes => "kubernetes",
            Format::Actions => "actions",
            Format::Systemd => "systemd",
            Format::Launch => "launch",
            Format::Notebook => "notebook",
            Format::Code => "code",
        }
    }

    /// What a source of this format is called if it has no name.
    pub fn label(self) -> &'static str {
        match self {
            Format::Dotenv => "the settings",
            Format::DockerEnv => "the env file",
            Format::Listing => "the environment",
            Format::Shell => "the shell commands",
            Format::PowerShell => "the PowerShell commands",
            Format::Cmd => "the cmd commands",
            Format::DockerInspect => "the container",
            Format::Compose => "the Compose file",
            Format::Kubernetes => "the manifest",
            Format::Actions => "the workflow",
            Format::Systemd => "the unit",
            Format::Launch => "the JSON configuration",
            Format::Notebook => "the notebook",
            Format::Code => "the code",
        }
    }
}

/// A variable of a provider, as a source sets it.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// Its name, as written.
    pub name: String,
    /// The index of its source.
    pub source: usize,
    /// The part of its value that may be shown.
    pub shown: Mask,
    /// What it holds, such as `key`; empty if nothing reads that name.
    pub holds: &'static str,
    /// The SDKs that read it; empty if none is known.
    pub readers: Vec<&'static str>,
    /// Whether its value counts, by the paste and the documented rules.
    pub precedence: Precedence,
    /// First byte in the original paste.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Variable {
    /// Who reads it, and whether its value counts, in words.
    pub fn summary(&self) -> String {
        let who = match (self.holds, self.readers.as_slice()) {
            ("", _) => "read by no SDK".to_owned(),
            (_, []) => "read by tools or by your own code".to_owned(),
            (_, readers) => ["read by ", &readers.join(", ")].concat(),
        };
        if self.precedence == Precedence::Uncontested { who } else { [&who, "; ", self.precedence.label()].concat() }
    }
}

/// Whether the value of a variable counts, beside others that could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precedence {
    /// Nothing in the paste competes with it.
    Uncontested,
    /// It comes before another one.
    Wins,
    /// Another one comes before it.
    Loses,
    /// Another one competes with it, and no documented rule decides.
    Undecided,
}

impl Precedence {
    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            Precedence::Uncontested => "alone",
            Precedence::Wins => "yes",
            Precedence::Loses => "no",
            Precedence::Undecided => "unknown",
        }
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Precedence::Uncontested => "is used",
            Precedence::Wins => "wins",
            Precedence::Loses => "loses",
            Precedence::Undecided => "can’t tell which one is used",
        }
    }
}

/// Something about a variable that is wrong, or worth knowing.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Its id, such as `quotes-kept`. It never changes.
    pub id: &'static str,
    /// How severe it is.
    pub severity: Severity,
    /// What is there, in one sentence.
    pub received: String,
    /// What to do, in one sentence; empty if there is nothing to do.
    pub advice: String,
    /// The variable, as written; empty if it concerns a whole source.
    pub variable: String,
    /// The index of the source.
    pub source: usize,
    /// The line on which it stands, from 1: of the file, or of the paste where the source has no name.
    pub line: usize,
    /// First byte in the original paste.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

/// How severe a finding is, the most severe first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It makes calls fail, or publishes the key.
    Fault,
    /// It may make calls fail.
    Doubt,
    /// It is worth knowing.
    Note,
}

impl Severity {
    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            Severity::Fault => "fault",
            Severity::Doubt => "doubt",
            Severity::Note => "note",
        }
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Severity::Fault => "Fault",
            Severity::Doubt => "To check",
            Severity::Note => "Note",
        }
    }
}

impl Environment {
    /// The result of the inspection in one sentence.
    pub fn sentence(&self) -> String {
        let count = |severity: Severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        let (faults, doubts) = (count(Severity::Fault), count(Severity::Doubt));
        let what = match self.sources.as_slice() {
            [one] if one.name.starts_with("the ") => one.name.replacen("the ", "Your ", 1),
            [one] => ["Your `", &one.name, "`"].concat(),
            many => ["Your ", &many.len().to_string(), " sources"].concat(),
        };
        let verb =
            if self.sources.len() > 1 || what.ends_with("commands") || what.ends_with("settings") { "have" } else { "has" };
        let faults_said = ["fault", "faults"];
        let number = |count: usize, words: [&str; 2]| [&count.to_string(), " ", words[usize::from(count != 1)]].concat();
        let said = match (faults, doubts) {
            (0, 0) => "no fault that this text shows".to_owned(),
            (0, doubts) => number(doubts, ["thing to check", "things to check"]),
            (faults, 0) => number(faults, faults_said),
            (faults, doubts) => {
                [number(faults, faults_said), number(doubts, ["thing to check", "things to check"])].join(" and ")
            }
        };
        let first = self.findings.first().filter(|finding| finding.severity != Severity::Note);
        let colon = first.map(|finding| [": ", &lower_first(&finding.received)].concat());
        match colon {
            Some(colon) if faults + doubts == 1 => [&what, " ", verb, " ", &said, &colon].concat(),
            _ => [&what, " ", verb, " ", &said, "."].concat(),
        }
    }
}

/// A sentence after a colon begins with a small letter, unless with a name.
fn lower_first(sentence: &str) -> String {
    let small = ["The ", "This ", "A ", "An ", "There "].iter().any(|word| sentence.starts_with(word));
    let (first, rest) = sentence.split_at(usize::from(small));
    [&first.to_ascii_lowercase(), rest].concat()
}

#[cfg(test)]
mod tests {
    use super::lower_first;

    #[test]
    fn a_sentence_after_a_colon_begins_with_a_small_letter_unless_with_a_name() {
        assert_eq!(lower_first("The lines end."), "the lines end.");
        assert_eq!(lower_first("A comment follows."), "a comment follows.");
        assert_eq!(lower_first("Next.js puts it there."), "Next.js puts it there.");
        assert_eq!(lower_first("xAI’s keys"), "xAI’s keys");
        assert_eq!(lower_first(""), "");
    }
}
