//! `cargo xtask serve`: the page on this machine, as a host would serve it.

use crate::build::Build;
use crate::shell::{capture, command, dist, root};
use crate::{Failure, server};
use notify::{RecursiveMode, Watcher};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

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
    /// Build fast, again after every change, and reload the page
    #[arg(long)]
    dev: bool,
}

/// `cargo xtask serve`
pub fn main(args: &Args) -> Result<(), Failure> {
    // Before a build of minutes, not after it.
    let (listener, address) = listen(args.port)?;
    if args.dev {
        return Ok(develop(listener, address, args.open)?);
    }
    if !args.no_build {
        Build::default().run()?;
    } else if !dist().join("index.html").is_file() {
        return Err(Failure::Work("dist/ isn't built yet; leave --no-build out".into()));
    }
    serve(listener, address, &dist(), args.open)?;
    Ok(())
}

fn serve(listener: TcpListener, address: SocketAddr, folder: &Path, open: bool) -> Result<(), String> {
    // The end-to-end tests read the address from this line.
    println!("listening on http://{address}/  (Ctrl-C ends it)");
    if open {
        show(&format!("http://{address}/"));
    }
    server::serve(listener, folder)
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

/// Serves a page that is built anew after every change, and reloads itself then.
fn develop(listener: TcpListener, address: SocketAddr, open: bool) -> Result<(), String> {
    // Not into dist/, which is what gets hosted.
    let build = Build { dist: root().join("target/dev-page"), release: false, ..Build::default() };
    let unseen = |error: notify::Error| format!("changes can't be seen: {error}");
    let (changed, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(changed).map_err(unseen)?;
    for folder in ["src", "crates", "catalogue", "static"] {
        watcher.watch(&root().join(folder), RecursiveMode::Recursive).map_err(unseen)?;
    }
    // Editors replace files, so the folder is watched and not the files in it.
    watcher.watch(&root(), RecursiveMode::NonRecursive).map_err(unseen)?;
    build.run()?;
    let dist = build.dist.clone();
    std::thread::spawn(move || serve(listener, address, &dist, open));
    while let Ok(event) = changes.recv() {
        let event = event.map_err(unseen)?;
        // The build itself opens the files.
        if event.kind.is_access() || !event.paths.iter().any(|path| is_source(path)) {
            continue;
        }
        // An editor saves in several steps, and several files at once. What changes later is seen after this build.
        std::thread::sleep(Duration::from_millis(200));
        while changes.try_recv().is_ok() {}
        // A mistake in the source is no reason to end: the next change may mend it.
        match build.run() {
            Ok(()) => eprintln!("built anew"),
            Err(error) => eprintln!("error: {error}"),
        }
    }
    Ok(())
}

/// Whether the page is made of this file. At the root of the checkout, most others aren't.
fn is_source(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    path.parent() != Some(&root()) || ["index.html", "build.rs", "Cargo.toml", "Cargo.lock"].contains(&name)
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
