//! The API of `bytewise serve`: its addresses, and what it takes as a request.

use bytewise_tests::command::Server;
use protocol::compile::CompileClass;

use crate::requests::{JSON, RIGHT, answered, asked, assert_is_the_hosts, refused};
use crate::site::header;

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
