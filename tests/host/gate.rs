//! The gate of `bytewise serve`: what a request must show, case by case, over
//! raw sockets.

use std::fmt::Write;

use bytewise_tests::command::Server;
use bytewise_tests::http::{Answer, ask, get, send};
use protocol::compile::{CompileClass, Compiled, HostStatus, Refused};

use crate::site::header;

/// The headers of a request that is let in everywhere.
const RIGHT: &str = "Host: 127.0.0.1:@port\nBytewise-Token: @token";

/// The same, with JSON.
const JSON: &str = "Host: 127.0.0.1:@port\nBytewise-Token: @token\nContent-Type: application/json";

/// Sends a request: `@port` and `@token` stand for the server's, each header
/// has a line, and a character is a byte.
fn asked(server: &Server, line: &str, headers: &str, body: &[u8]) -> Option<Answer> {
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

/// What every answer has, and what none has.
fn assert_is_the_hosts(answer: &Answer, case: &str) {
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

fn refused(answer: &Answer, case: &str) -> Refused {
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

fn answered(server: &Server, line: &str, headers: &str, body: &[u8], status: u16) -> Answer {
    let shown: String = headers.chars().take(200).collect();
    let case = format!("{line}\n{shown}");
    let answer =
        asked(server, line, headers, body).unwrap_or_else(|| panic!("answered by no HTTP: {case}"));
    assert_eq!(answer.status, status, "{case}");
    assert_is_the_hosts(&answer, &case);
    answer
}

#[test]
fn only_the_hosts_own_names_are_answered() {
    let server = Server::shared();
    for (headers, status) in [
        ("Host: 127.0.0.1:@port", 200),
        ("Host: localhost:@port", 200),
        ("Host: LocalHost:@port", 200),
        ("Host: [::1]:@port", 200),
        ("Host: 127.0.0.1:@port\nX-Forwarded-Host: evil.example", 200),
        ("", 421),
        ("Host:", 421),
        ("Host: evil.example", 421),
        ("Host: evil.example:@port", 421),
        ("Host: evil.example\nX-Forwarded-Host: 127.0.0.1:@port", 421),
        ("Host: evil.example\nForwarded: host=127.0.0.1:@port", 421),
        ("Host: 127.0.0.1:@port\nHost: 127.0.0.1:@port", 421),
        ("Host: 127.0.0.1:@port\nHost: evil.example", 421),
        ("Host: evil.example\nHost: 127.0.0.1:@port", 421),
        ("Host: 127.0.0.1:@port, evil.example", 421),
        ("Host: [", 421),
        ("Host: [::1", 421),
        ("Host: a b", 421),
        ("Host: \u{ff}", 421),
        ("Host: 127.0.0.1:@port\u{ff}", 421),
        ("Host: localhost.:@port", 421),
        ("Host: 127.0.0.1.:@port", 421),
        ("Host: 127.0.0.1", 421),
        ("Host: localhost", 421),
        ("Host: 127.0.0.1:", 421),
        ("Host: 127.0.0.1:1", 421),
        ("Host: 127.0.0.1:0@port", 421),
        ("Host: 127.0.0.1:@port:@port", 421),
        ("Host: 127.0.0.1.evil.example:@port", 421),
        ("Host: evil.example/127.0.0.1:@port", 421),
        ("Host: evil.example@127.0.0.1:@port", 421),
        ("Host: 127.0.0.1:@port@evil.example", 421),
        ("Host: 2130706433:@port", 421),
        ("Host: 127.1:@port", 421),
        ("Host: 127.0.0.2:@port", 421),
        ("Host: 0.0.0.0:@port", 421),
        ("Host: http://127.0.0.1:@port", 421),
    ] {
        answered(&server, "GET /", headers, b"", status);
        // The token opens no door that the name does not.
        let headers = format!("{headers}\nBytewise-Token: @token");
        let headers = headers.trim_start();
        let answer = answered(&server, "GET /api/host", headers, b"", status);
        if status != 200 {
            assert_eq!(refused(&answer, headers).class, CompileClass::Forbidden);
        }
    }
    // A target with a host of its own is for proxies.
    for line in [
        "GET http://127.0.0.1:@port/",
        "GET http://evil.example/",
        "GET http://evil.example/api/host",
    ] {
        answered(&server, line, RIGHT, b"", 421);
    }
}

#[test]
fn pages_of_other_origins_are_turned_away() {
    let server = Server::shared();
    for (headers, status) in [
        ("Origin: http://127.0.0.1:@port", 200),
        ("Origin: http://evil.example", 403),
        ("Origin: null", 403),
        ("Origin:", 403),
        ("Origin: https://127.0.0.1:@port", 403),
        ("Origin: http://127.0.0.1:1", 403),
        ("Origin: http://127.0.0.1", 403),
        ("Origin: http://localhost:@port", 403),
        ("Origin: http://127.0.0.1:@port/", 403),
        ("Origin: http://127.0.0.1:@port.evil.example", 403),
        ("Origin: http://127.0.0.1:@port http://evil.example", 403),
        (
            "Origin: http://127.0.0.1:@port\nOrigin: http://127.0.0.1:@port",
            403,
        ),
        ("Origin: \u{ff}", 403),
        ("Sec-Fetch-Site: same-origin", 200),
        ("Sec-Fetch-Site: none", 200),
        ("Sec-Fetch-Site: same-site", 403),
        ("Sec-Fetch-Site: cross-site", 403),
        ("Sec-Fetch-Site: unheard-of", 403),
        ("Sec-Fetch-Site:", 403),
        ("Sec-Fetch-Site: none\nSec-Fetch-Site: none", 403),
        (
            "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document",
            200,
        ),
        (
            "Sec-Fetch-Site: same-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document",
            200,
        ),
        (
            "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe",
            403,
        ),
        (
            "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: object",
            403,
        ),
        (
            "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors\nSec-Fetch-Dest: image",
            403,
        ),
        (
            "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors\nSec-Fetch-Dest: script",
            403,
        ),
        (
            "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: cors\nSec-Fetch-Dest: empty",
            403,
        ),
        ("Origin: null\nSec-Fetch-Site: same-origin", 403),
        (
            "Origin: http://127.0.0.1:@port\nSec-Fetch-Site: cross-site",
            403,
        ),
    ] {
        let headers = format!("{RIGHT}\n{headers}");
        answered(&server, "GET /", &headers, b"", status);
        let answer = answered(&server, "GET /api/host", &headers, b"", status);
        if status != 200 {
            assert_eq!(refused(&answer, &headers).class, CompileClass::Forbidden);
        }
    }
    // To follow a link is to read, never to send.
    let link = "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document";
    answered(&server, "POST /", &format!("{RIGHT}\n{link}"), b"", 403);
    // What a browser asks before it sends JSON across origins is not granted.
    let preflight = "Origin: http://evil.example\nAccess-Control-Request-Method: POST\n\
                     Access-Control-Request-Headers: content-type, bytewise-token";
    let headers = format!("Host: 127.0.0.1:@port\n{preflight}");
    answered(&server, "OPTIONS /api/compile", &headers, b"", 403);
}

#[test]
fn the_api_asks_for_the_token_and_the_pages_do_not() {
    let server = Server::shared();
    let (token, port) = (server.token(), server.port());
    let short = &token[1..];
    let other = token.chars().rev().collect::<String>();
    assert_ne!(other, token);
    let basic = format!("Authorization: Bearer {token}");
    for credentials in [
        String::new(),
        "Bytewise-Token:".to_owned(),
        format!("Bytewise-Token: {short}"),
        format!("Bytewise-Token: {other}"),
        format!("Bytewise-Token: {token}0"),
        format!("Bytewise-Token: \"{token}\""),
        format!("Bytewise-Token: {token}, {token}"),
        format!("Bytewise-Token: {token}\nBytewise-Token: {token}"),
        format!("Bytewise-Token: {token}\nBytewise-Token: {other}"),
        "Bytewise-Token: \u{ff}".to_owned(),
        format!("Cookie: bytewise-token={token}"),
        basic,
    ] {
        let headers = format!("Host: 127.0.0.1:@port\n{credentials}");
        let headers = headers.trim_end();
        for line in [
            "GET /api/host",
            "HEAD /api/host",
            "POST /api/compile",
            "GET /api/module/0/lab.wasm",
            "GET /api/module/0/lab-traced.wasm",
            "GET /api/no-such",
            "GET /api",
            "DELETE /api/host",
            "GET /api/host?bytewise-token=@token&token=@token",
        ] {
            let answer = answered(&server, line, headers, b"", 401);
            header(&answer, "www-authenticate", line);
            if !line.starts_with("HEAD") {
                assert_eq!(refused(&answer, line).class, CompileClass::Forbidden);
            }
        }
        answered(&server, "GET /", headers, b"", 200);
    }
    let answer = get(port, "/api/host", &[("bytewise-token", token)]);
    assert_eq!(answer.status, 200);
    assert_eq!(header(&answer, "cache-control", "/api/host"), "no-store");
    serde_json::from_slice::<HostStatus>(&answer.body).expect("it tells how the host is");
    let head = ask(port, "HEAD", "/api/host", &[("bytewise-token", token)]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(
        head.header("content-length"),
        answer.header("content-length")
    );
}

#[test]
fn what_is_not_there_is_not_found() {
    let server = Server::shared();
    for path in [
        "/api",
        "/api/",
        "/api/no-such",
        "/api/compile/",
        "/api/host/",
        "/api/../api/host",
        "/api/./host",
        "/api/%68ost",
        "/api/module/",
        "/api/module/0",
        "/api/module/0/",
        "/api/module/0/lab.wasm",
        "/api/module/0/lab-traced.wasm",
        "/api/module/0/yours.rs",
        "/api/module/0/lab.wasm/",
        "/api/module/../lab.wasm",
        "/api/module/..%2f..%2fdist/lab.wasm",
        "/api/module/0/../../../Cargo.toml",
        "/api/module/0%00/lab.wasm",
        "/api/module//etc/lab.wasm",
    ] {
        let answer = answered(&server, &format!("GET {path}"), RIGHT, b"", 404);
        assert_eq!(refused(&answer, path).class, CompileClass::BadRequest);
    }
    // These are not the API's, so they need no token.
    for path in ["//api/host", "/API/host", "/apiary", "/x/../api/host"] {
        let headers = "Host: 127.0.0.1:@port";
        answered(&server, &format!("GET {path}"), headers, b"", 404);
    }
    for (line, allowed) in [
        ("GET /api/compile", "POST"),
        ("HEAD /api/compile", "POST"),
        ("PUT /api/compile", "POST"),
        ("OPTIONS /api/compile", "POST"),
        ("POST /api/host", "GET, HEAD"),
        ("DELETE /api/module/0/lab.wasm", "GET, HEAD"),
    ] {
        let answer = answered(&server, line, RIGHT, b"", 405);
        assert_eq!(header(&answer, "allow", line), allowed);
    }
}

/// A request that is in order, for an exercise that there is not: it reaches
/// the compiler, and costs nothing there.
const NO_SUCH_EXERCISE: &[u8] = br#"{"slug":"no-such-exercise","source":""}"#;

#[test]
fn code_is_sent_as_json_and_as_nothing_else() {
    let server = Server::shared();
    for media_type in [
        "Content-Type: application/json",
        "Content-Type: Application/JSON",
        "Content-Type: application/json; charset=utf-8",
        "Content-Type: application/json;charset=UTF-8",
    ] {
        let headers = format!("{RIGHT}\n{media_type}");
        let answer = asked(&server, "POST /api/compile", &headers, NO_SUCH_EXERCISE);
        let answer = answer.expect("it is answered by HTTP");
        assert_is_the_hosts(&answer, media_type);
        let class = refused(&answer, media_type).class;
        // Either there is a compiler, which does not know the exercise, or
        // there is none.
        assert!(
            (answer.status, class) == (400, CompileClass::BadRequest)
                || (answer.status, class) == (503, CompileClass::JailUnavailable),
            "{media_type}: {} {class:?}",
            answer.status
        );
    }
    for media_type in [
        "",
        "Content-Type:",
        "Content-Type: text/plain",
        "Content-Type: text/plain; application/json",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: multipart/form-data; boundary=a",
        "Content-Type: application/json; charset=latin1",
        "Content-Type: application/json, text/plain",
        "Content-Type: application/json-seq",
        "Content-Type: application/json\nContent-Type: application/json",
        "Content-Type: \u{ff}",
    ] {
        let headers = format!("{RIGHT}\n{media_type}");
        let headers = headers.trim_end();
        let answer = answered(&server, "POST /api/compile", headers, NO_SUCH_EXERCISE, 415);
        assert_eq!(refused(&answer, headers).class, CompileClass::BadRequest);
    }
}

#[test]
fn a_request_that_is_none_is_refused() {
    let server = Server::shared();
    let deep = [b"[".repeat(100_000), b"]".repeat(100_000)].concat();
    let deep_field = [
        br#"{"slug":"slots","source":"","more":"#.to_vec(),
        deep.clone(),
        b"}".to_vec(),
    ]
    .concat();
    let bodies: [&[u8]; 14] = [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\"slots\"",
        br#"{"slug":"slots"}"#,
        br#"{"slug":"slots","source":1}"#,
        br#"{"slug":"slots","source":null}"#,
        br#"{"slug":"slots","source":"","path":"../x"}"#,
        br#"{"slug":"slots","slug":"slots","source":""}"#,
        br#"{"slug":"slots","source":""}{}"#,
        b"{\"slug\":\"slots\",\"source\":\"\xff\"}",
        &deep,
        &deep_field,
    ];
    for body in bodies {
        let answer = answered(&server, "POST /api/compile", JSON, body, 400);
        assert_eq!(refused(&answer, JSON).class, CompileClass::BadRequest);
    }
}

#[test]
fn a_request_that_is_too_long_is_refused() {
    let server = Server::shared();
    let too_long = 300 << 10;
    let body = vec![b' '; too_long];
    let answer = answered(&server, "POST /api/compile", JSON, &body, 413);
    assert_eq!(refused(&answer, JSON).class, CompileClass::BadRequest);

    // Its length need not be told.
    let chunk = [
        format!("{too_long:x}\r\n").into_bytes(),
        body,
        b"\r\n0\r\n\r\n".to_vec(),
    ];
    let headers = format!("{JSON}\nTransfer-Encoding: chunked");
    answered(&server, "POST /api/compile", &headers, &chunk.concat(), 413);

    let source = "/".repeat(protocol::compile::SOURCE_LIMIT + 1);
    let request = serde_json::json!({ "slug": "slots", "source": source }).to_string();
    let answer = answered(&server, "POST /api/compile", JSON, request.as_bytes(), 413);
    assert_eq!(refused(&answer, JSON).class, CompileClass::BadRequest);
}

#[test]
fn a_head_that_is_none_or_too_long_is_refused_and_the_host_lives() {
    let server = Server::shared();
    let port = server.port();
    let many = "X: 1\r\n".repeat(65);
    let long = format!("X: {}\r\n", "1".repeat(200 << 10));
    for (head, status) in [
        (
            format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{many}\r\n"),
            431,
        ),
        (
            format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{long}\r\n"),
            431,
        ),
        (
            format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(80 << 10)),
            414,
        ),
        ("GET / HTTP/1.1\r\nHost : a\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/1.1\r\nHost\r\n\r\n".to_owned(), 400),
        ("GET\r\n\r\n".to_owned(), 400),
        ("\0\0\0\0\r\n\r\n".to_owned(), 400),
        (
            "POST /api/compile HTTP/1.1\r\nContent-Length: -1\r\n\r\n".to_owned(),
            400,
        ),
    ] {
        let what: String = head.chars().take(60).collect();
        // What it has not read is lost when it closes, and its answer with it.
        if let Some(answer) = send(port, head.as_bytes()) {
            assert_eq!(answer.status, status, "{what:?}");
        }
        assert_eq!(get(port, "/", &[]).status, 200, "after {what:?}");
    }
}

#[test]
fn the_log_has_every_request_and_no_token() {
    let server = Server::start(&[]);
    let token = server.token();
    assert_eq!(token.len(), 32, "{token}");
    assert_ne!(token, Server::shared().token(), "each start has its own");
    for line in [
        "GET /",
        "GET /?token=@token",
        "GET /api/host",
        "GET /api/host?token=@token",
        "GET /no-such?token=@token",
        "DELETE /api/host?token=@token",
        "POST /api/compile",
    ] {
        asked(&server, line, RIGHT, b"").expect("it is answered by HTTP");
        asked(&server, line, &RIGHT.replace("@token", "@token0"), b"")
            .expect("it is answered by HTTP");
    }
    let referer = format!("{RIGHT}\nReferer: http://127.0.0.1/@token\nCookie: a=@token");
    asked(&server, "GET /last", &referer, b"").expect("it is answered by HTTP");
    let log = server.logged("GET /last", 1);
    for line in [
        "200 GET / ",
        "200 GET /api/host ",
        "401 GET /api/host ",
        "404 GET /no-such ",
    ] {
        assert!(log.contains(line), "no {line} in {log}");
    }
    assert!(!log.contains(token), "{log}");
}
