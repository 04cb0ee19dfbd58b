//! A plain HTTP/1.1 client: it asks exactly what a test says and hides nothing
//! of the answer.

use std::fmt::Write as _;
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// The time after which the server is given up. A bound on a hang, not on speed.
const PATIENCE: Duration = Duration::from_mins(1);

/// The answer of a server.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status: 200, 404, …
    pub status: u16,
    /// The headers, names in lower case, in their order.
    pub headers: Vec<(String, String)>,
    /// The body as it came, still encoded.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header, named in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The body as a string.
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("the body is UTF-8")
    }
}

/// Gets a path from a server of this machine.
pub fn get(port: u16, path: &str, headers: &[(&str, &str)]) -> Answer {
    ask(port, "GET", path, headers)
}

/// Asks a server of this machine; the path is sent as it stands here.
pub fn ask(port: u16, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n");
    for (name, value) in headers {
        write!(request, "{name}: {value}\r\n").expect("a text takes all that is written");
    }
    request.push_str("Connection: close\r\n\r\n");
    let mut stream = connect(port);
    let mut answer = Vec::new();
    stream
        .write_all(request.as_bytes())
        .and_then(|()| stream.read_to_end(&mut answer))
        .unwrap_or_else(|error| panic!("{method} {path}: {error}"));
    parse(&answer).unwrap_or_else(|| {
        panic!(
            "{method} {path} was answered by no HTTP: {}",
            String::from_utf8_lossy(&answer)
        )
    })
}

/// Sends these very bytes to a server of this machine and gives what it
/// answers before it closes the connection, if that is HTTP.
pub fn send(port: u16, request: &[u8]) -> Option<Answer> {
    let mut stream = connect(port);
    // A server that answers before it has read all may close, and then no
    // more can be written: the answer tells.
    let _ = stream.write_all(request);
    parse(&until_closed(&mut stream))
}

/// Connects to a server of this machine.
pub fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port))
        .unwrap_or_else(|error| panic!("port {port} does not answer: {error}"));
    stream
        .set_read_timeout(Some(PATIENCE))
        .expect("a connection has a time limit");
    stream
}

/// Connects to a server of this machine from an address of its own, which Linux
/// has many of: all that begin with 127.
pub fn connect_from(address: Ipv4Addr, port: u16) -> TcpStream {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("this machine lets a program wait");
    let stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().expect("this machine has sockets");
        socket
            .bind((address, 0).into())
            .unwrap_or_else(|error| panic!("{address} is not this machine: {error}"));
        let stream = socket.connect((Ipv4Addr::LOCALHOST, port).into()).await;
        let stream = stream.unwrap_or_else(|error| panic!("port {port} does not answer: {error}"));
        stream.into_std().expect("a socket is a socket")
    });
    stream
        .set_nonblocking(false)
        .and_then(|()| stream.set_read_timeout(Some(PATIENCE)))
        .expect("a connection has a time limit");
    stream
}

/// Reads until the server closes the connection. It may do so before it has
/// read all that it was sent, which this end sees as a reset.
pub fn until_closed(stream: &mut TcpStream) -> Vec<u8> {
    let mut answer = Vec::new();
    let ended = stream.read_to_end(&mut answer);
    if let Err(error) = ended {
        assert!(
            error.kind() == ErrorKind::ConnectionReset,
            "the server does not close the connection: {error}"
        );
    }
    answer
}

/// Reads an answer from its bytes.
pub fn parse(answer: &[u8]) -> Option<Answer> {
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> = lines
        .map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        })
        .collect::<Option<_>>()?;
    let body = &answer[end + 4..];
    let chunked = headers
        .iter()
        .any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    let body = if chunked {
        unchunked(body)?
    } else {
        body.to_vec()
    };
    Some(Answer {
        status,
        headers,
        body,
    })
}

fn unchunked(mut chunks: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line_end = chunks.windows(2).position(|bytes| bytes == b"\r\n")?;
        let size = std::str::from_utf8(&chunks[..line_end]).ok()?;
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        let start = line_end + 2;
        body.extend_from_slice(chunks.get(start..start + size)?);
        chunks = chunks.get(start + size + 2..)?;
    }
}
