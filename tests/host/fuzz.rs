//! Whatever is sent to the host, it answers in order and goes on.

use std::io::Write;
use std::net::Shutdown;

use arbtest::arbitrary::{Result, Unstructured};
use bytewise_tests::command::Server;
use bytewise_tests::http::{connect, get, parse, until_closed};
use protocol::compile::{TAB, TOKEN};

/// The time that it takes, in milliseconds.
const BUDGET_MS: u64 = 3_000;

/// The parts of a request that asks for a compilation. There is no such
/// exercise, so that nothing is compiled.
fn request(port: u16, token: &str) -> Vec<String> {
    let body = r#"{"slug":"none","source":"fn \u00fc() {}"}"#;
    [
        "POST ",
        "/api/compile",
        " HTTP/1.1\r\n",
        &format!("Host: 127.0.0.1:{port}\r\n"),
        &format!("{TOKEN}: {token}\r\n"),
        &format!("{TAB}: tab\r\n"),
        "Content-Type: application/json\r\n",
        &format!("Content-Length: {}\r\n", body.len()),
        "\r\n",
        r#"{"slug":"#,
        r#""none","#,
        r#""source":"#,
        r#""fn \u00fc() {}"}"#,
    ]
    .map(str::to_owned)
    .into()
}

/// The request with some of its parts left out, repeated, swapped or altered.
fn altered(mut parts: Vec<String>, input: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let odd: [&[u8]; 10] = [
        b"\r\n",
        b"\0",
        b"\xff",
        b"[",
        b"\"",
        b"\\ud800",
        b"..%2f",
        b"Origin: null\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Upgrade: websocket\r\nConnection: upgrade\r\n",
    ];
    for _ in 0..input.int_in_range(0..=3)? {
        let index = input.choose_index(parts.len())?;
        let other = input.choose_index(parts.len())?;
        match input.int_in_range(0..=2)? {
            0 => parts[index].clear(),
            1 => parts.insert(index, parts[other].clone()),
            _ => parts.swap(index, other),
        }
    }
    let mut bytes = parts.concat().into_bytes();
    for _ in 0..input.int_in_range(0..=3)? {
        let index = input.int_in_range(0..=bytes.len())?;
        let end = (index + input.int_in_range(0..=4)?).min(bytes.len());
        bytes.splice(index..end, input.choose(&odd)?.iter().copied());
    }
    Ok(bytes)
}

#[test]
fn whatever_is_sent_is_answered_in_order() {
    let server = Server::start(&[]);
    let port = server.port();
    arbtest::arbtest(|input| {
        let sent = altered(request(port, server.token()), input)?;
        let mut stream = connect(port);
        // A host that has heard enough may close before the end.
        let _ = stream.write_all(&sent);
        let _ = stream.shutdown(Shutdown::Write);
        let answer = until_closed(&mut stream);
        let shown = String::from_utf8_lossy(&sent);
        if !answer.is_empty() {
            let answer = parse(&answer).unwrap_or_else(|| panic!("no HTTP to {shown}"));
            assert!(
                (200..500).contains(&answer.status),
                "{} to {shown}",
                answer.status
            );
        }
        Ok(())
    })
    .budget_ms(BUDGET_MS);
    assert_eq!(get(port, "/", &[]).status, 200);
    let log = server.log();
    assert!(!log.contains("panicked"), "{log}");
}
