//! Trouble of the host's own: it is told as such, and the host goes on.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use bytewise_tests::compiler::{block_on, compile_for, confined};
use host::compile::{Compiler, Preparation, Sandbox, Settings};
use protocol::compile::CompileClass::{CompilerCrash, JailUnavailable};
use protocol::compile::Compiled;

use super::{Fake, class, refusing};

/// A host that need not be able to compile.
fn host(settings: Settings) -> Arc<Compiler> {
    let host = Compiler::with(settings);
    block_on(host.prepared());
    host
}

/// The reason for which the host compiles nothing, as anyone is told it.
fn told(host: &Compiler) -> String {
    let answer = compile_for(host, "alice", "slots", "a");
    assert_eq!(class(&answer), JailUnavailable, "{answer:?}");
    let problem = host.status().problem.expect("the host says why");
    let Compiled::Refused(refused) = answer else {
        panic!("something was built");
    };
    assert_eq!(refused.message, problem);
    assert!(problem.contains("terminal"), "{problem}");
    assert!(!problem.contains('/') || problem.contains("rustup.rs"));
    problem
}

#[test]
fn without_a_folder_for_jobs_nothing_is_compiled() {
    let fake = Fake::new("no-folder", &refusing("no"));
    let file = fake.folder.join("file");
    fs::write(&file, "").expect("a file can be written");
    let host = host(Settings {
        spool: file.join("jobs"),
        ..fake.settings()
    });
    assert!(!host.sandboxed());
    let problem = told(&host);
    assert!(!problem.contains(&*file.to_string_lossy()), "{problem}");
}

#[test]
fn a_folder_for_jobs_that_is_gone_is_the_hosts_trouble() {
    let fake = Fake::new("lost", &refusing("no"));
    let host = fake.host();
    fs::remove_dir_all(fake.folder.join("jobs")).expect("a folder can be deleted");
    told(&host);
}

#[test]
fn a_compiler_that_cannot_be_started_is_the_hosts_trouble() {
    let fake = Fake::new("unstartable", "exit 1");
    fs::remove_file(fake.folder.join("bin/sh")).expect("a file can be deleted");
    told(&fake.host());
}

#[test]
fn a_compiler_that_is_not_made_ready_is_told_in_a_sentence() {
    let fake = Fake::new("unready", "exit 1");
    let prepare = || anyhow::bail!("cargo said at /home/of/rust that it cannot");
    let host = host(Settings {
        preparation: Some(Preparation::new(prepare)),
        ..fake.settings()
    });
    let problem = told(&host);
    assert!(problem.contains("rustup target add"), "{problem}");
    assert!(!problem.contains("/home"), "{problem}");
}

#[test]
fn a_jail_that_does_not_hold_is_not_used() {
    let fake = Fake::new("leaks", "exit 1");
    let jail = fake.folder.join("bin/jail");
    fake.becomes("echo \"a file of the host's was read\" >&2; exit 1");
    fs::rename(fake.folder.join("bin/rustc"), &jail).expect("a script can be renamed");
    let host = host(Settings {
        sandbox: Sandbox::Required,
        program: Some(jail),
        ..fake.settings()
    });
    assert!(!host.sandboxed());
    let problem = told(&host);
    assert!(problem.contains("confined"), "{problem}");
}

#[test]
fn a_jail_that_is_not_there_is_not_missed_in_silence() {
    let fake = Fake::new("no-jail", "exit 1");
    let host = host(Settings {
        sandbox: if confined() {
            Sandbox::Required
        } else {
            Sandbox::Off
        },
        program: Some(Path::new("/nowhere/bytewise").to_owned()),
        ..fake.settings()
    });
    told(&host);
}

#[test]
fn a_last_step_that_fails_is_the_hosts_trouble_unless_the_module_is_to_blame() {
    for (code, ends) in [
        (120, JailUnavailable),
        (121, JailUnavailable),
        (122, CompilerCrash),
    ] {
        let fake = Fake::new(&format!("last-step-{code}"), "exit 1");
        // In the jail's place: the compiler links, and the last step fails.
        fake.becomes(&format!("case $2 in *Finish*) exit {code};; esac"));
        let host = host(Settings {
            sandbox: Sandbox::Off,
            program: Some(fake.folder.join("bin/rustc")),
            ..fake.settings()
        });
        let answer = compile_for(&host, "alice", "slots", "a");
        assert_eq!(class(&answer), ends, "{code}: {answer:?}");
        assert_eq!(host.status().problem.is_some(), ends == JailUnavailable);
    }
}
