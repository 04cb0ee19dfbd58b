//! Every hostile source ends as it must, soon, and takes nothing of the host's
//! with it.

use std::time::{Duration, Instant};

use bytewise_tests::compiler::{self, block_on, compile_for, ready, settings};
use bytewise_tests::project;
use host::compile::Compiler;
use protocol::compile::{CompileClass, Compiled};

use crate::corpus::{self, Hostile};

/// The name of a variable of the host's that no source may see.
const VARIABLE: &str = "CARGO_MANIFEST_DIR";
/// What the canary says.
const SECRET: &str = "canary-7d41f0c2a95e";
/// How much longer than its limit on computing a job may take: it waits for
/// its turn, and for other tests.
const SLACK: Duration = Duration::from_mins(1);
/// How much memory the host itself may come to hold for all of them.
const MEMORY: u64 = 256 << 20;
/// The longest answer.
const ANSWER: usize = 512 << 10;

#[test]
fn hostile_sources_end_as_they_must() {
    let settings = settings();
    let canary = canary();
    let cpu = Duration::from_secs(settings.limits.cpu);
    let compiler = block_on(ready(settings));
    let corpus = corpus::all(&canary, VARIABLE);
    assert!(corpus.len() >= 50, "{}", corpus.len());
    let before = memory();
    let mut wrong = Vec::new();
    for hostile in &corpus {
        let started = Instant::now();
        let answer = compile_for(&compiler, "mallory", "slots", &hostile.source);
        let took = started.elapsed();
        if let Some(problem) = problem(&compiler, hostile, &answer) {
            wrong.push(format!("{}: {problem}", hostile.name));
        }
        if took > 2 * cpu + SLACK {
            wrong.push(format!("{}: took {took:?}", hostile.name));
        }
    }
    let after = memory();
    if after > before + MEMORY {
        wrong.push(format!("the host went from {before} to {after} bytes"));
    }
    std::fs::remove_file(&canary).expect("the canary is still there");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    // And it still compiles what is honest.
    let honest = "use super::{Answer, Case};\npub fn solve(_: &Case) -> Answer { 0.0 }\n";
    let answer = compile_for(&compiler, "alice", "slots", honest);
    assert!(matches!(answer, Compiled::Built(_)), "{answer:?}");
}

/// A file of the host's, broken as Rust so that a diagnostic would quote it.
fn canary() -> String {
    let name = format!("canary-{}.rs", std::process::id());
    let path = project::target().join(name);
    let text = format!("{SECRET} {SECRET}\n");
    std::fs::write(&path, text).expect("the canary can be written");
    path.to_str().expect("a path of text").to_owned()
}

fn problem(compiler: &Compiler, hostile: &Hostile, answer: &Compiled) -> Option<String> {
    let ended = match answer {
        Compiled::Built(_) => None,
        Compiled::Refused(refused) => Some(refused.class),
    };
    let as_it_must = match ended {
        None => hostile.ends.is_empty(),
        Some(class) => hostile.ends.contains(&class),
    };
    let told = serde_json::to_string(answer).expect("an answer is plain data");
    if !as_it_must && compiler::confined() {
        let start: String = told.chars().take(600).collect();
        return Some(format!(
            "ended as {ended:?}, not {:?}: {start}",
            hostile.ends
        ));
    }
    if told.len() > ANSWER {
        return Some(format!("the answer has {} bytes", told.len()));
    }
    leak(compiler, answer, &told)
}

/// What the answer, modules included, tells of this machine.
fn leak(compiler: &Compiler, answer: &Compiled, told: &str) -> Option<String> {
    let secrets = [
        SECRET,
        "root:x:0",
        "librustc_driver",
        ".rustup",
        // Of the jobs' folder only the root's and the file's name are told.
        "test-jobs",
    ];
    for secret in secrets {
        if told.contains(secret) {
            return Some(format!("the answer tells `{secret}`"));
        }
    }
    let Compiled::Built(built) = answer else {
        return None;
    };
    for (path, traced) in [(&built.module, false), (&built.traced, true)] {
        let id = path.split('/').nth(2).expect("an address names the module");
        let module = compiler.module(id, traced).expect("it was just built");
        for secret in secrets {
            let found = module
                .windows(secret.len())
                .any(|bytes| bytes == secret.as_bytes());
            if found {
                return Some(format!("{path} contains `{secret}`"));
            }
        }
    }
    None
}

/// The bytes of memory that this process has, where the system tells.
fn memory() -> u64 {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    told.lines()
        .find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB"))
        .and_then(|kib| kib.trim().parse::<u64>().ok())
        .unwrap_or(0)
        << 10
}

#[test]
fn what_is_no_request_is_refused_before_it_is_compiled() {
    let compiler = compiler::shared();
    let honest = "pub fn solve() {}";
    for slug in [
        "",
        "../x",
        "slots/..",
        "rust-toolchain.toml",
        "build.rs",
        "@args",
        "a\0b",
        "Slots",
    ] {
        let answer = compile_for(compiler, "mallory", slug, honest);
        let Compiled::Refused(refused) = answer else {
            panic!("{slug:?} was compiled");
        };
        assert_eq!(refused.class, CompileClass::BadRequest, "{slug:?}");
    }
    let long = " ".repeat(protocol::compile::SOURCE_LIMIT + 1);
    let Compiled::Refused(refused) = compile_for(compiler, "mallory", "slots", &long) else {
        panic!("too long a source was compiled");
    };
    assert_eq!(refused.class, CompileClass::BadRequest);
}

#[test]
fn settings_in_a_folder_above_change_nothing() {
    let mut settings = settings();
    settings.spool = settings.spool.with_extension("poisoned");
    let above = settings.spool.clone();
    std::fs::create_dir_all(above.join(".cargo")).expect("a folder can be made");
    let poison = "[toolchain]\npath = \"/nowhere\"\n";
    for (name, text) in [
        ("rust-toolchain.toml", poison),
        (".cargo/config.toml", "[build]\nrustc = \"/nowhere\"\n"),
    ] {
        std::fs::write(above.join(name), text).expect("a file can be written");
    }
    let compiler = block_on(ready(settings));
    let honest = "use super::{Answer, Case};\npub fn solve(_: &Case) -> Answer { 1.0 }\n";
    let answer = compile_for(&compiler, "alice", "slots", honest);
    assert!(matches!(answer, Compiled::Built(_)), "{answer:?}");
    drop(compiler);
    std::fs::remove_dir_all(above).expect("the folder can be deleted");
}
