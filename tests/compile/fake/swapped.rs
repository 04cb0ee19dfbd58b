//! A compiler that gets ready, or becomes another one while the host runs.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use bytewise_tests::compiler::{block_on, compile_for, ready, request};
use host::compile::{Compiler, Learner, Preparation, Settings};
use protocol::compile::CompileClass::{Busy, CompileError};

use super::{Fake, class, count, refusing, said};

/// A host whose compiler is named by how often it was made ready.
fn counting_host(fake: &Arc<Fake>) -> Arc<Compiler> {
    let times = AtomicU32::new(0);
    let prepared = Arc::clone(fake);
    let prepare = move || {
        let time = times.fetch_add(1, Ordering::Relaxed) + 1;
        std::fs::create_dir_all(prepared.folder.join("lib"))?;
        Ok(prepared.toolset(&format!("made ready {time}")))
    };
    block_on(ready(Settings {
        preparation: Some(Preparation::new(prepare)),
        ..fake.settings()
    }))
}

fn version(host: &Compiler) -> Option<String> {
    host.status().compiler
}

#[test]
fn another_compiler_is_made_ready_before_it_is_asked() {
    let fake = Arc::new(Fake::new("updated", &refusing("one")));
    let host = counting_host(&fake);
    for _ in 0..2 {
        let answer = compile_for(&host, "alice", "slots", "a");
        assert_eq!(said(&answer), "one");
        assert_eq!(version(&host).as_deref(), Some("made ready 1"));
    }
    fake.becomes(&refusing("another"));
    let answer = compile_for(&host, "alice", "slots", "a");
    assert_eq!(said(&answer), "another");
    assert_eq!(version(&host).as_deref(), Some("made ready 2"));
    // Libraries that are gone are made again, too.
    std::fs::remove_dir(fake.folder.join("lib")).expect("the folder can be deleted");
    let answer = compile_for(&host, "alice", "slots", "a");
    assert_eq!(said(&answer), "another");
    assert_eq!(version(&host).as_deref(), Some("made ready 3"));
}

#[test]
fn what_another_compiler_says_of_these_libraries_is_not_the_learners_fault() {
    let script = format!("sleep 1; {}", refusing("an incompatible version of rustc"));
    let fake = Arc::new(Fake::new("swapped", &script));
    let host = counting_host(&fake);
    let alice = Learner::at("alice");
    let answer = block_on(async {
        let mut job = Box::pin(host.compile(&alice, request("slots", "a")));
        while count(&fake.folder) == 0 {
            let pause = tokio::time::timeout(Duration::from_millis(20), &mut job).await;
            assert!(pause.is_err(), "{pause:?}");
        }
        fake.becomes(&refusing("one"));
        job.await
    });
    assert_eq!(class(&answer), Busy, "{answer:?}");
    let answer = compile_for(&host, "alice", "slots", "a");
    assert_eq!(class(&answer), CompileError);
    assert_eq!(said(&answer), "one");
}

#[test]
fn one_who_comes_while_the_host_gets_ready_waits() {
    let fake = Fake::new("comes-early", &refusing("no"));
    let (go, may_go) = mpsc::channel();
    let (toolset, may_go) = (fake.toolset("a script"), Mutex::new(may_go));
    let prepare = move || {
        let may_go = may_go.lock().expect("nothing else waits for it");
        may_go.recv().expect("the test says when");
        Ok(toolset.clone())
    };
    let host = Compiler::with(Settings {
        preparation: Some(Preparation::new(prepare)),
        ..fake.settings()
    });
    let alice = Learner::at("alice");
    let answer = block_on(async {
        let mut job = Box::pin(host.compile(&alice, request("slots", "a")));
        let early = tokio::time::timeout(Duration::from_millis(200), &mut job).await;
        assert!(early.is_err(), "{early:?}");
        let problem = host.status().problem.expect("it says what it waits for");
        assert!(problem.contains("still compiling"), "{problem}");
        go.send(()).expect("the host gets ready");
        job.await
    });
    assert_eq!(said(&answer), "no");
}
