//! The project's own commands: `cargo xtask <command>`. Each has a module of its own, with a function `main` and a
//! struct `Args`, from which its part of `--help` is made.

use clap::{CommandFactory, Parser, Subcommand};
use std::process::ExitCode;

mod articles;
mod assemble;
mod build;
mod compress;
mod failure;
mod headers;
mod measure;
mod page;
mod serve;
mod server;
mod shell;
mod sizes;
mod split;
mod test;
mod tools;

use failure::Failure;

const PLACES: &str = "\
The build tools are kept in $WHY401_TOOLS, else $XDG_CACHE_HOME/why401, else ~/.cache/why401.
Browsers are found on PATH, or named by $CHROME, $CHROMEDRIVER and $FIREFOX.";

/// Builds, serves, tests and measures why401
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", after_help = PLACES)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page into dist/, ready to host
    Build(page::Args),
    /// Build, then serve dist/ with the headers that a host must send
    Serve(serve::Args),
    /// Run every check, or only the named steps
    Test(test::Args),
    /// Change each weight by a step and expect a test to fail (an hour or more)
    Weights(test::weights::Args),
    /// Change the code of the diagnosis, one place at a time, and see whether a test fails
    Mutants(test::mutants::Args),
    /// Score the diagnosis on labelled pastes
    Eval(measure::eval::Args),
    /// Time the diagnosis, natively and in the page, and measure the first load
    Bench(measure::bench::Args),
    /// Print what the first load of dist/ costs, in brotli
    Sizes,
    /// Print the header rules of dist/ for a web server
    Headers(headers::Args),
    /// Install what the other commands need, without running them
    Tools,
    /// Add to trunk's output what trunk can't; called by trunk, see Trunk.toml
    #[command(hide = true)]
    Assemble,
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        None => Cli::command().print_help().map_err(|error| Failure::Work(format!("the help can't be written: {error}"))),
        Some(Command::Build(args)) => page::main(&args),
        Some(Command::Serve(args)) => serve::main(&args),
        Some(Command::Test(args)) => test::main(&args),
        Some(Command::Weights(args)) => test::weights::main(&args),
        Some(Command::Mutants(args)) => test::mutants::main(&args),
        Some(Command::Eval(args)) => measure::eval::main(&args),
        Some(Command::Bench(args)) => measure::bench::main(&args),
        Some(Command::Sizes) => sizes::main(),
        Some(Command::Headers(args)) => headers::main(&args),
        Some(Command::Tools) => tools::main(),
        Some(Command::Assemble) => assemble::main(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Said) => ExitCode::FAILURE,
        Err(Failure::Work(text)) => {
            eprintln!("error: {text}");
            ExitCode::FAILURE
        }
        Err(Failure::Usage(text)) => {
            eprintln!("error: {text}\n\nFor more information, try '--help'.");
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Cli, clap::Error> {
        Cli::try_parse_from(["cargo xtask"].into_iter().chain(line.split_whitespace()))
    }

    #[test]
    fn the_derived_arguments_fit_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn documented_lines_are_understood() {
        for line in [
            "",
            "build --no-probe",
            "serve --port 80 --open",
            "serve --port=0 --no-build",
            "serve --dev",
            "test",
            "test fmt clippy --skip-browser",
            "test --list",
            "weights --file src/diagnosis --jobs 2",
            "weights --list",
            "mutants",
            "mutants --file src/diagnosis/decisive.rs --shard 0/8",
            "eval pastes.jsonl --provider openai --source sdk: --limit 5 --quiet",
            "bench --native",
            "bench --redaction",
            "sizes",
            "headers nginx",
            "headers netlify --path /why401/ --no-probe",
            "tools",
            "assemble",
        ] {
            assert!(parse(line).is_ok(), "{line}");
        }
    }

    #[test]
    fn what_is_mistyped_ends_with_status_2() {
        for line in [
            "biuld",
            "serve --opne",
            "serve --port",
            "serve --port x",
            "serve 80",
            "test fnt",
            "eval",
            "eval a.jsonl b.jsonl",
            "headers",
            "headers apache",
            "sizes dist",
        ] {
            let error = parse(line).err().unwrap_or_else(|| panic!("`{line}` was understood"));
            assert_eq!(error.exit_code(), 2, "{line}");
        }
    }
}
