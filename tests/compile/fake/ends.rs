//! However the compiler ends, the answer has a class.

use bytewise_tests::compiler::{block_on, compile_for, ready};
use protocol::compile::CompileClass::{
    self, CompileError, CompilerCrash, LimitMemory, LimitOutput, LimitSize,
};

use super::{Fake, class, refusing};

#[test]
fn whatever_a_compiler_does_has_a_name() {
    let flood = "while :; do echo 'a line that is no diagnostic, and so not passed on'; done >&2";
    let linker = |signal| refusing(&format!("linking with `rust-lld` failed: signal: {signal}"));
    for (name, script, ends) in [
        ("fails", refusing("no"), CompileError),
        ("is-silent", "exit 1".to_owned(), CompilerCrash),
        ("talks-rubbish", "echo '{\"message\":' >&2; echo '\\377{}' >&2; exit 1".to_owned(), CompilerCrash),
        ("panics", "echo 'thread main panicked at /home/of/rust' >&2; exit 101".to_owned(), CompilerCrash),
        ("overflows", "kill -SEGV $$".to_owned(), CompilerCrash),
        ("is-killed", "kill -KILL $$".to_owned(), LimitMemory),
        ("aborts", "kill -ABRT $$".to_owned(), LimitMemory),
        ("floods", flood.to_owned(), LimitOutput),
        ("computes", "while :; do :; done".to_owned(), CompileClass::LimitCpu),
        ("writes-much", "while :; do echo 0123456789012345678901234567890123456789012345678901234567890123; done > out.wasm".to_owned(), LimitSize),
        ("makes-no-module", "exit 0".to_owned(), CompilerCrash),
        ("makes-rubbish", "echo rubbish > out.wasm; exit 0".to_owned(), CompilerCrash),
        ("linker-aborts", linker("6 (SIGABRT) (core dumped)"), LimitMemory),
        ("linker-computes", linker("24 (SIGXCPU)"), CompileClass::LimitCpu),
        ("linker-writes-much", linker("25 (SIGXFSZ)"), LimitSize),
        ("linker-overflows", linker("11 (SIGSEGV)"), CompilerCrash),
        ("linker-cannot-map", linker("7 (SIGBUS)"), CompilerCrash),
    ] {
        let fake = Fake::new(name, &script);
        let host = fake.host();
        let answer = compile_for(&host, "alice", "slots", "pub fn solve() {}");
        assert_eq!(class(&answer), ends, "{name}: {answer:?}");
        let told = serde_json::to_string(&answer).expect("an answer is plain data");
        assert!(!told.contains("/home/of/rust"), "{name}: {told}");
        // The next job starts from nothing.
        let answer = compile_for(&host, "alice", "slots", "pub fn solve() { }");
        assert_eq!(class(&answer), ends, "{name}, again: {answer:?}");
    }
}

/// A learner names libraries, sections and symbols, and the compiler and the
/// linker say these names.
#[test]
fn a_name_that_a_learner_chose_is_no_reason() {
    let names = "No space left on device SIGBUS SIGABRT memory allocation of LLVM ERROR: out of \
                 memory Disk quota exceeded";
    for (name, script, ends) in [
        (
            "names-a-library",
            refusing(&format!("could not find native static library `{names}`")),
            CompileError,
        ),
        (
            "names-a-section",
            format!("echo 'rustc-LLVM ERROR: {names}' >&2; exit 101"),
            CompilerCrash,
        ),
        (
            "names-a-symbol",
            refusing(&format!(
                "linking with `rust-lld` failed: exit status: 1\\\\n{names}"
            )),
            CompileError,
        ),
    ] {
        let fake = Fake::new(name, &script);
        let host = fake.host();
        let answer = compile_for(&host, "alice", "slots", "pub fn solve() {}");
        assert_eq!(class(&answer), ends, "{name}: {answer:?}");
        assert_eq!(host.status().problem, None);
    }
}

#[test]
fn a_compiler_that_does_not_end_is_ended() {
    for (name, script) in [("hangs", "sleep 600"), ("hangs-behind", "sleep 600 & wait")] {
        let fake = Fake::new(name, script);
        let host = block_on(ready(fake.hurried()));
        let answer = compile_for(&host, "alice", "slots", "a");
        assert_eq!(
            class(&answer),
            CompileClass::LimitWall,
            "{name}: {answer:?}"
        );
    }
}
