//! The gate of `bytewise serve`: what a request must show, case by case, over
//! raw sockets.

use bytewise_tests::command::Server;
use bytewise_tests::http::{ask, get, send};
use protocol::compile::{CompileClass, HostStatus};

use crate::requests::{RIGHT, answered, asked, refused};
use crate::site::header;

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
fn no_byte_in_a_name_makes_it_another_or_stops_the_host() {
    let server = Server::shared();
    let port = server.port();
    // Around a header's value these are nothing.
    let blank = [b' ', b'\t', b'\r', b'\n'];
    for byte in (0..=u8::MAX).filter(|byte| !blank.contains(byte)) {
        let own = format!("127.0.0.1:{port}");
        for at in [0, 4, own.len()] {
            let (before, after) = own.split_at(at);
            let name = [before.as_bytes(), &[byte], after.as_bytes()].concat();
            let head = [b"GET / HTTP/1.1\r\nConnection: close\r\nHost: ", &name[..]].concat();
            let answer = send(port, &[&head[..], b"\r\n\r\n"].concat());
            let status = answer.expect("it is answered by HTTP").status;
            assert!(
                status == 421 || status == 400,
                "{:?} is answered with {status}",
                String::from_utf8_lossy(&name)
            );
        }
    }
    assert_eq!(get(port, "/", &[]).status, 200);
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
    // A preflight, which browsers send before JSON across origins, is not granted.
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
        // The host may close before it has read all of it, and its answer is then lost.
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
