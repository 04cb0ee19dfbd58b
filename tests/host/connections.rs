//! Clients that are slow, silent, or many: none keeps the host from the rest.

use std::io::Write;
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytewise_tests::command::Server;
#[cfg(target_os = "linux")]
use bytewise_tests::http::connect_from;
use bytewise_tests::http::{connect, get, parse, until_closed};

/// Writes `bytes` again and again, slowly, until the other end closes, and
/// gives what that answers.
fn trickled(stream: &mut TcpStream, start: &str, bytes: &[u8]) -> Vec<u8> {
    stream
        .write_all(start.as_bytes())
        .expect("the host listens");
    let mut writer = stream.try_clone().expect("a socket can be used twice");
    let closed = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !closed.load(Ordering::Acquire) && writer.write_all(bytes).is_ok() {
                std::thread::sleep(Duration::from_millis(200));
            }
        });
        let answer = until_closed(stream);
        closed.store(true, Ordering::Release);
        answer
    })
}

#[test]
fn who_says_nothing_is_hung_up_on() {
    let server = Server::shared();
    let answer = until_closed(&mut connect(server.port()));
    assert!(answer.is_empty(), "{}", String::from_utf8_lossy(&answer));
}

#[test]
fn who_has_asked_and_says_nothing_more_is_hung_up_on() {
    let server = Server::shared();
    let port = server.port();
    let mut stream = connect(port);
    write!(
        stream,
        "GET /none HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
    )
    .expect("the host listens");
    let answer = parse(&until_closed(&mut stream)).expect("it is answered by HTTP");
    assert_eq!(answer.status, 404);
}

#[test]
fn a_head_that_does_not_end_is_hung_up_on() {
    let server = Server::shared();
    let start = format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nX: ", server.port());
    let answer = trickled(&mut connect(server.port()), &start, b"1");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 408 "),
        "{answer}"
    );
    assert_eq!(get(server.port(), "/", &[]).status, 200);
}

#[test]
fn a_body_that_does_not_end_is_told_so() {
    let server = Server::shared();
    let start = format!(
        "POST /api/compile HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nBytewise-Token: {}\r\n\
         Content-Type: application/json\r\nContent-Length: 200000\r\n\r\n",
        server.port(),
        server.token()
    );
    let answer = trickled(&mut connect(server.port()), &start, b" ");
    let answer = parse(&answer).expect("it is answered by HTTP");
    assert_eq!(answer.status, 408, "{}", answer.text());
    assert!(answer.text().contains("bad_request"), "{}", answer.text());
    assert_eq!(get(server.port(), "/", &[]).status, 200);
}

#[test]
fn a_crowd_from_one_address_has_an_end() {
    let server = Server::start(&[]);
    let port = server.port();
    let mut crowd: Vec<TcpStream> = (0..300).map(|_| connect(port)).collect();
    for stream in &mut crowd {
        // Those that were closed at once take nothing.
        let _ = write!(
            stream,
            "GET /none HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
        );
    }
    #[cfg(target_os = "linux")]
    assert_eq!(
        from_another_address(port),
        404,
        "another address has a place while this one has its all"
    );
    let answered = crowd
        .iter_mut()
        .filter_map(|stream| parse(&until_closed(stream)))
        .filter(|answer| answer.status == 404)
        .count();
    // A class behind one router: thirty browsers of six connections.
    assert!(answered >= 180, "only {answered} were answered");
    assert!(answered < 256, "{answered} were answered");
    assert_eq!(get(port, "/", &[]).status, 200);
    server.logged("too many connections", 1);
}

/// Asks from an address of its own, and gives the status of the answer.
#[cfg(target_os = "linux")]
fn from_another_address(port: u16) -> u16 {
    let mut stream = connect_from([127, 0, 0, 2].into(), port);
    write!(
        stream,
        "GET /none HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    )
    .expect("the host has a place");
    let answer = until_closed(&mut stream);
    parse(&answer)
        .unwrap_or_else(|| panic!("no HTTP: {}", String::from_utf8_lossy(&answer)))
        .status
}

/// As Ctrl-C, a system that shuts down and a terminal that is closed.
#[cfg(unix)]
#[test]
fn a_host_that_is_told_to_stop_ends_in_order() {
    for signal in ["INT", "TERM", "HUP"] {
        let mut server = Server::start(&[]);
        let ended = server.ended_by(signal);
        assert!(ended.success(), "{signal}: {ended}");
        server.logged("stopping", 1);
    }
}
