//! Votes from phones: who may lead, who may vote, and what is counted when the
//! network loses, doubles and reorders what is sent.

use std::io::Write;
use std::time::{Duration, Instant};

use bytewise_tests::command::Server;
use bytewise_tests::compiler::confined;
use bytewise_tests::http::{Answer, connect, get, send};
use protocol::compile::{CompileClass, TOKEN};
use protocol::vote::{Asked, AskedPoll, CODE, Held, RoomState, VOTER};
use serde_json::{Value, json};

use crate::requests::{answered, refused};
use crate::site::header;

/// The phones of a hall.
const PHONES: u32 = 400;

/// The longest wait for what does not come about. A bound on a hang, not on speed.
const PATIENCE: Duration = Duration::from_mins(2);

/// The headers of a request that leads.
const LEADS: &str = "Host: 127.0.0.1:@port\nBytewise-Token: @token\nContent-Type: application/json";

fn poll(round: u32, shown: bool) -> Value {
    json!({ "poll": {
        "begun": 7, "slug": "slots", "question": 0, "round": round, "shown": shown,
        "ask": "How many bytes?", "choices": ["24", "48", "64"],
    }})
}

/// A room that votes, as its screen and a phone see it.
struct Hall<'s> {
    server: &'s Server,
    code: String,
}

impl<'s> Hall<'s> {
    fn opened(server: &'s Server) -> Self {
        let hall = Self {
            server,
            code: String::new(),
        };
        let state = hall.lead(&poll(0, false));
        let (_, code) = state.address.split_once("/vote/#").expect("a code");
        Self {
            server,
            code: code.to_owned(),
        }
    }

    fn lead(&self, body: &Value) -> RoomState {
        let body = body.to_string();
        let answer = answered(self.server, "POST /api/room", LEADS, body.as_bytes(), 200);
        serde_json::from_slice(&answer.body).expect("it is a room")
    }

    fn look(&self, voter: u32, tag: &str) -> Answer {
        let voter = name(voter);
        let headers = [(CODE, &*self.code), (VOTER, &voter), ("if-none-match", tag)];
        get(self.server.port(), "/api/vote", &headers)
    }

    fn asked(&self, voter: u32) -> Option<AskedPoll> {
        let answer = self.look(voter, "");
        assert_eq!(answer.status, 200, "{}", answer.text());
        let asked: Asked = serde_json::from_slice(&answer.body).expect("it is a question");
        asked.poll
    }

    /// The headers of a vote.
    fn headers(&self) -> String {
        format!(
            "Host: 127.0.0.1:@port\nBytewise-Room: {}\nContent-Type: application/json",
            self.code
        )
    }

    fn refuses(&self, body: &[u8], status: u16) -> String {
        let headers = self.headers();
        let answer = answered(self.server, "POST /api/vote", &headers, body, status);
        refused(&answer, &String::from_utf8_lossy(body)).message
    }

    /// The bytes of a vote's request.
    fn request(&self, ballot: &Value) -> Vec<u8> {
        let (port, body) = (self.server.port(), ballot.to_string());
        let head = format!(
            "POST /api/vote HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{CODE}: {}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.code,
            body.len()
        );
        head.into_bytes()
    }

    /// Sends a vote again and again until the host has it.
    fn vote(&self, ballot: &Value) -> Held {
        let started = Instant::now();
        loop {
            let answer = send(self.server.port(), &self.request(ballot));
            match answer.map(|answer| (answer.status, answer.body)) {
                Some((200, body)) => {
                    return serde_json::from_slice(&body).expect("it is a vote");
                }
                Some((503 | 429, _)) | None => {
                    assert!(started.elapsed() < PATIENCE, "no vote is taken");
                    std::thread::sleep(Duration::from_millis(20));
                }
                Some((status, body)) => {
                    panic!("{ballot} got {status}: {}", String::from_utf8_lossy(&body))
                }
            }
        }
    }

    /// Sends a vote whose answer is lost; whether it came, nobody knows.
    fn lose(&self, ballot: &Value) {
        let mut stream = connect(self.server.port());
        // It may be hung up on before all is written.
        let _ = stream.write_all(&self.request(ballot));
    }
}

fn name(voter: u32) -> String {
    format!("{voter:032x}")
}

