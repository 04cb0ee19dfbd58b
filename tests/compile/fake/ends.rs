//! However the compiler ends, the answer has a class.

use bytewise_tests::compiler::{block_on, compile_for, ready};
use protocol::compile::CompileClass::{
    self, CompileError, CompilerCrash, JailUnavailable, LimitMemory, LimitOutput, LimitSize,
};

use super::{Fake, class, refusing};

#[test]
fn whatever_a_compiler_does_has_a_name() {
    let flood = "while :; do echo 'a line that is no diagnostic, and so not passed on'; done >&2";
    let full = r#"{"message":"linking with `rust-lld` failed: exit status: 1","level":"error","spans":[],"children":[{"message":"LLVM ERROR: IO failure on output stream: No space left on device","level":"note","spans":[],"children":[]}]}"#;
    let linker_ended = refusing("linking with `rust-lld` failed: signal: 7 (SIGBUS)");
    for (name, script, ends) in [
        ("fails", refusing("no"), CompileError),
        ("is-silent", "exit 1".to_owned(), CompilerCrash),
        ("talks-rubbish", "echo '{\"message\":' >&2; echo '\\377{}' >&2; exit 1".to_owned(), CompilerCrash),
        ("panics", "echo 'thread main panicked at /home/of/rust' >&2; exit 101".to_owned(), CompilerCrash),
        ("overflows", "kill -SEGV $$".to_owned(), CompilerCrash),
        ("is-killed", "kill -KILL $$".to_owned(), LimitMemory),
        ("aborts", "kill -ABRT $$".to_owned(), LimitMemory),
        ("has-no-memory", "echo 'memory allocation of 9 bytes failed' >&2; exit 101".to_owned(), LimitMemory),
        ("floods", flood.to_owned(), LimitOutput),
        ("computes", "while :; do :; done".to_owned(), CompileClass::LimitCpu),
        ("writes-much", "while :; do echo 0123456789012345678901234567890123456789012345678901234567890123; done > out.wasm".to_owned(), LimitSize),
        ("makes-no-module", "exit 0".to_owned(), CompilerCrash),
        ("makes-rubbish", "echo rubbish > out.wasm; exit 0".to_owned(), CompilerCrash),
        // The way that rustc 1.95 ends on a disk that is full.
        ("has-no-disk", "echo 'rustc-LLVM ERROR: IO failure on output stream: No space left on device' >&2; exit 101".to_owned(), JailUnavailable),
        ("cannot-link", format!("echo '{full}' >&2; exit 1"), JailUnavailable),
        ("cannot-map", linker_ended, JailUnavailable),
        ("cannot-write", refusing("failed to write `out.wasm`: Read-only file system (os error 30)"), JailUnavailable),
        ("has-no-quota", refusing("cannot create a folder: Disk quota exceeded (os error 122)"), JailUnavailable),
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
