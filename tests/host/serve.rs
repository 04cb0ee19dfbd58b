//! `bytewise serve` over HTTP, header by header.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use bytewise_tests::command::{Server, dist};
use bytewise_tests::http::{Answer, ask, get};
use exercises::harness::Registered;

/// Every file of the site that has an address of its own, as its path below
/// the root, with slashes.
fn files() -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let entries = fs::read_dir(folder)
            .unwrap_or_else(|error| panic!("{} cannot be listed: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("an entry of a folder can be read").path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(dist(), &mut found);
    let mut names: Vec<String> = found
        .iter()
        .filter(|path| !is_copy(path))
        .map(|path| {
            let below = path.strip_prefix(dist()).expect("it was found there");
            below.to_string_lossy().replace('\\', "/")
        })
        .collect();
    names.sort();
    assert!(names.len() > 10, "the site has only {names:?}");
    names
}

/// Compressed copies lie beside the files and are chosen by negotiation.
fn is_copy(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "br" || extension == "gz")
}

/// The address at which a file is found: a page's is its folder's.
fn address(file: &str) -> String {
    let file = file.strip_suffix("index.html").unwrap_or(file);
    format!("/{file}")
}

fn extension(file: &str) -> &str {
    file.rsplit('.').next().unwrap_or_default()
}

fn header<'a>(answer: &'a Answer, name: &str, path: &str) -> &'a str {
    answer
        .header(name)
        .unwrap_or_else(|| panic!("{path} is answered without {name}: {:?}", answer.headers))
}

#[test]
fn every_file_is_served_as_it_was_built() {
    let server = Server::shared();
    for file in files() {
        let answer = get(server.port(), &address(&file), &[]);
        let built = fs::read(dist().join(&file)).expect("the file was just listed");
        // The page of what is not found has a status of its own.
        if file != "404.html" {
            assert_eq!(answer.status, 200, "{file}");
            assert_eq!(answer.header("content-encoding"), None, "{file}");
            assert!(answer.body == built, "{file} differs from what was built");
        }
    }
}

#[test]
fn every_file_has_its_media_type() {
    let server = Server::shared();
    for file in files() {
        let path = address(&file);
        let answer = get(server.port(), &path, &[]);
        let expected = match extension(&file) {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "json" => "application/json",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            other => panic!("{file}: what is the media type of {other}? Say so here"),
        };
        assert_eq!(header(&answer, "content-type", &path), expected, "{file}");
    }
}

fn decoded(answer: &Answer) -> Vec<u8> {
    let mut body = Vec::new();
    match answer.header("content-encoding") {
        Some("br") => brotli::Decompressor::new(&answer.body[..], 4096).read_to_end(&mut body),
        Some("gzip") => flate2::read::GzDecoder::new(&answer.body[..]).read_to_end(&mut body),
        None => (&answer.body[..]).read_to_end(&mut body),
        Some(other) => panic!("nobody asked for the encoding {other}"),
    }
    .expect("the body is in the encoding that it claims");
    body
}

#[test]
fn encodings_are_negotiated_and_decode_to_the_same() {
    let server = Server::shared();
    for file in files() {
        let path = address(&file);
        let plain = get(server.port(), &path, &[]);
        for (accepted, expected) in [
            ("br", Some("br")),
            ("gzip", Some("gzip")),
            ("gzip, deflate, br, zstd", Some("br")),
            ("gzip;q=1.0, br;q=0.5", Some("gzip")),
            ("br;q=0, gzip", Some("gzip")),
            ("br;q=0", None),
            ("identity", None),
            ("", None),
            ("zstd", None),
            ("BR", Some("br")),
        ] {
            let answer = get(server.port(), &path, &[("Accept-Encoding", accepted)]);
            let whose = format!("{path} for `{accepted}`");
            assert_eq!(answer.header("content-encoding"), expected, "{whose}");
            assert!(decoded(&answer) == plain.body, "{whose} has another body");
            assert!(
                header(&answer, "vary", &whose)
                    .to_ascii_lowercase()
                    .contains("accept-encoding"),
                "{whose}"
            );
            assert_eq!(
                header(&answer, "content-length", &whose),
                answer.body.len().to_string(),
                "{whose}"
            );
        }
    }
}

