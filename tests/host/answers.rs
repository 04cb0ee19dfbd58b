//! `bytewise serve`: security headers, redirects, and what is refused.

use bytewise_tests::command::Server;
use bytewise_tests::http::{Answer, ask, get};
use exercises::harness::Registered;

use crate::site::{address, files, header};

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

/// The policy of every page: it may run the site's own files, and nothing else.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types bytewise";

/// The policy of the worker that runs the measured code: it may reach nothing.
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
    for slug in exercises::all().map(<dyn Registered>::slug) {
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
    let addresses: Vec<&str> = ["href=\"", "src=\""]
        .iter()
        .flat_map(|attribute| page.split(attribute).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .filter(|address| address.contains("assets/"))
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
