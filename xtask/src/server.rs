//! A small static HTTP server that answers as a good host would: the core's headers, brotli, ETags.
//!
//! It serves files of one folder to this machine, one thread per connection, and knows GET and HEAD.

use crate::{compress::brotli, headers::cache_control};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use why401::text::hash::fnv1a;

/// Longer request heads come from no browser.
const MAX_HEAD: u64 = 64 * 1024;
/// A connection that says nothing for this long is closed.
const IDLE: Duration = Duration::from_secs(60);

/// The folder that is served, and what has been compressed of it.
pub struct Site {
    root: PathBuf,
    /// What every answer carries.
    hosted: Vec<(String, String)>,
    packed: Mutex<HashMap<u64, Arc<Vec<u8>>>>,
}

/// A request as far as we need it.
#[derive(Debug, Default)]
struct Request {
    method: String,
    target: String,
    brotli: bool,
    close: bool,
    if_none_match: Option<String>,
}

/// An answer without its body's encoding.
struct Answer {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Arc<Vec<u8>>,
}

impl Site {
    /// The site in a folder.
    pub fn new(root: PathBuf) -> Self {
        let hosted = hosted(&root);
        Site { root, hosted, packed: Mutex::default() }
    }

    /// Compresses ahead of the first request, which otherwise would wait for it.
    pub fn warm(&self) -> Result<(), String> {
        for path in crate::shell::files_below(&self.root)? {
            let bytes = std::fs::read(&path).map_err(|error| format!("{} can't be read: {error}", path.display()))?;
            if is_text(&path) {
                self.pack(&bytes)?;
            }
        }
        Ok(())
    }

    /// Answers connections until the process ends.
    pub fn serve(self: Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming().flatten() {
            let site = Arc::clone(&self);
            std::thread::spawn(move || {
                // A browser that goes away in the middle is no error of ours.
                let _ = site.connection(&stream);
            });
        }
    }

    fn write_answer(&self, mut stream: &TcpStream, request: &Request, answer: &Answer) -> std::io::Result<()> {
        let mut head = format!("HTTP/1.1 {}\r\n", answer.status);
        let own = answer.headers.iter().map(|(name, value)| (*name, value));
        for (name, value) in own.chain(self.hosted.iter().map(|(name, value)| (name.as_str(), value))) {
            head += &format!("{name}: {value}\r\n");
        }
        if !answer.status.starts_with("304") {
            head += &format!("Content-Length: {}\r\n", answer.body.len());
        }
        head += if request.close { "Connection: close\r\n\r\n" } else { "\r\n" };
        let mut bytes = head.into_bytes();
        if request.method != "HEAD" {
            bytes.extend_from_slice(&answer.body);
        }
        stream.write_all(&bytes)
    }

    fn connection(&self, stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(IDLE))?;
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        while let Some(request) = read_request(&mut reader)? {
            let answer = self.answer(&request);
            self.write_answer(stream, &request, &answer)?;
            if request.close {
                break;
            }
        }
        Ok(())
    }

    fn answer(&self, request: &Request) -> Answer {
        if request.method != "GET" && request.method != "HEAD" {
            return plain("405 Method Not Allowed", "Only GET and HEAD are served here.\n");
        }
        let Some(path) = self.file(&request.target) else {
            return self.not_found();
        };
        if path.is_dir() {
            // Relative addresses in the folder's index.html need the slash.
            let to = format!("{}/", request.target.split(['?', '#']).next().unwrap_or_default());
            let mut answer = plain("308 Permanent Redirect", "");
            answer.headers.push(("Location", to));
            return answer;
        }
        match std::fs::read(&path) {
            Ok(bytes) => self.found(request, &path, bytes),
            Err(_) => self.not_found(),
        }
    }

    /// The file that an address means. `..` and anything else that isn't a plain name is refused, so
    /// no address leads out of the folder.
    fn file(&self, target: &str) -> Option<PathBuf> {
        let path = decode(target.split(['?', '#']).next()?)?;
        let mut file = self.root.clone();
        for part in path.strip_prefix('/')?.split('/') {
            match part {
                "" => {}
                part if part.starts_with('.') || part.contains(['\\', ':', '\0']) => return None,
                part => file.push(part),
            }
        }
        if path.ends_with('/') {
            file.push("index.html");
        }
        file.exists().then_some(file)
    }

    fn found(&self, request: &Request, path: &Path, bytes: Vec<u8>) -> Answer {
        let tag = format!("\"{:016x}\"", fnv1a(bytes.iter().copied()));
        let mut headers = vec![
            ("Content-Type", mime(path).to_owned()),
            ("Cache-Control", cache_control(&path.to_string_lossy().replace('\\', "/")).to_owned()),
            ("ETag", tag.clone()),
        ];
        if is_text(path) {
            headers.push(("Vary", "Accept-Encoding".to_owned()));
        }
        if request.if_none_match.as_deref() == Some(&tag) {
            return Answer { status: "304 Not Modified", headers, body: Arc::default() };
        }
        let body = match is_text(path) && request.brotli {
            true => self.pack(&bytes).ok(),
            false => None,
        };
        if body.is_some() {
            headers.push(("Content-Encoding", "br".to_owned()));
        }
        Answer { status: "200 OK", headers, body: body.unwrap_or_else(|| Arc::new(bytes)) }
    }

    /// Hosts show a site's own 404.html, so do we.
    fn not_found(&self) -> Answer {
        match std::fs::read(self.root.join("404.html")) {
            Ok(body) => Answer {
                status: "404 Not Found",
                headers: vec![("Content-Type", mime(Path::new("404.html")).to_owned())],
                body: Arc::new(body),
            },
            Err(_) => plain("404 Not Found", "There is no such file here.\n"),
        }
    }

    fn pack(&self, bytes: &[u8]) -> Result<Arc<Vec<u8>>, String> {
        let key = fnv1a(bytes.iter().copied());
        let cache = || self.packed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(packed) = cache().get(&key) {
            return Ok(Arc::clone(packed));
        }
        let packed = Arc::new(brotli(bytes)?);
        cache().insert(key, Arc::clone(&packed));
        Ok(packed)
    }
}

