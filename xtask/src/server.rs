//! The server of `cargo xtask serve` and of the browser tests: the files of a folder, with the headers that a host must
//! send.

use crate::headers::cache_control;
use axum::Router;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::serve::ListenerExt;
use std::net::TcpListener;
use std::path::Path;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// Answers requests for the files of a folder until the process ends.
///
/// A file with `.br` or `.gz` beside it is sent compressed to whoever accepts that. The headers are those that the
/// build wrote to `_headers`.
///
/// # Errors
/// The folder's `_headers` holds what is no header, or the server can't be started.
pub fn serve(listener: TcpListener, folder: &Path) -> Result<(), String> {
    let site = site(folder)?;
    let failed = |error| format!("the server can't be started: {error}");
    listener.set_nonblocking(true).map_err(failed)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(failed)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(failed)?;
        // Without this, small files wait for the acknowledgement of the one before.
        let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        axum::serve(listener, site).await.map_err(failed)
    })
}

/// The routes of a folder: each file under its path, `index.html` for a folder, `404.html` for what isn't there.
fn site(folder: &Path) -> Result<Router, String> {
    let files =
        ServeDir::new(folder).precompressed_br().precompressed_gzip().not_found_service(ServeFile::new(folder.join("404.html")));
    let site = Router::new().fallback_service(files).layer(from_fn(complete));
    let headers = headers_of_the_build(folder)?;
    Ok(headers.into_iter().fold(site, |site, (name, value)| site.layer(SetResponseHeaderLayer::overriding(name, value))))
}

/// The headers for every file, from the folder's `_headers`: a page fits the policy that it was built with.
fn headers_of_the_build(folder: &Path) -> Result<Vec<(HeaderName, HeaderValue)>, String> {
    let written = std::fs::read_to_string(folder.join("_headers")).unwrap_or_default();
    let for_all = written.lines().skip_while(|line| *line != "/*").skip(1).take_while(|line| line.starts_with(' '));
    for_all
        .map(|line| {
            let header = || {
                let (name, value) = line.trim().split_once(": ")?;
                Some((name.parse().ok()?, value.parse().ok()?))
            };
            header().ok_or_else(|| format!("{} holds `{}`, which is no header", folder.join("_headers").display(), line.trim()))
        })
        .collect()
}

/// Adds what depends on the file: how long it may be kept, and the encoding of texts.
async fn complete(request: Request, next: Next) -> Response {
    let keep = cache_control(request.uri().path());
    let mut response = next.run(request).await;
    // A missing file may be there later.
    if !response.status().is_client_error() {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    }
    name_encoding(response.headers_mut());
    response
}

