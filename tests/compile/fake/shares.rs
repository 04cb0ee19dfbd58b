//! The order in which learners wait for one another.

use bytewise_tests::compiler::{block_on, request};
use host::compile::Learner;
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
