//! `cargo xtask bench`: how long a person waits. Timings depend on the machine, so they are shown here
//! and never are a test.

use crate::shell::{capture_with_input, cargo, command, dist, run};
use crate::{Failure, args::Args, lighthouse, page, redaction, serve, sizes, tools};
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use std::time::Instant;

/// A paste to time.
#[derive(Serialize)]
struct Job {
    name: &'static str,
    text: String,
    runs: usize,
}

/// What the page did with a job, in milliseconds.
#[derive(Deserialize)]
struct InPage {
    name: String,
    durations: Vec<f64>,
    longest_task: f64,
}

/// This program, optimized.
const RELEASE: [&str; 7] = ["run", "--quiet", "--release", "--package", "xtask", "--", "bench"];

/// `cargo xtask bench`
pub fn main(mut args: Args) -> Result<(), Failure> {
    let native_only = args.flag("--native");
    let redaction_only = args.flag("--redaction");
    let measured_here = args.flag("--in-this-build");
    args.end()?;
    if measured_here && redaction_only {
        return Ok(redaction::measure()?);
    }
    if measured_here {
        print!("{}", native());
        speeds();
        return Ok(());
    }
    if redaction_only {
        return Ok(run(cargo().args(RELEASE).args(["--in-this-build", "--redaction"]))?);
    }
    println!("diagnosis, native, release build");
    // An unoptimized core says nothing about what people get, so the timing is done by a release
    // build of this very program.
    run(cargo().args(RELEASE).arg("--in-this-build"))?;
    if native_only {
        return Ok(());
    }
    page::Build::default().run()?;
    let address = serve::in_background(dist())?;
    println!("\ndiagnosis, in the page, headless Chromium");
    print!("{}", in_page(&address)?);
    println!("\nLighthouse, simulated phone");
    print!("{}", phone(&address)?);
    println!("\nfirst load");
    print!("{}", sizes::table(&sizes::first_load(&dist())?));
    Ok(())
}

fn jobs() -> [Job; 3] {
    [
        Job { name: "traceback of 2 KB", text: format!("{CHAINED}{TRACEBACK}"), runs: 200 },
        Job { name: "paste of 20 KB", text: paste(20_000), runs: 25 },
        Job { name: "paste of 1 MB", text: paste(1_000_000), runs: 7 },
    ]
}

/// Texts that were made, or grew, to keep a reader busy: each is repeated.
const HOSTILE: &[&str] = &[
    "{",
    "'{",
    "\"",
    "'",
    "\\",
    "\n",
    " ",
    ">",
    "=",
    "word ",
    "not found ",
    "error ",
    "message:\"",
    "\"message\": \"{",
    "\"content\": \"",
    "\"code\":string(",
    ",401",
    " 401",
    "401\n",
    "401 | ",
    "sk-",
    "sk-aB3dE6\n",
    "sk-your-aB3dE6gH9j\n",
    "sk-aB3dE6gH9jK2mN5pQ8sT1vW4 ",
    "password=a",
    "pwd=a...",
    "API_KEY=x\n",
    "openai.api_key = 'x',\n",
    "-----BEGIN ",
    "eyJ",
    "eyJhbGciOi.",
    "Bearer ",
    "header value ",
    "incorrect api key provided: ",
    "codec can't encode character ",
    "Error: ",
    "xError: ",
    "(KeyError)",
    "a.b::",
    "  File \"a.py\", line 1, in b\n",
    "Traceback (most recent call last):\n",
    "2026-11-23 06:17:15 ERROR x\n",
    "https://api.openai.com/v1 ",
    "ignore previous instructions ",
    "\u{1b}[31m",
    "\u{2500}",
    "“",
    "密钥无效 ",
    "TWFuIGlzIGRpc3Rpbmd1aXNoZWQ",
    "xsk-proj-aB3dE6gH9j",
    "API key is ",
    "a,api_key\n",
    "a,b,key\n1,2,3\n",
    "api_key|",
    "key%3D",
    "<key>",
    "curl -u a:",
    "\"cookies\": [{\"value\": \"",
];

/// The size that a hostile text is compared with, in bytes; ten times as much is the whole.
const MEGABYTE: usize = 1_000_000;

/// Prints how fast long texts are read, and whether ten times the text takes ten times as long.
fn speeds() {
    println!("\n{:<36} {:>8} {:>10}", "10 MB of", "MB/s", "growth");
    let diagnose = |text: &str| drop(std::hint::black_box(why401::diagnose(text)));
    let redact = |text: &str| drop(std::hint::black_box(why401::redaction::redact(text)));
    speed("a log", &paste, &diagnose);
    speed("a log, redaction alone", &paste, &redact);
    speed("different keys", &keys, &diagnose);
    for piece in HOSTILE {
        speed(&format!("{piece:?}"), &|bytes| piece.repeat(bytes / piece.len()), &diagnose);
    }
}

/// Lines with a key of its own each.
fn keys(bytes: usize) -> String {
    (0..bytes / 40).map(|number| format!("api_key=\"aB3dE6gH{number:07}jK2mN5pQ8sT1\"\n")).collect()
}

