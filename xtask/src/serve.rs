//! `cargo xtask serve`: the page on this machine, as a host would serve it.

use crate::shell::{capture, command, dist, run};
use crate::{Failure, page, server};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;

/// What `cargo xtask serve` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Listen on this port of 127.0.0.1; 0 takes a free one
    #[arg(long, value_name = "N", default_value_t = 8401)]
    port: u16,
    /// Open the page in the default browser
    #[arg(long)]
    open: bool,
    /// Serve dist/ as it is
    #[arg(long)]
    no_build: bool,
    /// Rebuild on every change and reload the page (trunk serve)
    #[arg(long)]
    dev: bool,
}

/// `cargo xtask serve`
pub fn main(args: &Args) -> Result<(), Failure> {
    // Before a build of minutes, not after it.
    let (listener, address) = listen(args.port)?;
    if args.dev {
        drop(listener);
        return develop(args);
    }
    if !args.no_build {
        page::build()?;
    } else if !dist().join("index.html").is_file() {
        return Err(Failure::Work("dist/ isn't built yet; leave --no-build out".into()));
    }
    // The end-to-end tests read the address from this line.
    println!("listening on http://{address}/  (Ctrl-C ends it)");
    if args.open {
        show(&format!("http://{address}/"));
    }
    server::serve(listener, &dist())?;
    Ok(())
}

/// Takes a port of this machine, which no other one can reach.
fn listen(port: u16) -> Result<(TcpListener, SocketAddr), String> {
    let listener = TcpListener::bind(("127.0.0.1", port)).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("port {port} is taken; name another: cargo xtask serve --port {}", port.wrapping_add(1))
        }
        _ => format!("127.0.0.1:{port} can't be listened on: {error}"),
    })?;
    let address = listener.local_addr().map_err(|error| format!("the port is unknown: {error}"))?;
    Ok((listener, address))
}

/// Serves a folder until this process ends; returns the address.
pub fn in_background(folder: PathBuf) -> Result<String, String> {
    let (listener, address) = listen(0)?;
    std::thread::spawn(move || {
        if let Err(error) = server::serve(listener, &folder) {
            eprintln!("{} isn't served any more: {error}", folder.display());
        }
    });
    Ok(format!("http://{address}/"))
}

fn develop(args: &Args) -> Result<(), Failure> {
    let mut trunk = page::trunk()?;
    // Not into dist/, which is what gets hosted.
    trunk.args(["serve", "--dist", "target/dev-page", "--port", &args.port.to_string()]);
    if args.open {
        trunk.arg("--open");
    }
    run(&mut trunk)?;
    Ok(())
}

/// Opens the default browser; where there is none, the printed address has to do.
fn show(address: &str) {
    let opened = if cfg!(target_os = "macos") {
        capture(command("open").arg(address))
    } else if cfg!(windows) {
        capture(command("cmd").args(["/C", "start", "", address]))
    } else {
        capture(command("xdg-open").arg(address))
    };
    if !opened.is_ok_and(|done| done.ok) {
        eprintln!("no browser could be opened; the address is {address}");
    }
}
