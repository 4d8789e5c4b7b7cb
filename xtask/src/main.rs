//! The project's own commands: `cargo xtask <command>`. Each has a file of its own.

use std::process::ExitCode;

mod args;
mod articles;
mod assemble;
mod bench;
mod content;
mod eval;
mod failure;
mod headers;
mod imports;
mod layers;
mod lighthouse;
mod new_provider;
mod page;
mod redaction;
mod serve;
mod server;
mod shell;
mod sizes;
mod slim;
mod split;
mod test;
mod tools;
mod weights;

use args::Args;
use failure::Failure;

const HELP: &str = "\
cargo xtask <command>

  build                 build the page into dist/, ready to host
      --no-probe        one that never asks a provider: it shows commands, and its policy allows no other host
  serve                 build, then serve dist/ with the headers that a host must send
      --port N          listen on 127.0.0.1:N (8401 unless told; 0 takes a free one)
      --open            open the page in the default browser
      --no-build        serve dist/ as it is
      --dev             rebuild on every change and reload the page (trunk serve)
  test [STEP…]          run every check, or only the named steps
      --skip-browser    leave out the steps that need a browser
      --list            name the steps
  eval FILE.jsonl       score the diagnosis on labelled pastes
      --provider ID     only pastes of this provider
      --source PREFIX   only pastes whose source begins so, such as sdk:
      --limit N         only the first N pastes
      --quiet           leave out the list of misses
  bench                 time the diagnosis, natively and in the page, and measure the first load
      --native          only the native timings: pastes, and long and hostile texts in MB/s
      --redaction       only redaction: what it finds, what it takes for a key by mistake, its speed and
                        memory on 200 MB, beside rg and detect-secrets if they are installed
  weights               change each weight by a step and expect a test to fail (an hour or more)
      --file PART       only weights of files with this in their path
      --jobs N          so many at a time
      --list            name the changes
  sizes                 what the first load of dist/ costs, in brotli
  headers nginx         the header rules of dist/ for an nginx server block
  tools                 install what the commands above need, without running them
  help                  this text

The build tools are kept in $WHY401_TOOLS, else $XDG_CACHE_HOME/why401, else ~/.cache/why401.
Browsers are found on PATH, or named by $CHROME, $CHROMEDRIVER and $FIREFOX.";

fn main() -> ExitCode {
    let mut args = Args::from_env();
    let done = match args.command().as_deref() {
        None | Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        Some(_) if args.wants_help() => {
            println!("{HELP}");
            Ok(())
        }
        Some("build") => page::main(args),
        Some("serve") => serve::main(args),
        Some("test") => test::main(args),
        Some("eval") => eval::main(args),
        Some("bench") => bench::main(args),
        Some("sizes") => sizes::main(args),
        Some("headers") => headers::main(args),
        Some("weights") => weights::main(args),
        Some("tools") => tools::main(args),
        // Called by trunk after each build, see Trunk.toml.
        Some("assemble") => assemble::main(args),
        Some(other) => Err(Failure::Usage(format!("there is no command `{other}`"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Said) => ExitCode::FAILURE,
        Err(Failure::Work(text)) => {
            eprintln!("error: {text}");
            ExitCode::FAILURE
        }
        Err(Failure::Usage(text)) => {
            eprintln!("error: {text}\n`cargo xtask help` lists the commands and their flags.");
            ExitCode::from(2)
        }
    }
}
