//! The end of all that a job started: it comes with the job's, however that ends.

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use bytewise_tests::command::again;
use bytewise_tests::compiler::{block_on, compile_for, ready, request};
use host::compile::{Learner, Settings};
use protocol::compile::CompileClass::{CompilerCrash, LimitWall};

use super::{Fake, class, count, folder, until};

#[test]
fn a_job_that_nobody_waits_for_ends_and_frees_its_place() {
    let fake = Fake::new("dropped", "sleep 600 & wait");
    let host = fake.host();
    let alice = Learner::at("alice");
    block_on(async {
        // More than the places of a learner.
        for _ in 0..5 {
            let mut job = Box::pin(host.compile(&alice, request("slots", "a")));
            while count(&fake.folder) < 2 {
                let pause = Duration::from_millis(20);
                let ended = tokio::time::timeout(pause, &mut job).await;
                assert!(ended.is_err(), "{ended:?}");
            }
            drop(job);
            assert!(gone(&fake), "what a dropped job started goes on");
        }
    });
    let jobs = fs::read_dir(fake.folder.join("jobs")).expect("the spool is there");
    let left = jobs
        .flatten()
        .filter(|host| host.path().is_dir())
        .flat_map(|host| fs::read_dir(host.path()).expect("a folder"))
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("job-"));
    assert_eq!(left.count(), 0, "a dropped job's folder stays");
}

#[test]
fn what_a_job_started_ends_with_it() {
    let fake = Fake::new("behind", "sleep 600 & exit 101");
    let host = block_on(ready(fake.hurried()));
    let answer = compile_for(&host, "alice", "slots", "a");
    assert!([CompilerCrash, LimitWall].contains(&class(&answer)));
    assert!(gone(&fake));
}

/// The name of the toolchain of the host that is killed.
const KILLED: &str = "killed";

#[test]
#[ignore = "the test below starts it, and kills it"]
fn a_host_that_is_killed() {
    // As a compiler that waits for its linker.
    let fake = Fake::new(KILLED, "sleep 600 & wait");
    let host = fake.host();
    compile_for(&host, "alice", "slots", "a");
}

#[test]
fn with_the_host_its_jobs_end_and_the_next_one_sweeps() {
    let mut host = again("fake::orphans::a_host_that_is_killed")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a test can be started");
    let left = folder(KILLED, host.id());
    let started = until(|| count(&left) == 2);
    host.kill().expect("it can be killed");
    host.wait().expect("it ends");
    assert!(started, "the host to be killed started no compiler");
    assert!(
        until(|| count(&left) == 0),
        "the compiler outlives its host"
    );

    let jobs = left.join("jobs");
    let hosts = || {
        let entries = fs::read_dir(&jobs).expect("the spool is there").flatten();
        entries.filter(|entry| entry.path().is_dir()).count()
    };
    assert_eq!(hosts(), 1, "the killed host left its folder");
    let fake = Fake::new("sweeps", "exit 1");
    let settings = Settings {
        spool: jobs.clone(),
        ..fake.settings()
    };
    drop(block_on(ready(settings)));
    assert!(until(|| hosts() == 0), "the next host left it too");
    fs::remove_dir_all(&left).expect("the folder can be deleted");
}

/// Tells whether no process of that toolchain is left, once those that were just
/// killed are gone.
fn gone(fake: &Fake) -> bool {
    until(|| count(&fake.folder) == 0)
}