/// Says that a text is UTF-8, as all of ours are; `tower-http` names the type alone.
fn name_encoding(headers: &mut HeaderMap) {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let text = kind.filter(|kind| kind.starts_with("text/") && !kind.contains(';'));
    if let Some(value) = text.and_then(|kind| HeaderValue::try_from(format!("{kind}; charset=utf-8")).ok()) {
        headers.insert(CONTENT_TYPE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::in_background;
    use crate::shell::write;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::path::PathBuf;
    use std::process::id;

    const HASHED: &str = "page-0123456789abcdef.js";

    /// A folder as the build leaves it, and the address under which it is served. The files stay until [`Drop`].
    struct Served {
        folder: PathBuf,
        address: String,
    }

    impl Served {
        fn new(name: &str) -> Self {
            let outside = std::env::temp_dir().join(format!("why401-{name}-{}", id()));
            let folder = outside.join("dist");
            write(&outside.join("outside.txt"), "outside").unwrap();
            for (file, text) in [
                ("_headers", "/*\n  X-Policy: a: b\n  X-Frame-Options: DENY\n/page.js\n  Cache-Control: x\n"),
                ("index.html", "<!doctype html>start"),
                ("404.html", "<!doctype html>missing"),
                ("errors/a b/index.html", "<!doctype html>article"),
                (HASHED, "plain"),
                (&format!("{HASHED}.br"), "as brotli"),
                (&format!("{HASHED}.gz"), "as gzip"),
                ("page.wasm", "wasm"),
                ("style.css", "css"),
                ("library.json", "{}"),
                ("app.webmanifest", "{}"),
                ("robots.txt", "text"),
                ("icon.svg", "svg"),
            ] {
                write(&folder.join(file), text).unwrap();
            }
            let address = in_background(folder.clone()).unwrap();
            Served { folder: outside, address }
        }

        /// The answer to a request, as it comes over the wire, the names of headers in lower case.
        fn ask(&self, method: &str, target: &str, headers: &str) -> String {
            let host = self.address.trim_start_matches("http://").trim_end_matches('/');
            let mut stream = TcpStream::connect(host).unwrap();
            write!(stream, "{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        }

        fn get(&self, target: &str) -> String {
            self.ask("GET", target, "")
        }
    }

    impl Drop for Served {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }

    fn status(answer: &str) -> &str {
        answer.split_whitespace().nth(1).unwrap_or_default()
    }

    fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
        answer.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    fn body(answer: &str) -> &str {
        answer.split_once("\r\n\r\n").unwrap_or_default().1
    }

    #[test]
    fn every_answer_has_the_headers_of_the_build() {
        let site = Served::new("headers");
        for target in ["/", "/page.wasm", "/none"] {
            let answer = site.get(target);
            assert_eq!(header(&answer, "x-policy"), Some("a: b"), "{answer}");
            assert_eq!(header(&answer, "x-frame-options"), Some("DENY"), "{answer}");
        }
        let folder = site.folder.join("broken");
        write(&folder.join("_headers"), "/*\n  no header\n").unwrap();
        assert!(headers_of_the_build(&folder).unwrap_err().ends_with("_headers holds `no header`, which is no header"));
    }

    #[test]
    fn files_have_their_type_and_are_kept_as_long_as_their_name_allows() {
        let site = Served::new("types");
        for (target, kind, keep) in [
            ("/", "text/html; charset=utf-8", "no-cache"),
            ("/errors/a%20b/?x#y", "text/html; charset=utf-8", "no-cache"),
            ("/page-0123456789abcdef.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
            ("/page.wasm", "application/wasm", "no-cache"),
            ("/style.css", "text/css; charset=utf-8", "no-cache"),
            ("/library.json", "application/json", "no-cache"),
            ("/app.webmanifest", "application/manifest+json", "no-cache"),
            ("/robots.txt", "text/plain; charset=utf-8", "no-cache"),
            ("/icon.svg", "image/svg+xml", "no-cache"),
        ] {
            let answer = site.get(target);
            assert_eq!(status(&answer), "200", "{target}");
            assert_eq!(header(&answer, "content-type"), Some(kind), "{target}");
            assert_eq!(header(&answer, "cache-control"), Some(keep), "{target}");
        }
        let head = site.ask("HEAD", "/page.wasm", "");
        assert_eq!((header(&head, "content-length"), body(&head)), (Some("4"), ""));
        assert_eq!(status(&site.ask("POST", "/", "Content-Length: 0\r\n")), "405");
    }

    #[test]
    fn what_is_compressed_is_sent_to_whoever_accepts_it() {
        let site = Served::new("compressed");
        for (accepted, encoding, sent) in [
            ("Accept-Encoding: gzip, deflate, br\r\n", Some("br"), "as brotli"),
            ("Accept-Encoding: gzip\r\n", Some("gzip"), "as gzip"),
            ("", None, "plain"),
        ] {
            let answer = site.ask("GET", &format!("/{HASHED}"), accepted);
            assert_eq!((header(&answer, "content-encoding"), body(&answer)), (encoding, sent), "{accepted}");
            assert_eq!(header(&answer, "content-type"), Some("text/javascript; charset=utf-8"), "{accepted}");
            assert_eq!(header(&answer, "vary"), Some("accept-encoding"), "{accepted}");
        }
        let plain = site.ask("GET", "/style.css", "Accept-Encoding: br\r\n");
        assert_eq!((header(&plain, "content-encoding"), body(&plain)), (None, "css"));
    }

    #[test]
    fn an_unchanged_file_is_not_sent_again() {
        let site = Served::new("unchanged");
        let first = site.get("/style.css");
        let tag = header(&first, "etag").unwrap();
        let again = site.ask("GET", "/style.css", &format!("If-None-Match: {tag}\r\n"));
        assert_eq!((status(&again), body(&again)), ("304", ""));
        assert_eq!(header(&again, "cache-control"), Some("no-cache"));
        write(&site.folder.join("dist/style.css"), "changed").unwrap();
        let changed = site.ask("GET", "/style.css", &format!("If-None-Match: {tag}\r\n"));
        assert_eq!((status(&changed), body(&changed)), ("200", "changed"));
    }

    #[test]
    fn only_files_of_the_folder_are_served() {
        let site = Served::new("folder");
        for target in [
            "/../outside.txt",
            "/%2e%2e/outside.txt",
            "/errors/..%2f..%2foutside.txt",
            "/errors/..\\..\\outside.txt",
            "//etc/passwd",
            "/%zz",
            "/none",
        ] {
            let answer = site.get(target);
            assert_eq!((status(&answer), body(&answer)), ("404", "<!doctype html>missing"), "{target}");
            assert_eq!(header(&answer, "cache-control"), None, "{target}");
        }
        // Relative addresses in the folder's index.html need the slash.
        let folder = site.get("/errors/a%20b");
        assert_eq!((status(&folder), header(&folder, "location")), ("307", Some("/errors/a%20b/")));
    }
}
