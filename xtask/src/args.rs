//! The command line: a name, flags, and what is left.

use crate::Failure;
use std::str::FromStr;

/// Arguments that no one has taken yet. [`Args::end`] refuses what is left over, so a mistyped flag
/// is an error and not ignored.
pub struct Args(Vec<String>);

impl Args {
    /// The arguments of this process, without its name.
    pub fn from_env() -> Self {
        Args(std::env::args().skip(1).collect())
    }

    /// Takes the first argument.
    pub fn command(&mut self) -> Option<String> {
        if self.0.is_empty() { None } else { Some(self.0.remove(0)) }
    }

    /// Whether the person asks for help.
    pub fn wants_help(&self) -> bool {
        self.0.iter().any(|arg| arg == "--help" || arg == "-h")
    }

    /// Takes a flag without a value.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|arg| arg != name);
        self.0.len() != before
    }

    /// Takes a flag with a value: `--port 80` or `--port=80`.
    pub fn value<T: FromStr>(&mut self, name: &str) -> Result<Option<T>, Failure> {
        let joined = format!("{name}=");
        let Some(at) = self.0.iter().position(|arg| arg == name || arg.starts_with(&joined)) else {
            return Ok(None);
        };
        let first = self.0.remove(at);
        let value = match first.strip_prefix(&joined) {
            Some(value) => value.to_owned(),
            None if at < self.0.len() => self.0.remove(at),
            None => return Err(Failure::Usage(format!("{name} needs a value"))),
        };
        match value.parse() {
            Ok(value) => Ok(Some(value)),
            Err(_) => Err(Failure::Usage(format!("{name} can't be `{value}`"))),
        }
    }

    /// Takes all names that are left; a flag among them is an error.
    pub fn names(&mut self) -> Result<Vec<String>, Failure> {
        match self.0.iter().find(|arg| arg.starts_with('-')) {
            Some(flag) => Err(Failure::Usage(format!("there is no flag `{flag}` here"))),
            None => Ok(std::mem::take(&mut self.0)),
        }
    }

    /// Nothing may be left.
    pub fn end(mut self) -> Result<(), Failure> {
        match self.names()?.first() {
            Some(name) => Err(Failure::Usage(format!("`{name}` means nothing here"))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        Args(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn takes_flags_in_any_place_and_refuses_the_rest() {
        let mut line = args("serve --open --port 80 --port=81");
        assert_eq!(line.command().as_deref(), Some("serve"));
        assert!(line.flag("--open") && !line.flag("--open"));
        assert!(matches!(line.value::<u16>("--port"), Ok(Some(80))));
        assert!(matches!(line.value::<u16>("--port"), Ok(Some(81))));
        assert!(line.end().is_ok());
        assert!(args("--opne").end().is_err());
        assert!(args("--port").value::<u16>("--port").is_err());
        assert!(args("--port x").value::<u16>("--port").is_err());
    }
}