/// One row: how fast `work` is on what `text` makes, and the time for 10 MB by ten times that for 1 MB:
/// 1 if it is linear, 10 if it is quadratic.
fn speed(name: &str, text: &dyn Fn(usize) -> String, work: &dyn Fn(&str)) {
    let time = |bytes: usize, runs: usize| {
        let text = text(bytes);
        let run = || {
            let start = Instant::now();
            work(&text);
            start.elapsed().as_secs_f64()
        };
        // The fastest run is the one that the machine disturbed least.
        (0..runs).map(|_| run()).fold(f64::MAX, f64::min)
    };
    let (small, large) = (time(MEGABYTE, 5), time(10 * MEGABYTE, 2));
    println!("{name:<36} {:>8.1} {:>10.2}", 10.0 / large, large / small / 10.0);
}

/// What led to [`TRACEBACK`].
const CHAINED: &str = r#"Traceback (most recent call last):
  File "/usr/lib/python3.12/site-packages/openai/_base_client.py", line 1027, in request
    response.raise_for_status()
  File "/usr/lib/python3.12/site-packages/httpx/_models.py", line 829, in raise_for_status
    raise HTTPStatusError(message, request=request, response=self)
httpx.HTTPStatusError: Client error '401 Unauthorized' for url 'https://api.openai.com/v1/chat/completions'
For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/401

During handling of the above exception, another exception occurred:

"#;

const TRACEBACK: &str = r#"Traceback (most recent call last):
  File "/app/worker.py", line 41, in handle
    completion = client.chat.completions.create(model="gpt-4o-mini", messages=messages)
  File "/usr/lib/python3.12/site-packages/openai/_utils/_utils.py", line 287, in wrapper
    return func(*args, **kwargs)
  File "/usr/lib/python3.12/site-packages/openai/resources/chat/completions/completions.py", line 925, in create
    return self._post(
           ^^^^^^^^^^^
  File "/usr/lib/python3.12/site-packages/openai/_base_client.py", line 1239, in post
    return cast(ResponseT, self.request(cast_to, opts, stream=stream, stream_cls=stream_cls))
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "/usr/lib/python3.12/site-packages/openai/_base_client.py", line 1037, in request
    raise self._make_status_error_from_response(err.response) from None
openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: bench-ke*********y000. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}
"#;

/// A service's log that ends in the traceback of a refused call: most of a big paste is noise.
fn paste(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 200);
    let mut line = 0u32;
    while text.len() + TRACEBACK.len() + 110 < bytes {
        let _ = writeln!(
            text,
            "2026-01-{:02}T{:02}:{:02}:{:02}.{:03}Z INFO worker-{} request id=req_{:08x} path=/v1/items/{} status=200 took={}ms",
            line / 86_400 % 28 + 1,
            line / 3600 % 24,
            line / 60 % 60,
            line % 60,
            line * 7 % 1000,
            line % 8,
            line.wrapping_mul(2_654_435_761),
            line,
            line % 97
        );
        line += 1;
    }
    text + TRACEBACK
}

fn native() -> String {
    let mut table = head();
    for job in jobs() {
        // The first run pays for tables that are built once; a person pays for them once too.
        let durations: Vec<f64> = (0..job.runs)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(why401::diagnose(std::hint::black_box(&job.text)));
                start.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        table += &row(job.name, &durations, None);
    }
    table
}

fn in_page(address: &str) -> Result<String, String> {
    let jobs = serde_json::to_string(&jobs()).map_err(|error| error.to_string())?;
    let browsers = tools::browsers()?;
    let mut node = command(tools::node()?);
    node.current_dir(tools::node_modules()?).arg("bench.mjs").env("WHY401_URL", address);
    browsers.on(&mut node);
    let said = capture_with_input(&mut node, &jobs)?;
    let pages: Vec<InPage> = match serde_json::from_str(said.stdout.trim()) {
        Ok(pages) if said.ok => pages,
        _ => return Err(format!("the page could not be timed:\n{}", said.text())),
    };
    Ok(pages.iter().fold(head(), |table, page| table + &row(&page.name, &page.durations, Some(page.longest_task))))
}

fn phone(address: &str) -> Result<String, String> {
    let found = lighthouse::look_at(address)?;
    let mut text = String::new();
    for (category, score) in &found.categories {
        let _ = writeln!(text, "{category:<28} {score:>8} of 100");
    }
    for (metric, value) in &found.metrics {
        let _ = match value {
            Some(value) if metric.ends_with("shift") => writeln!(text, "{metric:<28} {value:>8.3}"),
            Some(value) => writeln!(text, "{metric:<28} {value:>8.0} ms"),
            None => writeln!(text, "{metric:<28} {:>8}", "unknown"),
        };
    }
    Ok(text)
}

fn head() -> String {
    format!("{:<20} {:>5} {:>10} {:>10} {:>10} {:>14}\n", "ms", "runs", "first", "median", "worst", "longest task")
}

fn row(name: &str, durations: &[f64], longest_task: Option<f64>) -> String {
    let first = durations.first().copied().unwrap_or_default();
    let mut sorted = durations.to_vec();
    sorted.sort_by(f64::total_cmp);
    let median = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
    let worst = sorted.last().copied().unwrap_or_default();
    // The browser calls a task long from 50 ms on and doesn't report shorter ones.
    let task = longest_task.map_or(String::new(), |task| if task == 0.0 { "under 50".into() } else { format!("{task:.0}") });
    format!("{name:<20} {:>5} {first:>10.3} {median:>10.3} {worst:>10.3} {task:>14}\n", durations.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pastes_have_the_size_they_are_named_after() {
        for bytes in [20_000, 1_000_000] {
            let text = paste(bytes);
            assert!(text.len() <= bytes && text.len() > bytes - 500, "{}", text.len());
            assert!(text.ends_with("'invalid_api_key'}}\n"));
        }
    }
}
