//! The order in which learners wait for one another.

use std::cell::RefCell;

use bytewise_tests::compiler::{block_on, ready, request};
use host::compile::{Learner, Settings};
use protocol::compile::CompileClass::{Busy, CompilerCrash};

use super::{Fake, class, said};

#[test]
fn equal_sources_are_compiled_once() {
    // Each run leaves a line where the jail lets it write nothing else: in the
    // length of what it says.
    let error = r#"{"$message_type":"diagnostic","message":"'"$$"'","level":"error","spans":[],"children":[]}"#;
    let fake = Fake::new("counts", &format!("sleep 1; echo '{error}' >&2; exit 1"));
    let host = fake.host();
    let [alice, bob, carol] = ["alice", "bob", "carol"].map(Learner::at);
    let (one, same, other) = block_on(async {
        tokio::join!(
            host.compile(&alice, request("slots", "a")),
            host.compile(&bob, request("slots", "a")),
            host.compile(&carol, request("slots", "b")),
        )
    });
    assert_eq!(said(&one), said(&same));
    assert_ne!(said(&one), said(&other));
}

#[test]
fn a_learner_has_one_job_and_one_that_waits() {
    let fake = Fake::new("waits", "sleep 1; exit 101");
    let host = fake.host();
    let [alice, bob] = ["alice", "bob"].map(Learner::at);
    let tab = Learner::at("alice").in_tab("another-tab");
    let (one, two, three, other, beside) = block_on(async {
        tokio::join!(
            host.compile(&alice, request("slots", "a")),
            host.compile(&alice, request("slots", "b")),
            host.compile(&alice, request("slots", "c")),
            host.compile(&bob, request("slots", "d")),
            host.compile(&tab, request("slots", "e")),
        )
    });
    for answer in [&one, &two, &other, &beside] {
        assert_eq!(class(answer), CompilerCrash, "{answer:?}");
    }
    assert_eq!(class(&three), Busy);
}

#[test]
fn a_job_that_takes_long_makes_room() {
    // It says at which priority it ends.
    let script = r#"read -r first < yours.rs
        case "$first" in *long*) sleep 4;; esac
        echo '{"message":"'"$(nice)"'","level":"error","spans":[],"children":[]}' >&2; exit 1"#;
    let fake = Fake::new("room", script);
    let host = block_on(ready(Settings {
        at_once: Some(1),
        ..fake.settings()
    }));
    let ended = RefCell::new(Vec::new());
    let asks = async |learner, source| {
        let learner = Learner::at(learner);
        let answer = host.compile(&learner, request("slots", source)).await;
        ended.borrow_mut().push((source, said(&answer).to_owned()));
    };
    block_on(async {
        tokio::join!(
            // It goes on in the slow lane.
            asks("alice", "// long, first"),
            // There is no more room there: it starts anew.
            asks("bob", "// long, then"),
            asks("carol", "// short"),
        )
    });
    let ended = ended.into_inner();
    let order: Vec<&str> = ended.iter().map(|(source, _)| *source).collect();
    assert_eq!(order, ["// short", "// long, first", "// long, then"]);
    let lowest = |(_, nice): &(_, String)| nice == "19";
    assert!(!lowest(&ended[0]), "{ended:?}");
    assert!(ended[1..].iter().all(lowest), "{ended:?}");
}