fn plain(status: &'static str, text: &str) -> Answer {
    let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
    Answer { status, headers, body: Arc::new(text.as_bytes().to_vec()) }
}

/// The next request of a connection; none when the browser is done or speaks something else.
fn read_request(reader: &mut impl BufRead) -> std::io::Result<Option<Request>> {
    let mut head = reader.take(MAX_HEAD);
    let mut line = String::new();
    head.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Ok(None);
    };
    let mut request = Request { method: method.to_owned(), target: target.to_owned(), ..Request::default() };
    let mut body = false;
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => request.brotli = value.split(',').any(|one| one.trim() == "br"),
            "connection" => request.close = value.eq_ignore_ascii_case("close"),
            "if-none-match" => request.if_none_match = Some(value.to_owned()),
            "content-length" => body |= value != "0",
            "transfer-encoding" => body = true,
            _ => {}
        }
    }
    // Nothing here reads a body; after one, the connection can't be used further.
    request.close |= body;
    Ok(Some(request))
}

/// The headers for every file, as the build wrote them down for hosts: they belong to that build's pages.
fn hosted(root: &Path) -> Vec<(String, String)> {
    let written = std::fs::read_to_string(root.join("_headers")).unwrap_or_default();
    let all = written.lines().skip_while(|line| *line != "/*").skip(1).take_while(|line| line.starts_with(' '));
    all.filter_map(|line| line.trim().split_once(": ")).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first == b'%' {
            let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

fn is_text(path: &Path) -> bool {
    matches!(extension(path), "html" | "css" | "js" | "mjs" | "json" | "wasm" | "svg" | "txt" | "xml" | "webmanifest" | "ico")
}

fn mime(path: &Path) -> &'static str {
    match extension(path) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site::new(crate::shell::root().join("xtask"))
    }

    fn get(target: &str) -> Answer {
        site().answer(&Request { method: "GET".into(), target: target.into(), ..Request::default() })
    }

    #[test]
    fn headers_are_those_of_the_build() {
        let folder = std::env::temp_dir().join(format!("why401-headers-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("_headers"), "/*\n  A: b: c\n  D: e\n/page.js\n  Cache-Control: x\n").unwrap();
        assert_eq!(hosted(&folder), [("A", "b: c"), ("D", "e")].map(|(name, value)| (name.to_owned(), value.to_owned())));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn serves_files_of_its_folder_only() {
        assert_eq!(get("/src/main.rs?x").status, "200 OK");
        assert_eq!(get("/src/%6dain.rs").status, "200 OK");
        for target in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/src/..%2f..%2fCargo.toml",
            "/src/..\\..\\Cargo.toml",
            "//etc/passwd",
            "Cargo.toml",
            "/%zz",
            "/none",
        ] {
            assert_eq!(get(target).status, "404 Not Found", "{target}");
        }
        assert_eq!(get("/src").status, "308 Permanent Redirect");
    }

    #[test]
    fn answers_304_to_the_tag_it_gave() {
        let first = get("/Cargo.toml");
        let tag = first.headers.iter().find(|(name, _)| *name == "ETag").unwrap().1.clone();
        let again =
            Request { method: "GET".into(), target: "/Cargo.toml".into(), if_none_match: Some(tag), ..Request::default() };
        assert_eq!(site().answer(&again).status, "304 Not Modified");
    }

    #[test]
    fn reads_a_request() {
        let mut bytes = &b"GET /a HTTP/1.1\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n"[..];
        let request = read_request(&mut bytes).unwrap().unwrap();
        assert_eq!((request.method.as_str(), request.target.as_str()), ("GET", "/a"));
        assert!(request.brotli && request.close);
        assert!(read_request(&mut bytes).unwrap().is_none());
    }
}
