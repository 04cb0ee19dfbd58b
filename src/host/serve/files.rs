//! The built site in memory: what is served is what was there at the start,
//! and nothing else can be reached.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use axum::body::Bytes;

use super::negotiate::Encoding;
use crate::build::{ANY_ROOT, ASSETS, BuildRecord, Digest};
use crate::project::Project;

/// A file with its compressed copies.
#[derive(Debug, Default)]
pub(crate) struct File {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    digest: String,
}

impl File {
    /// The body in that encoding, or plain where there is no such copy.
    pub(crate) fn body(&self, encoding: Encoding) -> (Encoding, &Bytes) {
        let copy = match encoding {
            Encoding::Plain => None,
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Brotli => self.brotli.as_ref(),
        };
        copy.map_or((Encoding::Plain, &self.plain), |copy| (encoding, copy))
    }

    /// Names the content and its encoding.
    pub(crate) fn tag(&self, encoding: Encoding) -> String {
        let digest = &self.digest;
        match encoding.name() {
            None => format!("\"{digest}\""),
            Some(name) => format!("\"{digest}-{name}\""),
        }
    }
}

/// The result of looking up an address.
#[derive(Debug)]
pub(crate) enum Found<'a> {
    /// A file, with its path from the site's root.
    File(String, &'a File),
    /// A page, at the address with a slash at its end.
    Elsewhere(String),
    /// No file; this page says so.
    Nothing(String),
}

/// The service worker's name, and the one that throws away what it kept.
const SERVICE_WORKER: &str = "sw.js";
const NO_SERVICE_WORKER: &[u8] = include_bytes!("../../../www/no-sw.js");

/// All files of a site.
#[derive(Debug)]
pub(crate) struct Files {
    files: BTreeMap<String, File>,
    not_found: String,
}

impl Files {
    /// Reads dist/. Watched pages say that they want to be told of changes.
    pub(crate) fn read(
        project: &Project,
        record: &BuildRecord,
        watch: bool,
    ) -> anyhow::Result<Self> {
        let dist = project.dist();
        let mut bytes = BTreeMap::new();
        collect(&dist, &dist, &mut bytes)
            .with_context(|| format!("cannot read {}", dist.display()))?;
        Ok(Self::new(bytes, &record.not_found, watch))
    }

    fn new(mut bytes: BTreeMap<String, Vec<u8>>, not_found: &str, watch: bool) -> Self {
        let names: Vec<String> = bytes
            .keys()
            .filter(|name| !is_copy(name))
            .cloned()
            .collect();
        if watch {
            // A site that is being written is not to be kept.
            bytes.insert(SERVICE_WORKER.to_owned(), NO_SERVICE_WORKER.into());
            for copy in [".br", ".gz"] {
                bytes.remove(&format!("{SERVICE_WORKER}{copy}"));
            }
        }
        let mut files = BTreeMap::new();
        for name in names {
            let brotli = bytes.remove(&format!("{name}.br"));
            let gzip = bytes.remove(&format!("{name}.gz"));
            let plain = bytes.remove(&name).unwrap_or_default();
            let digest = Digest::of([plain.as_slice()]).short();
            let page = std::str::from_utf8(&plain)
                .ok()
                .filter(|_| watch && extension(&name) == "html");
            let file = match page {
                // The copies are of the page that watches nothing.
                Some(page) => File {
                    plain: watching(page).into(),
                    digest: format!("{digest}-watch"),
                    ..File::default()
                },
                None => File {
                    plain: plain.into(),
                    brotli: brotli.map(Bytes::from),
                    gzip: gzip.map(Bytes::from),
                    digest,
                },
            };
            files.insert(name, file);
        }
        let not_found = if watch {
            watching(not_found)
        } else {
            not_found.to_owned()
        };
        Self { files, not_found }
    }

    /// Finds what stands at the path of an address, which begins with a slash.
    pub(crate) fn find(&self, path: &str) -> Found<'_> {
        let below = path.strip_prefix('/').unwrap_or(path);
        let name = if below.is_empty() || below.ends_with('/') {
            format!("{below}index.html")
        } else {
            below.to_owned()
        };
        if let Some(file) = self.files.get(&name) {
            return Found::File(name, file);
        }
        if self.files.contains_key(&format!("{name}/index.html")) {
            return Found::Elsewhere(format!("/{name}/"));
        }
        let root = match below.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        };
        Found::Nothing(self.not_found.replace(ANY_ROOT, &root))
    }
}

