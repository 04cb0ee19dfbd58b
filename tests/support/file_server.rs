//! A plain file server, as any static host is, which a test can have answer
//! wrongly.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// Serves a folder until it is dropped.
pub struct FileServer {
    address: SocketAddr,
    site: Arc<Site>,
    thread: Option<JoinHandle<()>>,
}

/// Longer than any patience that is tested.
const PATIENCE: Duration = Duration::from_secs(40);

/// The answer that a test has the server give in place of a file.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status: 200, 404, …
    pub status: u16,
    /// The media type.
    pub media_type: &'static str,
    /// The body.
    pub body: Vec<u8>,
}

/// Given the path below the base and the reply due, gives the one to send.
type Alteration = Arc<dyn Fn(&str, Reply) -> Reply + Send + Sync>;

struct Site {
    folder: PathBuf,
    base: String,
    alteration: Mutex<Option<Alteration>>,
    /// True if browsers may keep assets for ever, as with most hosts.
    immutable: bool,
    requested: Mutex<Vec<String>>,
    stopped: AtomicBool,
}

impl FileServer {
    /// Serves the folder under `base`, which begins and ends with a slash.
    pub fn start(folder: &Path, base: &str) -> Self {
        Self::start_as(folder, base, false)
    }

    /// The same, and tells browsers that assets never change.
    pub fn start_immutable(folder: &Path) -> Self {
        Self::start_as(folder, "/", true)
    }

    fn start_as(folder: &Path, base: &str, immutable: bool) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("this machine has a free port");
        let address = listener.local_addr().expect("a listener has an address");
        let site = Arc::new(Site {
            folder: folder.to_owned(),
            base: base.to_owned(),
            alteration: Mutex::new(None),
            immutable,
            requested: Mutex::new(Vec::new()),
            stopped: AtomicBool::new(false),
        });
        let shared = Arc::clone(&site);
        let thread = std::thread::spawn(move || shared.serve(&listener));
        Self {
            address,
            site,
            thread: Some(thread),
        }
    }

    /// The address of the site's root.
    pub fn root(&self) -> String {
        format!("http://{}{}", self.address, self.site.base)
    }

    /// From now on, answers pass through `alteration`.
    pub fn alter(&self, alteration: impl Fn(&str, Reply) -> Reply + Send + Sync + 'static) {
        *self.site.alteration.lock().expect("no holder panics") = Some(Arc::new(alteration));
    }

    /// From now on, answers are true again.
    pub fn heal(&self) {
        *self.site.alteration.lock().expect("no holder panics") = None;
    }

    /// The paths asked for so far, below the base.
    pub fn requested(&self) -> Vec<String> {
        self.site
            .requested
            .lock()
            .expect("no reader panics")
            .clone()
    }
}

impl Drop for FileServer {
    fn drop(&mut self) {
        self.site.stopped.store(true, Ordering::Release);
        // Wakes the thread up.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has been printed, and the test that it
            // matters to has failed for want of an answer.
            drop(thread.join());
        }
    }
}

impl Site {
    fn serve(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming() {
            if self.stopped.load(Ordering::Acquire) {
                return;
            }
            let Ok(stream) = stream else { continue };
            let site = Arc::clone(self);
            // A browser may open a connection and say nothing on it.
            std::thread::spawn(move || site.answer(&stream));
        }
    }

    /// Answers one request. A browser that goes away is none of our business.
    fn answer(&self, mut stream: &TcpStream) {
        let mut lines = BufReader::new(stream).lines();
        let Some(Ok(first)) = lines.next() else {
            return;
        };
        // The rest of the head must be read, or closing would reset the
        // connection.
        for line in lines {
            match line {
                Ok(line) if line.is_empty() => break,
                Ok(_) => {}
                Err(_) => return,
            }
        }
        let target = first.split(' ').nth(1).unwrap_or("/");
        let path = target.split('?').next().unwrap_or(target);
        let Reply {
            status,
            media_type,
            body,
        } = self.reply(path);
        if status == Reply::SILENT {
            std::thread::sleep(PATIENCE);
            return;
        }
        let stalls = status == Reply::STALLING;
        let status = if stalls { 200 } else { status };
        let asset = path
            .strip_prefix(&self.base)
            .is_some_and(|below| below.starts_with("assets/"));
        let caching = if self.immutable && asset {
            "public, max-age=31536000, immutable"
        } else {
            "no-store"
        };
        let head = format!(
            "HTTP/1.1 {status} as asked\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n\
             Cache-Control: {caching}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        let sent = if stalls {
            &body[..body.len() / 2]
        } else {
            &body
        };
        let written = stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(sent));
        if stalls && written.is_ok() {
            std::thread::sleep(PATIENCE);
        }
    }

    fn reply(&self, path: &str) -> Reply {
        let Some(below) = path.strip_prefix(&self.base) else {
            return Reply::not_found();
        };
        self.requested
            .lock()
            .expect("no reader panics")
            .push(below.to_owned());
        let mut file = self.folder.join(below);
        if below.is_empty() || below.ends_with('/') {
            file.push("index.html");
        }
        let reply = match fs::read(&file) {
            Ok(body) => Reply {
                status: 200,
                media_type: media_type(&file),
                body,
            },
            Err(_) => Reply::not_found(),
        };
        // One answer that is held back holds no other back.
        let alteration = self.alteration.lock().expect("no holder panics").clone();
        match alteration {
            Some(alteration) => alteration(below, reply),
            None => reply,
        }
    }
}

impl Reply {
    /// The status of a reply that never comes.
    const SILENT: u16 = 0;

    /// The status of a reply that stops half-way.
    const STALLING: u16 = 1;

    /// Half of this reply, on a connection that stays open.
    #[must_use]
    pub fn stalling(self) -> Self {
        Self {
            status: Self::STALLING,
            ..self
        }
    }

    /// No reply, on a connection that stays open.
    pub fn silence() -> Self {
        Self {
            status: Self::SILENT,
            ..Self::not_found()
        }
    }

    /// Another site's page, as of a network that asks for a login.
    pub fn another_page() -> Self {
        Self {
            status: 200,
            ..Self::not_found()
        }
    }

    /// There is no such file.
    pub fn not_found() -> Self {
        Self {
            status: 404,
            media_type: "text/html; charset=utf-8",
            body: b"<!doctype html><title>404</title>no such file".to_vec(),
        }
    }
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
