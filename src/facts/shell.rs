//! Commands that set variables: at whose prompt they stand, and what that shell makes of them.

use crate::intake::{PROMPTS, any_in_list};

/// Whose prompt stands in front of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prompt {
    /// That of bash, zsh and their kin.
    Unix,
    /// `PS C:\Users\x>`
    PowerShell,
    /// `C:\work>`
    Cmd,
}

impl Prompt {
    /// The prompt at the beginning of a line, of which `head` is what stands before the command in question.
    pub(crate) fn of(head: &str) -> Option<Prompt> {
        let head = head.trim_start();
        let closed = head.contains('>');
        if closed && head.get(..3).is_some_and(|begin| begin.eq_ignore_ascii_case("ps ")) {
            Some(Prompt::PowerShell)
        } else if closed && head.contains(":\\") {
            Some(Prompt::Cmd)
        } else {
            (head.starts_with("$ ") || is_bare(head)).then_some(Prompt::Unix)
        }
    }

    /// Whether a command that sets variables elsewhere sets none in this shell.
    pub(crate) fn lacks(self, command: &str) -> bool {
        match command {
            "export" => self != Prompt::Unix,
            "set" => self != Prompt::Cmd,
            _ => false,
        }
    }
}

/// Whether a text ends in the prompt of a Unix shell, so that what follows is the command itself.
pub(crate) fn is_bare(head: &str) -> bool {
    any_in_list(PROMPTS, &|sign| head.trim_end().ends_with(sign))
}

/// What stands before a command that ends `head`, if the word is a command there: at the beginning, behind a prompt, or
/// behind another command. `heroku config:set` and `fly secrets set` are none.
pub(crate) fn before_command<'a>(head: &'a str, command: &str) -> Option<&'a str> {
    let typed = head.trim_end();
    let before = typed.get(..typed.len().checked_sub(command.len())?)?;
    let is_command = typed.len() < head.len() && typed[before.len()..].eq_ignore_ascii_case(command);
    let begins = before.trim_end();
    (is_command && (begins.is_empty() || is_bare(begins) || begins.ends_with(['>', ';', '&', '|']))).then_some(before)
}

/// Whether a command ends here, and none follows on the line that would get the variable set before it.
pub(crate) fn ends(rest: &str) -> bool {
    let rest = rest.trim();
    rest.is_empty() || rest.starts_with([';', '#', '&'])
}

/// Whether what reads the file behind the option `--env-file`, which stands at `at`, keeps quotes as part of the values:
/// Docker and Podman do (docker/cli opts/file.go), Compose and Node take them off.
pub(crate) fn keeps_quotes(text: &str, at: usize) -> bool {
    /// How much of a command is read before the option.
    const MAX_COMMAND_BYTES: usize = 400;
    let before = &text[text.floor_char_boundary(at.saturating_sub(MAX_COMMAND_BYTES))..at];
    // A command goes on behind a line that ends so.
    let goes_on = |end: usize| before[..end].trim_end_matches('\r').ends_with(['\\', '`', '^']);
    let start = before.rmatch_indices('\n').find(|(end, _)| !goes_on(*end)).map_or(0, |(end, _)| end + 1);
    let command = before[start..].to_ascii_lowercase();
    any_in_list("docker|podman", &|name| command.contains(name)) && !command.contains("compose")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_of_other_shells_are_told() {
        let lacks = |line: &str, command: &str| {
            before_command(line, command).and_then(Prompt::of).is_some_and(|prompt| prompt.lacks(command))
        };
        for (line, command, other) in [
            ("PS C:\\app> export ", "export", true),
            ("PS /home/me> set ", "set", true),
            ("PS C:\\app> cd x; export ", "export", true),
            ("C:\\app>export ", "export", true),
            ("C:\\app>set ", "set", false),
            ("C:\\app>SET ", "set", false),
            ("$ set ", "set", true),
            ("me@host:~/app$ set ", "set", true),
            ("$ export ", "export", false),
            ("$ heroku config:set ", "set", false),
            ("$ fly secrets set ", "set", false),
            ("$ fly secrets set", "set", false),
            ("set ", "set", false),
            ("", "set", false),
        ] {
            assert_eq!(lacks(line, command), other, "{line}");
        }
    }

    #[test]
    fn docker_keeps_the_quotes_of_an_env_file() {
        for (command, keeps) in [
            ("docker run --rm --env-file .env app", true),
            ("$ podman run -it --env-file=.env app", true),
            ("docker run --rm \\\n  -p 80:80 \\\n  --env-file .env app", true),
            ("docker build .\nnode --env-file=.env app.js", false),
            ("docker compose --env-file .env up", false),
            ("docker-compose --env-file .env up", false),
            ("node --env-file=.env app.js", false),
            ("--env-file .env", false),
        ] {
            assert_eq!(keeps_quotes(command, command.find("--env-file").unwrap()), keeps, "{command}");
        }
    }
}
