//! `cargo xtask serve`: the page on this machine, as a host would serve it.

use crate::page::Build;
use crate::server::Site;
use crate::shell::{capture, command, dist, root};
use crate::{Failure, args::Args};
use notify::{RecursiveMode, Watcher};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Duration;

const PORT: u16 = 8401;

/// `cargo xtask serve`
pub fn main(mut args: Args) -> Result<(), Failure> {
    let port = args.value("--port")?.unwrap_or(PORT);
    let open = args.flag("--open");
    let dev = args.flag("--dev");
    let no_build = args.flag("--no-build");
    args.end()?;
    // Before a build of minutes, not after it.
    let listener = TcpListener::bind(("127.0.0.1", port)).map_err(|error| taken(port, &error))?;
    if dev {
        return Ok(develop(listener, open)?);
    }
    if !no_build {
        Build::default().run()?;
    } else if !dist().join("index.html").is_file() {
        return Err(Failure::Work("dist/ isn't built yet; leave --no-build out".into()));
    }
    serve(&listener, dist(), open)?;
    Ok(())
}

fn taken(port: u16, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("port {port} is taken; name another: cargo xtask serve --port {}", port.wrapping_add(1))
        }
        _ => format!("127.0.0.1:{port} can't be listened on: {error}"),
    }
}

fn serve(listener: &TcpListener, folder: PathBuf, open: bool) -> Result<(), String> {
    let address = listener.local_addr().map_err(|error| format!("the port is unknown: {error}"))?;
    let site = Arc::new(Site::new(folder));
    // The end-to-end tests read the address from this line.
    println!("listening on http://{address}/  (Ctrl-C ends it)");
    if open {
        show(&format!("http://{address}/"));
    }
    let warmed = Arc::clone(&site);
    std::thread::spawn(move || {
        // What fails here fails again, and visibly, at the request for it.
        let _ = warmed.warm();
    });
    site.serve(listener);
    Ok(())
}

/// Serves a folder until this process ends; returns the address.
pub fn in_background(folder: PathBuf) -> Result<String, String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|error| taken(0, &error))?;
    let address = listener.local_addr().map_err(|error| format!("the port is unknown: {error}"))?;
    std::thread::spawn(move || Arc::new(Site::new(folder)).serve(&listener));
    Ok(format!("http://{address}/"))
}

/// Serves a page that is built anew after every change, and reloads itself then.
fn develop(listener: TcpListener, open: bool) -> Result<(), String> {
    // Not into dist/, which is what gets hosted.
    let build = Build { dist: root().join("target/dev-page"), release: false, ..Build::default() };
    let unseen = |error: notify::Error| format!("changes can't be seen: {error}");
    let (changed, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(changed).map_err(unseen)?;
    for folder in ["src", "catalogue", "static"] {
        watcher.watch(&root().join(folder), RecursiveMode::Recursive).map_err(unseen)?;
    }
    // Editors replace files, so the folder is watched and not the files in it.
    watcher.watch(&root(), RecursiveMode::NonRecursive).map_err(unseen)?;
    build.run()?;
    let dist = build.dist.clone();
    std::thread::spawn(move || serve(&listener, dist, open));
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
