//! Learners' code, sent to `bytewise serve` and answered.

use std::io::Write;
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use bytewise_tests::command::Server;
use bytewise_tests::http::{Answer, connect, connect_from, parse, until_closed};
use protocol::compile::{Compiled, TAB, TOKEN};

/// The longest time that the host may take to get ready, or all of a class to
/// be served. A bound on a hang, not on speed.
const PATIENCE: Duration = Duration::from_mins(5);

/// Writes an honest learner's source, with a comment that tells one from another.
pub(crate) fn honest(comment: &str) -> String {
    format!(
        "use super::{{Answer, Case}};\npub fn solve(_: &Case) -> Answer {{ 0.0 }}\n// {comment}\n"
    )
}

/// A host of the test's own that compiles.
pub(crate) fn ready(server: Server) -> Server {
    server.until_it_compiles();
    server
}

/// Sends the source from that tab of that address, and gives the connection on
/// which the answer comes.
pub(crate) fn sent(server: &Server, from: Ipv4Addr, tab: &str, source: &str) -> TcpStream {
    let port = server.port();
    let body = serde_json::json!({ "slug": "slots", "source": source }).to_string();
    let mut stream = if from == Ipv4Addr::LOCALHOST {
        connect(port)
    } else {
        connect_from(from, port)
    };
    stream
        .set_read_timeout(Some(PATIENCE))
        .expect("a connection has a time limit");
    let head = format!(
        "POST /api/compile HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{TOKEN}: {}\r\n{TAB}: {tab}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        server.token(),
        body.len()
    );
    // A host that has no place closes at once, and then the answer tells.
    let _ = stream.write_all(format!("{head}{body}").as_bytes());
    stream
}

/// The answer on that connection, unless the host had no place for it.
pub(crate) fn answer(mut stream: TcpStream) -> Option<(Answer, Compiled)> {
    let answer = parse(&until_closed(&mut stream))?;
    let compiled = serde_json::from_slice(&answer.body)
        .unwrap_or_else(|error| panic!("{error}: {}", answer.text()));
    Some((answer, compiled))
}

/// Compiles a source that one learner sends who is alone there.
pub(crate) fn compiled(server: &Server, source: &str) -> Compiled {
    let stream = sent(server, Ipv4Addr::LOCALHOST, "a-tab", source);
    answer(stream).expect("the host has a place").1
}
