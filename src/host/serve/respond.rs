//! The answer to a request: the file, its headers, and a line in the log.

use std::time::Instant;

use axum::body::{Body, Bytes};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, Response, StatusCode, Uri};

use super::files::{Files, Found, is_immutable, media_type};
use super::negotiate::{self, Encoding};
use crate::policy;
use crate::terminal::printable;

/// Answers a request for a file.
pub(crate) fn respond(
    files: &Files,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
) -> Response<Body> {
    let started = Instant::now();
    let answer = answer(files, method, uri, headers);
    let bytes = answer.body.len();
    let encoding = answer.headers.get(header::CONTENT_ENCODING);
    let encoding = encoding.and_then(|encoding| encoding.to_str().ok());
    log(
        answer.status,
        method,
        uri,
        &format!(
            "{bytes} bytes{}, {:.1} ms",
            encoding.map_or(String::new(), |encoding| format!(" {encoding}")),
            started.elapsed().as_secs_f64() * 1_000.0
        ),
    );
    answer.into_response(method)
}

/// Writes a request's line: status, method, path, and what there is to say.
/// Headers and what stands behind `?` are left out: they may be secret.
pub(crate) fn log(status: StatusCode, method: &Method, uri: &Uri, rest: &str) {
    let path = printable(uri.path());
    eprintln!("{} {method} {path} · {rest}", status.as_u16());
}

/// Adds what every answer tells a browser, whatever it is. A policy that is
/// there stays.
pub(crate) fn secure(headers: &mut HeaderMap) {
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(policy::HEADER));
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// An answer that is a sentence for a person.
pub(crate) fn sentence(status: StatusCode, text: &str) -> Response<Body> {
    Answer::new(status, ".txt", format!("{text}\n")).into_response(&Method::GET)
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Answer {
    fn new(status: StatusCode, name: &str, body: impl Into<Bytes>) -> Self {
        let mut headers = HeaderMap::new();
        if name.starts_with("assets/worker.") {
            headers.insert(
                header::CONTENT_SECURITY_POLICY,
                HeaderValue::from_static(policy::WORKER),
            );
        }
        let caching = if is_immutable(name) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(media_type(name)),
        );
        Self {
            status,
            headers,
            body: body.into(),
        }
    }

    fn with(mut self, name: HeaderName, value: &str) -> Self {
        // Every value is made of a file's name or an address that was parsed.
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }

    fn into_response(self, method: &Method) -> Response<Body> {
        let Self {
            status,
            mut headers,
            body,
        } = self;
        if status != StatusCode::NOT_MODIFIED {
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        }
        let body = if method == Method::HEAD {
            Body::empty()
        } else {
            Body::from(body)
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        response
    }
}

fn answer(files: &Files, method: &Method, uri: &Uri, headers: &HeaderMap) -> Answer {
    if method != Method::GET && method != Method::HEAD {
        let body = "Files can be read here, by GET and HEAD, and nothing else\n";
        return Answer::new(StatusCode::METHOD_NOT_ALLOWED, ".txt", body)
            .with(header::ALLOW, "GET, HEAD");
    }
    let (name, file) = match files.find(uri.path()) {
        Found::File(name, file) => (name, file),
        Found::Elsewhere(address) => {
            let query = uri
                .query()
                .map_or(String::new(), |query| format!("?{query}"));
            let location = format!("{address}{query}");
            return Answer::new(StatusCode::PERMANENT_REDIRECT, ".txt", "")
                .with(header::LOCATION, &location);
        }
        Found::Nothing(page) => return Answer::new(StatusCode::NOT_FOUND, ".html", page),
    };
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let accepted = text(header::ACCEPT_ENCODING).map_or(Encoding::Plain, negotiate::encoding);
    let (encoding, body) = file.body(accepted);
    let tag = file.tag(encoding);
    let known = text(header::IF_NONE_MATCH).is_some_and(|known| negotiate::is_known(known, &tag));
    let answer = if known {
        Answer::new(StatusCode::NOT_MODIFIED, &name, "")
    } else {
        Answer::new(StatusCode::OK, &name, body.clone())
    };
    let answer = answer
        .with(header::ETAG, &tag)
        .with(header::VARY, "accept-encoding");
    match encoding.name().filter(|_| !known) {
        Some(encoding) => answer.with(header::CONTENT_ENCODING, encoding),
        None => answer,
    }
}
