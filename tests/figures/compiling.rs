//! The time that a learner waits for the compile host, alone and in a class.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Instant;

use bytewise_tests::command::Server;
use bytewise_tests::http;
use bytewise_tests::project;
use exercises::harness::Registered;
use futures_util::future::JoinAll;
use protocol::compile::{COMPILE, CompileRequest, Compiled, TOKEN};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;

use crate::{Line, Pace, median, milliseconds};

pub(crate) fn lines(pace: Pace) -> Vec<Line> {
    let server = Server::start(&[]);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        // The first one waits for the libraries.
        let first = waited(&server, 0, 0).await;
        let mut alone = Vec::new();
        let edits = u8::try_from(pace.rounds).expect("a few rounds");
        for edit in 1..=edits {
            alone.push(waited(&server, edit, 0).await);
        }
        let again = waited(&server, edits, 0).await;
        let mut class: Vec<f64> = (0..pace.class)
            .map(|learner| waited(&server, edits + 1, learner))
            .collect::<JoinAll<_>>()
            .await;
        class.sort_by(f64::total_cmp);
        let last_of_95_percent = class[class.len() * 95 / 100];
        vec![
            line("the first compilation of a host", first, ""),
            line("a changed source", median(alone), "1 s to the bar"),
            line("the same source again", again, ""),
            line(
                format!("a class of {}, half of it", pace.class),
                class[class.len() / 2],
                "",
            ),
            line(
                format!("a class of {}, 95 %", pace.class),
                last_of_95_percent,
                "6 s",
            ),
            Line::new(
                "the host's memory at most",
                format!("{} MiB", server.peak_memory_kib() >> 10),
                "",
            ),
        ]
    })
}

fn line(what: impl Into<String>, ms: f64, to_hold: &'static str) -> Line {
    Line::new(what, milliseconds(ms), to_hold)
}

/// The milliseconds until a learner's edit of some exercise's reference is
/// compiled. Each learner has an address of its own, as in a class.
async fn waited(server: &Server, edit: u8, learner: u8) -> f64 {
    let exercise = exercises::all()
        .nth(usize::from(learner) % exercises::all().count())
        .expect("below their count");
    let request = CompileRequest {
        slug: exercise.slug().to_owned(),
        source: format!("{}\n// Edit {edit} of {learner}.\n", reference(exercise)),
    };
    let body = serde_json::to_string(&request).expect("a request is plain data");
    let (port, token) = (server.port(), server.token());
    let request = format!(
        "POST /{COMPILE} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{TOKEN}: {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    let pressed = Instant::now();
    let answer = asked(port, learner, request.as_bytes()).await;
    let ms = pressed.elapsed().as_secs_f64() * 1_000.0;
    let answer = http::parse(&answer).expect("the host speaks HTTP");
    let compiled: Compiled = serde_json::from_slice(&answer.body).expect("the host's own answer");
    assert!(matches!(compiled, Compiled::Built(_)), "{compiled:?}");
    ms
}

async fn asked(port: u16, learner: u8, request: &[u8]) -> Vec<u8> {
    let socket = TcpSocket::new_v4().expect("a socket");
    let own = Ipv4Addr::new(127, 0, 0, learner + 1);
    socket
        .bind(SocketAddr::from((own, 0)))
        .expect("all of 127 is this machine");
    let mut stream = socket
        .connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
        .await
        .expect("the host listens");
    stream.write_all(request).await.expect("the host reads");
    let mut answer = Vec::new();
    stream
        .read_to_end(&mut answer)
        .await
        .expect("the host answers");
    answer
}

fn reference(exercise: &dyn Registered) -> String {
    let folder = exercise.slug().replace('-', "_");
    let file = project::root()
        .join("exercises")
        .join(folder)
        .join("optimized.rs");
    std::fs::read_to_string(file).expect("every exercise has a reference")
}
