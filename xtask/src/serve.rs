//! `cargo xtask serve`: the page on this machine, as a host would serve it.

use crate::server::Site;
use crate::shell::{capture, command, dist, run};
use crate::{Failure, args::Args, page};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;

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
        drop(listener);
        return develop(port, open);
    }
    if !no_build {
        page::build()?;
    } else if !dist().join("index.html").is_file() {
        return Err(Failure::Work("dist/ isn't built yet; leave --no-build out".into()));
    }
    serve(&listener, open)?;
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

fn serve(listener: &TcpListener, open: bool) -> Result<(), String> {
    let address = listener.local_addr().map_err(|error| format!("the port is unknown: {error}"))?;
    let site = Arc::new(Site::new(dist()));
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

fn develop(port: u16, open: bool) -> Result<(), Failure> {
    let mut trunk = page::trunk()?;
    // Not into dist/, which is what gets hosted.
    trunk.args(["serve", "--dist", "target/dev-page", "--port", &port.to_string()]);
    if open {
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