#[test]
fn hashed_names_are_kept_and_the_rest_is_asked_for() {
    let server = Server::shared();
    for file in files() {
        let path = address(&file);
        let answer = get(server.port(), &path, &[]);
        let expected = if file.starts_with("assets/") {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        assert_eq!(header(&answer, "cache-control", &path), expected, "{path}");
    }
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let server = Server::shared();
    for file in files() {
        let path = address(&file);
        if file == "404.html" {
            continue;
        }
        for accepted in ["br", "gzip", "identity"] {
            let encoding = ("Accept-Encoding", accepted);
            let first = get(server.port(), &path, &[encoding]);
            let tag = header(&first, "etag", &path);
            for known in [tag.to_owned(), format!("\"other\", {tag}"), "*".to_owned()] {
                let again = get(server.port(), &path, &[encoding, ("If-None-Match", &known)]);
                assert_eq!(again.status, 304, "{path} {known}");
                assert!(again.body.is_empty(), "{path}");
                assert_eq!(again.header("etag"), Some(tag), "{path}");
            }
            let other = get(
                server.port(),
                &path,
                &[encoding, ("If-None-Match", "\"other\"")],
            );
            assert_eq!(other.status, 200, "{path}");
        }
    }
}

/// The directives of a policy, in any order.
fn directives(policy: &str) -> Vec<String> {
    let mut directives: Vec<String> = policy
        .split(';')
        .map(|directive| directive.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|directive| !directive.is_empty())
        .collect();
    directives.sort();
    directives
}

/// What every page may do: run the site's own files, and nothing else.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types bytewise";

/// What the worker that runs the measured code may do: reach nothing.
const WORKER_POLICY: &str = "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'none'";

#[test]
fn every_answer_has_the_security_headers() {
    let server = Server::shared();
    let mut answers: Vec<(String, Answer)> = files()
        .iter()
        .map(|file| (address(file), get(server.port(), &address(file), &[])))
        .collect();
    for (method, path) in [
        ("GET", "/no-such-page"),
        ("GET", "/exercise/slots"),
        ("POST", "/"),
        ("DELETE", "/no-such-page"),
        ("HEAD", "/"),
    ] {
        let answer = ask(server.port(), method, path, &[]);
        answers.push((format!("{method} {path}"), answer));
    }
    let tag = header(&answers[0].1, "etag", &answers[0].0).to_owned();
    let unchanged = get(server.port(), &answers[0].0, &[("If-None-Match", &tag)]);
    answers.push(("an answer 304".to_owned(), unchanged));
    for (path, answer) in answers {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("referrer-policy", "no-referrer"),
        ] {
            assert_eq!(header(&answer, name, &path), value, "{path}");
        }
        let is_worker = path.starts_with("/assets/worker.");
        let expected = if is_worker {
            WORKER_POLICY
        } else {
            PAGE_POLICY
        };
        assert_eq!(
            directives(header(&answer, "content-security-policy", &path)),
            directives(expected),
            "{path}"
        );
    }
}

#[test]
fn the_worker_is_there_to_have_its_policy() {
    let workers: Vec<String> = files()
        .into_iter()
        .filter(|file| file.starts_with("assets/worker."))
        .collect();
    assert_eq!(workers.len(), 1, "{workers:?}");
}

#[test]
fn a_page_without_its_slash_leads_to_the_one_with() {
    let server = Server::shared();
    for slug in exercises::all().map(Registered::slug) {
        for page in ["exercise", "present"] {
            let answer = get(server.port(), &format!("/{page}/{slug}"), &[]);
            assert_eq!(answer.status, 308, "{slug}");
            let location = header(&answer, "location", slug);
            assert_eq!(location, format!("/{page}/{slug}/"));
            assert_eq!(get(server.port(), location, &[]).status, 200);
        }
    }
    let answer = get(server.port(), "/exercise/slots?points=12345", &[]);
    assert_eq!(answer.status, 308);
    assert_eq!(
        answer.header("location"),
        Some("/exercise/slots/?points=12345")
    );
}

#[test]
fn nothing_outside_the_site_is_served() {
    let server = Server::shared();
    let manifest = "[workspace]";
    for path in [
        "/../Cargo.toml",
        "/../../Cargo.toml",
        "/assets/../../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/..%2fCargo.toml",
        "/assets/..%2f..%2fCargo.toml",
        "/%2e%2e%2fCargo.toml",
        "/..\\Cargo.toml",
        "//etc/passwd",
        "/etc/passwd",
        "/%00",
        "/index.html%00.js",
        "/%ff",
        "/assets/",
        "/assets",
        "/exercise/",
        "/index.html.br",
    ] {
        let answer = get(server.port(), path, &[]);
        assert!(
            answer.status == 404 || answer.status == 400,
            "{path} is answered with {}",
            answer.status
        );
        let body = String::from_utf8_lossy(&answer.body).into_owned();
        assert!(
            !body.contains(manifest) && !body.contains("root:"),
            "{path}"
        );
    }
}

#[test]
fn an_unknown_address_is_answered_with_the_page_that_says_so() {
    let server = Server::shared();
    for path in ["/no-such-page", "/exercise/no-such/", "/a/b/c/d"] {
        let answer = get(server.port(), path, &[("Accept-Encoding", "identity")]);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(
            header(&answer, "content-type", path),
            "text/html; charset=utf-8"
        );
        let body = answer.text();
        assert!(body.contains("id=\"site\""), "{path} has no page: {body}");
        let depth = path.matches('/').count() - 1;
        let root = if depth == 0 {
            "./".to_owned()
        } else {
            "../".repeat(depth)
        };
        for address in referenced(&body) {
            assert!(
                address.starts_with(&root) || address.starts_with('/'),
                "{path} refers to {address}, which is not under its root {root}"
            );
        }
    }
}

/// The addresses of scripts and styles that a page loads.
fn referenced(page: &str) -> Vec<&str> {
    let addresses: Vec<&str> = page
        .split(['"', '\''])
        .filter(|text| text.contains("assets/") && !text.contains(['{', ' ', '<']))
        .collect();
    assert!(!addresses.is_empty(), "the page loads nothing: {page}");
    addresses
}

#[test]
fn only_reading_is_allowed() {
    let server = Server::shared();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let answer = ask(server.port(), method, "/", &[("Content-Length", "0")]);
        assert_eq!(answer.status, 405, "{method}");
        let allowed = header(&answer, "allow", method);
        for method in ["GET", "HEAD"] {
            assert!(allowed.contains(method), "{allowed}");
        }
    }
}

#[test]
fn a_head_has_the_headers_and_no_body() {
    let server = Server::shared();
    for file in files() {
        let path = address(&file);
        let encoding = ("Accept-Encoding", "br");
        let head = ask(server.port(), "HEAD", &path, &[encoding]);
        let whole = get(server.port(), &path, &[encoding]);
        assert_eq!(head.status, whole.status, "{path}");
        assert!(head.body.is_empty(), "{path}");
        for name in ["content-type", "content-length", "etag", "content-encoding"] {
            assert_eq!(head.header(name), whole.header(name), "{path} {name}");
        }
    }
}