fn ballot(poll: u64, voter: u32, choice: u32, turn: u32) -> Value {
    json!({ "poll": poll, "voter": name(voter), "choice": choice, "turn": turn })
}

#[test]
fn four_hundred_phones_on_a_bad_network_are_counted_to_the_vote() {
    let server = Server::start(&[]);
    let hall = Hall::opened(&server);
    let expected = |round: u32| {
        let mut counts = [0; 3];
        for voter in 0..PHONES {
            counts[((voter + round) % 3) as usize] += 1;
        }
        counts.to_vec()
    };
    for round in 0..2 {
        hall.lead(&poll(round, false));
        let number = hall.asked(0).expect("a question is asked").number;
        std::thread::scope(|scope| {
            for voter in 0..PHONES {
                let hall = &hall;
                scope.spawn(move || {
                    let first = ballot(number, voter, (voter + round + 1) % 3, 1);
                    let last = ballot(number, voter, (voter + round) % 3, 2);
                    // An answer is lost, and the request comes again.
                    hall.lose(&first);
                    if voter % 2 == 0 {
                        hall.vote(&first);
                    }
                    hall.lose(&last);
                    let held = hall.vote(&last);
                    assert_eq!((held.choice, held.turn), ((voter + round) % 3, 2));
                    // One that was delayed undoes nothing, and is told what is counted.
                    if voter % 3 == 0 {
                        assert_eq!(hall.vote(&first), held);
                    }
                    hall.lose(&last);
                });
            }
        });
        let state = hall.lead(&poll(round, true));
        assert_eq!(
            state.counts[round as usize],
            expected(round),
            "round {round}"
        );
    }
    // Both rounds are there, and each phone is told the same.
    let shown = hall.asked(1).expect("it is shown").counts.expect("counts");
    assert_eq!(shown, [expected(0), expected(1)]);
    // A vote's answer that was lost for good changes nothing now.
    let late = ballot(hall.asked(1).expect("it is shown").number, 1, 0, 9);
    assert!(
        hall.refuses(late.to_string().as_bytes(), 409)
            .contains("ended")
    );
    assert_eq!(hall.lead(&poll(1, true)).counts, shown);
}

#[test]
fn no_count_reaches_a_phone_before_it_is_shown() {
    let server = Server::start(&[]);
    let hall = Hall::opened(&server);
    let first = hall.asked(1).expect("a question is asked");
    assert_eq!((first.round, first.counts), (0, None));
    let before = hall.look(1, "");
    let tag = header(&before, "etag", "a look").to_owned();
    hall.vote(&ballot(first.number, 1, 2, 1));
    // Not even that there was a vote.
    let after = hall.look(1, &tag);
    assert_eq!((after.status, after.body.len()), (304, 0));
    assert_eq!(hall.look(1, "").body, before.body);
    let state = hall.lead(&poll(0, true));
    assert_eq!(state.counts[0], [0, 0, 1], "the screen has them");
    assert_eq!(hall.look(1, &tag).status, 200);
    let shown = hall.asked(1).expect("it is shown");
    assert_eq!(shown.counts, Some(vec![vec![0, 0, 1], vec![0, 0, 0]]));
    let second = hall.lead(&poll(1, false));
    assert_eq!(second.counts[0], [0, 0, 1], "the first round is kept");
    let asked = hall.asked(1).expect("it is asked again");
    assert_eq!((asked.round, asked.counts), (1, None));
    assert_ne!(asked.number, first.number);
    hall.lead(&json!({ "poll": null }));
    assert_eq!(hall.asked(1), None);
}

#[test]
fn who_is_there_is_counted_once() {
    let server = Server::start(&[]);
    let hall = Hall::opened(&server);
    for voter in [1, 2, 3, 2, 1] {
        hall.asked(voter);
    }
    assert_eq!(hall.lead(&poll(0, false)).connected, 3);
    let loopback = hall.lead(&json!({ "poll": null }));
    assert!(!loopback.reachable, "nobody else can come");
    assert!(loopback.address.starts_with("http://127.0.0.1:"));
}

