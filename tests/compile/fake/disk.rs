//! A disk that is full, which is the host's trouble: the system is asked, and
//! not what a compiler says.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use bytewise_tests::command::{again, pass};
use bytewise_tests::compiler::{block_on, compile_for, ready};
use bytewise_tests::files::TemporaryFolder;
use host::compile::Settings;
use protocol::compile::CompileClass::{CompileError, CompilerCrash, JailUnavailable};

use super::{Fake, class, refusing};

/// The variable with the folder of a disk of 4 MiB.
const DISK: &str = "BYTEWISE_TEST_DISK";

/// The bytes that fill it so far that a job starts, and cannot write as much as
/// it may: 1 MiB.
const BALLAST: usize = (4 << 20) - (300 << 10);

#[test]
#[ignore = "the test below starts it, with a small disk"]
fn a_host_on_a_small_disk() {
    let disk = PathBuf::from(std::env::var_os(DISK).expect("the test below says where"));
    // The ways in which rustc 1.95 ends on a full disk, and one that is the
    // learner's, whatever the disk.
    let linker = refusing("linking with `rust-lld` failed: exit status: 1");
    let mapped = refusing("linking with `rust-lld` failed: signal: 7 (SIGBUS)");
    let own = r#"{"message":"no","level":"error","spans":[{"file_name":"yours.rs","byte_start":0,"byte_end":1,"is_primary":true,"label":null,"suggested_replacement":null,"suggestion_applicability":null,"expansion":null}],"children":[]}"#;
    for (name, script, ends) in [
        ("panics", "exit 101".to_owned(), CompilerCrash),
        ("cannot-link", linker, CompileError),
        ("cannot-map", mapped, CompilerCrash),
    ] {
        let script =
            format!("case $(cat yours.rs) in own) echo '{own}' >&2; exit 1;; esac\n{script}");
        let fake = Fake::new(name, &script);
        let host = block_on(ready(Settings {
            spool: disk.join("jobs"),
            ..fake.settings()
        }));
        let ballast = disk.join("ballast");
        fs::write(&ballast, vec![0; BALLAST]).expect("it has that much room");
        let answer = compile_for(&host, "alice", "slots", "full");
        assert_eq!(class(&answer), JailUnavailable, "{name}: {answer:?}");
        assert_eq!(host.status().compiler.as_deref(), Some("a script"));
        assert!(host.status().problem.is_some(), "{name}");
        let answer = compile_for(&host, "alice", "slots", "own");
        assert_eq!(class(&answer), CompileError, "{name}: {answer:?}");

        fs::remove_file(&ballast).expect("it is there");
        let answer = compile_for(&host, "alice", "slots", "room");
        assert_eq!(class(&answer), ends, "{name}: {answer:?}");
        assert_eq!(host.status().problem, None, "{name}");
    }
}

#[test]
fn a_full_disk_is_told_until_there_is_room() {
    // A mount that nobody else sees, as a user who may do so or as root.
    let ways: [&[&str]; 2] = [&["--user", "--map-root-user", "--mount"], &["--mount"]];
    let works = |way: &&&[&str]| {
        let tried = Command::new("unshare").args(**way).arg("true").output();
        tried.is_ok_and(|output| output.status.success())
    };
    let Some(way) = ways.iter().find(works) else {
        println!("skipped, because this system lets nobody mount a small disk");
        return;
    };
    let disk = TemporaryFolder::new("small-disk");
    let host = again("fake::disk::a_host_on_a_small_disk");
    let mut command = Command::new("unshare");
    command
        .args(*way)
        .args([
            "sh",
            "-c",
            "mount -t tmpfs -o size=4m none \"$1\" && shift && exec \"$@\"",
            "sh",
        ])
        .arg(disk.path())
        .arg(host.get_program())
        .args(host.get_args())
        .env(DISK, disk.path());
    for (name, value) in host.get_envs() {
        command.env(name, value.expect("it sets variables"));
    }
    pass(&mut command);
}
