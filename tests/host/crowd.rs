//! Many learners at once, one who floods the host, and one who goes away.
#![cfg(target_os = "linux")]

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use bytewise_tests::command::Server;
use bytewise_tests::http::get;
use protocol::compile::{CompileClass, Compiled, TOKEN};

use crate::compiling::{answer, honest, ready, sent};

/// The most memory that the host may come to hold, in KiB. It starts with the
/// site in memory; what the compiler takes is not its own.
const MEMORY: u64 = 384 << 10;

/// The address of one of a class.
fn seat(number: u8) -> Ipv4Addr {
    [127, 0, 1, number].into()
}

fn class(compiled: &Compiled) -> Option<CompileClass> {
    match compiled {
        Compiled::Built(_) => None,
        Compiled::Refused(refused) => Some(refused.class),
    }
}

#[test]
fn a_class_that_presses_run_at_once_is_served() {
    let server = ready(Server::start(&[]));
    std::thread::scope(|scope| {
        for number in 1..=30 {
            let server = &server;
            scope.spawn(move || {
                let source = honest(&number.to_string());
                // Every other one sits at the same address, in a tab of its own.
                let from = seat(if number % 2 == 0 { 0 } else { number });
                let tab = format!("tab-{number}");
                let (_, compiled) = answer(sent(server, from, &tab, &source)).expect("a place");
                let Compiled::Built(built) = compiled else {
                    panic!("learner {number} got {compiled:?}");
                };
                for path in [&built.module, &built.traced] {
                    let token = (TOKEN, server.token());
                    let module = get(server.port(), &format!("/{path}"), &[token]);
                    assert_eq!(module.status, 200, "{path}");
                    assert!(module.body.starts_with(b"\0asm"), "{path}");
                }
            });
        }
    });
    let peak = server.peak_memory_kib();
    assert!(peak < MEMORY, "{peak} KiB");
}

#[test]
fn one_who_floods_the_host_takes_no_place_of_others() {
    let server = ready(Server::start(&[]));
    let (turned_away, refused) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for number in 0..200 {
            let (server, turned_away, refused) = (&server, &turned_away, &refused);
            scope.spawn(move || {
                // The compiler is soon done with it, and each is another one.
                let source = format!("no rust {number}");
                let tab = format!("tab-{number}");
                let answer = answer(sent(server, Ipv4Addr::LOCALHOST, &tab, &source));
                match answer.as_ref().and_then(|(_, compiled)| class(compiled)) {
                    Some(CompileClass::CompileError) => {
                        refused.fetch_add(1, Ordering::Relaxed);
                    }
                    Some(CompileClass::Busy) => {
                        let (answer, _) = answer.expect("there was an answer");
                        assert_eq!(answer.status, 503);
                        assert_eq!(answer.header("retry-after"), Some("2"));
                        turned_away.store(true, Ordering::Relaxed);
                    }
                    None if answer.is_none() => {}
                    other => panic!("{other:?}: {answer:?}"),
                }
            });
        }
        for number in 1..=5 {
            let (server, turned_away) = (&server, &turned_away);
            scope.spawn(move || {
                let started = Instant::now();
                while !turned_away.load(Ordering::Relaxed) {
                    assert!(started.elapsed() < Duration::from_mins(1), "no flood comes");
                    std::thread::sleep(Duration::from_millis(5));
                }
                let source = honest(&number.to_string());
                let (_, compiled) =
                    answer(sent(server, seat(number), "", &source)).expect("a place");
                assert!(matches!(compiled, Compiled::Built(_)), "{compiled:?}");
            });
        }
    });
    let refused = refused.into_inner();
    assert!(refused >= 32, "only {refused} of the flood were compiled");
    let peak = server.peak_memory_kib();
    assert!(peak < MEMORY, "{peak} KiB");
}

#[test]
fn one_who_goes_away_leaves_their_places() {
    let server = ready(Server::start(&[]));
    let endless = |number: u32| {
        let items = format!(
            "#[allow(long_running_const_eval)]\nconst FOREVER: u32 = {{ let mut i = {number}_u32; \
             loop {{ i = i.wrapping_add(1); }} }};\npub fn f() -> u32 {{ FOREVER }}\n"
        );
        honest("") + &items
    };
    let from = seat(1);
    // Both of a learner's places, for as long as the compiler may compute.
    let both: Vec<_> = (0..2)
        .map(|number| sent(&server, from, "", &endless(number)))
        .collect();
    let asks = |source: &str| {
        let (_, compiled) = answer(sent(&server, from, "", source)).expect("a place");
        class(&compiled)
    };
    let started = Instant::now();
    let mut number = 0;
    let mut is_busy = || {
        number += 1;
        asks(&format!("no rust {number}")) == Some(CompileClass::Busy)
    };
    while !is_busy() {
        assert!(
            started.elapsed() < Duration::from_secs(5),
            "they take no place"
        );
    }
    drop(both);
    // Less than the compiler would go on for.
    let started = Instant::now();
    while is_busy() {
        assert!(
            started.elapsed() < Duration::from_secs(5),
            "they keep their places"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}