#[test]
fn a_phone_can_neither_open_nor_show_nor_read_a_vote() {
    let server = Server::start(&[]);
    let hall = Hall::opened(&server);
    let number = hall.asked(1).expect("a question is asked").number;
    hall.vote(&ballot(number, 1, 0, 1));
    let body = poll(0, true).to_string();
    let code = &hall.code;
    for secret in [
        String::new(),
        format!("\nBytewise-Room: {code}"),
        format!("\nBytewise-Token: {code}"),
        "\nBytewise-Token: 00000000000000000000000000000000".to_owned(),
    ] {
        let headers = format!("Host: 127.0.0.1:@port\nContent-Type: application/json{secret}");
        let answer = answered(&server, "POST /api/room", &headers, body.as_bytes(), 401);
        assert_eq!(refused(&answer, &headers).class, CompileClass::Forbidden);
    }
    // The code opens nothing else, and the token does not vote.
    let own = get(server.port(), "/api/host", &[(TOKEN, code)]);
    assert_eq!(own.status, 401);
    for headers in [
        "Host: 127.0.0.1:@port\nBytewise-Token: @token",
        "Host: 127.0.0.1:@port\nBytewise-Room: aaaaaa",
        "Host: 127.0.0.1:@port",
    ] {
        let answer = answered(&server, "GET /api/vote", headers, b"", 401);
        assert!(refused(&answer, headers).message.contains("code"));
        answered(&server, "POST /api/vote", headers, b"", 401);
    }
    // Another site's page cannot vote for who visits it.
    let foreign = format!("{}\nOrigin: http://evil.example", hall.headers());
    answered(&server, "POST /api/vote", &foreign, b"", 403);
    assert_eq!(hall.asked(1).expect("still asked").counts, None);
}

#[test]
fn the_class_votes_and_leads_no_lecture() {
    if !confined() {
        return;
    }
    let server = Server::start(&["--lan"]);
    let said = server.printed("phones vote at");
    let others = said
        .lines()
        .find_map(|line| line.strip_prefix("Others in this network open "));
    let (_, class) = others
        .and_then(|it| it.split_once("#token="))
        .expect("a token");
    let class = class.trim();
    assert_ne!(class, server.token());
    assert_eq!(
        get(server.port(), "/api/host", &[(TOKEN, class)]).status,
        200
    );
    let headers =
        format!("Host: 127.0.0.1:@port\nBytewise-Token: {class}\nContent-Type: application/json");
    let body = poll(0, true).to_string();
    let answer = answered(&server, "POST /api/room", &headers, body.as_bytes(), 403);
    let message = refused(&answer, &headers).message;
    assert!(message.contains("person who started the host"), "{message}");
    // The address that is printed is the one that the screen shows.
    let hall = Hall::opened(&server);
    assert_eq!(hall.asked(1).map(|it| it.counts), Some(None));
    assert!(said.contains(&format!("/vote/#{}", hall.code)), "{said}");
}

#[test]
fn what_is_no_vote_is_refused_in_words_and_counts_nothing() {
    let server = Server::start(&[]);
    let hall = Hall::opened(&server);
    let number = hall.asked(1).expect("a question is asked").number;
    let with = |field: &str, value: Value| {
        let mut ballot = ballot(number, 1, 0, 1);
        ballot[field] = value;
        ballot.to_string().into_bytes()
    };
    let bodies = [
        b"".to_vec(),
        b"{".to_vec(),
        b"null".to_vec(),
        b"[]".to_vec(),
        with("choice", json!(3)),
        with("choice", json!(-1)),
        with("choice", json!(0.5)),
        with("choice", json!("0")),
        with("turn", json!(u64::MAX)),
        with("voter", json!("")),
        with("voter", json!("x".repeat(32))),
        with("voter", json!("0".repeat(33))),
        with("more", json!(1)),
    ];
    for body in &bodies {
        hall.refuses(body, 400);
    }
    for other in [0, number + 1, u64::MAX] {
        hall.refuses(&with("poll", json!(other)), 409);
    }
    hall.refuses(&with("voter", json!("0".repeat(2_000))), 413);
    let plain = hall.headers().replace("application/json", "text/plain");
    answered(
        &server,
        "POST /api/vote",
        &plain,
        &with("turn", json!(1)),
        415,
    );
    for method in ["PUT", "DELETE", "HEAD", "OPTIONS"] {
        let line = format!("{method} /api/vote");
        let answer = answered(&server, &line, &hall.headers(), b"", 405);
        assert_eq!(header(&answer, "allow", &line), "GET, POST");
    }
    let nameless = format!("Host: 127.0.0.1:@port\nBytewise-Room: {}", hall.code);
    answered(&server, "GET /api/vote", &nameless, b"", 400);
    assert_eq!(hall.lead(&poll(0, false)).counts, [[0; 3]; 2]);
}