fn watching(page: &str) -> String {
    page.replacen("<html", "<html data-watch", 1)
}

fn is_copy(name: &str) -> bool {
    matches!(extension(name), "br" | "gz")
}

fn collect(
    root: &Path,
    folder: &Path,
    bytes: &mut BTreeMap<String, Vec<u8>>,
) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, bytes)?;
        } else {
            let inside = path.strip_prefix(root).unwrap_or(&path);
            let name = inside.to_string_lossy().replace('\\', "/");
            bytes.insert(name, std::fs::read(&path)?);
        }
    }
    Ok(())
}

/// Gives what stands behind a file's last dot; the build writes these in lower case.
fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// The media type of a file.
pub(crate) fn media_type(name: &str) -> &'static str {
    match extension(name) {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// Tells whether a file's content can never change under its name.
pub(crate) fn is_immutable(name: &str) -> bool {
    name.starts_with(ASSETS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(watch: bool) -> Files {
        let bytes = [
            ("index.html", "<html lang=\"en\">"),
            ("index.html.br", "packed"),
            ("assets/app.0.js", "run"),
            ("assets/app.0.js.gz", "packed too"),
            ("exercise/slots/index.html", "<html>"),
        ];
        let bytes = bytes.map(|(name, text)| (name.to_owned(), text.into()));
        Files::new(bytes.into(), "<html>@root@assets/app.0.js", watch)
    }

    #[test]
    fn a_folder_is_its_page() {
        let files = files(false);
        for (path, name) in [
            ("/", "index.html"),
            ("/index.html", "index.html"),
            ("/exercise/slots/", "exercise/slots/index.html"),
            ("/assets/app.0.js", "assets/app.0.js"),
        ] {
            assert!(
                matches!(files.find(path), Found::File(found, _) if found == name),
                "{path}"
            );
        }
        assert!(
            matches!(files.find("/exercise/slots"), Found::Elsewhere(to) if to == "/exercise/slots/")
        );
    }

    #[test]
    fn nothing_else_is_there() {
        let files = files(false);
        for path in [
            "/exercise/",
            "/exercise",
            "/assets/app.0.js.gz",
            "/../Cargo.toml",
            "/assets/../index.html",
            "/%2e%2e/Cargo.toml",
            "//index.html",
            "/index.html/",
            "*",
        ] {
            assert!(matches!(files.find(path), Found::Nothing(_)), "{path}");
        }
    }

    #[test]
    fn the_page_for_nothing_finds_the_root_from_any_depth() {
        let files = files(false);
        for (path, page) in [
            ("/none", "<html>./assets/app.0.js"),
            ("/a/b", "<html>../assets/app.0.js"),
            ("/a/b/", "<html>../../assets/app.0.js"),
        ] {
            assert!(
                matches!(files.find(path), Found::Nothing(found) if found == page),
                "{path}"
            );
        }
    }

    #[test]
    fn a_copy_is_sent_where_there_is_one() {
        let files = files(false);
        let page = &files.files["index.html"];
        let (encoding, body) = page.body(Encoding::Brotli);
        assert_eq!((encoding, &body[..]), (Encoding::Brotli, &b"packed"[..]));
        let (encoding, _) = page.body(Encoding::Gzip);
        assert_eq!(encoding, Encoding::Plain);
        assert_ne!(page.tag(Encoding::Plain), page.tag(Encoding::Brotli));
    }

    #[test]
    fn watched_pages_say_so_and_have_no_copies() {
        let files = files(true);
        let page = &files.files["index.html"];
        let (encoding, body) = page.body(Encoding::Brotli);
        assert_eq!(encoding, Encoding::Plain);
        assert_eq!(&body[..], b"<html data-watch lang=\"en\">");
        assert!(matches!(files.find("/none"), Found::Nothing(page) if page.contains("data-watch")));
        let script = &files.files["assets/app.0.js"];
        assert_eq!(script.body(Encoding::Gzip).0, Encoding::Gzip);
    }
}
