//! The time that a learner waits for the compile host: alone, in a class, and
//! beside those who take all that they can.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use bytewise_tests::command::Server;
use bytewise_tests::http;
use bytewise_tests::project;
use exercises::harness::Registered;
use futures_util::future::JoinAll;
use protocol::compile::{COMPILE, CompileClass, CompileRequest, Compiled, TAB, TOKEN};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;
use tokio::task::{JoinSet, LocalSet};
use tokio::time::{sleep, timeout};

use crate::{Line, Pace, median, milliseconds};

/// The time for which others have been at work when a class presses Run.
const HEAD_START: Duration = Duration::from_secs(3);

/// The time after which a learner asks a busy host again, as the page does, and
/// that after which those do who take all that they can.
const PAUSE: Duration = Duration::from_secs(2);
const SHORT_PAUSE: Duration = Duration::from_millis(50);

/// The time after which a learner gives up.
const PATIENCE: Duration = Duration::from_mins(2);

pub(crate) fn lines(pace: Pace) -> Vec<Line> {
    let server = Server::start(&[]);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    LocalSet::new().block_on(&runtime, async {
        // The first one waits for the libraries.
        let first = waited(&server, Learner::at(0), "first").await;
        let mut alone = Vec::new();
        for round in 1..=pace.rounds {
            alone.push(waited(&server, Learner::at(0), &round.to_string()).await);
        }
        let again = waited(&server, Learner::at(0), "first").await;
        let mut lines = vec![
            line("the first compilation of a host", first, ""),
            line("a changed source", median(alone), "1 s to the bar"),
            line("the same source again", again, ""),
        ];
        let [half, most] = class(&server, pace, Learner::at, "quiet").await;
        lines.push(line(
            format!("a class of {}, half of it", pace.class),
            half,
            "",
        ));
        lines.push(line(
            format!("a class of {}, 95 %", pace.class),
            most,
            "6 s",
        ));
        let beside = "twice the quiet one's";
        {
            let _others = Others::at_work(&server, pace.others, 200).await;
            let [_, most] = class(&server, pace, Learner::at, "beside").await;
            let what = format!("beside {} tabs of another address, 95 %", pace.others);
            lines.push(line(what, most, beside));
        }
        let in_tab = |number| Learner::in_tab(201, number);
        let [_, most] = class(&server, pace, in_tab, "quiet at one address").await;
        lines.push(line("all at one address, 95 %", most, "6 s"));
        {
            let _others = Others::at_work(&server, 2 * pace.others, 201).await;
            let [_, most] = class(&server, pace, in_tab, "beside at one address").await;
            let what = format!("beside {} tabs of the same, 95 %", 2 * pace.others);
            lines.push(line(what, most, beside));
        }
        lines.push(Line::new(
            "the host's memory at most",
            format!("{} MiB", server.peak_memory_kib() >> 10),
            "",
        ));
        lines
    })
}

fn line(what: impl Into<String>, ms: f64, to_hold: &'static str) -> Line {
    Line::new(what, milliseconds(ms), to_hold)
}

/// A learner: an address, a tab, and the number of an exercise.
#[derive(Clone)]
struct Learner {
    address: u8,
    tab: String,
    exercise: usize,
}

impl Learner {
    /// One who has that address alone.
    fn at(address: u8) -> Self {
        Self {
            exercise: address.into(),
            ..Self::in_tab(address, 0)
        }
    }

    /// One of those at that address.
    fn in_tab(address: u8, tab: u8) -> Self {
        Self {
            address,
            tab: format!("tab-{tab}"),
            exercise: tab.into(),
        }
    }
}

/// The milliseconds until half of a class, and 95 % of it, have what they asked
/// for when all press Run at once.
async fn class(
    server: &Server,
    pace: Pace,
    learner: impl Fn(u8) -> Learner,
    edit: &str,
) -> [f64; 2] {
    let mut class: Vec<f64> = (0..pace.class)
        .map(|number| waited(server, learner(number), edit))
        .collect::<JoinAll<_>>()
        .await;
    class.sort_by(f64::total_cmp);
    [50, 95].map(|percent| class[class.len() * percent / 100])
}

/// The milliseconds until a learner's edit of some exercise's reference is
/// compiled.
async fn waited(server: &Server, learner: Learner, edit: &str) -> f64 {
    let number = learner.exercise % exercises::all().count();
    let exercise = exercises::all().nth(number).expect("below their count");
    let source = format!("{}\n// {edit}, {}\n", reference(exercise), learner.exercise);
    let host = Host::from(server);
    let pressed = Instant::now();
    let compiled = async {
        loop {
            match asked(&host, &learner, exercise.slug(), source.clone()).await {
                Compiled::Built(_) => return pressed.elapsed().as_secs_f64() * 1_000.0,
                Compiled::Refused(why) if why.class == CompileClass::Busy => sleep(PAUSE).await,
                Compiled::Refused(why) => panic!("{} is refused: {why:?}", exercise.slug()),
            }
        }
    };
    timeout(PATIENCE, compiled).await.unwrap_or(f64::INFINITY)
}

/// Those who ask again and again, each time in a new tab, for what the compiler
/// computes until its limit. They stop when this is dropped.
struct Others(#[expect(dead_code, reason = "its end is theirs")] JoinSet<()>);

impl Others {
    async fn at_work(server: &Server, count: u8, address: u8) -> Self {
        let mut others = JoinSet::new();
        for number in 0..count {
            let host = Host::from(server);
            others.spawn_local(async move {
                for round in 0_u64.. {
                    let learner = Learner {
                        address,
                        tab: format!("tab-{number}-{round}"),
                        exercise: 0,
                    };
                    asked(&host, &learner, "slots", endless(number, round)).await;
                    sleep(SHORT_PAUSE).await;
                }
            });
        }
        sleep(HEAD_START).await;
        Self(others)
    }
}

/// A source that is never compiled, and is like no other.
fn endless(number: u8, round: u64) -> String {
    format!(
        "use super::{{Answer, Case}};\npub fn solve(_: &Case) -> Answer {{ 0.0 }}\n\
         #[allow(long_running_const_eval)]\nconst FOREVER: u64 = {{ let mut i = {number}_u64 + {round}; \
         loop {{ i = i.wrapping_add(1); }} }};\npub fn forever() -> u64 {{ FOREVER }}\n"
    )
}

/// The way to a host.
struct Host {
    port: u16,
    token: String,
}

impl From<&Server> for Host {
    fn from(server: &Server) -> Self {
        Self {
            port: server.port(),
            token: server.token().to_owned(),
        }
    }
}

/// The host's answer to that learner.
async fn asked(host: &Host, learner: &Learner, slug: &str, source: String) -> Compiled {
    let request = CompileRequest {
        slug: slug.to_owned(),
        source,
    };
    let body = serde_json::to_string(&request).expect("a request is plain data");
    let Host { port, token } = host;
    let request = format!(
        "POST /{COMPILE} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{TOKEN}: {token}\r\n{TAB}: {}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        learner.tab,
        body.len()
    );
    let answer = answered(*port, learner.address, request.as_bytes()).await;
    let answer = http::parse(&answer).expect("the host speaks HTTP");
    serde_json::from_slice(&answer.body).expect("the host's own answer")
}

async fn answered(port: u16, address: u8, request: &[u8]) -> Vec<u8> {
    let socket = TcpSocket::new_v4().expect("a socket");
    let own = Ipv4Addr::new(127, 0, 0, address + 1);
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
