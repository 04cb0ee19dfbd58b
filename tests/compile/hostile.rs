//! Every hostile source ends as it must, soon, and takes nothing of the host's
//! with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytewise_tests::command::{again, pass};
use bytewise_tests::compiler::{self, block_on, compile_for, ready, settings};
use bytewise_tests::project;
use host::compile::{Compiler, Preparation, Settings, Toolset};
use host::project::Project;
use protocol::compile::{CompileClass, Compiled};

use crate::corpus::{self, Hostile, Secrets};

/// The name of a variable of the host's that no source may see, and its value.
const VARIABLE: &str = "BYTEWISE_CANARY";
const VALUE: &str = "canary-51c09e77ab23";
/// The content of the canary, a file of the host's.
const SECRET: &str = "canary-7d41f0c2a95e";
/// The time that a job may take beyond its limit on computing: it waits for its
/// turn, and for other tests.
const SLACK: Duration = Duration::from_mins(1);
/// The most memory that the host itself may come to hold for all of them, in bytes.
const MEMORY: u64 = 256 << 20;
/// The longest answer.
const ANSWER: usize = 512 << 10;

/// Starts this very program again, as a host that has secrets in its variables
/// and tells the compiler by them to be less strict.
#[test]
fn hostile_sources_end_as_they_must() {
    // The build of the libraries must not see the variables.
    let toolset = toolset();
    pass(
        again("hostile::a_host_with_secrets")
            .env(VARIABLE, VALUE)
            .env("RUSTC_BOOTSTRAP", "1")
            .env(TOOLSET, written(&toolset)),
    );
}

#[test]
#[ignore = "the test above starts it, with variables"]
fn a_host_with_secrets() {
    let toolset = read(&std::env::var(TOOLSET).expect("it was started by the test above"));
    let sysroot = toolset.sysroot.clone();
    let mut settings = Settings {
        spool: compiler::spool().join("hostile"),
        preparation: Some(Preparation::new(move || Ok(toolset.clone()))),
        ..settings()
    };
    // Many of them compute as long as they may.
    settings.limits.cpu = 2;
    let spool = settings.spool.clone();
    let cpu = Duration::from_secs(settings.limits.cpu);
    let compiler = block_on(ready(settings));
    let canary = canary();
    let others = another_job(&spool);
    let corpus = corpus::all(&Secrets {
        canary: &canary,
        variable: VARIABLE,
        others: &others,
    });
    assert!(corpus.len() >= 50, "{}", corpus.len());
    let host = Host {
        compiler,
        secrets: [&sysroot, &spool, project::root()]
            .map(|path: &Path| path.display().to_string())
            .into_iter()
            .chain([SECRET, VALUE, "root:x:0", "librustc_driver"].map(str::to_owned))
            .collect(),
    };
    let before = memory();
    let mut wrong = Vec::new();
    for hostile in &corpus {
        let started = Instant::now();
        let answer = compile_for(&host.compiler, "mallory", "slots", &hostile.source);
        let took = started.elapsed();
        if let Some(problem) = host.problem(hostile, &answer) {
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
    let answer = compile_for(&host.compiler, "alice", "slots", honest);
    assert!(matches!(answer, Compiled::Built(_)), "{answer:?}");
}

/// The variable that carries the toolset, and how it is written there.
const TOOLSET: &str = "BYTEWISE_TOOLSET";

fn toolset() -> Toolset {
    let project = Project::find().expect("the tests run in a checkout");
    Toolset::prepare(&project).expect("the compiler can be made ready")
}

fn written(toolset: &Toolset) -> String {
    serde_json::json!([
        toolset.version,
        toolset.sysroot,
        toolset.libraries,
        toolset.externs,
        toolset.digest,
    ])
    .to_string()
}

fn read(text: &str) -> Toolset {
    let read = serde_json::from_str(text).expect("the test above wrote it");
    let (version, sysroot, libraries, externs, digest): (String, PathBuf, PathBuf, _, String) =
        read;
    Toolset {
        stamp: host::compile::Stamp::of(&sysroot),
        version,
        sysroot,
        libraries,
        externs,
        digest,
    }
}

/// A file of the host's, broken as Rust so that a diagnostic would quote it.
fn canary() -> String {
    let name = format!("canary-{}.rs", std::process::id());
    let path = project::target().join(name);
    std::fs::write(&path, secret()).expect("the canary can be written");
    path.to_str().expect("a path of text").to_owned()
}

fn secret() -> String {
    format!("{SECRET} {SECRET}\n")
}

/// Lays a job of someone else's beside those of this host, which has the only
/// folder there, and says how a job would find the learner's file in it.
fn another_job(spool: &Path) -> String {
    let hosts = std::fs::read_dir(spool).expect("the spool is there");
    let mut hosts = hosts.flatten().filter(|entry| entry.path().is_dir());
    let (Some(own), None) = (hosts.next(), hosts.next()) else {
        panic!("{} holds not exactly one host's folder", spool.display());
    };
    let job = own.path().join("job-of-another");
    std::fs::create_dir(&job).expect("a folder can be made");
    std::fs::write(job.join("yours.rs"), secret()).expect("a file can be written");
    "../job-of-another/yours.rs".to_owned()
}

/// A host, and what none of its answers may tell.
struct Host {
    compiler: Arc<Compiler>,
    secrets: Vec<String>,
}

impl Host {
    fn problem(&self, hostile: &Hostile, answer: &Compiled) -> Option<String> {
        let (ended, message) = match answer {
            Compiled::Built(_) => (None, ""),
            Compiled::Refused(refused) => (Some(refused.class), refused.message.as_str()),
        };
        let as_it_must = match ended {
            None => hostile.ends.is_empty(),
            Some(class) => hostile.ends.contains(&class),
        };
        let told = serde_json::to_string(answer).expect("an answer is plain data");
        let start: String = told.chars().take(600).collect();
        if !as_it_must && compiler::confined() {
            return Some(format!(
                "ended as {ended:?}, not {:?}: {start}",
                hostile.ends
            ));
        }
        if !told.contains(hostile.says) && compiler::confined() {
            return Some(format!("does not say `{}`: {start}", hostile.says));
        }
        if ended == Some(CompileClass::CompilerCrash) && !message.contains("nested") {
            return Some(format!("does not say what may be the reason: {message}"));
        }
        if told.len() > ANSWER {
            return Some(format!("the answer has {} bytes", told.len()));
        }
        self.leak(hostile, answer, &told)
    }

    /// Finds a secret of this machine that the answer, modules included, tells
    /// and the source did not.
    fn leak(&self, hostile: &Hostile, answer: &Compiled, told: &str) -> Option<String> {
        let leaked = |bytes: &[u8]| {
            let mut secrets = self.secrets.iter();
            secrets.find(|secret| {
                let mut windows = bytes.windows(secret.len());
                windows.any(|bytes| bytes == secret.as_bytes())
                    && !hostile.source.contains(secret.as_str())
            })
        };
        if let Some(secret) = leaked(told.as_bytes()) {
            return Some(format!("the answer tells `{secret}`"));
        }
        let Compiled::Built(built) = answer else {
            return None;
        };
        for (path, traced) in [(&built.module, false), (&built.traced, true)] {
            let id = path.split('/').nth(2).expect("an address names the module");
            let module = self.compiler.module(id, traced);
            if let Some(secret) = leaked(&module.expect("it was just built")) {
                return Some(format!("{path} contains `{secret}`"));
            }
        }
        None
    }
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