#[test]
fn what_is_no_question_is_refused_and_the_one_before_stays() {
    let server = Server::start(&[]);
    let hall = Hall::opened(&server);
    let with = |field: &str, value: Value| {
        let mut request = poll(0, false);
        request["poll"][field] = value;
        request.to_string()
    };
    for body in [
        String::new(),
        "{\"poll\":{}}".to_owned(),
        "{\"poll\":null,\"more\":1}".to_owned(),
        with("round", json!(2)),
        with("ask", json!("")),
        with("ask", json!("x".repeat(5_000))),
        with("choices", json!(["24"])),
        with("choices", json!(["24", ""])),
        with("choices", json!(vec!["x"; 10])),
        with("more", json!(1)),
    ] {
        let answer = answered(&server, "POST /api/room", LEADS, body.as_bytes(), 400);
        assert_eq!(refused(&answer, &body).class, CompileClass::BadRequest);
    }
    let long = with("ask", json!("x".repeat(40_000)));
    answered(&server, "POST /api/room", LEADS, long.as_bytes(), 413);
    let answer = answered(&server, "GET /api/room", LEADS, b"", 405);
    assert_eq!(header(&answer, "allow", "GET"), "POST");
    assert_eq!(hall.asked(1).expect("it stays").ask, "How many bytes?");
}

/// Each answer to a phone ends its connection, so that a hall does not hold the
/// places of all others; and the log does not grow with it.
#[test]
fn a_hall_holds_no_connection_and_no_line_of_the_log() {
    let server = Server::start(&[]);
    let hall = Hall::opened(&server);
    let number = hall.asked(1).expect("a question is asked").number;
    let request = hall.request(&ballot(number, 1, 0, 1));
    // Without `Connection: close` in it, this returns because the host ends it.
    let answer = send(server.port(), &request).expect("an answer");
    assert_eq!(header(&answer, "connection", "a vote"), "close");
    assert_eq!(header(&hall.look(1, ""), "connection", "a look"), "close");
    let page = get(server.port(), "/vote/", &[]);
    assert_eq!(header(&page, "connection", "the page"), "close");
    hall.refuses(b"{", 400);
    let log = server.logged("400 POST /api/vote", 1);
    assert!(!log.contains("200 POST /api/vote"), "{log}");
    assert!(!log.contains("/api/room"), "{log}");
    for secret in [&hall.code, &name(1)] {
        assert!(!log.contains(&**secret), "{log}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_kept_after_the_host_stops() {
    let mut server = Server::start(&[]);
    let hall = Hall::opened(&server);
    let number = hall.asked(1).expect("a question is asked").number;
    hall.vote(&ballot(number, 1, 0, 1));
    let code = hall.code.clone();
    server.ended_by("TERM");
    let next = Server::start(&[]);
    let hall = Hall::opened(&next);
    assert_ne!(hall.code, code);
    let old = get(
        next.port(),
        "/api/vote",
        &[(CODE, &code), (VOTER, &name(1))],
    );
    assert_eq!(old.status, 401);
    let state = hall.lead(&poll(0, false));
    assert_eq!((state.connected, state.counts), (0, vec![vec![0; 3]; 2]));
}

/// A hall on a slow network waits for a few kilobytes, and for no module.
#[test]
fn the_page_for_phones_is_light() {
    /// The most bytes of the page with its script and its styles, compressed.
    const LIGHT: usize = 8 << 10;
    let server = Server::shared();
    let packed = |path: &str| {
        let answer = get(server.port(), path, &[("Accept-Encoding", "br")]);
        assert_eq!(answer.status, 200, "{path}");
        answer.body.len()
    };
    let page = get(server.port(), "/vote/", &[]).text();
    let named: Vec<&str> = page
        .split(['"', '\''])
        .filter_map(|it| it.strip_prefix("../assets/"))
        .collect();
    assert_eq!(named.len(), 2, "{named:?}");
    let files = named.iter().map(|name| packed(&format!("/assets/{name}")));
    let bytes = packed("/vote/") + files.sum::<usize>();
    assert!(bytes < LIGHT, "{bytes} bytes");
}
