//! Requests over raw sockets, written as they are sent, and what every answer
//! to them has.

use std::fmt::Write;

use bytewise_tests::command::Server;
use bytewise_tests::http::{Answer, send};
use protocol::compile::{Compiled, Refused};

use crate::site::header;

/// The headers of a request that is let in everywhere.
pub(crate) const RIGHT: &str = "Host: 127.0.0.1:@port\nBytewise-Token: @token";

/// The same, with JSON.
pub(crate) const JSON: &str =
    "Host: 127.0.0.1:@port\nBytewise-Token: @token\nContent-Type: application/json";

/// Sends a request: `@port` and `@token` stand for the server's, each header
/// has a line, and a character is a byte.
pub(crate) fn asked(server: &Server, line: &str, headers: &str, body: &[u8]) -> Option<Answer> {
    let mut text = format!("{line} HTTP/1.1\n");
    if !headers.is_empty() {
        text.push_str(headers);
        text.push('\n');
    }
    if !body.is_empty() && !headers.contains("Transfer-Encoding") {
        writeln!(text, "Content-Length: {}", body.len()).expect("a text takes all that is written");
    }
    text.push_str("Connection: close\n\n");
    let text = text
        .replace("@port", &server.port().to_string())
        .replace("@token", server.token())
        .replace('\n', "\r\n");
    let mut bytes: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(c).expect("a case is written in Latin-1"))
        .collect();
    bytes.extend_from_slice(body);
    send(server.port(), &bytes)
}

/// Checks what every answer has, and what none has.
pub(crate) fn assert_is_the_hosts(answer: &Answer, case: &str) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("referrer-policy", "no-referrer"),
    ] {
        assert_eq!(header(answer, name, case), value, "{case}");
    }
    let policy = header(answer, "content-security-policy", case);
    assert!(policy.contains("frame-ancestors 'none'"), "{case}");
    let shared = answer
        .headers
        .iter()
        .find(|(name, _)| name.starts_with("access-control-"));
    assert_eq!(shared, None, "{case}");
}

/// Reads an answer of the API that refuses.
pub(crate) fn refused(answer: &Answer, case: &str) -> Refused {
    assert_eq!(
        header(answer, "content-type", case),
        "application/json",
        "{case}"
    );
    assert_eq!(header(answer, "cache-control", case), "no-store", "{case}");
    match serde_json::from_slice(&answer.body) {
        Ok(Compiled::Refused(refused)) => refused,
        other => panic!("{case}: {other:?} is no refusal: {}", answer.text()),
    }
}

/// Sends a request that is answered with that status.
pub(crate) fn answered(
    server: &Server,
    line: &str,
    headers: &str,
    body: &[u8],
    status: u16,
) -> Answer {
    let shown: String = headers.chars().take(200).collect();
    let case = format!("{line}\n{shown}");
    let answer =
        asked(server, line, headers, body).unwrap_or_else(|| panic!("answered by no HTTP: {case}"));
    assert_eq!(answer.status, status, "{case}");
    assert_is_the_hosts(&answer, &case);
    answer
}
